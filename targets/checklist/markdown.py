"""Texts that people wrote, made safe to stand in Markdown: what they typed is what is shown.

`Marked` is Markdown of our own; everything else is escaped before it is printed. Where a backslash is not
understood by every Markdown in use, an entity stands instead.
"""

from __future__ import annotations

import re

_SIGNS = {"<": "&lt;", ">": "&gt;"}
_SIGNS |= {sign: f"\\{sign}" for sign in "\\`*_[]#"}
_SIGNS |= {sign: f"&#{ord(sign)};" for sign in "{}|~^$"}
_TABLE = str.maketrans(_SIGNS)
_ENTITY = re.compile(r"&(?=#?\w+;)")
_DOUBLED = re.compile(r"==|\+\+|:(?=[\w+-]+:)|^:")
_LEADING = re.compile(r"^([-+](?![^\W_])|!|\d+(?=[.)](?:\s|$)))")
# Control characters, lone surrogates, and the signs that turn the direction of the text after them.
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class Marked(str):
    """Text that is Markdown already."""

    __slots__ = ()


def marked(value: object) -> Marked:
    """The value as one line of Markdown that shows just its text; `Marked` as it is."""
    if isinstance(value, Marked):
        return value
    text = " ".join(_UNSEEN.sub("", str(value)).split())
    text = _ENTITY.sub("&amp;", text).translate(_TABLE)
    text = _DOUBLED.sub(lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text)
    return Marked(_LEADING.sub(_quoted, text))


def joined(separator: str, parts: list[Marked]) -> Marked:
    """The parts that are not empty, with a separator of our own."""
    return Marked(separator.join(part for part in parts if part))


def _quoted(found: re.Match[str]) -> str:
    """A sign at the very beginning that would make a list of the line; of a number, its dot."""
    sign = found[0]
    return f"\\{sign}" if not sign[0].isdigit() else f"{sign}\\"
