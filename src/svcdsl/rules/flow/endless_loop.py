"""F04: cases come to a circle of steps that nothing leads out of."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Process
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._told_once import tells_of

RULE = Rule(
    code="F04",
    name="endless-loop",
    severity="error",
    phase=1,
    on="process",
    source="soundness of workflow nets",
    condition={
        "en": "Cases come to a loop that no way leads out of.",
        "zh": "单子会走进一个没有出口的循环。",
    },
    message={
        "en": "Who comes to step “{step}” goes round for ever: {path}. No way leads out of this loop.",
        "zh": "走到步骤“{step}”就会一直绕圈：{path}，这个循环没有出口。",
    },
    why={
        "en": "The customer is passed on from desk to desk and never done.",
        "zh": "客户被推来推去，永远办不完。",
    },
    help={
        "en": "Let one of these steps choose: back with `repeat`, or on when it has been long enough.",
        "zh": "让其中一个步骤做判断：往回走时写明`最多重复`几次，否则继续往下走。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask by clerk {
      choose when "a room is free" share 90% -> confirm
      choose otherwise -> wait-for-room
    }
    step wait-for-room by clerk -> look-again  # finds F04
    step look-again by clerk -> wait-for-room
    step confirm by clerk -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask by clerk {
      choose when "no room is free" share 10% -> look-again repeat 3
      choose otherwise -> confirm
    }
    step look-again by clerk -> ask
    step confirm by clerk -> end
  }
}
""",
    unseen={
        "en": "Loops that no case comes to (F02, F03). A choice, a recovery or a timeout that leads out is a way "
        "out, however rarely it is taken; a branch of a fork is none while another branch stays. A loop with a "
        "way on that cannot be resolved, or with a step that goes nowhere (F11), is not spoken of.",
        "zh": "没有单子会走到的循环见 F02 和 F03。判断、补救或超时通到循环外的都算出口，不论多么少见；"
        "并行的一个分支走出去、另一个分支还留在里面的不算。循环里有去向无法识别或没有去向（F11）的步骤时不报告。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Each loop without a way out, at its first step."""
    for loop in context.analyses.loops(process).endless:
        if tells_of(process, loop[0], context):
            path = " → ".join(step.id for step in [*loop, loop[0]])
            yield RULE.finding(loop[0].span, step=loop[0].label, path=path)
