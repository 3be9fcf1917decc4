"""The least and the most time between two events, over all runs."""

from __future__ import annotations

from heapq import heappop, heappush
from typing import TYPE_CHECKING

from svcdsl.analyses.components import loops
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.states import State, Time, states_of

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.process.network import Network

    Exact = int | Fraction

MOST_STATES = 20_000
"""States that are looked through before it is said that nothing was decided."""


class TooMany(Exception):
    """More than MOST_STATES states."""


class Budget:
    """How many states may still be played; TooMany where none is left."""

    def __init__(self, left: int) -> None:
        self.left = left

    def spend(self, played: int) -> None:
        """Take so many off."""
        self.left -= played
        if self.left < 0:
            raise TooMany


class Farthest:
    """The last states of the runs that take longest (of a slow engine) or shortest.

    `ends` are the states in which both events have happened and none is under way, and no other is farther;
    `before` gives for each state the one that it came from.
    """

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.before: dict[State, State | None] = {}
        self.end: State | None = None
        self._known: dict[object, list[tuple[Time, ...]]] = {}
        self._play()

    @property
    def time(self) -> Time | None:
        """The greatest or least time; None where no case has both events."""
        return None if self.end is None else self.end.last

    def path(self) -> list[int]:
        """The nodes that the farthest run plays, in the order in which they are played."""
        found: list[int] = []
        state = self.end
        while state is not None and (before := self.before[state]) is not None:
            number = self.engine.playing(before)
            if number is not None:
                found.append(number)
            state = before
        return found[::-1]

    def comes(self) -> list[tuple[int, Time]]:
        """The nodes that the farthest run comes to while the clock runs, each with the time at which it does."""
        found: list[tuple[int, Time]] = []
        state = self.end
        while state is not None and (before := self.before[state]) is not None:
            if before.running and self.engine.playing(before) is not None:
                found.append(before.tokens[0])
            state = before
        return found[::-1]

    def _play(self) -> None:
        begin = self.engine.begin()
        self.before[begin] = None
        waiting: list[tuple[int, Exact, int, State]] = [(0, 0, 0, begin)]  # of a place, the farthest first
        played = 0
        while waiting:
            _, _, _, state = heappop(waiting)
            if not state.tokens:
                self._ends(state)
                continue
            if self._is_behind(state):
                continue
            played += 1
            if played > MOST_STATES:
                raise TooMany
            for prospect in self.engine.prospects(state):
                for after in states_of(prospect):
                    if after not in self.before:
                        self.before[after] = state
                        place = after.tokens[0][0] if after.tokens else -1
                        heappush(waiting, (place, self._nearness(after), len(self.before), after))

    def _ends(self, state: State) -> None:
        if not state.counted:
            return
        if self.end is None or self._is_farther(state.last, self.end.last):
            self.end = state

    def _is_farther(self, one: Time, other: Time) -> bool:
        return self.engine.is_after(one, other) if self.engine.slow else self.engine.is_after(other, one)

    def _nearness(self, state: State) -> Exact:
        """The less, the farther: what is played behind another that it has no time before need not go on."""
        times = self.engine.shape(state)[1]
        near: Exact = sum(time[0] if type(time) is tuple else time for time in times)
        return -near if self.engine.slow else near

    def _is_behind(self, state: State) -> bool:
        """Whether a state was played that is the same but for times, of which none is less far."""
        shape, mine = self.engine.shape(state)
        known = self._known.setdefault(shape, [])
        if any(self._is_no_farther(mine, one) for one in known):
            return True
        known[:] = [one for one in known if not self._is_no_farther(one, mine)]
        known.append(mine)
        return False

    def _is_no_farther(self, one: tuple[Time, ...], other: tuple[Time, ...]) -> bool:
        return not any(self._is_farther(a, b) for a, b in zip(one, other, strict=True))


def endless(network: Network, engine: Engine) -> set[int]:
    """Nodes of loops that nothing limits, on the way from one event to the other, which take time."""
    ways: dict[int, list[int]] = {}
    for number, node in enumerate(network.nodes):
        free = [way.to for way in (*node.ways, *node.fails) if way.counter < 0 and way.share != 0 and way.to >= 0]
        free += node.branches
        if node.timeout is not None and node.timeout[1] >= 0:
            free.append(node.timeout[1])
        ways[number] = free
    found: set[int] = set()
    for group in loops(ways):
        if any(_lasts(network, number) for number in group) and engine.may_count(group):
            found |= group
    return found


def _lasts(network: Network, number: int) -> bool:
    node = network.nodes[number]
    return not node.excluded and (node.takes.most != 0 or node.waits.most != 0)
