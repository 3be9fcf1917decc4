"""M02: a limit of which nobody knows what it is counted in."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.figure_tables import DIMENSIONLESS
from svcdsl.analyses.figures import figures
from svcdsl.analyses.targets_in_text import goes_on_from
from svcdsl.analyses.wording import fold, found_in
from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule
from svcdsl.values.value import compiled

RULE = Rule(
    code="M02",
    name="number-without-unit",
    severity="info",
    phase=2,
    on="service",
    source="INCOSE guide to writing requirements, R6",
    condition={
        "en": "A number after a word that compares (within, at most, no more than, below, ≤) has no unit, in "
        "the title or description of a standard, sla or promise. Any word of what is counted is a unit: 3 rings.",
        "zh": "标准、服务级别或承诺的名称或说明中，比较词（不超过、低于、以内、≤ 等）所带的数字没有单位；"
        "任何量词都算单位，如“3声”“2次”。",
    },
    message={
        "en": "“{thing}” gives a limit of {numbers}, but not of what: minutes, days, cases?",
        "zh": "“{thing}”写了限值 {numbers}，却没写单位：是分钟、天，还是次数？",
    },
    why={
        "en": "Whoever reads the bare number fills in a unit of his own, and so do the customer and the auditor.",
        "zh": "看到光秃秃的数字，员工、客户和质检人员会各自补上不同的单位。",
    },
    help={
        "en": "Write what is counted after the number: “within 30 minutes”, “no more than 3 rings”.",
        "zh": "在数字后面写上单位，例如“30分钟以内”“不超过3声”。",
    },
    bad="""
svcdsl 1
service stay {
  standard ring "The telephone is answered within 15"  # finds M02
  standard 铃响 "铃响不超过3"  # finds M02
}
""",
    good="""
svcdsl 1
service stay {
  standard ring "The telephone is answered within 15 seconds, after at most 3 rings"
  standard 铃响 "铃响不超过3声，满意度不低于95%"
}
""",
    unseen={
        "en": "Whether the unit makes sense. Numbers written as words, years, clock times, ages of children "
        "and the net promoter score need no unit; a noun of any sort after the number is taken for one.",
        "zh": "单位是否合理，本规则看不出来。英文数词、年份、钟点、儿童年龄和净推荐值不要求单位；"
        "数字后面的任何名词都当作单位。",
    },
)

_DIMENSIONLESS = rf"(?<![a-z])(?:{DIMENSIONLESS})(?![a-z])[^,.;，。；]*$"


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Bare limits in standards, slas and promises, one finding a text."""
    standards = context.analyses.standards.of(service)
    for thing in (*standards, *service.slas.values(), *service.promises.values()):
        for attribute, numbers in found_in(thing, bare_limits):
            yield RULE.finding(thing.value_span(attribute), thing=thing.label, numbers=numbers)


def bare_limits(text: str) -> Iterator[str]:
    """The numbers of a text that are limits and have no unit, nor one that goes before (within one day or five)."""
    every = figures(text)
    for index, figure in enumerate(every):
        if figure.kind != "bare" or not figure.firm or compiled(_DIMENSIONLESS).search(fold(text[: figure.start])):
            continue
        if not any(goes_on_from(figure, before) for before in every[:index]):
            yield figure.written
