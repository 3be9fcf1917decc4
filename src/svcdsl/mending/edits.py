"""Edits of one text: whether they get into each other's way, and what they make of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from svcdsl.diagnostics import Edit
from svcdsl.text import Source


def apply(source: Source, edits: Iterable[Edit]) -> Source:
    """The text with the edits done; none may overlap. Those at one place keep their order."""
    pieces, at = [], 0
    for edit in sorted(edits, key=lambda edit: (edit.span.start, edit.span.end)):
        pieces += [source.text[at : edit.span.start], edit.text]
        at = edit.span.end
    # A mark at the very start is no part of the text; one that an edit brought there would be taken for it.
    return Source(source.name, "".join((*pieces, source.text[at:])), source.shown)


def collide(edits: Sequence[Edit], others: Sequence[Edit]) -> bool:
    """Whether edits overlap or touch others: then it is not known that both together mean what each does."""
    return any(
        edit.span.source.name == other.span.source.name
        and edit.span.start <= other.span.end
        and other.span.start <= edit.span.end
        for edit in edits
        for other in others
    )
