"""Findings as plain data and back, so that they can be kept between runs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from svcdsl.diagnostics.finding import Edit, Fact, Finding, Related
from svcdsl.diagnostics.nearest import Nearest
from svcdsl.diagnostics.waiver import Waiver
from svcdsl.text import Source, Span

Localize = Callable[[Mapping[str, str]], str]
"""Makes a text in several languages of a map; the class of such texts belongs to the model."""


def as_record(finding: Finding) -> list[Any]:
    """A finding as lists, texts and numbers; questions for the nearest word are answered."""
    return [
        finding.code,
        _place(finding.span),
        {name: _fact(value) for name, value in finding.facts.items()},
        [[related.role, _place(related.span)] for related in finding.related],
        finding.severity,
        finding.variant,
        [[_place(edit.span), edit.text] for edit in finding.edits],
    ]


def from_record(record: list[Any], sources: Mapping[str, Source], localize: Localize) -> Finding:
    """The finding of a record, its places in the sources of those names. Raises KeyError for an unknown one."""
    code, place, facts, related, severity, variant, edits = record
    return Finding(
        code,
        _span(place, sources),
        {name: _from_fact(value, localize) for name, value in facts.items()},
        related=[Related(role, _span(at, sources)) for role, at in related],
        severity=severity,
        variant=variant,
        edits=[Edit(_span(at, sources), text) for at, text in edits],
    )


def waiver_record(waiver: Waiver) -> list[Any]:
    """A waiver as plain data."""
    return [list(waiver.codes), waiver.line, waiver.until, waiver.reason, _place(waiver.span)]


def waiver_from(record: list[Any], sources: Mapping[str, Source]) -> Waiver:
    """The waiver of a record."""
    codes, line, until, reason, place = record
    return Waiver(tuple(codes), line, until, reason, _span(place, sources))


def _place(span: Span) -> list[Any]:
    return [span.source.name, span.start, span.end]


def _span(place: list[Any], sources: Mapping[str, Source]) -> Span:
    name, start, end = place
    return Span(sources[name], start, end)


def _fact(value: Fact) -> Any:
    if isinstance(value, Nearest):
        return {"nearest": value.word, "among": value.words(), "sole": value.sole()}
    by_language = getattr(value, "by_language", None)
    if by_language is not None:
        return {"languages": dict(by_language)}
    if isinstance(value, Mapping):
        return {"languages": dict(value)}
    return value if isinstance(value, str | int) else [_fact(one) for one in value]


def _from_fact(value: Any, localize: Localize) -> Any:
    if isinstance(value, dict):
        if "nearest" in value:
            return Nearest(value["nearest"], value["among"])
        return localize(value["languages"])
    return [_from_fact(one, localize) for one in value] if isinstance(value, list) else value
