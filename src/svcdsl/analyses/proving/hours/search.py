"""What is farthest over all moments at which the clock may start: played from each, or told from the room for work."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.hours.cells import Cell, Gauge, cells, ends_of
from svcdsl.analyses.proving.hours.entries import Mixture, entries_of
from svcdsl.analyses.proving.hours.hours_engine import NEVER as NO_TIME
from svcdsl.analyses.proving.hours.hours_engine import HoursEngine, LimitedEngine
from svcdsl.analyses.proving.hours.hunt import Hunt
from svcdsl.analyses.proving.hours.same_hours import AFTER, AT, BEFORE
from svcdsl.analyses.proving.hours.track import Runs, Track, track_of
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.chances import Chances, Stalls
from svcdsl.analyses.proving.runs.extremes import Farthest, TooMany
from svcdsl.analyses.proving.runs.question import Arrival, Room
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.proving.hours.same_hours import SameHours
    from svcdsl.analyses.proving.hours.starts import Starts
    from svcdsl.analyses.proving.process.network import Network
    from svcdsl.analyses.proving.runs.chances import Reward
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.question import Question
    from svcdsl.analyses.proving.runs.states import Mark, State

    Exact = int | Fraction


class Extreme(NamedTuple):
    """The greatest or least time on the clock (None: unbounded), by which path, and a start and end that show it.

    `endless`: cases may go round for ever, by the nodes of `path`.
    """

    time: Exact | None
    path: tuple[int, ...]
    starts: Exact
    ends: Exact
    after: bool
    comes: tuple[tuple[int, Exact], ...] = ()
    endless: bool = False


class Search:
    """One question over the starts given; `same` is it as one of work in the same hours, where it is such.

    `longest` is how long after its start something was that matters. `torn`: shares are told that may not be reached.
    `tightest` is the start with the least room, `mean_starts` that with the greatest mean. `cut`: that shares were not found. `breaking` is a start from which cases come late.
    """

    def __init__(
        self, question: Question, starts: Starts, same: SameHours | None, budget: Budget, budget_of_shares: Budget
    ) -> None:
        self.question = question
        self.longest: Exact = 0
        self.torn = False
        self.cut = False
        self._gauge = Gauge(question.clock)
        self._starts = starts
        self._same = same
        self._budget = budget
        self._budget_of_shares = budget_of_shares
        self._rooms: dict[bool, Room] = {}
        self.breaking: tuple[Exact, bool] | None = None
        self.tightest: tuple[Exact, str] | None = None
        self.mean_starts: tuple[Exact, str] | None = None

    def extreme(self, *, slow: bool, bound: Exact | None) -> Extreme:
        """The most (`slow`) or the least on the clock; as soon as some start comes to the `bound` no other is looked at."""
        hunt = Hunt(runs_of(self.question, self._same, slow=slow), self._gauge, self._budget)
        hunt.through(self._starts, bound)
        self.longest = max(self.longest, hunt.longest)
        if hunt.endless is not None:
            cell = hunt.endless
            path, _ = self._way(cell, cell.moment, slow=slow)
            return Extreme(None, path, cell.moment, cell.moment, cell.rising)
        if hunt.best is None:
            raise Undecided("never-open")
        counted, start, end, cell = hunt.best
        path, comes = self._way(cell, start, slow=slow)
        return Extreme(counted, path, start, end, cell.rising, comes)

    def _way(self, cell: Cell, start: Exact, *, slow: bool) -> tuple[tuple[int, ...], tuple[tuple[int, Exact], ...]]:
        """The nodes of the farthest run from `start`, in a cell, and when it comes to which, as far as that is told."""
        engine = self.engine(slow=slow)
        engine.start_at(cell.moment, rising=cell.rising)
        try:
            run = Farthest(engine)
        except Undecided:
            if self._same is None:
                raise
            return self._same.paths[slow], ()  # others are under way when the clock starts
        later = start - cell.moment
        comes = tuple((number, time + later if rises else time) for number, (time, rises) in run.comes())
        return (tuple(run.path()) if self._same is None else self._same.paths[slow]), comes

    def greatest(self, *, slow: bool, stop: Exact, bounded: bool, over: Exact | None = None) -> Exact:
        """The greatest share, over all starts, of cases that are late (`slow`), or in time; some that is `over` will do."""
        if self._same is not None:
            return self._of_same(self._same, slow=slow, bounded=bounded)
        engine = self._limited(self.question.network, self.question.first, self.question.last, slow=slow)

        def wanted(state: State) -> int:
            return int(state.counted and (state.last == NO_TIME) == slow)

        track = track_of(engine)
        greatest: Exact = 0
        mixture: Mixture | None = None
        for cell in cells(engine, self._starts, self._budget_of_shares):
            if not bounded and engine.deadline != NO_TIME:
                self.longest = max(self.longest, engine.deadline[0] - cell.moment)
            if mixture is None and not greatest and len(entries_of(engine)) > 1:
                mixture = Mixture()
            farthest = None if track is None else track.farthest(engine)
            if farthest is not None and engine.is_late(farthest) != slow and mixture is None:
                continue  # even the farthest run is not what is looked for
            share = _share(engine, mixture, wanted)
            if share is not None and share > greatest:
                greatest = share
                if slow:
                    self.breaking = cell.moment, cell.rising
                if greatest >= stop or (over is not None and greatest > over):
                    break
        self.torn = self.torn or engine.torn or engine.foreseen or (mixture is not None and not mixture.is_exact)
        return 1 if engine.torn else greatest

    def greatest_mean(self, *, slow: bool) -> Exact | None:
        """The greatest mean on the clock over all starts (`slow`), or the least; None where it was not to be found."""
        sign = 1 if slow else -1
        engine = self.engine(slow=slow)
        track = track_of(engine)
        mixture = None
        best: Exact | None = None
        try:
            for cell in cells(engine, self._starts, self._budget_of_shares):
                if best is None and mixture is None and len(entries_of(engine)) > 1:
                    mixture = Mixture()
                if mixture is None and best is not None and not self._may_exceed(engine, cell, track, sign, best):
                    continue
                for start, reward in self._rewards(engine, cell, sign):
                    mean = _mean(engine, mixture, reward)
                    if mean is not None and (best is None or mean > best):
                        best = mean
                        if slow:
                            self.mean_starts = None if mixture is not None else start
        except (Stalls, TooMany) as why:
            self.cut = self.cut or isinstance(why, TooMany)
            return None
        self.torn = self.torn or engine.torn or engine.foreseen or (mixture is not None and not mixture.is_exact)
        return None if best is None or engine.torn else sign * best

    def _may_exceed(self, engine: HoursEngine, cell: Cell, track: Track | None, sign: int, best: Exact) -> bool:
        """Whether some case of a cell takes more (less, where `sign` is -1) than a mean that was found."""
        time = None if track is None else track.farthest(engine)
        if time is None:
            return True
        return any(sign * self._gauge.of(*ends) > best for ends in ends_of(engine, cell, time, self._gauge))

    def _rewards(self, engine: HoursEngine, cell: Cell, sign: int) -> Iterator[tuple[tuple[Exact, str], Reward]]:
        """What cases take that start at the two ends of a cell; between these it is linear, as long as the clock is."""
        moment, rising, until = cell
        ends = {state.last for state in Chances(engine).states if state.running and state.last is not None}
        if any(end[0] >= FOREVER for end in ends):
            raise Stalls
        self.longest = max(self.longest, *(end - moment for end, _ in ends), 0)
        for end in ends:
            self._gauge.limit(engine, (moment, rising), end)

        def at(later: Exact) -> Reward:
            def taken(state: State) -> Exact:
                if not state.counted or state.last is None:
                    return 0
                end, rises = state.last
                return sign * self._gauge.of(moment + later, end + later if rises else end)

            return taken

        yield (moment, AFTER if rising else AT), at(0)
        if rising and engine.reach < FOREVER:
            reach = min(engine.reach, until - moment)
            yield (moment + reach, BEFORE), at(reach)

    def _of_same(self, same: SameHours, *, slow: bool, bounded: bool) -> Exact:
        """The same where all work goes on in the same hours: the share for the start with the least room, or the most."""
        share, is_reached = same.share(self._room(same, slow=slow, bounded=bounded), slow=slow)
        self.torn = self.torn or not is_reached
        return share

    def _room(self, same: SameHours, *, slow: bool, bounded: bool) -> Room:
        """The least room over all starts (`slow`), or the most."""
        if slow in self._rooms:
            return self._rooms[slow]
        engine = self._limited(same.network, same.first, same.last, slow=slow)
        found: Room | None = None
        where: Cell | None = None
        for cell in cells(engine, self._starts, self._budget):
            if not bounded and engine.deadline != NO_TIME:
                self.longest = max(self.longest, engine.deadline[0] - cell.moment)
            room = same.room(engine, cell, slow=slow)
            is_farther = found is None or (room < found if slow else room > found)
            if is_farther:
                found, where = room, cell
            if slow and (is_farther or self.breaking is None) and same.comes_late(engine):
                self.breaking = cell.moment, cell.rising
        if found is None or where is None:
            raise Undecided("never-open")
        if slow:
            self.tightest = same.start_of(engine, where, found)
        self._rooms[slow] = found
        return found

    def rooms(self, *, bounded: bool) -> tuple[Room, Room] | None:
        """The least and the most room, where only that matters."""
        if self._same is None:
            return None
        least, most = (self._room(self._same, slow=slow, bounded=bounded) for slow in (True, False))
        return least, most

    def engine(self, *, slow: bool) -> HoursEngine:
        """An engine of the question."""
        return HoursEngine(self.question.network, self.question.first, self.question.last, slow=slow)

    def _limited(self, network: Network, first: Mark, last: Mark, *, slow: bool) -> LimitedEngine:
        return LimitedEngine(network, first, last, slow=slow, clock=self.question.clock, limit=self.question.limit)

    def breaks(self) -> Arrival | None:
        """A start from which cases come late; None where none was found."""
        if self.breaking is None:
            return None
        moment, rising = self.breaking
        runs = runs_of(self.question, self._same, slow=True)
        runs.engine.start_at(moment, rising=rising)
        time = runs.farthest()
        if time is None or time[0] >= FOREVER:
            return None
        _, comes = self._way(Cell(moment, rising, moment), moment, slow=True)
        return Arrival(moment, time[0], rising, self._gauge.of(moment, time[0]), comes)


def _share(engine: HoursEngine, mixture: Mixture | None, wanted: Reward) -> Exact | None:
    """The greatest share of a reward of 0 or 1; 1 where cases may go round, for then it may be all of those that count."""
    try:
        return _mean(engine, mixture, wanted)
    except Stalls:
        return 1


def _mean(engine: HoursEngine, mixture: Mixture | None, reward: Reward) -> Exact | None:
    """The greatest that cases have of a reward on average, put together with what was added to a mixture before."""
    if mixture is None:
        return Chances(engine).greatest_of_counted(reward)
    mixture.add(engine, reward)
    return mixture.greatest


def runs_of(question: Question, same: SameHours | None, *, slow: bool) -> Runs:
    """What plays the farthest run from each moment."""
    network, first, last = (
        (question.network, question.first, question.last) if same is None else (same.network, same.first, same.last)
    )
    engine = HoursEngine(network, first, last, slow=slow)
    return Runs(engine, track_of(engine))
