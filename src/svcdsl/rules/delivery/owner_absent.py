"""P13: the clock runs, and nobody who answers for it is at work."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.time_told import told_moment
from svcdsl.diagnostics import Finding, Related
from svcdsl.model import ALWAYS
from svcdsl.model.parts import Measure, Sla
from svcdsl.rules.base import Context, Rule

if TYPE_CHECKING:
    from svcdsl.analyses.absences import Absence
    from svcdsl.model.shared import Role

WITH_A_CLOCK = ("duration", "availability")

RULE = Rule(
    code="P13",
    name="owner-absent",
    severity="warning",
    phase=4,
    on="sla",
    source="derived",
    condition={
        "en": "The owner of an sla (first in the ladder) or a role it escalates to is off duty by its calendar while "
        "the sla's clock runs, and nobody in the ladder is there then.",
        "zh": "服务级别计时期间，其负责人（升级的第一级）或升级对象按日历不在岗，而且整个升级链上没有一个人在。",
    },
    message={
        "en": "The clock of “{sla}” runs from {start} to {end} ({zone}), and nobody who answers for it is there: {roles}.",
        "zh": "“{sla}”从{start}到{end}（{zone}）一直在计时，而对它负责的人都不在岗：{roles}。",
    },
    why={
        "en": "What goes wrong in these hours nobody sees before the limit is over: the customer waits, and the first "
        "to hear of it hears a complaint.",
        "zh": "这段时间里出了问题，等有人看到时已经超时；客户白等，最先知道的人听到的就是投诉。",
    },
    help={
        "en": "Let the clock run on the hours in which somebody is there (`calendar`), escalate to a role that is on "
        "duty then, or put somebody on call.",
        "zh": "让计时只算有人在岗的时段（`日历`），或者升级给当时在岗的岗位，或者安排人值班。",
    },
    related={
        "clock": {"en": "its clock runs on this calendar", "zh": "按该日历计时"},
        "role": {"en": "off duty then", "zh": "此时不在岗"},
        "other": {
            "en": "the clock of this one, too, runs while none of them is there",
            "zh": "这一条计时的时候，他们也有不在岗的时段",
        },
    },
    bad="""
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
role lead calendar office
role head calendar office
service stay {
  owner lead
  phase operation
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 4h over 30d {  # finds P13
    escalate after 50% to head
  }
}
""",
    good="""
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
role lead calendar office
role duty-manager calendar 24x7
service stay {
  owner lead
  phase operation
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 4h over 30d {
    escalate after 50% to duty-manager
  }
}
""",
    unseen={
        "en": "Whether somebody is on call without its being written. A role without a calendar is taken to be always "
        "there. The owner is the sla's, else the service's. The clock is the sla's calendar, else its measure's, else "
        "it always runs; only slas on durations and availability have one. The next such hours are told, in the years "
        "from this one on that the dates of the calendars name, else in the year from today. Slas of one service for "
        "which the same roles answer are told as one, by the first of them. Nothing is said where a "
        "role, a calendar or its hours are not known, or where the sla has neither owner nor escalation.",
        "zh": "没有写明的值班安排，本规则看不出来。没有写日历的岗位视为一直在岗。负责人取服务级别的，没有的取服务的。"
        "计时按服务级别的日历，没有的按指标的日历，都没有的全天候计时；只有时长和可用率的服务级别才计时。"
        "由同样的岗位负责的几条服务级别（同一服务内）合为一条报告，写在第一条上。只列出最近的一段；查看的范围是各日历日期所涉及的今年及以后的年份，没有日期的为从今天起的一年。"
        "岗位、日历或其时段无法识别的，以及既没有负责人也没有升级对象的，不报告。",
    },
)


@RULE.checks
def check(sla: Sla, context: Context) -> Iterator[Finding]:
    """A time in which the clock runs and the whole ladder is off duty; of slas with one ladder the first tells it."""
    ladder = _ladder(sla)
    absence = _absence(sla, ladder, context)
    if absence is None:
        return
    alike = _told_with(sla, ladder, context)
    if next(alike, sla) is not sla:
        return
    clock = _timed(sla).calendar
    related = [Related("clock", clock.span)] if clock not in (None, ALWAYS) else []
    related += [Related("role", role.span) for role in ladder]
    yield RULE.finding(
        sla.span,
        related=[*related, *(Related("other", one.span) for one in alike)],
        sla=sla.label,
        start=told_moment(absence.start, absence.zone),
        end=told_moment(absence.end, absence.zone),
        zone=absence.zone,
        roles=[role.label for role in ladder],
    )


def _told_with(sla: Sla, ladder: list[Role], context: Context) -> Iterator[Sla]:
    """The slas of its service that the same roles answer for and that they are away from, as written."""
    for one in [] if sla.service is None else sla.service.slas.values():
        if set(_ladder(one)) == set(ladder) and _absence(one, ladder, context) is not None:
            yield one


def _absence(sla: Sla, ladder: list[Role], context: Context) -> Absence | None:
    """When nobody of the ladder is there while the clock of the sla runs."""
    if not ladder or sla.measure is None or sla.measure.kind not in WITH_A_CLOCK:
        return None
    timed = _timed(sla)
    duties = [role.calendar for role in ladder if role.calendar is not None]
    if len(duties) < len(ladder) or (timed.has("calendar") and timed.calendar is None):
        return None
    return context.analyses.absences.find(timed.calendar, duties, context.today)


def _timed(sla: Sla) -> Sla | Measure:
    """That whose calendar is the clock's."""
    return sla if sla.has("calendar") or sla.measure is None else sla.measure


def _ladder(sla: Sla) -> list[Role]:
    """The owner and the roles that the sla escalates to, each once; none where one of them is not known."""
    service = sla.service
    owned = sla if sla.has("owner") or service is None else service
    roles = [owned.owner] if owned.has("owner") else []
    roles += [one.to for one in sla.escalate]
    if not sla.whole("escalate") or None in roles:
        return []
    return list(dict.fromkeys(role for role in roles if role is not None))
