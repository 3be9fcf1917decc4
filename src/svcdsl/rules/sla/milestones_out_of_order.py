"""S04: a case that may be settled before anybody has to say that it has come."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.sla_pairs import same_customers
from svcdsl.analyses.strictness import LOOSER, compare_limits
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Sla
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

MILESTONES = {
    "acknowledge": {"en": "acknowledging", "zh": "受理告知"},
    "respond": {"en": "the answer", "zh": "答复"},
    "resolve": {"en": "the solution", "zh": "办结"},
}
"""The milestones of a case in their order, as messages say them."""
ORDER = tuple(MILESTONES)

RULE = Rule(
    code="S04",
    name="milestones-out-of-order",
    severity="error",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "For the same customers and priority, acknowledging may come later than the answer, or the answer "
        "later "
        "than the solution.",
        "zh": "对同样的客户和优先级，受理告知的时限比答复还晚，或答复比办结还晚。",
    },
    message={
        "en": "“{sla}” gives {earlier} {limit}, but “{other}” gives {later} only {shorter}.",
        "zh": "“{sla}”给{earlier}的时限是{limit}，而“{other}”给{later}的时限只有{shorter}。",
    },
    why={
        "en": "Whoever has nothing to fear until the later one acknowledges when all is over. For the customer that "
        "is "
        "silence in the very hours in which nothing seems to happen.",
        "zh": "事情办完了才告诉客户“已收到”也算达标：客户最着急的那段时间里，一点音信都没有。",
    },
    help={
        "en": "Set acknowledging before the answer and the answer before the solution, as 30m, 4h and 2d.",
        "zh": "按受理告知、答复、办结的先后放宽时限，如30分钟、4小时、2天。",
    },
    related={"other": {"en": "the later milestone", "zh": "后面的节点"}},
    bad="""
svcdsl 1
service stay {
  measure first-word kind duration
  measure solution kind duration
  sla heard party customer milestone acknowledge measure first-word objective 95% within 8h over 30d  # finds S04
  sla solved party customer milestone resolve measure solution objective 95% within 4h over 30d
}
""",
    good="""
svcdsl 1
service stay {
  measure first-word kind duration
  measure solution kind duration
  sla heard party customer milestone acknowledge measure first-word objective 95% within 30m over 30d
  sla solved party customer milestone resolve measure solution objective 95% within 4h over 30d
}
""",
    unseen={
        "en": "Slas are compared that are with one party and whose measures start with the same event, or do not say "
        "with which: times that start with different events cannot be held against each other. The shares of cases "
        "are "
        "left aside. Limits on different calendars are told only where one is certainly longer.",
        "zh": "只比较对方相同、指标的起点事件相同（或都没写起点）的服务级别：起点不同，时限没法直接比。"
        "比例高低不看。日历不同的，只有能断定哪个更长时才报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Each milestone that may come after a later one; the nearest later one is named."""
    for group in same_customers(service):
        for sla in group:
            other = next(_earlier_than(sla, group, context), None)
            if other is not None and sla.objective is not None and other.objective is not None:
                yield RULE.finding(
                    sla.value_span("objective"),
                    related=[Related("other", other.value_span("objective"))],
                    sla=sla.label,
                    earlier=MILESTONES[sla.milestone or ""],
                    limit=sla.objective.bound.written,
                    other=other.label,
                    later=MILESTONES[other.milestone or ""],
                    shorter=other.objective.bound.written,
                )


def _earlier_than(sla: Sla, group: list[Sla], context: Context) -> Iterator[Sla]:
    """Slas of later milestones, nearest first, whose limit is certainly shorter."""
    if sla.milestone is None or sla.objective is None or sla.objective.limit is None:
        return
    clocks = context.analyses.strictness
    for milestone in ORDER[ORDER.index(sla.milestone) + 1 :]:
        for other in group:
            if other.milestone != milestone or other.priority != sla.priority or not _starts_alike(sla, other):
                continue
            limit = other.objective.limit if other.objective is not None else None
            if limit is not None:
                longer = compare_limits(sla.objective.limit, clocks.of_sla(sla), limit, clocks.of_sla(other))
                if longer == LOOSER:
                    yield other


def _starts_alike(one: Sla, other: Sla) -> bool:
    first, second = one.measure, other.measure
    if first is None or second is None:
        return False
    known = all(measure.from_ is not None or not measure.has("from_") for measure in (first, second))
    return known and first.from_ == second.from_
