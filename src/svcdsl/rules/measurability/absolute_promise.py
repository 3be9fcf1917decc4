"""M07: a promise that is broken by the first case that goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.wording import found_in, phrases_of, word_options
from svcdsl.analyses.wording_tables import ABSOLUTE, ABSOLUTE_EXCEPT
from svcdsl.diagnostics import Finding
from svcdsl.model import CUSTOMER
from svcdsl.model.items import Variant
from svcdsl.model.parts import Promise, Sla, Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Objective, Percentage

RULE = Rule(
    code="M07",
    name="absolute-promise",
    severity="warning",
    phase=2,
    on="service",
    source="Google SRE workbook",
    options=word_options(ABSOLUTE),
    condition={
        "en": "`always` or 100% in the objective of an sla to customers or of a promise, or a word such as "
        "always or never in its title or description. In a standard without an audit it is a remark.",
        "zh": "对客户的服务级别或承诺，目标值写“全部”或100%，或者名称、说明中用了“一律”“绝对”之类的词；"
        "没有质检的标准中出现时只作提示。",
    },
    message={
        "": {
            "en": "“{thing}” says {words}: no service keeps that, and the first miss breaks it.",
            "zh": "“{thing}”写了 {words}：没有哪项服务能做到，出现一例就算失信。",
        },
        "objective": {
            "en": "The objective “{words}” of “{thing}” allows not a single miss: no service keeps that.",
            "zh": "“{thing}”的目标值“{words}”一例都不许失误：没有哪项服务能做到。",
        },
    },
    why={
        "en": "Customers remember the one time it failed. And a target with no room for a miss is soon no "
        "longer taken seriously by those who should keep it.",
        "zh": "客户记得的就是没做到的那一次。一点余地都不留的目标，执行的人很快就不当真了。",
    },
    help={
        "en": "Say in which share of cases it holds, such as 95% or 99%, and what customers get where it does not.",
        "zh": "写明在多大比例内做到，例如 95% 或 99%，以及没做到时给客户什么补偿。",
    },
    bad="""
svcdsl 1
channel website kind web
service stay {
  measure key-time kind duration
  sla key-sla party customer measure key-time objective always within 15m over 30d  # finds M07
  promise key on website says always within 15m  # finds M07
  promise towels "Towels are always fresh"  # finds M07
  standard 毛巾 "毛巾一律当天更换"  # finds M07
}
""",
    good="""
svcdsl 1
role laundry external
channel website kind web
service stay {
  measure key-time kind duration
  measure wash kind duration
  sla key-sla party customer measure key-time objective 95% within 15m over 30d
  sla wash-sla party laundry measure wash objective always within 12h over 30d
  promise key on website says 95% within 15m
  standard 毛巾 "毛巾一律当天更换" audit every 1mo
}
""",
    unseen={
        "en": "Words not in the list: `words` replaces it, `add` adds to it, `allow` names phrases that do not "
        "count. An sla is to customers where its party is the customer, or where it has no party and is for "
        "customers. An agreement with a team or supplier may say always, and so may a standard that is "
        "audited. `max` is not taken for always.",
        "zh": "不在词表里的词看不出来：`words` 换掉整张词表，`add` 添加，`allow` 列出不算数的说法。"
        "对方是客户，或没写对方而写明面向客户群的服务级别，算对客户的。与班组、供方的协议可以写“全部”，"
        "有质检的标准也可以。目标值写“最大”的不当作“全部”。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Objectives and words without an exception, one finding a field."""
    phrases = phrases_of(context.options, ABSOLUTE_EXCEPT)
    for thing, severity in _looked_at(service, context):
        attribute = "says" if isinstance(thing, Promise) else "objective"
        for item in (thing, *(thing.except_ if isinstance(thing, Standard) else ())):
            objective = _objective(item)
            if objective is not None and is_absolute(objective):
                yield RULE.finding(
                    item.value_span(attribute),
                    variant="objective",
                    severity=severity,
                    thing=thing.label,
                    words=objective.written,
                )
        for attribute, words in found_in(thing, phrases.found):
            shown = [f"“{word}”" for word in words]
            yield RULE.finding(thing.value_span(attribute), severity=severity, thing=thing.label, words=shown)


def is_absolute(objective: Objective) -> bool:
    """Whether an objective allows no miss: `always`, or 100%."""
    if objective.form in ("rate", "available"):
        return isinstance(objective.bound, Percentage) and objective.bound.share == 1 and objective.sign[0] == ">"
    return objective.form == "within" and objective.share == 1


def _objective(item: Promise | Sla | Standard | Variant) -> Objective | None:
    return item.says if isinstance(item, Promise) else item.objective


def _looked_at(service: Service, context: Context) -> Iterator[tuple[Promise | Sla | Standard, str | None]]:
    for sla in service.slas.values():
        if sla.party is CUSTOMER or (not sla.has("party") and sla.for_):
            yield sla, None
    yield from ((promise, None) for promise in service.promises.values())
    for standard in context.analyses.standards.of(service):
        if not standard.has("audit"):
            yield standard, "info"
