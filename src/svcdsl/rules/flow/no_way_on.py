"""F11: a step after which nobody knows what comes."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="F11",
    name="no-way-on",
    severity="warning",
    phase=1,
    on="step",
    fix="safe",
    mends=("last",),
    source="bpmnlint",
    condition={
        "en": "A step has none of `then`, `choose` and `fork`, and does not lead to `end`.",
        "zh": "步骤既没有`下一步`、`判断`、`并行`，也没有通到`结束`。",
    },
    message={
        "": {
            "en": "Nothing says what comes after step “{step}”.",
            "zh": "没有写步骤“{step}”之后做什么。",
        },
        "last": {
            "en": "Nothing says what comes after step “{step}”, the last one of its process; if it ends there, say so.",
            "zh": "没有写步骤“{step}”之后做什么；它是流程的最后一步，如果到此结束，请写明。",
        },
    },
    why={
        "en": "Where the paper stops, the work stops: the customer waits for what nobody has been told to do.",
        "zh": "流程写到哪里，事情就停在哪里：后面的事没有人知道要做，客户只能干等。",
    },
    help={
        "en": "Write what follows: `-> next-step`, or `-> end` where the process is over.",
        "zh": "写明之后做什么：`下一步 某步骤`；流程到此为止的，写 `下一步 结束`。",
    },
    bad="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start welcome
    step welcome by clerk -> hand-key
    step hand-key by clerk  # finds F11
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
        "en": "Failures and timeouts say where a case goes when something goes wrong; a step that has only these "
        "still lacks what comes otherwise. A way on that cannot be resolved counts as written.",
        "zh": "异常和超时只说明出问题时去哪里；只写了这些的步骤，正常情况下的去向仍然缺失。"
        "写了但无法识别的去向视为已写。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A step with no way on."""
    if step.has("then") or step.has("choose") or step.has("fork"):
        return
    process = step.parent
    is_last = isinstance(process, Process) and step is list(process.steps.values())[-1]
    yield RULE.finding(step.span, variant="last" if is_last else "", step=step.label)
