"""D14: a machine answers, and behind it there is nobody."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.shared import Channel
from svcdsl.rules.base import Context, Rule

AUTOMATED = ("bot", "self-service")

RULE = Rule(
    code="D14",
    name="bot-without-handoff",
    severity="error",
    phase=2,
    on="channel",
    fix="scaffold",
    source="seed 004",
    condition={
        "en": "An automated channel (of kind bot or self-service) has no `handoff` to a channel where a person "
        "takes over.",
        "zh": "自动渠道（机器人或自助）没有写`转人工`到哪个渠道。",
    },
    message={
        "en": "At “{channel}” a machine serves, and there is no way to a person.",
        "zh": "“{channel}”是自动服务渠道，却没有转人工的去处。",
    },
    why={
        "en": "The machine fails just those whose case is not usual: the ones who need help most, and who are "
        "already annoyed.",
        "zh": "机器应付不了的，恰恰是情况特殊、最需要帮助的客户，而他们往往已经不耐烦了。",
    },
    help={
        "en": "Name the channel where a person takes over: `handoff service-line`.",
        "zh": "写明由哪个人工渠道接手，例如 `转人工 客服热线`。",
    },
    bad="""
svcdsl 1
channel kiosk kind self-service  # finds D14
""",
    good="""
svcdsl 1
channel kiosk kind self-service handoff desk
channel desk kind counter
""",
    unseen={
        "en": "Whether customers find the way to a person, and whether somebody is there. A channel that hands "
        "over to another machine is not reported, as long as it names one.",
        "zh": "客户是否找得到人工入口、那里是否真的有人，本规则看不出来。写了转到另一个自动渠道的，也不报告。",
    },
)


@RULE.checks
def check(channel: Channel, context: Context) -> Iterator[Finding]:
    """A bot or self-service channel for which no `handoff` is written."""
    if channel.kind in AUTOMATED and not channel.has("handoff"):
        yield RULE.finding(channel.span, channel=channel.label)
