"""S02: an objective of time that the process is not certain to keep."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.verdicts import (
    OPEN,
    Broken,
    blame_closing_time,
    broken_by,
    facts_of,
    is_endless,
    proved,
    told_once,
)
from svcdsl.diagnostics import Finding
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svcdsl.analyses.proving.found import Found

_ARRIVAL = {
    "en": "“{thing}” asks “{objective}”, but {certain} of the cases are certain to keep it, {best} at best:"
    " {path} takes up to {most} on its clock, as for a case that begins {arrives} and ends {ends} ({zone}).",
    "zh": "“{thing}”要求“{objective}”，但必定做到的为{certain}，最好的情况下{best}："
    "{path} 计时最长{most}，例如{arrives}开始的，到{ends}才结束（{zone}）。",
}
_BOUND_ARRIVAL = {
    "en": "“{thing}” asks “{objective}”, but by the process it is {whole}, at the most by {path}, as for a "
    "case that begins {arrives} and ends {ends} ({zone}).",
    "zh": "“{thing}”要求“{objective}”，而按流程是{whole}，最慢的走法是 {path}，"
    "例如{arrives}开始的，到{ends}才结束（{zone}）。",
}
_CLOSED = {
    "en": "Most of this is time in which “{calendar}” is closed: have somebody on duty then, or let the clock "
    "stand meanwhile (a `calendar` on the sla), or agree on less. The command “svcdsl prove” shows which "
    "changes are proved to be enough.",
    "zh": "其中大部分是“{calendar}”的下班时间：安排人值班，或给服务级别写上`日历`，或者放宽要求。"
    "运行“svcdsl prove”可查看哪些改法经证明够用。",
}

RULE = Rule(
    code="S02",
    name="objective-open",
    severity="warning",
    phase=2,
    on="service",
    source="derived",
    condition={
        "en": "The share of cases that is certain to be within the limit is below what an sla, or a standard or one of "
        "its exceptions, asks; a mean or maximum may be beyond the limit. Where no step between the events says how "
        "long it takes, this is an information.",
        "zh": "服务级别、标准或其例外的时限，必定做到的比例低于要求；均值或最大值有可能超过限值。"
        "起止事件之间没有一个步骤写明用时的，为提示。",
    },
    message={
        "": {
            "en": "“{thing}” asks “{objective}”, but {certain} of the cases are certain to keep it, {best} at best:"
            " {path} takes {range}.",
            "zh": "“{thing}”要求“{objective}”，但必定做到的为{certain}，最好的情况下{best}：走 {path} 要{range}。",
        },
        "path": {
            "en": "“{thing}” asks “{objective}”, but {certain} of the cases are certain to keep it, {best} at best:"
            " {share} go {path}, which takes {range}.",
            "zh": "“{thing}”要求“{objective}”，但必定做到的为{certain}，最好的情况下{best}："
            "有{share}走 {path}，要{range}。",
        },
        "endless": {
            "en": "“{thing}” asks “{objective}”, but {certain} of the cases are certain to keep it, {best} at best:"
            " a case may go round {path} without end.",
            "zh": "“{thing}”要求“{objective}”，但必定做到的为{certain}，最好的情况下{best}："
            "可能在 {path} 中一直循环下去。",
        },
        "supplier": {
            "en": "“{thing}” asks “{objective}”, but {certain} of the cases are certain to keep it, {best} at best:"
            " on {path} nothing says how long “{step}” takes at most, since no OLA on it holds in every case.",
            "zh": "“{thing}”要求“{objective}”，但必定做到的为{certain}，最好的情况下{best}："
            "{path} 中的“{step}”没有哪份协议保证每一件都做到，最长要多久无从知道。",
        },
        "arrival": _ARRIVAL,
        "arrival-closed": _ARRIVAL,
        "bound": {
            "en": "“{thing}” asks “{objective}”, but by the process it is {whole}, at the most by {path}.",
            "zh": "“{thing}”要求“{objective}”，而按流程是{whole}，最慢的走法是 {path}。",
        },
        "bound-arrival": _BOUND_ARRIVAL,
        "bound-arrival-closed": _BOUND_ARRIVAL,
        "undecided": {
            "en": "Whether “{thing}” can keep “{objective}” was not decided: the process between its events has too "
            "many turns to look at all of them.",
            "zh": "“{thing}”能否做到“{objective}”未能判定：起止事件之间的走法太多，无法逐一考察。",
        },
    },
    why={
        "en": "Whether customers get what was agreed is left to luck: nothing in the process sees to it.",
        "zh": "能不能按约定做到全凭运气，流程没有保证。",
    },
    help={
        "": {
            "en": "Shorten “{step}” (up to {step_time}), do what the clock waits for before it, send fewer cases that "
            "way, or agree on less. The command “svcdsl prove” shows which changes are proved to be enough.",
            "zh": "缩短“{step}”（最长{step_time}），把计时终点的那一步提到它前面，让走这条路的少一些，或者放宽要求。"
            "运行“svcdsl prove”可查看哪些改法经证明够用。",
        },
        "arrival-closed": _CLOSED,
        "bound-arrival-closed": _CLOSED,
        "endless": {
            "en": "Say on the way back how often it may be taken (`repeat`), or give a step a `timeout`.",
            "zh": "在往回走的路上写明`最多重复`几次，或者给步骤加上`超时`。",
        },
        "supplier": {
            "en": "Let the OLA hold in every case (`always within …`), or write what “{step}” takes.",
            "zh": "把协议改成每一件都要做到（`全部 在……内`），或者写明“{step}”的`用时`。",
        },
        "undecided": {
            "en": "Measure a shorter part of the process, or lessen its loops and branches between the two events.",
            "zh": "把指标的起止缩短到流程的一段，或者减少其间的循环和并行。",
        },
    },
    related={
        "step": {
            "en": "what takes longest on this path: up to {step_time}",
            "zh": "这条路上最费时的一步：最长{step_time}",
        },
        "timeout": {
            "en": "what takes longest on this path: by this timeout no more than {step_time}",
            "zh": "这条路上最费时的一步：按这里的超时，最长{step_time}",
        },
        "closed": {
            "en": "most of the time of the slowest case it is closed by this calendar",
            "zh": "最慢的那一件，大部分时间按这个日历都在下班",
        },
        "open": {"en": "this step has no known most", "zh": "这一步最长要多久，没有写明"},
        "choice": {"en": "{way_share} of the cases that come here go this way", "zh": "到这里的有{way_share}走这条路"},
        "measure": {"en": "the measure", "zh": "该指标"},
    },
    bad="""
svcdsl 1
role agent
service delay {
  process care {
    start spot
    step spot by agent takes 1m..4m -> how-long
    step how-long by agent {
      choose when "longer than 2 h" share 30% -> meal
      choose otherwise -> announce
    }
    step meal by agent takes 5m..15m -> announce
    step announce by agent takes 1m..2m -> end
  }
  measure first-word kind duration from spot.started to announce.done
  sla first-word-sla party customer measure first-word objective 95% within 10m over 30d  # finds S02
}
""",
    good="""
svcdsl 1
role agent
service delay {
  process care {
    start spot
    step spot by agent takes 1m..4m -> announce
    step announce by agent takes 1m..2m -> how-long
    step how-long by agent {
      choose when "longer than 2 h" share 30% -> meal
      choose otherwise -> end
    }
    step meal by agent takes 5m..15m -> end
  }
  measure first-word kind duration from spot.started to announce.done
  sla first-word-sla party customer measure first-word objective 95% within 10m over 30d
}
""",
    unseen={
        "en": "Chance: durations may be anything within their ranges, so that what would seldom happen counts too. Steps "
        "without `takes` are counted as nothing, unless an OLA bounds them. Of a measure and a limit that several "
        "things ask on one clock the first sla that is open is told, else the first standard. What S06 says of an sla "
        "is not said again here. Promises are not looked at. Nothing is said where the events or the process do not "
        "let anything be proved (M05, M11, group F); where there was too much to look at, that is said as an "
        "information.",
        "zh": "不考虑概率分布：用时在范围内取任何值都算，很少发生的情况也算在内。没有写`用时`的步骤按不花时间算，"
        "有协议约束的除外。同一指标、同一时限、同一计时方式被多处要求的，只报告第一个没有把握的服务级别，"
        "没有则报告第一个标准。S06 已报告的服务级别不再重复。不看承诺。"
        "事件或流程有问题、无从证明的（见 M05、M11 和 F 组），不报告；走法太多未能判定的，以提示说明。",
    },
)

TOO_LARGE = ("not-decided", "starts-in-branch")


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Objectives that the process does not assure, and those of which nothing could be decided."""
    every = proved(service, context.analyses, context.today)
    for found in told_once(every, OPEN):
        if found.claim.kind == "sla" and _told_as_closed(found, context.today):
            continue
        broken = broken_by(found)
        facts, places = facts_of(found, broken)
        variant = _variant(found, broken)
        if "arrival" in variant:
            variant += blame_closing_time(found, facts, places)
        if variant in ("endless", "supplier"):
            places = [one._replace(role="open") if one.role == "step" else one for one in places]
        severity = None if _is_known(found) else "info"
        yield RULE.finding(found.claim.span, variant=variant, severity=severity, related=places, **facts)  # type: ignore[arg-type]
    seen: set[object] = set()
    for found in every:
        if not _is_undecided(found) or found.claim.objective is None:
            continue
        key = found.claim.measure, found.claim.objective.bound
        if key not in seen:
            seen.add(key)
            facts = {"thing": found.claim.thing.label, "objective": found.claim.objective.written}
            yield RULE.finding(found.claim.span, variant="undecided", severity="info", **facts)  # type: ignore[arg-type]


def _is_undecided(found: Found) -> bool:
    """Whether there was too much to look at."""
    if found.why is not None:
        return found.why.key in TOO_LARGE
    return found.verdict == OPEN and found.answer is not None and found.answer.cut


def _told_as_closed(found: Found, today: str) -> bool:
    from svcdsl.analyses.closed_hours import waited_while_closed

    return waited_while_closed(found, today) is not None


def _is_known(found: Found) -> bool:
    """Whether a step between the events says how long it takes, or an OLA does."""

    question = found.question
    assert question is not None
    nodes = [question.network.nodes[number] for number in question.between]
    return any(
        node.step.takes is not None or (node.supplier is not None and node.takes.most is not None) for node in nodes
    )


def _variant(found: Found, broken: Broken) -> str:
    assert found.asked is not None
    assert found.answer is not None
    arrival = found.answer.worst is not None
    if found.asked.share is None:
        return "bound-arrival" if arrival else "bound"
    if arrival:
        return "arrival"
    if broken.most is None and found.answer.most is None:
        return "endless" if is_endless(found) else "supplier"
    return "path" if broken.share is not None else ""
