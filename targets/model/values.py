"""Values as JSON: each an object with the text as `written` beside what it means."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from svcdsl.values import (
    Date,
    Dates,
    Duration,
    Hours,
    Money,
    Number,
    Objective,
    Percentage,
    Range,
    Rate,
    Recurrence,
    Score,
    Value,
    Window,
)
from svcdsl.values import condition_tree as tree

if TYPE_CHECKING:
    from fractions import Fraction

Json = dict[str, Any]

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def told(value: Value) -> Json:
    """The value as JSON: `written`, then its meaning; the keys tell the type."""
    condition = _CONDITIONS.get(type(value))
    meaning = {"tree": _tree(value)} if condition else _MEANINGS[type(value)](value)
    return {"written": value.written, **meaning}


def exact(number: int | Fraction) -> int | float:
    """A number that is written with the digits it was given: the nearest float's shortest decimal is it."""
    return number if isinstance(number, int) else float(number)


def clock(minutes: int) -> str:
    """Minutes from midnight as `HH:MM`, up to `24:00`."""
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _duration(duration: Duration) -> Json:
    parts = {
        "seconds": exact(duration.seconds),
        "months": duration.months,
        "open-seconds": exact(duration.open_seconds),
        "open-days": duration.open_days,
    }
    return {name: amount for name, amount in parts.items() if amount} or {"seconds": 0}


def _range(span: Range) -> Json:
    typical = {"typical": told(span.typical)} if span.typical else {}
    return {"least": told(span.least), **typical, "most": told(span.most)}


def _hours(hours: Hours) -> Json:
    on: Json = {"date": hours.date.isoformat()} if hours.date else {}
    if hours.days is not None:
        on = {"days": [DAYS[day] for day in sorted(hours.days)]}
    return {**on, "opens": clock(hours.opens), "closes": clock(hours.closes), "minutes": hours.minutes}


def _objective(objective: Objective) -> Json:
    aim: Json = {"form": objective.form, "sign": objective.sign}
    if objective.share is not None:
        aim["share"] = exact(objective.share)
    aim["bound" if objective.limit is None else "limit"] = told(objective.bound)
    if objective.window is not None:
        aim["window"] = told(objective.window)
    return aim


def _window(window: Window) -> Json:
    return {"length": told(window.length)} if window.length else {"period": window.period}


_MEANINGS: dict[type, Callable[[Any], Json]] = {
    Number: lambda number: {"value": exact(number.value)},
    Percentage: lambda percentage: {"share": exact(percentage.share)},
    Score: lambda score: {"value": exact(score.value), "top": exact(score.top)},
    Rate: lambda rate: {"amount": exact(rate.amount), "per": rate.unit},
    Money: lambda money: {"amount": exact(money.amount), "currency": money.currency},
    Duration: _duration,
    Range: _range,
    Date: lambda date: {"date": date.value.isoformat()},
    Dates: lambda dates: {"first": dates.first.isoformat(), "last": dates.last.isoformat()},
    Recurrence: lambda recurrence: {"count": recurrence.count, "unit": recurrence.unit},
    Hours: _hours,
    Objective: _objective,
    Window: _window,
}


def _tree(part: Any) -> Json:
    """A condition as nested objects, each with the name of its `node`."""
    name, fields = _CONDITIONS[type(part)]
    return {"node": name, **{_NAMES.get(key, key): _leaf(getattr(part, key)) for key in fields}}


def _leaf(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_leaf(one) for one in value]
    return _tree(value) if type(value) in _CONDITIONS else value


_NAMES = {"path": "of"}  # `path` is what a thing is known by
_CONDITIONS: dict[type, tuple[str, tuple[str, ...]]] = {
    tree.Path: ("path", ("names",)),
    tree.Literal: ("literal", ("text", "quoted")),
    tree.Count: ("count", ("path",)),
    tree.Compare: ("compare", ("left", "sign", "right")),
    tree.In: ("in", ("left", "among")),
    tree.Has: ("has", ("left", "right")),
    tree.Matches: ("matches", ("left", "pattern")),
    tree.Exists: ("exists", ("path",)),
    tree.Not: ("not", ("part",)),
    tree.And: ("and", ("parts",)),
    tree.Or: ("or", ("parts",)),
}
