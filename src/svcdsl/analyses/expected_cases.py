"""How many cases a measure sees in a window of time, as far as is written. All figures are exact.

They are its `expect`, else the `volume` of the process in which its first event lies (of a ratio's `of` events, the
sum over their processes); of a survey's measure the answers, as `survey_error` reckons them. All cases of a process
are taken, also where a choice leads only some of them to the event: it is the most there can be. A rate per day
counts the weekdays that the measure's calendar opens on, without its holidays and make-up days.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.survey_error import cases_over, expected_in, seconds_of
from svcdsl.model.parts import Process, Step

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model import Event
    from svcdsl.model.parts import Measure
    from svcdsl.values import Window

    Exact = int | Fraction


def cases_in(measure: Measure, window: Window, referrers: Referrers) -> Exact | None:
    """The cases, or answers, that a window brings for a measure; None where it is not said."""
    if measure.kind == "score" or measure.has("asks"):
        expected = expected_in(measure, window, referrers)
        return None if expected is None else expected.answers
    if measure.has("expect"):
        rates = [measure.expect] if measure.expect is not None else []
    else:
        processes = {process for event in _events(measure) if (process := _process(event)) is not None}
        volumes = [process.volume for process in processes]
        rates = [volume for volume in volumes if volume is not None]
        if len(rates) < len(volumes) or not all(map(_process, _events(measure))):
            return None
    return sum(cases_over(rate, seconds_of(window), measure.calendar) for rate in rates) if rates else None


def _events(measure: Measure) -> tuple[Event, ...]:
    if measure.kind == "ratio":
        return measure.of if measure.whole("of") else ()
    return () if measure.from_ is None else (measure.from_,)


def _process(event: Event) -> Process | None:
    process = event.of.parent if isinstance(event.of, Step) else event.of
    return process if isinstance(process, Process) else None
