"""F07: branches that begin together and never come together again as they should."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._told_once import tells_of

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
    message={
        "meet": {
            "en": "Two branches after “{fork}” meet at “{step}”, which waits for neither, so it is done twice: "
            "{path}, then {one}, and again {other}.",
            "zh": "“{fork}”之后的两个分支汇到“{step}”，但这一步不等齐，因此会做两遍："
            "{path}，然后 {one}，又经 {other}。",
        },
        "end": {
            "en": "After “{fork}”, one branch ends the process at “{step}” while another is still at “{still}”: "
            "{path}, then {one} → end, beside {other}.",
            "zh": "“{fork}”之后，一个分支在“{step}”结束了流程，另一个分支却还在“{still}”：{path}，"
            "然后 {one} → 结束，同时 {other}。",
        },
    },
    why={
        "en": "The customer gets things twice, two calls, two letters, two refunds; or is told that all is done "
        "while half of it is not.",
        "zh": "客户会收到两遍：两个电话、两封信、两次退款；或者被告知已经办完，其实还有一半没做。",
    },
    help={
        "meet": {
            "en": "Write `join all` at the step where the branches meet, or let a choice take one of them instead "
            "of a fork both.",
            "zh": "在分支汇到的步骤写`汇合 全部`；如果只该走一条路，把`并行`改成`判断`。",
        },
        "end": {
            "en": "Let both branches lead to one step with `join all`, and let that step end the process.",
            "zh": "让两个分支都通到一个写了`汇合 全部`的步骤，由那一步结束流程。",
        },
    },
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
    soundness = context.analyses.soundness(process)
    for one in soundness.meetings:
        if tells_of(process, one.fork, context):
            yield RULE.finding(
                one.fork.value_span("fork"),
                variant="meet",
                related=[Related("meet", one.step.span)],
                fork=one.fork.label,
                step=one.step.label,
                path=_path(one.path),
                one=_path(one.one),
                other=_path(one.other),
            )
    for one in soundness.endings:
        if tells_of(process, one.fork, context):
            yield RULE.finding(
                one.fork.value_span("fork"),
                variant="end",
                related=[Related("end", one.step.span), Related("still", one.other[-1].span)],
                fork=one.fork.label,
                step=one.step.label,
                still=one.other[-1].label,
                path=_path(one.path),
                one=_path(one.one),
                other=_path(one.other),
            )


def _path(steps: list[Step]) -> str:
    return " → ".join(step.id for step in steps)
