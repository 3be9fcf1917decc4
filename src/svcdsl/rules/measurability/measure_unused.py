"""M10: something is measured that nobody looks at."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.model.parts import Measure
from svcdsl.rules.base import Context, Rule

USES = (
    ("sla", "measure"),
    ("standard", "measure"),
    ("passes-if", "measure"),
    ("goal", "measure"),
    ("improvement", "measure"),
    ("improvement", "found_by"),
    ("review", "covers"),
)

RULE = Rule(
    code="M10",
    name="measure-unused",
    severity="info",
    phase=3,
    on="measure",
    source="derived",
    condition={
        "en": "A measure is used by no objective of an sla, standard or rollout, and by no goal, improvement or "
        "review.",
        "zh": "指标没有被任何服务级别、标准、试点的目标值使用，也没有被目标、改进或评审使用。",
    },
    message={
        "en": "Nobody uses the measure “{measure}”: no objective, goal, improvement or review names it.",
        "zh": "指标“{measure}”没有人用：目标值、目标、改进和评审都没有提到它。",
    },
    why={
        "en": "Somebody takes the trouble to collect these figures, and nothing customers feel ever comes of it.",
        "zh": "有人费力收集这些数字，却没有任何决定由此而来，客户什么也感受不到。",
    },
    help={
        "en": "Set an objective on it, let a review cover it, or leave it out.",
        "zh": "给它定目标值，放进评审，或者删去。",
    },
    bad="""
svcdsl 1
service stay {
  phase transition
  measure key-time kind duration  # finds M10
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  measure key-time kind duration
  review monthly every 1mo covers key-time
}
""",
    unseen={
        "en": "Whether anybody acts on it. Any service of the project may use it.",
        "zh": "有没有人真的据此行动，本规则看不出来。项目中任何服务用到都算。",
    },
)


@RULE.checks
def check(measure: Measure, context: Context) -> Iterator[Finding]:
    """A measure that no use of the list refers to, and that none of them may have meant."""
    service = measure.service
    referrers, doubts = context.analyses.referrers, context.analyses.doubts
    if service is None or any(any(referrers.of(measure, kind, attribute)) for kind, attribute in USES):
        return
    if any(doubts.about(service, kind, attribute) for kind, attribute in USES):
        return  # the measure that could not be found may be this one
    yield RULE.finding(measure.span, measure=measure.label)
