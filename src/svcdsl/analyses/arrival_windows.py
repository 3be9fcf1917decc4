"""The days on which arrivals are worth looking at: one of each sort, for all the days of a span of years.

Whatever is asked of openings about a case that arrives at a moment, and about what comes up to a horizon later, hangs
only on how their spans (and open days) lie relative to that moment. The span of years is cut into local days of one
zone. Two days are of one sort when they are equally long and, from their beginning until the horizon after their end,
every opening has the same spans relative to their beginning. Then an arrival so and so long after the beginning of the
one finds what an arrival as long after that of the other finds: all later moments are shifted by the same amount. So
every arrival of the span behaves as one within the first day of its sort.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from itertools import chain
from typing import NamedTuple

from svcdsl.analyses.local_time import DAY, LocalTime, first_day, year_of
from svcdsl.analyses.opening import Exact, Opening

MOST_DAYS = 366
"""The longest horizon that is looked at."""
MOST_YEARS = 50
"""The most years that are looked at, the earliest of those named."""

_FIRST_ORDINAL = 719163  # of 1970-01-01


class Windows(NamedTuple):
    """Windows of arrival [start, end), in order, each one local day in `zone`.

    `exact` says that every arrival of the span behaves as one in them; else the horizon or the span was too long.
    `alike` are for each window all days of its sort, itself the first.
    """

    alike: tuple[tuple[tuple[int, int], ...], ...]
    zone: str
    exact: bool

    @property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """The windows, each once."""
        return tuple(days[0] for days in self.alike)


class _Key(NamedTuple):
    openings: frozenset[Opening]
    horizon: int  # whole days
    days: tuple[range, ...]
    by_day: bool


class Arrivals:
    """Windows of arrival for the openings of a project; what was found of a day is kept for all who ask."""

    def __init__(self) -> None:
        self._known: dict[_Key, tuple[tuple[tuple[int, int], ...], ...]] = {}
        self._sorts: dict[tuple[int, Opening, LocalTime, bool], list[int]] = {}
        self._numbers: dict[tuple[object, ...], int] = {}

    def windows(
        self,
        openings: Collection[Opening],
        horizon: Exact | None,
        years: Collection[int],
        today: str,
        *,
        by_day: bool = True,
    ) -> Windows:
        """The windows for arrivals in `years`; where there are none in the year from `today` (YYYY-MM-DD) on.

        `horizon` is how many seconds after an arrival anything may still matter, None if there is no bound. With
        `by_day` false, nothing is asked about open days, only about open spans: fewer days differ. Days of the same
        sort may differ in their date: what counts in calendar months is not looked at.
        """
        ahead = MOST_DAYS if horizon is None else min(-int(-horizon // DAY), MOST_DAYS)
        exact = horizon is not None and horizon <= MOST_DAYS * DAY and len(years) <= MOST_YEARS
        concerned = frozenset(one for one in openings if by_day or not one.always)
        clock = _clock(concerned or openings)
        key = _Key(concerned, ahead, tuple(_days(sorted(years)[:MOST_YEARS], today)), by_day)
        if not concerned:  # it does not matter at all when they arrive
            start = clock.opens(key.days[0][0] * DAY, year_of(key.days[0][0]))
            return Windows((((start, start + DAY),),), clock.zone, exact)
        alike = self._known.get(key)
        if alike is None:
            alike = self._known[key] = tuple(map(tuple, self._alike(key, clock)))
        return Windows(alike, clock.zone, exact)

    def _alike(self, key: _Key, clock: LocalTime) -> Iterable[list[tuple[int, int]]]:
        """The days of each sort."""
        found: dict[bytes, list[tuple[int, int]]] = {}
        for days in key.days:
            years = range(year_of(days[0]), year_of(days[-1] + key.horizon + 4) + 1)
            midnights = list(chain.from_iterable(clock.midnights(year)[:-2] for year in years))
            sorts = array("I", chain.from_iterable(self._sorts_of(key, clock, year) for year in years))
            written, size, first = sorts.tobytes(), sorts.itemsize, first_day(years[0])
            for index in range(days[0] - first, days[-1] - first + 1):
                start, end = midnights[index], midnights[index + 1]
                last, until = index + 1 + key.horizon, end + key.horizon * DAY
                while midnights[last] < until:  # days of less than 24 hours
                    last += 1
                if start < end:
                    found.setdefault(written[index * size : last * size], []).append((start, end))
        return found.values()

    def _sorts_of(self, key: _Key, clock: LocalTime, year: int) -> Iterator[int]:
        """A number for each day of a year: the same where all openings have the same spans on it."""
        each = [self._sorts_of_one(opening, clock, year, key.by_day) for opening in key.openings]
        if len(each) == 1:
            return iter(each[0])
        numbers = self._numbers
        return (numbers.setdefault(sort, len(numbers)) for sort in zip(*each, strict=True))

    def _sorts_of_one(self, opening: Opening, clock: LocalTime, year: int, by_day: bool) -> list[int]:
        of = year, opening, clock, by_day
        known = self._sorts.get(of)
        if known is None:
            numbers = self._numbers
            known = self._sorts[of] = [
                numbers.setdefault(sort, len(numbers)) for sort in _sorts(opening, clock, year, by_day)
            ]
        return known


def _sorts(opening: Opening, clock: LocalTime, year: int, by_day: bool) -> Iterator[tuple[object, ...]]:
    """What can be asked of each day of a year: its length, and the spans and open days relative to its beginning."""
    midnights = clock.midnights(year)
    for index in range(len(midnights) - 2):
        start, end = midnights[index], midnights[index + 1]
        spans = tuple([(opens - start, closes - start) for opens, closes in opening.spans(start, end)])
        # A close may lie beyond the day, and even beyond that of the next: it stays with the day that it ends.
        days = tuple([(day - start, closes - start) for day, closes in opening.days(start, end)]) if by_day else None
        yield end - start, spans, days


def _clock(openings: Collection[Opening]) -> LocalTime:
    """The clock by which the span is cut: the one that most of the openings have, so that most days are alike."""
    counted = Counter(opening.local for opening in openings)
    return min(counted, key=lambda clock: (-counted[clock], clock.zone), default=Opening.ALWAYS.local)


def _days(years: list[int], today: str) -> Iterator[range]:
    """The days of the span, as runs of days that follow each other."""
    if not years:
        first = date.fromisoformat(today)
        # 29 February comes again as 1 March.
        year, month, day = first.year + 1, *((3, 1) if today[5:] == "02-29" else (first.month, first.day))
        yield range(first.toordinal() - _FIRST_ORDINAL, date(year, month, day).toordinal() - _FIRST_ORDINAL)
        return
    start = years[0]
    for year, following in zip(years, [*years[1:], None], strict=True):
        if following != year + 1:
            yield range(first_day(start), first_day(year + 1))
            start = following or year
