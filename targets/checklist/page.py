"""What a checklist is made of: rows, the pause points between them, and sections with letters."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from .markdown import Marked
from .voice import Voice

MOST = 9
"""So many lines at most are confirmed at one pause point."""


class Row(NamedTuple):
    """One line of a list, with a box where it has an id; the id stays the same over versions."""

    text: Marked
    depth: int = 0
    id: str = ""

    @property
    def indent(self) -> Marked:
        """Spaces before the line's sign: four a level, which every Markdown takes for a level."""
        return Marked("    " * self.depth)

    @property
    def box(self) -> Marked:
        """The box to tick, and a space."""
        return Marked("[ ] " if self.id else "")

    @property
    def comment(self) -> Marked:
        """The id, hidden in a comment; ids have no `>`, so that nothing can end it early."""
        return Marked(f" <!-- {self.id} -->" if self.id else "")


class Block(NamedTuple):
    """Rows that stay together, such as a step and what belongs to it; `codes` are those of its boxes."""

    rows: list[Row]
    codes: list[str]


class Stretch(NamedTuple):
    """Rows up to a pause point; `pause` is the line there, empty for lists that nobody ticks."""

    rows: list[Row]
    pause: Marked


class Section(NamedTuple):
    """A part of a checklist. `how` says how it is to be read where that differs from the whole."""

    letter: str
    title: Marked
    stretches: list[Stretch]
    how: Marked = Marked("")
    note: Marked = Marked("")


def letter(number: int) -> str:
    """A, B, …, Z, AA, AB, … for 0, 1, …"""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def mark_of(text: str) -> str:
    """A short mark of a text, which tells the rows of one thing apart.

    Neither moving the text nor inserting others changes it, so that filled-in copies can be compared.
    """
    return sha256(str(text).encode("utf-8", "replace")).hexdigest()[:6]


def ticked(voice: Voice, blocks: Sequence[Block]) -> list[Stretch]:
    """Blocks cut at pause points, no more than MOST boxes each where blocks allow it, and evenly filled."""
    total = sum(len(block.codes) for block in blocks)
    aim = -(-total // max(1, -(-total // MOST)))
    found: list[Stretch] = []
    here: list[Block] = []
    for block in blocks:
        size = sum(len(one.codes) for one in here)
        if here and (size >= aim or size + len(block.codes) > MOST):
            found.append(_stretch(voice, here))
            here = []
        here.append(block)
    return [*found, _stretch(voice, here)] if here else found


def _stretch(voice: Voice, blocks: Iterable[Block]) -> Stretch:
    blocks = list(blocks)
    codes = [code for block in blocks for code in block.codes]
    return Stretch([row for block in blocks for row in block.rows], pause(voice, codes))


def pause(voice: Voice, codes: Sequence[str]) -> Marked:
    """The line at a pause point; one box by itself needs none."""
    return voice.say("pause", first=Marked(codes[0]), last=Marked(codes[-1])) if len(codes) > 1 else Marked("")


def listed(rows: Iterable[Row]) -> list[Stretch]:
    """Rows without a pause point."""
    return [Stretch(list(rows), Marked(""))]
