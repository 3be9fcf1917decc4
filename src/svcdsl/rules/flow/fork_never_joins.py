"""F07: branches that begin together and never come together again as they should."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses import Flow
from svcdsl.analyses.runs import Meeting
from svcdsl.diagnostics import Fact, Finding, Related
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._in_place_of import in_place_of, turns
from svcdsl.rules.flow._told_once import tells_of

_MEET = {
    "en": "Two branches after “{fork}” meet at “{step}”, which waits for neither, so it is done twice: "
    "{path}, then {one}, and again {other}.",
    "zh": "“{fork}”之后的两个分支汇到“{step}”，但这一步不等齐，因此会做两遍：{path}，然后 {one}，又经 {other}。",
}
_END = {
    "en": "After “{fork}”, one branch ends the process at “{step}” while another is still at “{still}”: "
    "{path}, then {one} → end, beside {other}.",
    "zh": "“{fork}”之后，一个分支在“{step}”结束了流程，另一个分支却还在“{still}”：{path}，"
    "然后 {one} → 结束，同时 {other}。",
}
_BACK = {
    "en": "A branch leads back to “{back}” while the other goes on. Let the branches meet at a step with `join all` "
    "first, and go back from there.",
    "zh": "一个分支退回到“{back}”，另一个分支还在往前走。让各分支先汇到一个写了`汇合 全部`的步骤，再从那里退回。",
}
_HELP = {
    "meet": {
        "en": "Write `join all` at the step where the branches meet, or let a choice take one of them instead "
        "of a fork both.",
        "zh": "在分支汇到的步骤写`汇合 全部`；如果只该走一条路，把`并行`改成`判断`。",
    },
    "end": {
        "en": "Let both branches lead to one step with `join all`, and let that step end the process.",
        "zh": "让两个分支都通到一个写了`汇合 全部`的步骤，由那一步结束流程。",
    },
    "meet-instead": {
        "en": "`join all` at “{step}” is not enough: it would wait for “{first}” and “{second}”, of which a case does only "
        "one. Let these two come together in a step of their own first; let that step and the other branch meet "
        "where `join all` stands.",
        "zh": "只在“{step}”写`汇合 全部`还不够：它会同时等“{first}”和“{second}”，而每次只走其中一条。"
        "让这两条先汇到一个不写`汇合`的步骤，再让那一步和另一个分支汇到写了`汇合 全部`的步骤。",
    },
    "meet-back": _BACK,
    "end-back": _BACK,
    "end-turns-off": {
        "en": "At “{turn}” one branch turns off and ends the process without the other. Let the ways on from “{turn}” come "
        "together again in one step before the branches meet, and end the process after that; or decide before the "
        "fork whether the case goes on.",
        "zh": "一个分支在“{turn}”中途走开，没等另一个分支就结束了流程。让从“{turn}”分出的几条路在各分支汇合之前"
        "先汇到同一个步骤，汇合之后再结束；或者在`并行`之前就判断还办不办。",
    },
}

RULE = Rule(
    code="F07",
    name="fork-never-joins",
    severity="error",
    phase=2,
    on="process",
    source="soundness of workflow nets",
    condition={
        "en": "Branches of a fork meet at a step that does not `join: all`, so that what follows happens twice; or "
        "one branch ends the process while another is still under way.",
        "zh": "并行的分支汇到一个没有写`汇合 全部`的步骤，后面的事会做两遍；"
        "或者一个分支已经结束流程，另一个分支还在进行。",
    },
    message={variant: _MEET if variant.startswith("meet") else _END for variant in _HELP},
    why={
        "en": "The customer gets things twice, two calls, two letters, two refunds; or is told that all is done "
        "while half of it is not.",
        "zh": "客户会收到两遍：两个电话、两封信、两次退款；或者被告知已经办完，其实还有一半没做。",
    },
    help=_HELP,
    related={
        "meet": {"en": "here they meet", "zh": "在这里汇到一起"},
        "end": {"en": "this branch ends the process", "zh": "这个分支结束流程"},
        "still": {"en": "this is still to be done", "zh": "这一步还没有做完"},
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk => find-room, bring-bags  # finds F07
    step find-room by clerk -> hand-key
    step bring-bags by clerk -> hand-key
    step hand-key by clerk -> end
  }
  process leave {
    start pay
    step pay by clerk => give-receipt, call-taxi  # finds F07
    step give-receipt by clerk -> end
    step call-taxi by clerk -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk => find-room, bring-bags
    step find-room by clerk -> hand-key
    step bring-bags by clerk -> hand-key
    step hand-key by clerk join all -> end
  }
}
""",
    unseen={
        "en": "Every situation that can arise is looked through, whatever the times of the steps; what comes after "
        "a meeting that is named is looked at once that is mended. Where a case gets to a way on that cannot be "
        "resolved, or to a step that goes nowhere (F11), it is followed no further. Of several ways of coming to "
        "one meeting a shortest is named. A process too large to be decided is told by F08.",
        "zh": "不论各步骤用时多少，凡是可能出现的情形都检查；已指出的汇合之后的部分，改好后再查。"
        "走到去向无法识别或没有去向（F11）的步骤就不再往下查。到同一处汇合有多条路径时只列出最短的一条。"
        "流程太大而无法判定的，由 F08 说明。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Forks whose branches meet without a join, or of which one ends the process too early."""
    soundness, flow = context.analyses.soundness(process), context.analyses.flow(process)
    for one in soundness.meetings:
        if tells_of(process, one.fork, context):
            variant, more = _how_they_meet(one, flow)
            facts = {**_facts(one), **more}
            related = [Related("meet", one.step.span)]
            yield RULE.finding(one.fork.value_span("fork"), variant=variant, related=related, **facts)  # type: ignore[arg-type]
    for one in soundness.endings:
        if tells_of(process, one.fork, context):
            variant, more = _how_it_ends(one, flow)
            still = one.other[-1]
            facts = {**_facts(one), **more, "still": still.label}
            related = [Related("end", one.step.span), Related("still", still.span)]
            yield RULE.finding(one.fork.value_span("fork"), variant=variant, related=related, **facts)  # type: ignore[arg-type]


def _facts(one: Meeting) -> dict[str, Fact]:
    ways = {"path": one.path, "one": one.one, "other": one.other}
    return {"fork": one.fork.label, "step": one.step.label, **{name: _path(way) for name, way in ways.items()}}


def _how_they_meet(one: Meeting, flow: Flow) -> tuple[str, dict[str, Fact]]:
    back = next((step for step in (*one.one, *one.other) if step in (*one.path, one.fork)), None)
    if back is not None:
        return "meet-back", {"back": back.label}
    before = [step for step in dict.fromkeys(flow.before[one.step]) if step in flow.reachable]
    pair = in_place_of(flow, before, before, one.step)
    return ("meet", {}) if pair is None else ("meet-instead", {"first": pair[0].label, "second": pair[1].label})


def _how_it_ends(one: Meeting, flow: Flow) -> tuple[str, dict[str, Fact]]:
    back = next((step for step in one.other if step in (*one.path, one.fork)), None)
    if back is not None:
        return "end-back", {"back": back.label}
    for step in reversed(one.one):
        if turns(flow, step) and any(later.join == "all" for later in flow.reach([step])):
            return "end-turns-off", {"turn": step.label}
    return "end", {}


def _path(steps: list[Step]) -> str:
    return " → ".join(step.id for step in steps)
