"""D07: a process that only performs: nothing is made ready for it, or nobody follows up."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.neighbours import joined_steps
from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Process
from svcdsl.rules.base import Context, Rule

PARTS = ("prepare", "follow-up")

RULE = Rule(
    code="D07",
    name="part-missing",
    severity="info",
    phase=2,
    on="process",
    source="seed 003",
    condition={
        "en": "A process has no step of `part prepare`, or none of `part follow-up`.",
        "zh": "流程中没有`环节 准备`的步骤，或没有`环节 跟进`的步骤。",
    },
    message={
        "prepare": {
            "en": "Process “{process}” has no step that prepares the service.",
            "zh": "流程“{process}”没有准备环节的步骤。",
        },
        "follow-up": {
            "en": "Process “{process}” has no step that follows up: it ends as soon as the work is done.",
            "zh": "流程“{process}”没有跟进环节的步骤：事情一做完就结束了。",
        },
        "": {
            "en": "Process “{process}” has neither a step that prepares the service nor one that follows up.",
            "zh": "流程“{process}”既没有准备环节的步骤，也没有跟进环节的步骤。",
        },
    },
    why={
        "en": "Most of what goes wrong before the customer's eyes was not made ready; and only who looks "
        "after it learns whether it was right.",
        "zh": "当着客户的面出的差错，多半是事先没有准备好；而做得对不对，只有事后跟进才知道。",
    },
    help={
        "prepare": {
            "en": "Write the step that makes things ready, or mark the one that does with `part prepare`.",
            "zh": "补上做准备的步骤；如果已有这样的步骤，就写上 `环节 准备`。",
        },
        "follow-up": {
            "en": "Write the step that follows up, such as a question to the customer, or mark the one that "
            "does with `part follow-up`.",
            "zh": "补上事后跟进的步骤（例如回访）；如果已有这样的步骤，就写上 `环节 跟进`。",
        },
        "": {
            "en": "Mark the steps that do so with `part prepare` and `part follow-up`, or write them.",
            "zh": "给做准备和做跟进的步骤写上 `环节 准备`、`环节 跟进`；没有这样的步骤，就补上。",
        },
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {  # finds D07
    start room-ready
    step room-ready by clerk part prepare -> hand-key
    step hand-key by clerk part perform -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start room-ready
    step room-ready by clerk part prepare -> hand-key
    step hand-key by clerk part perform -> ask
    step ask by clerk part follow-up -> end
  }
}
""",
    unseen={
        "en": "What a step without a `part` is for. Steps of other processes that lead here or "
        "that this one leads to count as its own.",
        "zh": "没有写`环节`的步骤属于哪个环节，本规则看不出来。转入本流程的、本流程转去的其他流程的步骤，也算在内。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """A process of whose steps none prepares, or none follows up."""
    own = {step.part for step in process.steps.values()}
    if own.issuperset(PARTS):
        return
    steps = joined_steps(process, context.analyses)
    parts = {step.part for step in steps}
    lacks = [part for part in PARTS if part not in parts]
    if lacks and not any(step.part is None and step.has("part") for step in steps):
        yield RULE.finding(process.span, variant=lacks[0] if len(lacks) == 1 else "", process=process.label)
