"""The lines of a source at a place, with the place underlined."""

from __future__ import annotations

from typing import NamedTuple

from svcdsl.report.layout import fitting, fitting_end, visible
from svcdsl.text import Span, display_width

_LEAST_ROOM = 20
_CUT = "…"


class Row(NamedTuple):
    """One line shown. `number` is "" for the row of carets and for what is left out."""

    number: str
    text: str
    is_mark: bool = False


def line_numbers_width(spans: list[Span]) -> int:
    """How many columns the largest line number of these places takes."""
    return max((len(str(_last_line(span))) for span in spans), default=1)


def excerpt(span: Span, room: int) -> list[Row]:
    """The rows for a place, none wider than `room` columns; no rows for a text without anything in it.

    A place of several lines shows its first and its last.
    """
    source = span.source
    if not source.text:
        return []
    line, column = span.first
    last = _last_line(span)
    text = source.line(line)
    start = min(column - 1, len(text))
    if last == line:
        return _underlined(line, text, start, start + max(span.end - span.start, 1), room)
    rows = _underlined(line, text, start, max(len(text), start + 1), room)
    if last > line + 1:
        rows.append(Row("", _CUT))
    text = source.line(last)
    begin = len(text) - len(text.lstrip())
    end = span.end - source.line_starts[last - 1]
    return rows + _underlined(last, text, min(begin, max(end - 1, 0)), max(end, 1), room)


def _last_line(span: Span) -> int:
    """The line of the last character: a place that ends with a line end does not reach the next line."""
    return span.source.position(max(span.end - 1, span.start)).line


def _underlined(number: int, line: str, start: int, end: int, room: int) -> list[Row]:
    text, before, marked = _cut(line, start, end, max(room, _LEAST_ROOM))
    return [Row(str(number), text), Row("", " " * before + "^" * max(marked, 1), True)]


def _cut(line: str, start: int, end: int, room: int) -> tuple[str, int, int]:
    """(what is shown of a line, columns before the marked part, columns of the marked part)."""
    # A line can be megabytes long: only what could be shown is looked at. Some signs take no column.
    far = room * 4
    before = visible(line[max(start - far, 0) : start])
    marked = visible(line[start : min(end, start + far)])
    after = visible(line[end : end + far])
    widths = [display_width(part) for part in (before, marked, after)]
    if sum(widths) <= room and start <= far and len(line) <= end + far:
        return (before + marked + after).rstrip(), widths[0], widths[1]
    if widths[1] > room - 2 - room // 4:
        marked = fitting(marked, room - 3 - room // 4) + _CUT
        widths[1] = display_width(marked)
        widths[2], after = 0, ""
    left = room - 2 - widths[1]  # for an ellipsis at either end
    lead = min(widths[0], max(left // 2, left - widths[2]))
    head = fitting_end(before, lead)
    tail = fitting(after, left - display_width(head))
    head = head if len(head) == len(before) and start <= far else _CUT + head
    tail = tail if len(tail) == len(after) and len(line) <= end + far else tail + _CUT
    return (head + marked + tail).rstrip(), display_width(head), widths[1]
