"""D18: complaints are handled, but not to the end, or not in view of who complained."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.neighbours import joined_steps
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Process
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.design._choices import in_both_languages

STAGES = ("receive", "track", "acknowledge", "assess", "investigate", "respond", "inform", "close")

RULE = Rule(
    code="D18",
    name="complaint-stage-missing",
    severity="warning",
    phase=3,
    on="process",
    source="ISO 10002",
    condition={
        "en": "A process that handles complaints lacks one of: receive, track, acknowledge, assess, investigate, "
        "respond, inform, close.",
        "zh": "处理投诉的流程缺少以下某个环节：受理、跟踪、受理告知、评估、调查、答复、沟通决定、结案。",
    },
    message={
        "en": "Process “{process}” handles complaints, but no step does this: {stages}.",
        "zh": "流程“{process}”处理投诉，但没有步骤负责：{stages}。",
    },
    why={
        "en": "A complaint of which one link is missing is lost just there: not confirmed, not looked into, or "
        "decided without the customer ever hearing of it.",
        "zh": "缺了哪一环，投诉就断在哪一环：没有告知已受理，没有调查，或者已经决定了客户却不知道。",
    },
    help={
        "en": "Add the stage to the `handles` of the step that does it, or write a step for it. One step may "
        "handle several.",
        "zh": "把缺少的环节加到实际负责的步骤的`投诉环节`里，没有就补一个步骤；一个步骤可以负责几个环节。",
    },
    related={"handles": {"en": "a step that handles complaints", "zh": "处理投诉的步骤"}},
    bad="""
svcdsl 1
role guest-relations
service stay {
  phase transition
  process complaint {  # finds D18
    start take
    step take by guest-relations handles receive, track, acknowledge -> judge
    step judge by guest-relations handles assess, investigate, respond -> end
  }
}
""",
    good="""
svcdsl 1
role guest-relations
service stay {
  phase transition
  process complaint {
    start take
    step take by guest-relations handles receive, track, acknowledge -> judge
    step judge by guest-relations handles assess, investigate -> answer
    step answer by guest-relations handles respond, inform, close -> end
  }
}
""",
    unseen={
        "en": "Whether every complaint passes all of the stages, and in what order. Steps of other processes that "
        "lead here or that this one leads to count as its own.",
        "zh": "是否每件投诉都走完各个环节、先后是否得当，本规则看不出来。"
        "转入本流程的、本流程转去的其他流程的步骤，也算在内。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """A process with `handles`, less what its steps and those joined to it handle."""
    own = [step for step in process.steps.values() if step.has("handles")]
    if not own:
        return
    steps = joined_steps(process, context.analyses)
    handled = {stage for step in steps for stage in step.handles}
    missing = [stage for stage in STAGES if stage not in handled]
    if missing and all(step.whole("handles") for step in steps):
        places = [Related("handles", step.span) for step in own]
        stages = in_both_languages("step", "handles", missing)
        yield RULE.finding(process.span, related=places, process=process.label, stages=stages)
