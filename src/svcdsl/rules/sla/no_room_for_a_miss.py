"""S14: a percentage that the first miss breaks."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil

from svcdsl.analyses.expected_cases import cases_in
from svcdsl.analyses.survey_error import DAY, ROUGH, seconds_of
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Sla, Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Objective, Percentage

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

RULE = Rule(
    code="S14",
    name="no-room-for-a-miss",
    severity="warning",
    phase=3,
    on="service",
    source="derived; Google SRE workbook",
    condition={
        "en": "The cases expected in the window × (1 − objective) are less than 1: one miss breaks it. Below 30 "
        "cases "
        "this is an information.",
        "zh": "统计期内的预计业务量 ×（1 − 目标值）小于 1：只要一件不达标就整体不达标。预计不足30件时为提示。",
    },
    message={
        "en": "“{thing}” asks {share} of about {cases} cases in {days} d: a single miss breaks it.",
        "zh": "“{thing}”要求{days}天内约{cases}件中{share}达标：只要一件没做到，就整体不达标。",
    },
    why={
        "en": "Such a target is in truth “always”. It is red as soon as one case goes wrong, and then there is "
        "nothing left to "
        "win by doing well.",
        "zh": "这样的目标其实等于“一件都不许错”：错一件就亮红灯，之后做得再好也没有意义。",
    },
    help={
        "en": "Count over a window of at least {needed} cases, or ask a lower share.",
        "zh": "把统计期放长到至少有{needed}件，或者降低比例。",
    },
    related={"measure": {"en": "the measure", "zh": "该指标"}},
    bad="""
svcdsl 1
service stay {
  phase transition
  process ask { start reply; volume 60/mo; step reply -> end }
  measure answer kind duration from ask.arrived to reply.done
  sla answer-sla party customer measure answer objective 99% within 4h over 30d  # finds S14
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  process ask { start reply; volume 60/mo; step reply -> end }
  measure answer kind duration from ask.arrived to reply.done
  sla answer-sla party customer measure answer objective 95% within 4h over 30d
}
""",
    unseen={
        "en": "An objective of 100% leaves no room by its own words, and is not told here (M07 speaks of it; an OLA "
        "may "
        "say always); nor is a share of time (availability), a mean or a number. The cases are the measure's "
        "`expect`, "
        "else the `volume` of the process in which it starts, all of them, also where the sla is for some customers "
        "only; "
        "where neither is written nothing is said.",
        "zh": "目标值为100%的本来就不留余地，这里不报告（见 M07；与班组、供方的协议可以写“全部”）；可用性、均值、"
        "次数也不看。"
        "业务量取指标的`预计量`，没有则取起点所在流程的`业务量`，按全部业务算，只面向部分客户的也一样；"
        "两者都没写的不判断。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Objectives of slas and standards whose budget is less than one case."""
    things: list[Sla | Standard] = [*service.slas.values(), *context.analyses.standards.of(service)]
    for thing in things:
        measure, objective = thing.measure, thing.objective
        share = _share(objective) if objective is not None else None
        if measure is None or objective is None or objective.window is None or share is None or share == 1:
            continue
        cases = cases_in(measure, objective.window, context.analyses.referrers)
        if cases and cases * (1 - share) < 1:
            yield _finding(thing, share, cases, seconds_of(objective.window))


def _finding(thing: Sla | Standard, share: int | Fraction, cases: int | Fraction, seconds: int | Fraction) -> Finding:
    related = [Related("measure", thing.measure.span)] if thing.measure is not None else []
    return RULE.finding(
        thing.value_span("objective"),
        severity="info" if cases < ROUGH else None,
        related=related,
        thing=thing.label,
        share=f"{float(share * 100):.10g}%",
        cases=f"{float(cases):.3g}" if cases < 1 else int(cases),
        days=f"{float(seconds / DAY):.4g}",
        needed=ceil(1 / (1 - share)),
    )


def _share(objective: Objective) -> int | Fraction | None:
    """The share of cases that must be good; a median asks only half, but that is a share as well."""
    if objective.form == "rate" and objective.sign[0] == ">" and isinstance(objective.bound, Percentage):
        return objective.bound.share
    return objective.share
