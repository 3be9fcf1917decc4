"""C06: the customer waits, and nobody says a word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from svcdsl.analyses.silence import IN_VIEW, Row, Silence, over
from svcdsl.analyses.time_told import told_length
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Process
from svcdsl.rules.base import Context, Rule
from svcdsl.rules.flow._told_once import tells_of
from svcdsl.values import Duration, parse

RULE = Rule(
    code="C06",
    name="silent-wait",
    severity="warning",
    phase=2,
    on="process",
    source="ISO 10002; seed 001",
    condition={
        "en": "The customer can wait longer than `max` with no step that `tells` in between: `waits` and `takes` of "
        "steps in a row in no customer or frontstage lane, closed hours not counted. A promise told before raises "
        "the limit to half of what it says.",
        "zh": "客户可能要等得比 `max` 更久，其间没有步骤`告知承诺`：把连续几个既不在客户泳道也不在前台泳道的步骤的"
        "`等候`和`用时`相加，非营业时间不计。之前已告知承诺的，以承诺时间的一半为限。",
    },
    message={
        "": {
            "en": "After “{before}” the customer can wait {time} without a word, longer than {limit}: {path}.",
            "zh": "“{before}”之后，客户可能要等{time}而听不到任何消息，超过了{limit}：{path}。",
        },
        "promise": {
            "en": "After “{before}” the customer can wait {time} without a word, more than half of what “{promise}” "
            "says ({limit}): {path}.",
            "zh": "“{before}”之后，客户可能要等{time}而听不到任何消息，超过了“{promise}”所说时间的一半（{limit}）：{path}。",
        },
    },
    why={
        "en": "A wait of which nobody speaks feels twice as long: customers call, complain or leave while the work "
        "is well on its way.",
        "zh": "没人说明的等候，感觉加倍地长：事情明明在办，客户却打电话来催、投诉，或者干脆走了。",
    },
    help={
        "en": "Let a step on the way, or the one before, say how long it takes (`tells` with a promise), put a "
        "frontstage step between that gives news, or shorten the wait.",
        "zh": "在途中或之前的步骤上`告知承诺`，说明要等多久；或者中间加一个告知进展的前台步骤；或者缩短等候。",
    },
    related={
        "before": {"en": "here the customer last hears something", "zh": "客户最后一次得到消息是在这里"},
        "after": {"en": "and here only the next time", "zh": "下一次要到这里"},
        "promise": {"en": "this is what they were told", "zh": "已告知客户的承诺"},
    },
    options={"max": ("duration", "30m")},
    bad="""
svcdsl 1
role clerk
role dean
service permit {
  process apply {
    start bring
    step bring "Bring the papers" lane customer -> check
    step check by clerk lane backstage waits 0m..10m takes 5m..15m -> decide  # finds C06
    step decide by dean lane backstage takes 5m..20m -> answer
    step answer by clerk lane frontstage -> end
  }
}
""",
    good="""
svcdsl 1
role clerk
role dean
service permit {
  process apply {
    start bring
    step bring "Bring the papers" lane customer -> take-in
    step take-in by clerk lane frontstage tells within-two-hours -> check
    step check by clerk lane backstage waits 0m..10m takes 5m..15m -> decide
    step decide by dean lane backstage takes 5m..20m -> answer
    step answer by clerk lane frontstage -> end
  }
  promise within-two-hours says 95% within 2h over 30d
}
""",
    unseen={
        "en": "What is said without being written down. A row begins after a step at which the customer acts, sees or "
        "is told something, and counts only if such a step comes after it: nobody is known to wait for what "
        "stands before the first one or after the last, nor where the customer's own step was left by a timeout. The time "
        "of these steps themselves is not counted. A step without a `lane` is taken to be out of sight. Steps that "
        "run beside one in view of the customer (branches of a fork) are left out, else the slowest branch counts. A "
        "way back counts as often as its `repeat` says; without one (F05) going round is left out, as where a loop "
        "can be entered at several steps. What takes no time by the spec, or business days, counts as nothing; a "
        "business day of a promise as 24 h. The promise is the least that was told on any path. Of rows "
        "that share steps the longest is told.",
        "zh": "没有写进流程的口头告知，本规则看不出来。从客户参与、看得见或被告知的步骤之后算起，之后还有这样的步骤才算："
        "第一个这样的步骤之前和最后一个之后，无法断定有客户在等；客户自己的步骤因超时离开的，也不算有人在等。"
        "这些步骤本身的时间不计。没有写`泳道`的步骤视为客户看不见。"
        "与客户看得见的步骤同时进行的步骤（并行的分支）不计，其余并行按最慢的分支算。往回走的路按`最多重复`的次数算；"
        "没有写次数的（见 F05）、循环有多个入口的，不算绕圈。没有写时间的、按工作日写的不计时；"
        "承诺里的一个工作日按24小时算。不同路径上告知的承诺不同时，取最短的。几段等候有共同步骤时只列最长的一段。",
    },
)


@RULE.checks
def check(process: Process, context: Context) -> Iterator[Finding]:
    """Rows of steps out of the customer's sight that last too long."""
    analyses = context.analyses
    flow = analyses.flow(process)
    if process.start is None or not any(step.lane not in IN_VIEW and (step.waits or step.takes) for step in flow.ways):
        return
    most = parse("duration", str(context.options["max"]))
    assert isinstance(most, Duration)
    for row in over(Silence(flow, analyses.concurrency(process)).rows, most.seconds):
        first = row.steps[0]
        if not tells_of(process, row.before, context):
            continue
        promise = row.told.promise if row.told.seconds > most.seconds else None
        related = [Related("before", row.before.span)]
        if row.after is not None:
            related.append(Related("after", row.after.span))
        if promise is not None:
            related.append(Related("promise", promise.span))
        yield RULE.finding(
            first.span,
            variant="promise" if promise is not None else "",
            related=related,
            before=row.before.label,
            time=_told(row, context),
            limit=told_length(row.told.seconds if promise is not None else most.seconds),
            promise=promise.label if promise is not None else "",
            path=" → ".join(step.id for step in row.steps),
        )


def _told(row: Row, context: Context) -> Mapping[str, str]:
    """How long it can last; with a word on closing time, which is not counted, where those who work on it have any."""
    time = told_length(row.seconds)
    channels = [step.touchpoint.channel for step in row.steps if step.touchpoint is not None]
    roles = [step.by for step in row.steps]
    calendars = [one.calendar for one in (*roles, *channels) if one is not None and one.calendar is not None]
    if not any(context.analyses.strictness.week(calendar).closes for calendar in calendars):
        return time
    return {"en": f"{time['en']} (closed hours not counted)", "zh": f"{time['zh']}（不计下班时间）"}
