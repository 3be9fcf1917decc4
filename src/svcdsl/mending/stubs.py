"""Stubs: what `--fix --scaffold` writes for whoever knows, one function a rule, as plain data.

Each gives what things are to get, innermost first, or None where it has nothing to offer. A stub claims nothing:
what only the owner can say is a text that begins with TODO, which rule H05 tells of until it is written.
Without a stub are P09 (an agreement needs a figure) and D14 for channels that services share (which other channel
takes over is a decision).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from svcdsl.mending.desk import Desk
from svcdsl.mending.drafts import feedback_of, groups_of, need, process
from svcdsl.mending.plain import Addition, Part, Todo
from svcdsl.model import Event
from svcdsl.model.parts import Feedback, Improvement, Measure, Process, Promise, Rollout, Stage, Step, Touchpoint
from svcdsl.model.shared import Channel, CustomerGroup

Stub = Callable[[Desk], "list[Addition] | None"]


def _customers(desk: Desk) -> list[Addition] | None:
    """K01: a need for the customer groups that there are, else for one still to be described."""
    service = desk.service
    if service is None:
        return None
    groups = list(dict.fromkeys(group.id for group in desk.visible("customers", service)))
    fields = {}
    if not groups:
        group = desk.part(service, "customers", "客户群", Todo("who the customers are", "客户是谁"))
        groups, fields = [group.id], {"customers": [group]}
    return [Addition(service, {**fields, "needs": [need(desk, service, for_=groups)]})]


def _evidence(desk: Desk) -> list[Addition] | None:
    """K02: where the need is known from."""
    note = Todo("how it is known, since when, from how many answers", "从何得知、何时、多少样本")
    return [Addition(desk.thing, {"evidence": [{"note": note}]})] if desk.thing else None


def _need_of_group(desk: Desk) -> list[Addition] | None:
    """K05: a need for the group, in its service or the first that speaks of it."""
    group = desk.thing
    if not isinstance(group, CustomerGroup):
        return None
    services = [group.service] if group.service else list(desk.project.services.values())
    speaking = [one for one in services if any(group in groups_of(item) for item in desk.project.contents[one])]
    service = next(iter(speaking or services), None)
    return [Addition(service, {"needs": [need(desk, service, for_=[group.id])]})] if service else None


def _listening(desk: Desk) -> list[Addition] | None:
    """K06: the kind of feedback that is lacking, asked for or not."""
    lacking = {"": ("complaint", "survey"), "asked": ("complaint",), "unasked": ("survey",)}[desk.finding.variant]
    return feedback_of(desk, *({"kind": kind} for kind in lacking))


def _hearing(desk: Desk) -> list[Addition] | None:
    """K07: feedback that hears the moment of truth."""
    return feedback_of(desk, {"kind": "survey", "hears": [desk.thing.id]}) if desk.thing else None


def _staff(desk: Desk) -> list[Addition] | None:
    """K08: feedback from employees."""
    return feedback_of(desk, {"kind": "survey", "from": "employees"})


def _review(desk: Desk) -> list[Addition] | None:
    """K09: a review that covers the feedback; L10: a review."""
    service = desk.service
    if service is None:
        return None
    about = {"covers": [desk.thing.id]} if isinstance(desk.thing, Feedback) else {}
    title = Todo("who looks at the results, how often", "由谁评审、多久一次")
    return [Addition(service, {"reviews": [desk.part(service, "review", "评审", title, **about)]})]


def _needs(desk: Desk) -> list[Addition] | None:
    """K10: a first need."""
    return [Addition(desk.service, {"needs": [need(desk, desk.service)]})] if desk.service else None


def _standard(desk: Desk) -> list[Addition] | None:
    """D01: a standard of the touchpoint; D02: one that meets the need."""
    thing, service = desk.thing, desk.service
    if thing is None or service is None:
        return None
    title = Todo("what customers can rely on", "客户可以指望做到什么")
    if isinstance(thing, Touchpoint):
        return [Addition(thing, {"standards": [desk.part(thing, "standard", "标准", title)]})]
    return [Addition(service, {"standards": [desk.part(service, "standard", "标准", title, meets=[thing.id])]})]


def _left_behind(desk: Desk) -> list[Addition] | None:
    """D06: one of each kind that is lacking."""
    service, kinds = desk.service, desk.finding.facts.get("kinds", ())
    made = {
        "goal": ("goals", "目标", Todo("what the service is to bring about", "服务要达到什么目标"), {}),
        "standard": ("standards", "标准", Todo("what customers can rely on", "客户可以指望做到什么"), {}),
        "training": ("trainings", "培训", Todo("who learns what", "谁要学会什么"), {}),
        "measure": ("measures", "指标", Todo("what is measured", "衡量什么"), {"kind": "ratio"}),
        "feedback": ("feedback", "反馈", Todo("how customers are heard", "怎样听取客户意见"), {"kind": "survey"}),
    }
    if service is None or not isinstance(kinds, list | tuple):
        return None
    fields = {}
    for kind in kinds:
        collection, zh, title, more = made[str(kind)]
        fields[collection] = [desk.part(service, str(kind), zh, title, **more)]
    return [Addition(service, fields)]


def _touchpoint(desk: Desk) -> list[Addition] | None:
    """D08: a touchpoint in the stage."""
    stage, service = desk.thing, desk.service
    if not isinstance(stage, Stage) or service is None:
        return None
    title = Todo("where customers meet the service at this stage", "客户在这一阶段与服务在哪里接触")
    return [Addition(service, {"touchpoints": [desk.part(service, "touchpoint", "触点", title, stage=stage.id)]})]


def _recovery(desk: Desk) -> list[Addition] | None:
    """D09: the first step at the moment of truth may fail, and another makes it good."""
    step = desk.related()
    process = step.parent if isinstance(step, Step) else None
    if not isinstance(step, Step) or not isinstance(process, Process):
        return None
    title = Todo("how it is put right, at once", "当场怎样补救")
    by = {"by": step.by.id} if step.by else {}
    recovery = desk.part(step, "recovery", "补救", title, **by, then="end")
    when = Todo("what can go wrong here", "这里可能出什么差错")
    return [
        Addition(step, {"fails": [{"when": when, "recover": recovery.id}]}),
        Addition(process, {"steps": [recovery]}),
    ]


def _handoff(desk: Desk) -> list[Addition] | None:
    """D14: for a service's own channel, one on which a person takes over."""
    channel = desk.thing
    if not isinstance(channel, Channel) or channel.service is None:
        return None
    title = Todo("where a person takes over", "在哪里转由人工接手")
    person = desk.part(channel, "person", "人工渠道", title, kind="phone")
    return [Addition(channel, {"handoff": person.id}), Addition(channel.service, {"channels": [person]})]


def _complaints(desk: Desk) -> list[Addition] | None:
    """D17: complaint feedback, a process that handles one, or both."""
    service, fields = desk.service, {}
    if service is None:
        return None
    if desk.finding.variant != "process":
        title = Todo("how customers complain", "客户怎样投诉")
        fields["feedback"] = [desk.part(service, "complaints", "投诉", title, kind="complaint")]
    if desk.finding.variant != "feedback":
        fields["processes"] = [process(desk, service, "complaint", "投诉处理", handles=["receive"])]
    return [Addition(service, fields)]


def _first_process(desk: Desk) -> list[Addition] | None:
    """D19: a process of one step."""
    service = desk.service
    return [Addition(service, {"processes": [process(desk, service, "process", "流程")]})] if service else None


def _training(desk: Desk) -> list[Addition] | None:
    """P03: a training for the role."""
    service, role = desk.service, desk.related()
    if service is None or role is None:
        return None
    title = Todo("what this role must learn", "该岗位要学会什么")
    return [Addition(service, {"trainings": [desk.part(service, "training", "培训", title, for_=[role.id])]})]


def _resource(desk: Desk) -> list[Addition] | None:
    """P07: the people of the role, as a resource."""
    service, role = desk.service, desk.related(1)
    if service is None or role is None:
        return None
    title = Todo("how many people, for which load", "多少人、应对多大业务量")
    return [Addition(service, {"resources": [desk.part(service, "staff", "人力", title, role=role.id)]})]


def _pilot(desk: Desk) -> list[Addition] | None:
    """P10: a rollout with a criterion to pass by, or the criterion alone."""
    service, thing = desk.service, desk.thing
    if service is None or thing is None:
        return None
    by = Todo("what the pilot is judged by", "试点用什么来评判")
    measure = desk.part(service, "measure", "指标", by, kind="ratio")
    criterion = {"passes-if": [{"measure": measure.id}]}
    rollout = desk.related()
    if isinstance(rollout, Rollout):
        return [Addition(rollout, criterion), Addition(rollout.service or service, {"measures": [measure]})]
    title = Todo("what is tried, where and how long", "在哪里试点、试多久、试什么")
    pilot = Part(desk.part(service, "pilot", "试点", title).id, {"title": title, **criterion})
    fields = {"measures": [measure], "rollouts": [pilot]}
    inner = [Addition(thing, {"rollout": pilot.id})] if isinstance(thing, Improvement) else []
    return [*inner, Addition(service, fields)]


def _backing(desk: Desk) -> list[Addition] | None:
    """C01: an sla with the promise's own words, on a measure of the kind that these need."""
    promise, service = desk.thing, desk.service
    if not isinstance(promise, Promise) or service is None or promise.says is None or desk.finding.variant:
        return None
    says = promise.says
    kinds = {"available": "availability", "rate": "ratio", "count": "count", "nps": "score", "ces": "score"}
    kind = (
        "duration"
        if says.form == "within" or type(says.bound).__name__ == "Duration"
        else kinds.get(says.form, "score")
    )
    title = Todo("what is measured to know that the promise is kept", "用什么衡量承诺是否兑现")
    measure = desk.part(service, "measure", "指标", title, kind=kind)
    agreed = Todo("whether delivery can keep this", "交付能否做到")
    sla = desk.part(service, "sla", "服务级别", agreed, party="customer", measure=measure.id, objective=says.written)
    return [Addition(promise, {"backed-by": sla.id}), Addition(service, {"measures": [measure], "slas": [sla]})]


def _asking(desk: Desk) -> list[Addition] | None:
    """L01: feedback asked for at the process's end."""
    process = desk.thing
    if not isinstance(process, Process):
        return None
    return feedback_of(desk, {"kind": "survey", "when": Event("ended", process)})


def _loop(desk: Desk) -> list[Addition] | None:
    """L02: who answers for the feedback, a review of it, or what it leads to."""
    feedback, service = desk.thing, desk.service
    if not isinstance(feedback, Feedback) or service is None:
        return None
    if desk.finding.variant == "review":
        return _review(desk)
    if desk.finding.variant == "owner":
        role = desk.part(feedback, "owner", "负责人", Todo("who answers for this", "由谁负责"))
        return [Addition(feedback, {"owner": role.id}), Addition(service, {"roles": [role]})]
    title = Todo("what this feedback leads to", "这些反馈推动什么改进")
    improvement = desk.part(feedback, "improvement", "改进", title, found_by=feedback.id)
    return [Addition(feedback, {"feeds": [improvement.id]}), Addition(service, {"improvements": [improvement]})]


def _source(desk: Desk) -> list[Addition] | None:
    """M04: where the figures come from; kept by hand until somebody says otherwise."""
    measure, service = desk.thing, desk.service
    if not isinstance(measure, Measure) or service is None:
        return None
    title = Todo("where the figures come from", "数据从哪里来")
    source = desk.part(measure, "source", "数据源", title, kind="manual")
    return [Addition(measure, {"source": source.id}), Addition(service, {"sources": [source]})]


STUBS: Mapping[str, Stub] = {
    "K01": _customers, "K02": _evidence, "K05": _need_of_group, "K06": _listening, "K07": _hearing, "K08": _staff,
    "K09": _review, "K10": _needs, "D01": _standard, "D02": _standard, "D06": _left_behind, "D08": _touchpoint,
    "D09": _recovery, "D14": _handoff, "D17": _complaints, "D19": _first_process, "P03": _training, "P07": _resource,
    "P10": _pilot, "C01": _backing, "L01": _asking, "L02": _loop, "L10": _review, "M04": _source,
}  # fmt: skip
"""The stub of each rule that has one, by its code."""

BROAD = frozenset(("K06", "D06", "L10"))
"""Rules that ask for any thing of a kind: what other stubs bring may be enough for them, so they come last."""
