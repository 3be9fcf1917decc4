"""How cases are spread over the times between two events, where nothing but coins decides.

Each point that a case can be at is played once, told from the time at which it is there; what comes of it is moved to
when it is. So the share of every time is known at once, and with it the share of the cases within any limit. Of a
network with one step changed only the points are played anew from which that step is played, and only those are
added up anew from which it may still come.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from copy import copy
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import lcm
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.network import Network
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.sections import sections_of
from svcdsl.analyses.proving.runs.states import ARRIVED, Mark, Prospect, State, Time
from svcdsl.analyses.proving.runs.stays import FOREVER
from svcdsl.analyses.proving.runs.strides import fixed

if TYPE_CHECKING:
    from svcdsl.analyses.proving.process.network import Counter, Node

    Exact = int | Fraction

MOST_POINTS, MOST_TIMES = 2_000, 40_000
"""Points that are played, and times that are added up at these, before it is left to what tells less at once."""


class _Undetermined(Exception):
    """More than coins decides, or there is no end, or too much to add up."""


class _Times(NamedTuple):
    """Times, each `later` than it says, with its weight, of `whole` in all; the rest of the cases never count."""

    whole: int
    later: Exact
    weights: dict[Exact, int]


class _Move(NamedTuple):
    """What comes of a point: of `whole` so many cases go on, so much later, at which point."""

    whole: int
    ways: tuple[tuple[int, Exact, State], ...]


class Spread:
    """All times of the slowest (or, not `slow`, the quickest) runs of a network, each with its share of the cases.

    `played` is how many points were looked at to know it.
    """

    def __init__(self, engine: Engine, known: Spread | None = None, changed: int = -1) -> None:
        self.played = 0
        self._engine = engine
        self._added = 0
        self._before = frozenset() if known is None else known._engine.network.leading_to(changed)
        self._moves: dict[State, _Move] = {}
        self._times: dict[State, _Times] = {}
        if known is not None:
            self._moves = {at: move for at, move in known._moves.items() if at.tokens[0][0] != changed}
            self._times = {at: times for at, times in known._times.items() if not self._is_before(at)}
        self._begin = engine.begin()
        whole, later, weights = self._all()
        self.counts_all = sum(weights.values()) == whole
        """Whether all cases have both events."""
        if engine.torn or engine.foreseen:
            raise _Undetermined
        self._order = [time + later for time in sorted(weights)]
        self._sums = list(accumulate(weights[time - later] for time in self._order))

    @property
    def ever(self) -> bool:
        """Whether any case has both events."""
        return bool(self._sums)

    @property
    def times(self) -> int:
        """How many times there are that differ."""
        return len(self._order)

    @property
    def most(self) -> Exact:
        """The greatest of the times."""
        return self._order[-1]

    def within(self, limit: Exact, *, strict: bool) -> Fraction:
        """The share of the cases with both events that take no more than `limit`, or, `strict`, less than that."""
        at = (bisect_left if strict else bisect_right)(self._order, limit)
        return Fraction(self._sums[at - 1], self._sums[-1]) if at else Fraction(0)

    def least_for(self, share: Exact) -> Exact:
        """The least of the times within which so many of these cases are."""
        return self._order[bisect_left(self._sums, share * self._sums[-1])]

    def with_node(self, number: int, node: Node) -> Spread | None:
        """The same of the network with other lengths or shares of one node; None where more than coins decides then."""
        engine = copy(self._engine)
        nodes = engine.network.nodes
        changed = _as_played(node, engine.first, slow=engine.slow)
        engine.network = engine.network.with_nodes((*nodes[:number], changed, *nodes[number + 1 :]))
        try:
            return Spread(engine, self, number)
        except _Undetermined:
            return None

    def times_played(self, number: int) -> int:
        """How often a node is played at most."""
        most: dict[State, int] = {}
        for at in self._times:  # each after those that it leads to
            move = self._moves.get(at)
            if move is not None:
                most[at] = (at.tokens[0][0] == number) + max((most.get(to, 0) for _, _, to in move.ways), default=0)
        return most[self._begin]

    def _is_before(self, at: State) -> bool:
        return any(number in self._before for number, *_ in (*at.tokens, *at.joins))

    def _all(self) -> _Times:
        """The times from the beginning; those of each point are added up when all that it leads to are known."""
        begin, times = self._begin, self._times
        waiting = [begin]
        under: set[State] = set()
        while waiting:
            at = waiting[-1]
            if at in times:
                waiting.pop()
                continue
            move = self._move(at) if at.tokens else None
            ahead = [] if move is None else [to for _, _, to in move.ways if to not in times]
            if not ahead:
                waiting.pop()
                times[at] = _ended(at) if move is None else self._sum(move)
                under.discard(at)
                continue
            under.add(at)
            if any(to in under for to in ahead):
                raise _Undetermined  # round for ever
            waiting += ahead
        return times[begin]

    def _move(self, at: State) -> _Move:
        self.played += 1
        move = self._moves.get(at)
        if move is None:
            if len(self._moves) >= MOST_POINTS:
                raise _Undetermined
            prospects = list(self._engine.prospects(at))
            if len(prospects) != 1:
                raise _Undetermined
            move = self._moves[at] = _move_of(prospects[0])
        return move

    def _sum(self, move: _Move) -> _Times:
        ways = [(weight, later, self._times[to]) for weight, later, to in move.ways]
        if len(ways) == 1:
            _, later, times = ways[0]
            return times._replace(later=times.later + later)
        ways.sort(key=lambda way: -len(way[2].weights))
        common = lcm(*(times.whole for _, _, times in ways))
        found: dict[Exact, int] = {}
        for weight, later, times in ways:
            factor, moved = weight * (common // times.whole), later + times.later
            self._added += len(times.weights)
            if self._added > MOST_TIMES:
                raise _Undetermined
            if not found:
                found = {time + moved: factor * part for time, part in times.weights.items()}
                continue
            for time, part in times.weights.items():
                at = time + moved
                found[at] = found.get(at, 0) + factor * part
        return _Times(move.whole * common, 0, found)


def spread_of(network: Network, first: Mark, last: Mark, *, slow: bool) -> Spread | None:
    """How the cases of a network without calendars are spread; None where more than coins decides, or it is too much."""
    if sections_of(network):
        return None
    nodes = tuple(_as_played(node, first, slow=slow) for node in network.nodes)
    return _known(nodes, network.counters, first, last, slow)


def forget_spreads() -> None:
    """Drop what is kept for the next who ask the same."""
    _known.cache_clear()


@lru_cache(maxsize=4)
def _known(
    nodes: tuple[Node, ...], counters: tuple[Counter, ...], first: Mark, last: Mark, slow: bool
) -> Spread | None:
    try:
        return Spread(Engine(Network(nodes, counters), first, last, slow=slow))
    except _Undetermined:
        return None


def _as_played(node: Node, first: Mark, *, slow: bool) -> Node:
    """The node with the only lengths that are played, if those of one kind are all that matters."""
    return fixed(node, slow=slow) if first.moment == ARRIVED or not first.number else node


def _move_of(prospect: Prospect) -> _Move:
    pairs, free, _ = prospect
    if free:
        raise _Undetermined
    whole = lcm(*(share.denominator for share, _ in pairs))
    return _Move(whole, tuple((int(share * whole), *_placed(state)) for share, state in pairs))


def _placed(state: State) -> tuple[Exact, State]:
    """A state told from the time of its first place, once the clock runs, and that time."""
    if not state.running or not state.tokens:
        return 0, state
    time = state.tokens[0][1]
    if time >= FOREVER or any(come >= FOREVER for *_, come in (*state.tokens, *state.joins)):
        raise _Undetermined
    if not time:
        return 0, state
    return time, State(
        tuple((number, come - time) for number, come in state.tokens),
        tuple((number, missing, come - time) for number, missing, come in state.joins),
        state.counts,
        True,
        None if state.last is None else state.last - time,
        coins=state.coins,
    )


def _ended(state: State) -> _Times:
    if not state.counted:
        return _Times(1, 0, {})
    time: Time = state.last
    if time >= FOREVER:
        raise _Undetermined
    return _Times(1, time, {0: 1})
