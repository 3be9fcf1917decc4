"""S17: an improvement that its own measure cannot see."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil, sqrt

from svcdsl.analyses.better import objectives_on
from svcdsl.analyses.survey_error import (
    DAY,
    answers_needed,
    expected_in,
    seconds_of,
    squared_margin,
    survey_of,
)
from svcdsl.diagnostics import Finding, Related
from svcdsl.model.parts import Improvement, Measure
from svcdsl.rules.base import Context, Rule
from svcdsl.values import Duration, Number, Percentage, Score, Window
from svcdsl.values.exact import ratio

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

    Exact = int | Fraction

RULE = Rule(
    code="S17",
    name="improvement-undetectable",
    severity="warning",
    phase=3,
    on="improvement",
    source="derived (sampling theory)",
    condition={
        "en": "The change that an improvement aims at is smaller than the margin of error of the survey that "
        "measures "
        "it, over the window of the first objective on its measure, else over 30d.",
        "zh": "改进要达到的变化小于所用问卷的误差；统计期取该指标的第一个目标值的，没有则按30天。",
    },
    message={
        "en": "“{improvement}” aims at a change of {change}, but the {answers} answers of {days} d to “{measure}” "
        "may be "
        "off by {margin} either way.",
        "zh": "“{improvement}”想变动{change}，而“{measure}”{days}天内约有{answers}份回答，误差就可达上下{margin}。",
    },
    why={
        "en": "In the end nobody can tell whether it helped: the figure may rise or fall that much by chance alone.",
        "zh": "到头来谁也说不清改进有没有用：光凭运气，数字也会涨跌这么多。",
    },
    help={
        "en": "In that time about {needed} answers would show it. Ask more customers (`sample`), judge over a longer "
        "window, or aim higher.",
        "zh": "这段时间内大约需要{needed}份回答才看得出来。可以多问一些客户（`抽样比例`）、把统计期放长，"
        "或者把目标定高。",
    },
    related={"survey": {"en": "the answers come from here", "zh": "回答来自这里"}},
    bad="""
svcdsl 1
service stay {
  phase transition
  process leave { start pay; volume 10/d; step pay lane customer -> end }
  feedback after-stay kind survey when pay.done sample 20% response 50% { asks liked kind csat }
  measure content kind score asks after-stay.liked
  improvement kinder measure content from 4.2/5 to 4.4/5  # finds S17
}
""",
    good="""
svcdsl 1
service stay {
  phase transition
  process leave { start pay; volume 10/d; step pay lane customer -> end }
  feedback after-stay kind survey when pay.done sample 100% response 60% { asks liked kind csat }
  measure content kind score asks after-stay.liked
  improvement kinder measure content from 4.2/5 to 4.5/5
}
""",
    unseen={
        "en": "Measures that count every case have no such margin and are not looked at. The margin is that of L05, "
        "at 95% "
        "confidence; comparing two surveys, before and after, takes more answers still. Nothing is said where the "
        "number "
        "of answers is not known, nor of goals, nor of what is done or dropped.",
        "zh": "逐件统计的指标没有抽样误差，不看。误差的算法同 L05，置信度95%；拿改进前后两次问卷相比，"
        "需要的回答还要多。"
        "回答数算不出来的不判断；目标、已完成或已终止的改进不看。",
    },
)


@RULE.checks
def check(improvement: Improvement, context: Context) -> Iterator[Finding]:
    """A change below the margin of error of the answers expected."""
    measure, change = improvement.measure, _change(improvement)
    survey = survey_of(measure) if measure is not None else None
    if measure is None or survey is None or change is None or improvement.status in ("done", "dropped"):
        return
    amount, deviation, scale = change
    window = _window(measure, context)
    expected = expected_in(measure, window, context.analyses.referrers)
    if expected is None:
        return
    square = squared_margin(deviation, expected)
    if square is not None and square <= amount * amount:
        return
    margin = scale if square is None else min(sqrt(square), scale)
    yield RULE.finding(
        improvement.value_span("to"),
        related=[Related("survey", survey.span)],
        improvement=improvement.label,
        change=f"{float(amount):.4g}",
        answers=int(expected.answers),
        days=round(seconds_of(window) / DAY),
        measure=measure.label,
        margin=f"{ceil(margin * 100) / 100:g}",
        needed=answers_needed(deviation, amount, expected.cases),
    )


def _window(measure: Measure, context: Context) -> Window:
    windows = (one.window for one in objectives_on(measure, context.analyses.referrers) if one.window is not None)
    return next(windows, _MONTH)


_MONTH = Window("30d", Duration("30d", 30 * DAY, 0, 0, 0), None)


def _change(improvement: Improvement) -> tuple[Exact, Exact, Exact] | None:
    """How far `to` is from `from`, the deviation of one answer and the length of the scale; None if they are equal."""
    before, after = improvement.from_, improvement.to
    apart: Exact
    if isinstance(before, Score) and isinstance(after, Score) and before.top == after.top:
        apart, deviation, scale = after.value - before.value, ratio(1, 4) * after.top, after.top
    elif isinstance(before, Percentage) and isinstance(after, Percentage):
        apart, deviation, scale = (after.share - before.share) * 100, 50, 100
    elif isinstance(before, Number) and isinstance(after, Number) and _is_nps(improvement):
        apart, deviation, scale = after.value - before.value, 50, 200
    else:
        return None
    return (apart if apart > 0 else -apart, deviation, scale) if apart else None


def _is_nps(improvement: Improvement) -> bool:
    measure = improvement.measure
    return measure is not None and measure.asks is not None and measure.asks.kind == "nps"
