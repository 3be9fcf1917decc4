"""K02: a need that somebody has thought up."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Need
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K02",
    name="need-without-evidence",
    severity="warning",
    phase=2,
    on="need",
    fix="scaffold",
    source="gaps model of service quality; seed 002",
    condition={
        "en": "A need has no `evidence`.",
        "zh": "需求没有写明`依据`。",
    },
    message={
        "en": "Nothing shows that customers have the need “{need}”.",
        "zh": "没有任何依据表明客户有需求“{need}”。",
    },
    why={
        "en": "What those inside take for a need of customers is often their own. A service built on it is "
        "good at what nobody asked for.",
        "zh": "内部觉得客户需要的，往往只是自己的想法。照这个去做，做得再好也不是客户要的。",
    },
    help={
        "en": "Say how you know it: `evidence method interview on 2026-05-20 answers 18`. If you do not know "
        "yet, ask some customers first.",
        "zh": "写明是怎样得知的，例如 `依据 方法 访谈 日期 2026-05-20 样本量 18`。还没有了解过的，先去问几位客户。",
    },
    bad="""
svcdsl 1
service stay {
  need clean-room "A clean room" kind basic  # finds K02
}
""",
    good="""
svcdsl 1
service stay {
  need clean-room "A clean room" kind basic evidence method complaint on 2026-05-01 answers 120
}
""",
    unseen={
        "en": "Whether the evidence is sound: one inquiry is enough, however few people were asked. How old "
        "it is, K04 looks at.",
        "zh": "依据是否可靠，本规则看不出来：有一项即可，不论问了多少人。依据是否过时由 K04 检查。",
    },
)


@RULE.checks
def check(need: Need, context: Context) -> Iterator[Finding]:
    """A need for which no `evidence` is written."""
    if not need.has("evidence"):
        yield RULE.finding(need.span, need=need.label)
