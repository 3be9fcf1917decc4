"""Where a case can go on from a step, with which shares, and what a `repeat` leaves of them."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from svcdsl.model import END
from svcdsl.model.base import End
from svcdsl.model.parts import Process, Step

Target = Step | End
Said = tuple[Fraction | None, ...]


@dataclass(frozen=True)
class Coin:
    """The ways of which one is taken: what is said of their shares, and which are used up."""

    said: Said
    used_up: frozenset[int] = frozenset()

    @cached_property
    def unsaid(self) -> list[int]:
        """The ways of which no share is said."""
        return [way for way, share in enumerate(self.said) if share is None]

    @cached_property
    def rest(self) -> Fraction:
        """What is left for the ways of which no share is said."""
        return 1 - sum((share for share in self.said if share is not None), Fraction())

    @cached_property
    def sure_odds(self) -> tuple[Fraction, ...] | None:
        """The share of each way where it follows from what is said."""
        return self.odds([self.rest] * len(self.unsaid)) if len(self.unsaid) < 2 else None

    def odds(self, split: Sequence[Fraction]) -> tuple[Fraction, ...]:
        """The share of each way when those without one get these parts of what is left."""
        parts = iter(split)
        full = [next(parts) if share is None else share for share in self.said]
        left = [Fraction() if way in self.used_up else share for way, share in enumerate(full)]
        whole = sum(left, Fraction())
        if whole == 0:  # a lone way takes all; several of which no share is said may share it in any manner
            free = [way for way in range(len(left)) if way not in self.used_up]
            free = [way for way in free if self.said[way] is None] or free
            return tuple(Fraction(way in free, len(free)) for way in range(len(left)))
        return tuple(share / whole for share in left)


class Repeat(NamedTuple):
    """A way that is taken only so often, and the steps of the loop that it closes (none where it closes none).

    `beside` are the steps that go back to the same one around loops that are not about this one: a case that comes
    back from there does not begin this loop anew.
    """

    step: Step
    way: int
    times: int
    loop: frozenset[Step]
    beside: frozenset[Step]


class Graph:
    """The steps of a process that a case can come to, and the ways between them."""

    def __init__(self, process: Process) -> None:
        if process.start is None:
            raise ValueError("it does not start")
        self.start = process.start
        self.reached = reach([self.start])
        self.ways_in: dict[Step, set[Step]] = defaultdict(set)
        for step in self.reached:
            for to in targets(step):
                if isinstance(to, Step):
                    self.ways_in[to].add(step)
        self.repeats = [
            Repeat(step, way, int(choice.repeat.value), self._loop(step, choice.then), self._beside(step, choice.then))
            for step in self.reached
            for way, choice in enumerate(step.choose)
            if choice.repeat is not None
        ]

    def _loop(self, last: Step, first: Target | None) -> frozenset[Step]:
        """The loop that the way from `last` to `first` closes; empty where some path comes to `last` without `first`."""
        if not isinstance(first, Step) or last in reach([self.start], without=first):
            return frozenset()
        return frozenset(
            {first} | {step for step in self.reached if step is not first and last in reach([step], without=first)}
        )

    def _beside(self, last: Step, first: Target | None) -> frozenset[Step]:
        """The steps whose own way back to `first` closes a loop that lacks something of the one from `last`."""
        if not isinstance(first, Step):
            return frozenset()
        loop, others = self._loop(last, first), {one: self._loop(one, first) for one in self.ways_in[first]}
        return frozenset(one for one, other in others.items() if other and not loop <= other)


def targets(step: Step) -> Iterator[Target]:
    """All that a case can go to from a step, whatever happens at it."""
    yield from (failure.recover for failure in step.fails if failure.recover)
    if step.timeout and step.timeout.to and step.timeout.after:
        yield step.timeout.to
    yield from (choice.then for choice in step.choose if choice.then)
    yield from step.fork
    yield step.then or END


def reach(starts: Sequence[Step], without: Step | None = None) -> list[Step]:
    """The steps that can be come to from these, themselves included, not passing one of them."""
    found = [step for step in starts if step is not without]
    for step in found:
        found += [to for to in dict.fromkeys(targets(step)) if isinstance(to, Step) and to not in (*found, without)]
    return found


class Counts:
    """How often the ways with a `repeat` have been taken since their loops were entered."""

    def __init__(self, graph: Graph) -> None:
        self._repeats = graph.repeats
        self._taken: Counter[tuple[Step, int]] = Counter()

    def used_up(self, step: Step) -> frozenset[int]:
        """The ways of a step that cannot be taken any more."""
        mine = (repeat for repeat in self._repeats if repeat.step is step)
        return frozenset(repeat.way for repeat in mine if self._taken[step, repeat.way] >= repeat.times)

    def take(self, step: Step, way: int) -> None:
        """Note that a way of a choice is taken."""
        self._taken[step, way] += 1

    def enter(self, source: Step, to: Target) -> None:
        """Note that the case goes from one step to another: loops that are entered by it are counted anew.

        They are not by coming back to where they begin from another loop beside them.
        """
        for repeat in self._repeats:
            if to in repeat.loop and source not in repeat.loop and source not in repeat.beside:
                self._taken[repeat.step, repeat.way] = 0


class Coins:
    """The coins that are thrown at a step, made once for all cases."""

    def __init__(self, step: Step) -> None:
        failures = [failure for failure in step.fails if failure.recover]
        shares = [None if failure.share is None else Fraction(failure.share.share) for failure in failures]
        self.failing = Coin((*shares, None)) if failures else None
        """Its sides are the failures, and last that nothing fails."""
        self.recovers = [failure.recover for failure in failures if failure.recover]
        self._said = tuple(None if one.share is None else Fraction(one.share.share) for one in step.choose)
        self._choosing: dict[frozenset[int], Coin] = {}

    def choosing(self, used_up: frozenset[int]) -> Coin:
        """The coin of the step's choice when these ways are used up."""
        if used_up not in self._choosing:
            self._choosing[used_up] = Coin(self._said, used_up)
        return self._choosing[used_up]
