"""L09: it has become better, it is said."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Improvement
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L09",
    name="claim-without-baseline",
    severity="warning",
    phase=4,
    on="improvement",
    source="seeds 001, 004",
    condition={
        "en": "A result has no `answers` or no `period`, or its improvement has no `from`.",
        "zh": "结果没有写明`样本量`或`统计期`，或者该改进没有写`现状值`。",
    },
    message={
        "from": {
            "en": "The improvement “{improvement}” has a result, but no figure from before the change to hold it "
            "against.",
            "zh": "改进“{improvement}”写了结果，却没有改进之前的数字可比。",
        },
        "answers": {
            "en": "The result of “{improvement}” does not say how many cases or answers it rests on.",
            "zh": "改进“{improvement}”的结果没有写明依据多少份样本。",
        },
        "period": {
            "en": "The result of “{improvement}” does not say from which day to which it was measured.",
            "zh": "改进“{improvement}”的结果没有写明是哪段时间的数据。",
        },
    },
    why={
        "en": "30% better than when, and over how many cases? A good week is found for every claim, and then money "
        "is spent on what did not help customers.",
        "zh": "“提升30%”，和什么时候比、多少样本？想找总能找到好看的一周，钱就花在了对客户没用的地方。",
    },
    help={
        "from": {
            "en": "Write the figure as it was before the change: `from 12m`.",
            "zh": "写上改进之前的数字，例如`现状值 12分钟`。",
        },
        "answers": {
            "en": "Add `answers` and the number to the result.",
            "zh": "在结果里加上`样本量`和数目。",
        },
        "period": {
            "en": "Add `period` with its first and last day to the result: `period 2026-04-01..2026-06-30`.",
            "zh": "在结果里加上`统计期`的起止日期，例如`统计期 2026-04-01至2026-06-30`。",
        },
    },
    bad="""
svcdsl 1
service stay {
  phase operation
  improvement faster-key "Faster key" {
    to 8m
    result reached 8m30s answers 240  # finds L09, L09
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  improvement faster-key "Faster key" {
    from 12m
    to 8m
    result reached 8m30s answers 240 period 2026-04-01..2026-06-30
  }
}
""",
    unseen={
        "en": "Whether the change made the difference, and whether it is larger than chance; S17 looks at that "
        "beforehand. Each thing missing is told by itself.",
        "zh": "变化是不是改进带来的、是否超出偶然波动，本规则看不出来；后者由 S17 事先检查。缺几项就报告几条。",
    },
)


@RULE.checks
def check(improvement: Improvement, context: Context) -> Iterator[Finding]:
    """A result of which it is not said what it rests on, or against what it is held."""
    result = improvement.result
    if result is None:
        return
    missing = [] if improvement.has("from_") else ["from"]
    missing += [name for name in ("answers", "period") if not result.has(name)]
    for variant in missing:
        yield RULE.finding(improvement.key_span("result"), variant=variant, improvement=improvement.label)
