"""L02: what customers say comes in, and stays lying there."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Feedback
from svcdsl.model.service import Service
from svcdsl.rules.base import PHASES, Context, Rule

RULE = Rule(
    code="L02",
    name="feedback-dead-end",
    severity="error",
    phase=3,
    on="feedback",
    fix="scaffold",
    source="seed 003; ISO 10004",
    condition={
        "en": "Feedback has no owner (nor has its service), or no review (its own or one that covers it); "
        "from improvement on, a warning where it `feeds` nothing.",
        "zh": "反馈没有负责人（所属服务也没有），或没有评审（自身的，或覆盖它的评审）；从改进阶段起，"
        "没有`推动`任何改进或目标的为警告。",
    },
    message={
        "owner": {
            "en": "The feedback “{feedback}” has no owner: nobody has to do anything about what it says.",
            "zh": "反馈“{feedback}”没有负责人：收到什么意见，都没有人必须去处理。",
        },
        "review": {
            "en": "The feedback “{feedback}” is never looked through: it has no review, and no review covers it.",
            "zh": "反馈“{feedback}”从来没有人汇总查看：它自身没有评审，也没有哪个评审覆盖它。",
        },
        "feeds": {
            "en": "The feedback “{feedback}” leads to nothing: it feeds no improvement and no goal.",
            "zh": "反馈“{feedback}”没有下文：没有推动任何改进或目标。",
        },
    },
    why={
        "en": "To ask and then do nothing is worse than not to ask: customers have taken the trouble, and "
        "see that nothing changes.",
        "zh": "问了却不改，比不问更糟：客户花了时间提意见，却看到什么都没变。",
    },
    help={
        "owner": {
            "en": "Add `owner` and a role, to the feedback or to the whole service.",
            "zh": "为该反馈或整个服务加上`负责人`和岗位。",
        },
        "review": {
            "en": "Say how often it is looked through (`review every 1mo`), or let a review cover it.",
            "zh": "写明多久评审一次（例如 `评审 每月`），或者把它加到某个评审的`覆盖`里。",
        },
        "feeds": {
            "en": "Say which improvement or goal it `feeds`.",
            "zh": "写明它`推动`哪项改进或目标。",
        },
    },
    bad="""
svcdsl 1
role quality-lead
service stay {
  phase operation
  feedback guest-book kind review owner quality-lead  # finds L02
}
""",
    good="""
svcdsl 1
role quality-lead
service stay {
  phase operation
  feedback guest-book kind review owner quality-lead
  review monthly every 1mo covers guest-book
}
""",
    unseen={
        "en": "Whether the review is held and what it decides. An improvement that was `found-by` the "
        "feedback does not replace its `feeds`. A review that covers something unknown is given the "
        "benefit of the doubt.",
        "zh": "评审是否真的开了、定了什么，本规则看不出来。改进中写了`来源`为该反馈，不能代替反馈的`推动`。"
        "评审覆盖的内容若无法识别，先不报告。",
    },
)


@RULE.checks
def check(feedback: Feedback, context: Context) -> Iterator[Finding]:
    """Feedback without owner, review, or, from improvement on, anything that it feeds."""
    service = feedback.service
    if service is None:
        return
    if not feedback.has("owner") and not service.has("owner"):
        yield RULE.finding(feedback.span, variant="owner", feedback=feedback.label)
    if not feedback.has("review") and not _is_covered(feedback, service, context):
        yield RULE.finding(feedback.span, variant="review", feedback=feedback.label)
    if context.phase == len(PHASES) and not feedback.has("feeds"):
        yield RULE.finding(feedback.span, severity="warning", variant="feeds", feedback=feedback.label)


def _is_covered(feedback: Feedback, service: Service, context: Context) -> bool:
    for review in service.reviews.values():
        if review.has("covers") and not review.covers:
            return True
    return any(context.analyses.referrers.of(feedback, "review", "covers"))
