"""Whether every case of a process comes to an end, once, and leaves no work behind.

Decided as for workflow nets: the process is translated into a net (`net`), made smaller (`net_reduction`), and
what is left is looked through, every situation that can arise. `repeat` is taken as a way that may be taken or
not; whether a process is sound does not hang on how often.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from functools import cached_property

from svcdsl.analyses.flow import Flow
from svcdsl.analyses.net import Move, Net, Outcome, moves_of
from svcdsl.analyses.net_reduction import reduce_net
from svcdsl.analyses.runs import Meeting, Run, Waiting
from svcdsl.model.parts import Step

MOST_SITUATIONS = 20_000
"""How many situations of one process are looked at before it is said to be not decided."""


class Soundness:
    """What can go wrong in a process between its forks and joins.

    `decided` is False where it has more situations than MOST_SITUATIONS: then what is found is so, but there may be
    more. `stuck` are all steps that may wait for ever. Nothing is known of a process without a start.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.decided = True
        self.meetings: list[Meeting] = []
        self.endings: list[Meeting] = []
        self.waiting: list[Waiting] = []
        if flow.process.start is not None and _may_go_wrong(flow):
            self._look()

    @cached_property
    def stuck(self) -> frozenset[Step]:
        """All joins that in some run wait for ever, also those that wait only because another one does."""
        return frozenset(self._stuck)

    _stuck: tuple[Step, ...] = ()

    def _look(self) -> None:
        net = Net(self.flow)
        reduce_net(net)
        space = Situations(net)
        self.decided = space.decided
        self._tell_meetings(net, space)
        self._tell_waiting(net, space)

    def _tell_meetings(self, net: Net, space: Situations) -> None:
        told: dict[tuple[Step, Step], Meeting] = {}
        for moves in space.crowded:
            meeting = Run(net, moves).meeting()
            done = Counter(move.step for move in moves)
            if meeting is not None and not any(done[step] > 1 for _, step in told):
                told.setdefault((meeting.fork, meeting.step), meeting)
        self.meetings = list(told.values())
        forks = {fork for fork, _ in told}
        for moves in space.ended_early:
            ending = Run(net, moves).ending()
            if ending is not None and ending.fork not in forks:
                forks.add(ending.fork)
                self.endings.append(ending)

    def _tell_waiting(self, net: Net, space: Situations) -> None:
        stuck: dict[Step, None] = {}
        told: dict[Step, Waiting] = {}
        for moves in space.left_behind:
            all_here = Run(net, moves).waiting()
            stuck.update(dict.fromkeys(one.join for one in all_here))
            for one in all_here:
                if not any(self._holds_up(other, one) for other in all_here):
                    told.setdefault(one.join, one)
        self._stuck = tuple(stuck)
        self.waiting = list(told.values())

    def _holds_up(self, first: Waiting, second: Waiting) -> bool:
        """Whether the second join only waits because the first one does."""
        if first.join is second.join:
            return False
        after_first = set(self.flow.reach([first.join]))
        after_second = set(self.flow.reach([second.join]))
        return not after_first.isdisjoint(second.missing) and after_second.isdisjoint(first.missing)


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
                    if ends and (rest or len(outcome.edges) > 1):
                        self._tell(self.ended_early, here, outcome, outcome)
                    if twice or rest & gives:
                        self._tell(self.crowded, here, outcome, (outcome, rest & gives))
                    elif (there := rest | gives) not in self._before:
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


def _may_go_wrong(flow: Flow) -> bool:
    """Without forks and joins only one arrival is ever on its way."""
    return any(step.fork or step.join == "all" for step in flow.reachable)


__all__ = ["MOST_SITUATIONS", "Meeting", "Situations", "Soundness", "Waiting"]
