"""Questions all of whose work goes on in the same hours: then only matters how much work there is in all.

Work of W seconds, in whatever steps, that may begin at a moment s is done when W seconds of the hours have passed
since s. So a case is in time just when W is no more than what is open between s and the deadline of a clock that
starts at s. How much work there is hangs on no calendar, and so the shares are those of the process without
calendars, held against the least or most that is ever open before the deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.proving.engine import Engine
from svcdsl.analyses.proving.extremes import Farthest, endless
from svcdsl.analyses.proving.hours_engine import NEVER
from svcdsl.analyses.proving.network import END, NO_TIME, Lengths, Network, Node, Way
from svcdsl.analyses.proving.question import Limit, Room, plain_question, share_of
from svcdsl.analyses.proving.states import ARRIVED, ENDED, FINISHED, STARTED, Mark
from svcdsl.analyses.proving.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.cells import Cell
    from svcdsl.analyses.proving.hours_engine import LimitedEngine
    from svcdsl.analyses.proving.question import Question

    Exact = int | Fraction

FIRST, LAST = Mark(ARRIVED), Mark(ENDED)
"""The events of the network that stands for all work."""


class SameHours:
    """A question of that kind; `network` is all its work as one step, from FIRST to LAST."""

    def __init__(self, question: Question, hours: Opening) -> None:
        self.hours = hours
        self._plain = plain_question(question)
        step, work = question.network.nodes[0].step, self._work()
        one = Node(step, NO_TIME, work, hours, (Way(END, 1),), (), (), None, 1, excluded=False)
        self.network = Network((one,), ())

    def _work(self) -> Lengths:
        """How much work there is in all, from the least to the most."""
        network, first, last, *_ = self._plain
        slow = Engine(network, first, last, slow=True)
        least = Farthest(Engine(network, first, last, slow=False)).time
        most = None if endless(network, slow) else Farthest(slow).time
        assert least is not None
        return Lengths(least, None if most is None or most >= FOREVER else most)

    def share(self, room: Room, *, slow: bool) -> tuple[Exact, bool]:
        """The greatest share of cases with more work than there is room for (or, not `slow`, no more); if it is reached."""
        limit = Limit(room.seconds, room.seconds, strict=not room.kept)
        share, is_reached = share_of(self._plain._replace(limit=limit), slow=slow)
        return (0 if share is None else share), is_reached

    def room(self, engine: LimitedEngine, cell: Cell, *, slow: bool) -> Room:
        """The least room (of a slow engine) or the most for the starts of a cell, at which the engine stands."""
        moment, rising = engine.ORIGIN
        if engine.deadline == NEVER:
            return Room(FOREVER, kept=True)
        until, moves = engine.deadline
        seconds = self.hours.open_between(moment, until)
        more = less = False
        if rising:
            engine.limit_reach(self.hours, moment)
            less = self.hours.is_open(moment)
        if moves:
            engine.limit_reach(self.hours, until)
            more = self.hours.is_open(until)
        if more == less:
            return Room(seconds, not engine.strict or self._ends_before(engine, seconds, more=more))
        # What is open changes as the start moves on: the first start comes near to its end of the range, no more.
        after = min(engine.reach, cell.until - moment)
        first, last = Room(seconds, kept=more), Room(seconds + after if more else seconds - after, kept=less)
        return min(first, last) if slow else max(first, last)

    def _ends_before(self, engine: LimitedEngine, seconds: Exact, *, more: bool) -> bool:
        """Whether work that fills the room is done before the deadline, not just at it."""
        moment, (until, moves) = engine.ORIGIN[0], engine.deadline
        if more or moves:
            return not more
        done = self.hours.passed(moment, seconds) if seconds else moment
        return done is not None and done < until


def same_hours(question: Question) -> SameHours | None:
    """The question as one of that kind; None where it is none."""
    nodes, first = question.network.nodes, question.first
    if question.last.moment not in (FINISHED, ENDED) or any(node.excluded for node in nodes):
        return None
    if first.moment == STARTED and not nodes[first.number].takes.least and nodes[first.number].takes.most != 0:
        return None  # it may start while closed, but only with work of no length
    hours = set()
    for number in question.between:
        node = nodes[number]
        if node.waits.most or node.timeout is not None or (node.takes.most != 0 and node.hours is None):
            return None
        if node.takes.most != 0:
            hours.add(node.hours)
    [only] = hours if len(hours) == 1 else [None]
    return SameHours(question, only) if only is not None and only.endless else None
