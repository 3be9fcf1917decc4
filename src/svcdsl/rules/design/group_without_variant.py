"""D13: customers who need something done otherwise, and nothing is."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.shared import CustomerGroup
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="D13",
    name="group-without-variant",
    severity="info",
    phase=2,
    on="customer",
    reach="project",
    source="seeds 001, 002",
    condition={
        "en": "A customer group says what it needs done otherwise (`differs`), and no exception of a standard "
        "and no touchpoint is for it.",
        "zh": "客户群写明了`特殊需要`，却没有任何标准的`例外`或触点是面向它的。",
    },
    message={
        "en": "The customers “{group}” need something done otherwise, but no exception and no touchpoint is "
        "for them: they get what everybody gets.",
        "zh": "客户群“{group}”有特殊需要，却没有面向它的例外或触点：得到的服务与其他客户完全一样。",
    },
    why={
        "en": "You know that the usual does not suit these customers. Without a word in the standards each "
        "employee must think of it alone, in the moment itself.",
        "zh": "明知一般做法不适合这些客户，标准里却只字未提，就只能指望员工当场自己想到。",
    },
    help={
        "en": "Write an `except` that is `for` this group at the standard that must be another, or a touchpoint `for` it.",
        "zh": "在需要区别对待的标准下写一条`面向`该客户群的`例外`，或为它设一个触点。",
    },
    related={"differs": {"en": "what they need is said here", "zh": "特殊需要写在这里"}},
    bad="""
svcdsl 1
customer wheelchair-users differs "A room without a step"  # finds D13
service stay {
  need room "A room to be at home in" for wheelchair-users
}
""",
    good="""
svcdsl 1
customer wheelchair-users differs "A room without a step"
service stay {
  need room "A room to be at home in" for wheelchair-users
  touchpoint side-door "Entrance without a step" for wheelchair-users
}
""",
    unseen={
        "en": "Whether what is done for the group is what it needs, and whether it is all. A need, promise or "
        "SLA for the group is no way of doing it otherwise. A group that all services share is looked for in "
        "all of them.",
        "zh": "所做的是否正合该客户群的需要、是否做全，本规则看不出来。"
        "面向该客户群的需求、承诺、服务级别不算区别对待的做法。"
        "各服务共用的客户群，在所有服务中查找。",
    },
)


@RULE.checks
def check(group: CustomerGroup, context: Context) -> Iterator[Finding]:
    """A group with `differs` that no exception or touchpoint is for."""
    if not group.has("differs"):
        return
    analyses = context.analyses
    kinds = ("except", "touchpoint")
    if any(any(analyses.referrers.of(group, kind, "for_")) for kind in kinds):
        return
    if not any(analyses.doubts.anywhere(kind, "for_") for kind in kinds):
        place = Related("differs", group.value_span("differs"))
        yield RULE.finding(group.span, related=[place], group=group.label)
