"""A run through a process, played move by move: which branches met, ended too early or were left behind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from svcdsl.analyses.net import Move, Net
from svcdsl.model.parts import Step


class Meeting(NamedTuple):
    """Two branches of `fork`: `one` and `other` are their steps after the fork, `path` leads from the start to it.

    Where branches meet, both lead to `step` and end with it. Where one ends the process, `one` ends with `step`,
    and `other` with the step that is being done, or is waiting, meanwhile.
    """

    fork: Step
    step: Step
    path: list[Step]
    one: list[Step]
    other: list[Step]


class Waiting(NamedTuple):
    """A run, as steps in their order, after which `join` waits for `missing` for ever, while `arrived` have come."""

    join: Step
    path: list[Step]
    arrived: list[Step]
    missing: list[Step]


class Run:
    """Moves in their order. Each arrival is known by the move that it comes from, so that its past is known."""

    def __init__(self, net: Net, moves: list[Move]) -> None:
        self.net = net
        self.moves = moves
        self.causes: list[list[int]] = []
        self.here: dict[int, list[int]] = {net.entry.inputs[0].number: [-1]}

    def meeting(self) -> Meeting | None:
        """Where two arrivals wait for one step for the first time."""
        for index, move in self._play():
            for number in move.given:
                if number is not None and len(arrivals := self.here[number]) > 1:
                    return self._meeting(self.net.waits_for[number][0], arrivals[-2], index, number)
        return None

    def ending(self) -> Meeting | None:
        """Where the end is reached for the first time while something is still to be done."""
        for index, move in self._play():
            if None in move.given and (others := [number for number, found in self.here.items() if found]):
                return self._meeting(move.step, index, self.here[others[0]][-1], others[0], ends=True)
        return None

    def waiting(self) -> list[Waiting]:
        """The joins that wait when nothing moves any more."""
        for _ in self._play():
            pass
        path = [move.step for move in self.moves if move.step is not None]
        joins = dict.fromkeys(self.net.waits_for[number][0] for number, found in self.here.items() if found)
        return [self._waiting(join, path) for join in joins if join is not None]

    def _waiting(self, join: Step, path: list[Step]) -> Waiting:
        arrived: list[Step] = []
        missing: list[Step] = []
        for number, (step, source) in enumerate(self.net.waits_for):
            if step is join and source is not None:
                (arrived if self.here.get(number) else missing).append(source)
        return Waiting(join, path, arrived, missing)

    def _play(self) -> Iterator[tuple[int, Move]]:
        for index, move in enumerate(self.moves):
            self.causes.append([self.here[number].pop() for number in move.taken])
            for number in move.given:
                if number is not None:
                    self.here.setdefault(number, []).append(index)
            yield index, move

    def _meeting(self, step: Step | None, one: int, other: int, at: int, *, ends: bool = False) -> Meeting | None:
        """The last fork that both arrivals come from, and how they came from there."""
        both = self._past(one) & self._past(other)
        forks = [index for index in both if len(self.moves[index].given) > 1]
        if step is None or not forks:
            return None
        index = max(forks)
        fork = self.moves[index].step
        assert fork is not None
        last = self.net.waits_for[at][0]
        ways = [self._way(index, one), self._way(index, other)]
        if last is not None:
            ways[1].append(last)
        if not ends:
            ways[0].append(step)
            ways = _cut_where_they_meet(*ways)
        return Meeting(fork, ways[0][-1], self._way(-1, index), ways[0], ways[1])

    def _past(self, index: int) -> set[int]:
        """A move and all moves that had to be done before it."""
        found: set[int] = set()
        waiting = [index]
        while waiting:
            one = waiting.pop()
            if one >= 0 and one not in found:
                found.add(one)
                waiting += self.causes[one]
        return found

    def _way(self, first: int, last: int) -> list[Step]:
        """The steps after one move up to and with another, of those that had to be done for it the latest each."""
        way: list[Step] = []
        while last != first and last >= 0:
            if (step := self.moves[last].step) is not None:
                way.append(step)
            causes = self.causes[last]
            if first >= 0 and len(causes) > 1:
                causes = [cause for cause in causes if first in self._past(cause)] or causes
            last = max(causes)
        return way[::-1]


def _cut_where_they_meet(one: list[Step], other: list[Step]) -> list[list[Step]]:
    """Two ways up to the first step that both come to: there the first to come might have waited for the second."""
    for step in one:
        if step in other and step.join != "all":
            return [one[: one.index(step) + 1], other[: other.index(step) + 1]]
    return [one, other]
