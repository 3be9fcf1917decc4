"""Which targets a sentence sets, told from its figures: a standard should set one."""

from __future__ import annotations

from svcdsl.analyses import figure_tables as tables
from svcdsl.analyses.figures import Figure, figures
from svcdsl.analyses.wording import fold
from svcdsl.values.value import compiled

_CONDITION = rf"(?<![a-z])(?:{tables.CONDITIONS})\s*$"
_BEYOND = rf"(?<![a-z])(?:{tables.BEYOND})\s*$"
_OTHER_SHARE = rf"(?<![a-z])(?:{tables.NO_PROMISE_PERCENT})(?![a-z])"
# One target in other words: 3 rings or 15 seconds, 24 hours (one working day).
_SAME = r"[\s(]*(?:or|i\.?e\.?|that is|=|或者?|即|也就是|相当于)?[\s(]*"
# What parts two targets of one sentence, where a share and a time could also be one.
_PARTED = r"(?<![a-z])(?:and|but|while)(?![a-z])|[;,。]|并|且|同时"
_PARTED_AFTER_SHARE = r"(?<![a-z])and(?![a-z])|[;。]|并|且|同时|以上,"
_SHARE_OF_IT = r"[^;。]*(?:率|in |for |of )[^;。]*"
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
    if not figure.limit or compiled(_CONDITION).search(folded, 0, figure.start):
        return False
    if figure.limit == ">" and compiled(_BEYOND).search(folded, 0, figure.start):
        return False
    if figure.kind == "time":
        return True
    height = figure.limit == ">" or folded.startswith(("以", "之"), figure.end)
    return figure.firm and (figure.amount[0] in _COUNTED or not height)


def _is_price(figure: Figure, folded: str) -> bool:
    return compiled(_OTHER_SHARE).search(folded, max(0, figure.start - 12), figure.end + 12) is not None


def _distinct(every: list[Figure], folded: str) -> list[Figure]:
    """The figures without those that say the same again, or bound one thing from below and from above."""
    kept: list[Figure] = []
    for figure in every:
        last = kept[-1] if kept else None
        if last is None or not (any(one.amount == figure.amount for one in kept) or _is_one(last, figure, folded)):
            kept.append(figure)
    return kept


def _is_one(last: Figure, figure: Figure, folded: str) -> bool:
    bounds = last.amount[0] == figure.amount[0] and {last.limit, figure.limit} == {"<", ">"}
    return bounds or compiled(_SAME).fullmatch(folded, last.last, figure.first) is not None


def _belong_together(limit: Figure, share: Figure, folded: str) -> bool:
    """Whether a share and a limit are one target: 95% of calls within 20 seconds, 20秒内接通率不低于90%."""
    if share.start < limit.start:
        return not compiled(_PARTED_AFTER_SHARE).search(folded, share.end, limit.start)
    if not compiled(_PARTED).search(folded, limit.last, share.start):
        return True
    return compiled(_SHARE_OF_IT).fullmatch(folded, limit.last, share.start) is not None
