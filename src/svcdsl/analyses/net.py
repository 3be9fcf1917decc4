"""A process as a workflow net: what has to have come for a step to begin, and what may come of it.

A place holds the arrivals that wait for one step. A step that is no `join: all` has one place for all ways into
it; a `join: all` has one for each step with ways into it (the ways of one step are alternatives, so only one of
them is ever taken), and one for the arrival of the case where the process starts with it. Every place has exactly
one step that takes from it, so no step ever takes away what another waits for.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from svcdsl.analyses.flow import Flow
from svcdsl.model import END
from svcdsl.model.parts import Step


class Move(NamedTuple):
    """A step done once: from which places it takes an arrival each, and where it goes on. None is the end."""

    step: Step | None
    taken: tuple[int, ...]
    given: tuple[int | None, ...]


Trail: TypeAlias = "tuple[Trail | None, Move | None, Trail | None] | None"
"""Moves in a row, as a tree read from left to right, so that two rows are put together in one step."""


class Edge:
    """A way to a place (None: the end) by `moves` of steps that have been reduced away."""

    __slots__ = ("outcome", "target", "trail")

    def __init__(self, outcome: Outcome, target: Place | None, trail: Trail = None) -> None:
        self.outcome = outcome
        self.target = target
        self.trail = trail


class Outcome:
    """One of the ways in which a step may go on: all its edges are taken at once."""

    __slots__ = ("edges", "move", "node")

    def __init__(self, node: Node, move: Move) -> None:
        self.node = node
        self.move = move
        self.edges: list[Edge] = []


class Place:
    """Where arrivals wait for a step. `number` names it in moves; `incoming` are the edges that lead here."""

    __slots__ = ("incoming", "node", "number")

    def __init__(self, number: int, node: Node) -> None:
        self.number = number
        self.node = node
        self.incoming: dict[Edge, None] = {}


class Node:
    """A step with the places it waits for; `step` is None for the arrival of the case.

    Without an outcome it halts: nobody knows how it goes on, or for what it waits.
    """

    __slots__ = ("inputs", "outcomes", "step")

    def __init__(self, step: Step | None) -> None:
        self.step = step
        self.inputs: list[Place] = []
        self.outcomes: list[Outcome] = []


class Net:
    """The net of what can be reached from the start of a process.

    While it is not known of some step how it goes on, joins may wait for more than is known, and halt.
    `waits_for` gives for each place by its number the step that it waits for, and the step (None: the arrival of
    the case) from which it waits, which is that step itself where any way in will do.
    """

    __slots__ = ("entry", "nodes", "waits_for")

    def __init__(self, flow: Flow) -> None:
        assert flow.process.start is not None
        self.waits_for: list[tuple[Step | None, Step | None]] = []
        steps = [step for step in flow.ways if step in flow.reachable]
        in_doubt = any(step in flow.open_steps or not goes_on(step) for step in steps)
        joins = _joins(flow, in_doubt)
        self.nodes: dict[Node, None] = {}
        places: dict[tuple[Step, Step | None], Place] = {}
        self.entry = self._node(None)
        self._place(self.entry, None)
        nodes = {step: self._node(step) for step in steps}
        for step, node in nodes.items():
            for source in joins.get(step, (step,)):
                places[step, source] = self._place(node, source)

        def place(step: Step, source: Step | None) -> Place:
            return places[step, source if step in joins else step]

        self._outcome(self.entry, [place(flow.process.start, None)])
        for step, node in nodes.items():
            if (step.join == "all" and in_doubt) or (step.join is None and step.has("join")):
                continue
            for targets in outcomes_of(step, flow):
                self._outcome(node, [None if to is None else place(to, step) for to in targets])

    def _node(self, step: Step | None) -> Node:
        node = Node(step)
        self.nodes[node] = None
        return node

    def _place(self, node: Node, source: Step | None) -> Place:
        place = Place(len(self.waits_for), node)
        self.waits_for.append((node.step, source))
        node.inputs.append(place)
        return place

    def _outcome(self, node: Node, targets: list[Place | None]) -> None:
        taken = tuple(place.number for place in node.inputs)
        given = tuple(None if place is None else place.number for place in targets)
        outcome = Outcome(node, Move(node.step, taken, given))
        node.outcomes.append(outcome)
        for target in targets:
            edge = Edge(outcome, target)
            outcome.edges.append(edge)
            if target is not None:
                target.incoming[edge] = None


def outcomes_of(step: Step, flow: Flow) -> Iterator[tuple[Step | None, ...]]:
    """The ways in which a step may go on, each by all the steps that it leads to at once; None is the end.

    What could not be resolved is left out, a fork with such a branch altogether.
    """
    branches = []
    for way in flow.ways[step]:
        to = None if way.to is END else way.to
        assert to is None or isinstance(to, Step)
        if way.kind == "fork":
            branches.append(to)
        else:
            yield (to,)
    if branches and step.whole("fork"):
        yield tuple(branches)


def _joins(flow: Flow, in_doubt: bool) -> dict[Step, tuple[Step | None, ...]]:
    """The steps that wait for several ways in, with the steps from which these come; None is the arrival.

    Ways from steps that nothing leads to count: they never come. Not so while some way cannot be resolved.
    """
    start = flow.process.start
    sources: dict[Step, dict[Step | None, None]] = {}
    if start is not None and start.join == "all":
        sources[start] = {None: None}
    for step, ways in flow.ways.items():
        if in_doubt and step not in flow.reachable:
            continue
        for way in ways:
            if isinstance(way.to, Step) and way.to.join == "all" and way.to in flow.reachable:
                sources.setdefault(way.to, {})[step] = None
    return {step: tuple(found) for step, found in sources.items() if len(found) > 1}


def goes_on(step: Step) -> bool:
    """Whether it is written what comes after a step when all goes well."""
    return step.has("then") or step.has("choose") or step.has("fork")


def moves_of(trail: Trail) -> Iterator[Move]:
    """The moves of a trail in their order."""
    waiting: list[Trail | Move] = [trail]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Move):
            yield one
        elif one is not None:
            left, move, right = one
            waiting += (right, move, left)
