"""Findings as JSON, for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from svcdsl.diagnostics import Told
from svcdsl.report.totals import Totals
from svcdsl.text import Span

VERSION = 1

# JSON allows these as they are, but terminals act on some, and UTF-8 has no lone surrogates.
_RISKY = re.compile("[\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def as_json(tolds: Sequence[Told], totals: Totals) -> str:
    """One JSON object with all findings, sorted by file, place and code; a finding a line, no last line end.

    Lines and columns count from 1, columns in code points; a range ends just behind its last character.
    """
    return "".join(json_chunks(tolds, totals))


def json_chunks(tolds: Sequence[Told], totals: Totals) -> Iterator[str]:
    """The same text in pieces, a finding at a time."""
    yield f'{{"version": {VERSION}, "findings": ['
    separator = "\n"
    for told in sorted(tolds, key=by_place):
        yield separator + dumped(_finding(told))
        separator = ",\n"
    yield "\n" if tolds else ""
    yield f'], "summary": {dumped(totals._asdict())}}}'


def by_place(told: Told) -> tuple[Any, ...]:
    """What findings are ordered by: file, place, code; the message where all that is one."""
    return (told.span.source.shown, told.span.start, told.code, told.span.end, told.message)


def _finding(told: Told) -> dict[str, Any]:
    return {
        "code": told.code,
        "name": told.name,
        "severity": told.severity,
        "message": told.message,
        "why": told.why,
        "help": told.help,
        "file": told.span.source.shown,
        "range": _range(told.span),
        "related": [
            {"message": message, "file": span.source.shown, "range": _range(span)} for message, span in told.related
        ],
        "fixable": told.fixable,
    }


def _range(span: Span) -> dict[str, Any]:
    position = span.source.position
    (line, column), (end_line, end_column) = position(span.start), position(span.end)
    return {"start": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}


def dumped(value: Any) -> str:
    """JSON on one line, readable, with nothing in it that a terminal would act on."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() and "\x7f" not in text else _RISKY.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    return f"\\u{ord(match.group()):04x}"
