"""Policies as rules: whatever holds for a rule of the catalogue holds for a policy by its own id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from svcdsl.diagnostics import Fact, Finding, Related
from svcdsl.model import Project
from svcdsl.rules import catalogue
from svcdsl.rules.base import Context, Rule
from svcdsl.text import Span
from svcdsl.values.condition_tree import Literal, Path

if TYPE_CHECKING:
    from svcdsl.analyses.conditions_check import Fault
    from svcdsl.model.shared import Policy

SEVERITY = "warning"
"""How severe a policy's findings are where it does not say."""

_REASON = {
    "en": "It is a rule of your own organisation, and holds whatever the service.",
    "zh": "这是本单位自定的要求，各项服务都要遵守。",
}


class PolicyRule(Rule):
    """The rule that a policy is: its code and its name are its id. A finding brings the policy's words along."""

    __slots__ = ()

    @property
    def group(self) -> str:
        """All policies are one group."""
        return "policy"


@cache
def policy_rule(id_: str, severity: str = SEVERITY) -> PolicyRule:
    """The rule for the findings of a policy of that id."""
    return PolicyRule(
        code=id_,
        name=id_,
        severity=severity,
        phase=1,
        on="",
        source="house",
        condition={"en": "A policy is not kept to.", "zh": "未遵守某条规约。"},
        message={
            "en": "{policy}: the {kind} “{thing}” does not keep to this.",
            "zh": "{policy}：{kind}“{thing}”不符合。",
        },
        why={"en": "{reason}", "zh": "{reason}"},
        help={
            "en": "What is required: `{require}`. An exception is waived at its place, with a reason and a last day.",
            "zh": "要求：`{require}`。确需例外的，在该处写豁免，注明理由和截止日期。",
        },
        bad="",
        good="",
        related={"policy": {"en": "the policy is here", "zh": "规约写在这里"}},
    )


def rule_of(finding: Finding) -> Rule:
    """The rule that a finding belongs to: one of the catalogue, else the policy with that id."""
    return catalogue().get(finding.code) or policy_rule(finding.code, finding.severity or SEVERITY)


def policies_of(project: Project) -> Iterator[Policy]:
    """Every policy of a project: those that services share, and those of one service."""
    yield from project.policies.values()
    for service in project.services.values():
        yield from service.policies.values()


def ids_of(project: Project) -> list[str]:
    """The ids of its policies, sorted; those taken by rules are none."""
    return sorted({policy.id for policy in policies_of(project) if policy.id.lower() not in _taken()})


POLICIES = Rule(
    code="policy",
    name="policy",
    severity=SEVERITY,
    phase=1,
    on="policy",
    reach="project",
    source="house",
    condition={"en": "A policy is not kept to.", "zh": "未遵守某条规约。"},
    message={"en": "", "zh": ""},
    why={"en": "", "zh": ""},
    help={"en": "", "zh": ""},
    bad="",
    good="",
)
"""What runs policies: a rule about each of them, whose findings carry the policy's id, or those of group N where a
condition asks for what cannot be."""


@POLICIES.checks
def check(policy: Policy, context: Context) -> Iterator[Finding]:
    """What is wrong in a policy itself; else each thing that does not keep to it."""
    variant, rule = _taken().get(policy.id.lower(), ("", ""))
    if variant:
        yield Finding("N03", policy.span, {"id": policy.id, "kind": "policy", "rule": rule}, variant=variant)
        return
    rules = context.analyses.house_rules
    for attribute, fault in rules.faults(policy):
        yield _fault(policy, attribute, fault)
    for thing in rules.choice(policy).breaches:
        facts: dict[str, Fact] = {
            "policy": policy.label,
            "kind": thing.KIND,
            "thing": thing.label,
            "reason": policy.description or _REASON,
            "require": policy.require.written if policy.require else "",
        }
        severity = policy.severity or SEVERITY
        related = [Related("policy", policy.span)]
        yield Finding(policy.id, thing.span, facts, related=related, severity=severity)


@cache
def _taken() -> Mapping[str, tuple[str, str]]:
    """Words by which rules are named, so that no policy can have them: a waiver could mean either.

    Each leads to the variant of N03 that says so, and to the rule or group that has it.
    """
    rules = catalogue().values()
    named = {
        word.lower(): ("taken-by-rule", f"{rule.code} {rule.name}") for rule in rules for word in (rule.code, rule.name)
    }
    return {
        **named,
        **{rule.group.lower(): ("taken-by-group", rule.group) for rule in rules},
        "policy": ("taken-id", ""),
    }


def _fault(policy: Policy, attribute: str, fault: Fault) -> Finding:
    """A finding of group N at the word in the condition; where that is not sure, at all of it and without nearest words."""
    facts = dict(fault.facts)
    place = _place(policy, attribute, fault)
    if place is None:
        facts.pop("nearest", None)  # a mend would put the word in place of the whole condition
    return Finding(fault.code, place or policy.value_span(attribute), facts, variant=fault.variant)


def _place(policy: Policy, attribute: str, fault: Fault) -> Span | None:
    """Where a part of a condition stands: its writing is looked for, as often as the condition has it."""
    whole = policy.value_span(attribute)
    text = whole.source.text[whole.start : whole.end]
    written = fault.part.written
    alike = [leaf for leaf in _leaves(getattr(policy, attribute)) if leaf.written == written]
    hits = [match.start() for match in re.finditer(rf"(?<![\w.\-/]){re.escape(written)}(?![\w.\-/])", text)]
    number = next((number for number, leaf in enumerate(alike) if leaf is fault.part), None)
    if number is None or len(hits) != len(alike):
        return None
    start = whole.start + hits[number]
    length = len(written)
    if isinstance(fault.part, Path) and fault.word is not None:
        start += sum(len(name) + 1 for name in fault.part.names[: fault.word])
        length = len(fault.part.names[fault.word])
    return Span(whole.source, start, start + length)


def _leaves(part: Any) -> Iterator[Path | Literal]:
    """The words and literals of a condition, in the order written."""
    if isinstance(part, Path | Literal):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _leaves(one)
    elif hasattr(part, "fields"):
        yield from _leaves(part.fields())
