"""Years of opening worked out one by one, as they are asked for, into flat lists that can be searched by halving."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from svcdsl.analyses.local_time import DAY, GREGORIAN, LocalTime, year_of
from svcdsl.analyses.open_days import Spans

DaysOfYear = Callable[[int], Iterator[tuple[int, Spans]]]
"""A year -> (the moment at which the day begins, its hours as moments) of each open day, in order."""

_APART = 50  # years not yet worked out for whose sake those that are known are given up
_BARREN = 28  # years after which weekdays and clock changes have met in every way they can


class OpenYears:
    """The spans of some years that follow each other, merged, with running sums of open seconds; and the open days.

    All that begins in [_from, _until) is in the lists. More years are only ever added at the end: for what lies before
    them, or far off, the lists are begun anew.
    """

    __slots__ = (
        "_barren",
        "_built",
        "_closes",
        "_day_closes",
        "_day_starts",
        "_days",
        "_from",
        "_opens",
        "_sums",
        "_until",
        "endless",
        "local",
        "years",
    )

    def __init__(self, days: DaysOfYear, local: LocalTime, years: frozenset[int]) -> None:
        self._days = days
        self.local = local
        """The clock of its zone, by which its days begin."""
        self.years = years
        """The years that its dates name."""
        self.endless = True
        """Whether there are hours besides those of single dates."""
        self._clear(1970)

    def _clear(self, year: int) -> None:
        """Empty lists, to begin with `year`."""
        self._opens: list[int] = []
        self._closes: list[int] = []
        self._sums: list[int] = [0]  # before each span, and after the last
        self._day_starts: list[int] = []
        self._day_closes: list[int] = []
        self._built = range(year, year)
        self._barren = 0
        self._from = self._until = 0

    def _cover(self, start: int, end: int) -> None:
        """Work out all years from the one before `start` to the one after `end`."""
        first, last = year_of(start // DAY) - 1, year_of(end // DAY) + 1
        built = self._built
        if not built or first > built[-1] + _APART or last < built[0] - _APART:
            self._clear(first)
        elif first < built[0]:
            last = max(last, built[-1])
            self._clear(first)
        while not self._built or self._built[-1] < last:
            self._add_year()

    def _goes_on(self, since: int) -> bool:
        """Work out one year more; False where none will bring hours, or none within 400 years of `since`."""
        last = self._built[-1]
        over = self._barren > _BARREN if self.endless else last >= max(self.years, default=0)
        if over or last > year_of(since // DAY) + GREGORIAN:
            return False
        self._add_year()
        return True

    def _add_year(self) -> None:
        year = self._built.stop
        opens, closes, sums = self._opens, self._closes, self._sums
        starts, day_closes = self._day_starts, self._day_closes
        end = closes[-1] if closes else None
        before = len(starts)
        if not self._built:
            # Hours of the evening before run into a year's first day, and the clock may be changed on it.
            self._from = self.local.midnights(year)[2]
        for start, hours in self._days(year):
            for opened, closed in hours:
                if end is None or opened > end:
                    opens.append(opened)
                    closes.append(closed)
                    sums.append(sums[-1] + closed - opened)
                    end = closed
                elif closed > end:
                    closes[-1] = closed
                    sums[-1] += closed - end
                    end = closed
            starts.append(start)
            day_closes.append(max(closed for _, closed in hours))
        if year > max(self.years, default=year - 1):
            self._barren = self._barren + 1 if len(starts) == before else 0
        self._built = range(self._built.start, year + 1)
        self._until = self.local.midnights(year + 1)[0]
