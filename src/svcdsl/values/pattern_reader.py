"""The syntax of regular expressions that keep to linear time, as a tree; what would need more is refused."""

from __future__ import annotations

from typing import Any

from .bad import BadValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

TEST, AT, ALL, ANY, OFTEN = range(5)

Node = tuple[Any, ...]
"""(TEST, function of a sign), (AT, function of text and offset), (ALL, parts), (ANY, ways), or
(OFTEN, part, least, most)."""

DEEPEST = 30
"""So many groups may stand inside each other."""

_CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f", "v": "\v", "a": "\a"}
_HEXADECIMAL = {"x": 2, "u": 4, "U": 8}


class Reader:
    """Reads a source that Python's `re` compiles. Raises BadValue `regex-refused` with the fact `piece`."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.depth = 0

    def next(self, length: int = 1) -> str:
        """The sign that stands here, or so many; they are then passed."""
        piece = self.source[self.at : self.at + length]
        self.at += length
        return piece

    def has(self, piece: str) -> bool:
        """Whether the piece stands here; it is then passed."""
        found = self.source.startswith(piece, self.at)
        self.at += len(piece) * found
        return found

    def either(self) -> Node:
        """Ways with `|` between them."""
        ways = [self.sequence()]
        while self.has("|"):
            ways.append(self.sequence())
        return (ANY, ways) if len(ways) > 1 else ways[0]

    def sequence(self) -> Node:
        """Parts that follow each other."""
        parts: list[Node] = []
        while self.at < len(self.source) and self.source[self.at] not in "|)":
            part = self.one()
            often = self.often()
            parts.append((OFTEN, part, *often) if often else part)
        return (ALL, parts)

    def one(self) -> Node:
        """A sign, class, group or place."""
        sign = self.next()
        if sign == "(":
            return self.group()
        if sign == "[":
            return (TEST, self.members())
        if sign == ".":
            return (TEST, lambda one: one != "\n")
        if sign in "^$":
            return (AT, _at_start if sign == "^" else _at_last_line_end)
        if sign == "\\":
            place = _PLACES.get(self.source[self.at])
            if place is not None:
                self.at += 1
                return (AT, place)
            return (TEST, self.escaped())
        return (TEST, sign.__eq__)

    def group(self) -> Node:
        """What stands in parentheses."""
        self.depth += 1
        if self.depth > DEEPEST:
            raise BadValue("regex-refused", piece="( )")
        if self.has("?") and not self.has(":"):
            raise BadValue("regex-refused", piece="(?" + self.source[self.at : self.at + 1])
        inner = self.either()
        self.at += 1
        self.depth -= 1
        return inner

    def often(self) -> tuple[int, int | None] | None:
        """How often the part before may stand: least and most."""
        bounds: tuple[int, int | None] | None = None
        if self.has("*"):
            bounds = (0, None)
        elif self.has("+"):
            bounds = (1, None)
        elif self.has("?"):
            bounds = (0, 1)
        elif self.source.startswith("{", self.at):
            bounds = self.bounds()
        if bounds and not self.has("?") and self.has("+"):
            raise BadValue("regex-refused", piece=self.source[self.at - 2 : self.at])
        return bounds

    def bounds(self) -> tuple[int, int | None] | None:
        """`{2}`, `{2,}`, `{,2}`, `{2,3}`; None where a brace stands for itself."""
        end = self.source.find("}", self.at)
        least, comma, most = self.source[self.at + 1 : end].partition(",")
        digits = least + most
        if end < 0 or not (digits or comma) or (digits and not (digits.isascii() and digits.isdigit())):
            return None
        self.at = end + 1
        return int(least or 0), (int(most) if most else None) if comma else int(least)

    def members(self) -> Callable[[str], bool]:
        """A class: `[a-z\\d]`, `[^…]`."""
        negated = self.has("^")
        tests = [self.member()]
        while not self.has("]"):
            tests.append(self.member())
        return lambda one: any(test(one) for test in tests) != negated

    def member(self) -> Callable[[str], bool]:
        """One sign of a class, a sort of signs, or a range."""
        first, test = self.sign_of_class()
        if self.source.startswith("-", self.at) and not self.source.startswith("-]", self.at) and first is not None:
            self.at += 1
            last, _ = self.sign_of_class()
            return lambda one: first <= one <= (last or first)
        return test

    def sign_of_class(self) -> tuple[str | None, Callable[[str], bool]]:
        """The sign that stands here, None for a sort of signs such as `\\d`; and what it accepts."""
        sign = self.next()
        if sign != "\\":
            return sign, sign.__eq__
        if self.has("b"):
            return "\b", "\b".__eq__
        start = self.at
        test = self.escaped()
        return (None if self.source[start] in _SORTS else getattr(test, "__self__", None)), test

    def escaped(self) -> Callable[[str], bool]:
        """What stands behind a backslash: a sort of signs, or a sign."""
        sign = self.next()
        if sign in _SORTS:
            return _SORTS[sign]
        if sign in _HEXADECIMAL:
            return chr(int(self.next(_HEXADECIMAL[sign]), 16)).__eq__
        if sign in _CONTROLS:
            return _CONTROLS[sign].__eq__
        if sign.isascii() and sign.isalnum():
            raise BadValue("regex-refused", piece="\\" + sign)
        return sign.__eq__


def _is_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _at_start(text: str, at: int) -> bool:
    return at == 0


def _at_end(text: str, at: int) -> bool:
    return at == len(text)


def _at_last_line_end(text: str, at: int) -> bool:
    return at == len(text) or (at == len(text) - 1 and text[at] == "\n")


def _at_edge(text: str, at: int) -> bool:
    return (at > 0 and _is_word(text[at - 1])) != (at < len(text) and _is_word(text[at]))


_PLACES: dict[str, Callable[[str, int], bool]] = {"A": _at_start, "Z": _at_end, "b": _at_edge}
_SORTS: dict[str, Callable[[str], bool]] = {
    "d": str.isdecimal, "D": lambda one: not one.isdecimal(),
    "s": str.isspace, "S": lambda one: not one.isspace(),
    "w": _is_word, "W": lambda one: not _is_word(one),
}  # fmt: skip
