"""C07: complaints are taken where no customer comes by."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Feedback
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="C07",
    name="complaint-channel-hidden",
    severity="error",
    phase=3,
    on="feedback",
    reach="project",
    source="ISO 10002",
    condition={
        "en": "Customers' complaints come in through a channel at which there is no touchpoint.",
        "zh": "受理客户投诉的渠道上没有任何触点。",
    },
    message={
        "en": "Complaints (“{feedback}”) are taken on the channel “{channel}”, but customers meet it at no touchpoint.",
        "zh": "投诉（“{feedback}”）走渠道“{channel}”，可这个渠道上没有任何触点，客户碰不到它。",
    },
    why={
        "en": "Customers who cannot find where to complain do not become content: they tell others, or a regulator.",
        "zh": "客户找不到投诉的地方，不等于没有不满：他会去网上说，去找监管部门。",
    },
    help={
        "en": "Write a touchpoint on this channel, or take complaints on one where customers already meet you.",
        "zh": "在该渠道上写一个触点，或者改由客户本来就会用到的渠道受理投诉。",
    },
    related={"channel": {"en": "the channel is here", "zh": "该渠道在这里"}},
    bad="""
svcdsl 1
channel front-desk kind counter
channel letter-box kind post
service stay {
  phase transition
  touchpoint check-in channel front-desk
  feedback complaints kind complaint channel letter-box  # finds C07
}
""",
    good="""
svcdsl 1
channel front-desk kind counter
service stay {
  phase transition
  touchpoint check-in channel front-desk
  feedback complaints kind complaint channel front-desk
}
""",
    unseen={
        "en": "Whether the way to it is signposted. A touchpoint of any service will do; that another channel "
        "hands over to it will not. Complaints of employees, and complaints without a channel, are not looked at.",
        "zh": "有没有指引，本规则看不出来。任何服务的触点都算；由别的渠道转过来的不算。"
        "员工的投诉和没有写渠道的投诉不查。",
    },
)


@RULE.checks
def check(feedback: Feedback, context: Context) -> Iterator[Finding]:
    """Complaints of customers whose channel no touchpoint is on."""
    channel, service = feedback.channel, feedback.service
    if feedback.kind != "complaint" or feedback.from_ == "employees" or channel is None or service is None:
        return
    if any(context.analyses.referrers.of(channel, "touchpoint", "channel")):
        return
    if context.analyses.doubts.about(service, "touchpoint", "channel"):
        return  # the channel that could not be found may be this one
    yield RULE.finding(
        feedback.value_span("channel"),
        related=[Related("channel", channel.span)],
        feedback=feedback.label,
        channel=channel.label,
    )
