"""K09: each complaint is answered, and nobody asks why there are so many."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.reviewed import is_reviewed
from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Feedback
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K09",
    name="complaints-unread",
    severity="warning",
    phase=4,
    on="feedback",
    fix="scaffold",
    source="ISO 10002",
    condition={
        "en": "Complaint feedback has neither a `review` of its own nor a review that covers it.",
        "zh": "投诉既没有自己的`评审`，也没有任何评审覆盖它。",
    },
    message={
        "en": "The complaints “{feedback}” are settled one by one, but never looked at together.",
        "zh": "投诉“{feedback}”只是逐件处理，从来没有人汇总来看。",
    },
    why={
        "en": "One complaint is a case, ten of a kind are a fault of the service. Who never counts them pays "
        "for the same fault every month.",
        "zh": "一件投诉是个案，十件同类投诉就是服务有毛病。从不汇总，就会月月为同一个毛病赔偿。",
    },
    help={
        "en": "Say how often they are looked through (`review every 1mo`), or add them to what a review covers.",
        "zh": "写明多久汇总评审一次（`评审 每月`），或者把它加到某个评审的`覆盖`里。",
    },
    bad="""
svcdsl 1
service stay {
  phase operation
  feedback complaints kind complaint  # finds K09
  feedback after-stay kind survey
  review monthly covers after-stay
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  feedback complaints kind complaint
  review monthly covers complaints
}
""",
    unseen={
        "en": "Whether the review is held and looks for causes. L02 says the same of all feedback; here it is "
        "a gap of knowledge. A review that covers something unknown is given the benefit of the doubt.",
        "zh": "评审是否真的开了、有没有找原因，本规则看不出来。L02 对所有反馈都作同样检查，这里是从了解客户的角度。"
        "评审覆盖的内容若无法识别，先不报告。",
    },
)


@RULE.checks
def check(feedback: Feedback, context: Context) -> Iterator[Finding]:
    """Complaints that are never reviewed as a whole."""
    if feedback.kind == "complaint" and not is_reviewed(feedback, context.analyses):
        yield RULE.finding(feedback.span, feedback=feedback.label)
