"""The rules of a share: error ratio, budget, burn rates, and alerts that fit the cases to be expected."""

from __future__ import annotations

from fractions import Fraction

from . import group as named
from .aims import Note, Plan, Share
from .group import Group
from .names import decimal, percent, window
from .tiers import DAY, HOUR, LeftOut, Tier, tiers
from .words import in_each, length, pace

# A budget of fewer cases than this in a period is counted in cases, not in rates.
_FEW_BAD = 3
# Where no burn rate can be told, so much of the budget spent is a warning.
_LOW = Fraction(3, 4)


def share_rules(group: Group, plan: Plan, share: Share, a_day: Fraction | None, least: int) -> list[Note]:
    """Adds the rules of a share; returns what is to be said of them."""
    least = least if share.cases else 0
    kept, left_out = tiers(plan.period, share.budget, a_day, least) if share.budget else ([], [])
    each = share.cases and _each_counts(plan.period, share.budget, a_day)
    hour = min(Fraction(HOUR), plan.period)
    lengths = {plan.period, *(Fraction(tier.long) for tier in kept)}
    lengths |= {Fraction(tier.short) for tier in kept if tier.short}
    if each or not share.budget:
        lengths.add(hour)
    for seconds in sorted(lengths):
        _record_window(group, share, window(seconds))
    _record_budget(group, plan, share, kept[0].long if kept else None, least)
    for tier in kept:
        _alert_burning(group, plan, tier)
    if each or not share.budget:
        _alert_each(group, share, hour)
    elif not kept:
        _alert_low(group, plan, share, least)
    if share.budget:
        _alert_missed(group, plan, share, least)
    return _left_out_notes(left_out, share.budget)


def _each_counts(period: Fraction, budget: Fraction, a_day: Fraction | None) -> bool:
    return budget == 0 or (a_day is not None and a_day * period / DAY * budget < _FEW_BAD)


def _record_window(group: Group, share: Share, over: str) -> None:
    # Counts are whole: rounding takes away what `increase` adds at the edges of the window, and makes the
    # comparison with the objective exact.
    total, counted = (f"round({series.over(over)})" for series in (share.total, share.counted))
    group.record(named.CASES, total, over)
    group.record(named.BAD, counted if share.bad else f"clamp_min({total} - {counted}, 0)", over)
    cases = group.recorded(named.CASES, over)
    group.record(named.ERROR, f"{group.recorded(named.BAD, over)} / ({cases} > 0)", over)


def _record_budget(group: Group, plan: Plan, share: Share, current: int | None, least: int) -> None:
    period = window(plan.period)
    error = group.recorded(named.ERROR, period)
    group.record(named.OBJECTIVE, f"vector({decimal(1 - share.budget)})")
    group.record(named.BUDGET, f"vector({decimal(share.budget)})")
    group.record(named.PERIOD, f"vector({decimal(plan.period)})")
    kept = f"{error} {'<' if share.strict else '<='} bool {decimal(share.budget)}"
    group.record(named.KEPT, kept + _enough(group, period, least if share.budget else 0), period)
    if not share.budget:
        return
    if current:
        now = window(current)
        group.record(named.BURN_NOW, f"{group.recorded(named.ERROR, now)} / {decimal(share.budget)}", now)
    group.record(named.BURN_PERIOD, f"{error} / {decimal(share.budget)}", period)
    group.record(named.LEFT, f"1 - {error} / {decimal(share.budget)}", period)


def _enough(group: Group, over: str, least: int) -> str:
    return f" and {group.recorded(named.CASES, over)} >= {least}" if least else ""


def _alert_burning(group: Group, plan: Plan, tier: Tier) -> None:
    over, threshold = window(tier.long), decimal(tier.threshold)
    expr = f"{group.recorded(named.ERROR, over)} > {threshold}"
    if tier.short:
        short = group.recorded(named.ERROR, window(tier.short))
        expr += f" and ignoring (window) {short} > {threshold}"
    group.alert(
        "SvcdslBurnRate",
        expr + _enough(group, over, tier.least),
        tier.severity,
        labels={"window": over},
        facts={
            "over": in_each(group.languages, length, tier.long),
            "pace": {code: pace(tier.factor, code) for code in group.languages},
            "spent": in_each(group.languages, length, _rounded(plan.period / tier.factor)),
        },
    )


def _rounded(seconds: Fraction) -> int:
    return max(1, round(seconds / HOUR)) * HOUR if seconds >= HOUR else max(1, round(seconds / 60)) * 60


def _alert_each(group: Group, share: Share, hour: Fraction) -> None:
    over = window(hour)
    group.alert(
        "SvcdslBadCase",
        f"{group.recorded(named.BAD, over)} > 0",
        "ticket" if share.budget else "page",
        labels={"window": over},
        facts={"over": in_each(group.languages, length, hour)},
        words="SvcdslBadCase" if share.cases else "SvcdslDown",
    )


def _alert_low(group: Group, plan: Plan, share: Share, least: int) -> None:
    over, threshold = window(plan.period), share.budget * _LOW
    expr = f"{group.recorded(named.ERROR, over)} > {decimal(threshold)}" + _enough(group, over, least)
    spent = dict.fromkeys(group.languages, percent(_LOW))
    group.alert("SvcdslBudgetLow", expr, "ticket", labels={"window": over}, facts={"spent": spent})


def _alert_missed(group: Group, plan: Plan, share: Share, least: int) -> None:
    over = window(plan.period)
    sign = ">=" if share.strict else ">"
    expr = f"{group.recorded(named.ERROR, over)} {sign} {decimal(share.budget)}" + _enough(group, over, least)
    group.alert(
        "SvcdslMissed",
        expr,
        "ticket",
        labels={"window": over},
        words="SvcdslMissed" if share.cases else "SvcdslUnavailable",
    )


def _left_out_notes(left_out: list[LeftOut], budget: Fraction) -> list[Note]:
    """One note for all tiers left out for the same reason."""
    notes = []
    for reason in dict.fromkeys(tier.reason for tier in left_out):
        of_reason = [tier for tier in left_out if tier.reason == reason]
        facts = {
            "windows": ", ".join(window(tier.long) for tier in of_reason),
            "factors": ", ".join(decimal(round(tier.factor, 3)) for tier in of_reason),
            "budget": percent(budget),
        }
        notes.append(Note(f"tier-{reason}", facts))
    return notes
