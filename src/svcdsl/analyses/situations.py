"""Every situation that can arise in a net, one after the other, and the runs to those in which something is wrong."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from svcdsl.analyses.net import Move, Net, Outcome, moves_of

MOST_SITUATIONS = 20_000
"""How many situations of one process are looked at before it is said to be not decided."""


class Situations:
    """The situations of a net: which places hold an arrival, as bits of a number.

    `crowded`, `ended_early` and `left_behind` are runs (moves in their order) to a place that holds two arrivals, to
    the end while something else goes on, and to where nothing moves any more though something waits; of each kind
    one, a shortest, for each place where it happens. Beyond a crowded place nothing is looked at.
    """

    def __init__(self, net: Net, most: int = MOST_SITUATIONS) -> None:
        self._number(net)
        self._before: dict[int, tuple[int, Outcome] | None] = {}
        self.crowded: list[list[Move]] = []
        self.ended_early: list[list[Move]] = []
        self.left_behind: list[list[Move]] = []
        self._told: set[object] = set()
        self.decided = self._look(1 << self._bits[net.entry.inputs[0].number], most)

    def _number(self, net: Net) -> None:
        places = [place for node in net.nodes for place in node.inputs]
        self._bits = {place.number: bit for bit, place in enumerate(places)}
        self._halting: list[int] = []
        self._joins: list[int] = []
        self._nodes: list[tuple[int, list[tuple[int, bool, bool, Outcome]]]] = []
        for node in net.nodes:
            needs = sum(1 << self._bits[place.number] for place in node.inputs)
            if len(node.inputs) > 1:
                self._joins.append(needs)
            if node.outcomes:
                self._nodes.append((needs, [self._gives(outcome) for outcome in node.outcomes]))
            else:
                self._halting.append(needs)

    def _gives(self, outcome: Outcome) -> tuple[int, bool, bool, Outcome]:
        """What an outcome adds; whether it comes to one place twice; whether it ends the process."""
        gives, twice = 0, False
        for edge in outcome.edges:
            if edge.target is not None:
                bit = 1 << self._bits[edge.target.number]
                twice |= bool(gives & bit)
                gives |= bit
        return gives, twice, any(edge.target is None for edge in outcome.edges), outcome

    def _look(self, first: int, most: int) -> bool:
        self._before[first] = None
        waiting = deque([first])
        while waiting:
            here = waiting.popleft()
            moved = False
            for needs, outcomes in self._nodes:
                if here & needs != needs:
                    continue
                moved = True
                rest = here & ~needs
                for gives, twice, ends, outcome in outcomes:
                    if twice or rest & gives:
                        self._tell(self.crowded, here, outcome, (outcome, rest & gives))
                        continue
                    if ends and (rest or len(outcome.edges) > 1):
                        self._tell(self.ended_early, here, outcome, outcome)
                    if (there := rest | gives) not in self._before:
                        if len(self._before) >= most:
                            return False
                        self._before[there] = here, outcome
                        waiting.append(there)
            if not moved and here and not any(here & needs == needs for needs in self._halting):
                self._leave(here)
        return True

    def _leave(self, here: int) -> None:
        """Tell that something waits for ever, where it is not known of each join that it waits so."""
        waiting = {(needs, here & needs) for needs in self._joins if here & needs}
        if not waiting <= self._told:
            self._tell(self.left_behind, here, None, here)
            self._told |= waiting

    def _tell(self, among: list[list[Move]], here: int, outcome: Outcome | None, once: object) -> None:
        if once in self._told:
            return
        self._told.add(once)
        path = [] if outcome is None else [outcome]
        at = self._before[here]
        while at is not None:
            path.append(at[1])
            at = self._before[at[0]]
        among.append([move for one in reversed(path) for move in _moves(one)])


def _moves(outcome: Outcome) -> Iterator[Move]:
    yield outcome.move
    for edge in outcome.edges:
        yield from moves_of(edge.trail)
