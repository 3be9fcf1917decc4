"""A text with a name, and places in it as code-point offsets.

Offsets are turned into lines and columns only when somebody looks, since most places are never shown.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from typing import Any, NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")


class Position(NamedTuple):
    """A place as people count: line and column, both from 1, the column in code points."""

    line: int
    column: int


class Source:
    """One file's text without its byte-order mark.

    `name` is the path within its project, with `/`; `shown` the path from where the user stands. `spans` holds
    the places of the things read from this text, so that a thing itself needs to keep no more than one number.
    """

    __slots__ = ("_line_starts", "name", "shown", "spans", "text")

    def __init__(self, name: str, text: str, shown: str = "") -> None:
        self.name = name
        self.shown = shown or name
        self.text = text[1:] if text.startswith("\ufeff") else text
        self.spans: array[int] = array("I")
        self._line_starts: array[int] | None = None

    def __repr__(self) -> str:
        return f"Source({self.name!r})"

    @property
    def line_starts(self) -> array[int]:
        """Offsets at which lines begin; a line ends at LF, CRLF or CR."""
        if self._line_starts is None:
            starts = array("I", [0])
            starts.extend(match.end() for match in _LINE_END.finditer(self.text))
            self._line_starts = starts
        return self._line_starts

    @property
    def line_count(self) -> int:
        """How many lines the text has; a text that ends with a line end has an empty last one."""
        return len(self.line_starts)

    def position(self, offset: int) -> Position:
        """Line and column, from 1, of a code-point offset."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def utf16_column(self, offset: int) -> int:
        """The column from 0 in UTF-16 units, as editors count."""
        start = self.line_starts[bisect_right(self.line_starts, offset) - 1]
        return len(self.text[start:offset].encode("utf-16-le", "surrogatepass")) // 2

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def whole(self) -> Span:
        """The place of the file as such: its very start."""
        return Span(self, 0, 0)


class Span:
    """A stretch of a source, from `start` up to but not including `end`, in code points."""

    __slots__ = ("end", "source", "start")

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source = source
        self.start = start
        self.end = end

    def __repr__(self) -> str:
        line, column = self.first
        return f"{self.source.name}:{line}:{column}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and self.key() == other.key()

    def __hash__(self) -> int:
        return hash(self.key())

    def key(self) -> tuple[Any, ...]:
        """What spans are ordered by: file, start, end."""
        return (self.source.name, self.start, self.end)

    @property
    def first(self) -> Position:
        """Position of the first character."""
        return self.source.position(self.start)

    @property
    def last(self) -> Position:
        """Position just after the last character."""
        return self.source.position(self.end)

    @property
    def text(self) -> str:
        """What is written there."""
        return self.source.text[self.start : self.end]
