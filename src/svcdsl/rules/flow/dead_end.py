"""F03: a step from which no case can ever come to an end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule

if TYPE_CHECKING:
    from svcdsl.analyses import Flow
    from svcdsl.model.base import End

RULE = Rule(
    code="F03",
    name="dead-end",
    severity="error",
    phase=1,
    on="process",
    source="soundness of workflow nets",
    condition={
        "en": "The end cannot be reached from a step (where F01, F04, F08 and F11 do not say so already).",
        "zh": "从该步骤出发无法走到结束（F01、F04、F08、F11 已经报告的除外）。",
    },
    message={
        "en": "From step “{step}” the process can never end: all ways from here only lead round in a circle.",
        "zh": "从步骤“{step}”出发，流程永远走不到结束：后面怎么走都是绕圈子。",
    },
    why={
        "en": "A customer who gets here is never done: the case stays open, and nobody closes it.",
        "zh": "走到这里的客户永远办不完：事情一直挂着，没有人来了结。",
    },
    help={
        "en": "Let one of these steps lead to `end`, or to a step from which the end is reached.",
        "zh": "让其中某个步骤通到`结束`，或者通到能走到结束的步骤。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk -> end
    step look-for-booking by clerk -> ask-head-office  # finds F03
    step ask-head-office by clerk -> look-for-booking  # finds F03
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start look-for-booking
    step look-for-booking by clerk -> ask-head-office
    step ask-head-office by clerk {
      choose when "found" -> end
      choose otherwise -> look-for-booking repeat 2
    }
  }
}
""",
    unseen={
        "en": "Only what the other rules of flow leave over: a process without start or end is F01's, a "
        "loop that cases come to F04's, a join that waits for ever F08's, and what leads to a step with no "
        "way on is F11's. What leads to a way on that cannot be resolved is given the benefit of the doubt.",
        "zh": "只报告其他流程规则没有报告的情况：没有起点或结束见 F01，走得到的死循环见 F04，"
        "永远等不齐的汇合见 F08，通向没有去向的步骤见 F11。去向无法识别的，先不报告。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Steps that lead only round and round, where no case comes to the loop from a start."""
    flow = context.analyses.flow(process)
    can_end = flow.can_end()
    if process.start is None or not can_end or can_end.issuperset(process.steps.values()):
        return
    assert process.service is not None
    told = {step for step in flow.ways if not _goes_on(step)}
    for other in process.service.processes.values():
        told |= context.analyses.flow(other).reachable
    told = _leading_to(told, flow)
    for step in process.steps.values():
        if step not in can_end and step not in told:
            yield RULE.finding(step.span, step=step.label)


def _goes_on(step: Step) -> bool:
    return step.has("then") or step.has("choose") or step.has("fork")


def _leading_to(targets: set[Step], flow: Flow) -> set[Step]:
    """The targets and all steps from which one of them can be reached."""
    before: dict[Step | End, list[Step]] = {}
    for step, ways in flow.ways.items():
        for way in ways:
            before.setdefault(way.to, []).append(step)
    found: set[Step] = set()
    waiting = list(targets)
    while waiting:
        step = waiting.pop()
        if step not in found:
            found.add(step)
            waiting.extend(before.get(step, ()))
    return found
