"""Every run of a network between two events, step by step.

A state is what matters of a case at one point: where it is under way and since when, which joins wait, how often
each `repeat` was used, and the last time that the `to` event was seen. What is independent may be played in any
order, since a join takes the latest time whoever comes first; so the step that stands first is always played first.

Before the clock runs only what is different between branches can matter; a case that is in one place only has no
time then. Times are seconds since the clock began to run; a subclass counts them otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from svcdsl.analyses.proving.process.lottery import Lottery, onward
from svcdsl.analyses.proving.process.network import BRANCHES, END, Network, Node
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, FINISHED, STARTED, Mark, Prospect, State, Time
from svcdsl.analyses.proving.runs.stays import DONE, FOREVER, WAITING, WORKING, Stay, one_for_each_end, stays

if TYPE_CHECKING:
    Exact = int | Fraction


class Engine:
    """Plays a network; `slow` takes the greatest lengths, else the least.

    No excluded step may be under way beside others: for that there is a StandingEngine.
    """

    ORIGIN: Time = 0

    def __init__(self, network: Network, first: Mark, last: Mark, *, slow: bool) -> None:
        self.network = network
        self.first = first
        self.last = last
        self.slow = slow
        self.times = tuple(counter.times for counter in network.counters)
        self.torn = False
        """Whether choices were made that know too little: in two branches at once, or of lengths before the clock ran."""
        self.foreseen = False
        """Whether something was chosen that may have known more than it could: of coins thrown elsewhere later."""
        self._has_coins = any(len(node.ways) > 1 or node.fails for node in network.nodes)
        self._unsaid = {number for number, node in enumerate(network.nodes) if node.is_unsaid}
        self._to_last = network.leading_to(END if last.moment == ENDED else last.number)
        self._to_first = network.leading_to(first.number)
        self._counting = _counters_ahead(network) if self.times else []

    def begin(self) -> State:
        """The state of a case that comes in."""
        running = self.first.moment == ARRIVED
        last = self.ORIGIN if self.last.moment == ARRIVED else None
        return State(((0, self.ORIGIN),), (), (0,) * len(self.times), running, last)

    def may_count(self, numbers: set[int]) -> bool:
        """Whether a case may come through some of these nodes while its clock runs and `to` is still to come."""
        return bool(numbers & self.network.leading_from(self.first.number) & self._to_last)

    def prospects(self, state: State) -> Iterator[Prospect]:
        """What may come next, one prospect for each stay that matters; none where the case is over.

        Where several stays matter, the coin of the step is thrown first, for its length may hang on that.
        """
        if not state.tokens:
            return
        if self.tosses(state):
            yield _tossed(state, self._falls(state))
            return
        number, time = state.tokens[0]
        node = self.network.nodes[number]
        rest = state._replace(tokens=state.tokens[1:], coins=())
        alone = len(state.tokens) == 1 and not state.joins
        if not alone and number in self._unsaid:
            self.foreseen = True
            self.torn = self.torn or len(state.tokens) > 1
        for stay in self.stays_of(state):
            left, after = self._stay(node, number, time, stay, rest, alone)
            if stay.end == DONE:
                yield self._spread(self._falls(state), number, node, left, after)
            else:
                assert node.timeout is not None
                yield [(1, self._settled(self._arrive(after, number, node.timeout[1], left)))], 0, []

    def tosses(self, state: State) -> bool:
        """Whether the next that happens is no stay, but the coin of the step."""
        if state.coins or len(self.stays_of(state)) == 1:
            return False
        pairs, free, _ = self._falls(state)
        return bool(free) or len(pairs) > 1

    def _falls(self, state: State) -> Lottery:
        """How a case goes on from the step that is played: as the coin fell, where it was thrown."""
        if state.coins:
            return Lottery(((1, state.coins[0][1]),))
        return onward(self.network.nodes[state.tokens[0][0]], state.counts, self.times)

    def stays_of(self, state: State) -> list[Stay]:
        """The stays that `prospects` gives one prospect for each, in that order."""
        number = state.tokens[0][0]
        return self._stays(self.network.nodes[number], number, state, len(state.tokens) == 1 and not state.joins)

    def shape(self, state: State) -> tuple[object, tuple[Time, ...]]:
        """What of a state is no time, and its times: of two alike in the first, later times lead to later ones.

        Before the clock runs times are told from nowhere, and neither late nor early is farther.
        """
        if not state.running:
            return state, ()
        times = [time for _, time in state.tokens] + [time for _, _, time in state.joins]
        if state.last is not None:
            times.append(state.last)
        tokens = tuple(number for number, _ in state.tokens)
        joins = tuple((number, missing) for number, missing, _ in state.joins)
        return (tokens, joins, state.counts, state.last is None, state.coins), tuple(times)

    def playing(self, state: State) -> int | None:
        """The node whose stay makes the next states of this one; None where it is none's."""
        return None if self.tosses(state) else state.tokens[0][0]

    # What is done to times: a subclass may count them otherwise.

    def waited(self, time: Time, seconds: Exact) -> Time:
        """The time after a wait."""
        return time + seconds if -FOREVER < time < FOREVER else time

    def opened(self, time: Time, node: Node) -> Time:
        """The first time at which work can begin."""
        return time

    def worked(self, time: Time, node: Node, seconds: Exact) -> Time:
        """The time after work that began at `time`."""
        return min(time + seconds, FOREVER) if -FOREVER < time < FOREVER else time

    def later(self, one: Time, other: Time) -> Time:
        """The later of two times."""
        return other if self.is_after(other, one) else one

    def is_after(self, one: Time, other: Time) -> bool:
        """Whether a time is later than another."""
        return bool(one > other)

    def judged(self, time: Time, *, alone_at: int | None) -> Time:
        """A time as far as it matters; `alone_at` is the only node at which the case is, None otherwise."""
        return time

    def started_at(self, state: State, time: Time) -> State:
        """The state with all times told from `time` on, at which the clock began to run."""
        if (state.tokens or state.joins) and self._has_coins:
            self.torn = True
        if not time:
            return state._replace(running=True)
        return State(
            tuple((number, come - time) for number, come in state.tokens),
            tuple((number, missing, come - time) for number, missing, come in state.joins),
            state.counts,
            True,
            None if state.last is None else state.last - time,
        )

    def begins_at(self, time: Time) -> Time:
        """The time from which a step goes on at which the clock began to run."""
        return self.ORIGIN

    def _stays(self, node: Node, number: int, state: State, alone: bool) -> list[Stay]:
        untimed = self._is_untimed(state, number, alone)
        if untimed and self.first != (STARTED, number):
            return one_for_each_end(stays(node, slow=True, quick=True, late_start=True))
        both = not state.running and not untimed
        late = self.last == (STARTED, number)
        return stays(node, slow=self.slow or both, quick=both or not self.slow, late_start=late)

    def _is_untimed(self, state: State, number: int, alone: bool) -> bool:
        """Whether no time counts yet: the clock does not run, and no other branch, nor a `to` seen, is to be told from it."""
        return not state.running and alone and state.last is None and self.last != (STARTED, number)

    def _stay(self, node: Node, number: int, time: Time, stay: Stay, state: State, alone: bool) -> tuple[Time, State]:
        """When a case leaves a step, and the state of the rest of it then."""
        untimed = self._is_untimed(state, number, alone)
        started = left = self.ORIGIN
        if not untimed:
            started = left = self._passed(node, time, stay.wait)
            if stay.work or stay.end == WORKING:  # left as soon as it begins: as near as can be
                started = self.opened(left, node)
        if stay.end != WAITING:
            if self.first == (STARTED, number) and not state.running:
                state, started = self.started_at(state, started), self.begins_at(started)
                untimed = False
            if self.last == (STARTED, number):
                state = self._seen(state, started)
        left = started if stay.end != WAITING else left
        if stay.work and not untimed and not (node.excluded and self._stands()):
            left = self.worked(started, node, stay.work)
        if stay.end == DONE:
            if self.first == (FINISHED, number) and not state.running:
                state, left = self.started_at(state, left), self.begins_at(left)
            if self.last == (FINISHED, number):
                state = self._seen(state, left)
        return left, state

    def _passed(self, node: Node, time: Time, seconds: Exact) -> Time:
        return time if node.excluded and self._stands() else self.waited(time, seconds)

    def _stands(self) -> bool:
        """Whether the clock stands at an excluded step."""
        return True

    def _seen(self, state: State, time: Time) -> State:
        return state._replace(last=time if state.last is None else self.later(state.last, time))

    def _spread(self, lottery: Lottery, start: int, node: Node, time: Time, state: State) -> Prospect:
        pairs: list[tuple[Exact, State]] = []
        for share, way in lottery.pairs:
            if not share:
                continue
            after = state
            if way.counter >= 0:
                counts = list(state.counts)
                counts[way.counter] += 1
                after = state._replace(counts=tuple(counts))
            for to in node.branches if way.to == BRANCHES else (way.to,):
                after = self._arrive(after, start, to, time)
            pairs.append((share, self._settled(after)))
        if not lottery.free:
            return pairs, 0, []
        return pairs, lottery.free, [self._spread(one, start, node, time, state) for one in lottery.choices]

    def _arrive(self, state: State, start: int, to: int, time: Time) -> State:
        """The state after one more arrival at a node."""
        if to == END:
            return self._seen(state, time) if self.last.moment == ENDED else state
        counts = self.network.entered(state.counts, start, to)
        arrivals = self.network.nodes[to].arrivals
        if arrivals == 1:
            return state._replace(tokens=self._placed(state.tokens, (to, time)), counts=counts)
        for at, (number, missing, come) in enumerate(state.joins):
            if number == to:
                joins = state.joins[:at] + state.joins[at + 1 :]
                latest = self.later(come, time)
                if missing == 1:
                    return state._replace(tokens=self._placed(state.tokens, (to, latest)), joins=joins, counts=counts)
                return state._replace(joins=_with(joins, (to, missing - 1, latest)), counts=counts)
        return state._replace(joins=_with(state.joins, (to, arrivals - 1, time)), counts=counts)

    def _placed(self, tokens: tuple[tuple[int, Time], ...], token: tuple[int, Time]) -> tuple[tuple[int, Time], ...]:
        """The tokens with one more; where nobody says what is done, it is done last, knowing all other coins."""
        if not tokens:
            return (token,)
        return tuple(sorted((*tokens, token), key=lambda one: (one[0] in self._unsaid, one)))

    def _settled(self, state: State) -> State:
        """The state without what no longer matters to the time between the events."""
        ahead = self._to_last if state.running else self._to_first
        places = [number for number, *_ in (*state.tokens, *state.joins)]
        if not any(number in ahead for number in places):
            return self._over(state)
        alone = len(places) == 1 and bool(state.tokens)
        if any(state.counts):
            state = state._replace(counts=self._needed(state.counts, places))
        if not state.running:
            untimed = alone and state.last is None
            return state._replace(tokens=((places[0], self.ORIGIN),)) if untimed else state
        at = places[0] if alone else None
        return state._replace(
            tokens=tuple((number, self.judged(time, alone_at=at)) for number, time in state.tokens),
            joins=tuple((number, missing, self.judged(time, alone_at=None)) for number, missing, time in state.joins),
            last=None if state.last is None else self.judged(state.last, alone_at=None),
        )

    def _over(self, state: State) -> State:
        """The state of a case in which nothing more happens that matters."""
        last = None if state.last is None or not state.running else self.judged(state.last, alone_at=None)
        return State((), (), (0,) * len(state.counts), state.running, last)

    def _needed(self, counts: tuple[int, ...], places: Iterable[int]) -> tuple[int, ...]:
        needed = set().union(*(self._counting[number] for number in places))
        return tuple(count if at in needed else 0 for at, count in enumerate(counts))


def _counters_ahead(network: Network) -> list[set[int]]:
    """For each node the counters of ways that a case may still come to from there."""
    found: list[set[int]] = [set() for _ in network.nodes]
    for number, node in enumerate(network.nodes):
        for way in node.ways:
            if way.counter >= 0:
                for before in network.leading_to(number):
                    found[before].add(way.counter)
    return found


def _tossed(state: State, lottery: Lottery) -> Prospect:
    """The coin of the first step thrown, and kept for its stay."""
    number = state.tokens[0][0]
    pairs = [(share, state._replace(coins=((number, way),))) for share, way in lottery.pairs if share]
    return pairs, lottery.free, [_tossed(state, one) for one in lottery.choices] if lottery.free else []


def _with(places: tuple[Any, ...], place: Any) -> tuple[Any, ...]:
    return tuple(sorted((*places, place))) if places else (place,)
