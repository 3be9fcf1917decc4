"""L03: a customer has taken the trouble to write, and nobody says until when there is an answer."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Feedback
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L03",
    name="feedback-without-deadline",
    severity="warning",
    phase=3,
    on="feedback",
    source="seed 002",
    condition={
        "en": "Feedback that comes from a single person (a complaint, a suggestion) has no `acknowledge` or no "
        "`resolve`.",
        "zh": "由个人提出的反馈（投诉、建议）没有写明`受理告知`或`办结`的时限。",
    },
    message={
        "both": {
            "en": "“{feedback}” has no deadlines: neither by when people hear that it has arrived, nor by when "
            "it is settled.",
            "zh": "“{feedback}”没有时限：多久告知对方已受理、多久办结，都没有写明。",
        },
        "acknowledge": {
            "en": "“{feedback}” does not say by when people hear that it has arrived.",
            "zh": "“{feedback}”没有写明多久告知对方已受理。",
        },
        "resolve": {
            "en": "“{feedback}” does not say by when it is settled.",
            "zh": "“{feedback}”没有写明多久办结。",
        },
    },
    why={
        "en": "Who hears nothing thinks that nobody has read it, and complains a second time, elsewhere and in public.",
        "zh": "没有回音，对方就以为没人看，于是再投诉一次，而且是到别处、当众投诉。",
    },
    help={
        "en": "Add both deadlines; they count in the channel's open hours: `acknowledge 4bh`, `resolve 5bd`.",
        "zh": "写上两个时限，按渠道的营业时间计算：`受理告知 4工作小时`、`办结 5个工作日`。",
    },
    bad="""
svcdsl 1
service stay {
  phase transition
  feedback complaints kind complaint acknowledge 4h  # finds L03
  feedback ideas kind suggestion  # finds L03
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  feedback complaints kind complaint acknowledge 4h resolve 5d
  feedback after-stay kind survey
}
""",
    unseen={
        "en": "Whether the deadlines are kept; that takes an sla. Its milestones do not replace them here. "
        "Suggestions from employees are asked for deadlines too.",
        "zh": "时限是否做到，本规则看不出来，那要靠服务级别；服务级别中的节点不能代替这里的时限。"
        "员工的建议同样要求有时限。",
    },
)


@RULE.checks
def check(feedback: Feedback, context: Context) -> Iterator[Finding]:
    """A complaint or suggestion without `acknowledge` or `resolve`."""
    if feedback.kind not in ("complaint", "suggestion"):
        return
    missing = [name for name in ("acknowledge", "resolve") if not feedback.has(name)]
    if missing:
        variant = missing[0] if len(missing) == 1 else "both"
        yield RULE.finding(feedback.span, variant=variant, feedback=feedback.label)
