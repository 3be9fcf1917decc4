"""C08: customers are told that somebody is there day and night, and nobody is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcdsl.analyses import Analyses
from svcdsl.analyses.customer_texts import all_day, shown_to_customers
from svcdsl.analyses.open_week import ever_closed
from svcdsl.analyses.wording import found_in, phrases_of, word_options
from svcdsl.analyses.wording_tables import ROUND_THE_CLOCK, ROUND_THE_CLOCK_EXCEPT
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Feedback, Promise, Step, Touchpoint
from svcdsl.model.service import Service
from svcdsl.model.shared import Calendar, Channel, Role
from svcdsl.rules.base import Context, Rule

STAFFED = ("counter", "phone", "email", "chat", "social", "on-site")

RULE = Rule(
    code="C08",
    name="false-24x7",
    severity="error",
    phase=2,
    on="service",
    reach="project",
    source="seed 002",
    options=word_options(ROUND_THE_CLOCK),
    condition={
        "en": "A title or description of a touchpoint, channel, customers' feedback or promise says 24 hours, 24/7 or "
        "round the clock, while the calendar of its channel or role closes.",
        "zh": "触点、渠道、客户反馈或承诺的名称、说明写着“24小时”“全天候”，而其渠道或岗位的日历有休息时间。",
    },
    message={
        "channel": {
            "en": "“{thing}” says {words}, but “{calendar}” of the channel “{who}” closes.",
            "zh": "“{thing}”写着{words}，可渠道“{who}”的日历“{calendar}”有休息时间。",
        },
        "role": {
            "en": "“{thing}” says {words}, but “{calendar}” of the role “{who}” closes.",
            "zh": "“{thing}”写着{words}，可岗位“{who}”的日历“{calendar}”有休息时间。",
        },
        "": {
            "en": "“{thing}” says {words}, but “{calendar}” of “{who}” closes.",
            "zh": "“{thing}”写着{words}，可“{who}”的日历“{calendar}”有休息时间。",
        },
    },
    why={
        "en": "Whoever calls at night because it says so has a reason to. He finds a machine or silence, and "
        "believes nothing else that is written.",
        "zh": "半夜照着写的打来的人，一定是有急事。接不通，往后写什么他都不信了。",
    },
    help={
        "en": "Write the true hours, or staff the nights and give the channel or role the calendar `24x7`.",
        "zh": "如实写明服务时间；或者安排夜班，并把渠道或岗位的日历改为`全天候`。",
    },
    related={"calendar": {"en": "the calendar is here", "zh": "该日历在这里"}},
    bad="""
svcdsl 1
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-17:00
channel hotline "24-hour hotline" kind phone calendar office  # finds C08
channel 热线 "热线" kind phone calendar office
service stay {
  touchpoint call "Call us round the clock" channel hotline  # finds C08
  touchpoint 来电 "24小时服务热线" channel 热线  # finds C08
}
""",
    good="""
svcdsl 1
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-17:00
channel hotline "24-hour hotline" kind phone calendar 24x7
channel 热线 "热线，24小时内回电" kind phone calendar office
service stay {
  touchpoint call "Call us round the clock" channel hotline
  touchpoint 来电 "非24小时服务" channel 热线
}
""",
    unseen={
        "en": "Words not in the list: `words` replaces it, `add` adds to it, `allow` names phrases that do not "
        "count; 24 hours as a time limit never does. A promise is wrong only where all its channels with a "
        "calendar close together. Roles are those of customer-facing steps at the touchpoint, where its channel "
        "needs a person and all of them close at one time; those without a calendar never close. A shared "
        "channel is looked at in the first service that uses it.",
        "zh": "不在词表里的词看不出来：`words` 换掉整张词表，`add` 添加，`allow` 列出不算数的说法；"
        "作为时限的24小时不算。承诺发布在几个渠道的，有日历的渠道同时都有休息时间才算。岗位只看需要人工的触点上"
        "面对客户的步骤，全部岗位同时休息才算；没有日历的岗位视为不休息。共用渠道只在首个用到它的服务中检查。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Texts that say day and night where nobody is there at some time, one finding a text."""
    phrases = phrases_of(context.options, ROUND_THE_CLOCK_EXCEPT)

    def find(text: str) -> list[str]:
        return [*phrases.found(text), *all_day(text)]

    shown = shown_to_customers(service, context.project, context.analyses.referrers)
    for thing in (*shown, *service.promises.values()):
        for attribute, words in found_in(thing, find):
            closed = next(_closed(thing, context.analyses), None)
            if closed is None:
                break
            who, calendar = closed
            yield RULE.finding(
                thing.value_span(attribute),
                variant=who.KIND,
                related=[Related("calendar", calendar.span)],
                thing=thing.label,
                words=[f"“{word}”" for word in words],
                who=who.label,
                calendar=calendar.label,
            )


def _closed(
    thing: Touchpoint | Channel | Feedback | Promise, analyses: Analyses
) -> Iterator[tuple[Channel | Role, Calendar]]:
    """The channels, or roles, that are all closed at some time, each with its calendar."""
    if isinstance(thing, Promise):
        yield from _all_closed((one for one in thing.on if one.calendar is not None), analyses)
        return
    channel = thing if isinstance(thing, Channel) else thing.channel
    if channel is not None:
        yield from _all_closed([channel], analyses)
    if isinstance(thing, Touchpoint) and channel is not None and channel.kind in STAFFED:
        steps = analyses.referrers.of(thing, "step", "touchpoint")
        roles = {step.by: None for step in steps if isinstance(step, Step) and _faces_customers(step)}
        yield from _all_closed((role for role in roles if role is not None), analyses)


def _faces_customers(step: Step) -> bool:
    return step.lane in (None, "frontstage") and step.by is not None


def _all_closed(every: Iterable[Channel | Role], analyses: Analyses) -> Iterator[tuple[Channel | Role, Calendar]]:
    known = [(one, one.calendar) for one in every]
    calendars = [calendar for _, calendar in known if calendar is not None]
    if len(calendars) == len(known) and ever_closed(map(analyses.strictness.week, calendars)):
        yield from ((one, calendar) for one, calendar in known if calendar is not None)
