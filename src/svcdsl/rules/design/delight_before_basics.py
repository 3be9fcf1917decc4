"""D05: customers are to be surprised before what they take for granted is seen to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Need
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D05",
    name="delight-before-basics",
    severity="warning",
    phase=2,
    on="service",
    source="Kano; seed 000",
    condition={
        "en": "For one customer group an exciting need has a standard while a basic one has none.",
        "zh": "对同一客户群，兴奋需求已有标准，而基本需求没有。",
    },
    message={
        "en": "The exciting need “{need}” has a standard, while for the same customers nothing sees to what "
        "they take for granted: {basics}.",
        "zh": "兴奋需求“{need}”已有标准，而对同样的客户，理所当然的基本需求却没有标准：{basics}。",
    },
    why={
        "en": "A surprise pleases nobody who lacks what goes without saying: a welcome drink does not make up "
        "for a dirty room.",
        "zh": "理所当然的事没做好，惊喜就讨不了好：房间不干净，送欢迎饮料也没用。",
    },
    help={
        "en": "First write a standard that `meets` the basic need; the surprise can wait.",
        "zh": "先为基本需求写一条标准（`满足`该需求），惊喜放在后面。",
    },
    related={
        "basic": {"en": "this basic need has no standard", "zh": "这项基本需求没有标准"},
        "standard": {"en": "the standard for the exciting need", "zh": "兴奋需求的标准"},
    },
    bad="""
svcdsl 1
customer families
service stay {
  need clean-room "A clean room" kind basic for families
  need toy "A surprise for the children" kind exciting for families  # finds D05
  standard welcome-toy "Every child gets a toy" meets toy
}
""",
    good="""
svcdsl 1
customer families
service stay {
  need clean-room "A clean room" kind basic for families
  need toy "A surprise for the children" kind exciting for families
  standard welcome-toy "Every child gets a toy" meets toy
  standard room-check "Rooms are inspected" meets clean-room
}
""",
    unseen={
        "en": "Whether the standards do what the needs ask. A need without `for` is everybody's, so it "
        "concerns each group. While a `meets` of the service names nothing that is known, nothing is said.",
        "zh": "标准能否真正满足需求，本规则看不出来。没有写`面向`的需求视为所有客户的需求，与每个客户群都有关。"
        "服务中若有标准的`满足`指向不存在的需求，先不报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Each exciting need with a standard for whose customers a basic one has none."""
    referrers = context.analyses.referrers

    def of_kind(kind: str, met: bool) -> list[Need]:
        needs = (need for need in service.needs.values() if need.kind == kind)
        return [need for need in needs if any(referrers.of(need, "standard", "meets")) == met]

    delights = of_kind("exciting", met=True)
    unmet = of_kind("basic", met=False) if delights else []
    if not unmet or context.analyses.doubts.about(service, "standard", "meets"):
        return
    for need in delights:
        if basics := list(_for_the_same(need, unmet)):
            standard = next(iter(referrers.of(need, "standard", "meets")))
            places = [Related("basic", basic.span) for basic in basics]
            yield RULE.finding(
                need.span,
                related=[*places, Related("standard", standard.span)],
                need=need.label,
                basics=[basic.label for basic in basics],
            )


def _for_the_same(need: Need, others: Iterable[Need]) -> Iterator[Need]:
    """Those of the others that some customers have who also have this need."""
    for other in others:
        either = [set(one.for_) for one in (need, other) if one.has("for_")]
        if all(either) and (len(either) < 2 or either[0] & either[1]):
            yield other
