"""How wide a text is and where it breaks, without any font at hand: estimates on the safe side."""

from __future__ import annotations

import re

from svcdsl.text.width import display_width

_NARROW = 0.55  # of the size, for a letter of a sans serif face, capitals among them
_WIDE = 1.02  # for a Chinese character
_PIECES = re.compile(r"[⺀-鿿豈-﫿＀-￯　-〿][，。、；：！？）》”’]*|\s+|[^\s⺀-鿿豈-﫿＀-￯　-〿]+")


def width(text: str, size: float) -> float:
    """The width of a text in pixels, at a size in pixels."""
    wide = display_width(text) - len(text)
    return ((len(text) - wide) * _NARROW + wide * _WIDE) * size


def wrap(text: str, size: float, room: float, lines: int) -> list[str]:
    """The text in at most so many lines, each within the room; what does not fit ends in an ellipsis."""
    done: list[str] = []
    line = ""
    for piece in _pieces(text, size, room):
        if width((line + piece).rstrip(), size) <= room or not line.strip():
            line = (line + piece).lstrip()
            continue
        done.append(line.rstrip())
        line = piece.lstrip()
    if line.strip():
        done.append(line.rstrip())
    if len(done) > lines:
        done = [*done[: lines - 1], _cut(done[lines - 1] + "…", size, room)]
    return done


def _pieces(text: str, size: float, room: float) -> list[str]:
    """Words, spaces and single Chinese characters; a word longer than the room in pieces."""
    found: list[str] = []
    for piece in _PIECES.findall(text):
        rest = piece
        while width(rest, size) > room and len(rest) > 1:
            fits = max(1, int(room / (size * _WIDE)))
            found.append(rest[:fits])
            rest = rest[fits:]
        found.append(rest)
    return found


def _cut(text: str, size: float, room: float) -> str:
    while width(text, size) > room and len(text) > 1:
        text = text[:-2] + "…"
    return text
