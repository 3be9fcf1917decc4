"""The queue before the people of a resource, from what is written of it.

Agents on shift are `agents` × (1 − `shrinkage`), rounded down. Arrivals per m and h are of the clock; per d of 24
hours, or under a calendar of an open day (its open hours a week over the weekdays that it opens on; holidays and
make-up days are not counted). So that 40/d of five days is 200/w, w and mo are under a calendar spread over its
open hours too, a month having 30.436875 days. The calendar is the resource's, else its role's. Handling and patience in
business hours are so many hours of work; in months and business days they are not known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.erlang import MOST, Queue, agents_for_level, agents_for_mean
from svcdsl.analyses.roles import is_staffed
from svcdsl.analyses.survey_error import DAY, MONTH
from svcdsl.model.project import ALWAYS
from svcdsl.values import Duration

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.strictness import Strictness
    from svcdsl.model.parts import Resource, Sla
    from svcdsl.model.shared import Calendar
    from svcdsl.values import Rate

    Exact = int | Fraction

_LARGEST, _SMALLEST = 10**12, 1e-6
_CLOCK = {"m": 60, "h": 3600, "d": DAY, "w": 7 * DAY, "mo": MONTH}


def queue_of(resource: Resource, weeks: Strictness) -> Queue | None:
    """The queue before a staffed resource, None where arrivals, handling, agents or patience cannot be told."""
    agents, arrivals, handling = on_shift(resource), resource.arrivals, work(resource.handling)
    if agents is None or arrivals is None or not handling or not is_staffed(resource) or arrivals.amount < 0:
        return None
    patience = work(resource.patience)
    seconds = _spread_over(arrivals, resource, weeks)
    if seconds is None or (resource.has("patience") and not patience):
        return None
    return Queue(_over(arrivals.amount * handling, seconds), handling, agents, patience)


def on_shift(resource: Resource) -> int | None:
    """Agents × (1 − shrinkage), rounded down; None where either is written and could not be read, or no agents are."""
    if resource.agents is None or (resource.has("shrinkage") and resource.shrinkage is None):
        return None
    away = resource.shrinkage.share if resource.shrinkage is not None else 0
    return on_shift_of(resource.agents.value, away)


def on_shift_of(rostered: Exact, away: Exact) -> int:
    """Who of so many is on shift, where a share of them is away."""
    return max(0, int(rostered * (1 - away) // 1))


def work(length: Duration | None) -> Exact | None:
    """Seconds of work, None where it is told in months or business days."""
    if length is None or length.months or length.open_days:
        return None
    return length.seconds + length.open_seconds


class Served:
    """What an sla asks of the queue that serves it: `share` of arrivals answered within `limit` seconds, or, where
    `share` is None, a mean wait of no more than `limit`."""

    __slots__ = ("limit", "share")

    def __init__(self, limit: Exact, share: Exact | None) -> None:
        self.limit = limit
        self.share = share

    def is_kept_by(self, queue: Queue) -> bool:
        """Whether a queue, of at most MOST agents, keeps it."""
        figures = queue.figures(self.limit)
        if self.share is not None:
            return figures.service_level >= self.share
        return figures.mean_wait is not None and figures.mean_wait <= self.limit

    def enough(self, queue: Queue) -> int | None:
        """The least agents on shift that keep it, None where no number does or more than MOST."""
        if self.share is None:
            return agents_for_mean(queue, self.limit)
        return agents_for_level(queue, self.limit, self.share)


def asked_by(sla: Sla, weeks: Strictness) -> Served | None:
    """What an sla of time asks, its limit taken as waiting time; None of others, and of `max`.

    Business days are told in open time, months in days, both at their longest.
    """
    objective = sla.objective
    if objective is None or type(objective.bound) is not Duration or objective.sign[0] != "<":
        return None
    share = objective.share
    if share is None and objective.form != "mean":
        return None
    bound = objective.bound
    seconds = bound.seconds + bound.open_seconds + bound.months * 31 * DAY
    if bound.open_days:
        week = weeks.of_sla(sla).business
        open_time = week.open_seconds_of_days(bound.open_days) if week is not None else None
        if open_time is None:
            return None
        seconds += open_time[1]
    return Served(min(seconds, _LARGEST), share)


def can_be_reckoned(queue: Queue) -> bool:
    """Whether a queue is of a size that Erlang's formulas are worked out for; beyond it numbers are slips."""
    times = (queue.handling, queue.patience or queue.handling)
    return queue.agents <= MOST and queue.load <= _LARGEST and all(_LARGEST >= time >= _SMALLEST for time in times)


def _spread_over(arrivals: Rate, resource: Resource, weeks: Strictness) -> Exact | None:
    """The seconds in which so many arrive."""
    seconds = _CLOCK[arrivals.unit]
    calendar = _calendar(resource)
    if arrivals.unit in ("m", "h") or calendar is None or calendar is ALWAYS:
        unknown = resource.has("calendar") and calendar is None
        return None if unknown and arrivals.unit not in ("m", "h") else seconds
    week = weeks.week(calendar)
    days = frozenset[int]().union(*(hours.days or () for hours in calendar.open))
    if not week.known or not days:
        return None
    if arrivals.unit == "d":
        return _over(week.open_seconds, len(days))
    return _over(week.open_seconds * seconds, 7 * DAY)


def _calendar(resource: Resource) -> Calendar | None:
    if resource.has("calendar"):
        return resource.calendar
    return resource.role.calendar if resource.role is not None else None


def _over(top: Exact, bottom: Exact) -> Exact:
    from fractions import Fraction  # 5 ms to import: most projects never need it

    return Fraction(top) / bottom
