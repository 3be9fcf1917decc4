"""K07: the moment that decides, and nobody asks how it was."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Step, Touchpoint
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K07",
    name="moment-of-truth-unheard",
    severity="warning",
    phase=3,
    on="touchpoint",
    fix="scaffold",
    source="seeds 000, 002",
    condition={
        "en": "No feedback `hears` a moment-of-truth touchpoint, and none is collected at a step on it.",
        "zh": "没有任何反馈`覆盖触点`包括某个关键时刻触点，其上的步骤也没有收集反馈。",
    },
    message={
        "en": "“{touchpoint}” is a moment of truth, but no feedback tells how customers felt there.",
        "zh": "“{touchpoint}”是关键时刻，却没有任何反馈能知道客户在这里的感受。",
    },
    why={
        "en": "Here customers are won or lost. Whoever does not ask learns of it from the figures of the next "
        "quarter, when they are gone.",
        "zh": "客户的去留就在这一刻决定。不去问，只能等下个季度的数字来告诉您：客户已经走了。",
    },
    help={
        "en": "Add the touchpoint to the `hears` of a survey or of the complaints, or let a step that takes place "
        "there `collects` feedback.",
        "zh": "把该触点加到某个问卷或投诉的`覆盖触点`里，或者让发生在这里的某个步骤`收集反馈`。",
    },
    bad="""
svcdsl 1
service stay {
  phase transition
  touchpoint check-in "Check-in" { moment-of-truth }  # finds K07
  touchpoint breakfast "Breakfast"
  feedback after-meal kind survey hears breakfast
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  touchpoint check-in "Check-in" { moment-of-truth }
  feedback after-stay kind survey hears check-in
}
""",
    unseen={
        "en": "Whether a question is about this moment. Feedback that is asked for `when` a step on the "
        "touchpoint has happened counts as collected there, and feedback of any service and from employees "
        "counts too. While something that feedback `hears` in this service is not known, nothing is said.",
        "zh": "题目是否问到这一刻，本规则看不出来。由该触点上的步骤`触发`的反馈视为在此收集；"
        "其他服务的反馈和来自员工的反馈也算。本服务的反馈若`覆盖触点`了不存在的触点，先不报告。",
    },
)


@RULE.checks
def check(touchpoint: Touchpoint, context: Context) -> Iterator[Finding]:
    """A moment of truth that no feedback is about."""
    service = touchpoint.service
    if not touchpoint.moment_of_truth or service is None:
        return
    if any(context.analyses.referrers.of(touchpoint, "feedback", "hears")):
        return
    doubts = context.analyses.doubts
    if doubts.about(service, "feedback", "hears") or _is_asked_at(touchpoint, service, context):
        return
    yield RULE.finding(touchpoint.span, touchpoint=touchpoint.label)


def _is_asked_at(touchpoint: Touchpoint, service: Service, context: Context) -> bool:
    referrers, doubts = context.analyses.referrers, context.analyses.doubts
    steps = [step for step in referrers.of(touchpoint, "step", "touchpoint") if isinstance(step, Step)]
    if any(step.has("collects") or any(referrers.of(step, "feedback", "when")) for step in steps):
        return True
    if steps and doubts.about(service, "feedback", "when"):
        return True
    return doubts.about(service, "step", "touchpoint") and any(
        step.has("collects") and step.has("touchpoint") and step.touchpoint is None
        for process in service.processes.values()
        for step in process.steps.values()
    )
