"""L04: a survey that nobody could carry out as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Feedback
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L04",
    name="survey-incomplete",
    severity="warning",
    phase=3,
    on="feedback",
    source="ISO 10004",
    condition={
        "en": "A survey has no `asks`, `when`, `sample` or `response`.",
        "zh": "问卷没有写明`题目`、`触发`、`抽样比例`或`回收率`。",
    },
    message={
        "en": "The survey “{feedback}” does not say {fields}.",
        "zh": "问卷“{feedback}”没有写明：{fields}。",
    },
    why={
        "en": "What is asked, when, of how many, and how many answer decides what the figure is worth. Where it "
        "is open, everybody asks as they like, and no two months can be compared.",
        "zh": "问什么、何时问、问多少人、有多少人回答，决定了结果值不值得信。没有定好，各问各的，月与月之间无法比较。",
    },
    help={
        "en": 'Add what is missing: the questions (`asks csat "How was it?" kind csat`), after which event or how '
        "often people are asked (`when pay.done`), what percentage of the cases is asked (`sample 20%`), and what "
        "percentage is expected to answer (`response 25%`).",
        "zh": "补上缺少的内容：题目（如 `题目 满意度 “您满意吗？” 类型 满意度`）、"
        "在什么之后或多久问一次（如 `触发 结账.完成`）、"
        "问多大比例的客户（如 `抽样比例 20%`）、预计多大比例会回答（如 `回收率 25%`）。",
    },
    bad="""
svcdsl 1
service stay {
  phase transition
  process leave { start pay; step pay lane customer -> end }
  feedback after-stay kind survey when pay.done sample 20% {  # finds L04
    asks csat "How was your stay?" kind csat
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  process leave { start pay; step pay lane customer -> end }
  feedback after-stay kind survey when pay.done sample 20% response 25% {
    asks csat "How was your stay?" kind csat
  }
}
""",
    unseen={
        "en": "Whether the questions are good ones and the expected response is real. A survey that a step "
        "`collects` is asked there, and needs no `when`. All that is missing is told in one finding.",
        "zh": "题目好不好、预计的回收率是否实际，本规则看不出来。由步骤收集的问卷就在该步骤发放，不必再写`触发`。"
        "缺少的内容合在一条里报告。",
    },
)

FIELDS = ("asks", "when", "sample", "response")


@RULE.checks
def check(feedback: Feedback, context: Context) -> Iterator[Finding]:
    """A survey of which one of the fields is not written."""
    if feedback.kind != "survey":
        return
    missing = [name for name in FIELDS if not feedback.has(name)]
    if "when" in missing and any(context.analyses.referrers.of(feedback, "step", "collects")):
        missing.remove("when")
    if missing:
        yield RULE.finding(feedback.span, feedback=feedback.label, kind="feedback", fields=missing)
