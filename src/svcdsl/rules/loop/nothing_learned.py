"""L13: customers speak, month after month, and nothing has ever come of it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Feedback
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L13",
    name="nothing-learned",
    severity="info",
    phase=5,
    on="feedback",
    reach="project",
    source="seed 002",
    condition={
        "en": "No improvement was ever `found-by` the feedback.",
        "zh": "从来没有任何改进的`来源`是这项反馈。",
    },
    message={
        "en": "No improvement was ever found by the feedback “{feedback}”.",
        "zh": "反馈“{feedback}”从来没有带来过任何改进。",
    },
    why={
        "en": "Either customers have nothing to say there, or nobody listens. Both are worth knowing: asking costs "
        "their time and yours.",
        "zh": "要么客户在这里没什么可说，要么说了没人听。两种情况都该弄清楚："
        "问卷和意见花的是客户的时间，也是您的时间。",
    },
    help={
        "en": "Where an improvement came from it, write `found-by` in that improvement. Else look through what came "
        "in, ask differently, or give it up.",
        "zh": "如果有改进来自它，就在那项改进里写上`来源`；否则把收到的意见翻一翻，换个问法，或者停掉它。",
    },
    bad="""
svcdsl 1
service stay {
  phase improvement
  feedback after-stay kind survey
  feedback guest-book kind review  # finds L13
  improvement faster-key found-by after-stay
}
""",
    good="""
svcdsl 1
service stay {
  phase improvement
  feedback after-stay kind survey { asks csat kind csat }
  feedback guest-book kind review
  measure satisfaction kind score asks after-stay.csat
  improvement faster-key found-by guest-book
  improvement warm-rooms found-by satisfaction
}
""",
    unseen={
        "en": "Improvements that were made and never written down, and feedback that has just begun. An improvement "
        "found by the measure of one of its questions counts, and so do those of other services; what the feedback "
        "`feeds` does not (L02 asks for that). While a `found-by` is not known, nothing is said.",
        "zh": "做过却没有写下来的改进、刚刚开始的反馈，本规则看不出来。"
        "来源是其题目所成指标的改进也算，其他服务的改进也算；"
        "反馈的`推动`不算（由 L02 检查）。有改进的`来源`无法识别时，先不报告。",
    },
)


@RULE.checks
def check(feedback: Feedback, context: Context) -> Iterator[Finding]:
    """Feedback that no improvement names, neither itself nor through a measure of its answers."""
    referrers = context.analyses.referrers
    measures = (one for asked in feedback.asks.values() for one in referrers.of(asked, "measure", "asks"))
    if any(any(referrers.of(source, "improvement", "found_by")) for source in (feedback, *measures)):
        return
    if not context.analyses.doubts.anywhere("improvement", "found_by"):
        yield RULE.finding(feedback.span, feedback=feedback.label)
