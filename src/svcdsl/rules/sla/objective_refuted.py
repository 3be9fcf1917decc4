"""S01: an objective of time that the process cannot keep."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.verdicts import (
    REFUTED,
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
    "en": "“{thing}” asks “{objective}”, but even at best only {best} of the cases can keep it: {path} takes "
    "up to {most} on its clock, as for a case that begins {arrives} and ends {ends} ({zone}).",
    "zh": "“{thing}”要求“{objective}”，但最好的情况下也只有{best}能做到：{path} 计时最长{most}，"
    "例如{arrives}开始的，到{ends}才结束（{zone}）。",
}
_NONE_ARRIVAL = {
    "en": "“{thing}” asks “{objective}”, but not one case can keep it: even the quickest, {path}, takes "
    "{least}. The slowest begins {arrives} and ends {ends} ({zone}).",
    "zh": "“{thing}”要求“{objective}”，但没有一件能做到：最快的 {path} 也要{least}；"
    "最慢的{arrives}开始，到{ends}才结束（{zone}）。",
}
_BOUND_ARRIVAL = {
    "en": "“{thing}” asks “{objective}”, but by the process it is {whole}, at the least by {path}. The slowest "
    "case begins {arrives} and ends {ends} ({zone}).",
    "zh": "“{thing}”要求“{objective}”，而按流程是{whole}，最快的走法是 {path}；"
    "最慢的{arrives}开始，到{ends}才结束（{zone}）。",
}
_CLOSED = {
    "en": "Most of this is time in which “{calendar}” is closed: have somebody on duty then, or let the clock "
    "stand meanwhile (a `calendar` on the sla), or agree on less. The command “svcdsl prove” shows which "
    "changes are proved to be enough.",
    "zh": "其中大部分是“{calendar}”的下班时间：安排人值班，或给服务级别写上`日历`，或者放宽要求。"
    "运行“svcdsl prove”可查看哪些改法经证明够用。",
}

RULE = Rule(
    code="S01",
    name="objective-refuted",
    severity="error",
    phase=2,
    on="service",
    source="derived",
    condition={
        "en": "The share of cases that can be within the limit at best is below what an sla, or a standard or one of "
        "its exceptions, asks; a mean or maximum is beyond the limit at its least.",
        "zh": "服务级别、标准或其例外的时限，最好的情况下能做到的比例也低于要求；均值或最大值最小时也超过限值。",
    },
    message={
        "": {
            "en": "“{thing}” asks “{objective}”, but even at best only {best} of the cases can keep it: {path} takes "
            "{range}.",
            "zh": "“{thing}”要求“{objective}”，但最好的情况下也只有{best}能做到：走 {path} 要{range}。",
        },
        "path": {
            "en": "“{thing}” asks “{objective}”, but even at best only {best} of the cases can keep it: {share} go "
            "{path}, which takes {range}.",
            "zh": "“{thing}”要求“{objective}”，但最好的情况下也只有{best}能做到：有{share}走 {path}，要{range}。",
        },
        "none-bounds": {
            "en": "“{thing}” asks “{objective}”, but not one case can keep it: even the quickest case takes {least}.",
            "zh": "“{thing}”要求“{objective}”，但没有一件能做到：最快的也要{least}。",
        },
        "none": {
            "en": "“{thing}” asks “{objective}”, but not one case can keep it: even the quickest, {path}, takes "
            "{least}.",
            "zh": "“{thing}”要求“{objective}”，但没有一件能做到：最快的 {path} 也要{least}。",
        },
        "endless": {
            "en": "“{thing}” asks “{objective}”, but even at best only {best} of the cases can keep it: others go round "
            "{path} again and again.",
            "zh": "“{thing}”要求“{objective}”，但最好的情况下也只有{best}能做到：其余的在 {path} 中反复循环。",
        },
        "arrival": _ARRIVAL,
        "arrival-closed": _ARRIVAL,
        "none-arrival": _NONE_ARRIVAL,
        "none-arrival-closed": _NONE_ARRIVAL,
        "bound-bounds": {
            "en": "“{thing}” asks “{objective}”, but by the process it is {whole}.",
            "zh": "“{thing}”要求“{objective}”，而按流程是{whole}。",
        },
        "bound": {
            "en": "“{thing}” asks “{objective}”, but by the process it is {whole}, at the least by {path}.",
            "zh": "“{thing}”要求“{objective}”，而按流程是{whole}，最快的走法是 {path}。",
        },
        "bound-arrival": _BOUND_ARRIVAL,
        "bound-arrival-closed": _BOUND_ARRIVAL,
    },
    why={
        "en": "However hard everybody works, customers are kept waiting longer than was agreed: the process makes it so.",
        "zh": "流程本身就做不到，员工再努力，客户也要等得比约定的更久。",
    },
    help={
        "": {
            "en": "Shorten “{step}” (up to {step_time}), do what the clock waits for before it, send fewer cases that "
            "way, or agree on less. The command “svcdsl prove” shows which changes are proved to be enough.",
            "zh": "缩短“{step}”（最长{step_time}），把计时终点的那一步提到它前面，让走这条路的少一些，或者放宽要求。"
            "运行“svcdsl prove”可查看哪些改法经证明够用。",
        },
        "arrival-closed": _CLOSED,
        "none-arrival-closed": _CLOSED,
        "bound-arrival-closed": _CLOSED,
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
        "between": {
            "en": "what takes longest between its events: up to {step_time}",
            "zh": "起止事件之间最费时的一步：最长{step_time}",
        },
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
    step meal by agent takes 12m..15m -> announce
    step announce by agent takes 1m..2m -> end
  }
  measure first-word kind duration from spot.started to announce.done
  sla first-word-sla party customer measure first-word objective 95% within 10m over 30d  # finds S01
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
    step meal by agent takes 12m..15m -> end
  }
  measure first-word kind duration from spot.started to announce.done
  sla first-word-sla party customer measure first-word objective 95% within 10m over 30d
}
""",
    unseen={
        "en": "Steps without `takes` are counted as nothing, unless an OLA bounds them. Of a measure and a limit that "
        "several things ask on one clock the first sla that asks too much is told, else the first standard. Promises "
        "are not looked at (see C02 and “svcdsl prove”). Nothing is said where the events or the process do not let "
        "anything be proved (M05, M11, group F), or where it is too large to be decided (S02).",
        "zh": "没有写`用时`的步骤按不花时间算，有协议约束的除外。同一指标、同一时限、同一计时方式被多处要求的，"
        "只报告第一个要求过高的服务级别，没有则报告第一个标准。不看承诺（见 C02 和“svcdsl prove”）。"
        "事件或流程有问题、无从证明的（见 M05、M11 和 F 组），以及规模太大未能判定的（见 S02），不报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Objectives that the process refutes."""
    for found in told_once(proved(service, context.analyses, context.today), REFUTED):
        broken = broken_by(found)
        facts, places = facts_of(found, broken)
        variant = _variant(found, broken)
        if broken.path and "arrival" in variant:
            variant += blame_closing_time(found, facts, places, None if variant == "arrival" else broken)
        if not broken.path:
            variant = f"{variant.removesuffix('-arrival')}-bounds"
            places = [one._replace(role="between") if one.role == "step" else one for one in places]
        yield RULE.finding(found.claim.span, variant=variant, related=places, **facts)  # type: ignore[arg-type]


def _variant(found: Found, broken: Broken) -> str:
    assert found.asked is not None
    assert found.answer is not None
    arrival = "arrival" if found.answer.worst is not None else ""
    if found.asked.share is None:
        return "bound-arrival" if arrival else "bound"
    if found.asked.below and found.answer.best == 0:
        return "none-arrival" if arrival else "none"
    if broken.share is None and is_endless(found):
        return "endless"
    return arrival or ("path" if broken.share is not None else "")
