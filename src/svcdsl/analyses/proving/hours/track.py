"""The longest and shortest runs of a process, worked out once and then played from many moments.

What may follow what does not hang on time, so the states without their times are put in order once, and of each time
it is noted from which earlier ones it comes. From each moment only the times are reckoned anew. Of runs that lead to
the same state the latest time of each place counts, whichever run it is of: work and waits that begin later end no
earlier, and a join takes the latest, so the last end is that of the latest of all. Of the earliest times so much
holds only where one run is nowhere behind; where two cross, all runs are played.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.components import components
from svcdsl.analyses.proving.hours.hours_engine import UNTIMED
from svcdsl.analyses.proving.process.network import END
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import MOST_STATES, Farthest
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, STARTED, State, Time, states_of
from svcdsl.analyses.proving.runs.stays import DONE, FOREVER, WAITING, WORKING, Stay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.proving.hours.hours_engine import HoursEngine
    from svcdsl.analyses.proving.process.network import Node
    from svcdsl.analyses.proving.runs.question import Question

_OVER = -1
_START, _STARTED, _LEFT, _AGO = -1, -2, -3, -4
"""Where a time comes from, counted from the end of what is known in a move: the clock's start, the step's own, long ago."""
_SHORT = 40
_MOVES_AS_ONE = 8
"""Moves on a track that take as long as playing one state."""


class _Move(NamedTuple):
    """A stay in a state, and what may come next: states (_OVER where the case is over) and whence each of their times.

    `starts` says whether the clock starts with the work of it.
    """

    state: int
    node: Node
    stay: Stay
    running: bool
    starts: bool
    targets: tuple[tuple[int, tuple[tuple[int, ...], ...]], ...]


class _Crossed(Exception):
    """Something is under way already when the clock starts, or `to` was seen before: no track tells of that."""


class _Traced(Engine):
    """An engine whose times are sets of names, told where they come from; the latest of them counts.

    `only`: what is under way when the clock starts does not matter.
    """

    ORIGIN = frozenset((_START,))
    LONG_AGO = frozenset((_AGO,))
    only = False

    def waited(self, time: Time, seconds: object) -> Time:
        return frozenset((_STARTED,))

    def worked(self, time: Time, node: Node, seconds: object) -> Time:
        return frozenset((_LEFT,))

    def later(self, one: Time, other: Time) -> Time:
        return one | other

    def started_at(self, state: State, time: Time) -> State:
        if not self.only:
            if any(number in self._to_last for number, *_ in (*state.tokens, *state.joins)) or state.last is not None:
                raise _Crossed
            return state._replace(tokens=(), joins=(), running=True)
        return state._replace(
            tokens=tuple((number, self.LONG_AGO) for number, _ in state.tokens),
            joins=tuple((number, missing, self.LONG_AGO) for number, missing, _ in state.joins),
            last=None if state.last is None else self.LONG_AGO,
            running=True,
        )

    def _stands(self) -> bool:
        return False


class Track:
    """The moves of a network, in an order in which none comes before one that leads to it."""

    def __init__(self, moves: list[_Move], states: int, begin: int) -> None:
        self._moves = moves
        self._states = states
        self._begin = begin

    @property
    def is_short(self) -> bool:
        """Whether it is played so soon that it is no use to look where it need not be."""
        return len(self._moves) <= _SHORT

    def farthest(self, engine: HoursEngine) -> Time | None:
        """The latest time (of a slow engine) or the earliest of the last `to`, from the engine's start; None if never."""
        engine.spent += 1 + len(self._moves) // _MOVES_AS_ONE
        origin = engine.ORIGIN
        found: list[list[Time] | None] = [None] * self._states
        found[0] = [origin] * self._begin
        ends: list[Time] | None = None
        for state, node, farthest, running, starts, targets in self._moves:
            times = found[state]
            if times is None:
                continue
            started = left = origin
            stay = engine.ended(node, farthest, times[0]) if running else farthest
            if running:
                started = left = engine.waited(times[0], stay.wait)
                if stay.work or stay.end == WORKING:
                    started = left = engine.opened(left, node)
            if stay.work and (running or starts):
                left = engine.worked(started, node, stay.work)
            known = [*times, UNTIMED, left, started, origin]
            for to, sources in targets:
                comes = [known[one[0]] if len(one) == 1 else _latest(engine, known, one) for one in sources]
                if to == _OVER:
                    ends = _farther(engine, ends, comes)
                    continue
                farther = found[to] = _farther(engine, found[to], comes)
                if farther is None:
                    return Farthest(engine).time
        return None if ends is None else ends[0]


class Runs(NamedTuple):
    """An engine with the track of its network, where there is one."""

    engine: HoursEngine
    track: Track | None

    def farthest(self) -> Time | None:
        """The latest time (of a slow engine) or the earliest of the last `to`, from the engine's start; None if never.

        None too where nothing that follows from the start leads to it.
        """
        time = Farthest(self.engine).time if self.track is None else self.track.farthest(self.engine)
        return None if time is None or time[0] <= -FOREVER else time


def _latest(engine: HoursEngine, known: list[Time], names: tuple[int, ...]) -> Time:
    latest = known[names[0]]
    for name in names[1:]:
        latest = engine.later(latest, known[name])
    return latest


def _farther(engine: HoursEngine, one: list[Time] | None, other: list[Time]) -> list[Time] | None:
    """The times of two runs to the same state that matter; None where neither is the farther one."""
    if one is None:
        return other
    if engine.slow:
        return [engine.later(a, b) for a, b in zip(one, other, strict=True)]
    if not any(engine.is_after(b, a) for a, b in zip(one, other, strict=True)):
        return other
    return None if any(engine.is_after(a, b) for a, b in zip(one, other, strict=True)) else one


def lasting(question: Question) -> frozenset[int]:
    """The nodes whose lengths may matter: those between the events, and all before `to` where the clock may start amid others."""
    network, first, last, *_ = question
    if first.moment == ARRIVED or not any(node.branches for node in network.nodes):
        return question.between
    traced = _Traced(network, first, last, slow=True)
    waiting = [_named(traced, traced.begin())[0]]
    known = set(waiting)
    try:
        while waiting:
            for prospect in traced.prospects(waiting.pop()):
                new = {_named(traced, after)[0] for after in states_of(prospect) if not after.running} - known
                known |= new
                waiting += new
    except _Crossed:
        return network.leading_to(END if last.moment == ENDED else last.number) | network.leading_to(first.number)
    return question.between


def track_of(engine: HoursEngine) -> Track | None:
    """The track of a network; None where cases may go round for ever, or some step is under way before the clock runs."""
    traced = _Traced(engine.network, engine.first, engine.last, slow=engine.slow)
    traced.only = engine.only
    begin, times = _named(traced, traced.begin())
    states, numbers, moves = [begin], {begin: 0}, []
    at = 0
    try:
        while at < len(states):
            if len(states) > MOST_STATES:
                return None
            for move in _moves_from(traced, at, states[at], states, numbers):
                moves.append(move)
            at += 1
    except _Crossed:
        return None
    return _in_order(moves, len(states), len(times))


def _moves_from(
    engine: _Traced, at: int, state: State, states: list[State], numbers: dict[State, int]
) -> Iterator[_Move]:
    """The moves in one state; those that come after it and are new are numbered."""
    tosses = engine.tosses(state)
    found = [Stay(0, 0, DONE)] if tosses else engine.stays_of(state)
    number = state.tokens[0][0]
    for stay, prospect in zip(found, engine.prospects(state), strict=True):
        targets: dict[tuple[int, tuple[tuple[int, ...], ...]], None] = {}
        for after in states_of(prospect):
            named, times = _named(engine, after)
            if not named.tokens:
                if named.counted:
                    targets[_OVER, times] = None
                continue
            if named not in numbers:
                numbers[named] = len(states)
                states.append(named)
            targets[numbers[named], times] = None
        starts = not state.running and not tosses and engine.first == (STARTED, number) and stay.end != WAITING
        yield _Move(at, engine.network.nodes[number], stay, state.running, starts, tuple(targets))


def _named(engine: _Traced, state: State) -> tuple[State, tuple[tuple[int, ...], ...]]:
    """The state with its times named in order, and where each of them came from; no time counts before the clock runs."""
    if not state.running:
        if state.last is not None and not engine.only:
            raise _Crossed
        last = None if state.last is None else _Traced.ORIGIN
        places = tuple((number, _Traced.ORIGIN) for number, _ in state.tokens)
        joins = tuple((number, missing, _Traced.ORIGIN) for number, missing, _ in state.joins)
        return state._replace(tokens=places, joins=joins, last=last), ()
    times: list[Time] = [time for *_, time in (*state.tokens, *state.joins)]
    names = [frozenset((name,)) for name in range(len(times) + 1)]
    places = tuple((number, name) for (number, _), name in zip(state.tokens, names, strict=False))
    after = names[len(places) :]
    joins = tuple((number, missing, name) for (number, missing, _), name in zip(state.joins, after, strict=False))
    last = None
    if state.last is not None:
        last = names[len(times)]
        times.append(state.last)
    return state._replace(tokens=places, joins=joins, last=last), tuple(tuple(time) for time in times)


def _in_order(moves: list[_Move], states: int, begin: int) -> Track | None:
    ways: dict[int, list[int]] = {number: [] for number in range(states)}
    for move in moves:
        ways[move.state] += [to for to, _ in move.targets if to != _OVER]
    place: dict[int, int] = {}
    for group in components(ways):
        if len(group) > 1 or any(number in ways[number] for number in group):
            return None
        place[next(iter(group))] = -len(place)
    return Track(sorted(moves, key=lambda move: place[move.state]), states, begin)
