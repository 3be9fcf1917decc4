"""Objectives, and where they are measured, in the words of a language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from svcdsl.model.parts import Process, Step
from svcdsl.values import Duration, Number, Objective, Percentage, Score

from .markdown import Marked
from .voice import Voice, digits

if TYPE_CHECKING:
    from svcdsl.model import Event
    from svcdsl.model.items import Escalation
    from svcdsl.model.parts import Measure, Sla, Standard

_MOMENTS = {"started": "begins", "done": "done"}


def objective(voice: Voice, aim: Objective) -> Marked:
    """What is aimed at: `at least 95% within 10 min, over any 30 days`."""
    told = _within(voice, aim) if aim.form == "within" else _bounded(voice, aim)
    window = aim.window
    if window is None:
        return told
    if window.length is None:
        return voice.say(f"over-{window.period}", aim=told)
    return voice.say("over-length", aim=told, length=voice.duration(window.length))


def _within(voice: Voice, aim: Objective) -> Marked:
    limit = figure(voice, aim.bound)
    under = "under" if aim.sign == "<" else "within"
    if aim.percent is None or aim.percent.share == 1:
        return voice.say(f"always-{under}", limit=limit)
    return voice.say(f"share-{under}", share=voice.percentage(aim.percent), limit=limit)


def _bounded(voice: Voice, aim: Objective) -> Marked:
    return voice.say(aim.form, bound=voice.say(aim.sign, bound=figure(voice, aim.bound)))


def figure(voice: Voice, value: Duration | Percentage | Score | Number) -> Marked:
    """A figure of any sort."""
    if isinstance(value, Duration):
        return voice.duration(value)
    if isinstance(value, Percentage):
        return voice.percentage(value)
    return voice.score(value) if isinstance(value, Score) else digits(value.value)


def standard_target(voice: Voice, standard: Standard) -> Marked | None:
    """A standard's target, its own or that of its sla, and what it is measured by; None where it has none."""
    sla = standard.sla
    aim = standard.objective or (sla.objective if sla else None)
    measure = standard.measure or (sla.measure if sla else None)
    return None if aim is None else _measured(voice, aim, measure)


def sla_target(voice: Voice, sla: Sla) -> Marked | None:
    """An sla's target and what it is measured by."""
    return None if sla.objective is None else _measured(voice, sla.objective, sla.measure)


def _measured(voice: Voice, aim: Objective, measure: Measure | None) -> Marked:
    told = objective(voice, aim)
    about = None if measure is None else measured(voice, measure)
    return told if about is None else voice.say("target-of", target=told, measure=about)


def measured(voice: Voice, measure: Measure) -> Marked | None:
    """What a measure measures: its title, else from which event to which."""
    if measure.title:
        return voice.text(measure.title)
    if measure.from_ is None or measure.to is None:
        return None
    return voice.say("between", start=_event(voice, measure.from_), end=_event(voice, measure.to))


def _event(voice: Voice, event: Event) -> Marked:
    if event.of is None:
        return voice.text(event.moment)
    if isinstance(event.of, Process):
        return voice.say("arrives" if event.moment == "arrived" else "ended")
    return voice.say(_MOMENTS[event.moment], title=voice.name(event.of))


def end_steps(measure: Measure | None) -> list[Step]:
    """The steps at which a measure is decided: where its time ends, and what counts as good."""
    return [] if measure is None else _steps([measure.to, *measure.good])


def all_steps(measure: Measure | None) -> list[Step]:
    """All steps that a measure's events name."""
    return [] if measure is None else _steps([measure.from_, measure.to, *measure.good, *measure.of])


def _steps(events: Iterable[Event | None]) -> list[Step]:
    return [event.of for event in events if event is not None and isinstance(event.of, Step)]


def rung(voice: Voice, sla: Sla, escalation: Escalation) -> Marked:
    """When a rung of the ladder is reached: a time, or a share of the limit with the time that it makes."""
    after = escalation.after
    if isinstance(after, Duration):
        return voice.duration(after)
    assert isinstance(after, Percentage)
    share = voice.percentage(after)
    limit = sla.objective.limit if sla.objective else None
    if limit is None or limit.months or limit.open_days:
        return voice.say("share-of-limit", share=share)
    part = Duration("", limit.seconds * after.share, 0, limit.open_seconds * after.share, 0)
    return voice.say("share-is", share=share, time=voice.duration(part))
