"""The greatest value of a curve over a window that moves with the moment.

Where a case comes to a step at t, it can leave it at all moments of a window [low(t), high(t)]. Both ends follow a
course that rises by one second a second or stands still. Between two moments at which an end of the window passes a
break of the curve, or begins or ends to move, the greatest value in it is the greatest of three lines: the value at
either end, and what is greatest within.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.excluded.curves import NOTHING, Curve, Drawing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.proving.excluded.curves import Line, Value

    Exact = int | Fraction

CLOSED, OPEN, LATE = "closed", "open", "late"
"""Whether the end of a window belongs to it: always; only where it moves (the lower: has moved) as the moment does;
and not where it has moved and will not."""


class Course(NamedTuple):
    """Breaks `ts` in order, and the value at each: between two it rises as they do, or stands still."""

    ts: list[Exact]
    values: list[Exact]

    def moves(self, t: Exact, side: int) -> bool:
        """Whether it rises on one side of t: -1 or 1."""
        index = bisect_right(self.ts, t) - 1
        index -= side < 0 and t == self.ts[index]
        return 0 <= index < len(self.ts) - 1 and self.values[index] != self.values[index + 1]

    def value(self, t: Exact) -> Exact:
        """The value at t, which is not before the first break nor after the last."""
        index = bisect_right(self.ts, t) - 1
        return self.values[index] + (t - self.ts[index] if self.moves(t, 1) else 0)

    def until(self, most: Exact) -> Exact:
        """The last t at which it is not more than `most`."""
        index = bisect_right(self.values, most) - 1
        return self.ts[index] if index == len(self.ts) - 1 else self.ts[index] + most - self.values[index]


class Window(NamedTuple):
    """Between which courses a case can leave, and whether their ends belong to it: CLOSED, OPEN or LATE."""

    low: Course
    high: Course
    low_end: str = CLOSED
    high_end: str = CLOSED


class _Stop(NamedTuple):
    """A moment at which an end of a window is at `x`, which is break `piece`, or in the piece after it if not `on`."""

    t: Exact
    x: Exact
    piece: int
    on: bool
    moves: bool


class _End:
    """One end of a window on its way along a curve."""

    def __init__(self, course: Course, curve: Curve, until: Exact) -> None:
        self._stops = _stops(course, curve.xs, until)
        self._next: _Stop | None = next(self._stops)
        self.curve = curve
        self._t: Exact = 0
        self.moved = False
        self.x: Exact = 0
        self.index = 0
        self.on = self.moves = False
        self.go_to(self._next.t)

    @property
    def next(self) -> Exact | None:
        """The moment of the next stop."""
        return None if self._next is None else self._next.t

    def go_to(self, t: Exact) -> None:
        """Go on to a moment that is not after the next stop."""
        stop = self._next
        if stop is not None and stop.t == t:
            self.moved = self.moves
            _, self.x, self.index, self.on, self.moves = stop
            self._next = next(self._stops, None)
        elif self.moves:
            self.x += t - self._t
            self.on, self.moved = False, True
        else:
            self.moved = False
        self._t = t

    def belongs(self, kind: str, *, is_low: bool) -> bool:
        """Whether the end is in the window, at just this moment."""
        if kind == OPEN:
            return self.moved if is_low else self.moves
        return kind == CLOSED or self.moves or not self.moved

    def here(self) -> Value:
        """The value in the curve, just after a break where it is at one."""
        value, slope = self.curve.lines[self.index]
        return value + slope * (self.x - self.curve.xs[self.index])

    def line(self) -> Line:
        """The value of the end as it moves on, or stands in the midst of a piece."""
        return self.here(), self.curve.lines[self.index][1] if self.moves else 0


def _stops(course: Course, xs: list[Exact], until: Exact) -> Iterator[_Stop]:
    """Where a course begins to move or stops, and where it passes a break."""
    ts, values = course
    value = values[0]
    index = bisect_right(xs, value) - 1
    on = xs[index] == value
    for at, t in enumerate(ts):
        value = values[at]
        moves = at + 1 < len(ts) and values[at + 1] != value
        yield _Stop(t, value, index, on, moves)
        if not moves:
            continue
        end = values[at + 1]
        while index + 1 < len(xs) and xs[index + 1] < end:
            index += 1
            passes = t + xs[index] - value
            yield _Stop(passes, xs[index], index, True, True)
            if passes >= until:
                return
        on = index + 1 < len(xs) and xs[index + 1] == end
        index += on
        if ts[at + 1] > until:
            return


def farthest(curve: Curve, window: Window) -> Curve | None:
    """For each moment the greatest value in its window; None where no window lies within the curve."""
    start, until = window.low.ts[0], min(window.low.ts[-1], window.high.until(curve.xs[-1]))
    if until <= start or window.high.values[0] > curve.xs[-1]:
        return None
    if window.high_end == CLOSED and (window.low == window.high or curve.is_monotone(1)):
        return _followed(curve, window.high, until)
    if window.low_end == CLOSED and curve.is_monotone(-1):
        return _followed(curve, window.low, until)
    low, high = _End(window.low, curve, until), _End(window.high, curve, until)
    inner = _Inner(curve)
    drawing = Drawing()
    t = start
    while True:
        drawing.point(t, _at_once(low, high, inner, window))
        if t >= until:
            return drawing.done()
        lines = _lines(low, high, inner, window)
        then = min(one for one in (low.next, high.next, until) if one is not None)
        drawing.pieces(lines, t, then)
        t = then
        low.go_to(t)
        high.go_to(t)


def _followed(curve: Curve, course: Course, until: Exact) -> Curve:
    """A curve seen from where a course leads to it."""
    end = _End(course, curve, until)
    drawing = Drawing()
    t = course.ts[0]
    while True:
        at = curve.at[end.index] if end.on else end.here()
        drawing.point(t, at)
        if t >= until:
            return drawing.done()
        drawing.piece(end.line() if end.moves else (at, 0))
        t = until if end.next is None else min(end.next, until)
        end.go_to(t)


class _Inner:
    """The greatest peak among the breaks in a window whose ends never go back."""

    def __init__(self, curve: Curve) -> None:
        self._curve = curve
        self._peaks: deque[tuple[int, Value]] = deque()
        self._seen = 0

    def greatest(self, first: int, last: int) -> Value:
        """The greatest peak from break `first` to `last`."""
        peaks = self._peaks
        self._seen = max(self._seen, first)
        while self._seen <= last:
            peak = self._curve.peak(self._seen)
            while peaks and peaks[-1][1] <= peak:
                peaks.pop()
            peaks.append((self._seen, peak))
            self._seen += 1
        while peaks and peaks[0][0] < first:
            peaks.popleft()
        return peaks[0][1] if peaks and first <= last else NOTHING


def _at_once(low: _End, high: _End, inner: _Inner, window: Window) -> Value:
    """The greatest in the window of just this moment."""
    curve = low.curve
    from_low, to_high = low.belongs(window.low_end, is_low=True), high.belongs(window.high_end, is_low=False)
    if low.x == high.x:
        if not (from_low and to_high):
            return NOTHING
        return curve.at[low.index] if low.on else low.here()
    found = inner.greatest(low.index + 1, high.index - high.on)
    if low.on:
        found = max(found, curve.lines[low.index][0], curve.at[low.index] if from_low else NOTHING)
    else:
        found = max(found, low.here())
    if high.on:
        return max(found, curve.before(high.index), curve.at[high.index] if to_high else NOTHING)
    return max(found, high.here())


def _lines(low: _End, high: _End, inner: _Inner, window: Window) -> list[Line]:
    """What may be greatest in the windows of the moments that follow: lines."""
    curve = low.curve
    is_one = low.x == high.x and low.moves == high.moves
    if is_one and low.on and not low.moves:
        is_in = window.low_end != OPEN and window.high_end != OPEN
        return [(curve.at[low.index] if is_in else NOTHING, 0)]
    lines: list[Line] = []
    if low.on and not low.moves:
        lines.append((max(curve.lines[low.index][0], curve.at[low.index] if window.low_end != OPEN else NOTHING), 0))
    else:
        lines.append(low.line())
    if is_one:
        return lines
    within = inner.greatest(low.index + 1, high.index if high.moves else high.index - high.on)
    if high.on and not high.moves:
        at = curve.at[high.index] if window.high_end != OPEN else NOTHING
        within = max(within, at, curve.before(high.index))
    else:
        lines.append(high.line())
    lines.append((within, 0))
    return lines
