"""S06: an sla's clock runs while nobody is there who could work on the case."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.bounds_told import told_arrival, told_time
from svcdsl.analyses.verdicts import proved
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

TYPE_CHECKING = False
if TYPE_CHECKING:
    from svcdsl.analyses.proving.found import Found
    from svcdsl.model.shared import Calendar

_EVENT = {
    "en": "The clock of “{sla}” runs while all who work on it are off: when it starts {arrives}, it stops "
    "{ends} at the earliest ({zone}), {counted} on the clock, of which {closed} are closed; “{objective}” is "
    "asked.",
    "zh": "负责“{sla}”的岗位和渠道都休息了，计时还在走：{arrives}开始计时的，最快也要到{ends}才停（{zone}），"
    "计时{counted}，其中休息{closed}；而要求是“{objective}”。",
}
_CALENDAR = {
    "en": "Give the sla a calendar, so that its clock stands meanwhile (`calendar {calendar}`): with it the objective "
    "is proved; and say so to customers. Or have somebody on duty; or agree on a longer limit.",
    "zh": "给服务级别写上日历，休息时不计时（`日历 {calendar}`），这样改经证明够用，并须告知客户；或者安排值班；或者放宽时限。",
}
MOST_TRIED = 6_000
"""States that are played to prove the objective under one calendar."""

RULE = Rule(
    code="S06",
    name="clock-runs-while-closed",
    severity="error",
    phase=2,
    on="service",
    source="derived",
    condition={
        "en": "An sla's clock runs while every role and touchpoint channel between its measure's events is closed, and "
        "the longest such gap, with the least work, is more than its limit.",
        "zh": "指标起止事件之间的岗位和触点渠道全都休息时，服务级别的计时仍在走，而最长的一段休息加上最少的用时超过了时限。",
    },
    message={
        "": {
            "en": "The clock of “{sla}” runs while all who work on it are off: a case that comes {arrives} ends {ends} "
            "at the earliest ({zone}), {counted} on the clock, of which {closed} are closed; “{objective}” is asked.",
            "zh": "负责“{sla}”的岗位和渠道都休息了，计时还在走：{arrives}来的，最快也要到{ends}才结束（{zone}），"
            "计时{counted}，其中休息{closed}；而要求是“{objective}”。",
        },
        "event": _EVENT,
        "event-calendar": _EVENT,
    },
    why={
        "en": "Whoever comes at the wrong hour is let down before anybody could have done anything for them.",
        "zh": "客户来得不巧，还没等到有人上班处理，就已经超时了。",
    },
    help={
        "": {
            "en": "The clock runs while all are closed: have somebody on duty whenever it runs, or agree on a longer "
            "limit. The command “svcdsl prove” shows which changes are proved to be enough.",
            "zh": "大家都休息的时候计时还在走：计时的时候都安排值班，或者放宽时限。"
            "运行“svcdsl prove”可查看哪些改法经证明够用。",
        },
        "calendar": _CALENDAR,
        "event-calendar": _CALENDAR,
    },
    related={
        "calendar": {"en": "they are here by this calendar", "zh": "他们按这个日历上班"},
        "clock": {"en": "the clock runs by this calendar", "zh": "计时按这个日历"},
        "measure": {"en": "the measure", "zh": "该指标"},
    },
    bad="""
svcdsl 1
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-18:00
role clerk calendar office
service permit {
  process apply {
    start bring
    step bring by clerk takes 5m..10m -> answer
    step answer by clerk takes 35m..60m -> end
  }
  measure answered kind duration from apply.arrived to answer.done
  sla answer-sla party customer measure answered objective 95% within 48h over 30d  # finds S06
}
""",
    good="""
svcdsl 1
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-18:00
role clerk calendar office
service permit {
  process apply {
    start bring
    step bring by clerk takes 5m..10m -> answer
    step answer by clerk takes 35m..60m -> end
  }
  measure answered kind duration from apply.arrived to answer.done
  sla answer-sla party customer measure answered objective 95% within 6h over 30d calendar office
}
""",
    unseen={
        "en": "How many customers come at such an hour: one moment of the year is enough. A step is closed while its "
        "role or its touchpoint's channel is; a role or channel without a calendar is always there, and one step that is "
        "always open is enough to say nothing. A step that nobody does and that takes no time is left aside. Told is the "
        "quickest case of the longest gap in the calendar years that the calendars' dates name, else in the year from "
        "today. Standards, objectives on a mean and measures that exclude steps (`excludes`) on the way are not looked "
        "at, and nothing is said of an sla that S01 refutes or that is kept all the same.",
        "zh": "有多少客户在这种时候来，本规则不考虑：一年里有一个时刻如此就报告。岗位或触点渠道有一个休息，该步骤就算休息；"
        "没有写日历的岗位和渠道视为一直都在，有一个步骤一直都在就不报告。没有人办、也不花时间的步骤不计。"
        "列出的是最长一段休息中最快的一件，查看的范围是各日历日期所涉及的年份，没有日期的为从今天起的一年。"
        "标准、以均值为目标的、途中有`不计`的步骤的不看；S01 已报告做不到的、以及仍然做得到的，不报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Slas that are missed by whoever comes when all have gone."""
    for found in proved(service, context.analyses, context.today):
        if found.claim.kind == "sla" and found.verdict == "open":
            yield from _findings(found, context)


def _findings(found: Found, context: Context) -> Iterator[Finding]:
    from svcdsl.analyses.closed_hours import waited_while_closed

    claim, question = found.claim, found.question
    waited = waited_while_closed(found, context.today)
    if waited is None or question is None or claim.objective is None:
        return
    under = question.clock is not None
    calendars = _calendars(found)
    related = [Related("calendar", one.span) for one in calendars]
    if claim.calendar is not None and under:
        related.append(Related("clock", claim.calendar.span))
    if claim.measure is not None:
        related.append(Related("measure", claim.measure.span))
    event = "" if question.first.moment == "arrived" else "event"
    offered = _proving(found, calendars, context)
    yield RULE.finding(
        claim.span,
        variant="-".join(filter(None, (event, "calendar" if offered is not None else ""))),
        related=related,
        sla=claim.thing.label,
        objective=claim.objective.written,
        arrives=told_arrival(waited.starts, waited.zone),
        ends=told_arrival(waited.ends, waited.zone),
        zone=waited.zone,
        counted=told_time(waited.counted, on_calendar=True),
        closed=told_time(waited.closed, on_calendar=True),
        calendar=offered.id if offered is not None else "",
    )


def _proving(found: Found, calendars: list[Calendar], context: Context) -> Calendar | None:
    """The first calendar with which, as that of the clock, the objective is proved; only where the clock has none."""
    from svcdsl.analyses.proving.process.undecided import Undecided
    from svcdsl.analyses.proving.runs.extremes import Budget, TooMany

    question, asked = found.question, found.asked
    if question is None or asked is None or question.clock is not None:
        return None
    prover = context.analyses.prover(context.today)
    for calendar in calendars:
        try:
            if prover.proves(question._replace(clock=prover.openings.of(calendar)), asked, Budget(MOST_TRIED)):
                return calendar
        except (TooMany, Undecided):
            continue
    return None


def _calendars(found: Found) -> list[Calendar]:
    """The calendars of those who work on the steps between the events, each once."""
    from svcdsl.analyses.proving.runs.states import FINISHED

    question = found.question
    assert question is not None
    named: dict[Calendar, None] = {}
    between = question.between
    for number in sorted(between):
        if question.first == (FINISHED, number) and not any(number in question.network.targets[one] for one in between):
            continue  # all that this step does is done when the clock starts
        node = question.network.nodes[number]
        touchpoint = node.step.touchpoint
        for one in (node.step.by, touchpoint.channel if touchpoint is not None else None):
            if node.hours is not None and one is not None and one.calendar is not None and one.calendar.id != "24x7":
                named[one.calendar] = None
    return list(named)
