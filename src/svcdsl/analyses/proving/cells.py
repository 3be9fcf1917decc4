"""The moments to start at, put together: each at which something changes, and each stretch behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.stays import FOREVER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.extremes import Budget
    from svcdsl.analyses.proving.hours_engine import HoursEngine

    Exact = int | Fraction


class Cell(NamedTuple):
    """A moment to start at or, `rising`, all moments after it up to the engine's reach, but none after `until`."""

    moment: Exact
    rising: bool
    until: Exact


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


def ends_of(
    engine: HoursEngine, cell: Cell, time: tuple[Exact, bool], clock: Opening | None
) -> Iterator[tuple[Exact, Exact]]:
    """Starts and ends of runs among which the farthest of a cell is: its two ends, for in it all is linear."""
    moment, rising, until = cell
    end, rises = time
    yield moment, end
    if not rising:
        return
    if clock is not None:
        engine.limit_reach(clock, moment)
        if rises:
            engine.limit_reach(clock, end)
    if engine.reach < FOREVER:
        reach = min(engine.reach, until - moment)
        yield moment + reach, end + reach if rises else end
