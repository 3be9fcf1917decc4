"""F08: a step that waits for a branch which does not come."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses import Flow
from svcdsl.analyses.runs import Waiting
from svcdsl.analyses.situations import MOST_SITUATIONS
from svcdsl.diagnostics import Fact, Finding, Related
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._in_place_of import in_place_of, turned_off
from svcdsl.rules.flow._told_once import tells_of

RULE = Rule(
    code="F08",
    name="join-never-complete",
    severity="error",
    phase=1,
    on="process",
    source="soundness of workflow nets",
    condition={
        "en": "A `join: all` waits in some run for a branch that does not come; it waits for one arrival over every "
        "way into it. A process too large to be decided is named as such.",
        "zh": "写了`汇合 全部`的步骤要等每一条通向它的路都到一次，而某种走法下有一条路永远不会来。"
        "流程太大而无法判定时会说明。",
    },
    message={
        "": {
            "en": "“{step}” can wait for ever: after {path} it has everything but what comes from {missing}, and "
            "nothing is on its way any more.",
            "zh": "“{step}”可能永远等不齐：走完 {path} 之后，还差从 {missing} 来的一路，而已经没有什么会来了。",
        },
        "start": {
            "en": "“{step}” can wait for ever: the process starts with it, and it waits for what comes from {missing} "
            "too, which cannot come before it.",
            "zh": "“{step}”可能永远等不齐：流程从它开始，它却还要等从 {missing} 来的一路，而那一路只能在它之后。",
        },
        "undecided": {
            "en": "Whether the forks and joins of process “{process}” work is not decided: it can be in more than "
            "{most} situations.",
            "zh": "流程“{process}”的并行与汇合是否正确，未能判定：可能出现的情形超过 {most} 种。",
        },
    },
    why={
        "en": "The case lies on a desk, waiting for a colleague who was never asked. The customer hears nothing.",
        "zh": "单子压在桌上，等着一个从来没有接到任务的同事；客户什么消息也没有。",
    },
    help={
        "": {
            "en": "Where only one of the ways is taken, leave out `join all`; where all are meant, let every run go "
            "all of them: fork before, and let no branch turn off.",
            "zh": "如果只走其中一条路，去掉`汇合 全部`；如果每条路都要走，就在前面用`并行`分开，"
            "并且不让任何分支中途走开。",
        },
        "choice": {
            "en": "Nothing forks before “{step}”: a case comes over one of the ways only. Leave out `join all`.",
            "zh": "“{step}”之前没有`并行`，每次只从其中一条路来：去掉`汇合 全部`。",
        },
        "instead": {
            "en": "A case comes over “{one}” or over “{other}”, never over both, and `join all` waits for both. Let these "
            "two come together first, in a step without `join all`, and only that step lead to “{step}”.",
            "zh": "每次只走“{one}”或“{other}”其中一条，`汇合 全部`却两条都等。让这两条先汇到一个不写`汇合`的步骤，"
            "再由那一步通到“{step}”。",
        },
        "turns-off": {
            "en": "At “{turn}” a case can turn off and then never comes to “{step}”. Let the ways on from “{turn}” come "
            "together again in one step, and that step lead to “{step}”; or decide before the fork whether the case "
            "goes on.",
            "zh": "在“{turn}”可以中途走开，走开的就再也到不了“{step}”。让从“{turn}”分出的几条路先汇到同一个步骤"
            "（不写`汇合`），再由那一步通到“{step}”；或者在`并行`之前就判断还办不办。",
        },
        "goes-back": {
            "en": "After “{step}” a case comes back into one of the branches only. Let it come back to the step that "
            "forks, so that all branches are gone again, or to a step after “{step}”.",
            "zh": "过了“{step}”又退回来时，只退回到其中一个分支。应退回到写`并行`的那一步，各分支都重走一遍；"
            "或者退回到“{step}”之后的步骤。",
        },
        "nobody": {
            "en": "No case ever comes to {missing}. Let a step lead there, after a fork, or take its way to “{step}” away.",
            "zh": "从来没有情况会走到 {missing}。在前面用`并行`通到那里，或者去掉它通到“{step}”的路。",
        },
        "start": {
            "en": "Leave out `join all`: a step with which a process starts waits for nobody. If branches are to meet "
            "there, let the process start before they fork.",
            "zh": "去掉`汇合 全部`：流程的第一步没有谁可等。如果确实要在这里汇合，就从分支之前的步骤开始流程。",
        },
        "undecided": {
            "en": "Let branches that belong together meet in a `join all` of their own, or make a process of its own "
            "of a part.",
            "zh": "让同属一组的分支先各自`汇合 全部`，或者把其中一部分单独写成一个流程。",
        },
    },
    related={"missing": {"en": "from here nothing comes", "zh": "这里的一路不会来"}},
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk {
      choose when "with bags" share 60% -> bring-bags
      choose otherwise -> find-room
    }
    step find-room by clerk -> hand-key
    step bring-bags by clerk -> hand-key
    step hand-key by clerk join all -> end  # finds F08
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
        "en": "Several ways from one step into a join are alternatives and count as one; the arrival of the case "
        "counts as a way into its first step. Ways from steps that nothing leads to count, since they never come. A "
        "choice may go any way, however small its share. Where another join is the reason that one waits, only that "
        "one is named; what comes after a fork's meeting (F07) is looked at once that is mended. A case that gets to a way on "
        "that cannot be resolved, or to a step that goes nowhere (F11), is followed no further.",
        "zh": "同一个步骤有几条路通向汇合的，只能走其一，算一路；流程的起点还要算上单子到来这一路。"
        "从走不到的步骤来的路也算，因为它永远不会来。判断可以走任何一条路，不论占比多小。"
        "因为另一个汇合等不齐才等不齐的，只报告前一个；并行分支未等齐就汇到一起（F07）之后的部分，改好后再查。"
        "走到去向无法识别或没有去向（F11）的步骤就不再往下查。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Joins that wait for ever in some run; and the process that is too large to tell."""
    soundness = context.analyses.soundness(process)
    for one in soundness.waiting:
        if tells_of(process, one.join, context):
            variant, facts = _reason(one, context.analyses.flow(process))
            yield RULE.finding(
                one.join.value_span("join"),
                variant=variant,
                related=[Related("missing", step.span) for step in one.missing[:3]],
                step=one.join.label,
                path=_path(one.path),
                missing=", ".join(step.id for step in one.missing),
                **facts,  # type: ignore[arg-type]
            )
    if not soundness.decided:
        yield RULE.finding(
            process.span, variant="undecided", severity="info", process=process.label, most=MOST_SITUATIONS
        )


def _reason(one: Waiting, flow: Flow) -> tuple[str, dict[str, Fact]]:
    """Why what is missing does not come, as the variant, and its facts."""
    if one.join is flow.process.start:
        return "start", {}
    if flow.reachable.isdisjoint(one.missing):
        return "nobody", {}
    if not any(step.fork for step in one.path):
        return ("choice" if not any(step.fork for step in flow.reachable) else ""), {}
    if one.join in one.path:
        return "goes-back", {}
    pair = in_place_of(flow, one.missing, one.arrived, one.join)
    if pair is not None:
        return "instead", {"one": pair[1].label, "other": pair[0].label}
    turn = turned_off(flow, one.path, one.missing, one.join)
    return ("turns-off", {"turn": turn.label}) if turn is not None else ("", {})


def _path(steps: list[Step]) -> str:
    return " → ".join(step.id for step in steps)
