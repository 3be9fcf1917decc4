"""S07: a calendar that does not say when it is really open."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Measure, Sla
from svcdsl.model.shared import Calendar
from svcdsl.rules.base import Context, Rule

MAKE_UP_ZONES = ("Asia/Shanghai", "Asia/Urumqi")
"""Where holidays are made up for by working weekends."""

RULE = Rule(
    code="S07",
    name="calendar-incomplete",
    severity="warning",
    phase=2,
    on="calendar",
    source="derived",
    condition={
        "en": "A calendar has no timezone; or an sla's clock runs on it, a day of its week is closed, and it has no "
        "`closed` dates in the current year (in Asia/Shanghai and Asia/Urumqi no `also-open` ones either).",
        "zh": "日历没有写时区；或者有服务级别按它计时，它每周有休息日，却没有今年的`休息`日期"
        "（时区为 Asia/Shanghai、Asia/Urumqi 的还须有今年的`补班`日期）。",
    },
    message={
        "timezone": {
            "en": "Calendar “{calendar}” does not say in which time zone its hours are.",
            "zh": "日历“{calendar}”没有写是哪个时区的时间。",
        },
        "closed": {
            "en": "The clock of “{sla}” runs on calendar “{calendar}”, which has no public holidays of {year}.",
            "zh": "“{sla}”按日历“{calendar}”计时，而日历里没有{year}年的节假日。",
        },
        "make-up": {
            "en": "The clock of “{sla}” runs on calendar “{calendar}”, which has no make-up working days of {year}.",
            "zh": "“{sla}”按日历“{calendar}”计时，而日历里没有{year}年的补班日。",
        },
        "both": {
            "en": "The clock of “{sla}” runs on calendar “{calendar}”, which has neither public holidays nor make-up "
            "working days of {year}.",
            "zh": "“{sla}”按日历“{calendar}”计时，而日历里既没有{year}年的节假日，也没有补班日。",
        },
    },
    why={
        "en": "What is counted on it comes out wrong on exactly those days on which customers notice: the house says "
        "in "
        "time, they say late.",
        "zh": "偏偏在客户最在意的那几天算不准：单位说按时，客户说超时。",
    },
    help={
        "timezone": {
            "en": "Write the `timezone`, such as Europe/Dublin.",
            "zh": "写上`时区`，如 Asia/Shanghai。",
        },
        "closed": {
            "en": "List the public holidays of {year} on which it is closed under `closed`.",
            "zh": "把{year}年的放假日期写进`休息`。",
        },
        "make-up": {
            "en": "List the make-up working days of {year} that the State Council has published under `also-open`; "
            "where nobody works on them, waive this rule and say so.",
            "zh": "把国务院公布的{year}年调休上班日写进`补班`；网点不补班的，可用豁免说明。",
        },
        "both": {
            "en": "List the public holidays of {year} under `closed`, and the make-up working days that the State "
            "Council has published under `also-open`; where nobody works on those, waive this rule and say so.",
            "zh": "把{year}年的放假日期写进`休息`，国务院公布的调休上班日写进`补班`；网点不补班的，可用豁免说明。",
        },
    },
    related={"sla": {"en": "its clock runs on this calendar", "zh": "按该日历计时"}},
    bad="""
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00  # finds S07
calendar desk open Mon-Sun 09:00-17:00  # finds S07
service stay {
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 4h over 30d calendar office
}
""",
    good="""
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00 closed 2026-01-01, 2026-12-25
calendar desk timezone Europe/Dublin open Mon-Sun 09:00-17:00
service stay {
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 4h over 30d calendar office
}
""",
    unseen={
        "en": "Whether the dates are the right ones, and all: one in the year will do. An sla's clock runs on its "
        "own "
        "calendar, else on that of its measure; that of an owner, which lends business days, is not looked at. A "
        "calendar that is open on all seven weekdays keeps its holidays.",
        "zh": "日期对不对、全不全，本规则看不出来：当年有一个即可。服务级别按自己的日历计时，没有的按指标的日历；"
        "只用来折算工作日的负责人日历不看。一周七天都营业的日历，视为节假日照常营业。",
    },
)


@RULE.checks
def check(calendar: Calendar, context: Context) -> Iterator[Finding]:
    """A calendar without a time zone, or without the days of this year that are not as in other weeks."""
    if not calendar.has("timezone"):
        yield RULE.finding(calendar.span, variant="timezone", calendar=calendar.label)
    weekdays = frozenset[int]().union(*(hours.days or () for hours in calendar.open))
    if len(weekdays) in (0, 7) or not all(map(calendar.whole, ("open", "closed", "also_open"))):
        return
    year = int(context.today[:4])
    lacks_closed = not any(dates.first.year <= year <= dates.last.year for dates in calendar.closed)
    made_up = any(hours.date is not None and hours.date.year == year for hours in calendar.also_open)
    lacks_make_up = calendar.timezone in MAKE_UP_ZONES and not made_up
    sla = next(_counted_on(calendar, context), None) if lacks_closed or lacks_make_up else None
    if sla is not None:
        yield RULE.finding(
            calendar.span,
            variant="both" if lacks_closed and lacks_make_up else "closed" if lacks_closed else "make-up",
            related=[Related("sla", sla.span)],
            calendar=calendar.label,
            sla=sla.label,
            year=str(year),
        )


def _counted_on(calendar: Calendar, context: Context) -> Iterator[Sla]:
    """The slas whose clock runs on a calendar."""
    referrers = context.analyses.referrers
    for sla in referrers.of(calendar, "sla", "calendar"):
        if isinstance(sla, Sla):
            yield sla
    for measure in referrers.of(calendar, "measure", "calendar"):
        for sla in referrers.of(measure, "sla", "measure") if isinstance(measure, Measure) else ():
            if isinstance(sla, Sla) and not sla.has("calendar") and _is_of_time(sla):
                yield sla


def _is_of_time(sla: Sla) -> bool:
    """Whether a measure's clock counts for the sla at all; an sla's own calendar is always meant."""
    return sla.measure is not None and sla.measure.kind in ("duration", "availability")
