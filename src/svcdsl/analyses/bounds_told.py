"""Shares, bounds of time and arrivals as facts of findings: one text a language."""

from __future__ import annotations

from fractions import Fraction
from math import floor
from typing import TYPE_CHECKING

from svcdsl.analyses.time_told import told_length, told_moment

if TYPE_CHECKING:
    from collections.abc import Mapping

    Exact = int | Fraction

_IN_DAYS = 10 * 86400
_UNITS = ((3600, "h", "小时"), (60, "min", "分钟"), (1, "s", "秒"))


def told_share(share: Exact) -> str:
    """`70%`, `≈ 33.33%`: never more than it is, so that what is too little never looks like enough."""
    percent = Fraction(share) * 100
    for places in (0, 2, 4):
        if (percent * 10**places).denominator == 1:
            return f"{float(percent):.{places}f}%"
    return f"≈ {floor(percent * 100) / 100:.2f}%"


def told_time(seconds: Exact, *, on_calendar: bool = False) -> Mapping[str, str]:
    """A length of time, in hours where a day would not be one of 24 h, or is not needed; negative ones with a minus."""
    if seconds < 0:
        return {tongue: "−" + told for tongue, told in told_time(-seconds, on_calendar=on_calendar).items()}
    if not on_calendar and seconds >= _IN_DAYS:
        return told_length(seconds)
    rest = Fraction(seconds)
    parts: list[tuple[str, str]] = []
    for size, en, zh in _UNITS:
        count, rest = divmod(rest, size)
        if count or (size == 1 and not parts):
            parts.append((f"{count} {en}", f"{count}{zh}"))
    return {"en": " ".join(en for en, _ in parts), "zh": "".join(zh for _, zh in parts)}


def told_range(least: Exact, most: Exact | None, *, on_calendar: bool = False) -> Mapping[str, str]:
    """`7 min to 21 min`, one length where both are the same, `7 min or more` where there is no most."""
    first = told_time(least, on_calendar=on_calendar)
    if most is None:
        return {"en": f"{first['en']} or more", "zh": f"{first['zh']}以上"}
    last = told_time(most, on_calendar=on_calendar)
    if first == last:
        return first
    return {"en": f"{first['en']} to {last['en']}", "zh": f"{first['zh']}到{last['zh']}"}


def told_arrival(seconds: Exact, zone: str, *, just_after: bool = False) -> Mapping[str, str]:
    """A moment on the clocks of an IANA zone, or the moments right after it."""
    told = told_moment(floor(seconds), zone)
    if not just_after:
        return told
    return {"en": f"just after {told['en']}", "zh": f"{told['zh']}刚过"}
