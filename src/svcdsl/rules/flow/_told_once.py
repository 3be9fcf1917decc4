"""Steps of one process may be come to from another: what is wrong there is told by one process only."""

from __future__ import annotations

from svcdsl.model.parts import Process, Step
from svcdsl.rules.base import Context


def tells_of(process: Process, step: Step, context: Context) -> bool:
    """Whether it is this process that tells of a step: its own, else the first one of its service to come there."""
    home = step.parent
    if home is process or not isinstance(home, Process):
        return True
    if step in context.analyses.flow(home).reachable:
        return False
    others = () if process.service is None else process.service.processes.values()
    return next((one for one in others if step in context.analyses.flow(one).reachable), process) is process
