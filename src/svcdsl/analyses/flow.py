"""A process as a graph: where each step can go on, what can be reached, and by which path."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.model import END

if TYPE_CHECKING:
    from svcdsl.model.base import End
    from svcdsl.model.items import Choice, Failure, Timeout
    from svcdsl.model.parts import Process, Step


class Way(NamedTuple):
    """One way on from a step. `kind` is then, choose, fork, fails or timeout; `by` the choice or failure."""

    kind: str
    to: Step | End
    by: Choice | Failure | Timeout | None


class Flow:
    """The graph of one process. Steps of other processes that it leads to belong to it too.

    `ways` gives the ways on of every step, in the order written; `open_steps` are steps of which a way on is
    written but could not be resolved, so that nothing is known of where they lead.
    """

    __slots__ = ("_before", "_reachable", "open_steps", "process", "ways")

    def __init__(self, process: Process) -> None:
        self.process = process
        self.ways: dict[Step, tuple[Way, ...]] = {}
        self.open_steps: set[Step] = set()
        self._reachable: frozenset[Step] | None = None
        self._before: dict[Step | End, list[Step]] | None = None
        steps: deque[Step] = deque(process.steps.values())
        if process.start is not None:
            steps.append(process.start)
        while steps:
            step = steps.popleft()
            if step in self.ways:
                continue
            ways = self.ways[step] = tuple(ways_on(step))
            if _has_unknown_way(step):
                self.open_steps.add(step)
            steps.extend(way.to for way in ways if way.to is not END)  # type: ignore[misc]

    @property
    def reachable(self) -> frozenset[Step]:
        """Steps that some path leads to from the start; none where the process has no start."""
        if self._reachable is None:
            start = self.process.start
            self._reachable = frozenset(self.reach([start])) if start is not None else frozenset()
        return self._reachable

    @property
    def before(self) -> Mapping[Step | End, list[Step]]:
        """The steps that a way leads from to each step, and to the end, once a way."""
        if self._before is None:
            self._before = {}
            for step, ways in self.ways.items():
                for way in ways:
                    self._before.setdefault(way.to, []).append(step)
        return self._before

    def reach(self, starts: Iterable[Step], avoid: Callable[[Step], bool] | None = None) -> list[Step]:
        """Steps that can be reached from `starts`, those included, through no step to avoid."""
        found: dict[Step, None] = {}
        waiting = list(starts)
        while waiting:
            step = waiting.pop()
            if step in found or (avoid is not None and avoid(step)):
                continue
            found[step] = None
            waiting += [way.to for way in self.ways[step] if way.to is not END]  # type: ignore[misc]
        return list(found)

    def can_end(self) -> set[Step]:
        """Steps from which the end can be reached; what leads to an unresolved step is given the benefit."""
        before = self.before
        waiting = [*before.get(END, ()), *self.open_steps]
        found: set[Step] = set()
        while waiting:
            step = waiting.pop()
            if step not in found:
                found.add(step)
                waiting.extend(before.get(step, ()))
        return found


def ways_on(step: Step) -> list[Way]:
    """The ways on that are written at a step, in their order: regular ones, then failures, then its timeout."""
    ways: list[Way] = []
    if step.then is not None:
        ways.append(Way("then", step.then, None))
    if step.choose:
        ways += [Way("choose", choice.then, choice) for choice in step.choose if choice.then is not None]
    if step.fork:
        ways += [Way("fork", branch, None) for branch in step.fork]
    if step.fails:
        ways += [Way("fails", failure.recover, failure) for failure in step.fails if failure.recover is not None]
    if step.timeout is not None and step.timeout.to is not None:
        ways.append(Way("timeout", step.timeout.to, step.timeout))
    return ways


def _has_unknown_way(step: Step) -> bool:
    if (step.has("then") and step.then is None) or (step.has("choose") and not step.choose):
        return True
    if step.choose and any(choice.then is None for choice in step.choose):
        return True
    if step.fails and any(failure.recover is None for failure in step.fails):
        return True
    if step.timeout is not None and step.timeout.has("to") and step.timeout.to is None:
        return True
    return not step.whole("fork")
