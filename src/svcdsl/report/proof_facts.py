"""The facts of a proof in words: lengths of time, shares, moments, things and paths; exact, or marked by `≈`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import lru_cache
from math import floor
from typing import Any
from zoneinfo import ZoneInfo

from svcdsl.analyses.proving.proof import Moment, Seconds, Share
from svcdsl.model import ALWAYS, CUSTOMER, END, Event, Thing, in_language
from svcdsl.report.telling import shortened
from svcdsl.report.wording import in_words, listed
from svcdsl.values import Duration, Value

Exact = int | Fraction

ROUNDED = "≈"
_DAY, _FROM_DAYS_ON = 86400, 3 * 86400
_UNITS = ((3600, "h", "小时"), (60, "min", "分钟"), (1, "s", "秒"))
_WEEKDAYS = {"en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "zh": tuple("一二三四五六日")}
_PATHS = frozenset(("path", "loop"))
_MOST_PLACES, _SHOWN_PLACES, _LARGEST_BOTTOM = 4, 2, 100
_MOST_STEPS = 24

_WORDS: Mapping[str, Mapping[str, str]] = {
    "always": {"en": "24x7", "zh": "全天候"},
    "customer": {"en": "the customer", "zh": "客户"},
    "end": {"en": "the end", "zh": "结束"},
    "started": {"en": "the start of {thing}", "zh": "{thing}开始"},
    "done": {"en": "the end of {thing}", "zh": "{thing}完成"},
    "arrived": {"en": "the arrival of a case at {thing}", "zh": "进入{thing}"},
    "ended": {"en": "the end of {thing}", "zh": "{thing}结束"},
    "with-id": {"en": "“{label}” ({id})", "zh": "“{label}”（{id}）"},
    "zone": {"en": "{moment} ({zone})", "zh": "{moment}（{zone}）"},
    "days": {"en": "{time} ({days} × 24 h)", "zh": "{time}（{days}个昼夜）"},
    "fraction": {"en": "{percent} ({top}/{bottom})", "zh": "{percent}（{top}/{bottom}）"},
    "months": {"en": "{count} months", "zh": "{count}个月"},
    "month": {"en": "1 month", "zh": "1个月"},
    "business-days": {"en": "{count} business days", "zh": "{count}个工作日"},
    "business-day": {"en": "1 business day", "zh": "1个工作日"},
    "business": {"en": "{time} of business hours", "zh": "{time}（工作时间）"},
    "unbounded": {"en": "any time", "zh": "任意长的时间"},
    "unsaid": {"en": "an unknown share", "zh": "占比不定"},
    "yes": {"en": "always in time", "zh": "总能按时"},
    "no": {"en": "never in time", "zh": "总会超时"},
    "maybe": {"en": "in time or late", "zh": "可能按时，也可能超时"},
}


def tell_fact(name: str, fact: Any, language: str) -> str:
    """A fact in words. `name` tells a path from a list, and how in-time-ness or an absent fact is told."""
    tongue = in_words(language)
    if fact is None:
        return _WORDS["unsaid" if "share" in name else "unbounded"][tongue]
    if name == "within" and fact in ("yes", "no", "maybe"):
        return _WORDS[fact][tongue]
    if name == "hours" and fact == ALWAYS.id:
        return _WORDS["always"][tongue]
    if isinstance(fact, str):
        return shortened(in_language(fact, language))
    if isinstance(fact, Seconds):
        return tell_seconds(fact.amount, tongue)
    if isinstance(fact, Share):
        return tell_share(fact.share, tongue)
    if isinstance(fact, Moment):
        return tell_moment(fact, tongue)
    if isinstance(fact, Duration):
        return tell_duration(fact, tongue)
    if isinstance(fact, Value):
        return shortened(fact.written)
    if isinstance(fact, tuple | list):
        return _several(name, fact, language)
    return _number(fact) if isinstance(fact, int | Fraction | float) else tell_thing(fact, language)


def tell_thing(thing: Any, language: str) -> str:
    """A thing by its label in quotes, with its id where that is another; an event by what happens to what."""
    tongue = in_words(language)
    if thing is ALWAYS:
        return _WORDS["always"][tongue]
    if thing is END or thing is CUSTOMER:
        return _WORDS["end" if thing is END else "customer"][tongue]
    if isinstance(thing, Event):
        if thing.of is None:
            return f"“{shortened(thing.moment)}”"
        return _WORDS[thing.moment][tongue].format(thing=tell_thing(thing.of, language))
    if not isinstance(thing, Thing):
        return shortened(str(thing))
    label = shortened(in_language(thing.label, language)).strip() or thing.id
    return f"“{label}”" if label == thing.id else _WORDS["with-id"][tongue].format(label=label, id=thing.id)


@lru_cache(maxsize=4096)  # the same lengths are told of many steps
def tell_seconds(amount: Exact, tongue: str) -> str:
    """A length of time: `1 h 30 min`, 1小时30分钟; fractions of a second as decimals; from 3 × 24 h on with days."""
    if amount < 0:
        return "−" + tell_seconds(-amount, tongue)
    parts: list[str] = []
    rest = amount
    for size, en, zh in _UNITS:
        count = floor(rest / Fraction(size)) if size > 1 else rest
        rest -= count * size
        if count or (size == 1 and not parts):
            parts.append(_number(count) + (f" {en}" if tongue == "en" else zh))
    told = (" " if tongue == "en" else "").join(parts)
    told = f"{ROUNDED} {told.replace(ROUNDED + ' ', '')}" if ROUNDED in told else told
    if amount < _FROM_DAYS_ON:
        return told
    return _WORDS["days"][tongue].format(time=told, days=_number(Fraction(amount) / _DAY, 1))


def tell_duration(length: Duration, tongue: str) -> str:
    """A written length of time: `48 h`, `2 business days`, `4 h of business hours`, `1 month`."""
    if length.open_days:
        return _counted("business-day", length.open_days, tongue)
    if length.open_seconds:
        return _WORDS["business"][tongue].format(time=tell_seconds(length.open_seconds, tongue))
    told = [_counted("month", length.months, tongue)] if length.months else []
    if length.seconds or not told:
        told.append(tell_seconds(length.seconds, tongue))
    return (" " if tongue == "en" else "").join(told)


def _counted(entry: str, count: int, tongue: str) -> str:
    return _WORDS[entry if count == 1 else entry + "s"][tongue].format(count=_number(count))


@lru_cache(maxsize=4096)
def tell_share(share: Exact | float, tongue: str = "en") -> str:
    """A share of 0 to 1 as a percentage: `70%`, `≈ 33.33% (1/3)`; never rounded to 0% or 100%."""
    exact = Fraction(share)
    told = _decimal(exact * 100, _MOST_PLACES)
    if told is not None:
        return told + "%"
    places = _SHOWN_PLACES
    while places < 12 and round(exact * 100, places) in (0, 100):
        places += 1
    percent = f"{ROUNDED} {_rounded(exact * 100, places)}%"
    if exact.denominator > _LARGEST_BOTTOM:
        return percent
    return _WORDS["fraction"][tongue].format(percent=percent, top=exact.numerator, bottom=exact.denominator)


def tell_moment(moment: Moment, tongue: str) -> str:
    """`Fri 2026-10-02 17:50 (Asia/Shanghai)`; in an hour that the clock strikes twice with its distance from UTC."""
    whole = floor(moment.seconds)
    # From 1970 on by adding: a moment before that is none for every system's clock.
    local = (datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=whole)).astimezone(ZoneInfo(moment.zone))
    time = f"{local:%H:%M}" if not local.second else f"{local:%H:%M:%S}"
    if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
        offset = f"{local:%z}"
        time += f" UTC{offset[:3]}:{offset[3:]}"
    day, weekday = f"{local:%Y-%m-%d}", _WEEKDAYS[tongue][local.weekday()]
    told = f"{weekday} {day} {time}" if tongue == "en" else f"{day} 周{weekday} {time}"
    return _WORDS["zone"][tongue].format(moment=told, zone=moment.zone)


def _several(name: str, facts: Any, language: str) -> str:
    """A path by the ids of its steps, as it is followed in the file; else a list."""
    tongue = in_words(language)
    if name in _PATHS:
        ids = [_WORDS["end"][tongue] if one is END else getattr(one, "id", None) or str(one) for one in facts]
        ids = ids if len(ids) <= _MOST_STEPS else [*ids[: _MOST_STEPS - 1], "…", ids[-1]]
        return " → ".join(ids)
    return listed([tell_fact("", one, language) for one in facts], tongue)


def _number(number: Exact | float, places: int = 3) -> str:
    """A number: `1,200`, `4.5`; what does not end within so many places is marked as rounded."""
    exact = Fraction(number)
    told = _decimal(exact, places)
    return told if told is not None else f"{ROUNDED} {_rounded(exact, places)}"


def _decimal(number: Fraction, places: int) -> str | None:
    """A number with all its decimals, None where it has more than so many."""
    return _rounded(number, places) if (number * 10**places).denominator == 1 else None


def _rounded(number: Fraction, places: int) -> str:
    scaled = round(number * 10**places)
    whole, part = divmod(abs(scaled), 10**places)
    decimals = f"{part:0{places}}".rstrip("0")
    sign = "−" if scaled < 0 else ""
    shown = f"{whole:,}" if whole >= 10_000 else str(whole)  # 2026 may be a year
    return sign + shown + (f".{decimals}" if decimals else "")
