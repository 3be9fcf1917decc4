"""Whether it is closing time that makes the slowest case slow, and of which calendar."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.runs.states import STARTED
from svcdsl.analyses.proving.telling.ways_told import calendars_of
from svcdsl.model.project import ALWAYS
from svcdsl.model.shared import Calendar

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.proving.runs.question import Arrival, Question

    Exact = int | Fraction


def mostly_closed(found: Found) -> Calendar | None:
    """The calendar whose closing time is more than half of what is on the clock in the slowest case; None if none's.

    Counted is the time in which the case is at a step that is closed while the clock runs. Where a step lies in the
    hours of two calendars it is not told which one, nor where branches run beside one another.
    """
    question, reply = found.question, found.answer
    if question is None or reply is None or reply.worst is None:
        return None
    worst = reply.worst
    closed: dict[Calendar, Exact] = {}
    for (number, come), (_, goes) in pairwise((*_comes(question, worst), (-1, worst.ends))):
        node = question.network.nodes[number]
        calendars = [one for one in calendars_of(node.step) if isinstance(one, Calendar) and one is not ALWAYS]
        if node.hours is not None and node.supplier is None and len(calendars) == 1:
            [calendar] = calendars
            at = max(come, worst.starts)
            closed[calendar] = closed.get(calendar, 0) + _closed_between(question, node.hours, at, goes)
    longest = max(closed, key=lambda one: closed[one], default=None)
    return longest if longest is not None and closed[longest] * 2 > worst.counted else None


def _comes(question: Question, worst: Arrival) -> tuple[tuple[int, Exact], ...]:
    """When the case is at which step from the start of the clock on; none where branches may run beside one another."""
    comes, nodes, between = worst.comes, question.network.nodes, question.between
    if any(nodes[number].branches or nodes[number].arrivals > 1 for number in between):
        return ()
    if question.first.moment == STARTED and (comes or len(between) == 1):
        return (question.first.number, worst.starts), *comes
    return comes


def _closed_between(question: Question, hours: Opening, start: Exact, end: Exact) -> Exact:
    """The seconds on the clock in which the hours are closed."""
    clock = question.clock
    if clock is None:
        return end - start - hours.open_between(start, end)
    both = type(hours).both(clock, hours)
    return clock.open_between(start, end) - both.open_between(start, end)
