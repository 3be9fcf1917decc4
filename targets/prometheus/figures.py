"""The rules of a figure that is no share: a mean, a net promoter score, a count."""

from __future__ import annotations

from fractions import Fraction

from . import group as named
from .aims import Figure, Plan
from .group import Group
from .names import decimal, window

_BROKEN = {"<=": ">", "<": ">=", ">=": "<", ">": "<="}
# Finer than any target is told, and coarse enough to swallow the rounding errors of a quotient.
_GRAIN = "0.000001"


def figure_rules(group: Group, plan: Plan, figure: Figure, least: int) -> None:
    """Adds the records of the figure and the alert for when it breaks its target."""
    over = window(plan.period)
    enough = ""
    if figure.form != "count":
        group.record(named.CASES, f"round({figure.series[-1].over(over)})", over)
        enough = f" and {group.recorded(named.CASES, over)} >= {least}"
    group.record(named.FIGURE, _value(figure, over), over)
    group.record(named.TARGET, f"vector({decimal(figure.target)})")
    group.record(named.PERIOD, f"vector({decimal(plan.period)})")
    value, target = group.recorded(named.FIGURE, over), decimal(figure.target)
    full = _long_enough(group, figure, over)
    group.record(named.KEPT, f"{value} {figure.sign} bool {target}{enough}{full}", over)
    group.alert(
        "SvcdslMissed",
        f"{value} {_BROKEN[figure.sign]} {target}{enough}{full}",
        "ticket",
        labels={"window": over},
        words=f"SvcdslTarget.{'time' if figure.of == 'duration' else figure.form}",
    )


def _value(figure: Figure, over: str) -> str:
    sums = [series.over(over) for series in figure.series]
    if figure.form == "count":
        return f"round({sums[0]})"
    if figure.form == "nps":
        low, high, all_ = (f"round({one})" for one in sums)
        return f"100 * ({all_} - {high} - {low}) / ({all_} > 0)"
    return f"round({sums[0]} / ({sums[1]} > 0), {_GRAIN})"


def _long_enough(group: Group, figure: Figure, over: str) -> str:
    """A count that must reach something is judged only once there is a whole window of it."""
    if figure.form != "count" or figure.sign[0] == "<":
        return ""
    return f" and on () count({figure.series[0].selector} offset {over})"


def too_few(period: Fraction, a_day: Fraction | None, least: int) -> bool:
    """Whether fewer cases are to be expected in the period than are needed to judge it."""
    return a_day is not None and a_day * period / 86400 < least
