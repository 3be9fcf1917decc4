"""Whether every case of a process comes to an end, once, and leaves no work behind.

Decided as for workflow nets: the process is translated into a net (`net`), made smaller (`net_reduction`), and
what is left is looked through, every situation that can arise. `repeat` is taken as a way that may be taken or
not; whether a process is sound does not hang on how often.
"""

from __future__ import annotations

from collections import Counter

from svcdsl.analyses.flow import Flow
from svcdsl.analyses.net import Net
from svcdsl.analyses.net_reduction import reduce_net
from svcdsl.analyses.runs import Meeting, Run, Waiting
from svcdsl.analyses.situations import Situations
from svcdsl.model.parts import Step


class Soundness:
    """What can go wrong in a process between its forks and joins.

    `decided` is False where it has more than MOST_SITUATIONS: then what is found is so, but there may be more.
    `meetings` are those of branches at one step, `endings` the branches that end the process too early; `waiting` the
    joins that wait for ever, less those that only wait because another does, which are `stuck` too.
    Nothing is known of a process without a start.
    """

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.decided = True
        self.meetings: list[Meeting] = []
        self.endings: list[Meeting] = []
        self.waiting: list[Waiting] = []
        self.stuck: frozenset[Step] = frozenset()
        if flow.process.start is not None and _may_go_wrong(flow):
            self._look()

    def _look(self) -> None:
        net = Net(self.flow)
        reduce_net(net)
        space = Situations(net)
        self.decided = space.decided
        self._tell_meetings(net, space)
        self._tell_waiting(net, space)

    def _tell_meetings(self, net: Net, space: Situations) -> None:
        told: dict[tuple[Step, frozenset[Step]], Meeting] = {}  # by the fork and the two branches
        for moves in space.crowded:
            meeting = Run(net, moves).meeting()
            done = Counter(move.step for move in moves)
            if meeting is not None and not any(done[known.step] > 1 for known in told.values()):
                told.setdefault((meeting.fork, frozenset((meeting.one[0], meeting.other[0]))), meeting)
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
        self.stuck = frozenset(stuck)
        self.waiting = list(told.values())

    def _holds_up(self, first: Waiting, second: Waiting) -> bool:
        """Whether the second join only waits because the first one does."""
        if first.join is second.join:
            return False
        after_first = set(self.flow.reach([first.join]))
        after_second = set(self.flow.reach([second.join]))
        return not after_first.isdisjoint(second.missing) and after_second.isdisjoint(first.missing)


def _may_go_wrong(flow: Flow) -> bool:
    """Without forks and joins only one arrival is ever on its way."""
    return any(step.fork or step.join == "all" for step in flow.reachable)
