"""K08: those who stand before customers all day are not asked."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Feedback
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K08",
    name="staff-unheard",
    severity="info",
    phase=4,
    on="service",
    fix="scaffold",
    source="gaps model of service quality (upward communication)",
    condition={
        "en": "A service has no feedback from employees.",
        "zh": "服务没有来自员工的反馈。",
    },
    message={
        "en": "Service “{service}” does not hear its own people: no feedback is from employees.",
        "zh": "服务“{service}”没有听取员工的意见：没有任何反馈来自员工。",
    },
    why={
        "en": "Who meets customers every day knows first what annoys them, and which standard cannot be kept. "
        "Nobody above hears of it unless somebody asks.",
        "zh": "天天面对客户的员工最先知道客户烦什么、哪条标准做不到。没有人问，上面就听不到。",
    },
    help={
        "en": "Write feedback `from employees`: a round every two weeks will do (`kind interview when every 2w`).",
        "zh": "写一种`来自 员工`的反馈，例如每两周开一次员工意见会（`类型 访谈 触发 每2周`）。",
    },
    bad="""
svcdsl 1
service stay {  # finds K08
  phase operation
  feedback after-stay kind survey
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  feedback after-stay kind survey
  feedback staff-round kind interview from employees when every 2w
}
""",
    unseen={
        "en": "Whether employees dare to speak. Feedback from employees of another service counts where it "
        "`hears` a touchpoint of this one or a step here `collects` it.",
        "zh": "员工是否敢说真话，本规则看不出来。其他服务的员工反馈，只要`覆盖触点`包括本服务的触点，"
        "或由本服务的步骤收集，就算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service that no feedback from employees belongs to or is about."""
    if not any(_may_be_staffs(feedback) for feedback in _heard(service, context)):
        yield RULE.finding(service.span, service=service.label)


def _heard(service: Service, context: Context) -> Iterator[Feedback]:
    yield from service.feedback.values()
    for process in service.processes.values():
        for step in process.steps.values():
            yield from step.collects
    for touchpoint in service.touchpoints.values():
        for feedback in context.analyses.referrers.of(touchpoint, "feedback", "hears"):
            if isinstance(feedback, Feedback):
                yield feedback


def _may_be_staffs(feedback: Feedback) -> bool:
    return feedback.from_ == "employees" or (feedback.from_ is None and feedback.has("from_"))
