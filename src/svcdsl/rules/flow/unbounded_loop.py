"""F05: a loop that may be gone round as often as anyone likes."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Process
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._told_once import tells_of

RULE = Rule(
    code="F05",
    name="unbounded-loop",
    severity="warning",
    phase=2,
    on="process",
    source="derived",
    condition={
        "en": "A loop has a way out, but neither a `repeat` nor a `timeout` on it.",
        "zh": "循环虽有出口，但既没有`最多重复`，也没有`超时`。",
    },
    message={
        "en": "Nothing says how often a case may go round: {path}.",
        "zh": "没有写一单最多可以绕几圈：{path}。",
    },
    why={
        "en": "What can happen any number of times has no longest time, so nothing can be promised for it; and "
        "sooner or later a customer goes round it for a week.",
        "zh": "可以无限次重复的事没有最长时间，也就没法向客户承诺；迟早会有客户在里面绕上一个星期。",
    },
    help={
        "en": "Write `repeat 3` on the choice that leads back, and where it goes when that is used up; for a "
        "recovery that leads back, let its last step choose; or give a step of the loop a `timeout` that leads out.",
        "zh": "在往回走的判断上写`最多重复 3`，用完后走其他的路；补救之后往回走的，让它的最后一步做判断；"
        "也可以给循环里的某个步骤写一个通到外面的`超时`。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask by clerk {  # finds F05
      choose when "no room is free" share 10% -> look-again
      choose otherwise -> confirm
    }
    step look-again by clerk -> ask
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
        "en": "Loops that no case comes to, and those without a way out (F04). A `timeout` on any step of the loop "
        "counts, wherever it leads and even if it only limits one round. Of loops that share steps one is named.",
        "zh": "没有单子会走到的循环和没有出口的循环（F04）。循环中任何一步写了`超时`都算，不论通到哪里，"
        "即使只限制一圈的时间。几个循环有共同步骤时只列出其中一个。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Each loop that nothing keeps short, at its first step."""
    for loop in context.analyses.loops(process).unbounded:
        if tells_of(process, loop[0], context):
            yield RULE.finding(loop[0].span, path=" → ".join(step.id for step in [*loop, loop[0]]))
