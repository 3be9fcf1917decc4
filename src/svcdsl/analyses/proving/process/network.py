"""A process as numbers: how long each step may last, and how cases are shared out over the ways on from it.

Everything that the proofs know of a process stands here, so that a changed process can be tried without a changed
text. Steps are numbered in the order in which they can be come to.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.process.business import BusinessTime
    from svcdsl.model.parts import Sla, Step

    Exact = int | Fraction

END, BRANCHES = -1, -2
"""The numbers of the end of a process, and, for a way, of all branches of a fork at once."""


class Lengths(NamedTuple):
    """From `least` to `most` seconds; `most` is None where nothing bounds it."""

    least: Exact
    most: Exact | None


NO_TIME = Lengths(0, 0)


class Way(NamedTuple):
    """A way on to a step, or to END. `share` is that of the cases that have the choice; None where nobody says.

    `counter` numbers the `repeat` that limits how often it is taken, -1 where nothing does.
    """

    to: int
    share: Exact | None
    counter: int = -1


class Counter(NamedTuple):
    """A `repeat`: a way is taken at most `times`, counted anew whenever a case comes into `loop` from outside.

    Not so from the nodes in `beside`: these lead back to where the loop begins, round loops that do not contain it.
    """

    times: int
    loop: frozenset[int]
    beside: frozenset[int] = frozenset()


class Node(NamedTuple):
    """One step. `hours` are those in which its work goes on, None where always.

    Of all cases that come to it `fails` go on elsewhere, all others by one of `ways`; that of a fork leads to all
    of its `branches`. `timeout` is the length after which a case leaves, and whereto. It is begun when
    as many arrivals have come as it has `arrivals`. `excluded`: its time does not count for the measure.
    `supplier` is the sla that says how long it takes, where the step does not. `business` are its lengths where some
    are business time; its others then bound nothing but whether it lasts at all.
    """

    step: Step
    waits: Lengths
    takes: Lengths
    hours: Opening | None
    ways: tuple[Way, ...]
    branches: tuple[int, ...]
    fails: tuple[Way, ...]
    timeout: tuple[Exact, int] | None
    arrivals: int
    excluded: bool
    supplier: Sla | None = None
    business: BusinessTime | None = None

    @property
    def is_unsaid(self) -> bool:
        """Whether what comes after it hangs on more than coins."""
        return self.timeout is not None or any(way.share is None for way in (*self.ways, *self.fails))


class Network:
    """A process that cases come into at node 0. `counters` are its `repeat`s, `targets` what may come after each node."""

    __slots__ = ("_leading", "counters", "nodes", "targets")

    def __init__(self, nodes: tuple[Node, ...], counters: tuple[Counter, ...]) -> None:
        self.nodes = nodes
        self.counters = counters
        self.targets = [_targets(node) for node in nodes]
        self._leading: dict[int, frozenset[int]] = {}

    def leading_to(self, target: int) -> frozenset[int]:
        """The nodes from which a node, or END, can be come to, that node included."""
        known = self._leading.get(target)
        if known is None:
            known = self._leading[target] = frozenset(self._before(target))
        return known

    def _before(self, target: int) -> set[int]:
        before: dict[int, list[int]] = {}
        for number, targets in enumerate(self.targets):
            for to in targets:
                before.setdefault(to, []).append(number)
        found: set[int] = set()
        waiting = [target]
        while waiting:
            number = waiting.pop()
            if number not in found:
                found.add(number)
                waiting += before.get(number, ())
        found.discard(END)
        return found

    def leading_from(self, start: int) -> set[int]:
        """The nodes that a case may come to from a node, that node included."""
        found: set[int] = set()
        waiting = [start]
        while waiting:
            number = waiting.pop()
            if number != END and number not in found:
                found.add(number)
                waiting += self.targets[number]
        return found

    def entered(self, counts: tuple[int, ...], start: int, to: int) -> tuple[int, ...]:
        """The counts of the counters after a case went from one node to another."""
        if not any(counts):
            return counts
        return tuple(
            0 if count and to in one.loop and start not in one.loop and start not in one.beside else count
            for count, one in zip(counts, self.counters, strict=True)
        )

    def with_nodes(self, nodes: tuple[Node, ...]) -> Network:
        """The same with other nodes, whose ways lead where they did."""
        return Network(nodes, self.counters)


def _targets(node: Node) -> tuple[int, ...]:
    found = [way.to for way in (*node.ways, *node.fails) if way.to != BRANCHES] + list(node.branches)
    if node.timeout is not None:
        found.append(node.timeout[1])
    return tuple(dict.fromkeys(found))
