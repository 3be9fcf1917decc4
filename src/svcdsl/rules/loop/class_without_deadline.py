"""L15: complaints are sorted by urgency, and the urgency leads nowhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from svcdsl.diagnostics import Finding
from svcdsl.model.items import ComplaintClass
from svcdsl.model.parts import Feedback, Sla
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L15",
    name="class-without-deadline",
    severity="warning",
    phase=3,
    on="service",
    source="ISO 10002",
    condition={
        "en": "No sla has the priority of a class of complaints, or an sla has a priority that no class leads to.",
        "zh": "没有任何服务级别的优先级与某个投诉分类相同，或者服务级别的优先级没有任何投诉分类对应。",
    },
    message={
        "class": {
            "en": "Complaints of class “{thing}” have priority {priority}, but no sla is for that priority: nothing "
            "says until when they are answered.",
            "zh": "投诉分类“{thing}”的优先级为 {priority}，却没有该优先级的服务级别：没有规定多久答复。",
        },
        "sla": {
            "en": "The sla “{thing}” is for priority {priority}, but no class of complaints has it.",
            "zh": "服务级别“{thing}”针对优先级 {priority}，却没有任何投诉分类是这个优先级。",
        },
    },
    why={
        "en": "Who is hurt waits as long as who found the coffee cold, if the class changes nothing; and a deadline "
        "that no complaint can get is none.",
        "zh": "分了类却没有相应的时限，受伤的客户就和嫌咖啡凉的客户等得一样久；没有投诉能用上的时限，等于没有。",
    },
    help={
        "class": {
            "en": "Write an sla with this `priority`, or give the class one that an sla has.",
            "zh": "写一个这一`优先级`的服务级别，或者把该分类改成已有服务级别的优先级。",
        },
        "sla": {
            "en": "Add a class with this `priority` to the complaints, or take the priority out of the sla.",
            "zh": "在投诉里加一个这一`优先级`的分类，或者去掉该服务级别的优先级。",
        },
    },
    bad="""
svcdsl 1
service stay {
  phase transition
  feedback complaints kind complaint {
    classes harm "Somebody was hurt" priority 1
    classes comfort "Noise, food, waiting" priority 2  # finds L15
  }
  measure answer-time kind duration
  sla urgent measure answer-time objective 95% within 1d over 90d priority 1
  sla slow measure answer-time objective 95% within 9d over 90d priority 3  # finds L15
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  feedback complaints kind complaint {
    classes harm "Somebody was hurt" priority 1
    classes comfort "Noise, food, waiting" priority 2
  }
  measure answer-time kind duration
  sla urgent measure answer-time objective 95% within 1d over 90d priority 1
  sla usual measure answer-time objective 95% within 5d over 90d priority 2
}
""",
    unseen={
        "en": "Whether the sla is about complaints. A class without a priority is left alone, and so are priorities "
        "of slas in a service without classes, where they may sort something else. Slas and classes of services "
        "whose steps collect the feedback count with those of its own.",
        "zh": "服务级别是否针对投诉，本规则看不出来。没写优先级的分类不检查；没有投诉分类的服务，"
        "其服务级别的优先级可能另有所指，也不检查。步骤收集该反馈的其他服务，其服务级别和分类一并计算。",
    },
)


Urgency = ComplaintClass | Sla


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Priorities of classes without an sla, and of slas without a class."""
    for feedback in service.feedback.values():
        if feedback.classes:
            slas = [sla for one in _handling(feedback, service, context) for sla in one.slas.values()]
            yield from _unmatched("class", feedback.classes.values(), slas)
    classes = [one for feedback in _handled_by(service) for one in feedback.classes.values()]
    if classes:
        yield from _unmatched("sla", service.slas.values(), classes)


def _unmatched(variant: str, things: Iterable[Urgency], others: Sequence[Urgency]) -> Iterator[Finding]:
    """Things whose priority none of the others has."""
    if any(other.has("priority") and other.priority is None for other in others):
        return  # one that could not be read may be the one that is missed
    priorities = {other.priority for other in others}
    for thing in things:
        if thing.priority is not None and thing.priority not in priorities:
            place = thing.value_span("priority")
            yield RULE.finding(place, variant=variant, thing=thing.label, priority=thing.priority.written)


def _handling(feedback: Feedback, service: Service, context: Context) -> Iterator[Service]:
    """The service that feedback belongs to, and those whose steps collect it."""
    collecting = (step.service for step in context.analyses.referrers.of(feedback, "step", "collects"))
    yield from dict.fromkeys(one for one in (service, *collecting) if one is not None)


def _handled_by(service: Service) -> Iterator[Feedback]:
    """A service's own feedback, and what its steps collect."""
    yield from service.feedback.values()
    for process in service.processes.values():
        for step in process.steps.values():
            yield from step.collects
