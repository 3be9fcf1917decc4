"""F01: a process of which nobody knows where it begins, or that no step ends."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.flow import Flow
from svcdsl.diagnostics import Finding
from svcdsl.model import END
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="F01",
    name="no-start-or-end",
    severity="error",
    phase=1,
    on="process",
    fix="safe",
    mends=("start",),
    source="bpmnlint",
    condition={
        "en": "A process has no `start`, or none of its steps can lead to `end`.",
        "zh": "流程没有`起点`，或者没有任何步骤能通到`结束`。",
    },
    message={
        "start": {
            "en": "Process “{process}” does not say with which step it starts.",
            "zh": "流程“{process}”没有写从哪个步骤开始。",
        },
        "start-unclear": {
            "en": "Process “{process}” does not say with which step it starts.",
            "zh": "流程“{process}”没有写从哪个步骤开始。",
        },
        "end": {
            "en": "No step of process “{process}” ever ends it: none leads to `end`.",
            "zh": "流程“{process}”没有任何步骤能结束它：没有一步通到`结束`。",
        },
    },
    why={
        "en": "Without a start nobody knows where a customer comes in; without an end, nobody knows when a "
        "customer has been served.",
        "zh": "没有起点，不知道客户从哪里进来；没有结束，不知道什么时候才算为客户办完。",
    },
    help={
        "start": {
            "en": "Write `start {first}`: no other step leads there.",
            "zh": "写 `起点 {first}`：只有它没有别的步骤通向。",
        },
        "start-unclear": {
            "en": "Name the first step with `start`.",
            "zh": "用`起点`写明第一个步骤。",
        },
        "end": {
            "en": "Let the last step lead to the end: `-> end`.",
            "zh": "让最后一个步骤通到结束：`下一步 结束`。",
        },
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {  # finds F01
    step welcome by clerk -> hand-key
    step hand-key by clerk -> end
  }
  process leave {  # finds F01
    start pay
    step pay by clerk -> check-room
    step check-room by clerk -> pay
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk -> hand-key
    step hand-key by clerk -> end
  }
}
""",
    unseen={
        "en": "Whether cases come to the step that ends (F02 to F04, F08). A start that cannot be resolved "
        "counts as given. Nothing is said of the end while a process has no steps, or where a way on cannot be "
        "resolved; the end may also lie in a step of another process.",
        "zh": "能否真正走到那个结束的步骤，由 F02 至 F04 和 F08 检查。起点写了但无法识别的，视为已写。"
        "流程没有步骤，或有去向无法识别时，不报告结束；结束也可以在其他流程的步骤里。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """The start that is not written, and the end that no step leads to."""
    flow = context.analyses.flow(process)
    if not process.has("start"):
        first = _first(process, flow)
        variant = "start" if first else "start-unclear"
        yield RULE.finding(process.span, variant=variant, process=process.label, first=first.id if first else "")
    if not flow.ways or flow.open_steps or not process.whole("steps"):
        return
    if not any(way.to is END for ways in flow.ways.values() for way in ways):
        yield RULE.finding(process.span, variant="end", process=process.label)


def _first(process: Process, flow: Flow) -> Step | None:
    """The one step that no way leads to, where that is sure."""
    if flow.open_steps or not process.whole("steps"):
        return None
    led_to = {way.to for ways in flow.ways.values() for way in ways}
    first = [step for step in process.steps.values() if step not in led_to]
    return first[0] if len(first) == 1 else None
