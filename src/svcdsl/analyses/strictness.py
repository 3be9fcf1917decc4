"""Which of two objectives is the stricter one, said only where it is certain.

Calendars are brought to one, which is real time:

- A promise's clock always runs unless it says business hours or days (`bh`, `bd`); these are of its sla's
  calendar, else its measure's, its channel's, its owner's. An sla's clock is its calendar, else its measure's,
  else it always runs; its own business hours and days may come from its owner's calendar.
- Under one calendar open time is compared with open time, as it stands.
- Otherwise a limit is known by the least and the most real time that it can last, over every moment at which a
  case may arrive. Open time under a calendar lasts at least so much real time, and longer by every closed
  stretch that cannot be avoided. Closed dates and clock changes may lengthen it, so a most is rarely known.
- A limit is the shorter one when its most is no more than the other's least. A promise of four hours is
  therefore shorter than four office hours, and two office hours may be either against three real ones: unknown.

Only objectives of one form are compared; windows are left aside, and so is `<` against `<=` but for counts. A
share of cases within a limit is stricter with a greater share or a shorter limit; with one of each it is
unknown. Unknown is never a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.open_week import OpenWeek
from svcdsl.model.project import ALWAYS
from svcdsl.model.parts import Sla
from svcdsl.values import Duration, Number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.open_week import Amount
    from svcdsl.model import Item, Thing
    from svcdsl.model.parts import Promise
    from svcdsl.model.shared import Calendar
    from svcdsl.values import Objective
    from svcdsl.values.objective import Bound

STRICTER, LOOSER, EQUAL, UNKNOWN = "stricter", "looser", "equal", "unknown"
_OTHERWISE = {STRICTER: LOOSER, LOOSER: STRICTER, EQUAL: EQUAL, UNKNOWN: UNKNOWN}
_BY_SIGN = {-1: STRICTER, 0: EQUAL, 1: LOOSER, None: UNKNOWN}
# The fewest and the most days of a month, and of a year.
_MONTH, _YEAR = (28, 31), (365, 366)


class Clock(NamedTuple):
    """What a limit is counted on: `week` of the calendar under which it runs, None where it always runs.

    `business` is the week that business hours and days are of, None where nobody says. `known` is false where a
    calendar is named that could not be found.
    """

    week: OpenWeek | None
    business: OpenWeek | None
    known: bool


class Strictness:
    """Compares objectives of one project; the weeks of its calendars are kept."""

    __slots__ = ("_weeks",)

    def __init__(self) -> None:
        self._weeks: dict[Calendar, OpenWeek] = {}

    def week(self, calendar: Calendar) -> OpenWeek:
        """The open hours of a calendar."""
        week = self._weeks.get(calendar)
        if week is None:
            week = self._weeks[calendar] = OpenWeek(calendar)
        return week

    def of_sla(self, sla: Sla) -> Clock:
        """The clock of an sla's objective."""
        runs = next(_named(sla, sla.measure), None)
        return self._clock(sla, runs, next(_named(sla, sla.measure, _owner(sla)), None), sla.measure)

    def of_promise(self, promise: Promise) -> Clock:
        """The clock of what a promise says: always, but for its business hours and days."""
        sla = promise.backed_by if isinstance(promise.backed_by, Sla) else None
        measure = sla.measure if sla is not None else None
        business = next(_named(sla, measure, *promise.on, _owner(promise)), None)
        return self._clock(sla, None, business, measure)

    def _clock(self, first: Item | None, runs: Calendar | None, business: Calendar | None, then: Item | None) -> Clock:
        lost = any(item is not None and item.has("calendar") and item.calendar is None for item in (first, then))  # type: ignore[attr-defined]
        return Clock(
            None if runs is None or runs is ALWAYS else self.week(runs),
            None if business is None or business is ALWAYS else self.week(business),
            not lost,
        )


def _named(*items: Item | None) -> Iterator[Calendar]:
    for item in items:
        calendar: Calendar | None = getattr(item, "calendar", None)
        if calendar is not None:
            yield calendar


def _owner(thing: Thing) -> Item | None:
    return thing.owner or (thing.service and thing.service.owner)  # type: ignore[attr-defined, no-any-return]


def compare(one: Objective, on: Clock, other: Objective, by: Clock) -> str:
    """Whether `one`, counted on clock `on`, is STRICTER or LOOSER than `other` on clock `by`, EQUAL or UNKNOWN."""
    if one.limit is not None and other.limit is not None:
        shares = _BY_SIGN[-_sign(one.share, other.share)]
        return _both(shares, compare_limits(one.limit, on, other.limit, by))
    if one.form != other.form or one.sign[0] != other.sign[0] or type(one.bound) is not type(other.bound):
        return UNKNOWN
    if isinstance(one.bound, Duration):
        verdict = compare_limits(one.bound, on, other.bound, by)  # type: ignore[arg-type]
    else:
        verdict = _BY_SIGN[_figure(one).compare(_figure(other))]  # type: ignore[arg-type]
    return _OTHERWISE[verdict] if one.sign[0] == ">" else verdict


def compare_limits(one: Duration, on: Clock, other: Duration, by: Clock) -> str:
    """STRICTER where limit `one` is certainly the shorter: never later, and at times earlier."""
    if not (on.known and by.known):
        return UNKNOWN
    under, beneath = _week(one, on), _week(other, by)
    if under is beneath:
        return _BY_SIGN[one.compare(other)] if under is None else _in_open_time(one, other, under)
    mine, theirs = _real(one, under), _real(other, beneath)
    if mine is None or theirs is None:
        return UNKNOWN
    return _apart(mine, theirs) or (_OTHERWISE[_apart(theirs, mine)] if _apart(theirs, mine) else UNKNOWN)


class _Lasts(NamedTuple):
    """The least and the most real seconds that a limit can last; no most is known where it is None."""

    least: Amount
    most: Amount | None


def _apart(short: _Lasts, long: _Lasts) -> str:
    """STRICTER where the first never lasts longer than the second; empty otherwise."""
    if short.most is None or short.most > long.least:
        return ""
    same = short.least == short.most == long.least == long.most
    return EQUAL if same else STRICTER


def _week(limit: Duration, clock: Clock) -> OpenWeek | None | object:
    """The week that a limit is counted in; None for real time."""
    if limit.needs_calendar:
        return clock.business or _NOBODY_KNOWS
    return clock.week


_NOBODY_KNOWS = object()


def _real(limit: Duration, week: OpenWeek | None | object) -> _Lasts | None:
    if week is None:
        return _Lasts(_in_days(limit, 0), _in_days(limit, 1))
    if not isinstance(week, OpenWeek):
        return None
    if limit.open_days:
        return _Lasts(week.least_real_of_days(limit.open_days), week.most_real_of_days(limit.open_days))
    if limit.months:
        return _Lasts(_in_days(limit, 0), None)
    seconds = limit.seconds + limit.open_seconds
    most = week.most_real(seconds)
    if most is None and week.closes:
        return _Lasts(week.least_real(seconds), None)
    return _Lasts(week.least_real(seconds), most)


def _in_days(limit: Duration, which: int) -> Amount:
    """Real seconds of months and seconds, with the shortest or the longest months."""
    years, months = divmod(limit.months, 12)
    return (years * _YEAR[which] + months * _MONTH[which]) * 86400 + limit.seconds


def _in_open_time(one: Duration, other: Duration, week: OpenWeek | object) -> str:
    """Two limits under one calendar: open time against open time."""
    if one.months or other.months or bool(one.open_days) == bool(other.open_days):
        mine, theirs = one.seconds + one.open_seconds, other.seconds + other.open_seconds
        if one.open_days or other.open_days or one.months or other.months:
            return _BY_SIGN[one.compare(other)]
        return _BY_SIGN[_sign(mine, theirs)]
    if not isinstance(week, OpenWeek):
        return UNKNOWN
    mine_, theirs_ = _open(one, week), _open(other, week)
    if mine_ is None or theirs_ is None:
        return UNKNOWN
    return STRICTER if mine_[1] <= theirs_[0] else LOOSER if theirs_[1] <= mine_[0] else UNKNOWN


def _open(limit: Duration, week: OpenWeek) -> tuple[Amount, Amount] | None:
    if limit.open_days:
        return week.open_seconds_of_days(limit.open_days)
    seconds = limit.seconds + limit.open_seconds
    return seconds, seconds


def _both(one: str, other: str) -> str:
    """Two sides of one objective together: neither may weaken what the other says."""
    if UNKNOWN in (one, other) or {one, other} == {STRICTER, LOOSER}:
        return UNKNOWN
    return other if one == EQUAL else one


def _figure(objective: Objective) -> Bound:
    """The bound; of a count of whole things below 4, three."""
    bound = objective.bound
    if objective.form == "count" and objective.sign in ("<", ">") and isinstance(bound, Number):
        return Number(bound.written, bound.value + (-1 if objective.sign == "<" else 1))
    return bound


def _sign(one: Amount | None, other: Amount | None) -> int:
    assert one is not None and other is not None
    return (one > other) - (one < other)
