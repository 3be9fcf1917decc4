"""C01: something is told to customers that nothing in the house stands for."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Promise, Standard
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C01",
    name="promise-unbacked",
    severity="error",
    phase=2,
    on="promise",
    fix="scaffold",
    mends=("",),
    source="gaps model of service quality; ISO 10001",
    condition={
        "en": "A promise has no `backed-by`, or is backed by a standard without an audit.",
        "zh": "承诺没有`依托`，或者所依托的标准没有质检。",
    },
    message={
        "": {
            "en": "Nothing backs the promise “{promise}”: no sla and no audited standard.",
            "zh": "承诺“{promise}”没有依托：既没有服务级别，也没有经过质检的标准。",
        },
        "standard": {
            "en": "The promise “{promise}” rests on the standard “{standard}”, which is never audited: "
            "nobody would notice that it is broken.",
            "zh": "承诺“{promise}”依托的标准“{standard}”没有质检：没做到也没有人发现。",
        },
    },
    why={
        "en": "A promise raises what customers expect. If nobody in the house is bound to keep it, "
        "customers are the first to find out.",
        "zh": "承诺会抬高客户的期望。内部没有人受它约束，最先发现做不到的就是客户。",
    },
    help={
        "": {
            "en": "Say by which sla it is `backed-by`; for a promise without a figure, by which audited standard.",
            "zh": "写明`依托`哪项服务级别；没有数字的承诺，写明依托哪条有质检的标准。",
        },
        "standard": {
            "en": "Give the standard an `audit` (such as `audit every 1mo`), or back the promise by an sla.",
            "zh": "为该标准加上`质检`（例如 `质检 每月`），或者改为依托一项服务级别。",
        },
    },
    related={"standard": {"en": "the standard is here", "zh": "该标准在这里"}},
    bad="""
svcdsl 1
service stay {
  standard fresh-towels "Fresh towels every day"
  promise early-key "Your room at three o'clock" says always within 15m  # finds C01
  promise towels "Fresh towels every day" backed-by fresh-towels  # finds C01
}
""",
    good="""
svcdsl 1
service stay {
  standard fresh-towels "Fresh towels every day" audit every 1mo
  promise towels "Fresh towels every day" backed-by fresh-towels
}
""",
    unseen={
        "en": "Whether the promise says the same as what backs it (C02), and promises made in speech or "
        "print that are not written here.",
        "zh": "承诺与依托的内容是否一致（见 C02），以及没有写在这里的口头或印刷承诺，本规则看不出来。",
    },
)


@RULE.checks
def check(promise: Promise, context: Context) -> Iterator[Finding]:
    """A promise without `backed-by`, or by a standard without `audit`."""
    backing = promise.backed_by
    if not promise.has("backed_by"):
        yield RULE.finding(promise.span, promise=promise.label)
    elif isinstance(backing, Standard) and not backing.has("audit"):
        yield RULE.finding(
            promise.value_span("backed_by"),
            variant="standard",
            related=[Related("standard", backing.span)],
            promise=promise.label,
            standard=backing.label,
        )
