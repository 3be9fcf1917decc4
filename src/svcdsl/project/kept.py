"""What a run found, as it is kept for the next one: over the same texts, and by service where some have changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.diagnostics import Finding
from svcdsl.diagnostics.recording import as_record, from_record, waiver_from, waiver_record
from svcdsl.model import Localized
from svcdsl.project.cache import MOST_KEPT, Keys, load, store
from svcdsl.rules.waiving import Waived
from svcdsl.text import Source

if TYPE_CHECKING:
    from svcdsl.rules.parts import Parts


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


def recall(root: str, key: str, sources: Mapping[str, Source]) -> Kept | None:
    """What an earlier run found; None where there was none, or its entry is damaged. `sources` are all texts by name."""
    entry = load(root, key)
    if entry is None:
        return None
    try:
        findings = [from_record(record, sources, Localized) for record in entry["findings"]]
        waived = [
            Waived(from_record(finding, sources, Localized), waiver_from(waiver, sources))
            for finding, waiver in entry["waived"]
        ]
        return Kept(findings, waived, Sizes(*entry["sizes"]), entry["things"], entry["policies"])
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def recall_parts(root: str, keys: Keys, sources: Mapping[str, Source]) -> Parts:
    """What an earlier run in the same manner found by service; nothing where there was none."""
    from svcdsl.rules.parts import Parts  # of no use where the whole run is kept

    before = load(root, keys.manner)
    return Parts(before if isinstance(before, dict) else {}, keys.contents, sources)


def remember_parts(root: str, keys: Keys, parts: Parts) -> None:
    """Keep what is known by service now."""
    store(root, keys.manner, parts.now)
