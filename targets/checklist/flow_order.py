"""The steps of a process in the order in which a case comes to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses import Flow
from svcdsl.model import END

if TYPE_CHECKING:
    from svcdsl.model.parts import Process, Step


def in_order(process: Process) -> list[Step]:
    """The start first, each step after those that lead to it as far as ways back allow; then unreached ones.

    Of several ways on the one written first comes first, and what makes good a failure after them.
    """
    flow = Flow(process)
    reached = _after_each_other(flow, process.start) if process.start is not None else []
    own = process.steps.values()
    members, met = set(own), set(reached)
    return [step for step in reached if step in members] + [step for step in own if step not in met]


def _after_each_other(flow: Flow, start: Step) -> list[Step]:
    """Depth first from the start, each step noted when all ways on from it are; turned round."""
    seen = {start}
    left: list[Step] = []
    trail = [(start, _next(flow, start))]
    while trail:
        step, ways = trail[-1]
        if not ways:
            left.append(step)
            trail.pop()
            continue
        to = ways.pop(0)
        if to not in seen:
            seen.add(to)
            trail.append((to, _next(flow, to)))
    return left[::-1]


def _next(flow: Flow, step: Step) -> list[Step]:
    """Where a step leads, the last written first, so that it is left first and comes last in the order."""
    return [way.to for way in reversed(flow.ways.get(step, ())) if way.to is not END]  # type: ignore[misc]
