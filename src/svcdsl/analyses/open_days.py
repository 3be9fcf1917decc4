"""The days on which a calendar opens, with their hours as moments: what is written, year by year."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.local_time import DAY, LocalTime, first_day, local_time
from svcdsl.analyses.open_week import merged

if TYPE_CHECKING:
    import datetime

    from svcdsl.model.shared import Calendar
    from svcdsl.values import Hours

Spans = list[tuple[int, int]]

WEEK = 7 * DAY
UTC = "UTC"
_FIRST_ORDINAL = 719163  # of 1970-01-01, where days are counted from
_MONDAY = 3  # to add to a day before its weekday is taken: 1970-01-01 was a Thursday


class OpenDays:
    """The open days of a calendar. Hours belong to the local day on which they begin.

    On a closed date there is nothing of the weekly hours: none begin, and those that began on the evening before
    end at midnight, since who reads that a desk is closed on 1 October expects nobody there at one in the morning.
    Hours given for a date hold as they stand, on a closed date and into one.
    """

    __slots__ = ("_closed", "_dated", "local", "weekly")

    def __init__(self, local: LocalTime, weekly: list[Spans]) -> None:
        self.local = local
        self.weekly = weekly
        """For each weekday from Monday on its hours in seconds from midnight, apart and in order."""
        self._dated: dict[int, Spans] = {}
        self._closed: list[tuple[int, int]] = []

    @classmethod
    def every(cls, zone: str) -> OpenDays:
        """Each day from midnight to midnight."""
        return cls(local_time(zone), [[(0, DAY)] for _ in range(7)])

    @classmethod
    def of(cls, calendar: Calendar) -> OpenDays:
        """What could be read of a calendar; in UTC where it gives no zone."""
        written = (*calendar.open, *calendar.also_open)
        weekly = [merged(_span(hours) for hours in written if day in (hours.days or ())) for day in range(7)]
        days = cls(local_time(calendar.timezone or UTC), weekly)
        for hours in written:
            if hours.date is not None:
                days._dated.setdefault(_day(hours.date), []).append(_span(hours))
        days._closed = [(_day(dates.first), _day(dates.last)) for dates in calendar.closed]
        return days

    @property
    def never_close(self) -> bool:
        """Whether the hours leave no hole at all."""
        week = [(day * DAY + opens, day * DAY + closes) for day in range(7) for opens, closes in self.weekly[day]]
        before = [(opens - WEEK, closes - WEEK) for opens, closes in week]
        return not self._closed and any(opens <= 0 and closes >= WEEK for opens, closes in merged(before + week))

    def of_year(self, year: int) -> Iterator[tuple[int, Spans]]:
        """(the moment at which the day begins, its hours) of each open day of a year, in order."""
        midnights = self.local.midnights(year)
        first = first_day(year)
        closed = self._closed_between(first, first + len(midnights))
        weekly, dated = self.weekly, self._dated
        for index in range(len(midnights) - 2):
            day, start = first + index, midnights[index]
            hours = weekly[(day + _MONDAY) % 7] if day not in closed else []
            if hours and hours[-1][1] > DAY and day + 1 in closed:
                hours = [(opens, min(closes, DAY)) for opens, closes in hours]
            if day in dated:
                hours = merged(hours + dated[day])
            # Hours end before the next day does: where two days are as long as they should be, no clock is changed.
            if midnights[index + 2] - start != 2 * DAY:
                hours = [(opens - start, closes - start) for opens, closes in self._changed(day, hours, year)]
            if hours:
                yield start, [(start + opens, start + closes) for opens, closes in hours]

    def _changed(self, day: int, hours: Spans, year: int) -> Iterator[tuple[int, int]]:
        """The hours of a day with a change of the clock, or a day before one; those that it leaves out are gone."""
        for opens, closes in hours:
            start, end = self.local.opens(day * DAY + opens, year), self.local.closes(day * DAY + closes, year)
            if start < end:
                yield start, end

    def _closed_between(self, first: int, end: int) -> set[int]:
        """Those days that are closed, as single ones: a span may be as long as the calendar knows years."""
        return {day for start, last in self._closed for day in range(max(start, first), min(last + 1, end))}


def years_of(calendar: Calendar) -> frozenset[int]:
    """The years that the dates of a calendar name: all from first to last where days are closed over several."""
    written = (*calendar.open, *calendar.also_open)
    named = {hours.date.year for hours in written if hours.date is not None}
    for dates in calendar.closed:
        named.update(range(dates.first.year, dates.last.year + 1))
    return frozenset(named)


def is_known(calendar: Calendar) -> bool:
    """Whether a calendar gives any hours, and all of it could be read."""
    read = all(map(calendar.whole, ("open", "closed", "also_open")))
    zone_read = calendar.timezone is not None or not calendar.has("timezone")
    return read and zone_read and bool(calendar.open or calendar.also_open)


def _day(date: datetime.date) -> int:
    return date.toordinal() - _FIRST_ORDINAL


def _span(hours: Hours) -> tuple[int, int]:
    return hours.opens * 60, (hours.opens + hours.minutes) * 60
