"""Which targets a sentence sets, told from its figures: a standard should set one."""

from __future__ import annotations

import re

from svcdsl.analyses import figure_tables as tables
from svcdsl.analyses.figures import Figure, figures
from svcdsl.analyses.wording import fold

_CONDITION = re.compile(rf"(?<![a-z])(?:{tables.CONDITIONS})\s*$")
_BEYOND = re.compile(rf"(?<![a-z])(?:{tables.BEYOND})\s*$")
# One target in other words: 3 rings or 15 seconds, 24 hours (one working day).
_SAME = re.compile(r"[\s(（]*(?:or|or within|or in|i\.?e\.?|that is|=|或|或者|即|也就是|相当于)?[\s(（]*")
# What parts two targets of one sentence, where a share and a time could also be one.
_PARTED = re.compile(r"(?<![a-z])(?:and|but|while)(?![a-z])|[;；。，,]|并|且|同时")
# What is counted up or down to a limit; of other things (65岁以上, 1.2米以下) a limit is a condition.
_COUNTED = "分%次人名个项件起例声遍台"


def targets(text: str) -> list[str]:
    """The targets that a text sets, each as its figure is written; a share with its limit is one."""
    folded = fold(text)
    limits = [figure for figure in figures(text) if figure.kind in ("time", "other") and _sets(figure, folded)]
    limits += [figure for figure in figures(text) if limits and goes_on_from(figure, limits[0])]
    shares = [figure for figure in figures(text) if figure.kind == "percent" and not _is_price(figure, folded)]
    limits, shares = _distinct(limits, folded), _distinct(shares, folded)
    if len(limits) > 1 or len(shares) > 1:
        return [figure.written for figure in (limits if len(limits) > 1 else shares)]
    if limits and shares and not _belong_together(limits[0], shares[0], folded):
        return [figure.written for figure in sorted((limits[0], shares[0]), key=lambda one: one.start)]
    return [figure.written for figure in limits or shares]


def goes_on_from(figure: Figure, limit: Figure) -> bool:
    """Whether a bare number is a limit in the unit of one before: confirmed within one day, answered within five."""
    if figure.kind != "bare" or limit.kind != "time" or figure.start < limit.end:
        return False
    return figure.firm and figure.limit == limit.limit == "<"


def _sets(figure: Figure, folded: str) -> bool:
    """Whether a number with a unit is a limit that is aimed at, rather than a condition or a mere number."""
    before, after = folded[: figure.start], folded[figure.end :]
    if not figure.limit or _CONDITION.search(before) or (figure.limit == ">" and _BEYOND.search(before)):
        return False
    if figure.kind == "time":
        return True
    return figure.firm and (figure.amount[0] in _COUNTED or not (figure.limit == ">" or after.startswith(("以", "之"))))


def _is_price(figure: Figure, folded: str) -> bool:
    around = folded[max(0, figure.start - 12) : figure.end + 12]
    return re.search(rf"(?<![a-z])(?:{tables.NO_PROMISE_PERCENT})(?![a-z])", around) is not None


def _distinct(every: list[Figure], folded: str) -> list[Figure]:
    """The figures without those that say the same again, or bound one thing from below and from above."""
    kept: list[Figure] = []
    for figure in every:
        last = kept[-1] if kept else None
        if any(one.amount == figure.amount for one in kept):
            continue
        if last is not None and _SAME.fullmatch(folded, _limit_end(last, folded), _limit_start(figure, folded)):
            continue
        if last is not None and last.amount[0] == figure.amount[0] and {last.limit, figure.limit} == {"<", ">"}:
            continue
        kept.append(figure)
    return kept


def _limit_end(figure: Figure, folded: str) -> int:
    after = re.compile(f"{tables.AFTER_MOST}|{tables.AFTER_LEAST}").match(folded, figure.end)
    return after.end() if after else figure.end


def _limit_start(figure: Figure, folded: str) -> int:
    before = re.search(rf"(?:{tables.MOST}|{tables.LEAST})\s*$", folded[: figure.start])
    return before.start() if before else figure.start


def _belong_together(limit: Figure, share: Figure, folded: str) -> bool:
    """Whether a share and a limit are one target: 95% of calls within 20 seconds."""
    first, second = sorted((limit, share), key=lambda one: one.start)
    between = folded[_limit_end(first, folded) : second.start]
    if first is share:
        return not re.search(r"[;；。]|(?<![a-z])and(?![a-z])|并|且|同时|以上[，,]", folded[first.end : second.start])
    return not _PARTED.search(between) or bool(re.match(r"[^;；。]*(?:率|in |for |of )[^;；。]*$", between))
