"""Runs in the order of time, where the clock stands or runs by what is under way at once.

A state is told at a moment at which a case has just come to some steps: how much longer each other step lasts, what
the clock shows, and what an Engine keeps besides. Of a step that is come to, first its coin is thrown, then its
length chosen; when all are, time goes on to the next moment at which a step is left. So a length may hang on all
coins thrown so far, its own and those of the same moment too, and on none thrown later.

Which lengths are tried: where a case is in one place only, the ends of a range, as an Engine does. In a section
(see sections.py) the ends too, where a length more anywhere never makes the clock show less; else all on a grid that
divides every length there. Take a run in which it is settled in which order all events come, and which way each step
is left: its lengths are then bounded by differences of two event times only, each at most some multiple of the grid
(a range, a timeout, one event before another), and what the clock shows is linear in the event times. The vertices
of such a region lie on the grid, and what is linear is least and greatest there; so the least and the most are. A
mean is linear in the times of all its cases together, with the same sort of bounds. Where a bound is not reached, as
just past a timeout, the point is the limit that is come near to.

A share is not linear. What is chosen when no coin is to come is again a least or a most, but what is chosen before
a coin may serve both its sides best between two points of the grid; then `torn` turns True. With `foreseen` all coins
of a section are thrown when it begins: each choice is a least or a most, and the share is a bound of the true one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.lottery import Lottery, onward
from svcdsl.analyses.proving.process.network import BRANCHES, Network, Node, Way
from svcdsl.analyses.proving.runs.deadline import LATE, DeadlineEngine
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.lengths_tried import all_stays
from svcdsl.analyses.proving.runs.states import FINISHED, STARTED, Mark, Prospect, State
from svcdsl.analyses.proving.runs.stays import DONE, FOREVER, WAITING, Stay, one_for_each_end, stays

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.runs.sections import Section

    Exact = int | Fraction

USED = "used"
MOST_TRIED = 60_000
"""Lengths that are tried before it is said that nothing was decided."""


class Under(NamedTuple):
    """A step under way: seconds until its work begins (None: it has, or nobody asks) and until it is left, and how."""

    begins: Exact | None
    ends: Exact
    end: str
    way: Way

    @property
    def next(self) -> Exact:
        """Seconds until anything happens."""
        return self.ends if self.begins is None else self.begins

    def after(self, seconds: Exact) -> Under:
        """The same so much later."""
        begins = None if self.begins is None else _less(self.begins, seconds)
        return self._replace(begins=begins, ends=_less(self.ends, seconds))


class StandingEngine(Engine):
    """Plays a network with sections. Of a token the time is None before its coin, then its way, then an Under.

    With a `deadline` what is certain to be late or in time is no longer told apart.
    """

    def __init__(
        self,
        network: Network,
        first: Mark,
        last: Mark,
        sections: dict[int, Section],
        *,
        slow: bool,
        deadline: DeadlineEngine | None = None,
        foreseen: bool = False,
    ) -> None:
        super().__init__(network, first, last, slow=slow)
        self.sections = sections
        self.deadline = deadline
        self.foreseen = foreseen
        self.torn = False
        self._tries = 0

    def begin(self) -> State:
        """The state of a case that comes in, with what is under way told by how much longer it takes."""
        return self._judged(super().begin()._replace(tokens=((0, None),)))

    def prospects(self, state: State) -> Iterator[Prospect]:
        """The coins of the next throw, or what comes of each length of the next step."""
        if not state.tokens:
            return
        if self.foreseen:
            state = self._with_coins(state)
            for at, (number, coin) in enumerate(state.coins):
                if coin is None:
                    yield self._foresight(state, at, self._lottery(state, number))
                    return
        number, way = self._next(state)
        if way is None:
            yield self._tossed(state, number, self._lottery(state, number))
            return
        node = self.network.nodes[number]
        tried = self._tried(node, number, state)
        self._tries += len(tried)
        if self._tries > MOST_TRIED:
            raise TooMany
        for stay in tried:
            yield [(1, self._played(state, number, stay, way))], 0, []

    def shape(self, state: State) -> tuple[object, tuple[Exact, ...]]:
        """Of two states alike but for the clock, that with the greater clock takes longer, whatever comes."""
        rest = state._replace(clock=0, last=None)
        return (rest, state.last is None), (state.clock,) if state.last is None else (state.clock, state.last)

    def playing(self, state: State) -> int | None:
        """The node that is played next; None where time passes first."""
        number, way = self._next(state)
        return number if way is not None else None

    # Coins.

    def _next(self, state: State) -> tuple[int, Way | None]:
        """The next node to be played, with its way; with None where its coin is to be thrown first."""
        found: tuple[int, Way] | None = None
        for number, time in reversed(state.tokens):
            if time is None:
                pairs, free, _ = onward(self.network.nodes[number], state.counts, self.times)
                if free or len(pairs) > 1:
                    return number, None
                found = number, pairs[0][1]
            elif isinstance(time, Way):
                found = number, time
        assert found is not None
        return found

    def _lottery(self, state: State, number: int) -> Lottery:
        coin = dict(state.coins).get(number)
        if coin == USED:
            raise TooMany  # thrown again: not foreseen
        return coin or onward(self.network.nodes[number], state.counts, self.times)

    def _tossed(self, state: State, number: int, lottery: Lottery) -> Prospect:
        pairs, free, choices = lottery
        coins = tuple((at, USED if at == number else coin) for at, coin in state.coins)
        state = state._replace(coins=coins)
        found = [(share, self._put(state, number, way)) for share, way in pairs if share]
        return found, free, [self._tossed(state, number, one) for one in choices] if free else []

    def _with_coins(self, state: State) -> State:
        """The state with the coins of its section, to be thrown at once."""
        section = self.sections.get(state.tokens[0][0])
        if section is None or state.coins or _is_alone(state):
            return state
        if section.looping:
            raise TooMany
        return state._replace(coins=tuple((number, None) for number in section.tossing))

    def _foresight(self, state: State, at: int, lottery: Lottery) -> Prospect:
        """A coin thrown before its step is come to; what nobody says is chosen later."""
        pairs, free, choices = lottery
        sides: list[tuple[Exact, Lottery]] = [(share, Lottery(((1, way),))) for share, way in pairs if share]
        if free:
            sides.append((free, Lottery((), 1, choices)))
        number = state.coins[at][0]
        coins = [(*state.coins[:at], (number, side), *state.coins[at + 1 :]) for _, side in sides]
        return [(share, state._replace(coins=thrown)) for (share, _), thrown in zip(sides, coins, strict=True)], 0, []

    # Lengths.

    def _tried(self, node: Node, number: int, state: State) -> list[Stay]:
        """The lengths of a step that matter."""
        alone = _is_alone(state)
        section = self.sections.get(number)
        if alone or section is None:
            if node.excluded:
                return one_for_each_end(stays(node, slow=True, quick=True, late_start=True))
            return self._stays(node, number, state, alone)
        if not state.running and state.last is None and not {self.first.number, self.last.number} & section.nodes:
            return one_for_each_end(stays(node, slow=True, quick=True, late_start=True))
        places = [place for place, _ in state.tokens]
        if not section.standing or (state.running and section.is_steady(places)):
            return self._stays(node, number, state, alone)
        tried = all_stays(node, section, begins=(STARTED, number) in (self.first, self.last))
        self.torn = self.torn or (len(tried) > 1 and not section.before_coins.isdisjoint(places))
        return tried

    def _played(self, state: State, number: int, stay: Stay, way: Way) -> State:
        """The state when next a case comes to a step, after the length of the last one was chosen."""
        begins = stay.wait if stay.end != WAITING and (STARTED, number) in (self.first, self.last) else None
        state = self._put(state, number, Under(begins, min(stay.wait + stay.work, FOREVER), stay.end, way))
        while state.tokens and all(isinstance(time, Under) for _, time in state.tokens):
            state = self._judged(self._passed_on(state))
        return state

    # Time.

    def _passed_on(self, state: State) -> State:
        """The state at the next moment at which anything happens."""
        seconds = min(time.next for _, time in state.tokens)
        if seconds and not all(self.network.nodes[number].excluded for number, _ in state.tokens):
            if state.running:
                state = state._replace(clock=_more(state.clock, seconds))
            elif state.last is not None:
                state = state._replace(last=max(state.last - seconds, -FOREVER))
        state = state._replace(tokens=tuple((number, time.after(seconds)) for number, time in state.tokens))
        for number, time in state.tokens:
            if time.begins == 0:
                state = self._put(self._happened(state, Mark(STARTED, number)), number, time._replace(begins=None))
        for number, time in state.tokens:
            if not time.next:
                state = self._left(state, number, time)
        return state

    def _left(self, state: State, number: int, time: Under) -> State:
        """The state when a step is left."""
        node = self.network.nodes[number]
        state = state._replace(tokens=tuple(token for token in state.tokens if token[0] != number))
        if time.end != DONE:
            assert node.timeout is not None
            return self._arrive(state, number, node.timeout[1], None)
        state = self._happened(state, Mark(FINISHED, number))
        if time.way.counter >= 0:
            counts = list(state.counts)
            counts[time.way.counter] += 1
            state = state._replace(counts=tuple(counts))
        for to in node.branches if time.way.to == BRANCHES else (time.way.to,):
            state = self._arrive(state, number, to, None)
        return state

    def _happened(self, state: State, mark: Mark) -> State:
        if mark == self.first and not state.running:
            state = state._replace(running=True)
        return self._seen(state, None) if mark == self.last else state

    def _seen(self, state: State, time: object) -> State:
        return state._replace(last=state.clock)

    def later(self, one: object, other: object) -> None:
        """Joins wait for nothing but the last to come, which comes just then."""
        return None

    def _judged(self, state: State) -> State:
        """The state without what no longer matters to the time between the events."""
        ahead = self._to_last if state.running else self._to_first
        places = [number for number, *_ in (*state.tokens, *state.joins)]
        if any(state.counts):
            state = state._replace(counts=self._needed(state.counts, places))
        if state.coins and (_is_alone(state) or not self.foreseen):
            state = state._replace(coins=())
        late = self.deadline
        if late is not None and state.last is not None and (state.running or not late.is_late(state.last)):
            state = state._replace(last=LATE if late.is_late(state.last) else -LATE)
        if not any(number in ahead for number in places) or (late and state.running and state.last == LATE):
            last = state.last if state.running else None
            return State((), (), (0,) * len(state.counts), state.running, last)
        if late is None or not state.running:
            return state
        alone_at = places[0] if _is_alone(state) and not isinstance(state.tokens[0][1], Under) else None
        return state._replace(clock=late.judged(state.clock, alone_at=alone_at))

    @staticmethod
    def _put(state: State, number: int, time: object) -> State:
        return state._replace(tokens=tuple((at, time if at == number else old) for at, old in state.tokens))


def _is_alone(state: State) -> bool:
    return len(state.tokens) == 1 and not state.joins


def _more(clock: Exact, seconds: Exact) -> Exact:
    return min(clock + seconds, FOREVER) if clock > -FOREVER else clock


def _less(seconds: Exact, passed: Exact) -> Exact:
    return seconds - passed if seconds < FOREVER else seconds if passed < FOREVER else 0
