"""Where a case can be: the states of runs, and the events that a measure is taken between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from fractions import Fraction

    Exact = int | Fraction

Time: TypeAlias = Any
"""Exact seconds here; a subclass may have times of its own."""

ARRIVED, STARTED, FINISHED, ENDED = "arrived", "started", "done", "ended"


class Mark(NamedTuple):
    """An event of a process: `moment` is ARRIVED or ENDED, or STARTED or FINISHED of the node `number`."""

    moment: str
    number: int = 0


class State(NamedTuple):
    """`tokens` are (node, time come to), `joins` (node, arrivals missing, latest time), both in order.

    `running` says whether the clock has begun to run, `last` when the `to` event was last seen. A subclass may also
    keep what its `clock` shows, and `coins` that were thrown before their steps.
    """

    tokens: tuple[tuple[int, Time], ...]
    joins: tuple[tuple[int, int, Time], ...]
    counts: tuple[int, ...]
    running: bool
    last: Time | None
    clock: Time = 0
    coins: tuple[tuple[int, Any], ...] = ()

    @property
    def counted(self) -> bool:
        """Whether both events have happened."""
        return self.running and self.last is not None


Prospect: TypeAlias = "tuple[list[tuple[Exact, State]], Exact, list[Prospect]]"
"""A lottery of states: shares with their states, and the share that is free to take any of some prospects."""


def states_of(prospect: Prospect) -> Iterator[State]:
    """Every state that some case may come to."""
    pairs, free, choices = prospect
    for _, state in pairs:
        yield state
    if free:
        for choice in choices:
            yield from states_of(choice)
