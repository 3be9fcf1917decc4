"""M06: a target of a sort that what is measured can never have."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.diagnostics import Finding, Related
from svcdsl.model import Thing
from svcdsl.model.items import Criterion, Variant
from svcdsl.model.parts import Measure, Sla, Standard
from svcdsl.model.service import Service
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration, Number, Objective, Percentage, Score

AVERAGES = ("mean", "median", "max")
FITTING: dict[str, dict[str, tuple[type, ...]]] = {
    "duration": dict.fromkeys(("within", *AVERAGES), (Duration,)),
    "ratio": {"rate": (Percentage,)},
    "score": dict.fromkeys((*AVERAGES, "ces"), (Score, Number, Percentage)) | {"nps": (Number,)},
    "count": dict.fromkeys(("count", *AVERAGES), (Number,)),
    "availability": {"available": (Percentage,)},
}
"""For each kind of measure the forms of objectives that it can have, each with the types of its bound."""
FORMS = {
    "duration": ("95% within 10m, mean <= 10m", "95% 在10分钟内、均值 <= 10分钟"),
    "ratio": ("rate >= 95%", "比率 >= 95%"),
    "score": ("mean >= 4.5/5, nps >= 40, ces <= 2/7", "均值 >= 4.5/5、净推荐值 >= 40、费力度 <= 2/7"),
    "count": ("count <= 3", "次数 <= 3"),
    "availability": ("available 99.9%", "可用 99.9%"),
}

RULE = Rule(
    code="M06",
    name="objective-does-not-fit",
    severity="error",
    phase=1,
    on="service",
    source="derived",
    condition={
        "en": "An objective is of a form that the kind of its measure cannot have, or its score lies beyond its scale.",
        "zh": "目标值的写法与指标类型不符，或者分数超出了量表的范围。",
    },
    message={
        "": {
            "en": "The objective “{objective}” of “{thing}” does not fit its measure “{measure}”, whose "
            "objectives read as: {forms}.",
            "zh": "“{thing}”的目标值“{objective}”与指标“{measure}”不符；这类指标的目标值应写成：{forms}。",
        },
        "scale": {
            "en": "The objective “{objective}” of “{thing}” lies beyond its scale: nobody can reach it, or "
            "everybody does.",
            "zh": "“{thing}”的目标值“{objective}”超出了量表的范围：要么谁也达不到，要么怎样都达到。",
        },
    },
    why={
        "en": "Such a target is neither kept nor missed: no figure can ever be held against it.",
        "zh": "这样的目标值既谈不上达标，也谈不上不达标：没有任何数字能与它相比。",
    },
    help={
        "": {
            "en": "Write the objective in a form that fits the measure, or name the measure that is meant.",
            "zh": "按指标类型改写目标值，或者改用真正要看的指标。",
        },
        "scale": {
            "en": "Write a value that lies on the scale; the net promoter score goes from -100 to 100.",
            "zh": "写一个落在量表之内的值；净推荐值的范围是 -100 到 100。",
        },
    },
    related={"measure": {"en": "the measure", "zh": "该指标"}},
    bad="""
svcdsl 1
service stay {
  measure fresh kind ratio
  measure content kind score
  sla clean measure fresh objective p95 <= 10m over 30d  # finds M06
  sla happy measure content objective mean >= 6/5 over 90d  # finds M06
}
""",
    good="""
svcdsl 1
service stay {
  measure fresh kind ratio
  measure content kind score
  sla clean measure fresh objective rate >= 95% over 30d
  sla happy measure content objective mean >= 4.5/5 over 90d
}
""",
    unseen={
        "en": "Whether the target is a sensible one, whether a minimum is meant where a maximum stands, and "
        "whether the scale is the question's own. What a promise says is compared with its sla only (C02): "
        "customers may be told a time where a share of good cases is counted.",
        "zh": "目标值是否合理、上下限有没有写反、量表与题目是否一致，本规则看不出来。"
        "承诺值只与服务级别比较（C02）：内部统计达标率的，对客户仍可以说时间。",
    },
)


@RULE.checks
def check(service: Service, context: Context) -> Iterator[Finding]:
    """Objectives of slas, standards, their exceptions and conditions of rollouts."""
    for item, thing, measure in _held(service, context):
        objective = item.objective
        if objective is None:
            continue
        place, written = item.value_span("objective"), objective.written
        if not _is_on_scale(objective):
            yield RULE.finding(place, variant="scale", objective=written, thing=thing.label)
        elif measure is not None and measure.kind is not None and not fits(objective, measure.kind):
            en, zh = FORMS[measure.kind]
            yield RULE.finding(
                place,
                related=[Related("measure", measure.span)],
                objective=written,
                thing=thing.label,
                measure=measure.label,
                forms={"en": en, "zh": zh},
            )


def fits(objective: Objective, kind: str) -> bool:
    """Whether an objective is of a form that a kind of measure can have."""
    return isinstance(objective.bound, FITTING[kind].get(objective.form, ()))


def _is_on_scale(objective: Objective) -> bool:
    bound = objective.bound
    if isinstance(bound, Score):
        return 0 <= bound.value <= bound.top
    if objective.form == "nps" and isinstance(bound, Number):
        return -100 <= bound.value <= 100
    return True


def _held(
    service: Service, context: Context
) -> Iterator[tuple[Sla | Standard | Variant | Criterion, Thing, Measure | None]]:
    yield from ((sla, sla, sla.measure) for sla in service.slas.values())
    for standard in context.analyses.standards.of(service):
        measure = standard.sla.measure if standard.sla is not None else standard.measure
        yield standard, standard, standard.measure
        yield from ((variant, standard, measure) for variant in standard.except_)
    for rollout in service.rollouts.values():
        yield from ((criterion, rollout, criterion.measure) for criterion in rollout.passes_if)
