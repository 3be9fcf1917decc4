"""Which steps lie between two events of a process."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.model import END

if TYPE_CHECKING:
    from collections.abc import Iterable

    from svcdsl.analyses.flow import Flow
    from svcdsl.model import Event
    from svcdsl.model.base import End
    from svcdsl.model.parts import Step


def steps_come_to(flow: Flow, first: Event, last: Event) -> set[Step]:
    """The steps that a case can come to after `first` and before `last`, so that what it waits there counts.

    `first` belongs to the flow's process; the clock runs from it to the last `last`. None where no path leads
    from one to the other, or where an event is only its source's to know.
    """
    after = set(flow.reach(_next_after(flow, first)))
    if last.of is flow.process:
        return after & _leading_to(flow, [END]) if last.moment == "ended" else set()
    return after & _leading_to(flow, [step for step in after if step is last.of])


def _next_after(flow: Flow, event: Event) -> list[Step]:
    """The steps that come next after an event; `x.done` does not happen where a timeout leaves x."""
    if event.of is flow.process:
        start = flow.process.start
        return [start] if start is not None and event.moment == "arrived" else []
    for step, ways in flow.ways.items():
        if step is event.of:
            onward = [way for way in ways if event.moment != "done" or way.kind != "timeout"]
            return [way.to for way in onward if way.to is not END]  # type: ignore[misc]
    return []


def _leading_to(flow: Flow, targets: Iterable[Step | End]) -> set[Step]:
    """The targets, and the steps from which one of them can be reached."""
    before = flow.before
    found: set[Step | End] = set()
    waiting = list(targets)
    while waiting:
        target = waiting.pop()
        if target not in found:
            found.add(target)
            waiting.extend(before.get(target, ()))
    found.discard(END)
    return found  # type: ignore[return-value]
