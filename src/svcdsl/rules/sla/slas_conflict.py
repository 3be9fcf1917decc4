"""S15: two slas that demand different things of the same cases."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.analyses.sla_pairs import same_cases, same_windows
from svcdsl.analyses.strictness import LOOSER, STRICTER, compare
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Sla
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule

RULE = Rule(
    code="S15",
    name="slas-conflict",
    severity="error",
    phase=1,
    on="service",
    source="WS-Agreement",
    condition={
        "en": "Two slas with one party, on one measure, for the same customers and priority, have different limits "
        "for "
        "the same share of cases and over the same window.",
        "zh": "对方、指标、客户和优先级都相同的两个服务级别，在同一统计期、同一比例下时限（限值）不同。",
    },
    message={
        "en": "“{sla}” demands “{objective}”, but “{other}” demands “{written}” of the very same cases.",
        "zh": "“{sla}”要求“{objective}”，而“{other}”对同样的业务要求“{written}”。",
    },
    why={
        "en": "Every team follows the one that suits it, and customers are told the other.",
        "zh": "各自挑对自己有利的那一个执行，告诉客户的却是另一个。",
    },
    help={
        "en": "Keep one of them; or say for which customers, which priority or which share of cases each holds.",
        "zh": "只留一个；或者写明各自面向哪些客户、哪个优先级或多大比例。",
    },
    related={"other": {"en": "the other one", "zh": "另一个"}},
    bad="""
svcdsl 1
service stay {
  measure answer kind duration
  sla answer-sla party customer measure answer objective 95% within 4h over 30d
  sla quick-sla party customer measure answer objective 95% within 2h over 30d  # finds S15
}
""",
    good="""
svcdsl 1
service stay {
  measure answer kind duration
  sla answer-sla party customer measure answer objective 95% within 4h over 30d
  sla half-sla party customer measure answer objective 50% within 2h over 30d
  sla urgent-sla party customer measure answer objective 95% within 1h over 30d priority 1
}
""",
    unseen={
        "en": "Slas for groups that overlap only in part, and those of other services. Limits on different calendars "
        "are told only where one is certainly stricter. Different shares are S03's, other windows no conflict: a day "
        "may "
        "be allowed more than a month.",
        "zh": "客户群只有部分重叠的、不同服务之间的，不看。日历不同的，只有能断定哪个更严时才报告。"
        "比例不同的由 S03 检查；统计期不同不算冲突：单日可以比整月宽。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """The later of two slas of which one is stricter, each with the first that it conflicts with."""
    clocks = context.analyses.strictness
    told: set[Sla] = set()
    for other, sla in same_cases(service):
        mine, theirs = sla.objective, other.objective
        if (
            mine is None
            or theirs is None
            or sla in told
            or mine.share != theirs.share
            or not same_windows(mine, theirs)
        ):
            continue
        if compare(mine, clocks.of_sla(sla), theirs, clocks.of_sla(other)) in (STRICTER, LOOSER):
            told.add(sla)
            yield RULE.finding(
                sla.value_span("objective"),
                related=[Related("other", other.value_span("objective"))],
                sla=sla.label,
                objective=mine.written,
                other=other.label,
                written=theirs.written,
            )
