"""H10: kept for the sake of a rule that no longer holds."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Feedback, Sla, Standard
from svcdsl.model.shared import Norm
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="H10",
    name="norm-expired",
    severity="warning",
    phase=1,
    on="norm",
    source="derived",
    condition={
        "en": "Something `complies-with` a norm that is past its `until`.",
        "zh": "有内容的`依据规定`是一项已过有效期（`止`）的规定。",
    },
    message={
        "en": "“{thing}” complies with “{norm}”, which was in force until {day}.",
        "zh": "“{thing}”所依据的规定“{norm}”有效期到 {day} 为止，已经失效。",
    },
    why={
        "en": "A rule that has ended has mostly been followed by another, often a stricter one; until you know it, "
        "customers are not given what they are entitled to.",
        "zh": "旧规定失效，多半有新规定接替，而且往往更严。没弄清之前，客户就得不到应有的保障。",
    },
    help={
        "en": "See what holds now, write it as a norm and refer to that; if the old one was prolonged, change its "
        "`until`.",
        "zh": "查清现行规定，写成新的规定并改为依据它；如果旧规定已延期，就改它的`止`。",
    },
    related={"norm": {"en": "the norm and its last day", "zh": "该规定及其截止日期"}},
    bad="""
svcdsl 1
norm quiet-hours "City rule on quiet hours" limit 10m until 2025-12-31
service stay {
  standard quiet-night "Quiet after ten" complies-with quiet-hours  # finds H10
}
""",
    good="""
svcdsl 1
norm quiet-hours "City rule on quiet hours" limit 10m until 2026-12-31
service stay {
  standard quiet-night "Quiet after ten" complies-with quiet-hours
}
""",
    unseen={
        "en": "Norms without an `until` that have ended all the same. The last day is still in force. A norm that "
        "nothing complies with may stay for the record.",
        "zh": "没写`止`而实际已失效的规定，本规则看不出来。截止当天仍然有效。没有内容依据它的旧规定可以留作记录。",
    },
)


@RULE.checks
def check(norm: Norm, context: Context) -> Iterator[Finding]:
    """What complies with a norm after its last day."""
    if norm.until is None or norm.until.value.isoformat() >= context.today:
        return
    for thing in context.analyses.referrers.of(norm, attribute="complies_with"):
        if isinstance(thing, (Standard, Sla, Feedback)):
            at = thing.complies_with.index(norm)
            related = [Related("norm", norm.value_span("until"))]
            day = norm.until.value.isoformat()
            place = thing.value_span("complies_with", at)
            yield RULE.finding(place, related=related, thing=thing.label, norm=norm.label, day=day)
