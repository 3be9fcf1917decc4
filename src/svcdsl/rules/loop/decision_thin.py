"""L12: decided for the only way that anybody thought of."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Improvement
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L12",
    name="decision-thin",
    severity="info",
    phase=4,
    on="improvement",
    source="seed 002",
    condition={
        "en": "An improvement from pilot on has fewer than two options, or a chosen one without a risk.",
        "zh": "已进入试点及以后的改进，备选方案不足两个，或者选定的方案没有写明风险。",
    },
    message={
        "none": {
            "en": "The improvement “{improvement}” is being carried out, but it is not written which options it "
            "was chosen from.",
            "zh": "改进“{improvement}”已在实施，却没有写出当初比较过哪些方案。",
        },
        "one": {
            "en": "The improvement “{improvement}” is being carried out, but only one option was weighed.",
            "zh": "改进“{improvement}”已在实施，却只有一个方案，没有比较。",
        },
        "risk": {
            "en": "The option “{option}” was chosen, and nobody has written what could go wrong with it.",
            "zh": "选定了方案“{option}”，却没有写明它可能带来什么问题。",
        },
    },
    why={
        "en": "The first idea is seldom the best one for customers; and what nobody asked before is found out by them.",
        "zh": "第一个想到的办法往往不是对客户最好的；事先没想到的问题，最后由客户来发现。",
    },
    help={
        "none": {
            "en": "Write at least two `options`, with cost and risk, and which one is `chosen`. To leave things as "
            "they are is an option too.",
            "zh": "至少写两个`方案`，写明费用和风险，并注明`选定`哪一个。维持现状也是一个方案。",
        },
        "one": {
            "en": "Write what else was thought of; to leave things as they are is an option too.",
            "zh": "写出还考虑过什么办法；维持现状也是一个方案。",
        },
        "risk": {
            "en": "Add `risk` and what could go wrong.",
            "zh": "加上`风险`，写明可能出什么问题。",
        },
    },
    bad="""
svcdsl 1
service stay {
  phase operation
  improvement faster-key "Faster key" {  # finds L12
    status pilot
    options kiosk "A kiosk in the lobby" cost 80000 CNY chosen  # finds L12
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  improvement faster-key "Faster key" {
    status pilot
    options kiosk "A kiosk in the lobby" cost 80000 CNY risk "Older guests stand before it helpless" chosen
    options clerk "A third clerk in the evening" cost 150000 CNY
  }
}
""",
    unseen={
        "en": "Whether the options were weighed in earnest. None need be marked as chosen, and those not chosen "
        "need no risk. Dropped improvements are left alone.",
        "zh": "是否真的比较过，本规则看不出来。不要求必须注明选定哪一个；没有选定的方案不要求写风险。"
        "已终止的改进不检查。",
    },
)


@RULE.checks
def check(improvement: Improvement, context: Context) -> Iterator[Finding]:
    """An improvement under way without a choice behind it, or with a chosen option whose risk is not written."""
    if improvement.status not in ("pilot", "rollout", "done"):
        return
    options = improvement.options.values()
    if len(options) < 2:
        variant = "one" if improvement.has("options") else "none"
        yield RULE.finding(improvement.span, variant=variant, improvement=improvement.label)
    for option in options:
        if option.chosen and not option.has("risk"):
            yield RULE.finding(option.span, variant="risk", option=option.label)
