"""P11: people of whom only haste is asked."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.roles import judged_by, kind_of
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Thing
from svcdsl.model.service import Service
from svcdsl.model.shared import Role
from svcdsl.rules.base import Context, Rule
from svcdsl.text import Span

RULE = Rule(
    code="P11",
    name="speed-without-quality",
    severity="warning",
    phase=4,
    on="service",
    reach="project",
    source="gaps model of service quality",
    condition={
        "en": "A role is judged, by the standards it must keep and the slas it is `party` of, only by measures of "
        "time, and by none of score or ratio.",
        "zh": "对岗位的考核（它要做到的标准、以它为`对方`的服务级别）只有时长指标，没有评分或比率指标。",
    },
    message={
        "en": "Role “{role}” is judged only by how fast it is (“{thing}”), by nothing that says how well.",
        "zh": "对岗位“{role}”只考核快慢（“{thing}”），没有一项考核做得好不好。",
    },
    why={
        "en": "Who is judged by speed alone will cut short what takes time: listening, explaining, putting "
        "things right. The clock is kept, and customers come back with the same trouble.",
        "zh": "只考核快慢，员工就会省掉费时间的事：倾听、解释、把问题真正解决。时限达标了，客户却带着同样的问题再来。",
    },
    help={
        "en": "Let the role also keep a standard with a measure of kind score or ratio (satisfaction, solved at first "
        "contact), or one with an audit.",
        "zh": "让该岗位同时要做到一条用评分或比率衡量的标准（如满意度、一次解决率），或一条有质检的标准。",
    },
    related={"role": {"en": "the role", "zh": "该岗位"}},
    bad="""
svcdsl 1
role clerk
service stay {
  phase operation
  measure key-time kind duration
  standard quick-key by clerk measure key-time objective 95% within 10m over 30d  # finds P11
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase operation
  measure key-time kind duration
  measure welcome-score kind score
  standard quick-key by clerk measure key-time objective 95% within 10m over 30d
  standard friendly by clerk measure welcome-score objective mean >= 4.5/5 over 90d
}
""",
    unseen={
        "en": "What is really counted in pay and praise. Standards and slas of all services of the project count. "
        "An audited standard counts as quality, and so that nobody is blamed wrongly the rule is silent where a "
        "measure of another kind judges too. A role is told once a service, where it is first judged.",
        "zh": "奖金和评优实际看什么，本规则看不出来。项目中所有服务的标准和服务级别都算。"
        "有质检的标准算作质量考核；另有其他类型的指标（如次数、可用性）时也不报告。"
        "每个岗位在一项服务中只在首次考核处报告一次。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Roles judged in this service of whom nothing but time is judged anywhere."""
    judged = context.analyses.roles.judged
    told: set[Role] = set()
    for role, thing, place in _judged_here(service, context):
        if role not in told and judged.get(role) == {"duration"}:
            told.add(role)
            yield RULE.finding(place, related=[Related("role", role.span)], role=role.label, thing=thing.label)


def _judged_here(service: Service, context: Context) -> Iterator[tuple[Role, Thing, Span]]:
    """Who is judged by time in this service, by what, and where that is written."""
    for standard in context.analyses.standards.of(service):
        if standard.by and judged_by(standard) == "duration":
            for number, role in enumerate(standard.by):
                yield role, standard, standard.value_span("by", number)
    for sla in service.slas.values():
        if isinstance(sla.party, Role) and kind_of(sla) == "duration":
            yield sla.party, sla, sla.value_span("party")
