"""The farthest run over a stretch of starts, without playing from all of them.

Who starts later is done no earlier. So of all starts from `lo` to `hi` none takes more on the clock than from `lo` to
where a run from `hi` ends, and none less than from `hi` to where one from `lo` ends. Where that is no farther than what
was found already the stretch is left out; else it is halved, until it is short enough to be gone through.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.hours.cells import Cell, Gauge, cells, ends_of
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from svcdsl.analyses.proving.hours.track import Runs
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.states import Time

    Exact = int | Fraction

SHORT = 900
"""Seconds of starts that are gone through, cell by cell."""
_AT_FIRST = 4
"""Stretches that are looked at before the others are put in order: a search often ends with them."""


class Best(NamedTuple):
    """The time on the clock of a start and an end, and the cell of starts in which it is."""

    time: Exact
    starts: Exact
    ends: Exact
    cell: Cell


class Hunt:
    """Looks for the most (of a slow engine) or the least. `endless` is a start from which nothing ends.

    `longest` is how long after its start something was that matters.
    """

    def __init__(self, runs: Runs, gauge: Gauge, budget: Budget) -> None:
        self.best: Best | None = None
        self.endless: Cell | None = None
        self.longest: Exact = 0
        self._runs = runs
        self._gauge = gauge
        self._budget = budget
        self._ends: dict[Exact, Time | None] = {}

    def through(self, starts: Iterable[tuple[Exact, Exact]], bound: Exact | None) -> None:
        """Look at all starts, or at some if their time comes to the `bound`."""
        split = self._runs.track is None or not self._runs.track.is_short
        stretches = iter(starts)
        for one in islice(stretches, _AT_FIRST) if split else stretches:
            self._through(one, split=split)
            if self._is_done(bound):
                return
        for one in sorted(stretches, key=self._promise):
            self._through(one, split=split)
            if self._is_done(bound):
                return

    def _is_done(self, bound: Exact | None) -> bool:
        return self.endless is not None or (self.best is not None and self.best.time == bound)

    def _through(self, stretch: tuple[Exact, Exact], *, split: bool) -> None:
        waiting = [stretch]
        while waiting and self.endless is None:
            lo, hi = waiting.pop()
            if not self._may_be_farther(lo, hi):
                continue
            if not split or hi - lo <= SHORT:
                self._go_through(lo, hi)
            else:
                middle = (lo + hi) // 2
                waiting += [(middle, hi), (lo, middle)]

    def _promise(self, stretch: tuple[Exact, Exact]) -> Exact:
        """The less, the farther a start of a stretch may be."""
        lo, hi = stretch
        slow = self._runs.engine.slow
        time = self._end(hi if slow else lo)
        if time is None or time[0] >= FOREVER:
            return -FOREVER
        return -self._gauge.of(lo, time[0]) if slow else self._gauge.of(hi, max(hi, time[0]))

    def _may_be_farther(self, lo: Exact, hi: Exact) -> bool:
        if self.best is None:
            return True
        promise = self._promise((lo, hi))
        is_farther = promise < (-self.best.time if self._runs.engine.slow else self.best.time)
        if not is_farther:
            time = self._end(hi if self._runs.engine.slow else lo)
            self.longest = max(self.longest, time[0] - lo if time is not None else 0)
        return is_farther

    def _end(self, moment: Exact) -> Time | None:
        if moment not in self._ends:
            engine = self._runs.engine
            self._budget.spend(engine.spent)
            engine.spent = 1
            engine.start_at(moment, rising=False)
            engine.bounding = engine.slow
            self._ends[moment] = self._runs.farthest()
            engine.bounding = False
        return self._ends[moment]

    def _go_through(self, lo: Exact, hi: Exact) -> None:
        engine = self._runs.engine
        for cell in cells(engine, [(lo, hi)], self._budget):
            time = self._runs.farthest()
            if time is None:
                continue
            if time[0] >= FOREVER:
                if engine.slow:
                    self.endless = cell
                    return
                continue
            self.longest = max(self.longest, time[0] - cell.moment)
            for start, end in ends_of(engine, cell, time, self._gauge):
                counted = self._gauge.of(start, end)
                if self.best is None or (counted > self.best.time if engine.slow else counted < self.best.time):
                    self.best = Best(counted, start, end, cell)
