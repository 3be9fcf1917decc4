"""How an sla is watched, as data: a share of cases or a figure, over a period, from certain metrics."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from svcdsl.model.parts import Measure, Sla
from svcdsl.values import Duration, Objective

from .metrics import Metric


class Series(NamedTuple):
    """A selector and the function that counts its growth over a window."""

    selector: str
    function: str = "increase"

    def over(self, window: str) -> str:
        """The sum over all its series in the window."""
        return f"sum({self.function}({self.selector}[{window}]))"


class Share(NamedTuple):
    """At most `budget` of `total` may miss (less than that where `strict`). `counted` are the good ones, or
    the bad ones where `bad`. What is counted are cases, or samples of a gauge where not `cases`."""

    total: Series
    counted: Series
    bad: bool
    budget: Fraction
    strict: bool = False
    cases: bool = True


class Figure(NamedTuple):
    """A `form` (`mean`, `nps` or `count`) of series that must stand in the relation `sign` to `target`: for a
    mean sum and count, for nps those at most 6, at most 8 and all, for a count the events."""

    form: str
    series: tuple[Series, ...]
    sign: str
    target: Fraction
    of: str  # `duration`, `score` or `count`: how the figure is shown


class Note(NamedTuple):
    """Something that is to be said of an sla: a key of the words, and what they show."""

    key: str
    facts: Mapping[str, str]


class Plan(NamedTuple):
    """How an sla is watched: what, over which `period` (seconds), from which metrics; what to say of it."""

    sla: Sla
    measure: Measure
    objective: Objective
    aim: Share | Figure
    period: Fraction
    metrics: tuple[Metric, ...]
    notes: tuple[Note, ...]
    limit: Duration | None  # the time after which an open case is late
    clock: str
