"""How much further time on the clock a case may take that comes to a step at a moment, for all moments of a stretch.

What an excluded step lasts does not count, but moves all that follows to other moments of the week, and later is not
always worse. So it is reckoned backwards from the end: from what follows each moment at which a step may be left
comes what follows each moment at which it may be come to.

A curve tells what the clock will show at the end if it showed at each moment what was open until then since the
stretch began. A step that is not excluded then adds nothing: its curve is the greatest over the moments at which it
may be left. For the least all is told with the other sign.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.excluded.curves import Curve, plus, upper
from svcdsl.analyses.proving.excluded.farther import CLOSED, LATE, OPEN, Course, Window, farthest
from svcdsl.analyses.proving.excluded.stretch_hours import StretchHours
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.states import FINISHED, STARTED
from svcdsl.analyses.proving.runs.stays import DONE, FOREVER, WAITING, WORKING, Stay, stays

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.excluded.unrolled import Situation, Unrolled
    from svcdsl.analyses.proving.process.network import Node
    from svcdsl.analyses.proving.runs.extremes import Budget

    Exact = int | Fraction

_PIECES_AS_ONE = 8
"""Pieces of a curve that take as long as playing one state."""


class Leap(NamedTuple):
    """The moments that a case may go on to from a situation: the `window`, and what follows each of these, the `curve`.

    Where there are `hours` both are told in their open seconds, and where hours meet it is the close before that is
    meant, or, `opening`, the opening after. `end` is how the stay ends, None where it is the `to` that work starts.
    """

    end: str | None
    curve: Curve
    window: Window
    hours: StretchHours | None = None
    opening: bool = False


class Then(NamedTuple):
    """How a stay ends, and the curve of what follows (None: no `to`)."""

    end: str
    curve: Curve | None


class Further:
    """The curves of all situations of a process from `first` to `last`, for the most (`slow`) or the least."""

    def __init__(
        self, unrolled: Unrolled, clock: Opening | None, stretch: tuple[Exact, Exact], budget: Budget, *, slow: bool
    ) -> None:
        self.unrolled = unrolled
        self._stretch = stretch
        self._budget = budget
        self._hours: dict[Opening | None, StretchHours] = {}
        self.sign = 1 if slow else -1
        self.clock = self.hours(clock).clock(self.sign)
        self.curves: dict[Situation, Curve | None] = {}
        for situation in unrolled.order:
            self.curves[situation] = self.of(situation)

    def hours(self, opening: Opening | None) -> StretchHours:
        """The hours of the stretch."""
        known = self._hours.get(opening)
        if known is None:
            known = self._hours[opening] = StretchHours(opening, *self._stretch)
        return known

    def of(self, situation: Situation, then: Then | None = None) -> Curve | None:
        """The curve of a case that comes to a situation; with `then`, of one that goes on so."""
        found: Curve | None = None
        for leap in self.leaps(situation, then):
            found = _upper(found, self._made(leap))
        return self._counted(situation, found)

    def start(self, situation: Situation, then: Then | None = None) -> Curve | None:
        """The curve of a case whose clock starts at, or in, a situation."""
        if self.unrolled.first.moment == FINISHED:
            return self.after(situation, DONE) if then is None else then.curve
        if self.unrolled.first.moment != STARTED:
            return self.curves[situation] if then is None else self.of(situation, then)
        node, found = self.unrolled.node(situation), None
        for end in self._ends(situation, then):
            if self._is_last_start(situation, end):
                base = self._base(situation)
                found = _upper(found, self._while_open(node, end, base, base))
            after = self._after(situation, end, then)
            if after is not None and end != WAITING:
                found = _upper(found, self._begun(node, end, after))
        return self._counted(situation, found)

    def after(self, situation: Situation, end: str) -> Curve | None:
        """What follows the moments at which a stay ends."""
        found: Curve | None = None
        for one in self.unrolled.after(situation, end):
            found = _upper(found, self.seen(situation, end, one, None if one is None else self.curves.get(one)))
        return found

    def seen(self, situation: Situation, end: str, then: Situation | None, curve: Curve | None) -> Curve | None:
        """What follows a stay that ends so when the case goes on to `then`, with its curve."""
        unrolled = self.unrolled
        ends = unrolled.may_come(None) if then is None else False
        if unrolled.last.moment == FINISHED and unrolled.sees(situation, end) and unrolled.escapes(then):
            ends = True
        return _upper(curve, self.clock) if ends else curve

    def leaps(self, situation: Situation, then: Then | None = None) -> Iterator[Leap]:
        """How a case may go on."""
        node = self.unrolled.node(situation)
        for end in self._ends(situation, then):
            if self._is_last_start(situation, end):
                yield from self._starting(node, end, self._base(situation))
            after = self._after(situation, end, then)
            if after is not None:
                yield from self._leaving(node, end, after, begun=False)

    def _ends(self, situation: Situation, then: Then | None) -> list[str]:
        return self.unrolled.ends(situation) if then is None else [then.end]

    def _after(self, situation: Situation, end: str, then: Then | None) -> Curve | None:
        """What follows, told without what passes on the clock meanwhile where that does not count."""
        after = self.after(situation, end) if then is None else then.curve
        if after is None or not self.unrolled.node(situation).excluded:
            return after
        return plus(after, self.clock, -1)

    def _base(self, situation: Situation) -> Curve:
        """What follows a `to` after which no other comes."""
        return plus(self.clock, self.clock, -1) if self.unrolled.node(situation).excluded else self.clock

    def _is_last_start(self, situation: Situation, end: str) -> bool:
        unrolled = self.unrolled
        is_start = unrolled.last.moment == STARTED and unrolled.sees(situation, end)
        return is_start and unrolled.escapes_after(situation, end)

    def _counted(self, situation: Situation, curve: Curve | None) -> Curve | None:
        if curve is None:
            return None
        if self.unrolled.node(situation).excluded:
            curve = plus(curve, self.clock, 1)
        self._spend(curve)
        return curve

    def _made(self, leap: Leap) -> Curve | None:
        self._spend(leap.curve)
        return farthest(leap.curve, leap.window)

    def _spend(self, curve: Curve) -> None:
        self._budget.spend(1 + len(curve.xs) // _PIECES_AS_ONE)

    def begun_leaps(self, situation: Situation) -> Iterator[Leap]:
        """How a case may go on whose work begins."""
        for end in self.unrolled.ends(situation):
            after = self._after(situation, end, None)
            if after is not None and end != WAITING:
                yield from self._leaving(self.unrolled.node(situation), end, after, begun=True)

    def _begun(self, node: Node, end: str, after: Curve) -> Curve | None:
        """The curve of work that begins."""
        found: Curve | None = None
        for leap in self._leaving(node, end, after, begun=True):
            found = _upper(found, self._made(leap))
        return None if found is None else self._while_open(node, end, found, after)

    def _while_open(self, node: Node, end: str, curve: Curve, at_once: Curve) -> Curve | None:
        """A curve of work that begins: while it is closed only what is of no length, and done `at_once`, does."""
        if node.hours is None or node.takes.most == 0:
            return curve
        return self.hours(node.hours).opened(curve, at_once if end == DONE and not node.takes.least else None)

    def _leaving(self, node: Node, end: str, after: Curve, *, begun: bool) -> Iterator[Leap]:
        """The moments at which a stay may end; those of work that is `begun` at the moment itself."""
        low, high = (_stay(node, end, slow=slow) for slow in (False, True))
        if begun:
            low, high = low._replace(wait=0), high._replace(wait=0)
        if node.hours is None or not high.work:
            yield Leap(end, after, self._window(low.wait + low.work, high.wait + high.work))
            return
        if end == DONE and not low.work:
            yield Leap(end, after, self._window(low.wait, 0 if begun else _longest_wait(node)))
        hours = self.hours(node.hours)
        squeezed = hours.squeezed(after, opening=False)
        if squeezed is not None:
            is_limit = (
                end == WORKING and node.timeout is not None and high.wait + (node.takes.most or 0) == node.timeout[0]
            )
            window = Window(
                hours.course(low.wait, low.work),
                hours.course(high.wait, high.work),
                CLOSED if low.work else OPEN,
                OPEN if is_limit and not begun else CLOSED,
            )
            yield Leap(end, squeezed, window, hours)

    def _starting(self, node: Node, end: str, after: Curve) -> Iterator[Leap]:
        """The moments at which work may start."""
        low, high = _stay(node, end, slow=False), _stay(node, end, slow=True)
        first, last = (low.wait, _longest_wait(node)) if end == DONE else (high.wait, low.wait)
        if end == DONE and (not low.work or node.hours is None):
            yield Leap(None, after, self._window(first, last))
        limit = None if node.timeout is None else node.timeout[0]
        if node.hours is None:
            if end == WORKING:
                yield Leap(None, after, self._window(first, last))
            return
        if node.takes.most == 0 or first == limit:
            return
        hours = self.hours(node.hours)
        squeezed = hours.squeezed(after, opening=True)
        if squeezed is not None:
            window = Window(hours.course(first, 0), hours.course(last, 0), CLOSED, LATE if last == limit else CLOSED)
            yield Leap(None, squeezed, window, hours, opening=True)

    def _window(self, least: Exact, most: Exact) -> Window:
        first, last = self._stretch
        if first + most >= last:
            raise TooMany
        low, high = (Course([first, last - most], [first + late, last - most + late]) for late in (least, most))
        return Window(low, high)


def _longest_wait(node: Node) -> Exact:
    """The longest wait of a case that is done."""
    assert node.waits.most is not None
    return node.waits.most if node.timeout is None else min(node.waits.most, node.timeout[0] - node.takes.least)


def _stay(node: Node, end: str, *, slow: bool) -> Stay:
    """The longest or the shortest stay that ends so."""
    found = next(one for one in stays(node, slow=slow, quick=not slow, late_start=False) if one.end == end)
    if found.wait + found.work >= FOREVER:
        raise TooMany
    return found


def latest(node: Node, end: str, moment: Exact) -> Exact:
    """The last moment at which a stay may end that begins at a moment, or may have started at it."""
    stay = _stay(node, end, slow=True)
    left: Exact = moment + stay.wait + stay.work
    if node.hours is not None and stay.work:
        done = node.hours.passed(moment + stay.wait, stay.work)
        if done is None:
            raise TooMany
        left = max(left, done)
    return left


def _upper(one: Curve | None, other: Curve | None) -> Curve | None:
    if one is None or other is None:
        return other if one is None else one
    return upper(one, other)
