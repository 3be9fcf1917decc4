"""A process in which a case is in one place only, with its loops unrolled: where a case can be, and what may follow.

A situation is a node with how often each `repeat` was used, as far as that still matters. None stands for the end, and
for a fork after which nothing matters.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from svcdsl.analyses.proving.process.lottery import onward
from svcdsl.analyses.proving.process.network import BRANCHES, END
from svcdsl.analyses.proving.runs.extremes import MOST_STATES, TooMany
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, FINISHED, STARTED
from svcdsl.analyses.proving.runs.stays import DONE, WAITING, stays

if TYPE_CHECKING:
    from svcdsl.analyses.proving.process.lottery import Lottery
    from svcdsl.analyses.proving.process.network import Network, Node, Way
    from svcdsl.analyses.proving.runs.question import Question

    Situation: TypeAlias = "tuple[int, tuple[int, ...]]"


class Unrolled:
    """What may follow what, between the two events of a question. TooMany where it has forks, or loops without end."""

    def __init__(self, question: Question) -> None:
        self.network: Network = question.network
        self.first, self.last = question.first, question.last
        self._times = tuple(counter.times for counter in self.network.counters)
        self._leading = self.network.leading_to(END if self.last.moment == ENDED else self.last.number)
        self._counters: dict[int, frozenset[int]] = {}
        self._escapes: dict[Situation, bool] = {}
        self.begin: Situation = (0, (0,) * len(self._times))
        self.starts = self._starts()
        self.order = self._ordered()

    def node(self, situation: Situation) -> Node:
        """The node of a situation."""
        return self.network.nodes[situation[0]]

    def lottery(self, situation: Situation) -> Lottery:
        """How a case that is done goes on."""
        return onward(self.node(situation), situation[1], self._times)

    def by(self, situation: Situation, way: Way) -> Situation | None:
        """The situation after a way was taken."""
        if way.counter < 0:
            return self._come(situation, way.to, situation[1])
        counts = list(situation[1])
        counts[way.counter] += 1
        return self._come(situation, way.to, tuple(counts))

    def after(self, situation: Situation, end: str) -> list[Situation | None]:
        """The situations after a stay that ends so."""
        node = self.node(situation)
        if end != DONE:
            assert node.timeout is not None
            return [self._come(situation, node.timeout[1], situation[1])]
        return list(dict.fromkeys(self.by(situation, way) for way in self.lottery(situation).ways()))

    def ends(self, situation: Situation) -> list[str]:
        """The ways in which a stay can end."""
        node = self.node(situation)
        return list(dict.fromkeys(stay.end for stay in stays(node, slow=True, quick=True, late_start=True)))

    def may_come(self, situation: Situation | None) -> bool:
        """Whether some `to` may still come."""
        return self.last.moment == ENDED if situation is None else situation[0] in self._leading

    def escapes(self, situation: Situation | None) -> bool:
        """Whether a case may go on from a situation without any `to`."""
        if situation is None or not self.may_come(situation):
            return not self.may_come(situation)
        known = self._escapes.get(situation)
        if known is None:
            known = self._escapes[situation] = any(
                not self.sees(situation, end) and self.escapes_after(situation, end) for end in self.ends(situation)
            )
        return known

    def escapes_after(self, situation: Situation, end: str) -> bool:
        """Whether none may follow a stay that ends so."""
        return any(self.escapes(one) for one in self.after(situation, end))

    def sees(self, situation: Situation, end: str) -> bool:
        """Whether a stay that ends so is a `to`."""
        moment, number = self.last
        if situation[0] != number:
            return False
        return (moment == FINISHED and end == DONE) or (moment == STARTED and end != WAITING)

    def _come(self, situation: Situation, to: int, counts: tuple[int, ...]) -> Situation | None:
        if to == END:
            return None
        if to == BRANCHES:
            if self.may_come(None) or any(branch in self._leading for branch in self.node(situation).branches):
                raise TooMany  # a case in several places
            return None
        counts = self.network.entered(counts, situation[0], to)
        if any(counts):
            ahead = self._ahead(to)
            counts = tuple(count if at in ahead else 0 for at, count in enumerate(counts))
        return to, counts

    def _ahead(self, start: int) -> frozenset[int]:
        """The counters of ways that a case at a node may still come to."""
        known = self._counters.get(start)
        if known is None:
            nodes = [self.network.nodes[number] for number in self.network.leading_from(start)]
            known = frozenset(way.counter for node in nodes for way in node.ways if way.counter >= 0)
            self._counters[start] = known
        return known

    def _starts(self) -> list[Situation]:
        """The situations in which the clock can start: at, or in, their node."""
        moment, number = self.first
        if moment == ARRIVED:
            return [self.begin]
        leading = self.network.leading_to(number)
        found: dict[Situation, None] = {self.begin: None}
        waiting = [self.begin]
        while waiting:
            situation = waiting.pop()
            for end in self.ends(situation):
                if situation[0] == number and (end == DONE or (moment == STARTED and end != WAITING)):
                    continue
                nexts = [one for one in self.after(situation, end) if one is not None and one[0] in leading]
                if nexts and self.sees(situation, end):
                    raise TooMany  # a `to` before `from`
                waiting += [one for one in nexts if one not in found]
                found.update(dict.fromkeys(nexts))
            if len(found) > MOST_STATES:
                raise TooMany
        return [situation for situation in found if situation[0] == number]

    def _ordered(self) -> list[Situation]:
        """The situations from the starts on, each after all that may follow it."""
        order: dict[Situation, None] = {}
        under_way: set[Situation] = set()
        waiting = [(start, False) for start in self.starts]
        while waiting:
            situation, is_left = waiting.pop()
            if is_left:
                under_way.discard(situation)
                order[situation] = None
            elif situation in under_way:
                raise TooMany  # a loop that nothing limits
            elif situation not in order:
                under_way.add(situation)
                if len(order) + len(under_way) > MOST_STATES:
                    raise TooMany
                waiting.append((situation, True))
                nexts = [one for end in self.ends(situation) for one in self.after(situation, end)]
                waiting += [(one, False) for one in nexts if one is not None and self.may_come(one)]
        return list(order)
