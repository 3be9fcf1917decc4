"""P03: people put in front of customers without having been trained."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.in_view import roles_in_view
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P03",
    name="role-without-training",
    severity="warning",
    phase=3,
    on="service",
    reach="project",
    fix="scaffold",
    source="seeds 000, 002, 003, 004",
    condition={
        "en": "No training is for a role that does a frontstage step, or that acts at a moment of truth.",
        "zh": "在前台步骤或关键时刻工作的岗位没有任何培训。",
    },
    message={
        "step": {
            "en": "Role “{role}” meets customers in step “{thing}”, but no training is for it.",
            "zh": "岗位“{role}”在步骤“{thing}”中直接面对客户，却没有针对该岗位的培训。",
        },
        "moment": {
            "en": "Role “{role}” does step “{thing}” at a moment of truth, but no training is for it.",
            "zh": "岗位“{role}”在关键时刻负责步骤“{thing}”，却没有针对该岗位的培训。",
        },
        "standard": {
            "en": "Role “{role}” must keep the standard “{thing}” at a moment of truth, but no training is for it.",
            "zh": "岗位“{role}”要在关键时刻做到标准“{thing}”，却没有针对该岗位的培训。",
        },
    },
    why={
        "en": "To customers, whoever stands before them is the service. A standard that was never "
        "practised is kept by chance.",
        "zh": "在客户眼里，面前的员工就是这项服务。没有练过的标准，做得到做不到全凭运气。",
    },
    help={
        "en": "Write a training that is `for` this role and `covers` the standards it must keep.",
        "zh": "写一项`面向`该岗位的培训，并写明它`覆盖`哪些标准。",
    },
    related={"role": {"en": "the role", "zh": "该岗位"}},
    bad="""
svcdsl 1
role clerk
role porter
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk lane frontstage -> bring-bags  # finds P03
    step bring-bags by porter lane frontstage -> end
  }
  training lifting for porter
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk lane frontstage -> end
  }
  training first-week for clerk
}
""",
    unseen={
        "en": "Whether the training was given and helped; P04 looks at what it covers. A training of any "
        "service of the project counts, and suppliers' roles are asked for it too. A role is told once a "
        "service, where it first appears.",
        "zh": "培训是否真的做了、是否有效，本规则看不出来；培训覆盖哪些标准由 P04 检查。"
        "项目中任何服务的培训都算；外部供方的岗位同样要求有培训。每个岗位在一项服务中只在首次出现处报告一次。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Roles in view of customers, less those that any training is for."""
    trained = context.analyses.roles.trainings
    seen = {role: where for role, where in roles_in_view(service).items() if role not in trained}
    if seen and context.analyses.doubts.about(service, "training", "for_"):
        return  # the role that could not be found may be one of these
    for role, (how, thing) in seen.items():
        related = [Related("role", role.span)]
        yield RULE.finding(thing.value_span("by"), variant=how, related=related, role=role.label, thing=thing.label)
