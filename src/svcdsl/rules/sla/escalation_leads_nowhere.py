"""S11: an escalation to whoever has the case already, or a second time to the same role."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.between import steps_come_to
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Process, Sla
from svcdsl.model.shared import Role
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="S11",
    name="escalation-leads-nowhere",
    severity="error",
    phase=1,
    on="sla",
    needs="escalate",
    source="derived",
    condition={
        "en": "An sla is escalated to the role that already does the work, or twice to one role. The role that does "
        "the "
        "work is the sla's party, and the one that does every step between the events of its measure.",
        "zh": "服务级别升级给了本来就在做这件事的岗位，或两次升级给同一岗位。"
        "做事的岗位，指协议的对方，以及指标起止事件之间全部步骤的同一负责岗位。",
    },
    message={
        "": {
            "en": "“{sla}” is escalated to “{role}”, who is doing the work already.",
            "zh": "“{sla}”升级给“{role}”，而这件事本来就是它在做。",
        },
        "party": {
            "en": "“{sla}” is escalated to “{role}”, whose own duty it is.",
            "zh": "“{sla}”升级给“{role}”，而这本来就是它自己的责任。",
        },
        "twice": {
            "en": "“{sla}” is escalated to “{role}” a second time.",
            "zh": "“{sla}”两次升级给同一岗位“{role}”。",
        },
    },
    why={
        "en": "Whoever is stuck is told that they are stuck. The case waits on, and nobody else knows of it.",
        "zh": "等于告诉办不动的人“你办不动”：事情照样拖着，别人都不知道。",
    },
    help={
        "en": "Escalate to somebody with more people or more authority, such as the role it reports to.",
        "zh": "升级给人手更多或权限更大的岗位，例如其上级。",
    },
    related={
        "work": {"en": "it does this step", "zh": "它负责这一步"},
        "party": {"en": "it is the party", "zh": "它就是对方"},
        "first": {"en": "first told here", "zh": "第一次升级给它"},
    },
    bad="""
svcdsl 1
role clerk
role head
service stay {
  process ask { start reply; step reply by clerk -> end }
  measure answer kind duration from ask.arrived to reply.done
  sla answer-sla measure answer objective 95% within 4h over 30d {
    escalate after 50% to clerk  # finds S11
    escalate after 70% to head
    escalate after 90% to head  # finds S11
  }
}
""",
    good="""
svcdsl 1
role clerk
role head
service stay {
  process ask { start reply; step reply by clerk -> end }
  measure answer kind duration from ask.arrived to reply.done
  sla answer-sla measure answer objective 95% within 4h over 30d {
    escalate after 70% to head
  }
}
""",
    unseen={
        "en": "Whether the role can do anything about it. Where several roles do the work, each may be told: the "
        "case "
        "may lie with another. Steps of other services, and the customer's own, are not looked at.",
        "zh": "该岗位有没有办法解决，本规则看不出来。由几个岗位分段完成的，升级给其中一个不算错："
        "事情可能卡在别人那里。"
        "其他服务的步骤和客户自己的步骤不看。",
    },
)


@RULE.checks
def check(sla: Sla, context: Context) -> Iterator[Finding]:
    """Escalations to those at work, and second ones to one role."""
    first: dict[Role, int] = {}
    at_work = _at_work(sla, context) if sla.escalate else None
    for index, one in enumerate(sla.escalate):
        role = one.to
        if role is None:
            continue
        variant, related = "", None
        if role in first:
            variant, related = "twice", Related("first", sla.escalate[first[role]].value_span("to"))
        elif role is sla.party:
            variant, related = "party", Related("party", sla.value_span("party"))
        elif at_work is not None and role is at_work[0]:
            related = at_work[1]
        first.setdefault(role, index)
        if related is not None:
            place = one.value_span("to")
            yield RULE.finding(place, variant=variant, related=[related], sla=sla.label, role=role.label)


def _at_work(sla: Sla, context: Context) -> tuple[Role, Related] | None:
    """The one role of all steps between the measure's events, and one of these; None where there are several."""
    measure = sla.measure
    if measure is None or measure.from_ is None or measure.to is None:
        return None
    of = measure.from_.of
    process = of if isinstance(of, Process) else of and of.parent
    if not isinstance(process, Process) or process.service is not sla.service:
        return None
    flow = context.analyses.flow(process)
    steps = sorted(steps_come_to(flow, measure.from_, measure.to), key=lambda step: step.span.start)
    steps = [step for step in steps if step.lane != "customer" or step.has("by")]
    roles = {step.by for step in steps}
    if len(roles) != 1 or (role := steps[0].by) is None:
        return None
    return role, Related("work", steps[0].value_span("by"))
