"""Moments at which a clock runs and none of those who should look after it is on duty."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.local_time import DAY
from svcdsl.analyses.opening import Openings

if TYPE_CHECKING:
    from svcdsl.analyses.opening import Opening
    from svcdsl.model.shared import Calendar

_WEEK = 7 * DAY
_NEVER_CLOSES = 10 * 366 * DAY


class Absence(NamedTuple):
    """From `start` to `end`, seconds since 1970 UTC, the clock runs and nobody is there; told in `zone`.

    `end` is when somebody comes or the clock stops, whichever is first.
    """

    start: int
    end: int
    zone: str


class Absences:
    """Finds the first absence to come; each question is answered once for all who ask.

    The span that is looked at are the calendar years from this one on that the dates of the calendars name, else the
    year from the day of the check. What is past is taken only where nothing is to come.
    """

    __slots__ = ("_found", "_openings")

    def __init__(self) -> None:
        self._openings = Openings()
        self._found: dict[tuple[object, ...], Absence | None] = {}

    def find(self, clock: Calendar | None, duties: list[Calendar], today: str) -> Absence | None:
        """An absence of all who have these calendars; None also where the hours of one are not known."""
        key = (clock, tuple(duties), today)  # it is told by the zone of the first, whoever asked before
        if key not in self._found:
            self._found[key] = self._find(clock, duties, today)
        return self._found[key]

    def _find(self, clock: Calendar | None, duties: list[Calendar], today: str) -> Absence | None:
        runs = self._openings.of(clock)
        there = [self._openings.of(calendar) for calendar in duties]
        if clock in duties or not runs.known or not all(one.known and not one.always for one in there):
            return None
        told_by = there[0] if runs.always else runs
        years = sorted(year for one in (runs, *there) for year in one.years if year >= int(today[:4]))
        day = date.fromisoformat(today)
        now = told_by.local.midnights(day.year)[day.timetuple().tm_yday - 1]
        start, end = now, now + 365 * DAY
        if years:
            start, end = told_by.local.midnights(years[0])[0], told_by.local.midnights(years[-1] + 1)[0]
        for first, last in ((max(start, now), end), (start, min(now, end))):
            moment = _alone(runs, there, first, last)
            if moment == first:  # it may have begun before: a whole one says more
                later = _alone(runs, there, _ends(runs, there, first), last)
                moment = first if later is None else later
            if moment is not None:
                return Absence(moment, _ends(runs, there, moment), told_by.zone)
        return None


def _alone(runs: Opening, there: list[Opening], start: int, end: int) -> int | None:
    """The first moment in [start, end) at which the clock runs and nobody is there."""
    moment = runs.next_open(start)
    while moment is not None and moment < end:
        present = next((one for one in there if one.is_open(moment)), None)
        if present is None:
            return int(moment)
        moment = runs.next_open(_closes(present, int(moment)))
    return None


def _ends(runs: Opening, there: list[Opening], moment: int) -> int:
    """When somebody comes or the clock stops."""
    comes = [int(opens) for one in there if (opens := one.next_open(moment)) is not None]
    if not runs.always:
        comes.append(_closes(runs, moment))
    return min(comes, default=moment)


def _closes(one: Opening, moment: int) -> int:
    """When the hours that are open at a moment end, or some moment later where they never do."""
    until = moment
    while until - moment < _NEVER_CLOSES:
        spans = one.spans(until, until + _WEEK)
        if not spans or spans[0][0] > until:
            break
        if spans[0][1] < until + _WEEK:
            return spans[0][1]
        until += _WEEK
    return until
