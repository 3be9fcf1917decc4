"""Runs against a limit from one choice to the next at once.

Without calendars what may come of a case does not hang on how late it is: what comes of it from a place is worked out
once, told from the time at which it is there, and moved. A stride goes on through all that only one thing can come of,
and through branches up to where they have joined.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.process.network import Lengths, Network, Node
from svcdsl.analyses.proving.runs.deadline import DeadlineEngine
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import Farthest, endless
from svcdsl.analyses.proving.runs.states import ARRIVED, Mark, Prospect, State, Time
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    Exact = int | Fraction

_MOST_MOVES = 400
"""Moves of one stride, after which it ends where it is."""


class Strides(DeadlineEngine):
    """A DeadlineEngine whose prospects, once the clock runs, are those at the next choices."""

    def __init__(
        self, network: Network, first: Mark, last: Mark, limit: Exact, *, slow: bool, strict: bool = False
    ) -> None:
        if first.moment == ARRIVED or not first.number:  # else lengths of both kinds matter before the clock runs
            network = network.with_nodes(tuple(fixed(node, slow=slow) for node in network.nodes))
        super().__init__(network, first, last, limit, slow=slow, strict=strict)
        self.plain = Engine(network, first, last, slow=slow)
        self._known: dict[tuple[int, tuple[int, ...]], list[Prospect]] = {}

    def prospects(self, state: State) -> Iterator[Prospect]:
        """What may come next, at the next choice."""
        if state.coins or not (state.running and state.last is None and _is_alone(state)):
            return super().prospects(state)
        number, time = state.tokens[0]
        key = number, state.counts
        found = self._known.get(key)
        if found is None:
            begin = State(((number, 0),), (), state.counts, True, None)
            found = self._known[key] = [self._strides(one) for one in self.plain.prospects(begin)]
        return (self._moved(one, time) for one in found)

    @property
    def is_torn(self) -> bool:
        """Whether choices were made in two branches, or before the clock ran, that know too little of each other."""
        return self.torn or self.plain.torn

    @property
    def is_exact(self) -> bool:
        """Whether what was chosen knew no more than it could."""
        return not (self.foreseen or self.plain.foreseen)

    def are_all_kept(self) -> bool:
        """Whether even the longest of the runs is in time; False where it is not known."""
        engine = Engine(self.network, self.first, self.last, slow=True)
        if endless(self.network, engine):
            return False
        longest = Farthest(engine).time
        return longest is not None and not self.is_late(longest)

    def _strides(self, prospect: Prospect) -> Prospect:
        pairs, free, choices = prospect
        found: dict[State, Exact] = {}
        for share, state in pairs:
            for after, part in self._stride(state).items():
                found[after] = found.get(after, 0) + share * part
        return [(share, state) for state, share in found.items()], free, [self._strides(one) for one in choices]

    def _stride(self, begin: State) -> dict[State, Exact]:
        """The shares of states at the next choices; the state itself where more than chance decides on the way."""
        found: dict[State, Exact] = {}
        waiting: dict[State, Exact] = {begin: 1}
        for _ in range(_MOST_MOVES):
            if not waiting:
                return found
            state, whole = waiting.popitem()
            if self._ends(state):
                found[state] = found.get(state, 0) + whole
                continue
            prospects = list(self.plain.prospects(state))
            if len(prospects) != 1 or prospects[0][1]:
                break
            for share, after in prospects[0][0]:
                waiting[after] = waiting.get(after, 0) + whole * share
        return {begin: 1}

    def _ends(self, state: State) -> bool:
        if not state.tokens:
            return True
        if not _is_alone(state):
            return False
        node = self.network.nodes[state.tokens[0][0]]
        return state.last is not None or len(node.ways) > 1 or bool(node.fails) or node.timeout is not None

    def _moved(self, prospect: Prospect, time: Time) -> Prospect:
        """The same so much later, judged."""
        pairs, free, choices = prospect
        moved = [(share, self._settled(_later(state, time))) for share, state in pairs]
        return moved, free, [self._moved(one, time) for one in choices]


def _is_alone(state: State) -> bool:
    return len(state.tokens) == 1 and not state.joins


def fixed(node: Node, *, slow: bool) -> Node:
    """A step with the only lengths that are played; what may be left while it goes on keeps its own."""
    if node.timeout is not None or (slow and node.takes.most is None):
        return node
    wait, work = (node.waits.most, node.takes.most) if slow else (node.waits.least, node.takes.least)
    return node._replace(waits=Lengths(wait or 0, wait), takes=Lengths(work or 0, work))


def _later(state: State, time: Time) -> State:
    return State(
        tuple((number, _sum(time, come)) for number, come in state.tokens),
        tuple((number, missing, _sum(time, come)) for number, missing, come in state.joins),
        state.counts,
        True,
        None if state.last is None else _sum(time, state.last),
        coins=state.coins,
    )


def _sum(time: Time, more: Time) -> Time:
    """A time so much later; what is judged, or never comes, stays so."""
    return min(time + more, FOREVER) if -FOREVER < time < FOREVER else time
