"""Moments and lengths of time as facts of findings: one text a language."""

from __future__ import annotations

from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from collections.abc import Mapping

_UNITS = ((86400, "d", "天"), (3600, "h", "小时"), (60, "min", "分钟"), (1, "s", "秒"))
_WEEKDAYS = tuple(zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "一二三四五六日", strict=True))
_EPOCH = datetime.fromisoformat("1970-01-01T00:00+00:00")


def told_length(seconds: int | Fraction) -> Mapping[str, str]:
    """`1 h 30 min`, 1小时30分钟; what is less than a second is left out, a day is 24 h."""
    rest = Fraction(seconds)
    parts: list[tuple[str, str]] = []
    for size, en, zh in _UNITS:
        count, rest = divmod(rest, size)
        if count or (size == 1 and not parts):
            parts.append((f"{count} {en}", f"{count}{zh}"))
    return {"en": " ".join(en for en, _ in parts), "zh": "".join(zh for _, zh in parts)}


def told_moment(seconds: int, zone: str) -> Mapping[str, str]:
    """`Fri 2026-10-02 17:50`, 2026-10-02（周五）17:50: a moment since 1970 UTC, on the clocks of an IANA zone."""
    local = (_EPOCH + timedelta(seconds=seconds)).astimezone(ZoneInfo(zone))
    en, zh = _WEEKDAYS[local.weekday()]
    day, time = local.date().isoformat(), local.strftime("%H:%M:%S" if local.second else "%H:%M")
    return {"en": f"{en} {day} {time}", "zh": f"{day}（周{zh}）{time}"}
