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


class Length(NamedTuple):
    """From `least` to `most` seconds (None: without bound), counted while `opening` is open."""

    least: int
    most: int | None
    opening: Opening


class Lasting(NamedTuple):
    """A step's wait, its work, and after how long it is left."""

    wait: Length
    work: Length
    timeout: int | None


NOTHING = Length(0, 0, NONSTOP)


def lasting_of(step: Step, clocks: Clocks) -> Lasting:
    """What is written of a step, a supplier's agreement included."""
    by = clocks(step.by.calendar if step.by else None)
    channel = clocks(step.touchpoint.channel.calendar if step.touchpoint and step.touchpoint.channel else None)
    opening = by.both(channel)
    has_calendar = opening.spans != NONSTOP.spans
    wait = _wait(step.waits, opening, has_calendar) if step.waits else NOTHING
    work = _work(step.takes, opening) if step.takes else _supplied(step, channel, clocks)
    timeout = step.timeout
    left = timeout is not None and timeout.to is not None and timeout.after is not None
    return Lasting(wait, work, fixed(timeout.after) if left and timeout and timeout.after else None)


def _wait(waits: Range, opening: Opening, has_calendar: bool) -> Length:
    if waits.least.open_seconds or waits.most.open_seconds:
        if not has_calendar:
            raise NotKnown
        return Length(_open(waits.least), _open(waits.most), opening)
    return Length(fewest(waits.least), most(waits.most), NONSTOP)


def _open(duration: Duration) -> int:
    if duration.open_days or duration.seconds or duration.months:
        raise NotKnown
    return int(duration.open_seconds)


def _work(takes: Range, opening: Opening) -> Length:
    return Length(
        _open(takes.least) if takes.least.open_seconds else fewest(takes.least),
        _open(takes.most) if takes.most.open_seconds else most(takes.most),
        opening,
    )


def _supplied(step: Step, channel: Opening, clocks: Clocks) -> Length:
    """The work that an agreement with a supplier bounds; nothing where there is none."""
    service = step.service
    agreed = [sla for sla in (service.slas.values() if service else ()) if is_agreement_on(sla, step)]
    if not agreed:
        return NOTHING
    for sla in agreed:
        objective = sla.objective
        limit = objective.bound if objective else None
        keeps_always = objective and (objective.share == 1 or objective.form == "max") and objective.sign[0] == "<"
        if keeps_always and isinstance(limit, Duration):
            opening = clocks(clock_of(sla)).both(channel)
            return Length(0, _open(limit) if limit.open_seconds else fixed(limit), opening)
    return Length(0, None, channel)


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
