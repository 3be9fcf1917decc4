"""Floor 5: facts computed from the model once, and shared by rules and outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.flow import Flow, Way

if TYPE_CHECKING:
    from svcdsl.model.parts import Process

__all__ = ["Analyses", "Flow", "Way"]


class Analyses:
    """What is known of one service; each fact is computed when it is first asked for."""

    __slots__ = ("_flows",)

    def __init__(self) -> None:
        self._flows: dict[Process, Flow] = {}

    def flow(self, process: Process) -> Flow:
        """The graph of a process."""
        flow = self._flows.get(process)
        if flow is None:
            flow = self._flows[process] = Flow(process)
        return flow
