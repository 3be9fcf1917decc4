"""How many columns a text takes on a terminal: Chinese characters take two, marks that combine take none."""

from __future__ import annotations

import unicodedata


def display_width(text: str) -> int:
    """The width of `text` in terminal columns; a tab counts as one, as it is shown as one space."""
    if text.isascii():
        return len(text)
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in ("Cf", "Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
