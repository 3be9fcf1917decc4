"""C02: customers are told more than the sla behind it demands of the house."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.strictness import STRICTER, compare
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Promise, Sla
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C02",
    name="promise-too-strong",
    severity="error",
    phase=2,
    on="promise",
    source="gaps model of service quality",
    condition={
        "en": "What a promise says is stricter than the objective of its sla, once both are counted on one "
        "calendar. Objectives of one form are compared, and windows left aside.",
        "zh": "换算到同一日历后，承诺值比所依托服务级别的目标值更严。只比较写法相同的目标值，统计周期不同不算。",
    },
    message={
        "": {
            "en": "The promise “{promise}” says “{says}”, but its sla “{sla}” demands only “{objective}”.",
            "zh": "承诺“{promise}”说的是“{says}”，而所依托的服务级别“{sla}”只要求“{objective}”。",
        },
        "calendar": {
            "en": "The promise “{promise}” says “{says}”, and its clock always runs; its sla “{sla}” demands "
            "“{objective}” in open hours only.",
            "zh": "承诺“{promise}”说的是“{says}”，时钟昼夜都走；所依托的服务级别“{sla}”只要求营业时间内“{objective}”。",
        },
    },
    why={
        "en": "Everybody in the house can do their duty, and still customers are told what is not kept.",
        "zh": "内部人人达标，对客户说的话却没有兑现：还没开始，就注定要失信。",
    },
    help={
        "": {
            "en": "Promise what the sla demands or less, or agree on a stricter sla first.",
            "zh": "承诺不要高于服务级别，或者先把服务级别定得更严。",
        },
        "calendar": {
            "en": "Say the promise in business hours or days (`4bh`, `2bd`), give it more time, or let the "
            "sla's clock always run.",
            "zh": "承诺改用工作小时、工作日（如`4工作小时`、`2个工作日`），或放宽时限，或让服务级别昼夜计时。",
        },
    },
    related={"sla": {"en": "the sla is here", "zh": "该服务级别在这里"}},
    bad="""
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
channel website kind web
service stay {
  measure answer kind duration
  sla answer-sla party customer measure answer objective 95% within 4h over 30d
  sla office-sla party customer measure answer calendar office objective 95% within 4h over 30d
  promise quick on website says always within 4h backed-by answer-sla  # finds C02
  promise fast on website says 95% within 4h backed-by office-sla  # finds C02
}
""",
    good="""
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
channel website kind web
service stay {
  measure answer kind duration
  sla answer-sla party customer measure answer objective 95% within 4h over 30d
  sla office-sla party customer measure answer calendar office objective 95% within 4h over 30d
  promise quick on website says 90% within 4h over 90d backed-by answer-sla
  promise fast on website says 95% within 4bh backed-by office-sla
}
""",
    unseen={
        "en": "A promise that is stricter for some arrivals and looser for others (24 hours, where the sla "
        "allows eight office hours: on a Friday evening it is too strong) is not certain, and not told; nor "
        "is one with a greater share and a longer limit. Closed dates are taken to lengthen a limit only, and days "
        "that are also open (make-up days) as if they came every week; of a calendar that has some, business days "
        "are not held against hours.",
        "zh": "有时更严、有时更宽的承诺（如承诺24小时，服务级别是8个工作小时：周五晚上才显得过严）无法断定，不报告；"
        "比例更高而时限更长的也不报告。休息日只按延长时限处理；补班日按每周都补班处理，"
        "日历里写了补班日的，工作日与小时不作比较。",
    },
)


@RULE.checks
def check(promise: Promise, context: Context) -> Iterator[Finding]:
    """A promise that is certainly stricter than its sla."""
    sla, says = promise.backed_by, promise.says
    if not isinstance(sla, Sla) or says is None or sla.objective is None:
        return
    clocks = context.analyses.strictness
    told, kept = clocks.of_promise(promise), clocks.of_sla(sla)
    if compare(says, told, sla.objective, kept) != STRICTER:
        return
    by_calendar = compare(says, kept, sla.objective, kept) != STRICTER
    yield RULE.finding(
        promise.value_span("says"),
        variant="calendar" if by_calendar else "",
        related=[Related("sla", sla.value_span("objective"))],
        promise=promise.label,
        says=says.written,
        sla=sla.label,
        objective=sla.objective.written,
    )
