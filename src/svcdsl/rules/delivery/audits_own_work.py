"""P16: who does the work also marks it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Standard
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P16",
    name="audits-own-work",
    severity="warning",
    phase=3,
    on="standard",
    source="seed 002 (third-party assessment)",
    condition={
        "en": "The `auditor` of a standard is one of the roles that must keep it (`by`).",
        "zh": "标准的`质检人`就是要做到该标准的岗位（`由`）之一。",
    },
    message={
        "en": "Role “{role}” must keep the standard “{standard}” and audits it too: it marks its own work.",
        "zh": "岗位“{role}”既要做到标准“{standard}”，又负责质检它：自己检自己。",
    },
    why={
        "en": "Nobody sees the faults of his own work, and few write them down. Such audits come out well, "
        "and customers know better.",
        "zh": "自己的毛病自己看不见，看见了也未必写下来。这样的质检结果总是好看，客户的感受却不是这样。",
    },
    help={
        "en": "Name as `auditor` a role that does not do this work: the quality office, another branch, a tester.",
        "zh": "`质检人`请写不做这项工作的岗位：质量部门、其他门店或暗访人员。",
    },
    related={"by": {"en": "who must keep it", "zh": "要做到该标准的岗位"}},
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  standard welcome by clerk audit every 1mo auditor clerk pass 95%  # finds P16
}
""",
    good="""
svcdsl 1
role clerk
role quality-lead
service stay {
  phase transition
  standard welcome by clerk audit every 1mo auditor quality-lead pass 95%
}
""",
    unseen={
        "en": "Whether the auditor reports to those who are audited, or audits a colleague of the same role in good "
        "faith: a role counts as one.",
        "zh": "质检人是否受被检岗位领导、同岗位之间互检是否客观，本规则看不出来：同一岗位一律视为同一人。",
    },
)


@RULE.checks
def check(standard: Standard, context: Context) -> Iterator[Finding]:
    """A standard whose auditor is among its `by`."""
    role = standard.auditor
    if role is not None and role in standard.by:
        yield RULE.finding(
            standard.value_span("auditor"),
            related=[Related("by", standard.value_span("by", standard.by.index(role)))],
            role=role.label,
            standard=standard.label,
        )
