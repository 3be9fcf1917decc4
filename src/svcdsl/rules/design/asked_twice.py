"""D16: the customer must say again what was asked before."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.forward import forward
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Localized
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._told_once import tells_of

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Flow

RULE = Rule(
    code="D16",
    name="asked-twice",
    severity="warning",
    phase=2,
    on="process",
    source="seed 002",
    condition={
        "en": "The customer gives the same datum (`asks-for`) twice on one path.",
        "zh": "在同一条路径上，客户要两次提供同一项资料（`需提供`）。",
    },
    message={
        "en": "“{step}” asks for “{datum}”, which the customer has already given at “{before}”.",
        "zh": "“{step}”要客户提供“{datum}”，而客户在“{before}”已经提供过。",
    },
    why={
        "en": "Who must say the same again learns that nobody listened the first time, and that the left hand does "
        "not know what the right one does.",
        "zh": "同样的话再说一遍，客户就知道第一次没人听，各部门之间也互不通气。",
    },
    help={
        "en": "Ask once and hand it on with the case. If it is not the same thing, name it so that the customer "
        "sees the difference.",
        "zh": "只问一次，随单子传下去。如果不是同一样东西，就换个叫法，让客户看得出区别。",
    },
    related={"before": {"en": "it was asked for here", "zh": "这里已经要过"}},
    bad="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask "Ask for a room" lane customer asks-for "Name", "Day of arrival" -> confirm
    step confirm "Confirm" by clerk lane frontstage -> arrive
    step arrive "Arrive" lane customer asks-for "Identity card", "name" -> end  # finds D16
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process book {
    start ask
    step ask "Ask for a room" lane customer asks-for "Name", "Day of arrival" -> confirm
    step confirm "Confirm" by clerk lane frontstage -> arrive
    step arrive "Arrive" lane customer asks-for "Identity card" -> end
  }
}
""",
    unseen={
        "en": "One thing under two names. Case, spaces and full-width signs make no difference; of texts in several "
        "languages any will do. Going round a loop and coming to the same step again is not asking twice, nor is "
        "what only a second round brings together; (where a loop can be entered at several steps, some paths are "
        "not looked at). Both branches of a fork are walked by one customer. After a `timeout` or a failure of the "
        "first step itself nobody has the datum yet, so asking again is right.",
        "zh": "同一样东西用了两种叫法，本规则看不出来。大小写、空格、全角半角不计；文字有多种语言的，任一语言相同即算。"
        "循环中再次回到同一步骤不算重复索要，要绕第二圈才会先后碰到的也不算（一个循环有多个入口时，个别路径可能没有看到）。"
        "并行的分支是同一位客户在走，都算。第一次索要的步骤`超时`或出现`异常`时资料还没到手，再要一次是应当的。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Each datum that is asked for again, at each step that does so, with the first step that asked."""
    flow = context.analyses.flow(process)
    start = process.start
    asked = _asked(step for step in flow.ways if step.asks_for and step in flow.reachable)
    if start is None or not any(len(steps) > 1 for steps in asked.values()):
        return
    order, back = forward(start, lambda step: [way.to for way in flow.ways[step] if isinstance(way.to, Step)])
    place = {step: number for number, step in enumerate(order)}
    told: set[tuple[Step, int]] = set()
    for steps in asked.values():
        later = sorted(steps, key=place.__getitem__)
        for number, before in enumerate(later[:-1]):
            reached = _given_on(flow, before, back)
            for step in later[number + 1 :]:
                item = steps[step]
                if (step, item) in told or not (
                    step in reached or context.analyses.concurrency(process).of(before, step)
                ):
                    continue
                told.add((step, item))
                if tells_of(process, before, context):
                    yield _finding(before, step, item)


def _finding(before: Step, step: Step, item: int) -> Finding:
    return RULE.finding(
        step.value_span("asks_for", item),
        related=[Related("before", before.span)],
        step=step.label,
        datum=step.asks_for[item],
        before=before.label,
    )


def _asked(steps: Iterator[Step]) -> dict[str, dict[Step, int]]:
    """For each datum the steps that ask for it, and which of their items it is."""
    asked: dict[str, dict[Step, int]] = {}
    for step in steps:
        for item, text in enumerate(step.asks_for):
            texts = text.by_language.values() if isinstance(text, Localized) else (text,)
            for one in texts:
                if (datum := _normal(one)) != "":
                    asked.setdefault(datum, {}).setdefault(step, item)
    return asked


def _normal(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _given_on(flow: Flow, first: Step, back: set[tuple[Step, Step]]) -> set[Step]:
    """The steps that a case can come to, without going round, once `first` has got what it asked for."""
    found: set[Step] = set()
    waiting = [(first, way.to) for way in flow.ways[first] if way.kind not in ("timeout", "fails")]
    while waiting:
        step, to = waiting.pop()
        if isinstance(to, Step) and to not in found and (step, to) not in back:
            found.add(to)
            waiting.extend((to, way.to) for way in flow.ways[to])
    return found
