"""L01: a customer can go through a whole process without anybody asking how it was."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses import Flow
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import END, Event, Item
from svcdsl.model.parts import Process, Step
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

if TYPE_CHECKING:
    from svcdsl.model.base import End

RULE = Rule(
    code="L01",
    name="no-feedback-step",
    severity="warning",
    phase=2,
    on="process",
    fix="scaffold",
    source="seeds 000, 001, 002, 003, 004",
    condition={
        "en": "On a path from start to end of a process that a customer sees (and that handles no "
        "complaint) no feedback is gathered: no step `collects` any, and none is asked for `when` an event "
        "on it. From transition on this is an error.",
        "zh": "客户看得见的流程（处理投诉的除外）从起点到结束有一条路径没有收集任何反馈："
        "路径上没有步骤`收集反馈`，也没有由路径上的事件`触发`的反馈；从转换阶段起为错误。",
    },
    message={
        "en": "In process “{process}” a customer can go {path} without ever being asked how it was.",
        "zh": "在流程“{process}”中，客户可以沿 {path} 走完全程，而没有人问过他的感受。",
    },
    why={
        "en": "What goes wrong on this path nobody hears of: customers do not complain, they stay away.",
        "zh": "这条路径上出的问题没有人会知道：客户不投诉，只是不再来。",
    },
    help={
        "en": "Let a step of this path `collects` feedback, or let feedback be asked for `when` one of its "
        "steps is done.",
        "zh": "让这条路径上的某个步骤`收集反馈`，或者写一种由其中某一步完成后`触发`的反馈。",
    },
    related={"end": {"en": "this path ends here", "zh": "这条路径在这里结束"}},
    bad="""
svcdsl 1
role clerk
service stay {
  process leave {  # finds L01
    start pay
    step pay by clerk lane frontstage {
      choose when "in a hurry" share 40% -> end
      choose otherwise -> ask
    }
    step ask by clerk lane frontstage collects after-stay -> end
  }
  feedback after-stay kind survey
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process leave {
    start pay
    step pay by clerk lane frontstage -> end
  }
  feedback after-stay kind survey when pay.done
}
""",
    unseen={
        "en": "Whether people answer. Of several such paths a shortest one is named. What is gathered on "
        "one branch of a fork counts for all of them. A step counts as heard also where its timeout leaves "
        "it before it is done. Feedback after an event that only a source knows may lie anywhere, so it "
        "covers all processes of its service; feedback at fixed times (every month) covers none.",
        "zh": "客户是否真的回答，本规则看不出来。有多条这样的路径时，只列出最短的一条。"
        "并行中任一分支收集了反馈即算收集；步骤因超时而中途离开的，仍按收集过处理。"
        "由数据源事件触发的反馈无法判断落在哪条路径上，视为覆盖该服务的全部流程；"
        "定期进行的反馈（如每月一次）不算。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """A path through a process in view of customers on which no step is heard."""
    service = process.service
    flow = context.analyses.flow(process)
    if service is None or not _is_seen(process, flow):
        return
    path = _unheard_path(flow, _heard(flow, context))
    if path is None or _has_unplaced(service):
        return
    yield RULE.finding(
        process.span,
        severity="error" if context.phase >= 3 else None,
        related=[Related("end", path[-1].span)],
        process=process.label,
        path=" → ".join(step.id for step in path),
    )


def _is_seen(process: Process, flow: Flow) -> bool:
    if any(step.has("handles") for step in process.steps.values()):
        return False
    return any(step.lane in ("customer", "frontstage") for step in flow.reachable)


def _heard(flow: Flow, context: Context) -> set[Item]:
    """Steps of a flow and their processes after whose events people are asked, in any service."""
    things: set[Item] = {flow.process, *flow.ways, *(step.parent for step in flow.ways if step.parent is not None)}
    return {thing for thing in things if any(context.analyses.referrers.of(thing, "feedback", "when"))}


def _has_unplaced(service: Service) -> bool:
    """Whether people are asked after an event of which nobody can say where in a process it lies."""
    for feedback in service.feedback.values():
        when = feedback.when
        if (isinstance(when, Event) and when.of is None) or (when is None and feedback.has("when")):
            return True
    return False


def _unheard_path(flow: Flow, heard: set[Item]) -> list[Step] | None:
    def is_heard(step: Step) -> bool:
        gathers = step.has("collects") or step.has("handles")
        return gathers or step in heard or step.parent in heard

    onward = _silent_to_end(flow, [step for step in flow.reachable if not is_heard(step)])
    start = flow.process.start
    if start is None or start not in onward or flow.process in heard:
        return None
    path = [start]
    while isinstance(to := onward[path[-1]], Step):
        path.append(to)
    return path


def _silent_to_end(flow: Flow, steps: list[Step]) -> dict[Step, Step | End]:
    """The steps from which a case can end through no others, each with the next one on its way to the end.

    All branches of a fork happen in one case, so all of them must be silent.
    """
    before: dict[Step | End, list[tuple[Step, str]]] = {}
    branches: Counter[Step] = Counter()
    for step in sorted(steps, key=lambda step: step.span.start):
        for way in flow.ways[step]:
            before.setdefault(way.to, []).append((step, way.kind))
            branches[step] += way.kind == "fork"
    onward: dict[Step, Step | End] = {}
    waiting: deque[Step | End] = deque([END])
    while waiting:
        to = waiting.popleft()
        for step, kind in before.get(to, ()):
            branches[step] -= kind == "fork"
            if step not in onward and (kind != "fork" or not branches[step]):
                onward[step] = to
                waiting.append(step)
    return onward
