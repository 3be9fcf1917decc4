"""The paths that cases can take, one by one, where they are few enough for a person to add up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.sections import sections_of
from svcdsl.analyses.proving.runs.spread import spread_of
from svcdsl.analyses.proving.runs.states import Prospect, State

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction

MOST_PATHS = 10
_MOVES_A_PATH = 60


class Outcome(NamedTuple):
    """One path: the nodes in the order in which they are played, and the share of all cases that takes it.

    `share` is None where the spec leaves it open; `least` and `most` (None: unbounded) are the seconds between the
    events, both None where they do not both happen.
    """

    path: tuple[int, ...]
    share: Exact | None
    least: Exact | None
    most: Exact | None


class _Many(Exception):
    """More paths than a person would add up."""


def outcomes(question: Question, unbounded: set[int]) -> list[Outcome] | None:
    """All paths, those with the most cases first; None where they are more than MOST_PATHS, or without end.

    None too where an excluded step may be under way beside others: then no path has one least and one most.
    """
    network, first, last = question.network, question.first, question.last
    if sections_of(network):
        return None
    spread = spread_of(network, first, last, slow=True)
    if spread is not None and spread.times > MOST_PATHS:  # no path has two
        return None
    try:
        slow = _paths(Engine(network, first, last, slow=True), MOST_PATHS)
        quick = _paths(Engine(network, first, last, slow=False), MOST_PATHS)
    except _Many:
        return None
    found = []
    for path, (share, most) in slow.items():
        least = quick[path][1] if path in quick else most
        found.append(Outcome(path, share, least, None if unbounded.intersection(path) else most))
    return sorted(found, key=lambda one: (one.share is None, -(one.share or 0), one.path))


def _paths(engine: Engine, most: int) -> dict[tuple[int, ...], tuple[Exact | None, Exact | None]]:
    found: dict[tuple[int, ...], tuple[Exact | None, Exact | None]] = {}
    waiting: list[tuple[State, tuple[int, ...], Exact | None]] = [(engine.begin(), (), 1)]
    moves = 0
    while waiting:
        state, path, share = waiting.pop()
        moves += 1
        if moves > most * _MOVES_A_PATH or len(found) > most:
            raise _Many
        if not state.tokens:
            _add(found, path, share, state.last if state.counted else None, slow=engine.slow)
            continue
        played = engine.playing(state)
        prospects = list(engine.prospects(state))
        for prospect in prospects:
            for part, after in _shared(prospect, 1 if len(prospects) == 1 else None):
                taken = None if share is None or part is None else share * part
                waiting.append((after, path if played is None else (*path, played), taken))
    if len(found) > most:
        raise _Many
    return found


def _add(
    found: dict[tuple[int, ...], tuple[Exact | None, Exact | None]],
    path: tuple[int, ...],
    share: Exact | None,
    time: Exact | None,
    *,
    slow: bool,
) -> None:
    if path in found:
        other, known = found[path]
        share = None if share is None or other is None else share + other
        if known is not None and (time is None or (known > time if slow else known < time)):
            time = known
    found[path] = share, time


def _shared(prospect: Prospect, whole: Exact | None) -> Iterator[tuple[Exact | None, State]]:
    """The states of a prospect with their shares; None for what nobody says."""
    pairs, free, choices = prospect
    for share, state in pairs:
        yield (None if whole is None else whole * share), state
    if free:
        for choice in choices:
            yield from _shared(choice, None)
