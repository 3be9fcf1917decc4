"""Shares and means where excluded steps do not count: each way in which the coins may fall has its own least and most.

Coins are counted as if all were known before any length is chosen: no policy can do better, so the shares and means
hold, and may not be reached. What hangs on more than coins is chosen for the worst, or for the best.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from svcdsl.analyses.proving.excluded.further import Then
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.stays import DONE, WAITING

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from svcdsl.analyses.proving.excluded.excluded_hours import ExcludedHours
    from svcdsl.analyses.proving.excluded.further import Further
    from svcdsl.analyses.proving.excluded.unrolled import Situation
    from svcdsl.analyses.proving.process.lottery import Lottery
    from svcdsl.analyses.proving.runs.question import Limit
    from svcdsl.analyses.proving.runs.states import Mark

    Exact = int | Fraction

MOST_GROUPS = 64
"""Groups of paths whose least and most are worked out; beyond that they are not divided."""


class Step(NamedTuple):
    """A stay of a case, how it ended, and the situation that follows (None: the end)."""

    situation: Situation
    end: str
    then: Situation | None


class Pair(NamedTuple):
    """What is least and greatest, of shares or of seconds."""

    low: Exact
    high: Exact


Judge: TypeAlias = "Callable[[list[Step], Situation], Pair]"
"""What is told of all cases that go a path from a start."""


class Groups:
    """The cases of a question by the ways in which their coins fell."""

    def __init__(self, hours: ExcludedHours) -> None:
        self.hours = hours
        self.unrolled = hours.unrolled
        self._left = MOST_GROUPS
        self._tossing = self._with_coins()

    @property
    def are_sure(self) -> bool:
        """Whether each case whose clock starts comes to a `to`."""
        return not any(self._may_miss(start) for start in self.unrolled.starts)

    @property
    def is_one(self) -> bool:
        """Whether no coin decides."""
        return len(self.unrolled.starts) == 1 and not self._tossing

    def shares(self, limit: Limit) -> Pair:
        """The certain and the best share within a limit."""

        def judge(path: list[Step], start: Situation) -> Pair:
            most = self._reached(path, start, slow=True)
            if most is not None and (most < limit.fewest or (most == limit.fewest and not limit.strict)):
                return Pair(1, 1)
            least = self._reached(path, start, slow=False)
            if least is not None and (least > limit.most or (least == limit.most and limit.strict)):
                return Pair(0, 0)
            return Pair(0, 1)

        return self._over_starts(judge)

    def means(self) -> Pair:
        """The least and the greatest mean."""

        def judge(path: list[Step], start: Situation) -> Pair:
            least, most = (self._reached(path, start, slow=slow) for slow in (False, True))
            if least is None or most is None:
                raise TooMany
            return Pair(least, most)

        return self._over_starts(judge)

    def _over_starts(self, judge: Judge) -> Pair:
        return _span([self._of([], start, start, judge) for start in self.unrolled.starts])

    def _of(self, path: list[Step], start: Situation, situation: Situation | None, judge: Judge) -> Pair:
        """Of the cases that go a path from a start, and are in a situation then."""
        self._left -= 1
        told = judge(path, start)
        path = [*path]
        while situation is not None and (step := self._only(path, situation)) is not None:
            path.append(step)
            situation = step.then
        if told.low == told.high or situation is None or situation not in self._tossing or self._left < 0:
            return told
        found: list[Pair] = []
        for end in self._ends(situation, is_start=not path):
            if end == DONE:
                found.append(self._tossed(path, start, situation, self.unrolled.lottery(situation), judge))
            else:
                [then] = self.unrolled.after(situation, end)
                found.append(self._of([*path, Step(situation, end, then)], start, then, judge))
        # What is told of all together holds for each.
        both = _span(found)
        return Pair(max(told.low, both.low), min(told.high, both.high))

    def _only(self, path: list[Step], situation: Situation) -> Step | None:
        """The only way in which a case goes on; None where there are several."""
        ends = self._ends(situation, is_start=not path)
        nexts = [Step(situation, end, then) for end in ends for then in self.unrolled.after(situation, end)]
        return nexts[0] if len(nexts) == 1 else None

    def _tossed(self, path: list[Step], start: Situation, situation: Situation, lottery: Lottery, judge: Judge) -> Pair:
        low: Exact = 0
        high: Exact = 0
        for share, way in lottery.pairs:
            if share:
                then = self.unrolled.by(situation, way)
                one = self._of([*path, Step(situation, DONE, then)], start, then, judge)
                low, high = low + share * one.low, high + share * one.high
        if lottery.free:
            rest = _span([self._tossed(path, start, situation, one, judge) for one in lottery.choices])
            low, high = low + lottery.free * rest.low, high + lottery.free * rest.high
        return Pair(low, high)

    def _reached(self, path: list[Step], start: Situation, *, slow: bool) -> Exact | None:
        """The most or the least of the cases that go a path."""
        then = (lambda further: _then(further, path)) if path else None
        try:
            found = self.hours.reached(slow=slow, start=start, then=then)
        except TooMany:
            self._left = -1
            return None
        return None if found is None else found.time

    def _ends(self, situation: Situation, *, is_start: bool) -> list[str]:
        ends = self.unrolled.ends(situation)
        first: Mark = self.unrolled.first
        if not is_start or first.moment == "arrived":
            return ends
        return [end for end in ends if end == DONE or (first.moment == "started" and end != WAITING)]

    def _may_miss(self, start: Situation) -> bool:
        """Whether no `to` may come after a start."""
        unrolled = self.unrolled
        if unrolled.first.moment == "arrived":
            return unrolled.escapes(start)
        ends = self._ends(start, is_start=True)
        is_both = unrolled.first == unrolled.last
        return any(not is_both and not unrolled.sees(start, end) and unrolled.escapes_after(start, end) for end in ends)

    def _with_coins(self) -> set[Situation]:
        """The situations from which a coin may still be thrown that decides something."""
        found: set[Situation] = set()
        for situation in self.unrolled.order:
            lottery = self.unrolled.lottery(situation)
            nexts = {one for end in self.unrolled.ends(situation) for one in self.unrolled.after(situation, end)}
            if _has_coin(lottery) or nexts & found:
                found.add(situation)
        return found


def _then(further: Further, path: list[Step]) -> Then:
    """What follows the first stay of a path."""
    *_, last = path
    curve = None if last.then is None else further.curves.get(last.then)
    for at in range(len(path) - 1, 0, -1):
        step = path[at]
        curve = further.of(step.situation, Then(step.end, further.seen(*step[:2], step.then, curve)))
    first = path[0]
    return Then(first.end, further.seen(*first[:2], first.then, curve))


def _has_coin(lottery: Lottery) -> bool:
    return sum(1 for share, _ in lottery.pairs if share) + bool(lottery.free) > 1 or any(
        _has_coin(one) for one in lottery.choices
    )


def _span(found: list[Pair]) -> Pair:
    return Pair(min(one.low for one in found), max(one.high for one in found))
