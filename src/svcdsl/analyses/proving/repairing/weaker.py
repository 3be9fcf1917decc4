"""Weaker wordings of an objective: fewer cases within the limit, or a longer limit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, floor
from typing import TYPE_CHECKING

from svcdsl.values import Duration

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.found import Asked
    from svcdsl.analyses.proving.runs.question import Answer, Limit
    from svcdsl.values import Objective

    Exact = int | Fraction
    Wording = tuple[str, Asked, Limit]

_UNITS = {"en": (("w", 604800), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1))}
_UNITS["zh"] = (("周", 604800), ("天", 86400), ("小时", 3600), ("分钟", 60), ("秒", 1))
_DAY, _QUARTER = 86400, 900
_MORE_DAYS = 5
_ROUND = (3600, 60, 1)  # seconds, for limits of days, of minutes, of less
_PERIODS = {"day": "每天", "week": "每周", "month": "每月", "quarter": "每季度", "year": "每年"}


def wordings(
    objective: Objective,
    asked: Asked,
    limit: Limit,
    reply: Answer,
    least_limit: Callable[[int, int, int], int],
    least_days: Callable[[int, int], int | None],
) -> Iterator[Wording]:
    """Objectives that ask for less, as they would be written, to be tried.

    `least_limit(low, high, unit)` searches the least multiple of a unit that proves it, `least_days(low, high)` the
    least business days, None where none of them does.
    """
    if not asked.below or not isinstance(objective.bound, Duration):
        return
    if asked.share is not None:
        percent = floor(reply.certain * 100)
        if 0 < percent < asked.share * 100:
            yield (
                _written(objective, f"{percent}%", _bound(objective.bound)),
                asked._replace(share=_share(percent)),
                limit,
            )
    if limit.days:
        days = least_days(limit.days, limit.days * 2 + _MORE_DAYS)
        if days is not None:
            told = f"{days}{'工作日' if _is_chinese(objective) else 'bd'}"
            yield _written(objective, None, told), asked, limit._replace(days=days)
        return
    if limit.fewest != limit.most:
        return
    most = reply.means[1] if asked.form == "mean" and reply.means is not None else reply.most
    if most is None or most <= limit.fewest:
        return
    coarsest = 0 if limit.fewest >= _DAY else 1
    unit = next(unit for unit in _ROUND[coarsest:] if limit.fewest % unit == 0 or unit == 1)
    high = ceil(most / unit) + (1 if limit.strict else 0)
    seconds = least_limit(int(limit.fewest // unit), high, unit) * unit
    changed = limit._replace(fewest=seconds, most=seconds)
    yield _written(objective, None, _length(seconds, objective)), asked, changed


def _share(percent: int) -> Exact:
    from fractions import Fraction

    return Fraction(percent, 100)


def _bound(bound: Duration) -> str:
    return bound.written


def _is_chinese(objective: Objective) -> bool:
    return any("一" <= letter <= "鿿" for letter in objective.written)


def _length(seconds: int, objective: Objective) -> str:
    """A length as it is written; business hours stay business hours."""
    tongue = "zh" if _is_chinese(objective) else "en"
    bound = objective.bound
    if isinstance(bound, Duration) and bound.open_seconds:
        quarters = -(-seconds // _QUARTER)  # rounded up: it must be enough
        hours = f"{quarters / 4:g}"
        return f"{hours}工作小时" if tongue == "zh" else f"{hours}bh"
    parts = []
    for unit, size in _UNITS[tongue][1 if seconds % 604800 else 0 :]:
        count, seconds = divmod(seconds, size)
        if count:
            parts.append(f"{count}{unit}")
    return "".join(parts) or ("0秒" if tongue == "zh" else "0s")


def _share_of(objective: Objective, always: str) -> str:
    """The share that an objective asks for, as it is written."""
    if objective.percent is None or objective.written.startswith((always, "always")):
        return always
    return f"{objective.percent.written.removesuffix('%')}%"


def _written(objective: Objective, percent: str | None, limit: str) -> str:
    """An objective as it would be written, in the language of the one that there is."""
    chinese = _is_chinese(objective)
    window = objective.window
    if objective.form == "within":
        sign = "" if objective.sign == "<=" else objective.sign
        share = percent or _share_of(objective, "全部" if chinese else "always")
        aim = f"{share} 在{limit}内" if chinese else f"{share} within {limit}"
        if sign:
            aim = f"p{share.removesuffix('%')} {sign} {limit}"
    else:
        aim = f"{objective.form} {objective.sign} {limit}"
        if percent is not None:
            aim = f"{percent} 在{limit}内" if chinese else f"{percent} within {limit}"
    if window is None:
        return aim
    if window.period is not None:
        return f"{_PERIODS[window.period]} {aim}" if chinese else f"{aim} over {window.period}"
    return f"近{window.written} {aim}" if chinese else f"{aim} over {window.written}"
