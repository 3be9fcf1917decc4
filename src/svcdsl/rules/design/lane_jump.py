"""D10: a customer's step joined to work behind the scenes, with nothing between them."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.flow import ways_on
from svcdsl.analyses.neighbours import steps_before
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule

BEHIND = ("backstage", "support")
ITSELF_A_DOOR = frozenset(("app", "web", "post", "self-service", "bot"))

RULE = Rule(
    code="D10",
    name="lane-jump",
    severity="info",
    phase=2,
    on="step",
    source="service blueprinting",
    condition={
        "en": "A customer step is joined straight to a backstage or support step, either way, where no app, "
        "web, post, self-service or bot channel is between.",
        "zh": "客户步骤与后台或支持步骤直接相连（无论先后），中间没有手机应用、网站、信函、自助或机器人渠道。",
    },
    message={
        "en": "The customer's step “{step}” is joined straight to work that customers never see ({behind}): "
        "nobody in front of them passes it on.",
        "zh": "客户步骤“{step}”与客户看不见的工作（{behind}）直接相连：中间没有前台人员来衔接。",
    },
    why={
        "en": "Between the customer and the back office somebody or something must stand: else what the "
        "customer does does not arrive, and what was done for them they do not hear.",
        "zh": "客户与后台之间总要有人或有渠道衔接，否则客户做了什么后台不知道，后台办了什么客户也不知道。",
    },
    help={
        "en": "Put a frontstage step between, or name at the customer's step the touchpoint (with its "
        "channel) through which it passes.",
        "zh": "在中间加一个前台步骤；如果是通过自助等渠道衔接的，就在客户步骤上写明触点，并为触点写明渠道。",
    },
    related={"behind": {"en": "a step that customers do not see", "zh": "客户看不见的步骤"}},
    bad="""
svcdsl 1
role booking-office
service stay {
  process book {
    start ask
    step ask "Ask for a room" lane customer -> look  # finds D10
    step look "Look for a free room" by booking-office lane backstage -> end
  }
}
""",
    good="""
svcdsl 1
role booking-office
channel website kind web
service stay {
  touchpoint booking-page { channel website }
  process book {
    start ask
    step ask "Ask for a room" lane customer touchpoint booking-page -> look
    step look "Look for a free room" by booking-office lane backstage -> end
  }
}
""",
    unseen={
        "en": "Steps without a `lane`. The channel is that of the touchpoint of either step. A `timeout` joins "
        "nothing: the step it leaves was not done. All that a customer's step is joined to is told in one finding.",
        "zh": "没有写`泳道`的步骤，本规则看不出来。两个步骤中任一步骤的触点所用的渠道都算。"
        "因`超时`离开的步骤并未完成，不算相连。一个客户步骤所连的各步骤合在一条里报告。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A customer's step next to steps behind the line of visibility, with no channel that needs no person."""
    if step.lane != "customer" or _passes_by_itself(step):
        return
    after = [way.to for way in ways_on(step) if way.kind != "timeout" and isinstance(way.to, Step)]
    beside = dict.fromkeys([*steps_before(step, context.analyses.referrers), *after])
    behind = [one for one in beside if one.lane in BEHIND and not _passes_by_itself(one)]
    if behind:
        places = [Related("behind", one.span) for one in behind]
        yield RULE.finding(step.span, related=places, step=step.label, behind=[one.label for one in behind])


def _passes_by_itself(step: Step) -> bool:
    """Whether the step is at a channel that works without staff in view, or may be."""
    touchpoint = step.touchpoint
    if touchpoint is None:
        return step.has("touchpoint")
    if touchpoint.channel is None or touchpoint.channel.kind is None:
        return touchpoint.has("channel")
    return touchpoint.channel.kind in ITSELF_A_DOOR
