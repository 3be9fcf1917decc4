"""L10: a service that runs, and that nobody looks at as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L10",
    name="no-review",
    severity="warning",
    phase=4,
    on="service",
    fix="scaffold",
    source="ISO 20000-1; seed 002",
    condition={
        "en": "A service in operation has no review. How often feedback is looked through does not count.",
        "zh": "运营中的服务没有评审。反馈自身的评审不算。",
    },
    message={
        "en": "Service “{service}” runs, but nobody meets to look at its figures and decide.",
        "zh": "服务“{service}”已在运营，却没有定期评审来看数字、做决定。",
    },
    why={
        "en": "Figures that nobody looks at change nothing: standards slip a little each month, until customers "
        "have noticed before you.",
        "zh": "没人看的数字不会带来任何改变：标准一个月松一点，等您发觉时，客户早就感觉到了。",
    },
    help={
        "en": "Write a review: how often, by whom, and what it covers: `review monthly every 1mo by "
        "front-office-lead covers quick-key, complaints`.",
        "zh": "写一个评审：多久一次、谁参加、看什么，例如："
        "`评审 月度例会 周期 每月 评审人 前厅经理 覆盖 快速入住，投诉`。",
    },
    bad="""
svcdsl 1
service stay {  # finds L10
  phase operation
  feedback after-stay kind survey review every 1mo
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  feedback after-stay kind survey
  review monthly every 1mo covers after-stay
}
""",
    unseen={
        "en": "Whether the review is held and decides anything. A review of another service counts where it covers "
        "a measure, sla or feedback of this one.",
        "zh": "评审是否真的开了、有没有做决定，本规则看不出来。"
        "其他服务的评审只要覆盖本服务的指标、服务级别或反馈，就算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service without `reviews`, that no other's review looks at."""
    if service.has("reviews"):
        return
    referrers = context.analyses.referrers
    looked_at = (*service.measures.values(), *service.slas.values(), *service.feedback.values())
    if not any(any(referrers.of(thing, "review", "covers")) for thing in looked_at):
        yield RULE.finding(service.span, service=service.label)
