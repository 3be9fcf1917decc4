"""Staff at peak: who is there, and how many it takes at least so that the queue does not grow for ever."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.model.parts import Resource

_SECONDS = {"m": 60, "h": 3600, "d": 86400, "w": 604800}


def on_shift(resource: Resource) -> int | None:
    """Agents that are there: those on the roster less those away, rounded down (LANGUAGE.md, Queues)."""
    if resource.agents is None:
        return None
    away = resource.shrinkage.share if resource.shrinkage is not None else 0
    return floor(resource.agents.value * (1 - away))


def load(resource: Resource) -> Fraction | int | None:
    """How many people the work at peak keeps busy: arrivals × handling, in one unit of time.

    None where one of them is missing, or a calendar decides how long a day or a month is.
    """
    arrivals, handling = resource.arrivals, resource.handling
    if arrivals is None or handling is None or arrivals.unit not in _SECONDS or not handling.seconds:
        return None
    if arrivals.unit in ("d", "w") and resource.calendar is not None and resource.calendar.open:
        return None
    from fractions import Fraction

    return Fraction(arrivals.amount) * handling.seconds / _SECONDS[arrivals.unit]


def needed(resource: Resource) -> int | None:
    """The least number of agents with whom the queue does not grow: more than the load."""
    work = load(resource)
    return None if work is None else floor(work) + 1
