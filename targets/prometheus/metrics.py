"""The metrics that an sla's figures come from: those that the spec names, else those to be supplied."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from svcdsl.model import ALWAYS, Event
from svcdsl.model.parts import Measure, Sla, Step
from svcdsl.model.shared import Calendar, DataSource

from .names import decimal, escaped, is_label

_SUFFIXES = {
    "duration": "_seconds",
    "score": "_score",
    "ratio": "_events_total",
    "count": "_count_total",
    "availability": "_up",
}
_TYPES = {
    "duration": "histogram",
    "score": "histogram",
    "ratio": "counter",
    "count": "counter",
    "availability": "gauge",
}
_HISTOGRAM_PARTS = ("_bucket", "_count", "_sum")
# Labels that the rules match themselves.
_RESERVED = ("le", "event")

OVERDUE = "svcdsl_sla_overdue_cases"
OLDEST = "svcdsl_sla_oldest_case_seconds"
WAITING = "svcdsl_sla_waiting_cases"
VERDICTS = "svcdsl_sla_cases_total"

Labels = Mapping[str, str | tuple[str, ...]]


class Unwatched(Exception):
    """An sla that Prometheus cannot watch: `reason` is a key of the words, `facts` what they show."""

    def __init__(self, reason: str, **facts: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.facts = facts


class Metric(NamedTuple):
    """A metric that must be there. `labels` are what the rules select by, `buckets` the bounds a histogram
    must have; `said` is the key of its explanation, `facts` what that shows; `given` names the data source of
    the spec that it comes from, None where it is to be made as the contract says."""

    name: str
    type: str
    labels: Labels
    said: str
    facts: Mapping[str, str]
    buckets: tuple[str, ...] = ()
    given: str | None = None


def clock_of(sla: Sla, needed: bool) -> str:
    """The id of the calendar that the sla's clock runs by, `24x7` where it runs always.

    Where one is `needed` (the limit is in business time) and neither sla nor measure has one, it is the
    channel's, then the owner's; raises Unwatched where nobody has one.
    """
    measure = sla.measure
    calendar = sla.calendar or (measure.calendar if measure else None)
    if calendar is None and needed and measure is not None:
        calendar = _business_calendar(sla, measure)
    return calendar.id if calendar else ALWAYS.id


def _business_calendar(sla: Sla, measure: Measure) -> Calendar:
    for event in (measure.to, measure.from_):
        step = event.of if isinstance(event, Event) else None
        touchpoint = step.touchpoint if isinstance(step, Step) else None
        channel = touchpoint.channel if touchpoint else None
        if channel is not None and channel.calendar is not None:
            return channel.calendar
    owner = sla.owner or (sla.service.owner if sla.service else None)
    if owner is None or owner.calendar is None:
        raise Unwatched("no-calendar")
    return owner.calendar


def metric_of(sla: Sla, measure: Measure, clock: str) -> Metric:
    """The metric that tells the measure's figures; raises Unwatched where it cannot be had."""
    kind = measure.kind or ""
    source = measure.source
    facts = {"measure": measure.id, **_span(measure)}
    if source is not None and source.kind == "manual":
        raise Unwatched("manual", source=source.id)
    if source is not None and source.kind == "prometheus" and source.metric:
        name = _base(source.metric) if _TYPES[kind] == "histogram" else source.metric
        return Metric(name, _TYPES[kind], _given_labels(source), kind, facts, (), source.id)
    labels: dict[str, str | tuple[str, ...]] = {"service": measure.service.id if measure.service else ""}
    if kind in ("duration", "availability"):
        labels["clock"] = clock
    labels |= _cases_meant(sla)
    return Metric(f"svcdsl_measure_{escaped(measure.id)}{_SUFFIXES[kind]}", _TYPES[kind], labels, kind, facts)


def sla_metric(sla: Sla, clock: str, name: str, said: str, after: str = "") -> Metric:
    """A metric told for one sla, since only the system that knows the cases can judge them. Its facts say
    which cases those are; with `after` there is one series for each such time."""
    kind = "counter" if name.endswith("_total") else "gauge"
    labels = {"service": sla.service.id if sla.service else "", "sla": sla.id}
    measure = sla.measure
    facts = {"limit": sla.objective.bound.written if sla.objective else "", "clock": clock}
    if measure is not None:
        facts |= _span(measure)
    for label, value in _cases_meant(sla).items():
        facts[label] = value if isinstance(value, str) else ", ".join(value)
    if after:
        labels["after"] = facts["after"] = after
    return Metric(name, kind, labels, said, {name: fact for name, fact in facts.items() if fact})


def _span(measure: Measure) -> dict[str, str]:
    return {
        "from": measure.from_.name if measure.from_ else "",
        "to": measure.to.name if measure.to else "",
        "excludes": ", ".join(step.id for step in measure.excludes),
    }


def _cases_meant(sla: Sla) -> Labels:
    """The labels that pick out the sla's cases: of its customers, and of its priority."""
    labels: dict[str, str | tuple[str, ...]] = {}
    groups = tuple(group.id for group in sla.for_)
    if groups:
        labels["customer"] = groups if len(groups) > 1 else groups[0]
    if sla.priority is not None:
        labels["priority"] = decimal(sla.priority.value)
    return labels


def _given_labels(source: DataSource) -> Labels:
    for name in source.labels or ():
        if not is_label(name) or name in _RESERVED:
            raise Unwatched("label", source=source.id, label=name)
    return dict(source.labels or {})


def _base(metric: str) -> str:
    """A histogram's name, also where one of its parts was named."""
    return next((metric.removesuffix(part) for part in _HISTOGRAM_PARTS if metric.endswith(part)), metric)
