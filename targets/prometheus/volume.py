"""How many cases of an sla are to be expected, as far as the spec says."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from svcdsl.model import Event
from svcdsl.model.items import Question
from svcdsl.model.parts import Feedback, Measure, Process, Sla, Step
from svcdsl.model.shared import Calendar
from svcdsl.values import Rate

_DAYS = {"w": 7, "mo": 30}


def cases_a_day(sla: Sla) -> Fraction | None:
    """Cases, or answers, a day on the long average; None where the spec does not say."""
    measure = sla.measure
    if measure is None:
        return None
    rate = measure.expect or _volume(measure)
    if rate is None:
        return None
    expected = _a_day(rate, sla.calendar or measure.calendar)
    for share in (*_answering(measure), _group_share(sla)):
        expected *= share
    return expected


def _volume(measure: Measure) -> Rate | None:
    """The volume of the process that the measure's cases come from."""
    feedback = _feedback(measure)
    events: Iterable[object] = (
        measure.from_, measure.to, *measure.of, *measure.good, feedback.when if feedback else None,
    )  # fmt: skip
    for event in events:
        process = event.of if isinstance(event, Event) else None
        if isinstance(process, Step):
            parent = process.parent
            process = parent if isinstance(parent, Process) else None
        if process is not None and process.volume is not None:
            return process.volume
    return None


def _feedback(measure: Measure) -> Feedback | None:
    question = measure.asks
    parent = question.parent if isinstance(question, Question) else None
    return parent if isinstance(parent, Feedback) else None


def _answering(measure: Measure) -> list[Fraction]:
    """Of a survey, which part of the cases is asked and which part of those answers."""
    feedback = _feedback(measure)
    shares = (feedback.sample, feedback.response) if feedback else ()
    return [Fraction(share.share) for share in shares if share is not None]


def _group_share(sla: Sla) -> Fraction:
    """Which part of the customers the sla is for; all where a group does not say its share."""
    shares = [group.share.share for group in sla.for_ if group.share is not None]
    if not shares or len(shares) < len(sla.for_):
        return Fraction(1)
    return min(Fraction(1), Fraction(sum(shares)))


def _a_day(rate: Rate, calendar: Calendar | None) -> Fraction:
    amount = Fraction(rate.amount)
    if rate.unit in _DAYS:
        return amount / _DAYS[rate.unit]
    days, minutes = _open_week(calendar)
    if rate.unit == "d":
        return amount * days / 7
    return amount * minutes / 7 / (60 if rate.unit == "h" else 1)


def _open_week(calendar: Calendar | None) -> tuple[int, int]:
    """On how many days, and for how many minutes, it is open in a usual week."""
    hours = [one for one in calendar.open if one.days] if calendar else []
    if not hours:
        return 7, 7 * 1440
    days = frozenset[int]().union(*(one.days for one in hours if one.days))
    return len(days), min(7 * 1440, sum(len(one.days or ()) * one.minutes for one in hours))
