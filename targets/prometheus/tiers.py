"""Burn-rate tiers: in which windows a share is watched, how fast is too fast, which tiers make no sense."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import NamedTuple

HOUR, DAY = 3600, 86400

# Long window, short window, share of the period's budget, severity: the ladder of the SRE workbook.
_LADDER = (
    (HOUR, 300, Fraction(2, 100), "page"),
    (6 * HOUR, 1800, Fraction(5, 100), "page"),
    (DAY, 2 * HOUR, Fraction(10, 100), "ticket"),
    (3 * DAY, 6 * HOUR, Fraction(10, 100), "ticket"),
)
_SHORT = (300, 1800, 2 * HOUR, 6 * HOUR, DAY)
# So many cases a short window should see, lest it is empty most of the time.
_SHORT_SEES = 3
# Whoever spends the budget no faster than this keeps the sla: nothing to be told.
_TOO_SLOW = Fraction(9, 10)


class Tier(NamedTuple):
    """One alert: the error ratio over `long` (and, where not None, `short`; seconds) is above `threshold`, of
    `least` cases or more; the budget then burns `factor` times as fast as it may."""

    long: int
    short: int | None
    factor: Fraction
    threshold: Fraction
    least: int
    severity: str


class LeftOut(NamedTuple):
    """A tier that is not emitted: `reason` is `dead` (no error ratio can be that high), `slow` (such a pace
    keeps the sla), `short-period`, or `few` (too few cases to be expected in its window)."""

    long: int
    factor: Fraction
    reason: str


def tiers(period: Fraction, budget: Fraction, a_day: Fraction | None, least: int) -> tuple[list[Tier], list[LeftOut]]:
    """The tiers for a `period` (seconds) where the share `budget` of the cases may miss, with `a_day` cases
    expected (None: not known); and those left out. `least` 0: what is counted cannot be too few."""
    kept, left_out = [], []
    for long, short, share, severity in _LADDER:
        factor = share * period / long
        threshold = factor * budget
        needed = max(least, ceil(1 / threshold)) if least and threshold else 0
        reason = (
            "short-period" if long >= period
            else "slow" if factor < _TOO_SLOW
            else "dead" if threshold >= 1
            else "few" if needed and a_day is not None and a_day * long / DAY < needed
            else ""
        )  # fmt: skip
        if reason:
            left_out.append(LeftOut(long, factor, reason))
        else:
            chosen = _short(short, long, a_day if least else None)
            kept.append(Tier(long, chosen, factor, threshold, needed, severity))
    return kept, left_out


def _short(usual: int, long: int, a_day: Fraction | None) -> int | None:
    """The shortest window from the usual one on that is not mostly empty; None where none is below `long`."""
    for seconds in _SHORT:
        if usual <= seconds < long and (a_day is None or a_day * seconds / DAY >= _SHORT_SEES):
            return seconds
    return None
