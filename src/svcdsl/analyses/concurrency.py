"""Which steps of a process can be under way at one time, because forks send a case several ways.

The relation of Kovalyov and Esparza on the net of the process: what a fork gives at once is concurrent, and what is
concurrent to all that a step waits for is concurrent to what comes of it. In a sound process this is exact; in any
other it holds at least all that can be, so that what is not in it never happens at one time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.net import outcomes_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.flow import Flow
    from svcdsl.model.parts import Step


class Concurrency:
    """Tells of two steps whether one can be under way while the other is.

    Places are numbered bits: one for each step, but for a `join: all` one for each step with ways into it.
    """

    __slots__ = ("_beside", "_inputs", "parallel")

    def __init__(self, flow: Flow) -> None:
        self._inputs: dict[Step, dict[Step | None, int]] = {}
        self._beside: list[int] = []
        steps = [step for step in flow.ways if step in flow.reachable]
        self.parallel = any(step.fork for step in steps)
        """Whether there is a fork at all."""
        if not self.parallel:
            return
        self._number(flow, steps)
        self._spread(self._moves(flow, steps))

    def of(self, one: Step, other: Step) -> bool:
        """Whether both can be under way at one time, in some run."""
        mine, theirs = self._inputs.get(one), self._inputs.get(other)
        if not mine or not theirs or one is other:
            return False
        return all(self._beside[here] >> there & 1 for here in mine.values() for there in theirs.values())

    def _number(self, flow: Flow, steps: list[Step]) -> None:
        for step in steps:
            sources = self._inputs[step] = {}
            if step.join != "all" or step is flow.process.start:
                sources[None] = 0
        for step in steps:
            for way in flow.ways[step]:
                into = self._inputs.get(way.to)  # type: ignore[arg-type]
                if into is not None and way.to.join == "all":  # type: ignore[union-attr]
                    into[step] = 0
        number = 0
        for sources in self._inputs.values():
            for source in sources:
                sources[source] = number
                number += 1
        self._beside = [0] * number

    def _moves(self, flow: Flow, steps: list[Step]) -> list[tuple[list[int], list[int]]]:
        """For each step and each of its ways of going on: the places it takes from, and those it gives to."""
        moves = []
        for step in steps:
            taken = list(self._inputs[step].values())
            for targets in outcomes_of(step, flow):
                given = []
                for to in targets:
                    if to is not None:
                        into = self._inputs[to]
                        given.append(into[step] if to.join == "all" else into[None])
                moves.append((taken, given))
        return moves

    def _spread(self, moves: list[tuple[list[int], list[int]]]) -> None:
        for _, given in moves:
            for index, one in enumerate(given):
                for other in given[index + 1 :]:
                    self._join(one, 1 << other)
        changed = True
        while changed:
            changed = False
            for taken, given in moves:
                beside = self._beside[taken[0]]
                for place in taken[1:]:
                    beside &= self._beside[place]
                for one in given:
                    if beside & ~self._beside[one]:
                        self._join(one, beside)
                        changed = True

    def _join(self, one: int, others: int) -> None:
        new = others & ~self._beside[one]
        self._beside[one] |= new
        for other in _bits(new):
            self._beside[other] |= 1 << one


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
