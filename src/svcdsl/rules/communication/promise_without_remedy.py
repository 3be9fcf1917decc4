"""C05: a promise that costs nothing to break."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Promise, Sla
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C05",
    name="promise-without-remedy",
    severity="warning",
    phase=3,
    on="promise",
    source="ISO 10001",
    condition={
        "en": "Neither a promise nor the sla behind it has a `remedy`.",
        "zh": "承诺和它依托的服务级别都没有写`补偿`。",
    },
    message={
        "": {
            "en": "The promise “{promise}” does not say what customers get when it is broken.",
            "zh": "承诺“{promise}”没有写明做不到时给客户什么补偿。",
        },
        "sla": {
            "en": "Neither the promise “{promise}” nor its sla “{sla}” says what customers get when it is broken.",
            "zh": "承诺“{promise}”和所依托的服务级别“{sla}”都没有写明做不到时给客户什么补偿。",
        },
    },
    why={
        "en": "A promise that costs nothing to break is advertising. One that is made good keeps the customer, "
        "and lets the house feel every miss.",
        "zh": "做不到也没有代价的承诺只是广告。做不到就补偿，客户才留得住，内部也才会在意每一次失误。",
    },
    help={
        "en": 'Add `remedy` to the promise, such as `remedy "A drink at the bar"`, or to its sla.',
        "zh": "给承诺或它的服务级别加上`补偿`，例如 `补偿 “赠饮一杯”`。",
    },
    related={"sla": {"en": "the sla is here", "zh": "该服务级别在这里"}},
    bad="""
svcdsl 1
channel website kind web
service stay {
  phase transition
  measure key-time kind duration
  sla quick-key party customer measure key-time objective 95% within 10m over 30d
  promise key on website says 95% within 10m backed-by quick-key  # finds C05
}
""",
    good="""
svcdsl 1
channel website kind web
service stay {
  phase transition
  measure key-time kind duration
  sla quick-key party customer measure key-time objective 95% within 10m over 30d
  promise key on website says 95% within 10m backed-by quick-key remedy "A drink at the bar"
}
""",
    unseen={
        "en": "Whether customers are given it, and whether it is fair. What a remedy is `worth` counts as one.",
        "zh": "补偿是否真的给到客户、是否公道，本规则看不出来。只写了`补偿金额`的也算。",
    },
)


@RULE.checks
def check(promise: Promise, context: Context) -> Iterator[Finding]:
    """A promise without a remedy, also of its sla."""
    backing = promise.backed_by
    if promise.has("remedy") or promise.has("worth") or (backing is None and promise.has("backed_by")):
        return
    if not isinstance(backing, Sla):
        yield RULE.finding(promise.span, promise=promise.label)
    elif not backing.has("remedy"):
        related = [Related("sla", backing.span)]
        yield RULE.finding(promise.span, variant="sla", related=related, promise=promise.label, sla=backing.label)
