"""The rules of open cases, which no histogram of finished ones sees: those overdue, and the ladder of those
to be told before."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from svcdsl.model import in_language
from svcdsl.model.items import Escalation
from svcdsl.values import Duration, Percentage

from .aims import Note, Plan, Share
from .group import Group
from .metrics import OLDEST, OVERDUE, WAITING, Metric, sla_metric
from .names import decimal, selector
from .plan import seconds_of
from .words import plain, said

_HELD = "5m"


def waiting_rules(group: Group, plan: Plan) -> tuple[list[Metric], list[Note]]:
    """Adds the alerts on open cases; returns the gauges that they need, and what is to be said."""
    if group.alerting is None:
        return [], []
    metrics = []
    if plan.limit is not None:
        overdue = sla_metric(plan.sla, plan.clock, OVERDUE, "overdue")
        always = isinstance(plan.aim, Share) and not plan.aim.budget
        expr = f"sum({selector(overdue.name, overdue.labels)}) > 0"
        group.alert("SvcdslOverdue", expr, "page" if always else "ticket", hold=_HELD)
        metrics.append(overdue)
    notes = []
    for number, rung in enumerate(plan.sla.escalate, 1):
        metric = _rung(group, plan, rung, number)
        if metric is None:
            notes.append(Note("rung", {"rung": str(number)}))
        elif metric not in metrics:
            metrics.append(metric)
    return metrics, notes


def _rung(group: Group, plan: Plan, rung: Escalation, number: int) -> Metric | None:
    """Adds one rung of the ladder; returns the gauge that it needs, None where it means nothing here."""
    if rung.after is None or rung.to is None or plan.measure.kind != "duration":
        return None
    seconds = _seconds_after(rung, plan)
    gauge = partial(sla_metric, plan.sla, plan.clock)
    if seconds is None:
        metric = gauge(WAITING, "waiting", after=rung.after.written)
        expr = f"sum({selector(metric.name, metric.labels)}) > 0"
    else:
        metric = gauge(OLDEST, "oldest")
        # The gauge is 0 when no case is open.
        reached = f">= {decimal(seconds)}" if seconds else "> 0"
        expr = f"max({selector(metric.name, metric.labels)}) {reached}"
    role = rung.to
    group.alert(
        "SvcdslEscalation",
        expr,
        "page",
        labels={"rung": str(number), "after": rung.after.written, "escalate_to": role.id},
        facts={
            "after": {code: _after(rung.after, code) for code in group.languages},
            "role": {code: plain(in_language(role.label, code)) for code in group.languages},
        },
    )
    return metric


def _after(after: Duration | Percentage, language: str) -> str:
    key = "after.share" if isinstance(after, Percentage) else "after.time"
    return said(key, language, {"after": plain(after.written)})


def _seconds_after(rung: Escalation, plan: Plan) -> Fraction | None:
    """After how many seconds on the sla's clock; None where only a calendar can tell."""
    after, bound = rung.after, plan.objective.bound
    if isinstance(after, Duration):
        seconds = seconds_of(after)
        return None if seconds is None else Fraction(seconds)
    limit = seconds_of(bound) if isinstance(bound, Duration) else None
    if limit is None or not isinstance(after, Percentage):
        return None
    return Fraction(limit) * after.share
