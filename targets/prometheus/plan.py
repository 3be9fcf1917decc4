"""What of an sla can be watched, and from which series: a share of cases, or a figure against a target."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from math import ceil, floor

from svcdsl.model import ALWAYS
from svcdsl.model.parts import Sla
from svcdsl.values import Duration, Number, Objective, Percentage, Score

from .aims import Figure, Note, Plan, Series, Share
from .metrics import VERDICTS, Metric, Unwatched, clock_of, metric_of, sla_metric
from .names import Amount, bucket, decimal, selector

# Just below a limit that must not be reached: times are taken to come in thousandths.
_JUST_BELOW = Fraction(1, 1000)
_BEYOND = 10**12


def plan(sla: Sla, period: Fraction, notes: list[Note]) -> Plan:
    """How to watch the sla over the period; raises Unwatched."""
    measure, objective = sla.measure, sla.objective
    if measure is None or objective is None or measure.kind is None:
        raise Unwatched("incomplete")
    bound = objective.bound
    clock = clock_of(sla, isinstance(bound, Duration) and bound.needs_calendar)
    watcher = _WATCHERS.get((measure.kind, objective.form))
    if watcher is None:
        raise Unwatched("form", kind=measure.kind, objective=objective.written)
    aim, metric = watcher(sla, objective, metric_of(sla, measure, clock))
    _refuse_idle(aim)
    notes = [*notes, *_remarks(sla, metric, clock)]
    limit = bound if isinstance(bound, Duration) and isinstance(aim, Share) and not aim.bad else None
    return Plan(sla, measure, objective, aim, period, (metric,), tuple(notes), limit, clock)


def _remarks(sla: Sla, metric: Metric, clock: str) -> list[Note]:
    notes = []
    if metric.said in ("duration", "verdicts") and clock != ALWAYS.id:
        notes.append(Note("clock", {"clock": clock}))
    if metric.given and (sla.for_ or sla.priority):
        notes.append(Note("all-cases", {"source": metric.given}))
    if sla.alert is False:
        notes.append(Note("no-alert", {}))
    return notes


def seconds_of(limit: Duration) -> Amount | None:
    """The limit as seconds on its clock; None where a calendar decides (business days, months)."""
    if limit.open_days or limit.months:
        return None
    return limit.seconds + limit.open_seconds


def _refuse_idle(aim: Share | Figure) -> None:
    """No objective that is always or never kept, whatever happens."""
    if isinstance(aim, Figure):
        return
    if aim.budget == 1 and not aim.strict:
        raise Unwatched("never-missed")
    if aim.budget == 0 and aim.strict:
        raise Unwatched("never-kept")


def _share_of_times(sla: Sla, objective: Objective, metric: Metric) -> tuple[Share, Metric]:
    upwards = objective.sign[0] == ">"
    share = _share_wanted(objective)
    limit = objective.bound
    if not isinstance(limit, Duration) or (upwards and objective.form != "median"):
        raise Unwatched("form", kind="duration", objective=objective.written)
    seconds = seconds_of(limit)
    if seconds is None:
        if objective.sign != "<=":
            raise Unwatched("edge", objective=objective.written)
        return _share_of_verdicts(sla, clock_of(sla, limit.needs_calendar), 1 - share)
    # `<` and `>=` part the cases just below the limit, `<=` and `>` at it.
    edge = seconds - _JUST_BELOW if objective.sign in ("<", ">=") else Fraction(seconds)
    return _share_of_buckets(metric, edge, 1 - share, upwards)


def _share_wanted(objective: Objective) -> Fraction:
    """Which share of the cases must keep the limit: of a maximum all, of a median, also from below, half."""
    if objective.form == "max":
        return Fraction(1)
    return Fraction(1, 2) if objective.share is None else Fraction(objective.share)


def _share_of_verdicts(sla: Sla, clock: str, budget: Fraction) -> tuple[Share, Metric]:
    """Of business days and months no histogram has a bucket: who has the calendar says what was in time."""
    metric = sla_metric(sla, clock, VERDICTS, "verdicts")
    good = selector(metric.name, {**metric.labels, "result": "in-time"})
    both = {**metric.labels, "result": ("in-time", "late")}
    total = selector(metric.name, both)
    return Share(Series(total), Series(good), False, budget), metric._replace(labels=both)


def _share_of_marks(sla: Sla, objective: Objective, metric: Metric) -> tuple[Share, Metric]:
    """A median or maximum of answers, which are whole marks: below 4 is at most 3."""
    mark = _mark(objective, "score")
    upwards = objective.sign[0] == ">"
    if upwards and objective.form == "max":
        raise Unwatched("form", kind="score", objective=objective.written)
    edge = ceil(mark) - 1 if objective.sign in ("<", ">=") else floor(mark)
    budget = Fraction(0) if objective.form == "max" else Fraction(1, 2)
    return _share_of_buckets(metric, Fraction(edge), budget, upwards)


def _share_of_buckets(metric: Metric, edge: Fraction, budget: Fraction, bad: bool) -> tuple[Share, Metric]:
    if edge < 0:
        raise Unwatched("never-missed" if bad else "never-kept")
    _refuse_beyond(edge)
    total = Series(selector(metric.name + "_count", metric.labels))
    counted = Series(selector(metric.name + "_bucket", {**metric.labels, "le": bucket(edge)}))
    return Share(total, counted, bad, budget), metric._replace(buckets=(decimal(edge),))


def _share_of_events(sla: Sla, objective: Objective, metric: Metric) -> tuple[Share, Metric]:
    measure = sla.measure
    good = tuple(dict.fromkeys(event.name for event in measure.good)) if measure else ()
    all_ = tuple(dict.fromkeys(event.name for event in measure.of)) if measure else ()
    if not good or not all_:
        raise Unwatched("no-events")
    total = Series(selector(metric.name, {**metric.labels, "event": all_}))
    counted = Series(selector(metric.name, {**metric.labels, "event": good}))
    events = tuple(dict.fromkeys((*all_, *good)))
    return _share_at(objective, total, counted), metric._replace(labels={**metric.labels, "event": events})


def _share_of_samples(sla: Sla, objective: Objective, metric: Metric) -> tuple[Share, Metric]:
    where = selector(metric.name, metric.labels)
    share = _share_at(objective, Series(where, "count_over_time"), Series(where, "sum_over_time"))
    return share._replace(cases=False), metric


def _share_at(objective: Objective, total: Series, counted: Series) -> Share:
    """At least, or at most, so much of all."""
    if not isinstance(objective.bound, Percentage):
        raise Unwatched("form", kind="ratio", objective=objective.written)
    bound = Fraction(objective.bound.share)
    at_most = objective.sign[0] == "<"
    return Share(total, counted, at_most, bound if at_most else 1 - bound, strict=len(objective.sign) == 1)


def _mean(sla: Sla, objective: Objective, metric: Metric) -> tuple[Figure, Metric]:
    kind = "duration" if metric.said == "duration" else "score"
    target = _target(objective, kind)
    series = tuple(Series(selector(metric.name + part, metric.labels)) for part in ("_sum", "_count"))
    return Figure("mean", series, objective.sign, target, kind), metric


def _nps(sla: Sla, objective: Objective, metric: Metric) -> tuple[Figure, Metric]:
    marks = tuple(Series(selector(metric.name + "_bucket", {**metric.labels, "le": bucket(mark)})) for mark in (6, 8))
    all_ = Series(selector(metric.name + "_count", metric.labels))
    figure = Figure("nps", (*marks, all_), objective.sign, _mark(objective, "score"), "number")
    return figure, metric._replace(buckets=("6", "8"))


def _count(sla: Sla, objective: Objective, metric: Metric) -> tuple[Figure, Metric]:
    series = (Series(selector(metric.name, metric.labels)),)
    return Figure("count", series, objective.sign, _mark(objective, "count"), "number"), metric


def _target(objective: Objective, kind: str) -> Fraction:
    bound = objective.bound
    if kind == "score":
        return _mark(objective, kind)
    seconds = seconds_of(bound) if isinstance(bound, Duration) else None
    if seconds is None:
        reason = "mean-of-days" if isinstance(bound, Duration) else "form"
        raise Unwatched(reason, kind=kind, objective=objective.written)
    return _refuse_beyond(Fraction(seconds))


def _mark(objective: Objective, kind: str) -> Fraction:
    if not isinstance(objective.bound, Score | Number):
        raise Unwatched("form", kind=kind, objective=objective.written)
    return _refuse_beyond(Fraction(objective.bound.value))


def _refuse_beyond(number: Fraction) -> Fraction:
    if abs(number) > _BEYOND:
        raise Unwatched("beyond")
    return number


# Kind of measure and form of objective -> what is to be watched, and the metric with all it needs.
_Watcher = Callable[[Sla, Objective, Metric], tuple[Share | Figure, Metric]]
_WATCHERS: Mapping[tuple[str, str], _Watcher] = {
    ("duration", "within"): _share_of_times,
    ("duration", "median"): _share_of_times,
    ("duration", "max"): _share_of_times,
    ("duration", "mean"): _mean,
    ("score", "mean"): _mean,
    ("score", "ces"): _mean,
    ("score", "nps"): _nps,
    ("score", "median"): _share_of_marks,
    ("score", "max"): _share_of_marks,
    ("ratio", "rate"): _share_of_events,
    ("count", "count"): _count,
    ("availability", "available"): _share_of_samples,
}
