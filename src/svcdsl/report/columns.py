"""Rows of texts as aligned columns; Chinese characters take two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcdsl.text import display_width


def columns(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """A line a row, every column as wide as its widest text; the last one runs free."""
    widths = [max(display_width(row[number]) for row in rows) for number in range(len(rows[0]))]
    for row in rows:
        cells = [text + " " * (width - display_width(text)) for text, width in zip(row, widths, strict=True)]
        yield "  ".join([*cells[:-1], row[-1]])
