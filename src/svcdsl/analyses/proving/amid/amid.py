"""Clocks that start in one branch while others are under way to the same `to`, under calendars.

Let F be the moment at which the clock starts. The case ends when the last of all that is under way has come to its end:
the branch of F itself at X, which hangs on F alone, and each other one at Y, which hangs on the moment at which its
fork was done. What comes after a join is a non-decreasing function of the later of two, so the end is the latest of
what X and each Y alone would lead to. On the clock since F, then, the most is the greatest of what X makes it, over all
F, and of what each Y makes it, over all moments of its fork, with F as early as it can be after that fork. The least is
no less than each of these, at their least, and it is reached where some run shows that it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.amid.amid_engines import ForkEngine, OnlyEngine
from svcdsl.analyses.proving.hours.bounds import without_hours
from svcdsl.analyses.proving.hours.cells import Cell, Gauge, cells
from svcdsl.analyses.proving.hours.hunt import Hunt
from svcdsl.analyses.proving.hours.starts import Starts
from svcdsl.analyses.proving.hours.track import Runs, track_of
from svcdsl.analyses.proving.runs.extremes import Farthest, TooMany
from svcdsl.analyses.proving.runs.states import FINISHED, Mark
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.arrival_windows import Windows
    from svcdsl.analyses.proving.amid.amid_engines import Fork
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.question import Question
    from svcdsl.analyses.proving.runs.states import State

    Exact = int | Fraction


class Found(NamedTuple):
    """A time on the clock (None: unbounded) from a start to an end, and the nodes that are played, in order.

    `after`: the less later it starts, the nearer it comes to that. `comes` says when the case comes to which node.
    """

    time: Exact | None
    starts: Exact
    ends: Exact
    after: bool
    path: tuple[int, ...]
    comes: tuple[tuple[int, Exact], ...] = ()


class Amid:
    """The least and the most of such a question. `longest` is how long after its beginning something was that matters."""

    def __init__(self, question: Question, forks: list[Fork], windows: Windows, gauge: Gauge, budget: Budget) -> None:
        self.question = question
        self.longest: Exact = 0
        self._forks = forks
        self._windows = windows
        self._gauge = gauge
        self._budget = budget

    @property
    def is_loose(self) -> bool:
        """Whether the clock may have to wait for what was under way before a fork, which is not looked at."""
        network = self.question.network
        before = network.leading_to(self.question.first.number)
        joins = any(network.nodes[number].arrivals > 1 for number in before)
        return joins and not all(fork.is_alone for fork in self._forks)

    def most(self) -> Found | None:
        """What takes longest; None where no case has both events."""
        found = [self._own(slow=True), *(self._other(fork, slow=True) for fork in self._forks)]
        known = [one for one in found if one is not None]
        unbounded = next((one for one in known if one.time is None), None)
        return unbounded or max(known, key=_time, default=None)

    def least(self) -> tuple[Found | None, bool]:
        """A bound of what takes shortest, and whether it is seen to be reached; None where no case has both events."""
        known = [self._own(slow=False)]
        seen = False
        try:
            for fork in self._forks:
                if fork.is_alone or not self.is_loose:
                    known.append(self._other(fork, slow=False, beside=True))
            stop = max((_time(one) for one in known if one is not None), default=None)
            alone = [fork for fork in self._forks if fork.is_alone]
            shown = (self._other(fork, slow=False, stop=stop) for fork in alone)
            seen = not self._forks or any(one is not None and one.time == stop for one in shown)
        except TooMany:
            pass  # what was found is a bound all the same
        return max((one for one in known if one is not None), key=_time, default=None), seen

    def _own(self, *, slow: bool) -> Found | None:
        """What follows from the start of the clock, over all moments at which it may start."""
        question = self.question
        engine = OnlyEngine(question.network, question.first, question.last, slow=slow)
        runs = Runs(engine, track_of(engine))
        hunt = Hunt(runs, self._gauge, self._budget)
        hunt.through(Starts(question, self._windows), None if slow else self._least_own())
        self.longest = max(self.longest, hunt.longest)
        if hunt.endless is not None:
            return Found(None, hunt.endless.moment, hunt.endless.moment, hunt.endless.rising, ())
        if hunt.best is None:
            return None
        time, starts, ends, cell = hunt.best
        engine.start_at(cell.moment, rising=cell.rising)
        run = Farthest(engine)
        later = starts - cell.moment
        comes = _in_time([(number, come + later * rises) for number, (come, rises) in run.comes()])
        return Found(time, starts, ends, cell.rising, tuple(run.path()), comes)

    def _least_own(self) -> Exact | None:
        """What follows from the start of the clock takes no less than this; None where that is not known."""
        network, first, last, clock, *_ = self.question
        if self._gauge.days or any(node.business is not None for node in network.nodes):
            return None
        plain = network.with_nodes(tuple(without_hours(node, clock) for node in network.nodes))
        time = Runs(OnlyEngine(plain, first, last, slow=False), None).farthest()
        return None if time is None else time[0]

    def _other(self, fork: Fork, *, slow: bool, beside: bool = False, stop: Exact | None = None) -> Found | None:
        """What was under way when the clock started, over all moments at which its fork may be done.

        Not `beside`: with what follows from the start of the clock. As soon as one takes just `stop` no other is looked at.
        """
        engine = ForkEngine(self.question, fork, slow=slow, beside=beside)
        starts = Starts(self.question._replace(first=Mark(FINISHED, fork.number)), self._windows)
        best: Found | None = None
        for cell in cells(engine, starts, self._budget):
            runs = _Runs(engine)
            for found in runs.found(cell, self._gauge):
                if found.time is None:
                    return found
                if best is None or (_time(found) > _time(best) if slow else _time(found) < _time(best)):
                    best = found
                if found.time == stop:
                    return found
            self.longest = max(self.longest, runs.longest)
        return best


class _Runs(Farthest):
    """The farthest runs from a fork, for each moment at which the clock may start; `all_ends` are their last states.

    `longest` is how long after the fork the last of them ends.
    """

    def __init__(self, engine: ForkEngine) -> None:
        self.longest: Exact = 0
        self.all_ends: list[State] = []
        self._played = engine
        super().__init__(engine)

    def _ends(self, state: State) -> None:
        self.all_ends.append(state)

    def found(self, cell: Cell, gauge: Gauge) -> Iterator[Found]:
        """What the runs take at the two ends of a cell of moments of the fork."""
        engine = self._played
        ends = [state for state in self.all_ends if state.counted and state.clock and state.last[0] > -FOREVER]  # type: ignore[index]
        for state in ends:
            start, end = state.clock, state.last
            assert end is not None
            if start[0] >= FOREVER:
                continue
            if end[0] >= FOREVER:
                yield Found(None, start[0], start[0], cell.rising, *self._way(state, 0))
                continue
            self.longest = max(self.longest, start[0] - cell.moment, end[0] - cell.moment)
            gauge.limit(engine, start, end)
        later = min(engine.reach, cell.until - cell.moment) if cell.rising and engine.reach < FOREVER else 0
        for state in ends:
            assert state.last is not None
            (start, rises), (end, grows) = state.clock, state.last
            if end >= FOREVER or start >= FOREVER:
                continue
            for shift in (0, later) if later else (0,):
                one, other = start + shift * rises, end + shift * grows
                yield Found(gauge.of(one, other), one, other, rises and not shift, *self._way(state, shift))

    def _way(self, state: State, shift: Exact) -> tuple[tuple[int, ...], tuple[tuple[int, Exact], ...]]:
        """The nodes of a run, and when it comes to which, from a moment of the fork so much later."""
        path: list[tuple[int, Exact]] = []
        at: State | None = state
        while at is not None and (before := self.before[at]) is not None:
            number = self.engine.playing(before)
            if number is not None:
                come, rises = before.tokens[0][1]
                path.append((number, come + shift * rises))
            at = before
        path.reverse()
        return tuple(number for number, _ in path), _in_time(path)


def _in_time(path: list[tuple[int, Exact]]) -> tuple[tuple[int, Exact], ...]:
    """When a case comes to which node, without what was long ago."""
    return tuple(sorted((one for one in path if one[1] > -FOREVER), key=lambda one: one[1]))


def _time(found: Found) -> Exact:
    return FOREVER if found.time is None else found.time
