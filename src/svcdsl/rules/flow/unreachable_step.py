"""F02: a step that no case ever comes to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from svcdsl.analyses.flow import Flow
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="F02",
    name="unreachable-step",
    severity="error",
    phase=1,
    on="process",
    source="soundness of workflow nets",
    condition={
        "en": "No path leads from the start of the process to a step.",
        "zh": "从流程的起点没有任何路径能走到该步骤。",
    },
    message={
        "": {
            "en": "No case ever comes to step “{step}”: nothing leads there from the start, “{start}”.",
            "zh": "没有任何情况会走到步骤“{step}”：从起点“{start}”出发到不了这里。",
        },
        "behind": {
            "en": "No case ever comes to step “{step}” either: it lies behind “{first}”, which nothing leads to "
            "from the start, “{start}”.",
            "zh": "步骤“{step}”同样没有情况会走到：它在“{first}”后面，而从起点“{start}”到不了那里。",
        },
    },
    why={
        "en": "The work stands in the book but is never done, and customers miss what it was meant to give them.",
        "zh": "写在流程里却永远不会执行，客户也就得不到这一步本该带来的服务。",
    },
    help={
        "behind": {
            "en": "Mend “{first}” first: once cases come there, they can come here too. Or delete both.",
            "zh": "先解决“{first}”：那里走得到了，才谈得上走到这里。或者把它们都删掉。",
        },
        "": {
            "en": "Let another step lead here (`-> this-step`, a choice, a recovery or a timeout), or delete the step.",
            "zh": "让别的步骤通到这里（`下一步 本步骤`、判断、补救或超时），或者删掉这个步骤。",
        },
    },
    related={
        "start": {"en": "the process starts here", "zh": "流程从这里开始"},
        "first": {"en": "the step that nothing leads to", "zh": "到不了的第一个步骤"},
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk -> hand-key
    step hand-key by clerk -> end
    step upgrade by clerk -> hand-key  # finds F02
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk {
      choose when "a regular guest" -> upgrade
      choose otherwise -> hand-key
    }
    step upgrade by clerk -> hand-key
    step hand-key by clerk -> end
  }
}
""",
    unseen={
        "en": "Ways with a share of 0% count as ways. A step that another process of the service leads to "
        "is reached; steps of other services are not looked at. Nothing is said while a way on from a "
        "reached step cannot be resolved, or where the process has no start (F01).",
        "zh": "占比为 0% 的路也算通路。由本服务其他流程通到的步骤算走得到；不查看其他服务的步骤。"
        "若走得到的步骤中有去向无法识别，或流程没有起点（见 F01），则不报告。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Steps of the process that neither its own start nor another process leads to."""
    flow = context.analyses.flow(process)
    start = process.start
    if start is None or flow.open_steps & flow.reachable:
        return
    lost = [step for step in process.steps.values() if step not in flow.reachable]
    if not lost:
        return
    reached = _reached_from_others(process, context)
    lost = [step for step in lost if step not in reached]
    firsts = _firsts(flow, lost)
    for step in lost:
        first = firsts[step]
        if first is step:
            related = [Related("start", start.span)]
            yield RULE.finding(step.span, related=related, step=step.label, start=start.label)
        else:
            related = [Related("first", first.span)]
            yield RULE.finding(
                step.span, variant="behind", related=related, step=step.label, first=first.label, start=start.label
            )


def _firsts(flow: Flow, lost: Sequence[Step]) -> dict[Step, Step]:
    """Each step that no case comes to -> the one before it that nothing leads to, or where a loop was met first."""
    firsts: dict[Step, Step] = {}
    entered = {step for step in lost if all(before is step for before in flow.before.get(step, ()))}
    for first in (*(step for step in lost if step in entered), *lost):
        if first not in firsts:
            for step in flow.reach([first], avoid=firsts.__contains__):
                firsts[step] = first
    return firsts


def _reached_from_others(process: Process, context: Context) -> set[Step]:
    reached: set[Step] = set()
    assert process.service is not None
    for other in process.service.processes.values():
        if other is not process:
            flow = context.analyses.flow(other)
            reached.update(flow.ways if other.start is None else flow.reachable)
    return reached
