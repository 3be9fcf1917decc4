"""The answer to a question with excluded steps under calendars, where a case is in one place only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.proving.excluded.curves import AFTER, BEFORE
from svcdsl.analyses.proving.excluded.excluded_case import told
from svcdsl.analyses.proving.excluded.excluded_hours import ExcludedHours
from svcdsl.analyses.proving.excluded.excluded_shares import Groups, Pair
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.question import MEAN, SHARE, Answer, Arrival

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from svcdsl.analyses.proving.excluded.excluded_case import Told
    from svcdsl.analyses.proving.excluded.excluded_hours import Reached
    from svcdsl.analyses.proving.hours.starts import Starts
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.question import Limit, Question

    Exact = int | Fraction


def excluded_answer(
    question: Question, starts: Callable[[Exact], Starts], horizon: Exact, budget: Budget
) -> Answer | None:
    """The answer, with the least and the most as they are; None where that is not decided.

    `starts` gives those that are all there are up to a horizon; the one given is a first guess.
    """
    if not any(node.excluded for node in question.network.nodes):
        return None
    try:
        hours = ExcludedHours(question, starts, horizon, budget)
        slow, quick = (hours.reached(slow=one) for one in (True, False))
    except TooMany:
        return None
    if slow is None or quick is None:
        return None
    longest, shortest = (told(one.further, one.situation, (one.starts, one.side)) for one in (slow, quick))
    least, most = quick.time, slow.time
    shares, means, exact = _asked(question, hours, Pair(least, most))
    return Answer(
        True,
        least,
        most,
        *shares,
        _path(longest),
        _path(shortest),
        means,
        _worst(slow, longest),
        exact,
    )


def with_shares(found: Answer, other: Answer) -> Answer:
    """An answer with the better of its shares, or means, and those that were found otherwise."""
    certain, best = max(found.certain, other.certain), min(found.best, other.best)
    means = found.means
    if means is not None and other.means is not None:
        highest = [one for one in (means[1], other.means[1]) if one is not None]
        means = max(means[0], other.means[0]), min(highest, default=None)
    return found._replace(certain=certain, best=best, means=means, exact=certain == best)


def _asked(question: Question, hours: ExcludedHours, times: Pair) -> tuple[Pair, Pair | None, bool]:
    """Shares, means where they are asked for, and whether these are reached."""
    groups = Groups(hours)
    if question.asks == SHARE:
        shares = _of_all(question.limit, times)
        if shares != Pair(0, 1):
            return shares, None, True
        shares = _divided(groups, lambda: groups.shares(question.limit), shares)
        return shares, None, groups.is_one or shares.low == shares.high
    if question.asks != MEAN:
        return Pair(0, 1), None, True
    return Pair(0, 1), _divided(groups, groups.means, times), groups.is_one


def _divided(groups: Groups, told: Callable[[], Pair], of_all: Pair) -> Pair:
    """What is told of the cases in groups, where coins share them out and all of them count."""
    if groups.is_one or not groups.are_sure:
        return of_all
    try:
        return told()
    except TooMany:
        return of_all


def _of_all(limit: Limit, times: Pair) -> Pair:
    """The shares that follow from the least and the most."""
    if times.high < limit.fewest or (times.high == limit.fewest and not limit.strict):
        return Pair(1, 1)
    late = times.low > limit.most or (times.low == limit.most and limit.strict)
    return Pair(0, 0) if late else Pair(0, 1)


def _path(case: Told | None) -> tuple[int, ...]:
    return () if case is None else case.path


def _worst(slow: Reached, case: Told | None) -> Arrival | None:
    """The slowest case; none is told where it is only come near to by starting ever later before a moment."""
    if case is None or slow.side == BEFORE:
        return None
    return Arrival(slow.starts, case.ends, slow.side == AFTER, slow.time, case.comes)
