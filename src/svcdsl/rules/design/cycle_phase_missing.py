"""D06: a service that is further on than what it has to show for it."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Step
from svcdsl.model.service import Service
from svcdsl.rules.base import PHASES, Context, Rule
from svcdsl.rules.design._choices import in_both_languages

# What each phase leaves behind, by its kind. What K10, D19 and L10 say is theirs: needs, a process, a review.
LEFT_BEHIND = (("goal", 1), ("standard", 2), ("training", 3), ("measure", 4), ("feedback", 5))

RULE = Rule(
    code="D06",
    name="cycle-phase-missing",
    severity="warning",
    phase=2,
    on="service",
    reach="project",
    fix="scaffold",
    source="seed 000",
    condition={
        "en": "A service lacks what its phase and the earlier ones leave behind: strategy a goal, design "
        "standards, transition a training, operation measures, improvement feedback. (What else they leave, "
        "other rules ask for: needs K10, a process D19, a review L10.)",
        "zh": "服务缺少所处阶段及之前各阶段应有的成果：战略阶段的目标、设计阶段的标准、转换阶段的培训、"
        "运营阶段的指标、改进阶段的反馈。（其他成果由别的规则检查：需求 K10、流程 D19、评审 L10。）",
    },
    message={
        "en": "Service “{service}” has come to the phase of {phase}, but has no {kinds}.",
        "zh": "服务“{service}”已到{phase}阶段，却没有{kinds}。",
    },
    why={
        "en": "Each phase builds on the one before. What was skipped comes back later as improvisation, at "
        "the customer's expense.",
        "zh": "每个阶段都以前一阶段为基础。跳过去的那一步，以后要靠临场应付，吃亏的是客户。",
    },
    help={
        "en": "Write what is missing, or set `phase` back to where the service really is.",
        "zh": "补上缺少的内容；如果服务其实还没有走到这一步，就把`阶段`改回实际所处的阶段。",
    },
    bad="""
svcdsl 1
service stay {  # finds D06
  phase transition
  goal repeat-guests "More guests come again"
  standard welcome "Guests are called by name"
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  goal repeat-guests "More guests come again"
  standard welcome "Guests are called by name"
  training first-week "First week"
}
""",
    unseen={
        "en": "Whether what is there is enough or good. A training of another service counts where it covers "
        "a standard of this one or is for a role of its steps; feedback of another one where a step here "
        "collects it; a measure of another one where this one uses it. All that is missing is told in one finding.",
        "zh": "已有的内容是否充分、是否得当，本规则看不出来。其他服务的培训，只要覆盖本服务的标准，"
        "或面向本服务步骤的岗位，"
        "就算；其他服务的反馈，有本服务的步骤收集就算；其他服务的指标，本服务用到就算。缺少的内容合在一条里报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """The kinds of things that the phases come to so far leave behind, and this service lacks."""
    missing = [kind for kind, phase in LEFT_BEHIND if phase <= context.phase and not _has(service, kind, context)]
    if missing:
        phase = in_both_languages("service", "phase", [PHASES[context.phase - 1]])
        yield RULE.finding(service.span, service=service.label, phase=phase, kinds=missing)


def _has(service: Service, kind: str, context: Context) -> bool:
    if kind == "goal":
        return service.has("goals")
    if kind == "standard":
        return service.has("standards") or any(one.has("standards") for one in service.touchpoints.values())
    if kind == "training":
        return service.has("trainings") or _is_trained(service, context)
    if kind == "measure":
        return service.has("measures") or _uses_measure(service, context)
    return service.has("feedback") or any(step.has("collects") for step in _steps(service))


def _is_trained(service: Service, context: Context) -> bool:
    """Whether a training of another service is for people or standards of this one."""
    referrers = context.analyses.referrers
    if any(any(referrers.of(one, "training", "covers")) for one in context.analyses.standards.of(service)):
        return True
    return any(step.by is not None and any(referrers.of(step.by, "training", "for_")) for step in _steps(service))


def _uses_measure(service: Service, context: Context) -> bool:
    users = (*context.analyses.standards.of(service), *service.slas.values(), *service.goals.values())
    return any(user.has("measure") for user in users)


def _steps(service: Service) -> Iterator[Step]:
    for process in service.processes.values():
        yield from process.steps.values()
