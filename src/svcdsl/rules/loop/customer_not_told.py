"""L11: the matter is settled, and the customer is the last to know."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses import Flow
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.items import Failure
from svcdsl.model.parts import Feedback, Process, Step
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L11",
    name="customer-not-told",
    severity="warning",
    phase=3,
    on="service",
    fix="safe",
    mends=("",),
    source="ISO 10002",
    condition={
        "en": "Feedback has `resolve` but not `tell-customer`; or a recovery in a process that customers see "
        "leads through no step that faces them again.",
        "zh": "反馈写了`办结`时限却没有写`告知客户`；或者客户看得见的流程中，补救之后的步骤再也没有面对客户。",
    },
    message={
        "": {
            "en": "“{feedback}” is settled within a time, but customers are not told what became of it.",
            "zh": "“{feedback}”有办结时限，却没有规定把结果告知客户。",
        },
        "recovery": {
            "en": "When “{step}” goes wrong, it is made good from “{recover}” on, but no step there faces the "
            "customer again: nobody tells them.",
            "zh": "步骤“{step}”出了差错，由“{recover}”补救，但此后没有任何步骤再面对客户，没有人告诉客户。",
        },
    },
    why={
        "en": "To the customer, what is settled in silence is not settled. The answer is what wins them back, not "
        "the entry in the file.",
        "zh": "悄悄办结，在客户看来就是没办。挽回客户的是那一声答复，不是系统里的一条记录。",
    },
    help={
        "": {
            "en": "Add `tell-customer`, and let a step do it.",
            "zh": "加上`告知客户`，并安排一个步骤去做。",
        },
        "recovery": {
            "en": "Let the recovery lead to a step in lane frontstage in which the customer hears what was done.",
            "zh": "让补救之后转到一个前台步骤，在那里告诉客户是怎样处理的。",
        },
    },
    related={"recover": {"en": "the recovery begins here", "zh": "补救从这里开始"}},
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  feedback complaints kind complaint acknowledge 4h resolve 5d  # finds L11
  process leave {
    start pay
    step pay by clerk lane frontstage {
      fails when "The bill is wrong" recover correct  # finds L11
      -> end
    }
    step correct by clerk lane backstage -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase transition
  feedback complaints kind complaint acknowledge 4h resolve 5d tell-customer
  process leave {
    start pay
    step pay by clerk lane frontstage {
      fails when "The bill is wrong" recover correct
      -> end
    }
    step correct by clerk lane backstage -> explain
    step explain by clerk lane frontstage -> end
  }
}
""",
    unseen={
        "en": "What the customer is told. One step on one of the ways on from the recovery is enough. A step faces "
        "the customer in lane customer or frontstage, at a touchpoint, where it tells a promise, gathers feedback "
        "or asks for something, or acknowledges, answers or informs in handling a complaint; one without a lane is "
        "given the benefit of the doubt. Feedback from employees need not tell customers.",
        "zh": "告诉了客户什么，本规则看不出来。补救之后的各条路上有一个步骤面对客户即可。"
        "客户或前台泳道的步骤，有触点、告知承诺、收集反馈、需客户提供资料的步骤，"
        "以及处理投诉时受理告知、答复、沟通决定的步骤，都算面对客户；没写泳道的先不判断。员工的反馈不要求告知客户。",
    },
)

TELLING = frozenset(("acknowledge", "respond", "inform"))


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Feedback settled without a word, and recoveries behind the customer's back."""
    for feedback in service.feedback.values():
        if feedback.has("resolve") and not _is_told(feedback):
            yield RULE.finding(feedback.span, feedback=feedback.label)
    for process in service.processes.values():
        for step, failure, recover in _silent_recoveries(process, context):
            yield RULE.finding(
                failure.value_span("recover"),
                variant="recovery",
                related=[Related("recover", recover.span)],
                step=step.label,
                recover=recover.label,
            )


def _is_told(feedback: Feedback) -> bool:
    from_customers = feedback.from_ == "customers" or not feedback.has("from_")
    unreadable = feedback.tell_customer is None and feedback.has("tell_customer")
    return bool(feedback.tell_customer) or unreadable or not from_customers


def _silent_recoveries(process: Process, context: Context) -> Iterator[tuple[Step, Failure, Step]]:
    failures = [(step, failure) for step in process.steps.values() for failure in step.fails]
    if not failures:
        return
    flow = context.analyses.flow(process)
    if not any(step.lane in ("customer", "frontstage") for step in flow.reachable):
        return
    for step, failure in failures:
        if failure.recover is not None and _is_silent(flow, failure.recover):
            yield step, failure, failure.recover


def _is_silent(flow: Flow, recover: Step) -> bool:
    steps = flow.reach([recover])
    return not any(_may_face(step) or step in flow.open_steps for step in steps)


def _may_face(step: Step) -> bool:
    if step.lane not in ("backstage", "support") or TELLING & set(step.handles):
        return True
    return any(step.has(attribute) for attribute in ("touchpoint", "tells", "collects", "asks_for"))
