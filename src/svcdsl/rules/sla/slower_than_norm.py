"""S18: less than the outside rule that it says it keeps."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from svcdsl.analyses.other_clocks import clock_of_deadline, clock_of_standard
from svcdsl.analyses.strictness import LOOSER, Clock, compare, compare_limits
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Feedback, Sla, Standard
from svcdsl.model.shared import Norm
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration, Objective

RULE = Rule(
    code="S18",
    name="slower-than-norm",
    severity="error",
    phase=1,
    on="norm",
    source="seed 002",
    condition={
        "en": "An sla, a standard or a deadline of feedback is looser than a norm in force that it `complies-with`: "
        "a "
        "lower share of cases or a longer limit, once both are counted on one calendar.",
        "zh": "服务级别、标准或反馈的时限，比所`依据规定`中现行规定的限值更宽：比例更低，或换算到同一日历后时限更长。",
    },
    message={
        "": {
            "en": "“{thing}” allows “{objective}”, but “{norm}”, with which it is said to comply, demands “{limit}”.",
            "zh": "“{thing}”的要求是“{objective}”，而它所依据的规定“{norm}”要求“{limit}”。",
        },
        "all": {
            "en": "“{thing}” allows “{objective}”, but “{norm}”, with which it is said to comply, demands {limit} in "
            "every case.",
            "zh": "“{thing}”的要求是“{objective}”，而它所依据的规定“{norm}”要求每一件都不超过{limit}。",
        },
    },
    why={
        "en": "Whoever keeps the house's own target breaks the rule, and learns of it from the authority.",
        "zh": "内部达标了却违反规定，等监管部门找上门才知道。",
    },
    help={
        "en": "Set it no looser than the norm; where the norm is not about this, take it out of `complies-with`.",
        "zh": "把要求定得不低于规定；如果该规定说的不是这件事，从`依据规定`中去掉。",
    },
    related={"norm": {"en": "the norm", "zh": "该规定"}},
    bad="""
svcdsl 1
norm reply-rule limit 10d
norm call-rule limit 90% within 15s over 30d
channel mail kind email
service calls {
  measure answer kind duration
  sla answer-sla measure answer objective 85% within 15s over 30d complies-with call-rule  # finds S18
  feedback complaints kind complaint channel mail {
    acknowledge 1d
    resolve 15d  # finds S18
    complies-with reply-rule
  }
}
""",
    good="""
svcdsl 1
norm reply-rule limit 10d
norm call-rule limit 90% within 15s over 30d
channel mail kind email
service calls {
  measure answer kind duration
  sla answer-sla measure answer objective 95% within 12s over 30d complies-with call-rule
  feedback complaints kind complaint channel mail {
    acknowledge 1d
    resolve 8d
    complies-with reply-rule
  }
}
""",
    unseen={
        "en": "What the norm is about. A limit without business days is in real time; its business days are those of "
        "the "
        "thing that complies. Of feedback `resolve` is compared, and `acknowledge` where it alone is written or the "
        "norm's words speak of acknowledging. Times on different calendars are told only where one is certainly "
        "longer. "
        "Windows are left aside, and so is what a standard's exceptions say.",
        "zh": "规定说的是不是同一件事，本规则看不出来。规定的限值不带工作日的，按自然时间；带工作日的，"
        "按遵守它的那一方的日历。"
        "反馈比较的是`办结`；只写了`受理告知`，或规定的文字说的是受理、告知收到的，比较`受理告知`。"
        "日历不同的，只有能断定哪个更长时才报告。统计期和标准的例外不看。",
    },
)

ACKNOWLEDGING = ("acknowledg", "receipt", "confirm", "受理", "收到", "确认", "签收")
"""Words of a norm that is about letting people know that something has come."""


class Held(NamedTuple):
    """What is held against a norm: the field of a thing, what it says, and on which clock it counts."""

    thing: Sla | Standard | Feedback
    attribute: str
    says: Objective | Duration
    clock: Clock


@RULE.checks
def check(norm: Norm, context: Context) -> Iterator[Finding]:
    """What complies with a norm in force and is looser than it."""
    if norm.limit is None or not _in_force(norm, context.today):
        return
    for thing in context.analyses.referrers.of(norm, attribute="complies_with"):
        held = _held(thing, norm, context) if isinstance(thing, (Sla, Standard, Feedback)) else None
        if held is not None and _is_looser(held, norm.limit):
            yield RULE.finding(
                held.thing.value_span(held.attribute),
                variant="all" if isinstance(norm.limit, Duration) else "",
                related=[Related("norm", norm.value_span("limit"))],
                thing=held.thing.label,
                objective=held.says.written,
                norm=norm.label,
                limit=norm.limit.written,
            )


def _in_force(norm: Norm, today: str) -> bool:
    begun = norm.from_.value.isoformat() <= today if norm.from_ is not None else not norm.has("from_")
    over = norm.until is not None and norm.until.value.isoformat() < today
    return begun and not over


def _held(thing: Sla | Standard | Feedback, norm: Norm, context: Context) -> Held | None:
    clocks = context.analyses.strictness
    if isinstance(thing, Feedback):
        name = _deadline(thing, norm)
        says = getattr(thing, name)
        return None if says is None else Held(thing, name, says, clock_of_deadline(thing, clocks))
    if isinstance(thing, Sla):
        return None if thing.objective is None else Held(thing, "objective", thing.objective, clocks.of_sla(thing))
    objective = thing.sla.objective if thing.sla is not None else thing.objective
    attribute = "sla" if thing.sla is not None else "objective"
    return None if objective is None else Held(thing, attribute, objective, clock_of_standard(thing, clocks))


def _deadline(feedback: Feedback, norm: Norm) -> str:
    words = f"{norm.id} {norm.title or ''} {norm.about or ''}".lower()
    acknowledges = any(word in words for word in ACKNOWLEDGING)
    if feedback.has("acknowledge") and (acknowledges or not feedback.has("resolve")):
        return "acknowledge"
    return "resolve"


def _is_looser(held: Held, limit: Objective | Duration) -> bool:
    """Whether it asks a lower share or allows a longer time; the norm's business days are those of what is held."""
    by = Clock(None, held.clock.business, held.clock.known)
    says = held.says
    most = limit if isinstance(limit, Duration) else limit.limit
    allowed = says if isinstance(says, Duration) else says.limit
    if most is not None and allowed is not None:
        share = 1 if isinstance(says, Duration) else says.share
        wanted = 1 if isinstance(limit, Duration) else limit.share
        lower = share is not None and wanted is not None and share < wanted
        return lower or compare_limits(allowed, held.clock, most, by) == LOOSER
    if isinstance(says, Duration) or isinstance(limit, Duration):
        return False
    return compare(says, held.clock, limit, by) == LOOSER
