"""Changes tried on how the cases of a question are spread: only what a change concerns is proved anew.

Without calendars a case is in time when its steps take no more than the limit; where only work in the same hours
matters, when they take no more than the least room before the limit, which hangs on the starts, the hours and the
limit alone. So a change of steps that come after the start is proved by the spread of the changed network.

What cannot help is known before it is tried. Who makes a step shorter by d, which is played n times at most, makes no
case shorter by more than n·d. Who takes a way from some cases makes no other case rarer.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from svcdsl.analyses.components import loops
from svcdsl.analyses.proving.process.network import END, NO_TIME, Lengths, Network, Node, Way
from svcdsl.analyses.proving.runs.question import MEAN, Limit, Question, Room, plain_question
from svcdsl.analyses.proving.runs.spread import spread_of
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, FINISHED, STARTED, Mark

if TYPE_CHECKING:
    from collections.abc import Callable

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.question import Answer
    from svcdsl.analyses.proving.runs.spread import Spread

    Exact = int | Fraction


class Trials:
    """Tries changes of a question whose cases are in time if they take no more than some room."""

    def __init__(self, question: Question, share: Exact, spread: Spread, room: Room) -> None:
        self.question = question
        self.share = share
        self.enough = spread.least_for(share)
        """The least room with which so many of the cases are in time."""
        self._spread = spread
        self._room = room
        self._with_hours = bool(question.openings)
        self._played: dict[int, int] = {}

    def is_kept(self, room: Room, share: Exact | None = None) -> bool:
        """Whether so many of the cases have no more work than there is room for."""
        return self._is_kept(self._spread, room, self.share if share is None else share)

    def with_share(self, share: Exact) -> bool:
        """Whether so many of the cases are in time as it is."""
        return self.is_kept(self._room, share)

    def longest(self, number: int, most: Exact) -> Exact:
        """A length of a node instead of `most`, above which no other can prove it."""
        lacks = self.enough - self._room.seconds
        if self.question.network.nodes[number].timeout is not None or lacks <= 0 or not self._leaves_starts(number):
            return most
        return most - Fraction(lacks) / max(1, self._times_played(number))

    def may_help(self, number: int, index: int) -> bool:
        """Whether it may be proved with other shares of the ways at a node, if the one at `index` is taken less."""
        if not self._spread.counts_all or not self._leaves_starts(number):
            return True
        ways = self.question.network.nodes[number].ways
        used = sum(way.share or 0 for at, way in enumerate(ways) if at != index and way.counter >= 0)
        taken = Fraction(ways[index].share or 0) / (1 - used) if used < 1 else 1
        late = 1 - self._spread.within(self._room.seconds, strict=not self._room.kept)
        return late - taken * self._times_played(number) <= 1 - self.share

    def with_node(self, number: int, node: Node, budget: Budget) -> bool | None:
        """Whether it is proved with another node; None where that cannot be told so."""
        if not self._leaves_starts(number):
            return None
        return self._of_spread(self._spread.with_node(number, node), budget)

    def without(self, number: int, changed: Question, budget: Budget) -> bool | None:
        """Whether a question is proved that has all but one node of this."""
        if not self._leaves_starts(number):
            return None
        network, first, last, *_ = plain_question(changed)
        return self._of_spread(spread_of(network, first, last, slow=True), budget)

    def always_open(self, limit: Limit) -> bool | None:
        """Whether it is proved if neither the clock nor any step had hours."""
        return None if limit.days else self.is_kept(_as_room(limit))

    def on_clock(self, clock: Opening, limit: Limit) -> bool | None:
        """Whether it is proved if the clock runs in some hours, in which all work is done."""
        if limit.days or self.hours is not clock or not clock.endless:
            return None
        return self.is_kept(_as_room(limit))

    def with_limit(self, limit: Limit, reply: Callable[[Question], Answer]) -> bool | None:
        """Whether it is proved with another limit: whether the room needed, begun at any start, lasts no longer."""
        if self._is_room_limit():
            return self.is_kept(_as_room(limit))
        least = self.least_limit(reply)
        if least is None or limit.days or (least == limit.fewest and limit.strict):
            return None  # it may come near to the limit only
        return least <= limit.fewest

    def least_limit(self, reply: Callable[[Question], Answer]) -> Exact | None:
        """A limit in seconds below which it is not proved: the longest that just the room needed lasts."""
        if self._is_room_limit():
            return self.enough
        one = self._of_one_step()
        return None if one is None else reply(one).most

    def _is_room_limit(self) -> bool:
        clock = self.question.clock
        return not self._with_hours or (clock is not None and self.hours is clock and clock.endless)

    def _of_one_step(self) -> Question | None:
        """How long just the room needed lasts, from the same starts; None where more matters."""
        network, first, last, clock, *_ = self.question
        node = network.nodes[first.number]
        from_start = first.moment == STARTED and not first.number and node.takes.least and self._leaves_starts(0)
        if self.hours is None or not self.enough or not (from_start or first.moment == ARRIVED):
            return None
        if last.moment not in (FINISHED, ENDED):
            return None
        length = Lengths(self.enough, self.enough)
        one = Node(node.step, NO_TIME, length, self.hours, (Way(END, 1),), (), (), None, 1, excluded=False)
        return _one_step(one, first, clock)

    @cached_property
    def hours(self) -> Opening | None:
        """The hours in which all work is done: since only the room for it matters, they are the same for all of it."""
        nodes = self.question.network.nodes
        if not self._with_hours or any(node.excluded for node in nodes):
            return None
        hours = {nodes[at].hours for at in self.question.between if nodes[at].takes.most != 0}
        return hours.pop() if len(hours) == 1 else None

    def _of_spread(self, spread: Spread | None, budget: Budget) -> bool | None:
        if spread is None or not spread.ever or not spread.most:
            return None
        budget.spend(spread.played)
        return self._is_kept(spread, self._room, self.share)

    def _is_kept(self, spread: Spread, room: Room, share: Exact) -> bool:
        return spread.within(room.seconds, strict=not room.kept) >= share

    def _times_played(self, number: int) -> int:
        if number not in self._in_loops:
            return 1
        if number not in self._played:
            self._played[number] = self._spread.times_played(number)
        return self._played[number]

    @cached_property
    def _in_loops(self) -> set[int]:
        ways = {
            number: [to for to in targets if to >= 0] for number, targets in enumerate(self.question.network.targets)
        }
        return set().union(*loops(ways))

    def _leaves_starts(self, number: int) -> bool:
        """Whether the moments at which the clock may start are the same, however a node is changed that has some work."""
        network, first = self.question.network, self.question.first
        if not self._with_hours or first.moment == ARRIVED:
            return True
        before = network.leading_to(first.number)
        if number != first.number:
            return number not in before
        return first.moment == STARTED and not before.intersection(network.targets[number])


@lru_cache(maxsize=4)
def _one_step(node: Node, first: Mark, clock: Opening | None) -> Question:
    """How long a step lasts; the same question whoever asks it, so that it is answered once."""
    return Question(Network((node,), ()), first, Mark(ENDED), clock, Limit(0, 0), MEAN)


def trials_of(found: Found) -> Trials | None:
    """Trials of what was asked, if it is a share of cases, or all of them, and more than coins decides nothing."""
    question, reply, asked = found.question, found.answer, found.asked
    if question is None or reply is None or asked is None or not asked.below or asked.form == "mean":
        return None
    room = _as_room(question.limit)
    if question.openings:
        if reply.rooms is None or (asked.share is None and question.limit.strict):  # it may come near to the limit only
            return None
        room = reply.rooms[0]
    network, first, last, *_ = plain_question(question)
    spread = spread_of(network, first, last, slow=True)
    if spread is None or not spread.ever:
        return None
    return Trials(question, 1 if asked.share is None else asked.share, spread, room)


def _as_room(limit: Limit) -> Room:
    return Room(limit.fewest, not limit.strict)
