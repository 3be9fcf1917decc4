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

from typing import TYPE_CHECKING, Literal, NamedTuple

from svcdsl.analyses.open_week import OpenWeek
from svcdsl.model.parts import Sla
from svcdsl.model.project import ALWAYS
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
        runs = next(_calendars(sla, sla.measure), None)
        business = next(_calendars(sla, sla.measure, _owner(sla)), None)
        return Clock(
            None if runs is None or runs is ALWAYS else self.week(runs),
            None if business is None else self.week(business),
            _is_known(sla),
        )

    def of_promise(self, promise: Promise) -> Clock:
        """The clock of what a promise says: always, but for its business hours and days."""
        sla = promise.backed_by if isinstance(promise.backed_by, Sla) else None
        named = _calendars(sla, sla and sla.measure, *promise.on, _owner(promise))
        business = next(named, None)
        return Clock(None, None if business is None else self.week(business), sla is None or _is_known(sla))


def _is_known(sla: Sla) -> bool:
    """Whether the calendar of an sla, or where it has none of its measure, is not one that nobody found."""
    if sla.has("calendar"):
        return sla.calendar is not None
    return sla.measure is not None and (sla.measure.calendar is not None or not sla.measure.has("calendar"))


def _calendars(*items: Item | None) -> Iterator[Calendar]:
    for item in items:
        calendar: Calendar | None = getattr(item, "calendar", None)
        if calendar is not None:
            yield calendar


def _owner(thing: Thing) -> Item | None:
    return thing.owner or (thing.service and thing.service.owner)  # type: ignore[attr-defined]


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
    mine, theirs = _week(one, on), _week(other, by)
    if mine is False or theirs is False or not (on.known and by.known):
        return UNKNOWN
    if mine is theirs:
        return _BY_SIGN[one.compare(other)] if mine is None else _in_open_time(one, other, mine)
    short, long = _lasts(one, mine), _lasts(other, theirs)
    return _shorter(short, long) or _OTHERWISE[_shorter(long, short) or UNKNOWN]


def _week(limit: Duration, clock: Clock) -> OpenWeek | Literal[False] | None:
    """The week that a limit is counted in: None for real time, False where nobody says which."""
    if limit.needs_calendar:
        return clock.business or False
    return clock.week


class _Lasts(NamedTuple):
    """The least and the most real seconds that a limit can last (None: nobody knows); whether it certainly varies."""

    least: Amount
    most: Amount | None
    varies: bool


def _lasts(limit: Duration, week: OpenWeek | None) -> _Lasts:
    if week is None:
        return _Lasts(_in_days(limit, 0), _in_days(limit, 1), bool(limit.months))
    if limit.open_days:
        days = limit.open_days
        return _Lasts(week.least_real_of_days(days), week.most_real_of_days(days), True)
    if limit.months:
        return _Lasts(_in_days(limit, 0), None, True)
    seconds = limit.seconds + limit.open_seconds
    return _Lasts(week.least_real(seconds), week.most_real(seconds), week.closes and seconds > 0)


def _shorter(short: _Lasts, long: _Lasts) -> str:
    """STRICTER where the first never lasts longer and at times not as long; EQUAL where always as long; else empty."""
    if short.most is None or short.most > long.least:
        return ""
    if short.most < long.least or short.varies or long.varies:
        return STRICTER
    return EQUAL if long.least == long.most else ""


def _in_days(limit: Duration, which: int) -> Amount:
    """Real seconds of months and seconds, with the shortest or the longest months."""
    years, months = divmod(limit.months, 12)
    return (years * _YEAR[which] + months * _MONTH[which]) * 86400 + limit.seconds


def _in_open_time(one: Duration, other: Duration, week: OpenWeek) -> str:
    """Two limits under one calendar: open time against open time."""
    if one.months or other.months or (one.open_days and other.open_days):
        return _BY_SIGN[one.compare(other)]
    mine, theirs = _open(one, week), _open(other, week)
    if mine is None or theirs is None:
        return UNKNOWN
    if mine == theirs and mine[0] == mine[1]:
        return EQUAL
    return STRICTER if mine[1] <= theirs[0] else LOOSER if theirs[1] <= mine[0] else UNKNOWN


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
