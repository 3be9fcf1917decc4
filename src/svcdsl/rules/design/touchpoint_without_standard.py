"""D01: a touchpoint at which nobody has said what good service is."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Touchpoint
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D01",
    name="touchpoint-without-standard",
    severity="warning",
    phase=2,
    on="touchpoint",
    fix="scaffold",
    source="seed 001; gaps model of service quality",
    condition={
        "en": "A touchpoint has no standards. At a moment of truth this is an error.",
        "zh": "触点没有任何标准；关键时刻的触点没有标准则为错误。",
    },
    message={
        "en": "Touchpoint “{touchpoint}” has no standard: nobody has said what good service is here.",
        "zh": "触点“{touchpoint}”没有标准：没有人说明在这里怎样才算服务好。",
    },
    why={
        "en": "Without a standard each employee decides alone, and customers get a different service every day.",
        "zh": "没有标准，就只能靠每个员工自己把握，客户每天得到的服务都不一样。",
    },
    help={
        "en": "Write at least one standard under the touchpoint: what is done, by which role, how it is checked.",
        "zh": "在该触点下至少写一条标准：做什么、由哪个岗位做、怎样检查。",
    },
    bad="""
svcdsl 1
channel desk kind counter
service s {
  touchpoint gate { channel desk }  # finds D01
}
""",
    good="""
svcdsl 1
channel desk kind counter
service s {
  touchpoint gate { channel desk; standard announce "Announce the delay" }
}
""",
)


@RULE.checks
def check(touchpoint: Touchpoint, context: Context) -> Iterator[Finding]:
    """A touchpoint for which no `standards` are written."""
    if not touchpoint.has("standards"):
        severity = "error" if touchpoint.moment_of_truth else None
        yield RULE.finding(touchpoint.span, severity=severity, touchpoint=touchpoint.label)
