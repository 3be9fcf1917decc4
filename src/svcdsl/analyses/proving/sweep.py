"""The answer under calendars: the clock may start at any moment of the span, and the worst one is found.

The days to arrive on are gone through, one of each sort (`arrival_windows`). Within a day runs are played from a
moment, and from all moments after it up to where something changes (`hours_engine`), and so on to the day's end.
It ends early where a bound that holds for every moment has been reached (`bounds`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.bounds import OpenDays, bounds_of
from svcdsl.analyses.proving.chances import Chances
from svcdsl.analyses.proving.entries import Mixture, entries_of
from svcdsl.analyses.proving.extremes import Budget, Farthest, TooMany, endless
from svcdsl.analyses.proving.hours_engine import NEVER as NO_TIME
from svcdsl.analyses.proving.hours_engine import HoursEngine, LimitedEngine
from svcdsl.analyses.proving.question import NEVER, Answer, Arrival, Question
from svcdsl.analyses.proving.reading import Undecided
from svcdsl.analyses.proving.starts import Starts
from svcdsl.analyses.proving.stays import FOREVER
from svcdsl.analyses.proving.track import track_of

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.arrival_windows import Arrivals
    from svcdsl.analyses.proving.states import State

    Exact = int | Fraction

DAY = 86400
MOST_PLAYED = 40_000
"""States that are played, over all moments, before it is said that nothing was decided."""


class Extreme(NamedTuple):
    """The greatest or least time on the clock (None: unbounded), by which path, and a start and end that show it."""

    time: Exact | None
    path: tuple[int, ...]
    starts: Exact
    ends: Exact
    after: bool
    comes: tuple[tuple[int, Exact], ...] = ()


class Sweep:
    """One question under calendars. `today` (YYYY-MM-DD) matters where no calendar names a year."""

    def __init__(
        self, question: Question, arrivals: Arrivals, days: OpenDays, today: str, budget: Budget | None = None
    ) -> None:
        self.question = question
        self.arrivals = arrivals
        self.today = today
        self.openings = question.openings
        self.years = frozenset[int]().union(*(opening.years for opening in self.openings))
        self.bounds = bounds_of(question, days, self.years)
        self._budget = budget or Budget(MOST_PLAYED)
        self._longest: Exact = 0
        self._breaking: tuple[Exact, bool] | None = None

    def answer(self) -> Answer:
        """The answer; TooMany where it is not decided."""
        bounds = self.bounds
        if not bounds.ever:
            return NEVER
        horizon = self._guess()
        while True:
            self._longest = 0
            starts = self._starts(horizon)
            found = self._answer(starts)
            if self._longest <= horizon:
                return found
            horizon = self._longest + DAY

    def is_certain(self, share: Exact) -> bool:
        """Whether so many of the cases are certain to be in time; sooner known than an answer."""
        bounds = self.bounds
        if not bounds.ever or bounds.certain >= share:
            return bounds.ever
        horizon = self._guess()
        while True:
            self._longest = 0
            starts = self._starts(horizon)
            late = self._greatest(starts, slow=True, stop=1, bounded=False, over=1 - share)
            if late > 1 - share or self._longest <= horizon:
                return late <= 1 - share
            horizon = self._longest + DAY

    def _guess(self) -> Exact:
        """About how long after its start a run may go on: as the slowest do that start on the days of one week."""
        horizon = (self.bounds.plain_most or 0) + 2 * DAY
        engine = HoursEngine(self.question.network, self.question.first, self.question.last, slow=True)
        if self.bounds.plain_most is not None and (track := track_of(engine)) is not None:
            for start, _ in self._starts(horizon).at_once:
                engine.start_at(start, rising=False)
                time = track.farthest(engine)
                if time is not None and time[0] < FOREVER:
                    horizon = max(horizon, time[0] - start + DAY)
        return horizon

    def _starts(self, horizon: Exact) -> Starts:
        """The moments at which the clock may start, on one day of each sort up to a horizon."""
        by_day = bool(self.question.limit.days)
        windows = self.arrivals.windows(self.openings, horizon, self.years, self.today, by_day=by_day)
        if not windows.exact:
            raise TooMany
        return Starts(self.question, windows)

    def _answer(self, starts: Starts) -> Answer:
        question, bounds = self.question, self.bounds
        unbounded = endless(question.network, HoursEngine(question.network, question.first, question.last, slow=True))
        if unbounded:
            slow = Extreme(None, tuple(sorted(unbounded)), 0, 0, after=False)
        else:
            slow = self._extreme(starts, slow=True, bound=bounds.most)
        worst = None
        if slow.time is not None:
            worst = Arrival(slow.starts, slow.ends, slow.after, slow.time, slow.comes)
        if any(node.excluded for node in question.network.nodes):
            return self._with_excluded(starts, slow)
        quick = self._extreme(starts, slow=False, bound=bounds.least)
        assert quick.time is not None
        certain, best = self._shares(starts, slow, bounded=not unbounded)
        means = (max(quick.time, bounds.means[0]), _least(slow.time, bounds.means[1])) if question.of_mean else None
        return Answer(
            True,
            quick.time,
            slow.time,
            certain,
            best,
            slow.path,
            quick.path,
            means,
            worst,
            breaks=None if unbounded else self._breaks(),
        )

    def _breaks(self) -> Arrival | None:
        """A start from which cases come late; None where none was found."""
        if self._breaking is None:
            return None
        moment, rising = self._breaking
        engine = HoursEngine(self.question.network, self.question.first, self.question.last, slow=True)
        engine.start_at(moment, rising=rising)
        run = Farthest(engine)
        if run.time is None or run.time[0] >= FOREVER:
            return None
        comes = tuple((number, time[0]) for number, time in run.comes())
        return Arrival(moment, run.time[0], rising, self._counted(moment, run.time[0]), comes)

    def _with_excluded(self, starts: Starts, slow: Extreme) -> Answer:
        """Bounds only: runs are played with the clock running on, and what holds at any moment limits them."""
        bounds = self.bounds
        most = _least(slow.time, bounds.most)
        certain: Exact = 0
        if not self.question.of_mean:
            certain = max(bounds.certain, self._shares(starts, slow, bounded=slow.time is not None)[0])
        means = (bounds.means[0], _least(most, bounds.means[1])) if self.question.of_mean else None
        return Answer(True, bounds.least, most, certain, bounds.best, slow.path, (), means, None, exact=False)

    def _extreme(self, starts: Starts, *, slow: bool, bound: Exact | None) -> Extreme:
        question = self.question
        engine = HoursEngine(question.network, question.first, question.last, slow=slow)
        track = track_of(engine)
        best: tuple[Exact, Exact, Exact, tuple[Exact, bool]] | None = None
        for cell in self._cells(engine, starts):
            time = Farthest(engine).time if track is None else track.farthest(engine)
            if time is None:
                continue
            if time[0] >= FOREVER:
                if slow:
                    return Extreme(None, self._path(engine, cell), cell[0], cell[0], cell[1])
                continue
            self._longest = max(self._longest, time[0] - cell[0])
            for start, end in self._ends(engine, cell[0], time, cell[1]):
                counted = self._counted(start, end)
                if best is None or (counted > best[0] if slow else counted < best[0]):
                    best = counted, start, end, cell
            if best is not None and best[0] == bound:
                break
        if best is None:
            raise Undecided("never-open")
        counted, start, end, cell = best
        path = self._path(engine, cell)
        return Extreme(counted, path, start, end, cell[1], self._comes(engine, start - cell[0]))

    def _comes(self, engine: HoursEngine, later: Exact) -> tuple[tuple[int, Exact], ...]:
        """When the farthest run from the engine's start comes to which node, for a start so much later."""
        return tuple((number, time + later if rises else time) for number, (time, rises) in Farthest(engine).comes())

    def _path(self, engine: HoursEngine, cell: tuple[Exact, bool]) -> tuple[int, ...]:
        engine.start_at(cell[0], rising=cell[1])
        return tuple(Farthest(engine).path())

    def _ends(
        self, engine: HoursEngine, moment: Exact, time: tuple[Exact, bool], rising: bool
    ) -> Iterator[tuple[Exact, Exact]]:
        """Starts and ends of runs among which the farthest of a cell is: its two ends, for in it all is linear."""
        end, rises = time
        yield moment, end
        if not rising:
            return
        clock = self.question.clock
        if clock is not None:
            engine.limit_reach(clock, moment)
            if rises:
                engine.limit_reach(clock, end)
        reach = engine.reach
        if reach < FOREVER:
            yield moment + reach, end + reach if rises else end

    def _counted(self, start: Exact, end: Exact) -> Exact:
        clock = self.question.clock
        return end - start if clock is None else clock.open_between(start, end)

    def _shares(self, starts: Starts, slow: Extreme, *, bounded: bool) -> tuple[Exact, Exact]:
        question, bounds = self.question, self.bounds
        limit = question.limit
        if question.of_mean:
            return 0, 1
        if bounds.certain == 1:
            return 1, 1
        if (
            not limit.days
            and slow.time is not None
            and (slow.time < limit.fewest or (slow.time == limit.fewest and not limit.strict))
        ):
            return 1, 1
        certain = 1 - self._greatest(starts, slow=True, stop=1 - bounds.certain, bounded=bounded)
        if certain == 1:
            return 1, 1
        if bounds.best == 0:
            return certain, 0
        return certain, self._greatest(starts, slow=False, stop=bounds.best, bounded=bounded)

    def _greatest(self, starts: Starts, *, slow: bool, stop: Exact, bounded: bool, over: Exact | None = None) -> Exact:
        """The greatest share, over all starts, of cases that are late (`slow`), or in time; some that is `over` will do."""
        question = self.question
        engine = LimitedEngine(
            question.network, question.first, question.last, slow=slow, clock=question.clock, limit=question.limit
        )

        def wanted(state: State) -> int:
            return int(state.counted and (state.last == NO_TIME) == slow)

        track = track_of(engine)
        greatest: Exact = 0
        mixture: Mixture | None = None
        for cell in self._cells(engine, starts):
            if not bounded and engine.deadline != NO_TIME:
                self._longest = max(self._longest, engine.deadline[0] - cell[0])
            if mixture is None and not greatest and len(entries_of(engine)) > 1:
                mixture = Mixture()
            farthest = None if track is None else track.farthest(engine)
            if farthest is not None and engine.is_late(farthest) != slow and mixture is None:
                continue  # even the farthest run is not what is looked for
            if mixture is not None:
                mixture.add(engine, wanted)
                share: Exact | None = mixture.greatest
            else:
                share = Chances(engine).greatest_share(wanted)
            if share is not None and share > greatest:
                greatest = share
                if slow:
                    self._breaking = self._breaking or cell
                if greatest >= stop or (over is not None and greatest > over):
                    break
        return 1 if engine.torn else greatest

    def _cells(self, engine: HoursEngine, starts: Starts) -> Iterator[tuple[Exact, bool]]:
        """Each moment at which something changes, and each stretch behind it; the engine plays from there."""
        for start, end in starts:
            moment: Exact = start
            while True:
                self._budget.spend(engine.spent)
                engine.spent = 0
                engine.start_at(moment, rising=False)
                yield moment, False
                if moment >= end:
                    break
                engine.start_at(moment, rising=True)
                yield moment, True
                moment = min(moment + engine.reach, end)


def _least(one: Exact | None, other: Exact | None) -> Exact | None:
    if one is None or other is None:
        return other if one is None else one
    return min(one, other)
