"""The answer where excluded steps, and calendars, are in a process in which a case is in one place only.

All is reckoned backwards (`further`), on the stretches of time that begin with one day of each sort and go on until
the last case that started on it has ended.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.excluded.curves import NOTHING, greatest_on, plus
from svcdsl.analyses.proving.excluded.further import Further, latest
from svcdsl.analyses.proving.excluded.unrolled import Unrolled
from svcdsl.analyses.proving.hours.reachable import merged
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import TooMany, endless
from svcdsl.analyses.proving.runs.states import ARRIVED

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.excluded.further import Then
    from svcdsl.analyses.proving.excluded.unrolled import Situation
    from svcdsl.analyses.proving.hours.reachable import Pieces
    from svcdsl.analyses.proving.hours.starts import Starts
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction

DAY = 86400


class Reached(NamedTuple):
    """The most, or least, time on the clock, and by which side of which moment to start at it is met.

    `further` tells it, of the stretch of time in which the moment is.
    """

    time: Exact
    starts: Exact
    side: int
    situation: Situation
    further: Further


class ExcludedHours:
    """A question with excluded steps; TooMany where it is none of this kind, or too much to look at."""

    def __init__(self, question: Question, starts: Callable[[Exact], Starts], horizon: Exact, budget: Budget) -> None:
        if question.limit.days or question.last.moment == ARRIVED:
            raise TooMany
        if endless(question.network, Engine(question.network, question.first, question.last, slow=True)):
            raise TooMany
        self.question = question
        self.unrolled = Unrolled(question)
        if any(self.unrolled.node(one).business is not None for one in self.unrolled.order):
            raise TooMany
        stretches = self._stretches(starts, horizon)
        self._stretches_of = {
            slow: [
                (pieces, Further(self.unrolled, question.clock, stretch, budget, slow=slow))
                for stretch, pieces in stretches
            ]
            for slow in (True, False)
        }

    def reached(
        self, *, slow: bool, start: Situation | None = None, then: Callable[[Further], Then] | None = None
    ) -> Reached | None:
        """The most (`slow`) or the least, of one start if one is given, and of cases that go on from it so.

        None where no `to` follows.
        """
        best: Reached | None = None
        for pieces, further in self._stretches_of[slow]:
            for situation in self.unrolled.starts if start is None else [start]:
                curve = further.start(situation, None if then is None else then(further))
                if curve is None:
                    continue
                assert pieces[-1][1] <= curve.xs[-1]
                time, starts, side = greatest_on(plus(curve, further.clock, -1), pieces)
                if time > NOTHING and (best is None or time > best.time):
                    assert not isinstance(time, float)
                    best = Reached(time, starts, side, situation, further)
        return best if best is None or slow else best._replace(time=-best.time)

    def _stretches(self, starts: Callable[[Exact], Starts], horizon: Exact) -> list[tuple[tuple[Exact, Exact], Pieces]]:
        """Stretches of time with the starts in each, which end when all these have ended."""
        first = starts(horizon)
        horizon = max([horizon, *(self._latest(end) - end + 4 * DAY for _, end in first.at_once)])
        while True:
            pieces = list(starts(horizon))
            lasts = [(self._latest(end), start, end) for start, end in pieces]
            longest = max((last - end for last, _, end in lasts), default=0)
            if longest <= horizon:
                break
            horizon = longest + DAY
        covered = merged((start - 1, last + DAY) for last, start, _ in lasts)
        inside = merged(pieces)
        return [(one, [piece for piece in inside if one[0] <= piece[0] <= one[1]]) for one in covered]

    def _latest(self, start: Exact) -> Exact:
        """The last moment at which a case ends whose clock started at a moment."""
        unrolled = self.unrolled
        come: dict[Situation, Exact] = {}
        ends = start
        for one in unrolled.starts:
            come[one] = start
        for situation in reversed(unrolled.order):
            at = come.get(situation)
            if at is None:
                continue
            for end in unrolled.ends(situation):
                left = latest(unrolled.node(situation), end, at)
                ends = max(ends, left)
                for then in unrolled.after(situation, end):
                    if then is not None:
                        come[then] = max(left, come.get(then, left))
        return ends
