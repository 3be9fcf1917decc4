"""Runs whose clock starts in one branch while others are under way: those that start the clock, and those beside it.

What comes last of all decides how long it is, so each part of a run may be looked at alone: what follows from the start
of the clock as if all else had been done long ago, and what else is under way, from the fork on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.hours.hours_engine import UNTIMED, HoursEngine
from svcdsl.analyses.proving.process.lottery import Lottery
from svcdsl.analyses.proving.process.network import BRANCHES
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.states import ARRIVED, State, Time, states_of
from svcdsl.analyses.proving.runs.stays import stays

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.proving.process.network import Node
    from svcdsl.analyses.proving.runs.question import Question
    from svcdsl.analyses.proving.runs.stays import Stay


class OnlyEngine(HoursEngine):
    """Plays what follows from the start of the clock; all else that is under way then was done long before.

    `amid`: whether something was, or `to` had been seen.
    """

    only = True
    amid = False

    def started_at(self, state: State, time: Time) -> State:
        """The state from which the clock runs."""
        others = [number for number, *_ in (*state.tokens, *state.joins)]
        self.amid = self.amid or state.last is not None or any(number in self._to_last for number in others)
        return _long_ago(state)._replace(running=True, last=None if state.last is None else UNTIMED)

    def _is_untimed(self, state: State, number: int, alone: bool) -> bool:
        return not state.running

    def _over(self, state: State) -> State:
        return Engine._over(self, state)


class Fork(NamedTuple):
    """A fork of which one branch leads to the start of the clock; in `state` it is the first that is played."""

    number: int
    state: State

    @property
    def is_alone(self) -> bool:
        """Whether nothing else is under way."""
        return len(self.state.tokens) == 1 and not self.state.joins


class ForkEngine(HoursEngine):
    """Plays from the end of a fork on; `clock` tells when it started, which is as soon as can be if `slow`, else also late.

    What was under way before the fork was done long before. `beside`: what follows from the start of the clock does
    not count, but only what was under way when it started.
    """

    def __init__(self, question: Question, fork: Fork, *, slow: bool, beside: bool = False) -> None:
        network, first, last, *_ = question
        self._fork = fork
        self._beside = beside
        super().__init__(network, first, last, slow=slow)

    def begin(self) -> State:
        """The state just after the fork, at the engine's start."""
        number, state = self._fork
        rest = _long_ago(state._replace(tokens=state.tokens[1:]))
        node = self.network.nodes[number]
        branches = Lottery(tuple((1, way) for way in node.ways if way.to == BRANCHES))
        [(_, begun)] = self._spread(branches, number, node, self.ORIGIN, rest)[0]
        return begun

    def started_at(self, state: State, time: Time) -> State:
        """The state from which the clock runs; one in which nothing counts where nothing else is under way."""
        others = [number for number, *_ in (*state.tokens, *state.joins)]
        if state.last is None and not any(number in self._to_last for number in others):
            return state._replace(tokens=(), joins=(), last=None, running=True, clock=None)
        return state._replace(running=True, clock=time)

    def begins_at(self, time: Time) -> Time:
        """The time from which a step goes on at which the clock began to run."""
        return UNTIMED if self._beside else time

    def _is_untimed(self, state: State, number: int, alone: bool) -> bool:
        return False

    def _stays(self, node: Node, number: int, state: State, alone: bool) -> list[Stay]:
        if state.running or number not in self._to_first:
            return stays(node, slow=self.slow, quick=not self.slow, late_start=True)
        # The sooner the clock starts, the longer it runs. That it starts soon shows the least where nothing waits for it.
        return stays(node, slow=not self.slow, quick=self.slow or not self._beside, late_start=True)

    def shape(self, state: State) -> tuple[object, tuple[Time, ...]]:
        """What of a state is no time, when its clock started included, and its times."""
        shape, times = super().shape(state)
        return (shape, state.clock), times

    def _over(self, state: State) -> State:
        return Engine._over(self, state)._replace(clock=state.clock)


def forks_amid(question: Question) -> list[Fork]:
    """The forks after which the clock may start in one branch while another is under way to `to`, or was there."""
    network, first, last, *_ = question
    if first.moment == ARRIVED or not any(node.branches for node in network.nodes):
        return []
    found: dict[Fork, None] = {}
    engine = OnlyEngine(network, first, last, slow=True)
    before = network.leading_to(first.number)
    waiting = [engine.begin()]
    known = set(waiting)
    while waiting:
        state = waiting.pop()
        number = state.tokens[0][0] if state.tokens else None
        if number is not None and not state.running and _leads_to(network.nodes[number], before):
            found[Fork(number, state._replace(coins=()))] = None
        new = {after for after in _after(engine, state) if not after.running} - known
        known |= new
        waiting += new
    return [fork for fork in found if _is_amid(question, fork)] if engine.amid else []


def _is_amid(question: Question, fork: Fork) -> bool:
    """Whether something may be under way when the clock starts, before the case is in one place only again."""
    engine = OnlyEngine(*question[:3], slow=True)
    waiting = [fork.state]
    known = set(waiting)
    while waiting and not engine.amid:
        new = {after for after in _after(engine, waiting.pop()) if not after.running and not _is_joined(after)} - known
        known |= new
        waiting += new
    return engine.amid


def _is_joined(state: State) -> bool:
    return len(state.tokens) == 1 and not state.joins and state.last is None


def _leads_to(node: Node, before: frozenset[int]) -> bool:
    """Whether some branch of a fork leads to the start of the clock."""
    return any(branch in before for branch in node.branches)


def _after(engine: HoursEngine, state: State) -> Iterator[State]:
    for prospect in engine.prospects(state):
        yield from states_of(prospect)


def _long_ago(state: State) -> State:
    return state._replace(
        tokens=tuple((number, UNTIMED) for number, _ in state.tokens),
        joins=tuple((number, missing, UNTIMED) for number, missing, _ in state.joins),
    )
