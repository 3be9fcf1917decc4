"""Waivers against findings: what somebody has decided to live with is set aside, and idle waivers are found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from svcdsl.diagnostics import Edit, Fact, Finding, Nearest, Waiver
from svcdsl.rules.base import Rule
from svcdsl.text import Source, Span

WITHOUT_REASON, EXPIRED, UNUSED = "H01", "H02", "H03"


_ALLOW = re.compile(r"\ballow\b|豁免")
_DAY = re.compile(r"(?:\buntil\b|截至)\s*([^\s:：]+)")


class Waived(NamedTuple):
    """A finding that is not reported, and the waiver that says why."""

    finding: Finding
    waiver: Waiver


class Waiving(NamedTuple):
    """What is left of the findings, with those about waivers themselves; and what was set aside."""

    findings: list[Finding]
    waived: list[Waived]


def waive(
    findings: Iterable[Finding],
    waivers: Sequence[Waiver],
    known: Collection[Rule],
    run: Collection[str],
    today: str,
    others: Collection[str] = (),
) -> Waiving:
    """Set findings aside that a complete waiver in force speaks of.

    `known` are all rules, `run` the codes of those that were run (a waiver of a rule that was not run is never
    idle), `others` further codes that findings may have, such as ids of policies. `today` is an ISO date.
    """
    codes = {word: rule.code for rule in known for word in (rule.code.lower(), rule.name)}
    codes |= {word.lower(): word for word in others}
    about: list[Finding] = []
    in_force: dict[tuple[str, int], list[tuple[Waiver, set[str]]]] = {}
    for waiver in waivers:
        fault = _fault_of(waiver, codes, today)
        if fault is not None:
            about.append(fault)
            continue
        place = (waiver.span.source.name, waiver.line)
        in_force.setdefault(place, []).append((waiver, {codes[code.lower()] for code in waiver.codes}))
    kept, waived = [], []
    used: set[Waiver] = set()
    for finding in findings:
        waiver_of = _waiver_for(finding, in_force) if in_force else None
        if waiver_of is None:
            kept.append(finding)
        else:
            used.add(waiver_of)
            waived.append(Waived(finding, waiver_of))
    idle = [
        waiver
        for entries in in_force.values()
        for waiver, named in entries
        if waiver not in used and all(code in run or code in others for code in named)
    ]
    about += [_unused(waiver) for waiver in idle]
    return Waiving(kept + about, waived)


def _waiver_for(finding: Finding, in_force: dict[tuple[str, int], list[tuple[Waiver, set[str]]]]) -> Waiver | None:
    source = finding.span.source
    for line in (finding.span.first.line, 0):
        for waiver, named in in_force.get((source.name, line), ()):
            if finding.code in named:
                return waiver
    return None


def _fault_of(waiver: Waiver, codes: dict[str, str], today: str) -> Finding | None:
    """H01 for a waiver that is not complete, H02 for one past its day; None for one in force."""
    unknown = [code for code in waiver.codes if code.lower() not in codes]
    if not waiver.codes:
        variant = "no-code" if _ALLOW.search(waiver.span.text) else "misspelt"
        return Finding(WITHOUT_REASON, waiver.span, variant=variant)
    if unknown:
        facts: dict[str, Fact] = {"code": unknown[0], "nearest": Nearest(unknown[0], [*codes, *codes.values()])}
        return Finding(WITHOUT_REASON, waiver.span, facts, variant="unknown-code")
    if not waiver.until:
        written = _DAY.search(waiver.span.text)
        if written:
            return Finding(WITHOUT_REASON, waiver.span, {"text": written[1]}, variant="bad-day")
        return Finding(WITHOUT_REASON, waiver.span, variant="no-day")
    if not waiver.reason:
        return Finding(WITHOUT_REASON, waiver.span, variant="no-reason")
    if waiver.until < today:
        return Finding(EXPIRED, waiver.span, {"until": waiver.until, "codes": list(waiver.codes)})
    return None


def _unused(waiver: Waiver) -> Finding:
    edit = Edit(_whole_comment(waiver.span), "")
    return Finding(UNUSED, waiver.span, {"codes": list(waiver.codes)}, edits=[edit])


def _whole_comment(span: Span) -> Span:
    """The comment with the space before it; with its line's end where nothing else stands on the line."""
    source: Source = span.source
    text = source.text
    start = span.start
    while start > 0 and text[start - 1] in " \t":
        start -= 1
    end = span.end
    if start == 0 or text[start - 1] in "\r\n":
        end += text[end:].startswith("\r")
        end += text[end:].startswith("\n")
    return Span(source, start, end)
