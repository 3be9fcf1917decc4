"""The open hours of a calendar as a week that comes again and again, and bounds between open time and real time.

Closed dates and changes of the clock are no part of the week; the bounds hold whatever they are, and are None
where nothing certain can be said.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from svcdsl.model.project import ALWAYS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from svcdsl.model.shared import Calendar
    from svcdsl.values.hours import Hours

Amount = int | Fraction

DAY = 1440
WEEK = 7 * DAY
CLOCK_CHANGE = 3600
"""Seconds by which a night may be longer or shorter than its clock says."""


class OpenWeek:
    """The week of one calendar. `spans` are its open times in minutes from Monday 00:00, in order and apart.

    `widest` are those of a week in which each dated day, as a make-up day, came every week: it never is open for more.
    """

    __slots__ = ("_by_day", "_calendar", "_closings", "_extra", "spans", "widest")

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar
        self._by_day: dict[int, list[tuple[int, int]]] = {}
        every = [(day, hours.opens, hours.minutes) for hours in calendar.open for day in hours.days or ()]
        if calendar is ALWAYS:
            every = [(day, 0, DAY) for day in range(7)]
        for day, opens, minutes in every:
            self._by_day.setdefault(day, []).append((opens, opens + minutes))
        self.spans = merged(span for day, opens, minutes in every for span in _in_week(day * DAY + opens, minutes))
        dated = [hours for hours in (*calendar.open, *calendar.also_open) if hours.days is None]
        self._extra = bool(dated or calendar.also_open)
        weekdays = [(day, hours) for hours in (*calendar.open, *calendar.also_open) for day in _weekdays(hours)]
        every_day = (_in_week(day * DAY + hours.opens, hours.minutes) for day, hours in weekdays)
        self.widest = merged(span for spans in every_day for span in spans) if self._extra else self.spans
        self._closings = [opens + minutes for _, opens, minutes in every]
        self._closings += [hours.opens + hours.minutes for hours in dated]

    @property
    def known(self) -> bool:
        """Whether the calendar says when it is open, and all of it could be read."""
        return bool(self.spans) and all(map(self._calendar.whole, ("open", "closed", "also_open")))

    @property
    def closes(self) -> bool:
        """Whether it certainly is closed at some time."""
        return self.known and (self.spans != [(0, WEEK)] or bool(self._calendar.closed))

    @property
    def open_seconds(self) -> int:
        """How long it is open in a week."""
        return sum(end - start for start, end in self.spans) * 60

    def least_real(self, seconds: Amount) -> Amount:
        """The least real time in which so much open time passes, from any moment."""
        if not self.known:
            return seconds
        least = min(_passed(self.widest, index, seconds) for index in range(len(self.widest)))
        return max(seconds, least - CLOCK_CHANGE) if least > seconds else seconds

    def most_real(self, seconds: Amount) -> Amount | None:
        """The most real time in which so much open time passes, from any moment; None if dates are closed."""
        if not self.known or self._calendar.closed:
            return None
        if self.spans == [(0, WEEK)]:
            return seconds
        gaps = [
            (self.spans[index][0] - self.spans[index - 1][1]) % WEEK * 60 + _passed(self.spans, index, seconds)
            for index in range(len(self.spans))
        ]
        return max(gaps) + CLOCK_CHANGE

    def least_real_of_days(self, days: int) -> Amount:
        """The least real time to the close of that many open days after the day of the start."""
        earliest = min(self._closings) * 60 if self.known and max(self._closings) <= DAY else 0
        return max(0, (days - 1) * DAY * 60 + earliest - CLOCK_CHANGE)

    def most_real_of_days(self, days: int) -> Amount | None:
        """The most of the same; None if dates are closed."""
        if not self.known or self._calendar.closed:
            return None
        weeks, rest = divmod(days, len(self._by_day))
        longest = weeks * 7 + max(self._days_on(start, rest) for start in range(7))
        return (longest * DAY + max(self._closings)) * 60 + CLOCK_CHANGE

    def open_seconds_of_days(self, days: int) -> tuple[int, int] | None:
        """The least and the most open time from a moment to the close of that many open days after its day."""
        if not self.known or self._extra or max(self._closings) > DAY:
            return None
        lengths = [sum(end - start for start, end in merged(spans)) * 60 for spans in self._by_day.values()]
        return days * min(lengths), (days + 1) * max(lengths)

    def _days_on(self, start: int, days: int) -> int:
        """How many days after weekday `start` the given number of open days has come."""
        passed = 0
        while days:
            passed += 1
            days -= (start + passed) % 7 in self._by_day
        return passed


def _passed(spans: list[tuple[int, int]], index: int, seconds: Amount) -> Amount:
    """Real seconds from the opening of a span of the week until so much open time has passed."""
    weeks, rest = divmod(seconds, sum(end - start for start, end in spans) * 60)
    if seconds <= 0:
        return 0
    if not rest:
        weeks, rest = weeks - 1, sum(end - start for start, end in spans) * 60
    first, at = spans[index][0], index
    real: Amount = weeks * WEEK * 60
    while True:
        start, end = spans[at % len(spans)]
        if rest <= (end - start) * 60:
            return real + (start - first) % WEEK * 60 + rest
        rest, at = rest - (end - start) * 60, at + 1


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same times as spans that neither overlap nor touch, in order."""
    apart: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if apart and start <= apart[-1][1]:
            apart[-1] = apart[-1][0], max(apart[-1][1], end)
        else:
            apart.append((start, end))
    return apart


def _weekdays(hours: Hours) -> Iterable[int]:
    return hours.days or (() if hours.date is None else (hours.date.weekday(),))


def _in_week(start: int, minutes: int) -> list[tuple[int, int]]:
    end = start + minutes
    return [(start, end)] if end <= WEEK else [(start, WEEK), (0, end - WEEK)]


def ever_closed(weeks: Iterable[OpenWeek]) -> bool:
    """Whether there certainly is a time at which all of these are closed; they must be told in one time zone."""
    every = list(weeks)
    if not every or not all(week.closes for week in every):
        return False
    if len({week._calendar.timezone for week in every}) > 1:
        return False
    together = merged(span for week in every for span in week.spans)
    if together != [(0, WEEK)]:
        return True
    closed = [{day for dates in week._calendar.closed for day in _days(dates)} for week in every]
    return bool(set.intersection(*closed))


def _days(dates: object) -> Iterable[int]:
    return range(dates.first.toordinal(), dates.last.toordinal() + 1)  # type: ignore[attr-defined]
