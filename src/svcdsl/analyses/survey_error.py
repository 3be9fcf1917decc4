"""How far the figures of a survey may be off: the answers to be expected, and the margin of error they leave.

All at 95% confidence, by the normal approximation; it is rough below 30 answers. Every figure is exact (an int
or a Fraction); the margin is kept squared, since its root is not. No result is a float.

Cases `N` in a window are the measure's `expect`, else the sum of the `volume` of the processes in which people
are asked: those of the `when` event, and those with a step that `collects` the feedback; times the length of the
window. They are known only where every one of these processes has a volume. A month counts 30.436875 days (the
Gregorian mean), quarter and year 3 and 12 of these. A rate per day under the measure's calendar counts the
weekdays that the calendar opens on; its holidays and make-up days are not counted. A volume is taken for all of
its process, also where a choice leads only some cases to the question: N is then the most there can be.

Answers `n = N · sample · response`; known only where both are written.

Margin `e`, with `d` the deviation of one answer:

    e² = 1.96² · d² / n · (N − n) / (N − 1)

The last factor corrects for a finite number of cases; it is left out where N is not above 1. `d` is

    rate >= 80%      50 percentage points: √(p (1 − p)) at its worst, p = ½
    nps >= 40        50 points: a quarter of its scale of −100 to 100, and as above
    mean >= 4.5/5    a quarter of the scale's top: 1.25 of 5
    ces <= 2/7       likewise: 1.75 of 7

Answers needed for a margin `e` among N cases: `n₀ = 1.96² · d² / e²`, corrected `n₀ · N / (n₀ + N − 1)`, rounded up.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.model import Event
from svcdsl.model.parts import Feedback, Process, Step
from svcdsl.values import Score

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model.parts import Measure
    from svcdsl.model.shared import Calendar
    from svcdsl.values import Objective, Rate, Window

    Exact = int | Fraction

DAY = 86400
MONTH = 2629746
"""Seconds of a day, and of the mean month of the Gregorian calendar."""

ROUGH = 30
"""Below so many answers the normal approximation is rough."""

_UNITS = {"m": 60, "h": 3600, "d": DAY, "w": 7 * DAY, "mo": MONTH}
_PERIODS = {"day": DAY, "week": 7 * DAY, "month": MONTH, "quarter": 3 * MONTH, "year": 12 * MONTH}


class Expected(NamedTuple):
    """What a window brings: `cases` N, and `answers` n of people among them."""

    cases: Exact
    answers: Exact


class Spread(NamedTuple):
    """The `deviation` of one answer, and the length of the `scale` it lies on, in the figure's own unit."""

    deviation: Exact
    scale: Exact


def seconds_of(window: Window) -> Exact:
    """How long a window is, in seconds, a month at its mean length."""
    if window.length is None:
        return _PERIODS[window.period or "day"]
    return window.length.seconds + window.length.months * MONTH


def spread_of(objective: Objective) -> Spread | None:
    """How far single answers lie apart, in percentage points, NPS points or marks; None for other figures."""
    if objective.form == "rate":
        return Spread(50, 100)
    if objective.form == "nps":
        return Spread(50, 200)
    if objective.form in ("mean", "ces") and type(objective.bound) is Score:
        return Spread(_over(objective.bound.top, 4), objective.bound.top)
    return None


def expected_in(measure: Measure, window: Window, referrers: Referrers) -> Expected | None:
    """The cases and answers that a window of a survey's measure brings, None where it cannot be known."""
    survey = survey_of(measure)
    if survey is None or survey.sample is None or survey.response is None:
        return None
    cases = _cases(measure, survey, seconds_of(window), referrers)
    return None if cases is None else Expected(cases, cases * survey.sample.share * survey.response.share)


def survey_of(measure: Measure) -> Feedback | None:
    """The feedback whose question a measure takes its answers from."""
    asked = measure.asks.parent if measure.asks is not None else None
    return asked if isinstance(asked, Feedback) else None


def squared_margin(deviation: Exact, expected: Expected) -> Exact | None:
    """The square of the margin of error, in the deviation's unit; None where no answer is expected."""
    cases, answers = expected
    if not answers:
        return None
    square = _over(_Z_SQUARED * deviation * deviation, 10_000 * answers)
    return square if cases <= 1 else square * _over(cases - answers, cases - 1)


def answers_needed(deviation: Exact, margin: Exact, cases: Exact) -> int:
    """The least number of answers among so many cases that keeps the margin, which is above 0."""
    needed = _over(_Z_SQUARED * deviation * deviation, 10_000 * margin * margin)
    if cases > 1:
        needed = _over(needed * cases, needed + cases - 1)
    return -int(-needed // 1)


_Z_SQUARED = 38416  # 1.96², in ten-thousandths


def _cases(measure: Measure, survey: Feedback, seconds: Exact, referrers: Referrers) -> Exact | None:
    if measure.has("expect"):
        return None if measure.expect is None else cases_over(measure.expect, seconds, measure.calendar)
    processes = list(dict.fromkeys(_asked_in(survey, referrers)))
    rates = [process.volume for process in processes if process.volume is not None]
    if not rates or len(rates) < len(processes):
        return None
    return sum(cases_over(rate, seconds, measure.calendar) for rate in rates)


def _asked_in(survey: Feedback, referrers: Referrers) -> Iterator[Process]:
    """The processes in which people are asked."""
    asked_after = survey.when.of if isinstance(survey.when, Event) else None
    for place in (asked_after, *referrers.of(survey, "step", "collects")):
        process = place.parent if isinstance(place, Step) else place
        if isinstance(process, Process):
            yield process


def cases_over(rate: Rate, seconds: Exact, calendar: Calendar | None) -> Exact:
    """How many cases a rate gives in a time; `/d` counts open days where there is a calendar."""
    cases = _over(rate.amount * seconds, _UNITS[rate.unit])
    if rate.unit != "d" or calendar is None:
        return cases
    days = frozenset[int]().union(*(hours.days or () for hours in calendar.open))
    return _over(cases * len(days), 7) if days else cases


def _over(top: Exact, bottom: Exact) -> Exact:
    from fractions import Fraction  # 5 ms to import: most projects never need it

    return Fraction(top) / bottom
