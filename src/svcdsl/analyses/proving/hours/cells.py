"""The moments to start at, put together: each at which something changes, and each stretch behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.hours.hours_engine import HoursEngine
    from svcdsl.analyses.proving.runs.extremes import Budget

    Exact = int | Fraction


class Cell(NamedTuple):
    """A moment to start at or, `rising`, all moments after it up to the engine's reach, but none after `until`."""

    moment: Exact
    rising: bool
    until: Exact


class Gauge(NamedTuple):
    """How long it is from a start to an end on a clock (None: it always runs).

    With `days`, how long after the close of so many open days it ends: more than 0 is too late for a limit of these.
    """

    clock: Opening | None
    days: int = 0

    def of(self, start: Exact, end: Exact) -> Exact:
        """The seconds from a start to an end."""
        if self.clock is None:
            return end - start
        if not self.days:
            return self.clock.open_between(start, end)
        close = self.clock.close_of_day(start, self.days)
        return -FOREVER if close is None else end - close

    def limit(self, engine: HoursEngine, start: tuple[Exact, bool], end: tuple[Exact, bool]) -> None:
        """Let an engine reach no further than it goes on evenly, if start and end move with its own start."""
        if self.clock is None:
            return
        if not self.days:
            for moment, rising in (start, end):
                if rising:
                    engine.limit_reach(self.clock, moment)
        elif start[1] and (day := self.clock.day_after(start[0])) is not None:
            engine.reach = min(engine.reach, day - start[0])


def cells(engine: HoursEngine, starts: Iterable[tuple[Exact, Exact]], budget: Budget) -> Iterator[Cell]:
    """The cells of starts from … until …; the engine stands at each when it is given."""
    for start, end in starts:
        moment: Exact = start
        while True:
            budget.spend(engine.spent)
            engine.spent = 1
            engine.start_at(moment, rising=False)
            yield Cell(moment, False, end)
            if moment >= end:
                break
            engine.start_at(moment, rising=True)
            yield Cell(moment, True, end)
            moment = min(moment + engine.reach, end)


def ends_of(engine: HoursEngine, cell: Cell, time: tuple[Exact, bool], gauge: Gauge) -> Iterator[tuple[Exact, Exact]]:
    """Starts and ends of runs among which the farthest of a cell is: its two ends, for in it all is linear."""
    moment, rising, until = cell
    end, rises = time
    yield moment, end
    if not rising:
        return
    gauge.limit(engine, (moment, rising), time)
    if engine.reach < FOREVER:
        reach = min(engine.reach, until - moment)
        yield moment + reach, end + reach if rises else end
