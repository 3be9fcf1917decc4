"""Texts laid out for a terminal: nothing that deceives the eye, nothing wider than the room there is."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from svcdsl.text import display_width

# Signs that no line begins with, and signs that none ends with.
_NO_START = frozenset("，。、；：！？）》」』】〉”’…％)]}:;,.!?%")
_NO_END = frozenset("（《「『【〈“‘([{")
_NARROW = re.compile("[ -~–—‘’“”…→−×≈]*")  # signs of one column, between which no line breaks but at spaces
_GAPS = re.compile(" +|[^ ]+")
_PIECE = re.compile(r"[ \t]+|[!-_a-~]+|[^ \t]")  # spaces, an ASCII word, a backtick or another sign


def visible(text: str) -> str:
    """The text with all that a terminal would act on or hide shown as `<U+202E>`; a tab as one space.

    Control characters, marks of writing direction, joiners and other signs without a shape are so shown:
    no text can move the cursor, change colours, swap the order of letters or hide some.
    """
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _escaped(character) for character in text)


def _escaped(character: str) -> str:
    if character == "\t":
        return " "
    if unicodedata.category(character) == "Zs":
        return character
    return f"<U+{ord(character):04X}>"


@lru_cache(maxsize=512)  # the same reasons are given for many findings
def wrap(text: str, width: int) -> tuple[str, ...]:
    """Lines of at most `width` columns, broken at spaces and between Chinese characters.

    A word longer than a line is broken where the line ends.
    """
    narrow = _NARROW.fullmatch(text) is not None
    if narrow and len(text) <= width:
        return (text.strip(),)
    lines: list[str] = []
    line, used = "", 0
    for whole in _GAPS.findall(text) if narrow else _words(text):
        word, columns = whole, len(whole) if narrow else display_width(whole)
        if used + columns > width and line.strip():
            lines.append(line.rstrip())
            line, used = "", 0
        if word.isspace():
            line, used = (line + word, used + columns) if line else ("", 0)
            continue
        while columns > width:
            head = fitting(word, width) or word[:1]
            lines.append(head)
            word = word[len(head) :]
            columns = display_width(word)
        line, used = line + word, used + columns
    if line or not lines:
        lines.append(line.rstrip())
    return tuple(lines)


def _words(text: str) -> Iterator[str]:
    """Runs of spaces, and what may not be broken: a narrow word or one wide character, with its punctuation.

    What stands between backticks is to be typed as it is, and breaks at spaces only.
    """
    word = ""
    in_code = False
    for match in _PIECE.finditer(text):
        piece = match.group()
        if word and (piece.isspace() or (not in_code and _may_break(word[-1], piece[0]))):
            yield word
            word = ""
        in_code ^= piece == "`"
        if piece.isspace():
            yield piece
        else:
            word += piece
    if word:
        yield word


def _may_break(before: str, after: str) -> bool:
    if before.isascii() and after.isascii():
        return False
    if after in _NO_START or before in _NO_END:
        return False
    return display_width(before) == 2 or display_width(after) == 2


def fitting(text: str, columns: int) -> str:
    """The longest start of `text` that takes at most so many columns."""
    used = 0
    for at, character in enumerate(text):
        used += display_width(character)
        if used > columns:
            return text[:at]
    return text


def fitting_end(text: str, columns: int) -> str:
    """The longest end of `text` that takes at most so many columns."""
    used = 0
    for at in range(len(text) - 1, -1, -1):
        used += display_width(text[at])
        if used > columns:
            return text[at + 1 :]
    return text


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to that width."""
    return text + " " * (width - display_width(text))


def labelled(label: str, text: str, indent: int, width: int, label_width: int = 0) -> list[str]:
    """A text behind a label, its further lines standing under its first."""
    head = padded(label, max(display_width(label), label_width)) + "  " if label else ""
    room = max(width - indent - display_width(head), 20)
    lines = wrap(visible(text), room)
    rest = " " * display_width(head)
    return [" " * indent + (head if number == 0 else rest) + line for number, line in enumerate(lines)]
