"""From the model to numbers: the network of a process, as a measure sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.net import goes_on
from svcdsl.analyses.proving.process.network import BRANCHES, END, Counter, Network, Node, Way
from svcdsl.analyses.proving.process.step_times import StepTimes
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.model import END as THE_END
from svcdsl.model.parts import Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from fractions import Fraction

    from svcdsl.analyses.flow import Flow
    from svcdsl.analyses.opening import Openings
    from svcdsl.analyses.proving.process.suppliers import Suppliers

    Exact = int | Fraction


class Reader:
    """Reads one process; `openings` are those of the project's calendars."""

    def __init__(self, flow: Flow, suppliers: Suppliers, openings: Openings) -> None:
        self.flow = flow
        self._lengths = StepTimes(suppliers, openings)

    def network(self, excludes: Collection[Step] = ()) -> Network:
        """The network of the steps that can be come to from the start; Undecided where the text leaves it open."""
        start = self.flow.process.start
        if start is None:
            raise Undecided("not-sound", self.flow.process.span, process=self.flow.process)
        steps = self.flow.reach([start])
        order = _in_order(self.flow, start, set(steps))
        number = {step: at for at, step in enumerate(order)}
        sources = _sources(self.flow, order)
        counters: list[Counter] = []
        nodes = [self._node(step, number, sources, counters, step in excludes) for step in order]
        network = Network(tuple(nodes), tuple(counters))
        return Network(network.nodes, tuple(_loops(network))) if counters else network

    def _node(
        self,
        step: Step,
        number: dict[Step, int],
        sources: dict[Step, int],
        counters: list[Counter],
        excluded: bool,
    ) -> Node:
        if step in self.flow.open_steps:
            raise Undecided("not-known-where", step.span, step=step)
        time = self._lengths.of(step)
        return Node(
            step,
            time.waits,
            time.takes,
            time.hours,
            _ways(step, number, counters),
            tuple(number[branch] for branch in step.fork),
            tuple(_failures(step, number)),
            None if time.after is None or step.timeout is None else (time.after, _at(step.timeout.to, number)),
            sources[step],
            excluded,
            time.supplier,
            time.business,
        )


def _at(to: object, number: dict[Step, int]) -> int:
    return END if to is THE_END else number[to]  # type: ignore[index]


def _ways(step: Step, number: dict[Step, int], counters: list[Counter]) -> tuple[Way, ...]:
    if not step.choose:
        if step.fork:
            return (Way(BRANCHES, 1),)
        return (Way(END if step.then is None else _at(step.then, number), 1),)
    shares = _shares(step, [choice.share.share if choice.share is not None else None for choice in step.choose], True)
    ways: list[Way] = []
    for choice, share in zip(step.choose, shares, strict=True):
        counter = -1
        if choice.has("repeat"):
            if choice.repeat is None:
                raise Undecided("not-known-where", choice.span, step=step)
            counter = len(counters)
            counters.append(Counter(int(choice.repeat.value), frozenset()))
        ways.append(Way(_at(choice.then, number), share, counter))
    return tuple(ways)


def _failures(step: Step, number: dict[Step, int]) -> Iterable[Way]:
    failures = [failure for failure in step.fails if failure.has("recover")]
    shares = _shares(step, [one.share.share if one.share is not None else None for one in failures], False)
    for failure, share in zip(failures, shares, strict=True):
        yield Way(_at(failure.recover, number), share)


def _shares(step: Step, shares: list[Exact | None], whole: bool) -> list[Exact | None]:
    """Shares with the rest given to the only one that has none; Undecided where they cannot be right."""
    known = sum(share for share in shares if share is not None)
    missing = shares.count(None)
    if known > 1 or (whole and not missing and known != 1):
        raise Undecided("shares-wrong", step.span, step=step)
    if whole and missing == 1:
        return [1 - known if share is None else share for share in shares]
    if known == 1:
        return [0 if share is None else share for share in shares]
    return shares


def _sources(flow: Flow, steps: Iterable[Step]) -> dict[Step, int]:
    """For how many arrivals each step waits: a `join: all` for one from every step with a way into it."""
    found: dict[Step, set[Step | None]] = {step: set() for step in steps}
    for step in found:
        for way in flow.ways[step]:
            if isinstance(way.to, Step):
                found[way.to].add(step)
    start = flow.process.start
    if start is not None:
        found[start].add(None)
    return {step: len(sources) if step.join == "all" else 1 for step, sources in found.items()}


def _in_order(flow: Flow, start: Step, steps: set[Step]) -> list[Step]:
    """The steps, each before those that it leads to where no loop is in the way."""
    done: list[Step] = []
    seen = {start}
    stack = [(start, iter(flow.ways[start]))]
    while stack:
        step, rest = stack[-1]
        for way in rest:
            if isinstance(way.to, Step) and way.to not in seen:
                seen.add(way.to)
                stack.append((way.to, iter(flow.ways[way.to])))
                break
        else:
            done.append(step)
            stack.pop()
    for step in done:
        if not goes_on(step) and any(step.has(field) for field in ("then", "choose", "fork")):
            raise Undecided("not-known-where", step.span, step=step)
    return [step for step in reversed(done) if step in steps]


def _loops(network: Network) -> Iterable[Counter]:
    """The counters, each with the loop that its way closes; without one where the way leads back into no loop."""
    for number, node in enumerate(network.nodes):
        for way in node.ways:
            if way.counter >= 0:
                loop = _loop(network, number, way.to)
                beside = frozenset(_beside(network, way.to, loop)) if loop else frozenset()
                yield network.counters[way.counter]._replace(loop=loop, beside=beside)


def _beside(network: Network, first: int, loop: frozenset[int]) -> Iterable[int]:
    """The nodes from which a way leads back to the same `first` node, round a loop that does not contain this one."""
    for number, targets in enumerate(network.targets):
        if first in targets and number not in loop:
            other = _loop(network, number, first)
            if other and number in network.leading_from(first) and not loop <= other:
                yield number


def _loop(network: Network, last: int, first: int) -> frozenset[int]:
    """The steps of the loop that a way from `last` back to `first` closes."""
    if first == END:
        return frozenset()
    before: dict[int, set[int]] = {}
    for number, targets in enumerate(network.targets):
        for to in targets:
            before.setdefault(to, set()).add(number)
    found = {first}
    waiting = [last]
    while waiting:
        number = waiting.pop()
        if number not in found:
            found.add(number)
            waiting += before.get(number, ())
    # Where the start belongs to it without being its head, cases come in elsewhere too: then it is no such loop.
    return frozenset(found) if first == 0 or 0 not in found else frozenset()
