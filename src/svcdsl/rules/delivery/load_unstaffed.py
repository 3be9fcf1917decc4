"""P07: a queue that counts in a measure, before people whose number nobody has planned."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.between import steps_come_to
from svcdsl.analyses.roles import is_staffed
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Measure, Process, Step
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P07",
    name="load-unstaffed",
    severity="warning",
    phase=3,
    on="service",
    reach="project",
    fix="scaffold",
    source="seed 004",
    condition={
        "en": "A step with `waits` lies between the events of a measure, and its role has no resource.",
        "zh": "有`等候`的步骤位于某项指标的起止事件之间，而负责它的岗位没有对应的资源（排班）。",
    },
    message={
        "en": "Cases wait for role “{role}” at step “{step}”, and measure “{measure}” counts it, but nothing is said "
        "of how many people are there.",
        "zh": "客户在步骤“{step}”等候岗位“{role}”，等候时间计入指标“{measure}”，却没有写明该岗位安排了多少人。",
    },
    why={
        "en": "How long customers wait is decided by arrivals and people on shift. Without these figures "
        "the target is a hope, and breaks at the first rush.",
        "zh": "客户等多久，取决于来多少人、排多少班。没有这些数字，目标值只是愿望，一到高峰就落空。",
    },
    help={
        "en": "Write a resource with this `role`: arrivals at peak, handling time and agents on shift.",
        "zh": "写一项该`岗位`的资源：高峰到达量、处理时长和排班人数。",
    },
    related={
        "measure": {"en": "the measure that counts this wait", "zh": "计入这段等候的指标"},
        "role": {"en": "the role", "zh": "该岗位"},
    },
    bad="""
svcdsl 1
role clerk
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk waits 0m..15m takes 5m -> end  # finds P07
  }
  measure key-time kind duration from arrive.arrived to hand-key.done
}
""",
    good="""
svcdsl 1
role clerk
service stay {
  phase transition
  process arrive {
    start hand-key
    step hand-key by clerk waits 0m..15m takes 5m -> end
  }
  measure key-time kind duration from arrive.arrived to hand-key.done
  resource desk-team role clerk arrivals 20/h handling 5m agents 3
}
""",
    unseen={
        "en": "Whether the people suffice: S12 and S13 reckon that. A resource for the role in any service of the "
        "project will do, as will one that the step `uses`. Not looked at are suppliers (they staff "
        "themselves; P09 asks for the agreement), steps that the measure `excludes`, a wait of zero, and "
        "measures whose events lie in another service or are known to the source alone.",
        "zh": "人手是否够用，本规则不算，由 S12、S13 计算。项目中任何服务有该岗位的资源即可，"
        "步骤的`所用资源`也算。外部供方（自行安排人手，协议由 P09 检查）、指标`不计`的步骤、等候为零的步骤，"
        "以及起止事件在其他服务中或只有数据源知道的指标，都不检查。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Steps with a queue within a measure, in the order written, each with the first such measure."""
    counted: dict[Step, Measure] = {}
    for measure in service.measures.values():
        for step in _within(measure, context):
            counted.setdefault(step, measure)
    if not counted or context.analyses.doubts.about(service, "resource", "role"):
        return  # the role that could not be found may be one of these
    for process in service.processes.values():
        for step in process.steps.values():
            if step in counted and step.by is not None:
                places = [Related("measure", counted[step].span), Related("role", step.by.span)]
                yield RULE.finding(
                    step.value_span("waits"),
                    related=places,
                    role=step.by.label,
                    step=step.label,
                    measure=counted[step].label,
                )


def _within(measure: Measure, context: Context) -> Iterator[Step]:
    first, last = measure.from_, measure.to
    if first is None or last is None or first.of is None or last.of is None or not measure.whole("excludes"):
        return
    process = first.of if isinstance(first.of, Process) else first.of.parent
    if not isinstance(process, Process) or process.service is not measure.service:
        return
    staffed, flow = context.analyses.roles.staffed, context.analyses.flow(process)
    unstaffed = [step for step in flow.ways if step.by is not None and step.by not in staffed and _queues(step)]
    if unstaffed:  # few are, and what lies between two events takes long to find
        between = steps_come_to(flow, first, last)
        yield from (step for step in unstaffed if step in between and step not in measure.excludes)


def _queues(step: Step) -> bool:
    """Whether cases wait here for people of the house of whom no resource of the step tells."""
    if step.waits is None or not any(step.waits.most.fields()) or step.lane == "customer":
        return False
    if step.by is not None and step.by.external:
        return False
    return step.whole("uses") and not any(is_staffed(resource) for resource in step.uses)
