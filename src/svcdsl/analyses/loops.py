"""The loops of a process: which ones nobody gets out of, and which ones nothing keeps short."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from svcdsl.analyses.components import loops
from svcdsl.analyses.flow import Flow, Way
from svcdsl.analyses.net import goes_on
from svcdsl.model import END
from svcdsl.model.items import Choice
from svcdsl.model.parts import Step


class Loops:
    """The loops that a case can come to, each as one way round, in the order of steps.

    `endless` have no way out: whoever is in one stays there, also where a fork sends a second branch out each time
    round. `unbounded` have a way out, but neither a `repeat` on a way nor a `timeout` at a step.
    """

    __slots__ = ("endless", "unbounded")

    def __init__(self, flow: Flow) -> None:
        steps = [step for step in flow.ways if step in flow.reachable]
        whole = {step: [way for way in flow.ways[step] if way.to is not END] for step in steps}
        self.endless: list[list[Step]] = []
        self.unbounded: list[list[Step]] = []
        for group in groups(whole):
            if not _is_left(flow, group):
                self.endless.append(round_trip(whole, group))
                continue
            kept = {
                step: [way for way in ways if way.to in group and not _is_counted(way)]
                for step, ways in whole.items()
                if step in group and not step.has("timeout")
            }
            self.unbounded += [round_trip(kept, part) for part in groups(kept)]


def _is_counted(way: Way) -> bool:
    return isinstance(way.by, Choice) and way.by.has("repeat")


def _is_left(flow: Flow, group: set[Step]) -> bool:
    """Whether a case can get out: by a way that it takes instead of staying, or by one that is not known."""
    for step in group:
        ways = flow.ways[step]
        stays = any(way.kind == "fork" and way.to in group for way in ways)
        if step in flow.open_steps or not goes_on(step):
            return True
        if any(way.to not in group and not (way.kind == "fork" and stays) for way in ways):
            return True
    return False


def groups(ways: dict[Step, list[Way]]) -> list[set[Step]]:
    """Sets of steps, as large as can be, of which each leads to each; single ones only if to themselves."""
    return loops({step: [way.to for way in found if way.to in ways] for step, found in ways.items()})


def round_trip(ways: dict[Step, list[Way]], group: set[Step]) -> list[Step]:
    """The shortest way round from the first step of a group, in the order of the text, that leads back to it."""
    first = next(step for step in ways if step in group)
    return shortest(lambda step: [way.to for way in ways[step] if way.to in group], first)


def shortest(onward: Callable[[Step], list[object]], first: Step) -> list[Step]:
    """The steps of a shortest way from a step back to itself, that step once."""
    before: dict[Step, Step] = {}
    waiting = deque([first])
    while waiting:
        step = waiting.popleft()
        for to in onward(step):
            if to is first:
                path = [step]
                while path[-1] is not first:
                    path.append(before[path[-1]])
                return path[::-1]
            if isinstance(to, Step) and to not in before:
                before[to] = step
                waiting.append(to)
    return [first]
