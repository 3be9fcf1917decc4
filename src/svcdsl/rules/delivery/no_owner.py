"""P02: a service, a service level or feedback for which nobody answers."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="P02",
    name="no-owner",
    severity="error",
    phase=2,
    on="service",
    source="seed 002",
    condition={
        "en": "A service, an sla or feedback has no owner. The owner of a service covers its own things.",
        "zh": "服务、服务级别或反馈没有负责人。服务的负责人对其中各项同样有效。",
    },
    message={
        "": {
            "en": "Service “{thing}” has no owner.",
            "zh": "服务“{thing}”没有负责人。",
        },
        "sla": {
            "en": "Nobody answers for the sla “{thing}”: neither it nor its service has an owner.",
            "zh": "服务级别“{thing}”无人负责：它自己和所属服务都没有负责人。",
        },
        "feedback": {
            "en": "Nobody answers for the feedback “{thing}”: neither it nor its service has an owner.",
            "zh": "反馈“{thing}”无人负责：它自己和所属服务都没有负责人。",
        },
    },
    why={
        "en": "What nobody answers for is looked after by nobody once the project is over: levels slip, "
        "and what customers say is left lying.",
        "zh": "没有负责人，项目一结束就没人管了：指标慢慢下滑，客户的意见也无人处理。",
    },
    help={
        "en": "Add `owner` and a role. An owner of the service serves for all that is in it.",
        "zh": "加上`负责人`和岗位。写在服务上的负责人对服务中的各项都有效。",
    },
    bad="""
svcdsl 1
role quality-lead
service stay {  # finds P02
  feedback complaints kind complaint  # finds P02
  feedback after-stay kind survey owner quality-lead
}
""",
    good="""
svcdsl 1
role front-office-lead
service stay {
  owner front-office-lead
  feedback complaints kind complaint
}
""",
    unseen={
        "en": "Whether the owner knows of it and may decide. Owners of other things, such as measures and "
        "processes, are not asked for; those of improvements are asked for by L07.",
        "zh": "负责人是否知情、有没有决定权，本规则看不出来。指标、流程等其他内容不要求写负责人；"
        "改进的负责人由 L07 检查。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """The service and its slas and feedback, where neither they nor the service has an `owner`."""
    if service.has("owner"):
        return
    yield RULE.finding(service.span, thing=service.label)
    for thing in (*service.slas.values(), *service.feedback.values()):
        if not thing.has("owner"):
            yield RULE.finding(thing.span, variant=thing.KIND, thing=thing.label)
