"""Values in a reader's words: `95% within 10m over 30d` -> "at least 95% within 10 min, over 30 days"."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from svcdsl.language import language as the_language
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
    Window,
    normalise,
)

if TYPE_CHECKING:
    from fractions import Fraction

UNITS: Mapping[str, tuple[str, str, str]] = {
    "s": ("s", "s", "秒"),
    "m": ("min", "min", "分钟"),
    "h": ("h", "h", "小时"),
    "d": ("day", "days", "天"),
    "w": ("week", "weeks", "周"),
    "mo": ("month", "months", "个月"),
    "bh": ("business hour", "business hours", "个工作小时"),
    "bd": ("business day", "business days", "个工作日"),
}
"""Each unit of the language: one of it and several in English, and in Chinese."""

_PER = {
    "m": ("minute", "分钟"),
    "h": ("hour", "小时"),
    "d": ("day", "天"),
    "w": ("week", "周"),
    "mo": ("month", "月"),
}
_ZH_UNITS = {
    "秒": "s", "分钟": "m", "小时": "h", "天": "d", "周": "w", "个月": "mo", "工作小时": "bh", "工作日": "bd",
}  # fmt: skip
_PARTS = re.compile(
    r"([0-9]+(?:\.[0-9]+)?)\s*(?:个(?=小时|工作|周))?(工作小时|工作日|分钟|小时|个月|秒|天|周|mo|bh|bd|[smhdw])"
)
_DAYS = (
    ("Mon", "周一"),
    ("Tue", "周二"),
    ("Wed", "周三"),
    ("Thu", "周四"),
    ("Fri", "周五"),
    ("Sat", "周六"),
    ("Sun", "周日"),
)
_SIGNS = {
    ">=": ("at least", "不低于"),
    ">": ("more than", "高于"),
    "<=": ("at most", "不超过"),
    "<": ("less than", "低于"),
}
_FORMS = {
    "mean": ("mean", "均值"),
    "median": ("median", "中位数"),
    "max": ("longest", "最大值"),
    "nps": ("recommendation (NPS)", "净推荐值"),
    "ces": ("effort (CES)", "费力度"),
    "rate": ("", "比率"),
    "available": ("available", "可用率"),
    "count": ("", "次数"),
}
_PERIODS = {
    "day": ("each day", "每天"),
    "week": ("each week", "每周"),
    "month": ("each month", "每月"),
    "quarter": ("each quarter", "每季度"),
    "year": ("each year", "每年"),
}
_EVERY = {
    (1, "d"): ("every day", "每天"),
    (1, "w"): ("every week", "每周"),
    (1, "mo"): ("every month", "每月"),
    (3, "mo"): ("every quarter", "每季度"),
    (6, "mo"): ("every half year", "每半年"),
    (12, "mo"): ("every year", "每年"),
}
_UPPER = {"csat", "nps", "ces", "sms"}


@cache
def choice(kind: str, field: str, value: str, tongue: str) -> str:
    """One of a field's choices in words: `on-site` is "on site" or 现场."""
    known = the_language().kinds[kind].field(field).options.get(value, ())
    if tongue == "zh" and known:
        return str(known[0])
    return value.upper() if value in _UPPER else value.replace("-", " ")


@cache
def attribute(kind: str, field: str) -> str:
    """The attribute of the model's class that holds a field: `for` is `for_`."""
    return the_language().kinds[kind].field(field).attribute


def number(value: int | Fraction) -> str:
    """An exact number with its decimals: `1,200`, `4.5`; what has no end is cut after four."""
    if isinstance(value, int):
        return f"{value:,}"
    return f"{float(value):,.4f}".rstrip("0").rstrip(".")


class Telling:
    """Tells values of every type in one language; call it with the value."""

    __slots__ = ("_by_type", "chinese", "tongue")

    def __init__(self, tongue: str) -> None:
        self.tongue = tongue
        self.chinese = tongue == "zh"
        self._by_type: dict[type, Callable[[Any], str]] = {
            int: number,
            date: date.isoformat,
            Number: lambda value: number(value.value),
            Percentage: lambda value: number(value.share * 100) + "%",
            Score: lambda value: f"{number(value.value)}/{number(value.top)}",
            Duration: self.duration,
            Range: self.range,
            Rate: self.rate,
            Money: self.money,
            Date: lambda value: value.value.isoformat(),
            Dates: self.dates,
            Recurrence: self.recurrence,
            Hours: self.hours,
            Objective: self.objective,
            Window: self.window,
        }

    def __call__(self, value: Any) -> str:
        """The value in words; a value of no known type as it was written."""
        tell = self._by_type.get(type(value))
        return tell(value) if tell else str(value)

    def _pick(self, pair: tuple[str, str]) -> str:
        return pair[self.chinese]

    def duration(self, value: Duration) -> str:
        """A length of time in the units in which it was written: 60m stays 60 min."""
        told = [self._amount(digits, unit) for digits, unit in _parts(value)]
        return ("" if self.chinese else " ").join(told)

    def _amount(self, digits: str, unit: str) -> str:
        one, several, chinese = UNITS[unit]
        if self.chinese:
            return digits + chinese
        return f"{digits} {one if digits == '1' else several}"

    def range(self, value: Range) -> str:
        """Least to most, and what is typical: `1–4 min, mostly 2 min`."""
        told = self.span(value)
        if value.typical is None or value.typical in (value.least, value.most):
            return told
        typical = self.duration(value.typical)
        return f"{told}，多为{typical}" if self.chinese else f"{told}, mostly {typical}"

    def span(self, value: Range) -> str:
        """Least to most alone, the unit once where it is one: `1–4 min`."""
        if value.least == value.most:
            return self.duration(value.most)
        least, most = _parts(value.least), _parts(value.most)
        if len(least) == len(most) == 1 and (least[0][1] == most[0][1] or least[0][0] == "0"):
            return self._amount(f"{least[0][0]}–{most[0][0]}", most[0][1])
        return f"{self.duration(value.least)} – {self.duration(value.most)}"

    def rate(self, value: Rate) -> str:
        """`8 per hour`."""
        unit = self._pick(_PER[value.unit])
        return f"每{unit}{number(value.amount)}次" if self.chinese else f"{number(value.amount)} per {unit}"

    def money(self, value: Money) -> str:
        """`50 CNY`, 50元."""
        if self.chinese and value.currency == "CNY":
            return number(value.amount) + "元"
        return f"{number(value.amount)} {value.currency}"

    def dates(self, value: Dates) -> str:
        """First to last day."""
        if value.first == value.last:
            return value.first.isoformat()
        return f"{value.first}{self._pick((' – ', '至'))}{value.last}"

    def recurrence(self, value: Recurrence) -> str:
        """`every 2 weeks`."""
        named = _EVERY.get((value.count, value.unit))
        if named:
            return self._pick(named)
        return ("每" if self.chinese else "every ") + self._amount(str(value.count), value.unit)

    def hours(self, value: Hours) -> str:
        """`Mon–Fri 09:00–18:00`."""
        on = self._days(value.days) if value.days is not None else str(value.date)
        return f"{on} {_clock(value.opens)}–{_clock(value.closes)}"

    def _days(self, days: frozenset[int]) -> str:
        if len(days) == 7:
            return self._pick(("every day", "每天"))
        runs: list[list[int]] = []
        for day in sorted(days):
            if runs and runs[-1][-1] == day - 1:
                runs[-1].append(day)
            else:
                runs.append([day])
        names = [[self._pick(_DAYS[day]) for day in run] for run in runs]
        joined = [f"{run[0]}{self._pick(('–', '至'))}{run[-1]}" if len(run) > 2 else self._listed(run) for run in names]
        return self._listed(joined)

    def _listed(self, texts: list[str]) -> str:
        return self._pick((", ", "、")).join(texts)

    def objective(self, value: Objective) -> str:
        """The aim, then the window, as people say it."""
        aim = self._aim(value)
        if value.window is None:
            return aim
        window = self.window(value.window)
        return f"{window}{aim}" if self.chinese else f"{aim} {window}"

    def _aim(self, value: Objective) -> str:
        bound = self(value.bound)
        if value.form == "within":
            return self._within(value, bound)
        sign = self._pick(_SIGNS[value.sign])
        form = self._pick(_FORMS[value.form])
        if self.chinese:
            return f"{form}{sign}{bound}"
        if value.form == "available":
            return f"available {sign} {bound} of the time"
        return f"{form} {sign} {bound}".strip()

    def _within(self, value: Objective, bound: str) -> str:
        strict = value.sign == "<"
        percent = value.percent
        if percent is not None and percent.share == 1:
            return f"全部在{bound}内" if self.chinese else f"always {'in under' if strict else 'within'} {bound}"
        share = self(percent)
        if self.chinese:
            return f"至少{share}{'少于' + bound if strict else '在' + bound + '内'}"
        return f"at least {share} {'in under' if strict else 'within'} {bound}"

    def window(self, value: Window) -> str:
        """`over 30 days` where it rolls, `each quarter` where the calendar cuts it."""
        if value.length is None:
            return self._pick(_PERIODS[value.period or "month"])
        length = self.duration(value.length)
        return f"近{length}" if self.chinese else f"over {length}"


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _parts(value: Duration) -> list[tuple[str, str]]:
    """(digits, unit) as written, or from the meaning where it is written otherwise (PT10M, 半小时)."""
    written = normalise(value.written).strip()
    found = _PARTS.findall(written)
    if found and not re.sub(r"\s|个", "", _PARTS.sub("", written)):
        return [(digits, _ZH_UNITS.get(unit, unit)) for digits, unit in found]
    if value.open_days:
        return [(number(value.open_days), "bd")]
    if value.open_seconds:
        return [(number(_over(value.open_seconds, 3600)), "bh")]
    parts = [(number(value.months), "mo")] if value.months else []
    rest = value.seconds
    for size, unit in ((86400, "d"), (3600, "h"), (60, "m")):
        whole, rest = divmod(rest, size)
        if whole:
            parts.append((number(int(whole)), unit))
    if rest or not parts:
        parts.append((number(rest), "s"))
    return parts


def _over(amount: int | Fraction, by: int) -> Fraction:
    from fractions import Fraction

    return Fraction(amount) / by
