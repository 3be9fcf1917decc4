"""P09: a supplier does part of the service, and nothing is agreed with it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Step
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P09",
    name="supplier-without-ola",
    severity="error",
    phase=3,
    on="step",
    needs="by",
    reach="project",
    fix="scaffold",
    mends=(),  # an agreement needs a figure, which only those who agree can say
    source="ITIL 4; ISO 20000-1",
    condition={
        "en": "A step is done by an `external` role that is the `party` of no sla.",
        "zh": "步骤由`外部供方`负责，而没有任何服务级别以该供方为`对方`。",
    },
    message={
        "en": "Step “{step}” is done by the supplier “{role}”, with whom no level of service is agreed.",
        "zh": "步骤“{step}”由外部供方“{role}”完成，却没有与它约定任何服务级别。",
    },
    why={
        "en": "Customers do not care whose people they wait for. What is not agreed with the supplier cannot "
        "be promised to them.",
        "zh": "客户不管等的是谁家的人。没有与供方约定的，就无法向客户承诺。",
    },
    help={
        "en": "Write an sla whose `party` is this role, with what you need of it: a time, a share of good cases.",
        "zh": "写一条以该岗位为`对方`的服务级别，写明对它的要求：多长时间、多少比例合格。",
    },
    related={"role": {"en": "the supplier", "zh": "该供方"}},
    bad="""
svcdsl 1
role laundry external
service stay {
  phase transition
  process sheets {
    start wash
    step wash by laundry lane support -> end  # finds P09
  }
}
""",
    good="""
svcdsl 1
role laundry external
service stay {
  phase transition
  process sheets {
    start wash
    step wash by laundry lane support -> end
  }
  measure wash-time kind duration from wash.started to wash.done
  sla clean-by-noon party laundry measure wash-time objective always within 24h over 30d
}
""",
    unseen={
        "en": "Whether the agreement is about this work and strict enough: S09 compares it. An sla of any service of "
        "the project will do. Suppliers under `with` are not looked at.",
        "zh": "约定的是不是这项工作、够不够严，本规则看不出来，由 S09 比较。项目中任何服务有一条即可。"
        "`协同`的供方不检查。",
    },
)


@RULE.checks
def check(step: Step, context: Context) -> Iterator[Finding]:
    """A step by an external role without an sla."""
    role, service = step.by, step.service
    if role is None or service is None or not role.external or role in context.analyses.roles.parties:
        return
    if context.analyses.doubts.about(service, "sla", "party"):
        return  # the role that could not be found may be this one
    yield RULE.finding(step.value_span("by"), related=[Related("role", role.span)], step=step.label, role=role.label)
