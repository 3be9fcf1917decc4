"""From the model to numbers: the network of a process, as a measure sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.net import goes_on
from svcdsl.analyses.proving.network import BRANCHES, END, NO_TIME, Counter, Lengths, Network, Node, Way
from svcdsl.model import END as THE_END
from svcdsl.model.parts import Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from fractions import Fraction

    from svcdsl.analyses.flow import Flow
    from svcdsl.analyses.opening import Opening, Openings
    from svcdsl.analyses.proving.suppliers import Suppliers
    from svcdsl.model.shared import Calendar, Channel, Role
    from svcdsl.text import Span
    from svcdsl.values import Duration

    Exact = int | Fraction

DAY = 86400
_FEWEST_DAYS = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST_DAYS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)


class Undecided(Exception):
    """Nothing certain can be said: `key` says why, about what stands at `span`."""

    def __init__(self, key: str, span: Span | None = None, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.span = span
        self.facts = facts


class Reader:
    """Reads one process; `openings` are those of the project's calendars."""

    def __init__(self, flow: Flow, suppliers: Suppliers, openings: Openings) -> None:
        self.flow = flow
        self.suppliers = suppliers
        self.openings = openings

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
        hours = self._hours(step)
        takes = self.suppliers.bound(step)
        if takes is not None:
            lengths, hours = takes.lengths, takes.hours
        else:
            lengths = self._takes(step)
        waits, timeout = self._waits(step), self._timeout(step, number)
        if timeout is not None and lengths.most is not None and (waits.most or 0) + lengths.most <= timeout[0]:
            timeout = None  # what is done just then is done
        return Node(
            step,
            waits,
            lengths,
            None if hours.always else hours,
            _ways(step, number, counters),
            tuple(number[branch] for branch in step.fork),
            tuple(_failures(step, number)),
            timeout,
            sources[step],
            excluded,
            takes.sla if takes is not None else None,
        )

    def _hours(self, step: Step) -> Opening:
        """When work on a step goes on: while the calendars of its role and its touchpoint's channel are open."""
        channel = step.touchpoint.channel if step.touchpoint is not None else None
        calendars = [opening_calendar(one, step.span) for one in (step.by, channel) if one is not None]
        return known_opening(self.openings, step.span, *calendars)

    def _takes(self, step: Step) -> Lengths:
        if step.takes is None:
            if step.has("takes"):
                raise Undecided("unknown-duration", step.value_span("takes"), step=step)
            return NO_TIME
        return Lengths(
            self._seconds(step, "takes", step.takes.least, most=False),
            self._seconds(step, "takes", step.takes.most, most=True),
        )

    def _waits(self, step: Step) -> Lengths:
        if step.waits is None:
            if step.has("waits"):
                raise Undecided("unknown-duration", step.value_span("waits"), step=step)
            return NO_TIME
        lengths = (step.waits.least, step.waits.most)
        if any(length.open_seconds for length in lengths):  # a wait always runs: open hours have no place in it
            raise Undecided("unknown-duration", step.value_span("waits"), step=step)
        return Lengths(
            self._seconds(step, "waits", lengths[0], most=False), self._seconds(step, "waits", lengths[1], most=True)
        )

    def _seconds(self, step: Step, field: str, length: Duration, *, most: bool) -> Exact:
        if length.open_days:
            raise Undecided("unknown-duration", step.value_span(field), step=step)
        return real_seconds(length, most=most) + length.open_seconds

    def _timeout(self, step: Step, number: dict[Step, int]) -> tuple[Exact, int] | None:
        timeout = step.timeout
        if timeout is None or not timeout.has("to"):
            return None
        after = timeout.after
        if after is None or after.open_days or after.months or timeout.to is None:
            raise Undecided("unknown-duration", timeout.span, step=step)
        return after.seconds + after.open_seconds, _at(timeout.to, number)


def opening_calendar(one: Role | Channel, span: Span) -> Calendar | None:
    """The calendar of a role or channel; Undecided where one is written that nobody found."""
    if one.calendar is None and one.has("calendar"):
        raise Undecided("calendar-unknown", span)
    return one.calendar


def known_opening(openings: Openings, span: Span, *calendars: Calendar | None) -> Opening:
    """When calendars are open at once; Undecided where one of them does not say so."""
    opening = openings.of(*calendars)
    if not opening.known:
        raise Undecided("calendar-unknown", span)
    return opening


def real_seconds(length: Duration, *, most: bool) -> Exact:
    """The seconds and calendar months of a length, with as few or as many days as months can have."""
    years, months = divmod(length.months, 12)
    days = years * (366 if most else 365) + (_MOST_DAYS if most else _FEWEST_DAYS)[months]
    return days * DAY + length.seconds


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
