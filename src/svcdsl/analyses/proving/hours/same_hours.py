"""Questions all of whose work goes on in the same hours: then only matters how much work there is in all.

Work of W seconds, in whatever steps, that may begin at a moment s is done when W seconds of the hours have passed
since s. So a case is in time just when W is no more than what is open between s and the deadline of a clock that
starts at s. How much work there is hangs on no calendar, and so the shares are those of the process without
calendars, held against the least or most that is ever open before the deadline.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.proving.amid.amid_engines import forks_amid
from svcdsl.analyses.proving.hours.hours_engine import NEVER
from svcdsl.analyses.proving.process.network import END, NO_TIME, Lengths, Network, Node, Way
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import Farthest, endless
from svcdsl.analyses.proving.runs.question import Limit, Room, plain_question, share_of
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, STARTED, Mark
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.hours.cells import Cell
    from svcdsl.analyses.proving.hours.hours_engine import LimitedEngine
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction


AT, AFTER, BEFORE = "at", "after", "before"


class SameHours:
    """A question of that kind.

    `work` is how much there is in all, `paths` the nodes of the runs with the most (True) and the least; `network` has
    all of it as one step, from `first` to `last`, and then another where `to` is that work starts.
    """

    def __init__(self, question: Question, hours: Opening) -> None:
        self.hours = hours
        self._plain = plain_question(question)
        network, first, last, *_ = self._plain
        slow = Engine(network, first, last, slow=True)
        quickest = Farthest(Engine(network, first, last, slow=False))
        slowest = None if endless(network, slow) else Farthest(slow)
        most = None if slowest is None or slowest.time is None or slowest.time >= FOREVER else slowest.time
        assert quickest.time is not None
        self.work = Lengths(quickest.time, most)
        self.paths = {False: tuple(quickest.path()), True: () if slowest is None else tuple(slowest.path())}
        target = network.nodes[last.number]
        self._starts = last.moment == STARTED and target.takes.most != 0
        one = Node(target.step, NO_TIME, self.work, hours, (Way(END, 1),), (), (), None, 1, excluded=False)
        then = one._replace(takes=target.takes)
        nodes = (one._replace(ways=(Way(1, 1),)), then) if self._starts else (one,)
        self.network = Network(nodes, ())
        self.first, self.last = Mark(ARRIVED), Mark(STARTED, 1) if self._starts else Mark(ENDED)

    def share(self, room: Room, *, slow: bool) -> tuple[Exact, bool]:
        """The greatest share of cases with more work than there is room for (or, not `slow`, no more); if it is reached."""
        limit = Limit(room.seconds, room.seconds, strict=not room.kept)
        share, is_reached = share_of(self._plain._replace(limit=limit), slow=slow)
        return (0 if share is None else share), is_reached

    def comes_late(self, engine: LimitedEngine) -> bool:
        """Whether the most work, begun where the engine stands, is not done in time; False where no number is the most."""
        most = self.work.most
        if most is None:
            return False
        done = engine.passed(self.hours, engine.ORIGIN, most) if most else engine.ORIGIN
        return engine.is_late(engine.opened(done, self.network.nodes[1]) if self._starts else done)

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
            return Room(seconds, self._is_kept(engine, seconds, more=more))
        # What is open changes as the start moves on: the first start comes near to its end of the range, no more.
        after = min(engine.reach, cell.until - moment)
        first, last = Room(seconds, kept=more), Room(seconds + after if more else seconds - after, kept=less)
        return min(first, last) if slow else max(first, last)

    def start_of(self, engine: LimitedEngine, cell: Cell, room: Room) -> tuple[Exact, str]:
        """The start in a cell that has this room, the least there: AT a moment, just AFTER it or just BEFORE it."""
        engine.start_at(cell.moment, rising=cell.rising)
        if not cell.rising or self.hours.open_between(cell.moment, engine.deadline[0]) == room.seconds:
            return cell.moment, AFTER if cell.rising else AT
        self.room(engine, cell, slow=True)  # which tells how far the cell reaches
        end = min(cell.moment + engine.reach, cell.until)
        engine.start_at(end, rising=False)
        return end, AT if self.room(engine, cell._replace(rising=False), slow=True) == room else BEFORE

    def _is_kept(self, engine: LimitedEngine, seconds: Exact, *, more: bool) -> bool:
        """Whether work that fills the room is in time."""
        if self._starts:  # what it fills is closed behind it, unless the deadline falls into open hours
            return not engine.strict and self.hours.is_open(engine.deadline[0])
        return not engine.strict or self._ends_before(engine, seconds, more=more)

    def _ends_before(self, engine: LimitedEngine, seconds: Exact, *, more: bool) -> bool:
        """Whether work that fills the room is done before the deadline, not just at it."""
        moment, (until, moves) = engine.ORIGIN[0], engine.deadline
        if more or moves:
            return not more
        done = self.hours.passed(moment, seconds) if seconds else moment
        return done is not None and done < until


def same_hours(question: Question, counting: frozenset[int]) -> SameHours | None:
    """The question as one of that kind, if it is one of the nodes `counting` whose lengths matter; None where it is none."""
    nodes = question.network.nodes
    if any(node.excluded or node.business is not None for node in nodes) or question.first == question.last:
        return None
    for mark in (question.first, question.last):
        takes = nodes[mark.number].takes
        if mark.moment == STARTED and not takes.least and takes.most != 0:
            return None  # it may start while closed, but only with work of no length
    hours = set()
    for number in counting:
        node = nodes[number]
        if node.waits.most or node.timeout is not None or (node.takes.most != 0 and node.hours is None):
            return None
        if node.takes.most != 0:
            hours.add(node.hours)
    [only] = hours if len(hours) == 1 else [None]
    same = SameHours(question, only) if only is not None and only.endless else None
    if same is None or same.work.least < 0 or (not same.work.least and forks_amid(question)):
        return None  # what takes no work may be done while the start of the clock waits for an opening
    return same
