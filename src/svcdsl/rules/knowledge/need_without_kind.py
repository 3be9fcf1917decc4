"""K03: a need of which nobody has said how much it weighs."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Need
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K03",
    name="need-without-kind",
    severity="info",
    phase=1,
    on="need",
    source="Kano; seed 000",
    condition={
        "en": "A need says neither that it is basic, nor expected, nor exciting.",
        "zh": "需求没有写明属于基本、期望还是兴奋需求。",
    },
    message={
        "en": "The need “{need}” does not say how much it matters: whether it is basic, expected or exciting.",
        "zh": "需求“{need}”没有写明轻重：是基本需求、期望需求，还是兴奋需求。",
    },
    why={
        "en": "A basic need that is missed drives customers away; an exciting one that is missed nobody "
        "notices. Who does not tell them apart polishes the wrong one first.",
        "zh": "基本需求没做到，客户就走；兴奋需求没做到，没人会发觉。分不清两者，力气就会用错地方。",
    },
    help={
        "en": "Add `kind basic` (customers are upset without it), `kind expected` (the more, the better) or "
        "`kind exciting` (a surprise that nobody would miss).",
        "zh": "加上`类型 基本`（没有就不满）、`类型 期望`（越多越满意）或`类型 兴奋`（意外之喜，没有也不会不满）。",
    },
    bad="""
svcdsl 1
service stay {
  need clean-room "A clean room"  # finds K03
}
""",
    good="""
svcdsl 1
service stay {
  need clean-room "A clean room" kind basic
}
""",
    unseen={
        "en": "Whether the kind is right for each customer group, and still right: what excites today is "
        "taken for granted in a few years.",
        "zh": "该类型是否符合每个客户群、是否已经变化，本规则看不出来：今天的惊喜，过几年就成了理所当然。",
    },
)


@RULE.checks
def check(need: Need, context: Context) -> Iterator[Finding]:
    """A need for which no `kind` is written."""
    if not need.has("kind"):
        yield RULE.finding(need.span, need=need.label)
