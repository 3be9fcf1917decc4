"""The longest and shortest runs of a process without branches, worked out once and then played from many moments.

What may follow what does not hang on time, so the states without their times are put in order once; from each moment
only the times are reckoned anew, of every state the latest (or earliest) at which a case can be there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.engine import Engine
from svcdsl.analyses.proving.extremes import MOST_STATES, components
from svcdsl.analyses.proving.states import ENDED, FINISHED, STARTED, State, Time, states_of
from svcdsl.analyses.proving.stays import DONE, WAITING, WORKING, Stay

if TYPE_CHECKING:
    from svcdsl.analyses.proving.hours_engine import HoursEngine
    from svcdsl.analyses.proving.network import Node

_OVER = -1
_MOVES_AS_ONE = 8
"""Moves on a track that take as long as playing one state."""


class _Move(NamedTuple):
    """A stay in a state, and the states that may come next; _OVER where the case is over.

    `starts` says whether the clock starts with its work, or when it is done, `stops` at which of these `to` happens.
    """

    state: int
    node: Node
    stay: Stay
    running: bool
    starts: str
    stops: str
    targets: tuple[int, ...]


class _Untimed(Engine):
    """An engine for which no time passes."""

    def waited(self, time: Time, seconds: object) -> Time:
        return time

    def worked(self, time: Time, node: Node, seconds: object) -> Time:
        return time

    def _stands(self) -> bool:
        return False


class Track:
    """The moves of a network without branches, in an order in which none comes before one that leads to it."""

    def __init__(self, moves: list[_Move], states: int) -> None:
        self._moves = moves
        self._states = states

    def farthest(self, engine: HoursEngine) -> Time | None:
        """The latest time (of a slow engine) or the earliest of the last `to`, from the engine's start; None if never."""
        engine.spent += 1 + len(self._moves) // _MOVES_AS_ONE
        times: list[Time | None] = [None] * self._states
        lasts: list[Time | None] = [None] * self._states
        times[0] = engine.ORIGIN
        farther = engine.later if engine.slow else engine.earlier
        best: Time | None = None
        for state, node, stay, running, starts, stops, targets in self._moves:
            time, last = times[state], lasts[state]
            if time is None:
                continue
            if running:
                started = left = engine.waited(time, stay.wait)
                if stay.work or stay.end == WORKING:
                    started = left = engine.opened(left, node)
                if stay.work:
                    left = engine.worked(started, node, stay.work)
            else:
                started = left = engine.ORIGIN
                if starts == STARTED and stay.work:
                    left = engine.worked(started, node, stay.work)
            if stops:
                last = started if stops == STARTED else left
            for to in targets:
                if to == _OVER:
                    if last is not None:
                        best = last if best is None else farther(best, last)
                    continue
                known = times[to]
                times[to] = left if known is None else farther(known, left)
                if last is not None:
                    known = lasts[to]
                    lasts[to] = last if known is None else farther(known, last)
        return best


def track_of(engine: HoursEngine) -> Track | None:
    """The track of a network; None where cases are in several places at once, or may go round for ever."""
    network = engine.network
    if any(node.branches or node.arrivals > 1 for node in network.nodes):
        return None
    untimed = _Untimed(network, engine.first, engine.last, slow=engine.slow)
    states: list[State] = [untimed.begin()]
    numbers = {states[0]: 0}
    moves: list[_Move] = []
    at = 0
    while at < len(states):
        state = states[at]
        if len(states) > MOST_STATES:
            return None
        number = state.tokens[0][0]
        node = network.nodes[number]
        found = [Stay(0, 0, DONE)] if untimed.tosses(state) else untimed.stays_of(state)
        for stay, prospect in zip(found, untimed.prospects(state), strict=True):
            targets: dict[int, None] = {}
            for after in states_of(prospect):
                if not after.tokens:
                    if after.counted:
                        targets[_OVER] = None
                    continue
                if after not in numbers:
                    numbers[after] = len(states)
                    states.append(after)
                targets[numbers[after]] = None
            if not state.running and state.last is not None:
                return None
            if untimed.tosses(state):
                moves.append(_Move(at, node, stay, state.running, "", "", tuple(targets)))
            else:
                moves.append(_move(untimed, at, node, number, stay, state, tuple(targets)))
        at += 1
    return _in_order(moves, len(states))


def _move(
    engine: Engine, at: int, node: Node, number: int, stay: Stay, state: State, targets: tuple[int, ...]
) -> _Move:
    starts = stops = ""
    if not state.running and engine.first.number == number and (engine.first.moment == STARTED and stay.end != WAITING):
        starts = STARTED
    if engine.last == (STARTED, number) and stay.end != WAITING:
        stops = STARTED
    if engine.last.moment == ENDED or (engine.last == (FINISHED, number) and stay.end == DONE):
        stops = FINISHED
    return _Move(at, node, stay, state.running, starts, stops, targets)


def _in_order(moves: list[_Move], states: int) -> Track | None:
    ways: dict[int, list[int]] = {number: [] for number in range(states)}
    for move in moves:
        ways[move.state] += [to for to in move.targets if to != _OVER]
    place: dict[int, int] = {}
    for group in components(ways):
        if len(group) > 1 or any(number in ways[number] for number in group):
            return None
        place[next(iter(group))] = -len(place)
    return Track(sorted(moves, key=lambda move: place[move.state]), states)
