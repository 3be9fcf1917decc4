"""D21: the customer is there in person, and nobody has thought of what there is to see."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Touchpoint
from svcdsl.rules.base import Context, Rule

IN_PERSON = ("counter", "on-site")

RULE = Rule(
    code="D21",
    name="moment-of-truth-shows-nothing",
    severity="info",
    phase=2,
    on="touchpoint",
    source="service blueprinting (physical evidence)",
    condition={
        "en": "A moment-of-truth touchpoint on a counter or on-site channel has no `shows`.",
        "zh": "柜台或现场渠道上的关键时刻触点没有写`有形展示`。",
    },
    message={
        "en": "“{touchpoint}” is a moment of truth face to face, but it is not said what customers see, hear or "
        "hold there.",
        "zh": "“{touchpoint}”是面对面的关键时刻，却没有写客户在那里会看到、听到、拿到什么。",
    },
    why={
        "en": "A service cannot be looked at before it is bought; customers judge by the room, the clothes, the "
        "paper in their hand.",
        "zh": "服务本身看不见摸不着，客户凭环境、着装和手里的单据来判断好坏。",
    },
    help={
        "en": 'Say what customers meet with: `shows "Name badge", "Printed price list"`.',
        "zh": "写明客户接触到的有形物，例如 `有形展示 “姓名胸牌”，“价目表”`。",
    },
    bad="""
svcdsl 1
channel front-desk kind counter
service stay {
  touchpoint check-in { channel front-desk; moment-of-truth }  # finds D21
}
""",
    good="""
svcdsl 1
channel front-desk kind counter
service stay {
  touchpoint check-in { channel front-desk; moment-of-truth; shows "Name badge" }
}
""",
    unseen={
        "en": "Whether what is shown is the right thing. A standard of the dimension tangibles does not replace it.",
        "zh": "所展示的是否合适，本规则看不出来。有形性维度的标准不能代替有形展示。",
    },
)


@RULE.checks
def check(touchpoint: Touchpoint, context: Context) -> Iterator[Finding]:
    """A moment of truth face to face for which no `shows` are written."""
    if not touchpoint.moment_of_truth or touchpoint.has("shows"):
        return
    if touchpoint.channel is not None and touchpoint.channel.kind in IN_PERSON:
        yield RULE.finding(touchpoint.span, touchpoint=touchpoint.label)
