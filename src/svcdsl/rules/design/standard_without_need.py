"""D03: a standard that nobody can say which need of customers it serves."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Standard
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D03",
    name="standard-without-need",
    severity="info",
    phase=2,
    on="standard",
    source="gaps model of service quality",
    condition={
        "en": "A standard `meets` no need.",
        "zh": "标准没有写明`满足`哪项需求。",
    },
    message={
        "en": "The standard “{standard}” meets no need: it is not said what customers have from it.",
        "zh": "标准“{standard}”没有对应任何需求：看不出客户能从中得到什么。",
    },
    why={
        "en": "Work that no customer asked for costs as much as any other. And who does not know what a "
        "standard is for keeps its letter and misses its sense.",
        "zh": "客户不需要的标准，做起来同样花钱；员工不知道一条标准为了什么，就会只求形式，不问效果。",
    },
    help={
        "en": "Say which needs it `meets`. If you find none, ask whether the standard is needed, or whether "
        "a need has not been written down.",
        "zh": "写明它`满足`哪项需求。如果找不到，想一想：是这条标准没有必要，还是有一项需求漏写了。",
    },
    bad="""
svcdsl 1
service stay {
  need clean-room "A clean room"
  standard room-check "Rooms are inspected before they are let"  # finds D03
}
""",
    good="""
svcdsl 1
service stay {
  need clean-room "A clean room"
  standard room-check "Rooms are inspected before they are let" meets clean-room
}
""",
    unseen={
        "en": "Whether the standard really serves the need that it names. A standard that the law or the "
        "safety of staff asks for, not customers, is reported all the same: as a hint, since it may well "
        "be needed.",
        "zh": "标准是否真的服务于所写的需求，本规则看不出来。因法规或员工安全而定、并非客户提出的标准也会被提示，"
        "这样的标准可能确有必要，所以只作提示。",
    },
)


@RULE.checks
def check(standard: Standard, context: Context) -> Iterator[Finding]:
    """A standard for which no `meets` is written."""
    if not standard.has("meets"):
        yield RULE.finding(standard.span, standard=standard.label)
