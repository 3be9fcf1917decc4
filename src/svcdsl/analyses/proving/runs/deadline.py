"""Runs against a limit: all that matters of a time is whether it is too late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.components import components
from svcdsl.analyses.proving.process.network import Network
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.sections import with_all_counted
from svcdsl.analyses.proving.runs.states import STARTED, Mark, State, Time
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    Exact = int | Fraction

LATE, IN_TIME = FOREVER, -FOREVER


class DeadlineEngine(Engine):
    """An engine whose times become LATE or IN_TIME as soon as it is certain that any `to` from there on will be.

    `strict`: what takes just the limit is late.
    """

    def __init__(
        self, network: Network, first: Mark, last: Mark, limit: Exact, *, slow: bool, strict: bool = False
    ) -> None:
        super().__init__(network, first, last, slow=slow)
        self.limit = limit
        self.strict = strict
        self._shortest = _remaining(network, last, slow=False)
        self._longest = _longest(with_all_counted(network))

    def is_late(self, time: Time) -> bool:
        """Whether a time is beyond the limit."""
        return bool(time > self.limit or (self.strict and time == self.limit))

    def judged(self, time: Time, *, alone_at: int | None) -> Time:
        """LATE, IN_TIME, or the time itself where what comes still decides."""
        if self.is_late(time):
            return LATE
        if alone_at is None:
            return time
        if self.is_late(time + self._shortest[alone_at]):
            return LATE
        return time if self.is_late(time + self._longest[alone_at]) else IN_TIME

    def _settled(self, state: State) -> State:
        state = super()._settled(state)
        if state.running and state.last is not None and state.last == LATE:
            return self._over(state)  # whatever comes, it stays late
        return state

    def _over(self, state: State) -> State:
        over = super()._over(state)
        if not over.running:
            return over._replace(last=None)
        return over if over.last is None or over.last == LATE else over._replace(last=IN_TIME)


def _remaining(network: Network, last: Mark, *, slow: bool) -> list[Exact]:
    """For each node a length that the next `to` takes at least, from coming to the node."""
    nodes = network.nodes
    found: list[Exact] = [FOREVER] * len(nodes)
    changed = True
    while changed:
        changed = False
        for number in range(len(nodes) - 1, -1, -1):
            node = nodes[number]
            least = 0 if node.excluded else node.waits.least
            if last.moment == STARTED and last.number == number:
                best = least
            else:
                least += 0 if node.excluded else node.takes.least
                if node.timeout is not None and not node.excluded:
                    least = min(least, node.timeout[0])
                hits = (last.number == number and last.moment == "done") or (
                    last.moment == "ended" and -1 in network.targets[number]
                )
                best = (
                    least
                    if hits
                    else least + min((found[to] for to in network.targets[number] if to >= 0), default=FOREVER)
                )
            if best < found[number]:
                found[number] = best
                changed = True
    return found


def _longest(network: Network) -> list[Exact]:
    """For each node a length within which the last `to` comes at the latest, from coming to the node."""
    nodes = network.nodes
    ways = {number: [to for to in targets if to >= 0] for number, targets in enumerate(network.targets)}
    found: list[Exact] = [0] * len(nodes)
    for group in components(ways):
        number = next(iter(group))
        if len(group) > 1 or number in ways[number]:
            for one in group:
                found[one] = FOREVER
            continue
        node = nodes[number]
        stay: Exact = 0
        if not node.excluded:
            work = FOREVER if node.takes.most is None else node.takes.most
            stay = (node.waits.most or 0) + work
        found[number] = min(FOREVER, stay + max((found[to] for to in ways[number]), default=0))
    return found
