"""The rows of places that a thing is bound with, three numbers each; see `model.base.Item`."""

from __future__ import annotations

from svcdsl.syntax import Sequence


def places_of_items(value: Sequence, base: int) -> list[int]:
    """The rows for the items of a list; one alone has the list's own place."""
    if len(value.items) < 2:
        return []
    return [part for number, one in enumerate(value.items, base + 2) for part in (number, one.start, one.end)]


def first_place(rows: list[int], index: int) -> tuple[int, int]:
    """Where the key of a field stands among the rows collected so far; the thing itself if it had no value."""
    for at in range(3, len(rows), 3):
        if rows[at] == index << 16:
            return rows[at + 1], rows[at + 2]
    return rows[1], rows[2]
