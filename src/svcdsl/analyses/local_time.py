"""From the local time of a zone to seconds since 1970-01-01 UTC, in whole numbers.

Days are counted from 1970-01-01, local times in seconds as if the clock of the zone had never been changed. When it
is changed is asked of the IANA database once for each zone and year; the rest is arithmetic.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import cache, cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

DAY = 86400
GREGORIAN = 400
"""After so many years the calendar, weekdays included, begins anew."""
GREGORIAN_DAYS = 146097

_EPOCH = datetime(1970, 1, 1)
# A local date may lie a day and more from the one in UTC; a list of midnights goes on for two days.
_BEFORE, _AFTER = 2, 5


def first_day(year: int) -> int:
    """The day on which a year begins."""
    past = year - 1
    return past * 365 + past // 4 - past // 100 + past // 400 - 719162


def year_of(day: int) -> int:
    """The year in which a day lies."""
    year = (day + 719162) * GREGORIAN // GREGORIAN_DAYS + 1
    while first_day(year) > day:
        year -= 1
    while first_day(year + 1) <= day:
        year += 1
    return year


class LocalTime:
    """The clock of one zone, by its IANA name. Made by `local_time`, so that each zone is read once.

    Where the clock is put forward, local times are left out: they mean the moment of the change. Where it is put
    back, local times come twice: `opens` takes the first, `closes` the second. So hours up to a local time and
    hours from it on never leave a hole, whatever the clock does.
    """

    def __init__(self, zone: str) -> None:
        self.zone = zone
        self._segments: dict[int, list[tuple[int, int]]] = {}
        self._midnights: dict[int, list[int]] = {}

    @cached_property
    def _zone(self) -> ZoneInfo:
        from zoneinfo import ZoneInfo  # most runs need no clock at all

        return ZoneInfo(self.zone)

    def opens(self, local: int, year: int) -> int:
        """The first moment at which it is `local` or later; `local` lies in the year or less than two days after."""
        segments = self.segments(year)
        for index, (start, offset) in enumerate(segments, 1):
            if index == len(segments) or local - offset < segments[index][0]:
                return max(start, local - offset)
        raise AssertionError("a year has at least one segment")

    def closes(self, local: int, year: int) -> int:
        """The moment from which on it is never again earlier than `local`; of `local` the same holds."""
        end: int | None = None
        for start, offset in reversed(self.segments(year)):
            if start + offset < local:
                return local - offset if end is None else min(end, local - offset)
            end = start
        raise AssertionError("segments begin before their year")

    def midnights(self, year: int) -> list[int]:
        """The moments at which the days of a year begin, then those of two days more. Not to be changed."""
        known = self._midnights.get(year)
        if known is None:
            days = range(first_day(year), first_day(year + 1) + 2)
            known = self._midnights[year] = self._starts(days, self.segments(year))
        return known

    @staticmethod
    def _starts(days: range, segments: list[tuple[int, int]]) -> list[int]:
        starts: list[int] = []
        for index, (since, offset) in enumerate(segments):
            until = segments[index + 1][0] if index + 1 < len(segments) else None
            while len(starts) < len(days):
                start = days[len(starts)] * DAY - offset
                if until is not None and start >= until:
                    break
                starts.append(max(start, since))
        return starts

    def segments(self, year: int) -> list[tuple[int, int]]:
        """(from when, seconds ahead of UTC) as long as the offset lasts, from before a year to after it, in order."""
        known = self._segments.get(year)
        if known is None:
            known = self._segments[year] = self._read(year)
        return known

    def _read(self, year: int) -> list[tuple[int, int]]:
        if not 1 < year < 9999:  # what the database cannot be asked: the rules of today go on
            like = 2000 + year % GREGORIAN
            apart = (year - like) // GREGORIAN * GREGORIAN_DAYS * DAY
            return [(start + apart, offset) for start, offset in self.segments(like)]
        at = (first_day(year) - _BEFORE) * DAY
        segments = [(at, self._offset(at))]
        for start in range(at, (first_day(year + 1) + _AFTER) * DAY, DAY):
            offset = self._offset(start)
            if offset != segments[-1][1]:
                segments.append((self._change(start - DAY, start), offset))
        return segments

    def _offset(self, at: int) -> int:
        ahead = self._zone.fromutc((_EPOCH + timedelta(seconds=at)).replace(tzinfo=self._zone)).utcoffset()
        return 0 if ahead is None else ahead.days * DAY + ahead.seconds

    def _change(self, before: int, after: int) -> int:
        """The first moment at which the offset is that at `after`, found by halving."""
        offset = self._offset(after)
        while after - before > 1:
            middle = (before + after) // 2
            if self._offset(middle) == offset:
                after = middle
            else:
                before = middle
        return after


@cache
def local_time(zone: str) -> LocalTime:
    """The clock of a zone that the machine's IANA database or the package tzdata has; each is made once."""
    return LocalTime(zone)
