"""P01: work of which nobody knows whose it is."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P01",
    name="step-without-role",
    severity="error",
    phase=2,
    on="step",
    source="seed 002",
    condition={
        "en": "A step outside the customer lane has no `by`.",
        "zh": "客户泳道以外的步骤没有写明`由`哪个岗位负责。",
    },
    message={
        "en": "Step “{step}” does not say which role does it.",
        "zh": "步骤“{step}”没有写明由哪个岗位来做。",
    },
    why={
        "en": "What is everybody's work is nobody's: the customer waits while each thinks that another does it.",
        "zh": "人人都管，等于没人管：大家都以为别人会做，等的是客户。",
    },
    help={
        "en": "Add `by` and the role. If the customers do it themselves, write `lane customer`.",
        "zh": "加上`由`和岗位；如果是客户自己做的，写`泳道 客户`。",
    },
    bad="""
svcdsl 1
service stay {
  process arrive {
    start fill-form
    step fill-form lane customer -> hand-key
    step hand-key lane frontstage -> end  # finds P01
  }
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  process arrive {
    start fill-form
    step fill-form lane customer -> hand-key
    step hand-key by clerk lane frontstage -> end
  }
}
""",
    unseen={
        "en": "Whether the role exists in the house and has the time. A step without a lane counts as "
        "outside the customer lane; roles under `with` lend a hand but do not answer for it.",
        "zh": "该岗位是否真有人、是否忙得过来，本规则看不出来。没有写泳道的步骤按客户泳道以外处理；"
        "`协同`的岗位只是帮忙，不算负责。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A step without `by` that is not known to be the customer's."""
    outside = step.lane is not None or not step.has("lane")
    if outside and step.lane != "customer" and not step.has("by"):
        yield RULE.finding(step.span, step=step.label)
