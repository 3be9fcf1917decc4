"""The hours of a stretch of time without what lies between them: open moments told in open seconds since it began."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from math import ceil, floor
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.excluded.curves import AFTER, AT, NOTHING, Curve, Drawing
from svcdsl.analyses.proving.excluded.farther import Course

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.excluded.curves import Line, Value

    Exact = int | Fraction


class StretchHours:
    """The hours of an opening from `first` to `last`; None is always open."""

    def __init__(self, opening: Opening | None, first: Exact, last: Exact) -> None:
        self.opening = opening
        self.first, self.last = first, last
        spans = [(first, last)] if opening is None else opening.spans(floor(first), ceil(last))
        found = [(max(opens, first), min(closes, last)) for opens, closes in spans]
        self.spans = [(opens, closes) for opens, closes in found if opens < closes]
        self.sums: list[Exact] = [0]
        for opens, closes in self.spans:
            self.sums.append(self.sums[-1] + closes - opens)
        self._passed = self._open_seconds()

    def _open_seconds(self) -> Course:
        ts, values = [self.first], [self.sums[0]]
        for at, (opens, closes) in enumerate(self.spans):
            if opens > ts[-1]:
                ts.append(opens)
                values.append(self.sums[at])
            ts.append(closes)
            values.append(self.sums[at + 1])
        if self.last > ts[-1]:
            ts.append(self.last)
            values.append(self.sums[-1])
        return Course(ts, values)

    def course(self, wait: Exact, work: Exact) -> Course:
        """For each moment the open seconds when a wait is over that begins then, and so much work is done."""
        ts, values = self._passed
        if not wait:
            return Course(ts, [value + work for value in values] if work else values)
        start = self.first + wait
        index = bisect_right(ts, start)
        return Course(
            [self.first, *(t - wait for t in ts[index:])],
            [self._passed.value(start) + work, *(value + work for value in values[index:])],
        )

    def clock(self, sign: int) -> Curve:
        """The open seconds at each moment, `sign` times."""
        ts, values = self._passed
        lines: list[Line] = [(sign * value, sign * (values[at + 1] != value)) for at, value in enumerate(values[:-1])]
        return Curve(ts, [sign * value for value in values], lines)

    def squeezed(self, curve: Curve, *, opening: bool) -> Curve | None:
        """A curve of the open moments, told in open seconds; where hours meet it has the value of the close before,
        or, `opening`, of the opening after. None where it has no open moments."""
        drawing = Drawing()
        drawn = False
        before: Value = NOTHING
        for at, (opens, closes) in enumerate(self.spans):
            until = min(closes, curve.xs[-1])
            if opens >= until:
                break
            shift = self.sums[at] - opens
            # Just at the beginning of the stretch nobody asks.
            drawing.point(self.sums[at], curve.value(opens) if opening else before)
            drawing.piece(_line_after(curve, opens))
            for index in range(bisect_right(curve.xs, opens), bisect_left(curve.xs, until)):
                drawing.point(curve.xs[index] + shift, curve.at[index])
                drawing.piece(curve.lines[index])
            before = curve.value(until)
            drawing.point(until + shift, before)
            drawn = True
        return drawing.done() if drawn else None

    def opened(self, curve: Curve, closed: Curve | None) -> Curve | None:
        """A curve while it is open, and another (None: nothing) while it is not."""
        drawing = Drawing()
        last = curve.xs[-1] if closed is None else min(curve.xs[-1], closed.xs[-1])
        x = self.first
        for opens, closes in [*self.spans, (last, last)]:
            if x < min(opens, last):
                _draw(drawing, closed, x, min(opens, last))
            if opens < min(closes, last):
                _draw(drawing, curve, opens, min(closes, last))
            x = closes
            if x >= last:
                break
        if self.first >= last:
            return None
        drawing.point(last, curve.value(last))
        return drawing.done()

    def moment(self, open_seconds: Exact, side: int, *, opening: bool = False) -> Exact:
        """The moment at which, before or after which, so many open seconds have passed."""
        sums = self.sums
        if side == AFTER or (side == AT and opening):
            index = min(bisect_right(sums, open_seconds) - 1, len(self.spans) - 1)
        else:
            index = max(bisect_left(sums, open_seconds) - 1, 0)
        return self.spans[index][0] + open_seconds - sums[index]


def _line_after(curve: Curve, x: Exact) -> Line:
    return curve.value(x, AFTER), curve.lines[curve.piece(x)][1]


def _draw(drawing: Drawing, curve: Curve | None, start: Exact, end: Exact) -> None:
    """What a curve is from `start` until before `end`."""
    if curve is None:
        drawing.point(start, NOTHING)
        drawing.piece((NOTHING, 0))
        return
    drawing.point(start, curve.value(start))
    drawing.piece(_line_after(curve, start))
    for index in range(bisect_right(curve.xs, start), bisect_left(curve.xs, end)):
        drawing.point(curve.xs[index], curve.at[index])
        drawing.piece(curve.lines[index])
