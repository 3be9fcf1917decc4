"""P14: a standard for work before customers that nobody has put into points to do."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Standard, Step, Touchpoint
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

UNATTENDED = ("app", "web", "self-service", "bot")

RULE = Rule(
    code="P14",
    name="standard-without-checks",
    severity="info",
    phase=3,
    on="service",
    source="seed 002",
    condition={
        "en": "A frontstage standard has no `checks`.",
        "zh": "前台的标准没有`检查项`。",
    },
    message={
        "en": "Standard “{standard}” has no checks: nobody at the front can see, point by point, what to do.",
        "zh": "标准“{standard}”没有检查项：一线员工看不到逐条该做什么。",
    },
    why={
        "en": "A sentence is understood by each in his own way. A short list is done the same by everybody, and can be "
        "ticked.",
        "zh": "一句话的要求各有各的理解；列成几条检查项，人人照做，还能逐条核对。",
    },
    help={
        "en": 'Add `checks`, one thing to do or to see each: `checks "Say the guest\'s name", "Show the way"`. '
        "They are printed on the role's checklist.",
        "zh": "加上`检查项`，每条写一件要做或要看的事，例如 `检查项 “称呼客人姓名”，“指明房间方向”`。"
        "它们会印在岗位检查表上。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  touchpoint check-in {
    standard welcome "Greet every guest by name" by clerk  # finds P14
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase transition
  touchpoint check-in {
    standard welcome "Greet every guest by name" by clerk checks "Say the name", "Smile"
  }
}
""",
    unseen={
        "en": "Whether the checks are the right ones. Frontstage are the standards of a touchpoint with a frontstage "
        "step; where none of its steps has a lane, those of a touchpoint on any channel but app, web, "
        "self-service and bot. A standard of the whole service is frontstage where all that must keep it "
        "do a frontstage step. A `script` does not replace checks.",
        "zh": "检查项是否合适，本规则看不出来。触点上有前台步骤的，其标准视为前台标准；触点上的步骤都没有写泳道的，"
        "除手机应用、网站、自助、机器人渠道外都视为前台。写在整个服务下的标准，负责它的岗位都有前台步骤时视为前台。"
        "`话术`不能代替检查项。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Frontstage standards for which no `checks` are written."""
    for standard in _lacking(service, context):
        yield RULE.finding(standard.span, standard=standard.label)


def _lacking(service: Service, context: Context) -> Iterator[Standard]:
    own = [standard for standard in service.standards.values() if standard.by and not standard.has("checks")]
    if own:
        front = {
            step.by
            for process in service.processes.values()
            for step in process.steps.values()
            if step.lane == "frontstage"
        }
        yield from (standard for standard in own if standard.whole("by") and front.issuperset(standard.by))
    for touchpoint in service.touchpoints.values():
        lacking = [standard for standard in touchpoint.standards.values() if not standard.has("checks")]
        if lacking and _is_frontstage(touchpoint, context):
            yield from lacking


def _is_frontstage(touchpoint: Touchpoint, context: Context) -> bool:
    steps = context.analyses.referrers.of(touchpoint, "step", "touchpoint")
    lanes = {step.lane for step in steps if isinstance(step, Step) and step.has("lane")}
    if lanes:
        return "frontstage" in lanes
    if touchpoint.channel is None:
        return not touchpoint.has("channel")
    return touchpoint.channel.kind not in UNATTENDED
