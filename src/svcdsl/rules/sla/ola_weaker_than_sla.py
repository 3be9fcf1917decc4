"""S09: an agreement with a team or supplier that leaves an sla no chance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from svcdsl.analyses.bounds_told import told_arrival, told_share, told_time
from svcdsl.analyses.verdicts import proved
from svcdsl.diagnostics import Fact, Finding, Related
from svcdsl.model import CUSTOMER
from svcdsl.model.parts import Sla
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svcdsl.analyses.underpinning import Loose

RULE = Rule(
    code="S09",
    name="ola-weaker-than-sla",
    severity="error",
    phase=2,
    on="service",
    source="ITIL 4",
    condition={
        "en": "An OLA that an sla depends on (by `depends-on`, else with the role that does a step between the events of "
        "its measure) has a longer limit than the sla's less the most that the other steps take.",
        "zh": "服务级别所依赖的协议（`依赖`中写明的；没有写的，取起止事件之间经办岗位的协议），"
        "其时限长于服务级别的时限减去其他步骤的最长用时。",
    },
    message={
        "": {
            "en": "“{sla}” has {limit}, of which {others} can take {rest}; that leaves {left} for {own}, but “{ola}” "
            "allows {allowed}.",
            "zh": "“{sla}”的时限是{limit}，其中{others}最长要{rest}，留给{own}的只有{left}，而“{ola}”允许{allowed}。",
        },
        "alone": {
            "en": "“{sla}” has {limit}, all of it for {own}, but “{ola}” allows {allowed}.",
            "zh": "“{sla}”的时限是{limit}，全部留给{own}也只有这么多，而“{ola}”允许{allowed}。",
        },
        "share": {
            "en": "With “{ola}” at its limit of {allowed}, {certain} of the cases are certain to keep “{sla}”, which "
            "asks “{objective}”: {path} can take {most}.",
            "zh": "“{ola}”用足{allowed}时，“{sla}”（“{objective}”）必定做到的为{certain}：{path} 最长要{most}。",
        },
        "arrival": {
            "en": "With “{ola}” at its limit of {allowed}, “{sla}” (“{objective}”) cannot be sure to be kept: {path} can "
            "take {most} on its clock, as for a case that begins {arrives} and ends {ends} ({zone}).",
            "zh": "“{ola}”用足{allowed}时，“{sla}”（“{objective}”）就没有把握做到：{path} 计时最长{most}，"
            "例如{arrives}开始的，到{ends}才结束（{zone}）。",
        },
    },
    why={
        "en": "The team or supplier keeps its word, and customers still wait longer than they were told.",
        "zh": "班组或供方都守约了，客户还是等得比约定的更久。",
    },
    help={
        "": {
            "en": "Agree on {left} or less, shorten the other steps, or give customers a longer limit.",
            "zh": "把协议时限定到{left}以内，或者缩短其他步骤，或者放宽对客户的时限。",
        },
        "share": {
            "en": "Agree on a shorter limit, shorten the other steps, or give customers a longer limit.",
            "zh": "缩短协议时限或其他步骤，或者放宽对客户的时限。",
        },
        "arrival": {
            "en": "Agree on a shorter limit, or count both on one calendar, shorten the other steps, or give customers a "
            "longer limit.",
            "zh": "缩短协议时限，或者两者按同一个日历计时，缩短其他步骤，或者放宽对客户的时限。",
        },
    },
    related={
        "sla": {"en": "the sla that rests on it", "zh": "依赖它的服务级别"},
        "own": {"en": "a step that it is about", "zh": "协议所说的步骤"},
        "other": {"en": "a step that takes of the same time", "zh": "同一时限内的其他步骤"},
    },
    bad="""
svcdsl 1
role desk
role courier external
service bags {
  process bag {
    start trace
    step trace by desk takes 30m..2h -> bring
    step bring by courier takes 1h..4h -> end
  }
  measure back kind duration from bag.arrived to bring.done
  measure run kind duration from bring.started to bring.done
  sla back-sla party customer measure back objective 95% within 8h over 30d depends-on run-ola
  sla run-ola party courier measure run objective always within 7h over 30d  # finds S09
}
""",
    good="""
svcdsl 1
role desk
role courier external
service bags {
  process bag {
    start trace
    step trace by desk takes 30m..2h -> bring
    step bring by courier takes 1h..4h -> end
  }
  measure back kind duration from bag.arrived to bring.done
  measure run kind duration from bring.started to bring.done
  sla back-sla party customer measure back objective 95% within 8h over 30d depends-on run-ola
  sla run-ola party courier measure run objective always within 6h over 30d
}
""",
    unseen={
        "en": "What share of its cases an OLA asks: only its limit counts. Nothing is said where the sla can be kept all "
        "the same, since few cases come to those steps, nor where it could not be even if these took no time (S01, S02). "
        "Limits on different calendars are told where the sla breaks for some arrival. Not looked at: an OLA on a "
        "mean, with events in another process, about steps that come again in one case or that the sla's "
        "measure excludes, or about several of which one has a `timeout`. Of several OLAs on one measure the strictest "
        "counts; an OLA is told once, with the first sla that it breaks.",
        "zh": "协议所要求的比例不看，只看时限。走这些步骤的业务不多、服务级别仍然做得到的，不报告；"
        "这些步骤不花时间也做不到的（见 S01、S02），不报告。日历不同的，有某个到达时刻会做不到时才报告。"
        "以下不看：以均值为目标的协议，事件在别的流程中的协议，所涉步骤在一件业务中会重复、"
        "或者被指标排除的协议，涉及几个步骤而其中有`超时`的协议。同一指标有几个协议的，取最严的；"
        "一个协议只报告一次，列出第一个因它做不到的服务级别。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Agreements that allow more time than the slas that rest on them have left."""
    slas = [sla for sla in service.slas.values() if sla.measure is not None]
    if len(slas) < 2 or not any(sla.depends_on or sla.party not in (None, CUSTOMER) for sla in slas):
        return
    found = proved(service, context.analyses, context.today)
    if not found:
        return
    from svcdsl.analyses.underpinning import loose_agreements

    for loose in loose_agreements(found, context.analyses.prover(context.today)):
        yield _finding(loose)


def _allowed(loose: Loose) -> Mapping[str, str]:
    if loose.days:
        return {"en": f"{loose.days} business day{'s' * (loose.days > 1)}", "zh": f"{loose.days}个工作日"}
    theirs = loose.ola.question
    return told_time(loose.allowed, on_calendar=theirs is not None and theirs.clock is not None)


def _finding(loose: Loose) -> Finding:
    from svcdsl.analyses.proving.telling.ways_told import steps_of, zone_of

    sla, ola, reply = loose.sla.claim.thing, loose.ola.claim.thing, loose.answer
    question = loose.sla.question
    assert isinstance(sla, Sla)
    assert isinstance(ola, Sla)
    assert question is not None
    assert sla.objective is not None
    under = question.clock is not None
    related = [Related("sla", sla.value_span("objective"))]
    related += [Related("own", step.span) for step in loose.own[:1]]
    related += [Related("other", step.span) for step in loose.steps[:3]]
    facts: dict[str, Fact] = {
        "sla": sla.label,
        "ola": ola.label,
        "objective": sla.objective.written,
        "own": [step.id for step in loose.own],
        "others": [step.id for step in loose.steps],
        "allowed": _allowed(loose),
        "most": told_time(reply.most or 0, on_calendar=under),
        "certain": told_share(reply.certain),
        "path": [step.id for step in steps_of(question, reply.slow)],
        "limit": told_time(question.limit.fewest, on_calendar=under),
    }
    variant = "share"
    if loose.others is not None:
        variant = "" if loose.others else "alone"
        left = question.limit.fewest - loose.others
        facts |= {"rest": told_time(loose.others, on_calendar=under), "left": told_time(left, on_calendar=under)}
    elif reply.worst is not None:
        variant, zone = "arrival", zone_of(question)
        facts |= {
            "zone": zone,
            "arrives": told_arrival(reply.worst.starts, zone, just_after=reply.worst.after),
            "ends": told_arrival(reply.worst.ends, zone),
        }
    return RULE.finding(ola.value_span("objective"), variant=variant, related=related, **facts)  # type: ignore[arg-type]
