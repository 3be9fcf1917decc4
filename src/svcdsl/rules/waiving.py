"""Waivers against findings: what somebody has decided to live with is set aside, and idle waivers are found."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from svcdsl.diagnostics import Edit, Fact, Finding, Nearest, Waiver
from svcdsl.rules.base import Rule
from svcdsl.text import Source, Span
from svcdsl.values.value import compiled

WITHOUT_REASON, EXPIRED, UNUSED = "H01", "H02", "H03"


_ALLOW = r"#\s*(?:svcdsl|服务规范)\s*[:：]\s*(?:allow\b|豁免)"
_DAY = r"(?:\buntil\b|截至)\s*([^\s:：]+)"


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

    `known` are all rules, `run` the codes of those that were run (a waiver's code of a rule that was not run is never
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
    used: dict[Waiver, set[str]] = {}
    for finding in findings:
        waiver_of = _waiver_for(finding, in_force) if in_force else None
        if waiver_of is None:
            kept.append(finding)
        else:
            used.setdefault(waiver_of, set()).add(finding.code)
            waived.append(Waived(finding, waiver_of))
    judged = {*run, *others}
    for waiver, named in (one for entries in in_force.values() for one in entries):
        idle = (named - used.get(waiver, set())) & judged
        about += _unused(waiver, [word for word in waiver.codes if codes[word.lower()] in idle])
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
        variant = "no-code" if compiled(_ALLOW).match(waiver.span.text) else "misspelt"
        return Finding(WITHOUT_REASON, waiver.span, variant=variant)
    if unknown:
        facts: dict[str, Fact] = {"code": unknown[0], "nearest": Nearest(unknown[0], [*codes, *codes.values()])}
        return Finding(WITHOUT_REASON, waiver.span, facts, variant="unknown-code")
    if not waiver.until:
        written = compiled(_DAY).search(waiver.span.text)
        if written:
            return Finding(WITHOUT_REASON, waiver.span, {"text": written[1]}, variant="bad-day")
        return Finding(WITHOUT_REASON, waiver.span, variant="no-day")
    if not waiver.reason:
        return Finding(WITHOUT_REASON, waiver.span, variant="no-reason")
    if waiver.until < today:
        return Finding(EXPIRED, waiver.span, {"until": waiver.until, "codes": list(waiver.codes)})
    return None


def _unused(waiver: Waiver, idle: Sequence[str]) -> Iterator[Finding]:
    """H03 for a waiver that waives nothing, or for each of its codes that does not."""
    if len(idle) == len(waiver.codes):
        edit = Edit(_whole_comment(waiver.span), "")
        yield Finding(UNUSED, waiver.span, {"codes": list(waiver.codes)}, edits=[edit])
        return
    for word in idle:
        place, with_separator = _places_of(word, waiver)
        yield Finding(UNUSED, place, {"codes": [word]}, variant="some", edits=[Edit(with_separator, "")])


def _places_of(word: str, waiver: Waiver) -> tuple[Span, Span]:
    """Where one of several codes stands; and what is to go with it: what divides it from the next, or the last."""
    source, start = waiver.span.source, waiver.span.start
    before, behind = (r"[\s,，、]+", "") if word == waiver.codes[-1] else ("", r"[\s,，、]+")
    match = re.search(rf"{before}(?<![\w-])({re.escape(word)})(?![\w-]){behind}", waiver.span.text)
    assert match is not None  # it was read from there
    return Span(source, start + match.start(1), start + match.end(1)), Span(
        source, start + match.start(), start + match.end()
    )


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
