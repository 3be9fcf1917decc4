"""D09: a moment of truth at which nothing is foreseen for the case that it goes wrong."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Step, Touchpoint
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D09",
    name="moment-of-truth-without-recovery",
    severity="warning",
    phase=2,
    on="touchpoint",
    fix="scaffold",
    mends=("",),
    source="service blueprinting; seed 000",
    condition={
        "en": "No step at a moment-of-truth touchpoint has `fails` with a recovery, or a `timeout` that "
        "leads to a step. From transition on this is an error.",
        "zh": "关键时刻触点上没有任何步骤写明`异常`及其补救，也没有会转到其他步骤的`超时`；从转换阶段起为错误。",
    },
    message={
        "": {
            "en": "“{touchpoint}” is a moment of truth, but at none of its steps is it said what is done "
            "when something goes wrong.",
            "zh": "“{touchpoint}”是关键时刻，但它的各个步骤都没有写明出了差错怎样补救。",
        },
        "no-step": {
            "en": "“{touchpoint}” is a moment of truth, but no step of a process takes place there, so "
            "nothing is foreseen for when something goes wrong.",
            "zh": "“{touchpoint}”是关键时刻，但没有任何流程步骤发生在这里，出了差错自然也没有补救办法。",
        },
    },
    why={
        "en": "Here customers are won or lost. A fault that is made good on the spot is forgiven, often "
        "told as a good story; one without a plan is remembered.",
        "zh": "客户的去留就在这一刻决定。当场补救得好，客户会原谅，甚至传为佳话；没有预案，客户记住的就只有差错。",
    },
    help={
        "": {
            "en": "At a step of this touchpoint write what can go wrong and the step that makes it good: "
            '`fails when "No room is ready" recover offer-upgrade`.',
            "zh": "在该触点的某个步骤写明可能出的差错和补救步骤，例如 `异常 若 “没有可入住的房间” 补救 升级房型`。",
        },
        "no-step": {
            "en": "Name the touchpoint at the steps that take place there, and at one of them what can go "
            "wrong and the step that makes it good.",
            "zh": "在发生于此的步骤上写明该触点，并在其中写明可能出的差错和补救步骤。",
        },
    },
    related={"step": {"en": "a step at this touchpoint", "zh": "该触点上的步骤"}},
    bad="""
svcdsl 1
role clerk
service stay {
  touchpoint check-in { moment-of-truth }  # finds D09
  process arrive {
    start hand-key
    step hand-key by clerk touchpoint check-in -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  touchpoint check-in { moment-of-truth }
  process arrive {
    start hand-key
    step hand-key by clerk touchpoint check-in {
      fails when "No room is ready" recover offer-upgrade
      -> end
    }
    step offer-upgrade by clerk -> end
  }
}
""",
    unseen={
        "en": "Whether the recovery is a good one, and whether it covers all that can go wrong: one in the "
        "whole touchpoint is enough, and a timeout that leads to the end counts. Steps of other services "
        "are not looked at.",
        "zh": "补救是否得当、是否覆盖所有可能的差错，本规则看不出来：整个触点有一处即可，"
        "超时直接转到结束也算。不查看其他服务的步骤。",
    },
)


@RULE.checks
def check(touchpoint: Touchpoint, context: Context) -> Iterator[Finding]:
    """A moment of truth of whose steps none recovers."""
    service = touchpoint.service
    if not touchpoint.moment_of_truth or service is None:
        return
    here: list[Step] = []
    for process in service.processes.values():
        for step in process.steps.values():
            unknown = step.has("touchpoint") and step.touchpoint is None
            if (unknown or step.touchpoint is touchpoint) and _recovers(step):
                return
            if step.touchpoint is touchpoint:
                here.append(step)
    yield RULE.finding(
        touchpoint.span,
        severity="error" if context.phase >= 3 else None,
        variant="" if here else "no-step",
        related=[Related("step", step.span) for step in here],
        touchpoint=touchpoint.label,
    )


def _recovers(step: Step) -> bool:
    if step.timeout is not None and step.timeout.has("to"):
        return True
    return any(failure.has("recover") for failure in step.fails)
