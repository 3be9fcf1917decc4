"""One stay of a case at a step: when work begins, and when it is done or the case leaves."""

from typing import NamedTuple

from svcdsl.model.parts import Step

from .draws import Draw, Free
from .lengths import Lasting


class Stay(NamedTuple):
    """When work begins (None where the case leaves before), when the stay ends, and whether the work is done then."""

    begins: int | None
    ends: int
    is_done: bool


def stay_of(step: Step, visit: int, lasting: Lasting, comes: int, draw: Draw) -> Stay:
    """The stay of a case that comes then, its wait and work as long as it is drawn."""
    until = lasting.deadline.after(comes) if lasting.deadline else None
    wait = draw.length(Free(step, visit, "wait", *lasting.wait.seconds(comes), comes, lasting.wait.opening, until))
    waited, opening = lasting.wait.opening.after(comes, wait), lasting.work.opening
    is_work = lasting.work.most is None or lasting.work.most.amount > 0 or lasting.work.least.amount > 0
    begins = (lasting.work.begins or opening).first(waited) if is_work else waited
    work = draw.length(Free(step, visit, "work", *lasting.work.seconds(begins), begins, opening, until))
    begins = begins if work else waited
    done = opening.after(begins, work)
    leaves = until if lasting.timeout is None else _left(lasting, lasting.timeout, comes, waited, begins)
    if leaves is None or done <= leaves:
        return Stay(begins, done, True)
    return Stay(begins if begins < leaves else None, leaves, False)


def _left(lasting: Lasting, timeout: int, comes: int, waited: int, begins: int) -> int:
    """When waiting and working together have lasted so long."""
    left = timeout - (waited - comes)
    return lasting.counted.after(begins, left) if left > 0 else comes + timeout
