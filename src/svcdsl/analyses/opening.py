"""When calendars are open, as exact moments: the next opening, how long work takes, how much open time passes.

Moments and lengths are seconds since 1970-01-01 UTC and seconds, int or Fraction, never rounded. A question is
a search by halving in the years worked out so far (`OpenYears`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, ClassVar

from svcdsl.analyses.local_time import DAY, GREGORIAN_DAYS, LocalTime, first_day
from svcdsl.analyses.open_days import UTC, OpenDays, Spans, is_known, years_of
from svcdsl.analyses.open_years import DaysOfYear, OpenYears
from svcdsl.model.project import ALWAYS

if TYPE_CHECKING:
    from svcdsl.model.shared import Calendar

Exact = int | Fraction

_SETTLED = 2100  # no zone has a table of changes that goes on longer; from then on it is rules
_CYCLE = GREGORIAN_DAYS * DAY


class Opening(OpenYears):
    """When a calendar, or several at once, is open: half-open spans [opens, closes), apart and in order.

    The weekly hours go on for ever in both directions. What does not come within 400 years never comes.
    """

    __slots__ = ("always", "known")
    ALWAYS: ClassVar[Opening]

    def __init__(self, days: DaysOfYear, local: LocalTime, years: frozenset[int] = frozenset()) -> None:
        super().__init__(days, local, years)
        self.always = False
        """Whether it certainly never closes."""
        self.known = True
        """Whether hours are given and all of them could be read; if not, it is open as far as is said."""

    @classmethod
    def of(cls, calendar: Calendar | None) -> Opening:
        """The opening of a calendar; without one it never closes."""
        if calendar is None or calendar is ALWAYS:
            return cls.ALWAYS
        days = OpenDays.of(calendar)
        opening = cls(days.of_year, days.local, years_of(calendar))
        opening.known = is_known(calendar)
        opening.always = opening.known and days.never_close
        opening.endless = any(days.weekly)
        return opening

    @classmethod
    def both(cls, one: Opening, other: Opening) -> Opening:
        """When two are open at once. Its zone and days are those of `one`, as far as the other is open in their hours."""
        if one is other or other.always:
            return one
        if one.always:
            return other

        def days(year: int) -> Iterator[tuple[int, Spans]]:
            for start, hours in one._days(year):
                if shared := [span for opens, closes in hours for span in other.spans(opens, closes)]:
                    yield start, shared

        opening = cls(days, one.local, one.years | other.years)
        opening.known = one.known and other.known
        opening.endless = one.endless and other.endless
        return opening

    @property
    def zone(self) -> str:
        """The IANA name of its time zone, UTC where none is given."""
        return self.local.zone

    def is_open(self, at: Exact) -> bool:
        """Whether it is open at a moment."""
        return self.next_open(at) == at

    def next_open(self, at: Exact) -> Exact | None:
        """The first open moment from `at` on, `at` itself while it is open; None where it never opens again."""
        if self.always:
            return at
        second = at if type(at) is int else floor(at)
        if not self._from <= second < self._until:
            self._cover(second, second)
        index = bisect_right(self._closes, second)
        while index == len(self._closes):
            if not self._goes_on(second):
                return None
            index = bisect_right(self._closes, second)
        opens = self._opens[index]
        return opens if opens > at else at

    def passed(self, at: Exact, work: Exact) -> Exact | None:
        """The moment at which so many open seconds, more than 0, have passed since `at`; a close where one ends them.

        None where they never pass.
        """
        if self.always:
            return at + work
        second = at if type(at) is int else floor(at)
        if not self._from <= second < self._until:
            self._cover(second, second)
        first = bisect_right(self._closes, second)
        while first == len(self._closes):
            if not self._goes_on(second):
                return None
            first = bisect_right(self._closes, second)
        opens, sums = self._opens, self._sums
        target = sums[first] + work
        if at > opens[first]:
            target += at - opens[first]
        whole = target if type(target) is int else ceil(target)
        while whole > sums[-1]:
            if not self._goes_on(second):
                return None
        last = bisect_left(sums, whole, first) - 1
        return opens[last] + target - sums[last]

    def changes_after(self, at: Exact) -> Exact | None:
        """The next moment after `at` at which it opens or closes; None where it never does."""
        if self.always:
            return None
        opens = self.next_open(at)
        if opens is None or opens > at:
            return opens
        return self._closes[bisect_right(self._closes, floor(at))]

    def day_after(self, at: Exact) -> int | None:
        """When the next open day begins after a moment; None where none does."""
        second = floor(at)
        self._cover(second, second)
        index = bisect_right(self._day_starts, second)
        while index >= len(self._day_starts):
            if not self._goes_on(second):
                return None
        return self._day_starts[index]

    def open_between(self, start: Exact, end: Exact) -> Exact:
        """The open seconds in [start, end); negative where the end comes first."""
        if self.always:
            return end - start
        first = start if type(start) is int else floor(start)
        last = end if type(end) is int else floor(end)
        if last < first:
            return -self.open_between(end, start)
        if first < self._from or last >= self._until:
            if last - first > _CYCLE:
                return self._open_in_ages(start, end)
            self._cover(first, last)
        return self._open_until(end, last) - self._open_until(start, first)

    def close_of_day(self, at: Exact, days: int) -> int | None:
        """The last close of the hours of the open day that comes as so many-th, at least first, after the day of `at`.

        Open days are the local days on which hours begin; the close may lie after midnight. None where there are
        not so many.
        """
        second = at if type(at) is int else floor(at)
        if not self._from <= second < self._until:
            self._cover(second, second)
        index = bisect_right(self._day_starts, second) + days - 1
        while index >= len(self._day_closes):
            if not self._goes_on(second):
                return None
        return self._day_closes[index]

    def hours_by_day(self, year: int) -> Iterator[Spans]:
        """The hours that begin on each open day of a year; those of a night end on the next."""
        return (hours for _, hours in self._days(year))

    def spans(self, start: int, end: int) -> Spans:
        """What of [start, end) is open, as spans cut off at both ends."""
        if self.always:
            return [(start, end)] if start < end else []
        if start < self._from or end >= self._until:
            self._cover(start, end)
        first, last = bisect_right(self._closes, start), bisect_left(self._opens, end)
        found = list(zip(self._opens[first:last], self._closes[first:last], strict=True))
        if found and found[0][0] < start:
            found[0] = start, found[0][1]
        if found and found[-1][1] > end:
            found[-1] = found[-1][0], end
        return found

    def days(self, start: int, end: int) -> Spans:
        """(its beginning, its last close) of each open day that begins in [start, end)."""
        if start < self._from or end >= self._until:
            self._cover(start, end)
        first, last = bisect_left(self._day_starts, start), bisect_left(self._day_starts, end)
        return list(zip(self._day_starts[first:last], self._day_closes[first:last], strict=True))

    def _open_until(self, at: Exact, second: int) -> Exact:
        """The open seconds from a fixed moment on until `at`, whose whole seconds are `second`."""
        index = bisect_right(self._opens, second)
        if index and self._closes[index - 1] > at:
            return self._sums[index] - self._closes[index - 1] + at
        return self._sums[index]

    def _open_in_ages(self, start: Exact, end: Exact) -> Exact:
        """The same over more than 400 years, which need not all be worked out."""
        settled = first_day(max(_SETTLED, *self.years, 0) + 2) * DAY
        ages = max(0, floor(end - max(start, settled)) // _CYCLE)
        early = self.open_between(settled, settled + _CYCLE) * ages if ages else 0
        rest = end - ages * _CYCLE
        self._cover(floor(start), floor(rest))
        return early + self._open_until(rest, floor(rest)) - self._open_until(start, floor(start))


_EVERY = OpenDays.every(UTC)
Opening.ALWAYS = Opening(_EVERY.of_year, _EVERY.local)
Opening.ALWAYS.always = True


class Openings:
    """The openings of calendars, each worked out once for all who ask."""

    def __init__(self) -> None:
        self._of: dict[Calendar | None, Opening] = {}
        self._both: dict[tuple[Opening, Opening], Opening] = {}

    def of(self, *calendars: Calendar | None) -> Opening:
        """When all of these are open; None never closes."""
        opening = Opening.ALWAYS
        for calendar in calendars:
            known = self._of.get(calendar)
            if known is None:
                known = self._of[calendar] = Opening.of(calendar)
            pair = opening, known
            opening = self._both.get(pair) or self._both.setdefault(pair, Opening.both(*pair))
        return opening
