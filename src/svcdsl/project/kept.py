"""What a run found, as it is kept for the next one over the same texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from svcdsl.diagnostics import Finding
from svcdsl.diagnostics.recording import as_record, from_record, waiver_from, waiver_record
from svcdsl.model import Localized
from svcdsl.project.cache import MOST_KEPT, load, store
from svcdsl.rules.waiving import Waived
from svcdsl.text import Source


class Sizes(NamedTuple):
    """How many files, services and things a project has."""

    files: int
    services: int
    things: int


class Kept(NamedTuple):
    """The findings of a run, those that waivers set aside, and the size of what was read.

    `things` are the paths of the things of the findings, where a baseline asked for them; `policies` the ids of the
    project's policies.
    """

    findings: Sequence[Finding]
    waived: Sequence[Waived]
    sizes: Sizes
    things: Sequence[str] = ()
    policies: Sequence[str] = ()


def remember(root: str, key: str, kept: Kept) -> None:
    """Keep what was found, unless it is too much."""
    if len(kept.findings) > MOST_KEPT:
        return
    entry = {
        "findings": [as_record(finding) for finding in kept.findings],
        "waived": [[as_record(one.finding), waiver_record(one.waiver)] for one in kept.waived],
        "sizes": list(kept.sizes),
        "things": list(kept.things),
        "policies": list(kept.policies),
    }
    store(root, key, entry)


def recall(root: str, key: str, texts: Sequence[tuple[Source, Finding | None]]) -> Kept | None:
    """What an earlier run found; None where there was none, or its entry is damaged."""
    entry = load(root, key)
    if entry is None:
        return None
    sources = {source.name: source for source, _ in texts}
    try:
        findings = [from_record(record, sources, Localized) for record in entry["findings"]]
        waived = [
            Waived(from_record(finding, sources, Localized), waiver_from(waiver, sources))
            for finding, waiver in entry["waived"]
        ]
        return Kept(findings, waived, Sizes(*entry["sizes"]), entry["things"], entry["policies"])
    except (KeyError, TypeError, ValueError):
        return None
