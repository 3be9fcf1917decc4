"""L14: customers are asked a lot, but not about this."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Need
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="L14",
    name="need-nobody-asks-about",
    severity="info",
    phase=4,
    on="service",
    source="gaps model of service quality",
    condition={
        "en": "No question of a survey is `about` a basic or expected need, in a service with a survey.",
        "zh": "服务有问卷，却没有题目`关于`某项基本或期望需求。",
    },
    message={
        "en": "Customers are surveyed, but no question is about the need “{need}”.",
        "zh": "做了问卷，却没有题目问到需求“{need}”。",
    },
    why={
        "en": "You may do well on all that you ask about and lose customers over what you do not.",
        "zh": "问到的都得高分，客户却可能因为没问到的那一条而离开。",
    },
    help={
        "en": "Add a question `about` the need, or say of an existing one that it is about it.",
        "zh": "加一道`关于`该需求的题目；如果已有题目问到它，就在那道题上写明`关于`。",
    },
    related={"survey": {"en": "this survey asks about other things", "zh": "这份问卷问的是别的内容"}},
    bad="""
svcdsl 1
service stay {
  phase operation
  need clean-room "A clean room" kind basic  # finds L14
  need quick-key "The room at once" kind expected
  feedback after-stay kind survey {
    asks waiting "How was check-in?" kind csat about quick-key
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase operation
  need clean-room "A clean room" kind basic
  need quick-key "The room at once" kind expected
  standard room-check "Rooms are inspected" meets clean-room
  feedback after-stay kind survey {
    asks waiting "How was check-in?" kind csat about quick-key
    asks room "Was your room clean?" kind rating about room-check
  }
}
""",
    unseen={
        "en": "What a question without `about` asks. A question about a standard that meets the need counts, as do "
        "those of interviews and of other services; one about a dimension of quality does not. A survey without "
        "any question is L04's, one of employees does not count.",
        "zh": "没有写`关于`的题目问的是什么，本规则看不出来。题目关于满足该需求的标准也算，访谈和其他服务的题目也算；"
        "只关于某个质量维度的不算。没有题目的问卷由 L04 报告；员工问卷不算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Basic and expected needs about which nobody asks, where customers are surveyed."""
    surveys = [
        one for one in service.feedback.values() if one.kind == "survey" and one.from_ != "employees" and one.asks
    ]
    if not surveys or context.analyses.doubts.about(service, "asks", "about"):
        return
    for need in service.needs.values():
        if need.kind in ("basic", "expected") and not _is_asked_about(need, context):
            related = [Related("survey", survey.span) for survey in surveys]
            yield RULE.finding(need.span, related=related, need=need.label)


def _is_asked_about(need: Need, context: Context) -> bool:
    referrers = context.analyses.referrers
    topics = (need, *referrers.of(need, "standard", "meets"))
    return any(any(referrers.of(topic, "asks", "about")) for topic in topics)
