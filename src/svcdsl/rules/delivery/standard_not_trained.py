"""P04: a standard that those who must keep it were never taught."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.in_view import roles_in_view
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Standard, Training
from svcdsl.model.service import Service
from svcdsl.model.shared import Role
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P04",
    name="standard-not-trained",
    severity="warning",
    phase=3,
    on="service",
    reach="project",
    fix="safe",
    mends=("one",),
    source="gaps model of service quality",
    condition={
        "en": "A role must keep a standard (it is among its `by`) that none of the role's trainings `covers`.",
        "zh": "岗位要做到某条标准（写在标准的`由`里），而该岗位的培训没有一项`覆盖`这条标准。",
    },
    message={
        "": {
            "en": "Role “{role}” must keep the standard “{standard}”, but none of its trainings covers it.",
            "zh": "岗位“{role}”要做到标准“{standard}”，但该岗位的培训都没有覆盖这条标准。",
        },
        "one": {
            "en": "Role “{role}” must keep the standard “{standard}”, but its training “{training}” does not cover it.",
            "zh": "岗位“{role}”要做到标准“{standard}”，但该岗位的培训“{training}”没有覆盖这条标准。",
        },
        "elsewhere": {
            "en": "Role “{role}” must keep the standard “{standard}”, but its only training “{training}”, in the service "
            "“{service}”, does not cover it.",
            "zh": "岗位“{role}”要做到标准“{standard}”，但该岗位只有服务“{service}”里的培训“{training}”，它没有覆盖这条标准。",
        },
        "none": {
            "en": "Role “{role}” must keep the standard “{standard}”, but no training is for it.",
            "zh": "岗位“{role}”要做到标准“{standard}”，却没有针对该岗位的培训。",
        },
    },
    why={
        "en": "A standard that is only written down is kept by those who happen to know it. Customers meet the others.",
        "zh": "只写在纸上的标准，只有碰巧知道的人才做得到；客户遇到的往往是不知道的人。",
    },
    help={
        "": {
            "en": "Add the standard to the `covers` of one of the role's trainings, and teach it there.",
            "zh": "把该标准加到该岗位某项培训的`覆盖`里，并在培训中真正讲到、练到。",
        },
        "elsewhere": {
            "en": "Write a training for this role in this service, or agree with the owner of the other one that its "
            "training covers the standard: `covers {full}`.",
            "zh": "在本服务为该岗位写一项培训；或者与另一服务的负责人商定，由那项培训来覆盖：`覆盖 {full}`。",
        },
        "none": {
            "en": "Write a training that is `for` this role and `covers` the standard.",
            "zh": "写一项`面向`该岗位、`覆盖`该标准的培训。",
        },
    },
    related={"training": {"en": "a training of this role", "zh": "该岗位的培训"}},
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  standard welcome "Greet every guest by name" by clerk  # finds P04
  standard quick-key "The key within ten minutes" by clerk
  training first-week for clerk covers quick-key
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase transition
  standard welcome "Greet every guest by name" by clerk
  standard quick-key "The key within ten minutes" by clerk
  training first-week for clerk covers quick-key, welcome
}
""",
    unseen={
        "en": "Whether the training was given and helped. Trainings of all services of the project count. "
        "Of a role in view of customers that has no training at all P03 speaks, and this rule does not.",
        "zh": "培训是否真的做了、是否有效，本规则看不出来。项目中任何服务的培训都算。"
        "直接面对客户而没有任何培训的岗位由 P03 报告，本规则不再重复。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Each role of each standard, less the roles of the trainings that cover it."""
    lacking = [
        (standard, number, role)
        for standard in context.analyses.standards.of(service)
        if standard.by
        for number, role in _untrained(standard, context)
    ]
    if not lacking or context.analyses.doubts.about(service, "training", "for_"):
        return  # the role that could not be found may be one of these
    in_view = roles_in_view(service)
    for standard, number, role in lacking:
        trainings = context.analyses.roles.trainings.get(role, [])
        if trainings or role not in in_view:
            yield _finding(standard, number, role, trainings)


def _untrained(standard: Standard, context: Context) -> Iterator[tuple[int, Role]]:
    roles = context.analyses.roles
    trainings = context.analyses.referrers.of(standard, "training", "covers")
    taught = {role for training in trainings if isinstance(training, Training) for role in training.for_}
    for number, role in enumerate(standard.by):
        if role not in taught and role not in roles.half_known:
            yield number, role


def _finding(standard: Standard, number: int, role: Role, trainings: list[Training]) -> Finding:
    here = [training for training in trainings if training.service is standard.service]
    first = trainings[0] if trainings else None
    return RULE.finding(
        standard.value_span("by", number),
        variant="none" if first is None else "" if len(trainings) > 1 else "one" if here else "elsewhere",
        related=[Related("training", training.span) for training in here or trainings[:1]],
        role=role.label,
        standard=standard.label,
        training=first.label if first else "",
        service=first.service.label if first and first.service else "",
        full=f"{standard.service.id}.{standard.id}" if standard.service else standard.id,
    )
