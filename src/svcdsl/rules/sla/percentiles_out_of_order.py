"""S03: more of the cases in less time than fewer of them."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.other_clocks import clock_of_standard
from svcdsl.analyses.sla_pairs import same_cases, same_windows
from svcdsl.analyses.strictness import STRICTER, Clock, compare_limits
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Sla, Standard, Touchpoint
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="S03",
    name="percentiles-out-of-order",
    severity="error",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "Of two objectives on one measure for the same customers and over the same window, the one for the "
        "greater share of cases has the shorter limit.",
        "zh": "同一指标、同样客户、同一统计期的两个目标值，比例更高的那个时限反而更短。",
    },
    message={
        "en": "“{thing}” demands “{objective}”, which “{other}” with “{written}” makes pointless: more cases in less "
        "time.",
        "zh": "“{thing}”要求“{objective}”，而“{other}”要求“{written}”：比例更高，时限反而更短，前者形同虚设。",
    },
    why={
        "en": "One of the two can never be the one that is missed. Shares or limits have been mixed up, and nobody "
        "knows "
        "which figure customers can count on.",
        "zh": "其中一个永远不会不达标：另一个做到了，它就一定做到。比例或时限多半写反了，谁也不知道客户该信哪个数。",
    },
    help={
        "en": "Give the greater share the longer limit, such as 80% within 5m and 95% within 10m; or drop one of them.",
        "zh": "比例越高时限应越长，如 80% 在5分钟内、95% 在10分钟内；或者删去一个。",
    },
    related={"other": {"en": "the stricter share", "zh": "比例更高的目标值"}},
    bad="""
svcdsl 1
service calls {
  measure answer kind duration
  sla most party customer measure answer objective 80% within 30s over 30d  # finds S03
  sla nearly-all party customer measure answer objective 95% within 20s over 30d
}
""",
    good="""
svcdsl 1
service calls {
  measure answer kind duration
  sla most party customer measure answer objective 80% within 20s over 30d
  sla nearly-all party customer measure answer objective 95% within 60s over 30d
}
""",
    unseen={
        "en": "Slas are compared that are with one party and of one priority, and standards that stand at one "
        "touchpoint, or under the service itself, by the same roles; no sla with a standard, since a house may ask "
        "more "
        "of itself than it owes. Over another window the shares may well differ so. Limits on different calendars "
        "are "
        "told only where one is certainly shorter.",
        "zh": "只比较对方和优先级相同的服务级别，以及同一触点（或直接在服务下）、由相同岗位负责的标准；"
        "服务级别不与标准比较：内部要求可以高于对外约定。统计期不同的可以这样写，不报告。"
        "日历不同的，只有能断定哪个更短时才报告。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Lower shares with a longer limit than a greater one on the same cases, each with the first such one."""
    pairs: list[tuple[Sla, Sla] | tuple[Standard, Standard]] = [*same_cases(service), *_standards(service, context)]
    told: set[Sla | Standard] = set()
    for first, second in pairs:
        for one, other in ((first, second), (second, first)):
            mine, theirs = one.objective, other.objective
            if mine is not None and theirs is not None and one not in told and _is_pointless(one, other, context):
                told.add(one)
                yield RULE.finding(
                    one.value_span("objective"),
                    related=[Related("other", other.value_span("objective"))],
                    thing=one.label,
                    objective=mine.written,
                    other=other.label,
                    written=theirs.written,
                )


def _is_pointless(one: Sla | Standard, other: Sla | Standard, context: Context) -> bool:
    """Whether the other asks a greater share in certainly less time."""
    mine, theirs = one.objective, other.objective
    if mine is None or theirs is None or mine.limit is None or theirs.limit is None:
        return False
    if (mine.share or 0) >= (theirs.share or 0) or not same_windows(mine, theirs):
        return False
    return compare_limits(theirs.limit, _clock(other, context), mine.limit, _clock(one, context)) == STRICTER


def _standards(service: Service, context: Context) -> Iterator[tuple[Standard, Standard]]:
    """Pairs of standards on one measure at one place, by the same roles."""
    groups: dict[object, list[Standard]] = {}
    for standard in context.analyses.standards.of(service):
        if standard.measure is not None and standard.objective is not None and standard.whole("by"):
            place = standard.parent if isinstance(standard.parent, Touchpoint) else None
            group = groups.setdefault((place, standard.measure, frozenset(standard.by)), [])
            yield from ((earlier, standard) for earlier in group)
            group.append(standard)


def _clock(thing: Sla | Standard, context: Context) -> Clock:
    clocks = context.analyses.strictness
    return clocks.of_sla(thing) if isinstance(thing, Sla) else clock_of_standard(thing, clocks)
