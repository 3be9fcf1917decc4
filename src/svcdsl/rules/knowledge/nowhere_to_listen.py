"""K06: a service that hears customers not at all, only when it asks, or only when they come by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Feedback
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

ASKED = frozenset(("survey", "interview"))
UNASKED = frozenset(("complaint", "suggestion", "review"))

RULE = Rule(
    code="K06",
    name="nowhere-to-listen",
    severity="warning",
    phase=3,
    on="service",
    fix="scaffold",
    source="ISO 10004; gaps model of service quality",
    condition={
        "en": "A service has no feedback from customers, or only such as it asks for (survey, interview), "
        "or only such as comes unasked (complaint, suggestion, review).",
        "zh": "服务没有来自客户的反馈；或只有主动征询的反馈（问卷、访谈）；或只有客户自发的反馈（投诉、建议、点评）。",
    },
    message={
        "": {
            "en": "Service “{service}” has no feedback from customers.",
            "zh": "服务“{service}”没有任何来自客户的反馈渠道。",
        },
        "asked": {
            "en": "Service “{service}” hears customers only when it asks them ({feedback}): who has "
            "something to say by themselves finds no way.",
            "zh": "服务“{service}”只有主动征询的反馈（{feedback}）：客户自己有话要说时，找不到地方说。",
        },
        "unasked": {
            "en": "Service “{service}” hears only customers who come by themselves ({feedback}): nobody "
            "asks the others.",
            "zh": "服务“{service}”只有客户自发的反馈（{feedback}）：没有人去问那些不开口的客户。",
        },
    },
    why={
        "en": "Who is only asked cannot raise what you did not think of; and of those who are never asked, "
        "most leave without a word.",
        "zh": "只靠问，听不到您没想到的问题；从来不问，大多数不满意的客户会一声不响地离开。",
    },
    help={
        "": {
            "en": "Write one way in which you ask (kind survey or interview) and one that is always open "
            "(kind complaint, suggestion or review).",
            "zh": "至少写一种主动征询的反馈（`类型 问卷` 或 `访谈`），再写一种随时可用的反馈"
            "（`类型 投诉`、`建议` 或 `点评`）。",
        },
        "asked": {
            "en": "Add a way that is always open: feedback of kind complaint, suggestion or review.",
            "zh": "再加一种随时可用的反馈：`类型 投诉`、`建议` 或 `点评`。",
        },
        "unasked": {
            "en": "Add a way in which you ask: feedback of kind survey or interview.",
            "zh": "再加一种主动征询的反馈：`类型 问卷` 或 `访谈`。",
        },
    },
    related={"heard": {"en": "customers are heard here", "zh": "在这里听取客户意见"}},
    bad="""
svcdsl 1
service stay {  # finds K06
  phase transition
  feedback after-stay kind survey
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  feedback after-stay kind survey
  feedback complaints kind complaint
}
""",
    unseen={
        "en": "Whether anybody answers the survey or finds the complaint form. Mystery visits are no "
        "customers' voice and count as neither. Feedback of another service counts where a step here "
        "collects it, or where it hears a touchpoint here.",
        "zh": "是否真的有人答问卷、是否找得到投诉入口，本规则看不出来。暗访不是客户的声音，两类都不算。"
        "其他服务的反馈，由本服务的步骤收集，或覆盖本服务的触点，也算在内。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """The kinds of customers' feedback are none, all asked for, or all unasked for."""
    heard = list(dict.fromkeys(_heard(service, context)))
    kinds = {feedback.kind for feedback in heard}
    if not heard:
        if service.feedback or not service.has("feedback"):  # else there is some that could not be read
            yield RULE.finding(service.span, service=service.label)
        return
    variant = "asked" if kinds <= ASKED else "unasked" if kinds <= UNASKED else ""
    if variant:
        yield RULE.finding(
            service.span,
            variant=variant,
            related=[Related("heard", feedback.span) for feedback in heard],
            service=service.label,
            feedback=[feedback.label for feedback in heard],
        )


def _heard(service: Service, context: Context) -> Iterator[Feedback]:
    collected = (
        feedback
        for process in service.processes.values()
        for step in process.steps.values()
        for feedback in step.collects
    )
    of = context.analyses.referrers.of
    hearing = (one for touchpoint in service.touchpoints.values() for one in of(touchpoint, "feedback", "hears"))
    for feedback in (*service.feedback.values(), *collected, *hearing):
        if isinstance(feedback, Feedback) and feedback.from_ != "employees" and feedback.kind != "mystery":
            yield feedback
