"""C10: customers can reach machines only."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.service import Service
from svcdsl.model.shared import Channel
from svcdsl.rules.base import Context, Rule

WITHOUT_A_PERSON = ("app", "web", "sms", "self-service", "bot")

RULE = Rule(
    code="C10",
    name="digital-only",
    severity="warning",
    phase=2,
    on="service",
    source="GOV.UK Service Standard, points 3 and 5",
    condition={
        "en": "The service has touchpoints, and none is on a channel with a person.",
        "zh": "服务的触点全都在没有人的渠道上。",
    },
    message={
        "en": "At no touchpoint of service “{service}” can customers reach a person.",
        "zh": "服务“{service}”的所有触点都碰不到人。",
    },
    why={
        "en": "Some customers have no device, bad eyes, or a case that no form foresees. They are the ones who "
        "need the service most, and they are shut out.",
        "zh": "总有客户不会用手机、看不清屏幕，或者遇到表单里没有的情况。最需要帮助的人，恰恰被挡在了门外。",
    },
    help={
        "en": "Add a touchpoint on a counter, a telephone or another channel with people, or let a channel hand "
        "over to one (`handoff`).",
        "zh": "加一个柜台、电话等有人的触点，或者让渠道`转人工`。",
    },
    related={"touchpoint": {"en": "a touchpoint without a person", "zh": "没有人的触点"}},
    bad="""
svcdsl 1
channel website kind web
channel helper kind bot
service stay {  # finds C10
  touchpoint book channel website
  touchpoint ask channel helper
}
""",
    good="""
svcdsl 1
channel website kind web
channel hotline kind phone
service stay {
  touchpoint book channel website
  touchpoint ask channel hotline
}
""",
    unseen={
        "en": "Whether the person can help. Counters, telephones, letters, e-mail, chat and social media are "
        "taken to have one, and so is a channel that hands over to such a channel. Where a touchpoint does "
        "not say its channel nothing is concluded.",
        "zh": "人能不能帮上忙，本规则看不出来。柜台、电话、现场、信件、邮件、在线客服和社交媒体算有人，"
        "能转到这些渠道的也算。有触点没写渠道时，不下结论。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A service none of whose touchpoints has a person."""
    touchpoints = service.touchpoints.values()
    if touchpoints and not any(_may_have_person(touchpoint.channel) for touchpoint in touchpoints):
        related = [Related("touchpoint", touchpoint.span) for touchpoint in touchpoints]
        yield RULE.finding(service.span, related=related, service=service.label)


def _may_have_person(channel: Channel | None) -> bool:
    """Whether a channel, or one it hands over to, has a person, or is not known well enough."""
    seen: set[Channel] = set()
    while channel is not None and channel.kind in WITHOUT_A_PERSON and channel not in seen:
        seen.add(channel)
        if not channel.has("handoff"):
            return False
        channel = channel.handoff
    return channel not in seen
