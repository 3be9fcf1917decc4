"""M04: a measure of which nobody knows where its figures come from."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Thing
from svcdsl.model.parts import Measure
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="M04",
    name="measure-without-source",
    severity="warning",
    phase=3,
    on="service",
    fix="scaffold",
    source="GOV.UK Service Standard, point 10",
    condition={
        "en": "A measure has no `source`. Where an sla uses it this is an error.",
        "zh": "指标没有`数据源`；用于服务级别的指标没有数据源则为错误。",
    },
    message={
        "": {
            "en": "Nobody has said where the figures of measure “{measure}” come from.",
            "zh": "指标“{measure}”没有数据源：不知道数字从哪里来。",
        },
        "sla": {
            "en": "Nobody has said where the figures of measure “{measure}” come from, though the sla "
            "“{sla}” rests on it.",
            "zh": "指标“{measure}”没有数据源，而服务级别“{sla}”正以它为准：不知道数字从哪里来。",
        },
    },
    why={
        "en": "A level that nobody measures is a wish: customers notice that it is missed, and you do not.",
        "zh": "没人测量的服务级别只是愿望：没达到时客户感觉得到，您却不知道。",
    },
    help={
        "en": "Add `source` and the source of data. Where it is counted by hand, write a source of kind manual.",
        "zh": "加上`数据源`。如果靠人工统计，就写一个类型为`手工`的数据源。",
    },
    related={"sla": {"en": "the sla that rests on it", "zh": "以它为准的服务级别"}},
    bad="""
svcdsl 1
service stay {
  phase transition
  measure key-time kind duration  # finds M04
  sla quick-key measure key-time objective 95% within 10m over 30d
}
""",
    good="""
svcdsl 1
source front-desk-log kind manual
service stay {
  phase transition
  measure key-time kind duration source front-desk-log
  sla quick-key measure key-time objective 95% within 10m over 30d
}
""",
    unseen={
        "en": "Whether the source really delivers the figures. The question of a survey that a score is "
        "taken from (`asks`) does not say in which table the answers lie, and is no source.",
        "zh": "数据源是否真能给出这些数字，本规则看不出来。评分指标的`取自题目`没有说明答案存在哪里，不算数据源。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Measures without `source`; standards that take an sla's measure need no look of their own."""
    for measure in service.measures.values():
        if measure.has("source"):
            continue
        sla = _user(measure, context)
        if sla is None:
            yield RULE.finding(measure.span, measure=measure.label)
        else:
            yield RULE.finding(
                measure.span,
                severity="error",
                variant="sla",
                related=[Related("sla", sla.span)],
                measure=measure.label,
                sla=sla.label,
            )


def _user(measure: Measure, context: Context) -> Thing | None:
    """An sla that uses the measure, one of its own service before others."""
    first: Thing | None = None
    for sla in context.analyses.referrers.of(measure, "sla", "measure"):
        if isinstance(sla, Thing) and sla.parent is measure.parent:
            return sla
        first = first or sla  # type: ignore[assignment]
    return first
