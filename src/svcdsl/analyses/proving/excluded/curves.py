"""Functions of the moment, made of straight pieces between jumps.

At a moment at which something opens or closes three things differ: what comes of just this moment, of those a little
before it, and of those a little after it. So a curve has at each of its breaks a value, and on each piece between two
breaks a line whose two ends are limits. -inf stands where nothing is possible. All that is finite is exact.
"""

from __future__ import annotations

from bisect import bisect_right
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Exact = int | Fraction
    Value: TypeAlias = "Exact | float"
    """Exact, or -inf."""
    Line: TypeAlias = "tuple[Value, Exact]"
    """The value at the beginning of a piece, and the slope."""

NOTHING = float("-inf")
BEFORE, AT, AFTER = -1, 0, 1
"""Sides of a moment: a little before it, the moment itself, a little after it."""


class Curve(NamedTuple):
    """Breaks `xs` in order, `at` the value at each, and of the piece after each (but the last) its `lines`."""

    xs: list[Exact]
    at: list[Value]
    lines: list[Line]

    def piece(self, x: Exact) -> int:
        """The last break that is not after x."""
        return bisect_right(self.xs, x) - 1

    def before(self, index: int) -> Value:
        """The limit from the left at a break, which is not the first."""
        value, slope = self.lines[index - 1]
        return value + slope * (self.xs[index] - self.xs[index - 1])

    def value(self, x: Exact, side: int = AT) -> Value:
        """The value at x, or the limit on one side of it; -inf outside."""
        index = self.piece(x)
        if index < 0 or x > self.xs[-1]:
            return NOTHING
        if x == self.xs[index]:
            if side == AT:
                return self.at[index]
            if side == BEFORE:
                return self.before(index) if index else NOTHING
            if index == len(self.lines):
                return NOTHING
        value, slope = self.lines[index]
        return value + slope * (x - self.xs[index])

    def is_monotone(self, sign: int) -> bool:
        """Whether it never falls (`sign` 1), or never rises (-1)."""
        xs, at, lines = self
        if any(sign * slope < 0 for _, slope in lines):
            return False
        last: Value = NOTHING * sign
        for index, (value, slope) in enumerate(lines):
            if sign * last > sign * at[index] or sign * at[index] > sign * value:
                return False
            last = value + slope * (xs[index + 1] - xs[index])
        return sign * last <= sign * at[-1]

    def peak(self, index: int) -> Value:
        """The greatest of the value and the limits at a break that is neither the first nor the last."""
        return max(self.at[index], self.lines[index][0], self.before(index))


class Drawing:
    """A curve that is drawn from left to right: `point` and `piece` in turn, a point last."""

    def __init__(self) -> None:
        self.curve = Curve([], [], [])
        self._pending: tuple[Exact, Value] | None = None

    def point(self, x: Exact, at: Value) -> None:
        """The next break."""
        self._pending = x, at

    def piece(self, line: Line) -> None:
        """The line that follows the break; where it only goes on, there is no break."""
        assert self._pending is not None
        x, at = self._pending
        xs, values, lines = self.curve
        if lines and line[1] == lines[-1][1] and at == line[0]:
            value, slope = lines[-1]
            if value + slope * (x - xs[-1]) == at:
                return
        xs.append(x)
        values.append(at)
        lines.append(line)

    def pieces(self, lines: list[Line], start: Exact, end: Exact) -> None:
        """The greatest of some lines from one break to the next."""
        value, slope = max(lines)
        turn: Exact = 0
        while True:
            self.piece((value + slope * turn, slope))
            crossings = [
                (_ratio(value - other, steep - slope), -steep, other)
                for other, steep in lines
                if steep > slope and other > NOTHING
            ]
            if not crossings or (nearest := min(crossings))[0] >= end - start:
                return
            turn, slope, value = nearest[0], -nearest[1], nearest[2]
            self.point(start + turn, value + slope * turn)

    def done(self) -> Curve:
        """The curve, up to the last break."""
        assert self._pending is not None
        self.curve.xs.append(self._pending[0])
        self.curve.at.append(self._pending[1])
        return self.curve


def upper(one: Curve, other: Curve) -> Curve:
    """The greater of two curves, where both are told."""
    drawing = Drawing()
    before: tuple[list[Line], Exact] | None = None
    for x, at, lines in _together(one, other):
        if before is not None:
            drawing.pieces(*before, x)
        drawing.point(x, max(at))
        before = lines, x
    return drawing.done()


def plus(one: Curve, other: Curve, sign: int) -> Curve:
    """One curve with another added `sign` times, where both are told."""
    drawing = Drawing()
    before: list[Line] | None = None
    for x, (a, b), lines in _together(one, other):
        if before is not None:
            (value, slope), (more, steep) = before
            drawing.piece((value + sign * more, slope + sign * steep if value > NOTHING else 0))
        drawing.point(x, a + sign * b)
        before = lines
    return drawing.done()


def greatest_on(curve: Curve, pieces: Iterable[tuple[Exact, Exact]]) -> tuple[Value, Exact, int]:
    """The least upper bound over some stretches [first, last], and by which side of which moment it is met."""
    best: tuple[Value, Exact, int] = (NOTHING, 0, AT)
    for first, last in pieces:
        for x, side in _places(curve, first, last):
            value = curve.value(x, side)
            if value > best[0] or (value == best[0] and best[2] == BEFORE and side != BEFORE):
                best = value, x, side
    return best


def _places(curve: Curve, first: Exact, last: Exact) -> Iterator[tuple[Exact, int]]:
    yield first, AT
    if first == last:
        return
    yield first, AFTER
    for x in curve.xs[curve.piece(first) + 1 :]:
        if x >= last:
            break
        yield from ((x, AT), (x, AFTER), (x, BEFORE))
    yield from ((last, AT), (last, BEFORE))


def _together(one: Curve, other: Curve) -> Iterator[tuple[Exact, tuple[Value, Value], list[Line]]]:
    """Each break of either, both values there, and both lines after it; none after the end of one."""
    x = max(one.xs[0], other.xs[0])
    end = min(one.xs[-1], other.xs[-1])
    i, j = one.piece(x), other.piece(x)
    while True:
        a, b = one.xs[i], other.xs[j]
        at_one, line = _at(one, i, x, a)
        at_other, more = _at(other, j, x, b)
        yield x, (at_one, at_other), [line, more]
        if x >= end:
            return
        a, b = one.xs[i + 1], other.xs[j + 1]
        x = min(a, b)
        i, j = i + (a == x), j + (b == x)


def _at(curve: Curve, index: int, x: Exact, start: Exact) -> tuple[Value, Line]:
    """The value at x, in the piece that begins at `start`, and the line from x on."""
    line = curve.lines[index] if index < len(curve.lines) else (NOTHING, 0)
    if x == start:
        return curve.at[index], line
    value = line[0] + line[1] * (x - start)
    return value, (value, line[1])


def _ratio(one: Value, other: Exact) -> Exact:
    if type(one) is int and type(other) is int:
        whole, rest = divmod(one, other)
        return Fraction(one, other) if rest else whole
    return one / other  # type: ignore[return-value]
