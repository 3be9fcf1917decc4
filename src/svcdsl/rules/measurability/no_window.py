"""M03: an objective of which nobody knows over which period it is counted."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model import Thing
from svcdsl.model.items import Criterion, Variant
from svcdsl.model.parts import Sla, Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="M03",
    name="no-window",
    severity="warning",
    phase=2,
    on="service",
    source="OpenSLO",
    condition={
        "en": "An objective that is measured has no window (`over`).",
        "zh": "要测量的目标值没有写统计周期（如`近30天``每月`）。",
    },
    message={
        "en": "The objective “{objective}” of “{thing}” does not say over which period it is counted.",
        "zh": "“{thing}”的目标值“{objective}”没有说明按多长时间统计。",
    },
    why={
        "en": "Without a period nobody can say whether the customer got what was agreed: over a day a share or a "
        "mean is missed often, over a year a bad month hides in it; and where every case counts, one miss would "
        "count for ever.",
        "zh": "不写周期，谁也说不清客户有没有得到约定的服务：比例和均值，按天算常常不达标，"
        "按年算又会掩盖糟糕的一个月；要求件件做到的，一件没做到，就说不清要算到哪一天。",
    },
    help={
        "en": "Add the period: `over 30d` for the last thirty days at any time, `over month` for calendar months.",
        "zh": "加上统计周期：`近30天`表示任意连续三十天，`每月`表示自然月。",
    },
    bad="""
svcdsl 1
service stay {
  measure key-time kind duration
  sla quick-key measure key-time objective 95% within 10m  # finds M03
}
""",
    good="""
svcdsl 1
service stay {
  measure key-time kind duration
  sla quick-key measure key-time objective 95% within 10m over 30d
}
""",
    unseen={
        "en": "Whether the period fits the number of cases (S14). Looked at are objectives of slas, "
        "measured standards, their exceptions and the conditions of rollouts; a rollout with a first and a "
        "last day is its own period. What a promise says and the limit of a norm need none.",
        "zh": "周期与业务量是否相称由 S14 检查。检查范围是服务级别、要测量的标准及其例外、试点的通过条件；"
        "写了开始和截止日期的试点，试点期即统计周期。承诺值和规定的限值不要求写周期。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Objectives that a measure is held against, without a window."""
    for item, thing in _measured(service):
        objective = item.objective
        if objective is not None and objective.window is None:
            yield RULE.finding(item.value_span("objective"), objective=objective.written, thing=thing.label)


def _measured(service: Service) -> Iterator[tuple[Sla | Standard | Variant | Criterion, Thing]]:
    for standard in _standards(service):
        if standard.has("measure"):
            yield standard, standard
        if standard.has("measure") or standard.has("sla"):
            yield from ((variant, standard) for variant in standard.except_)
    yield from ((sla, sla) for sla in service.slas.values())
    for rollout in service.rollouts.values():
        if not (rollout.has("starts") and rollout.has("ends")):
            yield from ((criterion, rollout) for criterion in rollout.passes_if)


def _standards(service: Service) -> Iterator[Standard]:
    yield from service.standards.values()
    for touchpoint in service.touchpoints.values():
        yield from touchpoint.standards.values()
