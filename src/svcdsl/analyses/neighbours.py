"""Which steps come right before a step, and which processes hang together, also across services."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from svcdsl.model.parts import Process, Step

if TYPE_CHECKING:
    from svcdsl.analyses import Analyses
    from svcdsl.analyses.referrers import Referrers

_WAYS = {"step": ("then", "fork"), "choose": ("then",), "fails": ("recover",)}


def steps_before(step: Step, referrers: Referrers) -> Iterator[Step]:
    """Steps that lead straight to a step when they are done, each once.

    A `timeout` is left out: the step it leaves was not done, so nothing passes from it to the next.
    """
    seen: set[Step] = set()
    for kind, attributes in _WAYS.items():
        for attribute in attributes:
            for item in referrers.of(step, kind, attribute):
                before = item if isinstance(item, Step) else item.parent
                if isinstance(before, Step) and before not in seen:
                    seen.add(before)
                    yield before


def joined_steps(process: Process, analyses: Analyses) -> set[Step]:
    """The steps of a process, and of all processes that lead into it or that it leads to, however far."""
    found: set[Process] = set()
    waiting = [process]
    steps: set[Step] = set()
    while waiting:
        here = waiting.pop()
        if here in found:
            continue
        found.add(here)
        near = set(analyses.flow(here).ways)
        steps |= near
        near.update(one for step in here.steps.values() for one in steps_before(step, analyses.referrers))
        waiting.extend(step.parent for step in near if isinstance(step.parent, Process))
    return steps
