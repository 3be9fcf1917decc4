"""What customers have been told before they wait: for how long a promise prepares them.

Half of the time that a promise gives is a wait that it explains; after that they should hear something.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from svcdsl.model.parts import Sla, Step
from svcdsl.values import Duration

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Flow
    from svcdsl.model.parts import Promise
    from svcdsl.values import Objective

Amount: TypeAlias = "int | Fraction"
_MONTH, _DAY = 31 * 86400, 86400


class Told(NamedTuple):
    """How many seconds without a word the customer has been prepared for, and by which promise.

    `known` is false where a promise is told of which nobody knows what it says.
    """

    seconds: Amount
    promise: Promise | None
    known: bool = True


NOTHING_TOLD = Told(0, None)
_UNKNOWN = Told(0, None, known=False)


class ToldBefore:
    """What has at least been told on every way to a step of a process."""

    __slots__ = ("_flow", "_told")

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._told: dict[Step, Told] = {}
        self._tell_all()

    def at(self, step: Step) -> Told:
        """What the customer has at least been told of when a step is done, whatever way the case came to it."""
        return _more(self._told.get(step, _UNKNOWN), _tells(step))

    def _tell_all(self) -> None:
        """What has been told when the case comes to a step: the least over the ways in, at a `join: all` the most.

        Each is first taken to be without bound and made less, until nothing changes.
        """
        ways_in: dict[Step, list[tuple[Step, bool]]] = {}
        for step, ways in self._flow.ways.items():
            for way in ways if step in self._flow.reachable else ():
                if isinstance(way.to, Step):
                    ways_in.setdefault(way.to, []).append((step, way.kind != "timeout"))
        start = self._flow.process.start
        waiting = [start] if start is not None else []
        while waiting:
            step = waiting.pop()
            arrived = [self.at(one) if done else self._told.get(one, _UNKNOWN) for one, done in ways_in.get(step, ())]
            if step is start:
                arrived.append(NOTHING_TOLD)
            told = max(arrived, key=_rank) if step.join == "all" else min(arrived, key=_rank)
            if step not in self._told or _rank(told) < _rank(self._told[step]):
                self._told[step] = told
                waiting.extend(way.to for way in self._flow.ways[step] if isinstance(way.to, Step))


def certain(time: Duration) -> Amount:
    """Seconds of a time; business days, of which nobody says how long they are, as none."""
    return time.seconds + time.open_seconds + time.months * _MONTH


def _tells(step: Step) -> Told:
    """What a step prepares the customer for: half of the longest time that its promises give."""
    if not step.whole("tells"):
        return _UNKNOWN
    return max((_half(promise) for promise in step.tells), key=_rank, default=NOTHING_TOLD)


def _half(promise: Promise) -> Told:
    objective: Objective | None = promise.says
    if not promise.has("says"):
        sla = promise.backed_by
        if promise.has("backed_by") and sla is None:
            return _UNKNOWN
        objective = sla.objective if isinstance(sla, Sla) else None
    elif objective is None:
        return _UNKNOWN
    if objective is None or type(objective.bound) is not Duration or objective.sign[0] != "<":
        return NOTHING_TOLD
    return Told(Fraction(certain(objective.bound) + objective.bound.open_days * _DAY, 2), promise)


def _more(one: Told, other: Told) -> Told:
    return max(one, other, key=_rank)


def _rank(told: Told) -> tuple[bool, Amount]:
    return not told.known, told.seconds
