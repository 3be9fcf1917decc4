"""What a clock shows between two events of a case, and whether that is within a limit."""

from collections.abc import Collection
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple
from zoneinfo import ZoneInfo

from svcdsl.model.base import Event
from svcdsl.model.parts import Measure, Promise, Sla, Step
from svcdsl.model.shared import Calendar
from svcdsl.values import Duration, Objective

from .cases import Case
from .lengths import clock_of, fewest, most
from .opening import Clocks, Opening


class Aim(NamedTuple):
    """What is aimed at: two events, the steps that do not count, the clock that counts, and its zone."""

    start: Event
    end: Event
    excludes: tuple[Step, ...]
    objective: Objective
    clock: Opening
    zone: str | None


def aim_of(thing: Sla | Promise, clocks: Clocks) -> Aim | None:
    """The aim of an sla or a promise, where it speaks of the time between two events."""
    sla = thing if isinstance(thing, Sla) else thing.backed_by
    measure: Measure | None = sla.measure if isinstance(sla, Sla) else None
    objective = thing.objective if isinstance(thing, Sla) else thing.says
    if not isinstance(sla, Sla) or measure is None or objective is None or not isinstance(objective.bound, Duration):
        return None
    if measure.from_ is None or measure.to is None:
        return None
    counted = clock_of(sla) if isinstance(thing, Sla) else None
    open_time = _open_time_of(thing, sla)
    counts_by = open_time if objective.bound.needs_calendar else counted
    zone = counts_by.timezone if counts_by else None
    return Aim(measure.from_, measure.to, measure.excludes, objective, clocks(counts_by), zone)


def _open_time_of(thing: Sla | Promise, sla: Sla) -> Calendar | None:
    """The calendar of `bh` and `bd`: the sla's, else its measure's, else a promise's channel's, else the owner's."""
    of_channels = [channel.calendar for channel in thing.on] if isinstance(thing, Promise) else []
    owner = thing.owner or (thing.service.owner if thing.service else None)
    return clock_of(sla) or next(filter(None, of_channels), None) or (owner.calendar if owner else None)


def ends(case: Case, aim: Aim) -> tuple[int, int] | None:
    """From the first `from` to the last `to`; None where one of them does not happen."""
    starts = [one.time for one in case if one.of is aim.start.of and one.moment == aim.start.moment]
    dones = [one.time for one in case if one.of is aim.end.of and one.moment == aim.end.moment]
    return (min(starts), max(dones)) if starts and dones else None


def elapsed(case: Case, aim: Aim) -> int | None:
    """The seconds that the clock counts between the events; negative where they come the other way round."""
    found = ends(case, aim)
    if found is None:
        return None
    start, end = found
    low, high = min(start, end), max(start, end)
    stands = [(max(a, low), min(b, high)) for a, b in standing(case, aim.excludes)] if aim.excludes else []
    counted = aim.clock.between(low, high) - sum(aim.clock.between(a, b) for a, b in stands if a < b)
    return counted if start <= end else -counted


def standing(case: Case, excludes: Collection[Step]) -> list[tuple[int, int]]:
    """When excluded steps wait or work and no other step does."""
    under_way: dict[Step, int] = {}
    spans: list[tuple[Step, int, int]] = []
    for one in case:
        if isinstance(one.of, Step) and one.moment == "come":
            under_way[one.of] = one.time
        elif isinstance(one.of, Step) and one.moment in ("done", "left"):
            spans.append((one.of, under_way.pop(one.of), one.time))
    found = []
    for low, high in pairwise(sorted({time for _, begins, ends in spans for time in (begins, ends)})):
        active = {step for step, begins, ends in spans if begins <= low and high <= ends}
        if active and active <= set(excludes):
            found.append((low, high))
    return found


class Kept(NamedTuple):
    """Whether a limit is kept for certain, and whether it can be (they differ only where months are any months)."""

    certain: bool
    possible: bool


def keeps(case: Case, aim: Aim) -> Kept | None:
    """Whether a case is within the limit; None where it does not count."""
    found, counted, limit = ends(case, aim), elapsed(case, aim), aim.objective.bound
    if found is None or counted is None or not isinstance(limit, Duration):
        return None
    strict = aim.objective.sign == "<"
    if limit.open_days:
        late = found[1] - aim.clock.close_of_day(found[0], limit.open_days)
        return Kept(*[late < 0 if strict else late <= 0] * 2)
    if limit.months and aim.zone:
        late = counted - aim.clock.between(
            found[0], months_later(found[0], limit.months, aim.zone) + int(limit.seconds)
        )
        return Kept(*[late < 0 if strict else late <= 0] * 2)
    bounds = [int(limit.open_seconds)] * 2 if limit.open_seconds else [fewest(limit), most(limit)]
    return Kept(*(counted < bound if strict else counted <= bound for bound in bounds))


def months_later(start: int, months: int, zone: str) -> int:
    """The same day and time so many months later; the last day of a month that has no such day."""
    local = datetime.fromtimestamp(start, ZoneInfo(zone))
    index = local.year * 12 + local.month - 1 + months
    for day in range(local.day, 0, -1):
        try:
            later = local.replace(year=index // 12, month=index % 12 + 1, day=day)
        except ValueError:
            continue
        return int(later.timestamp())
    raise ValueError("every month has a first day")
