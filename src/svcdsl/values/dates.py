"""Dates, spans of dates, and recurrences."""

from __future__ import annotations

from . import forms
from .bad import BadValue
from .value import Ordered, Value, matched

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

_UNITS = {"天": "d", "周": "w", "个月": "mo"}
_NAMED = {
    **dict.fromkeys(("day", "日", "天"), (1, "d")),
    **dict.fromkeys(("week", "周"), (1, "w")),
    **dict.fromkeys(("month", "月"), (1, "mo")),
    **dict.fromkeys(("quarter", "季", "季度"), (3, "mo")),
    **dict.fromkeys(("year", "年"), (12, "mo")),
    "半年": (6, "mo"),
}


class Date(Ordered):
    """A day: `value` is a `datetime.date`."""

    __slots__ = ("value",)
    value: datetime.date

    def compare(self, other: Date) -> int:
        """-1, 0 or 1."""
        return (self.value > other.value) - (self.value < other.value)


class Dates(Value):
    """The days from `first` to `last`, both counted, as `datetime.date`."""

    __slots__ = ("first", "last")
    first: datetime.date
    last: datetime.date


class Recurrence(Value):
    """Every `count` of `unit`: `d`, `w` or `mo`; a quarter is 3 mo and a year 12 mo."""

    __slots__ = ("count", "unit")
    count: int
    unit: str

    def meaning(self) -> tuple[int, str]:
        """The count and its unit, weeks told in days."""
        return (self.count * 7, "d") if self.unit == "w" else (self.count, self.unit)


def _day(text: str) -> datetime.date:
    from datetime import date

    try:
        return date(int(text[:4]), int(text[5:7]), int(text[8:]))
    except ValueError:
        raise BadValue("no-such-date", date=text) from None


def date(text: str, written: str) -> Date:
    """A Date from normalised text."""
    matched(forms.DATE, text)
    return Date(written, _day(text))


def dates(text: str, written: str) -> Dates:
    """Dates from normalised text; a single date is one day."""
    first, last = matched(forms.DATES, text).groups()
    start = _day(first)
    end = _day(last) if last else start
    if end < start:
        raise BadValue("order")
    return Dates(written, start, end)


def recurrence(text: str, written: str) -> Recurrence:
    """A Recurrence from normalised text."""
    count, unit, english, chinese = matched(forms.RECURRENCE, text).groups()
    if count:
        return Recurrence(written, int(count), _UNITS.get(unit, unit))
    return Recurrence(written, *_NAMED[english or chinese.removeprefix("个")])
