"""A process as spots in columns and paths between them.

Columns follow the longest way from the start; ways back do not count for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from svcdsl.model import END

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Flow, Way
    from svcdsl.model.parts import Step

LANES = ("customer", "frontstage", "backstage", "support", "")
"""From what customers do down to support; last the steps of which no lane is said."""


class Spot:
    """A place in a column. `kind` is `step`, `start`, `end`, `bend` (a path passes by), `exit` or `entry` (a path
    goes on in another band; `text` says at which steps).

    `y` is where paths come in and go out; `above` and `below` how far it reaches from there; `high` is the height
    of a step's box; `rank` its order in the text.
    """

    __slots__ = ("above", "below", "column", "high", "ins", "kind", "lane", "outs", "rank", "step", "text", "y")

    def __init__(self, kind: str, lane: str, column: int, rank: float, step: Step | None = None) -> None:
        self.kind = kind
        self.lane = lane
        self.column = column
        self.rank = rank
        self.step = step
        self.text = ""
        self.above = self.below = self.high = self.y = 0.0
        self.ins: list[Path] = []
        self.outs: list[Path] = []


class Path:
    """From one spot to another, with the bends between; `back` leads to the left. `way` is None from the start.

    `leaves` and `enters` are how far from the middle of a step it is joined to it; `label` its words, line by line.
    """

    __slots__ = ("back", "bends", "enters", "label", "leaves", "source", "target", "way")

    def __init__(self, way: Way | None, source: Spot, target: Spot, back: bool = False) -> None:
        self.way = way
        self.source = source
        self.target = target
        self.back = back
        self.bends: list[Spot] = []
        self.label: list[str] = []
        self.leaves = self.enters = 0.0

    @property
    def first(self) -> Spot:
        """The spot that it comes to first."""
        return self.bends[0] if self.bends else self.target

    @property
    def last(self) -> Spot:
        """The spot from which it comes to its target."""
        return self.bends[-1] if self.bends else self.source

    def join(self) -> None:
        """Make it known to both its ends."""
        self.source.outs.append(self)
        self.target.ins.append(self)


class Graph:
    """All steps of a process with their ways, each step in its column; ends and the start have spots of their own.

    `numbers` count the steps from 1, in the order of the text, as the table of the steps does.
    """

    __slots__ = ("columns", "numbers", "paths", "spots")

    def __init__(self, flow: Flow) -> None:
        backs = _ways_back(flow)
        column = _columns(flow, backs)
        self.numbers = {step: number for number, step in enumerate(flow.ways, 1)}
        self.columns = 1 + max(column.values(), default=0)
        self.spots = {
            step: Spot("step", step.lane or "", column[step], rank, step) for step, rank in self.numbers.items()
        }
        self.paths: list[Path] = []
        start = flow.process.start
        if start is not None:
            at = self.spots[start]
            self.paths.append(Path(None, Spot("start", at.lane, at.column - 1, at.rank), at))
        for step, ways in flow.ways.items():
            self._go_on(self.spots[step], ways, backs)

    def _go_on(self, spot: Spot, ways: tuple[Way, ...], backs: set[tuple[Step, Step]]) -> None:
        end = Spot("end", spot.lane, spot.column + 1, spot.rank + 0.5)
        for way in ways:
            target = end if way.to is END else self.spots[way.to]  # type: ignore[index]
            self.paths.append(Path(way, spot, target, (spot.step, way.to) in backs))


def _ways_back(flow: Flow) -> set[tuple[Step, Step]]:
    """The ways that lead to a step through which the case has come, found from the start in the order written."""
    backs: set[tuple[Step, Step]] = set()
    state: dict[Step, int] = {}
    starts = [flow.process.start, *flow.ways] if flow.process.start is not None else list(flow.ways)
    for start in starts:
        if start is None or start in state:
            continue
        state[start] = 1
        stack = [(start, iter(flow.ways[start]))]
        while stack:
            step, ways = stack[-1]
            for way in ways:
                if way.to is END:
                    continue
                following: Step = way.to  # type: ignore[assignment]
                if state.get(following) == 1:
                    backs.add((step, following))
                elif following not in state:
                    state[following] = 1
                    stack.append((following, iter(flow.ways[following])))
                    break
            else:
                state[step] = 2
                stack.pop()
    return backs


def _columns(flow: Flow, backs: set[tuple[Step, Step]]) -> Mapping[Step, int]:
    """The column of every step: one more than the furthest that leads to it."""
    forward: dict[Step, list[Step]] = {}
    waiting = dict.fromkeys(flow.ways, 0)
    for step, ways in flow.ways.items():
        onward: list[Step] = [way.to for way in ways if way.to is not END]  # type: ignore[misc]
        forward[step] = [following for following in onward if (step, following) not in backs]
        for following in forward[step]:
            waiting[following] += 1
    column = dict.fromkeys(flow.ways, 0)
    ready = [step for step, count in waiting.items() if count == 0]
    while ready:
        step = ready.pop()
        for following in forward[step]:
            column[following] = max(column[following], column[step] + 1)
            waiting[following] -= 1
            if waiting[following] == 0:
                ready.append(following)
    return column
