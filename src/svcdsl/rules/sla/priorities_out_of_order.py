"""S05: urgent cases that may take longer than less urgent ones."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.sla_pairs import same_customers
from svcdsl.analyses.strictness import LOOSER, compare_limits
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Item
from svcdsl.model.parts import Process, Sla
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration

RULE = Rule(
    code="S05",
    name="priorities-out-of-order",
    severity="error",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "On one measure or milestone, a higher priority (1 is the highest) has a slower limit than a lower one.",
        "zh": "同一指标或同一节点上，优先级高的（1 最高）时限反而比优先级低的长。",
    },
    message={
        "en": "“{sla}” has priority {priority} and allows {limit}; “{other}” has only priority {lower} and allows "
        "{shorter}.",
        "zh": "“{sla}”的优先级是{priority}，时限{limit}；“{other}”的优先级只有{lower}，时限却是{shorter}。",
    },
    why={
        "en": "Whoever works by these limits does the less urgent cases first, and those in trouble wait.",
        "zh": "照这样的时限安排，不急的先办，最急的客户反而等着。",
    },
    help={
        "en": "Give the higher priority the shorter limit, or swap the priorities.",
        "zh": "给高优先级更短的时限，或者把优先级对调。",
    },
    related={"other": {"en": "the lower priority", "zh": "优先级低的"}},
    bad="""
svcdsl 1
service stay {
  measure answer kind duration
  sla urgent party customer measure answer priority 1 objective 95% within 8h over 30d  # finds S05
  sla usual party customer measure answer priority 2 objective 95% within 4h over 30d
}
""",
    good="""
svcdsl 1
service stay {
  measure answer kind duration
  sla urgent party customer measure answer priority 1 objective 95% within 2h over 30d
  sla usual party customer measure answer priority 2 objective 95% within 4h over 30d
}
""",
    unseen={
        "en": "Slas are compared that are with one party and for the same customers; those of one milestone but "
        "different measures where both measures start in one process, or do not say where. The shares of cases are "
        "left "
        "aside, and equal limits are no finding. Limits on different calendars are told only where one is certainly "
        "longer. Classes of complaints have no limits of their own.",
        "zh": "只比较对方和客户都相同的服务级别；节点相同而指标不同的，两个指标须从同一流程开始（或都没写起点）。"
        "比例高低不看，时限相同不算错。日历不同的，只有能断定哪个更长时才报告。投诉分类本身没有时限，不看。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Each sla with a slower limit than one of a lower priority; the first such one is named."""
    for group in same_customers(service):
        for sla in group:
            other = next((other for other in group if _is_ahead(other, sla, context)), None)
            if other is not None:
                yield RULE.finding(
                    sla.value_span("objective"),
                    related=[Related("other", other.value_span("objective"))],
                    sla=sla.label,
                    priority=str(sla.priority),
                    limit=str(_limit(sla)),
                    other=other.label,
                    lower=str(other.priority),
                    shorter=str(_limit(other)),
                )


def _is_ahead(lower: Sla, sla: Sla, context: Context) -> bool:
    """Whether an sla of a lower priority, on the same cases but for that, has a shorter limit."""
    if sla.priority is None or lower.priority is None or lower.priority <= sla.priority or not _is_alike(sla, lower):
        return False
    limit, shorter = _limit(sla), _limit(lower)
    if limit is None or shorter is None:
        return False
    clocks = context.analyses.strictness
    return compare_limits(limit, clocks.of_sla(sla), shorter, clocks.of_sla(lower)) == LOOSER


def _limit(sla: Sla) -> Duration | None:
    objective = sla.objective
    if objective is None or objective.sign[0] != "<":
        return None
    return objective.bound if type(objective.bound) is Duration else None


def _is_alike(one: Sla, other: Sla) -> bool:
    if one.objective is None or other.objective is None:
        return False
    if (one.objective.limit is None) != (other.objective.limit is None):
        return False  # a mean and a share of cases
    if one.measure is other.measure:
        return True
    return one.milestone is not None and one.milestone == other.milestone and _process(one) is _process(other)


def _process(sla: Sla) -> Item | object:
    """The process in which the measure starts; the source of an event that only it knows."""
    event = sla.measure.from_ if sla.measure is not None else None
    if event is None:
        return None if sla.measure is not None and not sla.measure.has("from_") else sla
    return event.source if event.of is None else event.of if isinstance(event.of, Process) else event.of.parent
