"""H04: something that is written down and that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model import Project, Thing
from svcdsl.rules.base import Context, Rule
from svcdsl.values.condition_tree import Literal, Path

COLLECTIONS = ("roles", "channels", "customers", "sources", "calendars")

RULE = Rule(
    code="H04",
    name="thing-unused",
    severity="info",
    phase=1,
    on="project",
    source="derived",
    condition={
        "en": "Nothing refers to a role, channel, customer group, source or calendar.",
        "zh": "没有任何地方用到某个岗位、渠道、客户群、数据源或日历。",
    },
    message={
        "role": {
            "en": "Nothing refers to the role “{thing}”.",
            "zh": "没有任何地方用到岗位“{thing}”。",
        },
        "channel": {
            "en": "Nothing refers to the channel “{thing}”.",
            "zh": "没有任何地方用到渠道“{thing}”。",
        },
        "customer": {
            "en": "Nothing refers to the customer group “{thing}”.",
            "zh": "没有任何地方用到客户群“{thing}”。",
        },
        "source": {
            "en": "Nothing refers to the source “{thing}”.",
            "zh": "没有任何地方用到数据源“{thing}”。",
        },
        "calendar": {
            "en": "Nothing refers to the calendar “{thing}”.",
            "zh": "没有任何地方用到日历“{thing}”。",
        },
    },
    why={
        "en": "Either something was forgotten, a customer group without a service or a role without work, "
        "or it is a leftover that misleads whoever reads on.",
        "zh": "要么是有遗漏（某个客户群没有服务、某个岗位没有工作），要么是过时的残留，会误导后来的读者。",
    },
    help={
        "en": "Use it where it belongs, or delete it.",
        "zh": "在该用的地方用上它，或者删掉它。",
    },
    bad="""
svcdsl 1
role clerk
role porter  # finds H04
service stay {
  owner clerk
}
""",
    good="""
svcdsl 1
role clerk
role porter reports-to clerk
service stay {
  owner porter
}
""",
    unseen={
        "en": "A thing counts as used wherever a reference or a house rule's condition names it, also "
        "where that is itself unused. Norms, terms and policies are not looked at. Where its only "
        "reference is misspelt, mend that first.",
        "zh": "只要有引用或规约条件提到它就算用到，即使提到它的内容本身没有用到。不检查规定、术语和规约。"
        "若唯一的引用写错了，请先改正引用。",
    },
)


@RULE.checks
def check(project: Project, context: Context) -> Iterator[Finding]:
    """Things of these collections, shared or a service's own, that are in nothing's references."""
    idle = [thing for thing in _things(project) if thing not in project.referred]
    named = set(_named_by_policies(project)) if idle else set()
    for thing in idle:
        if thing.id not in named:
            yield RULE.finding(thing.span, variant=thing.KIND, thing=thing.label)


def _things(project: Project) -> Iterator[Thing]:
    for owner in (project, *project.services.values()):
        for collection in COLLECTIONS:
            yield from getattr(owner, collection).values()


def _named_by_policies(project: Project) -> Iterator[str]:
    """Every word of a condition that may be an id."""
    policies = [*project.policies.values()]
    for service in project.services.values():
        policies += service.policies.values()
    for policy in policies:
        yield from _words((policy.where, policy.require))


def _words(part: object) -> Iterator[str]:
    if isinstance(part, Path):
        yield from part.names
    elif isinstance(part, Literal):
        yield part.text
    elif isinstance(part, tuple):
        for one in part:
            yield from _words(one)
    elif hasattr(part, "fields"):
        yield from _words(part.fields())
