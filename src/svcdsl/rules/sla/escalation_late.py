"""S10: an escalation that comes when the limit has passed, or out of order."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.strictness import EQUAL, LOOSER, STRICTER, UNKNOWN, Clock, compare_limits
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.items import Escalation
from svcdsl.model.parts import Sla
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration, Objective, Percentage

When = Duration | Percentage

RULE = Rule(
    code="S10",
    name="escalation-late",
    severity="error",
    phase=1,
    on="sla",
    needs="escalate",
    source="derived",
    condition={
        "en": "An escalation comes at or after 100% of the sla's limit, or earlier than the one written before it.",
        "zh": "升级的时间不早于服务级别时限的100%，或者比写在它前面的升级还早。",
    },
    message={
        "": {
            "en": "“{sla}” is escalated after {after}, when its limit of {limit} is used up.",
            "zh": "“{sla}”满{after}才升级，而{limit}的时限这时已经用完。",
        },
        "order": {
            "en": "“{sla}” is escalated after {after}, but the escalation written before it comes after {before}.",
            "zh": "“{sla}”满{after}升级，而写在前面的那一级要满{before}。",
        },
    },
    why={
        "en": "Escalation is there so that somebody with more power can still keep the promise. Told too late, they "
        "can only apologise.",
        "zh": "升级是为了让更有权限的人还来得及补救；等超时了才知道，就只剩道歉了。",
    },
    help={
        "": {
            "en": "Escalate while there is time to act, for instance after 70% of the limit.",
            "zh": "在还来得及处理时升级，例如满时限的70%。",
        },
        "order": {
            "en": "Write the escalations in the order of time, and check that the higher rank comes later.",
            "zh": "按时间先后写，并确认职级高的排在后面。",
        },
    },
    related={
        "limit": {"en": "the limit", "zh": "时限"},
        "before": {"en": "the one before", "zh": "前一级升级"},
    },
    bad="""
svcdsl 1
role lead
role head
service stay {
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 4h over 30d {
    escalate after 3h to lead
    escalate after 50% to head  # finds S10
  }
  sla late-sla measure answer objective 80% within 2h over 30d {
    escalate after 2h to lead  # finds S10
  }
}
""",
    good="""
svcdsl 1
role lead
role head
service stay {
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 4h over 30d {
    escalate after 50% to lead
    escalate after 3h to head
  }
}
""",
    unseen={
        "en": "Whether the time left is enough to act. Two at one moment are in order. Under a mean no single case "
        "is "
        "late, so only the order is looked at; a percentage has no meaning where the objective is not of time. Times "
        "that only a calendar can bring to one are compared where it is certain.",
        "zh": "留下的时间够不够处理，本规则看不出来。同一时刻升级给两人不算错。目标值为均值时不存在单件超时，"
        "只看先后；"
        "目标值与时间无关时，百分比没有意义，不看。要靠日历换算的时间，只在能确定先后时才比较。",
    },
)


@RULE.checks
def check(sla: Sla, context: Context) -> Iterator[Finding]:
    """Escalations at or after the limit, and those before the one above them."""
    if not sla.escalate or sla.objective is None:
        return
    clock, limit = context.analyses.strictness.of_sla(sla), _limit(sla.objective)
    before: Escalation | None = None
    for one in sla.escalate:
        after = one.after
        if after is None or (limit is None and isinstance(after, Percentage)):
            continue
        if limit is not None and sla.objective.form != "mean" and _order(after, _ALL, limit, clock) in (EQUAL, LOOSER):
            place = [Related("limit", sla.value_span("objective"))]
            span = one.value_span("after")
            yield RULE.finding(span, related=place, limit=limit.written, sla=sla.label, after=after.written)
        elif before is not None and before.after and _order(after, before.after, limit, clock) == STRICTER:
            place = [Related("before", before.value_span("after"))]
            told = before.after.written
            span = one.value_span("after")
            yield RULE.finding(span, variant="order", related=place, sla=sla.label, after=after.written, before=told)
        before = one


_ALL = Percentage("100%", 1, 1)


def _limit(objective: Objective) -> Duration | None:
    """The time that a percentage is of."""
    return objective.bound if type(objective.bound) is Duration and objective.sign[0] == "<" else None


def _order(one: When, other: When, limit: Duration | None, clock: Clock) -> str:
    """STRICTER where the first certainly comes earlier, LOOSER where later, EQUAL, or UNKNOWN."""
    if isinstance(one, Percentage) and isinstance(other, Percentage):
        return (EQUAL, LOOSER, STRICTER)[one.compare(other)]
    mine, theirs = _moment(one, limit), _moment(other, limit)
    return UNKNOWN if mine is None or theirs is None else compare_limits(mine, clock, theirs, clock)


def _moment(when: When, limit: Duration | None) -> Duration | None:
    """The time of an escalation, None for a part of a time that has no parts: 30% of 2bd, of 1mo."""
    if isinstance(when, Duration):
        return when
    if limit is None or when.share == 1:
        return limit
    months, days = limit.months * when.share, limit.open_days * when.share
    if months != int(months) or days != int(days):
        return None
    return Duration(when.written, limit.seconds * when.share, int(months), limit.open_seconds * when.share, int(days))
