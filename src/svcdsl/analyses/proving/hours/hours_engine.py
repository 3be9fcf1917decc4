"""Runs under calendars, from a moment at which the clock starts, and from all moments just after it at once.

A time is (seconds, rising): a moment, and whether it moves along when the start moves a little. Played from a rising
start, the run is that of every start up to `reach` seconds later, each moment that rises shifted as far: all that is
compared on the way (whether work falls into open hours, which branch comes last, whether the limit is kept) stays
as it is so long. So finitely many runs stand for all moments of a day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from svcdsl.analyses.proving.process.business import Business, BusinessTime, Longest, Until
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.states import Mark, Prospect, State, Time
from svcdsl.analyses.proving.runs.stays import DONE, FOREVER

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.process.network import Network, Node
    from svcdsl.analyses.proving.runs.question import Limit
    from svcdsl.analyses.proving.runs.stays import Stay

    Exact = int | Fraction

NEVER: Time = (FOREVER, False)
BEFORE: Time = (-FOREVER, False)
UNTIMED: Time = (-FOREVER, True)
"""When a `to` was seen before the clock ran."""


class HoursEngine(Engine):
    """An engine whose times are moments; `reach` is how far the start may move until something changes.

    `only`: what is under way when the clock starts does not matter. `spent` counts the states that were played. `bounding`: a start while closed stands for all starts before it.
    """

    only = False

    def __init__(self, network: Network, first: Mark, last: Mark, *, slow: bool) -> None:
        super().__init__(network, first, last, slow=slow)
        self.spent = 0
        self.bounding = False
        self.start_at(0, rising=False)

    def start_at(self, moment: Exact, *, rising: bool) -> None:
        """Start the clock at another moment."""
        self.ORIGIN = (moment, rising)
        self.reach: Exact = FOREVER

    def prospects(self, state: State) -> Iterator[Prospect]:
        """What may come next, as of any engine."""
        self.spent += 1
        return super().prospects(state)

    def waited(self, time: Time, length: Any) -> Time:
        """The moment after a wait, which always runs, or counts business time."""
        moment, rising = time
        if not -FOREVER < moment < FOREVER:
            return time
        if isinstance(length, Business | Longest | Until):
            return self._counted(time, length, lambda other: self.waited(time, other))
        return NEVER if length >= FOREVER else (moment + length, rising)

    def opened(self, time: Time, node: Node) -> Time:
        """The first moment from `time` on at which the step's hours are open."""
        moment, rising = time
        if node.hours is None or not -FOREVER < moment < FOREVER:
            return time
        opens = node.hours.next_open(moment)
        if opens is None:
            return NEVER
        if rising:
            self.limit_reach(node.hours, moment)
        return time if opens == moment else (opens, False)

    def worked(self, time: Time, node: Node, length: Any) -> Time:
        """The moment at which so much work is done, which goes on in the step's hours only, or counts business time."""
        moment, rising = time
        if not -FOREVER < moment < FOREVER:
            return time
        if isinstance(length, Until | Longest):
            return self._counted(time, length, lambda other: self.worked(time, node, other))
        if node.hours is None:
            return self.waited(time, length)
        if time == self.ORIGIN and not (node.takes.least or self.bounding or node.hours.is_open(moment)):
            if rising:
                self.limit_reach(node.hours, moment)
            return time  # begun while closed: only work of no length does so
        if isinstance(length, Business):
            return self.waited(time, length)
        return NEVER if length >= FOREVER else self.passed(node.hours, time, length)

    def passed(self, hours: Opening, time: Time, seconds: Exact) -> Time:
        """The moment at which so much open time has passed."""
        moment, rising = time
        end = hours.passed(moment, seconds)
        if end is None:
            return NEVER
        if not rising:
            return end, False
        self.limit_reach(hours, moment)
        if not hours.is_open(moment):
            return end, False
        opens = hours.next_open(end)  # from a little later on, what ends at the close ends after the next opening
        if opens is None:
            return NEVER
        self.limit_reach(hours, opens)
        return opens, True

    def _counted(self, time: Time, length: Business | Longest | Until, on: Callable[[Any], Time]) -> Time:
        """The moment at which business time is over; `on` tells it of another length."""
        if isinstance(length, Until):
            return self.later(length.quickest, self.earlier(on(length.most), length.latest))
        if isinstance(length, Longest):
            return self.later(on(length.least), on(length.most))
        if not length.days:
            return self.passed(length.hours, time, length.seconds)
        moment, rising = time
        if rising and (day := length.hours.day_after(moment)) is not None:
            self.reach = min(self.reach, day - moment)
        close = length.ends(moment)
        return NEVER if close is None else (close, False)

    def _stay(self, node: Node, number: int, time: Time, stay: Stay, state: State, alone: bool) -> tuple[Time, State]:
        return super()._stay(node, number, time, self.ended(node, stay, time), state, alone)

    def ended(self, node: Node, stay: Stay, come: Time) -> Stay:
        """A stay with the moment at which a step is left at the latest, where that is after some business time."""
        business = node.business
        if business is None or business.after is None or stay.end != DONE:
            return stay
        until = Until(stay.work or stay.wait, self._quickest(node, business, come), self._latest(node, come))
        return stay._replace(work=until) if stay.work else stay._replace(wait=until)

    def _quickest(self, node: Node, business: BusinessTime, time: Time) -> Time:
        waited = self.waited(time, business.waits[0])
        least = business.takes[0]
        return self.worked(self.opened(waited, node), node, least) if least else waited

    def _latest(self, node: Node, come: Time) -> Time:
        """The last moment at which a step can be done that is left after some business time."""
        assert node.business is not None
        latest = self.waited(come, node.business.after)
        if node.hours is None or node.takes.most == 0 or not -FOREVER < latest[0] < FOREVER:
            return latest
        if latest[1]:
            self.limit_reach(node.hours, latest[0])
        if node.hours.is_open(latest[0]):
            return latest
        worked = node.hours.open_between(come[0], latest[0])  # it is a close before that
        return (node.hours.passed(come[0], worked), False) if worked else come

    def later(self, one: Time, other: Time) -> Time:
        """The later of two times."""
        return other if self.is_after(other, one) else one

    def earlier(self, one: Time, other: Time) -> Time:
        """The earlier of two times."""
        return one if self.is_after(other, one) else other

    def is_after(self, one: Time, other: Time) -> bool:
        """Whether a time is later than another, also a little later on."""
        if one[1] != other[1]:
            self._meets(one, other)
        return bool(one > other)

    def started_at(self, state: State, time: Time) -> State:
        """The state from which the clock runs; Undecided where others are under way to the `to` event.

        Nobody knows since when those are; whatever else is under way does not matter any more.
        """
        others = [number for number, *_ in (*state.tokens, *state.joins)]
        if any(number in self._to_last for number in others):
            raise Undecided("starts-in-branch")
        return state._replace(tokens=(), joins=(), running=True, last=None if state.last is None else UNTIMED)

    def _over(self, state: State) -> State:
        if state.running and state.last == UNTIMED:
            raise Undecided("ends-first")
        return super()._over(state)

    def _stands(self) -> bool:
        return False

    def limit_reach(self, hours: Opening, moment: Exact) -> None:
        """Nothing is certain beyond the next opening or close after a moment that rises."""
        change = hours.changes_after(moment)
        if change is not None and change - moment < self.reach:
            self.reach = change - moment

    def _meets(self, one: Time, other: Time) -> None:
        """Times of which one rises: nothing is certain beyond the point at which it overtakes the other."""
        apart = other[0] - one[0] if one[1] else one[0] - other[0]
        if 0 < apart < self.reach:
            self.reach = apart


class LimitedEngine(HoursEngine):
    """The same against a limit on a clock (None: it always runs); what is late becomes NEVER."""

    def __init__(
        self, network: Network, first: Mark, last: Mark, *, slow: bool, clock: Opening | None, limit: Limit
    ) -> None:
        self.clock = clock
        self.limit = limit
        self.deadline: Time = NEVER
        self.strict = limit.strict
        super().__init__(network, first, last, slow=slow)

    def start_at(self, moment: Exact, *, rising: bool) -> None:
        """Start the clock at another moment, from which the limit counts."""
        super().start_at(moment, rising=rising)
        self.deadline = self._deadline()

    def is_late(self, time: Time) -> bool:
        """Whether a time is beyond the deadline."""
        if time[0] >= FOREVER:
            return True
        if time[1] != self.deadline[1]:
            self._meets(time, self.deadline)
        return self.is_after(time, self.deadline) or (self.strict and time == self.deadline)

    def judged(self, time: Time, *, alone_at: int | None) -> Time:
        """NEVER for what is late: how late does not matter."""
        return NEVER if self.is_late(time) else time

    def _settled(self, state: State) -> State:
        state = super()._settled(state)
        if state.running and state.last is not None and state.last == NEVER:
            return self._over(state)
        return state

    def _over(self, state: State) -> State:
        over = super()._over(state)
        if not over.running:
            return over._replace(last=None)
        return over if over.last is None or over.last == NEVER else over._replace(last=BEFORE)

    def _deadline(self) -> Time:
        """The last moment that keeps the limit, or, where it is strict, the first that does not."""
        moment, rising = self.ORIGIN
        seconds = self.limit.fewest if self.slow else self.limit.most
        clock = self.clock
        if clock is None:
            return moment + seconds, rising
        if self.limit.days:
            if rising and (day := clock.day_after(moment)) is not None:
                self.reach = min(self.reach, day - moment)
            close = clock.close_of_day(moment, self.limit.days)
            return NEVER if close is None else (close, False)
        end = (moment, rising) if not seconds else self.passed(clock, self.ORIGIN, seconds)
        if self.strict or end == NEVER:
            return end
        opens = clock.next_open(end[0])
        if opens is None:
            return NEVER
        if end[1]:
            self.limit_reach(clock, end[0])
        return end if opens == end[0] else (opens, False)
