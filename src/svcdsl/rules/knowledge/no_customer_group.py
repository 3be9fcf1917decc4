"""K01: a service of which nobody has said for whom it is."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model import walk
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

FOR_CUSTOMERS = frozenset(("need", "touchpoint", "except", "sla", "promise"))
"""The kinds whose `for` names customer groups."""

RULE = Rule(
    code="K01",
    name="no-customer-group",
    severity="warning",
    phase=1,
    on="service",
    fix="scaffold",
    source="GOV.UK Service Standard, point 1; seed 001",
    condition={
        "en": "Nothing in a service is `for` a customer group.",
        "zh": "服务中没有任何内容写明面向哪个客户群。",
    },
    message={
        "en": "Service “{service}” does not say for whom it is: nothing in it is `for` a customer group.",
        "zh": "服务“{service}”没有说明为谁而设：其中没有任何内容写明`面向`哪个客户群。",
    },
    why={
        "en": "A service for everybody is made for nobody: families, business guests and older people need "
        "different things, and those who are not named are forgotten.",
        "zh": "面向所有人，就等于没有为任何人设计：家庭客、商务客、老年客人的需要各不相同，没有点名的客群就会被忽略。",
    },
    help={
        "en": 'Name your customer groups (`customer families "Families"`), then say of each need or touchpoint whom it is `for`.',
        "zh": "先列出客户群（如`客户群 家庭客 “家庭客户”`），再为每项需求或触点写明`面向`谁。",
    },
    bad="""
svcdsl 1
customer families
service stay {  # finds K01
  need be-quiet "A quiet room"
}
""",
    good="""
svcdsl 1
customer families
service stay {
  need be-quiet "A quiet room" for families
}
""",
    unseen={
        "en": "Whether the groups named are the right ones, and whether all of your customers are among "
        "them. One `for` anywhere in the service is enough; customer groups that are listed without being "
        "used do not count.",
        "zh": "列出的客户群是否恰当、是否覆盖了全部客户，本规则看不出来。服务中只要有一处`面向`即可；"
        "只列出而未使用的客户群不算。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """No need, touchpoint, exception, sla or promise has a `for`."""
    if not any(item.KIND in FOR_CUSTOMERS and item.has("for_") for item in walk(service)):
        yield RULE.finding(service.span, service=service.label)
