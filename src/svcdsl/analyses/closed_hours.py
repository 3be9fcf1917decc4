"""Cases that come when everybody has gone: the longest time in which nobody works while a clock runs.

The steps between the events of a measure are open while the hours of one of them are. A closed gap is told only
where the quickest of all cases that come into it breaks the limit, played to the second.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.local_time import DAY
from svcdsl.analyses.proving.found import keeps
from svcdsl.analyses.proving.hours.hours_engine import HoursEngine
from svcdsl.analyses.proving.hours.reachable import reachable
from svcdsl.analyses.proving.runs.extremes import Farthest, TooMany
from svcdsl.analyses.proving.runs.states import FINISHED, STARTED
from svcdsl.analyses.proving.runs.stays import FOREVER
from svcdsl.analyses.proving.telling.ways_told import zone_of

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction

MOST_GAPS = 3
"""Gaps of different length that are tried, the longest first."""
_BEFORE = 4 * DAY  # cases that come into a gap came to the process so long before it at most
_MINUTE = 60


class Waited(NamedTuple):
    """The quickest case of those whose clock starts at `starts`: it stops at `ends`, `counted` seconds later on it.

    `closed` are the seconds on the clock in which nobody works meanwhile. Moments are told in `zone`.
    """

    starts: Exact
    ends: Exact
    counted: Exact
    closed: Exact
    zone: str


def waited_while_closed(found: Found, today: str) -> Waited | None:
    """The quickest case that breaks an open objective since nobody works; None where there is none."""
    question, asked = found.question, found.asked
    if found.verdict != "open" or question is None or asked is None or not asked.below or asked.form == "mean":
        return None
    there = _hours(question)
    if not there:
        return None
    tried: set[Exact] = set()
    for closed, closes, opens in sorted(_gaps(question, there, today)):
        if -closed in tried or not closed:
            continue
        tried.add(-closed)
        waited = _quickest(question, closes, opens, -closed)
        if waited is not None:
            return waited
        if len(tried) == MOST_GAPS:
            break
    return None


def _hours(question: Question) -> list[Opening]:
    """The hours of the steps between the events; none where one of them can always be worked on.

    None either where one of them stops the clock: the case that ends first need not be the one of the least on it.
    """
    found: dict[Opening, None] = {}
    between = question.between
    for number in between:
        node = question.network.nodes[number]
        left = question.first == (FINISHED, number) and not any(
            number in question.network.targets[one] for one in between
        )
        nobody = node.step.by is None and node.step.touchpoint is None and node.takes.most == 0
        if node.excluded:
            return []
        if left or nobody:
            continue
        if node.hours is None:
            return []
        found[node.hours] = None
    return list(found)


def _gaps(question: Question, there: list[Opening], today: str) -> Iterator[tuple[Exact, int, int]]:
    """(less the seconds on the clock, from, until) of every time in which all are closed."""
    clock = question.clock
    for start, end in _span(question, there, today):
        for one in there:
            for _, closes in one.spans(start, end):
                if any(other.is_open(closes) for other in there):
                    continue
                opens = [at for other in there if (at := other.next_open(closes)) is not None]
                if opens:
                    until = int(min(opens))
                    yield -(until - closes if clock is None else clock.open_between(closes, until)), closes, until


def _span(question: Question, there: list[Opening], today: str) -> Iterator[tuple[int, int]]:
    """The calendar years that the calendars name, else the year from today."""
    local = there[0].local
    clock = question.clock
    years = sorted(frozenset().union(*(one.years for one in there), clock.years if clock is not None else ()))
    if not years:
        day = date.fromisoformat(today)
        start = local.midnights(day.year)[day.timetuple().tm_yday - 1]
        yield start, start + 365 * DAY
    for year in years:
        yield local.midnights(year)[0], local.midnights(year + 1)[0]


def _quickest(question: Question, closes: int, opens: int, closed: Exact) -> Waited | None:
    """The quickest case whose clock starts as late as can be before a gap, or else as soon as can be in it."""
    try:
        starts = list(_starts(question, closes, opens))
    except TooMany:
        return None
    engine = HoursEngine(question.network, question.first, question.last, slow=False)
    clock, limit = question.clock, question.limit
    for start in starts:
        engine.start_at(start, rising=False)
        try:
            time = Farthest(engine).time
        except TooMany:
            return None
        if time is None or time[0] >= FOREVER or time[0] <= closes:
            continue
        end = time[0]
        counted = end - start if clock is None else clock.open_between(start, end)
        if limit.days:
            deadline = clock.close_of_day(start, limit.days) if clock is not None else None
            late = deadline is not None and end > deadline
        else:
            late = not keeps(counted, limit, True, kind=True)
        if late:
            return Waited(start, end, counted, closed, zone_of(question))
    return None


def _starts(question: Question, closes: int, opens: int) -> Iterator[Exact]:
    pieces = reachable(question.network, question.first, [(closes - _BEFORE, opens - 1)], _BEFORE + opens - closes)
    before = [min(end, closes) for start, end in pieces if start <= closes]
    if before:
        start = before[-1]
        hours = question.network.nodes[question.first.number].hours
        begins = question.first.moment == STARTED and hours is not None and not hours.is_open(start)
        yield start - _MINUTE if begins else start  # nothing begins at a close itself
    yield from [start for start, _ in pieces if closes < start < opens][:1]
