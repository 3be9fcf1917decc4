"""D17: customers cannot complain, or nobody has said what is done with a complaint."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Feedback
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D17",
    name="no-complaint-process",
    severity="error",
    phase=3,
    on="service",
    fix="scaffold",
    source="ISO 10002",
    condition={
        "en": "A service has no feedback of kind complaint, or no process with a step that `handles` one.",
        "zh": "服务没有类型为投诉的反馈，或没有任何流程的步骤写明处理投诉的哪个`投诉环节`。",
    },
    message={
        "": {
            "en": "Customers of “{service}” have nowhere to complain, and no process handles a complaint.",
            "zh": "“{service}”的客户没有投诉渠道，也没有处理投诉的流程。",
        },
        "feedback": {
            "en": "Customers of “{service}” have nowhere to complain: it has no feedback of kind complaint.",
            "zh": "“{service}”的客户没有投诉渠道：服务没有类型为投诉的反馈。",
        },
        "process": {
            "en": "No process of “{service}” handles complaints: they come in ({feedback}), and nobody has said "
            "what is done with them.",
            "zh": "“{service}”没有处理投诉的流程：投诉收进来了（{feedback}），却没有写明怎样处理。",
        },
    },
    why={
        "en": "Who complains gives you a last chance. Without a way in they leave in silence; without a process "
        "they wait for an answer that does not come, and tell others.",
        "zh": "肯投诉的客户是在给您最后一次机会。没有渠道，他们一声不响地走；"
        "没有流程，他们等不到答复，还会说给别人听。",
    },
    help={
        "": {
            "en": "Write feedback of kind complaint with its channel, and a process whose steps say what they "
            "`handles`: receive, track, acknowledge, assess, investigate, respond, inform, close. Where another "
            "service takes the complaints, let its feedback hear a touchpoint here: `hears {touchpoint}`.",
            "zh": "写一种`类型 投诉`的反馈及其渠道，再写一个流程，在各步骤的`投诉环节`写明："
            "受理、跟踪、受理告知、评估、调查、答复、沟通决定、结案。"
            "如由专门的投诉服务统一受理，在它的反馈里写`覆盖触点 {touchpoint}`。",
        },
        "feedback": {
            "en": "Write feedback of kind complaint with the channel on which complaints come in. Where another "
            "service takes the complaints, let its feedback hear a touchpoint here: `hears {touchpoint}`.",
            "zh": "写一种`类型 投诉`的反馈，并写明投诉从哪个渠道进来。"
            "如由专门的投诉服务统一受理，在它的反馈里写`覆盖触点 {touchpoint}`。",
        },
        "process": {
            "en": "Write a process whose steps say what they `handles`: receive, track, acknowledge, assess, "
            "investigate, respond, inform, close.",
            "zh": "写一个流程，在各步骤的`投诉环节`写明：受理、跟踪、受理告知、评估、调查、答复、沟通决定、结案。",
        },
    },
    related={"feedback": {"en": "complaints come in here", "zh": "投诉从这里进来"}},
    bad="""
svcdsl 1
service stay {  # finds D17
  phase transition
  feedback complaints kind complaint
}
""",
    good="""
svcdsl 1
role guest-relations
service stay {
  phase transition
  feedback complaints kind complaint
  process complaint {
    start receive
    step receive by guest-relations handles receive -> end
  }
}
""",
    unseen={
        "en": "Whether complaints are answered, and whether the process is complete (D18). Complaints of staff do "
        "not count. Feedback of another service counts where a step here collects it or it hears a touchpoint "
        "here; then, and where another service collects this one's, its process counts too.",
        "zh": "投诉是否真的得到答复，本规则看不出来；流程是否完整由 D18 检查。员工的投诉不算。"
        "其他服务的反馈，由本服务的步骤收集，或覆盖本服务的触点，就算；这时其处理流程也算。"
        "本服务的投诉由其他服务收集的，其处理流程同样算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """No customers' complaints are heard, or no step handles one."""
    if service.has("feedback") and not all(one.kind for one in service.feedback.values()):
        return  # what could not be read may be the complaints
    heard = list(dict.fromkeys(_complaints(service, context)))
    handled = any(_handles(one) for one in _handlers(service, heard, context))
    if heard and handled:
        return
    yield RULE.finding(
        service.span,
        variant="process" if heard else "feedback" if handled else "",
        related=[Related("feedback", feedback.span) for feedback in heard],
        service=service.label,
        feedback=[feedback.label for feedback in heard],
        touchpoint=f"{service.id}.{next(iter(service.touchpoints), '…')}",
    )


def _complaints(service: Service, context: Context) -> Iterator[Feedback]:
    """Customers' complaints about a service: its own, those its steps collect, those heard at its touchpoints."""
    of = context.analyses.referrers.of
    collected = (
        one for process in service.processes.values() for step in process.steps.values() for one in step.collects
    )
    hearing = (one for touchpoint in service.touchpoints.values() for one in of(touchpoint, "feedback", "hears"))
    for feedback in (*service.feedback.values(), *collected, *hearing):
        if isinstance(feedback, Feedback) and feedback.kind == "complaint" and feedback.from_ != "employees":
            yield feedback


def _handlers(service: Service, complaints: Iterable[Feedback], context: Context) -> Iterator[Service]:
    """Services that may handle the complaints: the one they are about, their own, and those that collect them."""
    yield service
    for feedback in complaints:
        for item in (feedback, *context.analyses.referrers.of(feedback, "step", "collects")):
            if item.service is not None and item.service is not service:
                yield item.service


def _handles(service: Service) -> bool:
    return any(step.has("handles") for process in service.processes.values() for step in process.steps.values())
