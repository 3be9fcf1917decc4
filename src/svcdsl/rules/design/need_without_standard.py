"""D02: a need of customers that no standard sees to."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

SEVERITIES = {"basic": "error", "expected": "warning", "exciting": "info"}

RULE = Rule(
    code="D02",
    name="need-without-standard",
    severity="warning",
    phase=2,
    on="service",
    fix="scaffold",
    source="gaps model of service quality",
    condition={
        "en": "No standard `meets` a need: an error where the need is basic, a warning where it is "
        "expected, an information where it is exciting.",
        "zh": "没有任何标准满足某项需求：基本需求为错误，期望需求为警告，兴奋需求为提示。",
    },
    message={
        "en": "No standard meets the need “{need}”: it is known, yet nobody has been told to see to it.",
        "zh": "没有标准满足需求“{need}”：知道客户有此需求，却没有规定由谁怎样做到。",
    },
    why={
        "en": "What customers expect reaches them only if it has become somebody's duty. A basic need that "
        "is not met loses customers whatever else you do well.",
        "zh": "客户的期望只有变成员工的标准才能落实。基本需求没有满足，其他方面做得再好也会失去客户。",
    },
    help={
        "en": "Write a standard that `meets` the need, or add the need to a standard that already sees to it.",
        "zh": "写一条`满足`该需求的标准；如果已有标准实际上满足它，就把该需求加到那条标准的`满足`里。",
    },
    bad="""
svcdsl 1
service stay {
  need clean-room "A clean room" kind basic  # finds D02
}
""",
    good="""
svcdsl 1
service stay {
  need clean-room "A clean room" kind basic
  standard room-check "Rooms are inspected before they are let" meets clean-room
}
""",
    unseen={
        "en": "Whether the standard really does what the need asks. A need without a kind counts as "
        "expected. While a `meets` of the service names nothing that is known, its needs are given the "
        "benefit of the doubt.",
        "zh": "标准是否真能满足该需求，本规则看不出来。没有写类型的需求按期望需求处理。"
        "服务中若有标准的`满足`指向不存在的需求，先不报告本规则。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """A need that is in no standard's `meets`, in this service or another."""
    if context.analyses.doubts.about(service, "standard", "meets"):
        return
    for need in service.needs.values():
        if not any(context.analyses.referrers.of(need, "standard", "meets")):
            yield RULE.finding(need.span, severity=SEVERITIES.get(need.kind or ""), need=need.label)
