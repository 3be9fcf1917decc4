"""L05: a figure of customers' opinion that may as well be chance."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, sqrt
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.survey_error import (
    DAY,
    ROUGH,
    Spread,
    answers_needed,
    expected_in,
    seconds_of,
    spread_of,
    squared_margin,
    survey_of,
)
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Goal, Improvement, Measure, Sla, Standard
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Number, Score, parse
from svcdsl.values.exact import ratio

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.values import Window

    Exact = int | Fraction

RULE = Rule(
    code="L05",
    name="sample-too-small",
    severity="warning",
    phase=3,
    on="measure",
    source="derived (sampling theory)",
    condition={
        "en": "The answers expected in the window of an objective leave a margin of error above `max` points; for "
        "a mean, above half the improvement aimed at. Below 30 answers this is an information.",
        "zh": "目标值的统计期内预计收到的回答太少，误差超过 `max` 个百分点；对均值来说，误差超过要改进幅度的一半。"
        "预计回答不足30份时为提示。",
    },
    message={
        "rate": {
            "en": "The window of {days} d brings about {answers} answers for “{measure}”: the percentage may be "
            "off by {margin} points either way, more than {limit}.",
            "zh": "“{measure}”在{days}天内预计只有约{answers}份回答："
            "比率的误差可达上下{margin}个百分点，超过{limit}个百分点。",
        },
        "nps": {
            "en": "The window of {days} d brings about {answers} answers for “{measure}”: the score may be off "
            "by {margin} points either way, more than {limit}.",
            "zh": "“{measure}”在{days}天内预计只有约{answers}份回答：净推荐值的误差可达上下{margin}分，超过{limit}分。",
        },
        "mean": {
            "en": "The window of {days} d brings about {answers} answers for “{measure}”: the mean may be off "
            "by {margin} either way, more than {limit}.",
            "zh": "“{measure}”在{days}天内预计只有约{answers}份回答：均值的误差可达上下{margin}分，超过{limit}分。",
        },
        "aim": {
            "en": "The window of {days} d brings about {answers} answers for “{measure}”: the mean may be off "
            "by {margin} either way, more than {limit}, half of the improvement aimed at.",
            "zh": "“{measure}”在{days}天内预计只有约{answers}份回答：均值的误差可达上下{margin}分，"
            "超过{limit}分，即要改进幅度的一半。",
        },
    },
    why={
        "en": "Who acts on such a figure praises and blames by chance: it rises and falls while nothing has changed "
        "for customers.",
        "zh": "照这样的数字办事，表扬和批评全凭运气：客户那里什么都没变，数字却忽高忽低。",
    },
    help={
        "en": "In that time about {needed} answers would do. Ask more customers (`sample`), find out why few "
        "answer (`response`), or look over a longer window.",
        "zh": "这段时间内大约需要{needed}份回答。"
        "可以多问一些客户（`抽样比例`）、想办法提高`回收率`，或者把统计期放长。",
    },
    related={
        "survey": {"en": "the answers come from here", "zh": "回答来自这里"},
        "aim": {"en": "the improvement aimed at", "zh": "要达到的改进"},
    },
    options={"max": ("number", "10", 100)},
    bad="""
svcdsl 1
service stay {
  phase transition
  process leave { start pay; volume 20/d; step pay lane customer -> end }
  feedback after-stay kind survey when pay.done sample 20% response 25% {
    asks tell-others kind nps
  }
  measure loyalty kind score asks after-stay.tell-others
  standard loved {
    measure loyalty
    objective nps >= 40 over 30d  # finds L05
  }
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  process leave { start pay; volume 20/d; step pay lane customer -> end }
  feedback after-stay kind survey when pay.done sample 100% response 25% {
    asks tell-others kind nps
  }
  measure loyalty kind score asks after-stay.tell-others
  standard loved measure loyalty objective nps >= 40 over 30d
}
""",
    unseen={
        "en": "Who does not answer, and whether they think alike. The figures hold at 95% confidence: a percentage "
        "at its worst, one half; a mean with a deviation of a quarter of the scale, an NPS likewise; the finite "
        "number of cases is allowed for. Answers come from `expect`, else from the `volume` of the processes in "
        "which people are asked, as if all their cases came to the question; where one is not written, nor `sample` "
        "or `response`, nothing is said. Of several improvements and goals on a mean the largest counts; where there "
        "is none, a tenth of the scale (`max` points of 100). Objectives of slas and standards are looked at, one "
        "finding for each window; exceptions and trials are not.",
        "zh": "没回答的客户想法是否一样，本规则看不出来。按95%的置信度计算："
        "比率按误差最大的一半计；均值按标准差为量表的四分之一计，"
        "净推荐值同此；已考虑总数有限。回答数按`预计量`，没有则按发放问卷的流程的`业务量`推算，并假定每笔业务都会走到问卷；"
        "这些、`抽样比例`或`回收率`没有写的不判断。均值有几项改进或目标时按幅度最大的计，没有时按量表的十分之一"
        "（即满分一百时的 `max` 分）计。只看服务级别和标准的目标值，同一统计期报告一次；例外和试点不看。",
    },
)


@RULE.checks
def check(measure: Measure, context: Context) -> Iterator[Finding]:
    """A survey's measure with a window in which too few will answer."""
    if survey_of(measure) is None:
        return
    judged: set[object] = set()
    for holder in _held_to(measure, context):
        objective = holder.objective
        spread = spread_of(objective) if objective is not None else None
        if objective is None or objective.window is None or spread is None:
            continue
        question = (objective.form, spread, seconds_of(objective.window))
        if question not in judged:
            judged.add(question)
            yield from _judge(measure, holder, objective.window, Question(objective.form, spread), context)


def _held_to(measure: Measure, context: Context) -> Iterator[Sla | Standard]:
    for kind in ("sla", "standard"):
        for holder in context.analyses.referrers.of(measure, kind, "measure"):
            if isinstance(holder, (Sla, Standard)):
                yield holder


class Question(NamedTuple):
    """What kind of figure is asked for: the form of its objective, and how far answers lie apart."""

    form: str
    spread: Spread


def _judge(
    measure: Measure, holder: Sla | Standard, window: Window, question: Question, context: Context
) -> Iterator[Finding]:
    form, (deviation, scale) = question
    expected = expected_in(measure, window, context.analyses.referrers)
    variant, aimed_at, most = _limit(measure, form, scale, context)
    if expected is None or most <= 0:
        return
    square = squared_margin(deviation, expected)
    if square is not None and square <= most * most:
        return
    survey = survey_of(measure)
    places = [("survey", survey), ("aim", aimed_at)]
    margin = scale if square is None else min(sqrt(square), scale)
    steps = 10 if variant in ("rate", "nps") else 100  # points to one place behind the point, marks to two
    yield RULE.finding(
        holder.value_span("objective"),
        severity="info" if expected.answers < ROUGH else None,
        variant=variant,
        related=[Related(role, thing.span) for role, thing in places if thing is not None],
        measure=measure.label,
        days=round(seconds_of(window) / DAY),
        answers=int(expected.answers),
        needed=answers_needed(deviation, most, expected.cases),
        margin=f"{ceil(margin * steps) / steps:g}",
        limit=f"{float(most):.4g}",
    )


def _limit(measure: Measure, form: str, scale: Exact, context: Context) -> tuple[str, Improvement | Goal | None, Exact]:
    """Which message holds, the improvement or goal behind it, and the widest margin that will do."""
    points = parse("number", str(context.options["max"]))
    assert isinstance(points, Number)
    if form in ("rate", "nps"):
        return form, None, points.value
    aims = [(change, aim) for aim in _aims(measure, context) if (change := _change(aim, scale))]
    if not aims:
        return "mean", None, scale * ratio(1, 100) * points.value
    change, aim = max(aims, key=lambda pair: pair[0])
    return "aim", aim, change * ratio(1, 2)


def _aims(measure: Measure, context: Context) -> Iterator[Improvement | Goal]:
    """What is still to be reached on a measure."""
    for kind in ("improvement", "goal"):
        for aim in context.analyses.referrers.of(measure, kind, "measure"):
            if isinstance(aim, Goal) or (isinstance(aim, Improvement) and aim.status not in ("done", "dropped")):
                yield aim


def _change(aim: Improvement | Goal, scale: Exact) -> Exact:
    """How far an aim is from where it starts, on a scale of that length; 0 where it is on another."""
    before, after = aim.from_, aim.to
    if isinstance(before, Score) and isinstance(after, Score) and before.top == after.top == scale:
        apart = after.value - before.value
        return apart if apart >= 0 else -apart
    return 0
