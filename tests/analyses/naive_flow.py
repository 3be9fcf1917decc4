"""The oracle of soundness: small processes made by counting, and every situation of theirs, with nothing clever.

It shares no code with the analyses, and knows nothing of nets: arrivals are pairs of two steps, a situation is a
sorted list of arrivals.
"""

from collections.abc import Iterator
from itertools import combinations, product
from typing import Any, NamedTuple

from svcdsl.analyses import Flow
from svcdsl.model import END
from svcdsl.model.parts import Process, Step

LAST = -1
"""The number of the end among the steps to go to."""


class Plan(NamedTuple):
    """A step: `then`, `choose` or `fork`, to which steps by their numbers, and whether it joins all."""

    kind: str
    to: tuple[int, ...]
    joins: bool


class PlainStep(Step):
    """A step made without a text."""

    def has(self, attribute: str) -> bool:
        """Whether the field has a value."""
        return getattr(self, attribute) not in (None, ())

    def whole(self, attribute: str) -> bool:
        """There is no text of which something could be lost."""
        return True

    def __repr__(self) -> str:
        return self.id


class PlainChoice:
    """A way of a choice."""

    def __init__(self, then: Any) -> None:
        self.then = then

    def has(self, attribute: str) -> bool:
        """It has neither a share nor a repeat."""
        return attribute == "then"


def flow_of(plans: tuple[Plan, ...]) -> Flow:
    """The graph of a process that starts with the first step."""
    steps = [made(PlainStep, id=f"s{number}", join="all" if plan.joins else None) for number, plan in enumerate(plans)]
    for step, plan in zip(steps, plans, strict=True):
        to = [END if number == LAST else steps[number] for number in plan.to]
        put(step, then=to[0] if plan.kind == "then" else None)
        put(step, choose=tuple(map(PlainChoice, to)) if plan.kind == "choose" else ())
        put(step, fork=tuple(to) if plan.kind == "fork" else (), fails=(), timeout=None)
    return Flow(made(Process, id="p", start=steps[0], steps={step.id: step for step in steps}))


def made(kind: Any, **fields: object) -> Any:
    """A thing with these fields and no others."""
    thing = kind.__new__(kind)
    put(thing, **fields)
    return thing


def put(thing: object, **fields: object) -> None:
    """Set fields of a frozen thing."""
    for name, value in fields.items():
        object.__setattr__(thing, name, value)


class Situations:
    """All situations of a process, up to those in which one step is come to twice.

    `crowded` and `stuck` are numbers of steps come to twice, and of those that wait when nothing moves any more;
    `early` those that end the process while something is still to be done; `trapped` whether from some situation
    nothing leads to where nothing moves.
    """

    def __init__(self, plans: tuple[Plan, ...]) -> None:
        self.plans = plans
        self.ways_in = {step: {one for one, plan in enumerate(plans) if step in plan.to} for step in range(len(plans))}
        self.ways_in[0].add(LAST)  # the arrival of the case
        self.crowded: set[int] = set()
        self.early: set[int] = set()
        self.stuck: set[int] = set()
        first = ((LAST, 0),)
        self.onward: dict[tuple[tuple[int, int], ...], set[tuple[tuple[int, int], ...]]] = {}
        waiting = [first]
        while waiting:
            here = waiting.pop()
            if here not in self.onward:
                self.onward[here] = {after for _, after in self.moves(here) if not self.is_crowded(after)}
                waiting += self.onward[here]
                if not any(self.moves(here)):
                    self.stuck |= {step for _, step in here}
        self.trapped = not self.crowded and self.some_never_rest()

    def needs(self, step: int) -> list[list[tuple[int, int]]]:
        """The sets of arrivals that each let a step begin."""
        arrivals = [(one, step) for one in sorted(self.ways_in[step])]
        return [arrivals] if self.plans[step].joins else [[one] for one in arrivals]

    def moves(self, here: tuple[tuple[int, int], ...]) -> Iterator[tuple[int, tuple[tuple[int, int], ...]]]:
        """Every step that can be done now, with the situation after it."""
        for step, plan in enumerate(self.plans):
            for needed in self.needs(step):
                if not set(needed) <= set(here):
                    continue
                rest = list(here)
                for arrival in needed:
                    rest.remove(arrival)
                for to in [plan.to] if plan.kind == "fork" else [(one,) for one in plan.to]:
                    if LAST in to and rest:
                        self.early.add(step)
                    yield step, tuple(sorted([*rest, *((step, one) for one in to if one != LAST)]))

    def is_crowded(self, here: tuple[tuple[int, int], ...]) -> bool:
        """Whether two arrivals wait for one step, other than for a join over two ways; noted where it is so."""
        seen = [arrival if self.plans[arrival[1]].joins else arrival[1] for arrival in here]
        twice = {here[index][1] for index, one in enumerate(seen) if one in seen[:index]}
        self.crowded |= twice
        return bool(twice)

    def some_never_rest(self) -> bool:
        """Whether from some situation none is come to in which nothing moves."""
        resting = {here for here, after in self.onward.items() if not after}
        while more := {here for here, after in self.onward.items() if here not in resting and after & resting}:
            resting |= more
        return len(resting) < len(self.onward)

    def play(self, path: list[int]) -> set[tuple[tuple[int, int], ...]]:
        """All situations that the steps done in this order can lead to."""
        here = {((LAST, 0),)}
        for step in path:
            here = {after for one in here for done, after in self.moves(one) if done == step}
        return here


def all_small(size: int) -> Iterator[tuple[Plan, ...]]:
    """Every process of so many steps that each go on to one or two others or the end, all reached from the first."""
    steps = range(size)
    ways = [("then", (to,)) for to in (*steps, LAST)]
    ways += [("choose", pair) for pair in combinations((*steps, LAST), 2)]
    ways += [("fork", pair) for pair in combinations(steps, 2)]
    for chosen in product(ways, repeat=size):
        if not is_in_order(chosen):
            continue
        sources = [sum(step in to for _, to in chosen) + (step == 0) for step in steps]
        for joins in product(*((False, True) if count > 1 else (False,) for count in sources)):
            yield tuple(Plan(kind, to, join) for (kind, to), join in zip(chosen, joins, strict=True))


def is_in_order(chosen: tuple[tuple[str, tuple[int, ...]], ...]) -> bool:
    """Whether steps are numbered as they are found from the first, so that of equal processes one is made."""
    found = [0]
    for step in found:
        found += [to for to in chosen[step][1] if to != LAST and to not in found]
    return found == list(range(len(chosen)))


def near_ways(size: int) -> Iterator[tuple[Plan, ...]]:
    """Processes in which each step goes on to the next ones, or back by one or two, and paths join in every manner."""

    def ways(step: int) -> list[tuple[str, tuple[int, ...]]]:
        after = [one if one < size else LAST for one in (step + 1, step + 2)]
        found = [("then", (after[0],)), ("choose", (after[0], max(step - 1, 0)))]
        if after[0] != after[1]:
            found.append(("choose", tuple(after)))
        if LAST not in after:
            found += [("fork", tuple(after)), ("then", (after[1],))]
        return found

    for chosen in product(*map(ways, range(size))):
        sources = [sum(step in to for _, to in chosen) + (step == 0) for step in range(size)]
        if 0 in sources:
            continue
        may_join = [step > 0 and count > 1 for step, count in enumerate(sources)]
        for joins in product(*((False, True) if may else (False,) for may in may_join)):
            yield tuple(Plan(kind, to, join) for (kind, to), join in zip(chosen, joins, strict=True))
