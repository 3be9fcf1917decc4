"""What is asked of a project beside what references lead to, so that it is known what an answer hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.text import Source


class Asked:
    """What was asked since it was last forgotten.

    `files` hold the things of which it was asked who refers to them; `everything` says that something was asked to
    which any file may contribute. What can be reached from a thing by its fields, its parent and its items is not
    noted: every thing leads to the same ones until some file on the way is changed.
    """

    __slots__ = ("everything", "files")

    def __init__(self) -> None:
        self.files: set[Source] = set()
        self.everything = False

    def forget(self) -> None:
        """Begin anew."""
        self.files.clear()
        self.everything = False
