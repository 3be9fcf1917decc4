"""K05: customers who are listed, and of whom nobody says what they need."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.model.shared import CustomerGroup
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="K05",
    name="customers-without-needs",
    severity="warning",
    phase=2,
    on="customer",
    fix="scaffold",
    source="seed 001",
    condition={
        "en": "A customer group that no need is `for`.",
        "zh": "没有任何需求`面向`某个客户群。",
    },
    message={
        "en": "No need says what the customers “{group}” want.",
        "zh": "没有任何需求说明客户群“{group}”要什么。",
    },
    why={
        "en": "Who is counted as a group of their own wants something of their own. As long as nobody has "
        "written it down, they get what was made for others.",
        "zh": "既然单独列为一个客户群，就有他们自己的需要。没有写下来，他们得到的就只是为别人设计的服务。",
    },
    help={
        "en": "Write a need that is `for` this group, or add the group to a need that it shares with others.",
        "zh": "写一项`面向`该客户群的需求；如果与其他客户群有同样的需求，就把它加到那项需求的`面向`里。",
    },
    bad="""
svcdsl 1
customer families  # finds K05
customer business
service stay {
  need clean-room "A clean room" for business
  touchpoint pool "Children's pool" for families
}
""",
    good="""
svcdsl 1
customer families
customer business
service stay {
  need clean-room "A clean room" for business, families
  touchpoint pool "Children's pool" for families
}
""",
    unseen={
        "en": "Whether the needs are all that they have. A need without `for` is everybody's, so it counts for "
        "all groups of its services. Where no need is stated at all, K10 says it. A group that services share "
        "is looked at whatever phase these are in.",
        "zh": "这些需求是否齐全，本规则看不出来。没有写`面向`的需求视为所有客户的需求，对该服务的各客户群都算。"
        "完全没有写需求的，由 K10 报告。各服务共用的客户群不论服务处于哪个阶段都检查。",
    },
)


@RULE.checks
def check(group: CustomerGroup, context: Context) -> Iterator[Finding]:
    """A group in no need's `for`, where the services that it belongs to state needs, each for some group."""
    if any(context.analyses.referrers.of(group, "need", "for_")):
        return
    needs = [need for service in _services(group, context) for need in service.needs.values()]
    if needs and all(need.has("for_") and need.whole("for_") for need in needs):
        yield RULE.finding(group.span, group=group.label)


def _services(group: CustomerGroup, context: Context) -> Iterator[Service]:
    """The services that speak of a group, else all that could."""
    if group.service is not None:
        yield group.service
        return
    of_items = (item.service for item in context.analyses.referrers.of(group))
    named = dict.fromkeys(service for service in of_items if service is not None)
    yield from named or context.project.services.values()
