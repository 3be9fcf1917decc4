"""How long the steps of a process wait and work, in seconds, from what is written of them."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from svcdsl.model.base import TheCustomer
from svcdsl.model.parts import Measure, Sla, Step
from svcdsl.model.shared import Calendar
from svcdsl.values import Duration, Range

from .opening import NONSTOP, Clocks, Opening


class NotKnown(Exception):
    """The language does not say how long it is."""


class End(NamedTuple):
    """An end of a range: so many seconds in which a clock is open, or so many of its days."""

    amount: int
    clock: Opening
    in_days: bool = False

    def after(self, moment: int) -> int:
        """When it is over that begins then: of days at the last close of the last of so many after the day."""
        return self.clock.close_of_day(moment, self.amount) if self.in_days else self.clock.after(moment, self.amount)


class Length(NamedTuple):
    """A range whose seconds are counted while `opening` is open; without `most` there is no bound.

    Work of some length begins in these hours, or in those of `begins`.
    """

    least: End
    most: End | None
    opening: Opening
    begins: Opening | None = None

    def seconds(self, begins: int) -> tuple[int, int | None]:
        """The least and the most seconds of what begins then; the least is the most where that is over before it."""
        least = self._seconds(self.least, begins)
        return least, max(least, self._seconds(self.most, begins)) if self.most else None

    def _seconds(self, end: End, begins: int) -> int:
        if end.clock is self.opening and not end.in_days:
            return end.amount
        return self.opening.between(begins, end.after(begins))


class Lasting(NamedTuple):
    """A step's wait, its work, and when it is left: after so many seconds, or by a moment told in business time.

    `counted` is the clock that counts its work until it is left.
    """

    wait: Length
    work: Length
    timeout: int | None
    deadline: End | None
    counted: Opening


NOTHING = Length(End(0, NONSTOP), End(0, NONSTOP), NONSTOP)


def lasting_of(step: Step, clocks: Clocks) -> Lasting:
    """What is written of a step, a supplier's agreement included."""
    calendars = [step.by.calendar if step.by else None]
    calendars += [step.touchpoint.channel.calendar] if step.touchpoint and step.touchpoint.channel else []
    hours = NONSTOP
    for calendar in calendars:
        hours = hours.both(clocks(calendar))
    owner = step.service.owner if step.service else None
    has_own, owned = any(calendars), owner.calendar if owner else None
    known = (hours if has_own else clocks(owned)) if has_own or owned else None
    wait = _length(step.waits, NONSTOP, known) if step.waits else NOTHING
    work = _length(step.takes, hours, known) if step.takes else _supplied(step, hours, clocks)
    timeout = step.timeout
    after = timeout.after if timeout and timeout.to else None
    in_business = step.takes and (step.takes.least.needs_calendar or step.takes.most.needs_calendar)
    return Lasting(
        wait,
        work,
        fixed(after) if after and not after.needs_calendar else None,
        _end(after, NONSTOP, known, most) if after and after.needs_calendar else None,
        known if in_business and known else work.opening,
    )


def _length(written: Range, opening: Opening, business: Opening | None) -> Length:
    return Length(_end(written.least, opening, business, fewest), _end(written.most, opening, business, most), opening)


def _end(duration: Duration, opening: Opening, business: Opening | None, told: Callable[[Duration], int]) -> End:
    """In business time on one clock, else on the other."""
    if not duration.needs_calendar:
        return End(told(duration), opening)
    mixed = duration.seconds or duration.months or (duration.open_days and duration.open_seconds)
    if mixed or business is None or (duration.open_days and not business.zone):
        raise NotKnown
    return End(int(duration.open_days or duration.open_seconds), business, bool(duration.open_days))


def _supplied(step: Step, hours: Opening, clocks: Clocks) -> Length:
    """The work that an agreement with a supplier bounds; nothing where there is none.

    Business days begin with the work, which does in the hours of the step itself; seconds pass in the agreement's.
    """
    service = step.service
    agreed = [sla for sla in (service.slas.values() if service else ()) if is_agreement_on(sla, step)]
    if not agreed:
        return NOTHING
    for sla in agreed:
        objective = sla.objective
        limit = objective.bound if objective else None
        keeps_always = objective and (objective.share == 1 or objective.form == "max") and objective.sign[0] == "<"
        if keeps_always and isinstance(limit, Duration):
            calendar = clock_of(sla)
            owner = sla.owner or (service.owner if service else None)
            if limit.needs_calendar and calendar is None and owner:
                calendar = owner.calendar
            opening = clocks(calendar)
            most_of = _end(limit, opening, opening if calendar else None, fixed)
            if limit.open_days:
                return Length(End(0, NONSTOP), most_of, NONSTOP, hours)
            return Length(End(0, opening), most_of, opening)
    return Length(End(0, NONSTOP), None, NONSTOP)


def is_agreement_on(sla: Sla, step: Step) -> bool:
    """Whether an sla with a role as party is about how long the step is worked at."""
    measure = sla.measure
    if sla.party is None or isinstance(sla.party, TheCustomer) or measure is None:
        return False
    ends = [(event.of, event.moment) if event else None for event in (measure.from_, measure.to)]
    return ends == [(step, "started"), (step, "done")]


def clock_of(sla: Sla) -> Calendar | None:
    """The calendar whose open hours an sla counts."""
    measure: Measure | None = sla.measure
    return sla.calendar or (measure.calendar if measure else None)


def fixed(duration: Duration) -> int:
    """The seconds of a time that is the same whenever it begins."""
    if duration.months or duration.needs_calendar:
        raise NotKnown
    return int(duration.seconds)


def fewest(duration: Duration) -> int:
    """The least seconds that a time can be, with the shortest months."""
    return _with_months(duration, min)


def most(duration: Duration) -> int:
    """The most seconds that a time can be, with the longest months."""
    return _with_months(duration, max)


def _with_months(duration: Duration, chosen: Callable[[list[int]], int]) -> int:
    if duration.needs_calendar:
        raise NotKnown
    if not duration.months:
        return int(duration.seconds)
    starts = [(2000 + month // 12, month % 12 + 1) for month in range(12 * 8)]
    days = []
    for year, month in starts:
        later = year * 12 + month - 1 + duration.months
        days.append((date(later // 12, later % 12 + 1, 1) - date(year, month, 1)).days)
    return chosen(days) * 86400 + int(duration.seconds)
