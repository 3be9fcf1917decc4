"""How long a customer can go without a word: rows of steps that neither face customers nor tell them anything.

A row begins after a step of the customer or frontstage, or one that `tells`, and ends at the next such step. Its
length is the most that `waits` and `takes` of its steps come to, closed hours not counted, no step longer than its
`timeout`; a way back is taken as often as its `repeat` allows, and not at all without one. It is exact where every
loop of the row is entered at one step only.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.forward import forward
from svcdsl.analyses.told_before import ToldBefore, certain
from svcdsl.model.items import Choice
from svcdsl.model.parts import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses.concurrency import Concurrency
    from svcdsl.analyses.flow import Flow
    from svcdsl.analyses.told_before import Amount, Told

IN_VIEW = ("customer", "frontstage")


class Row(NamedTuple):
    """Steps in a row between `before` and `after`, its neighbours at which the customer hears something.

    `after` is None where the next such step runs beside what comes next. `seconds` are the most that they can last.
    """

    before: Step
    steps: list[Step]
    after: Step | None
    seconds: Amount
    told: Told


class _Reach(NamedTuple):
    """A walk of silent steps up to `step`, with all rounds on its way, in seconds; `before` is the walk before it."""

    seconds: Amount
    step: Step
    before: _Reach | None


class Silence:
    """The rows of a process; of those that begin after one step, the longest."""

    __slots__ = ("_back", "_ends", "_flow", "_lasts", "_onward", "_order", "_place", "_round", "rows")

    def __init__(self, flow: Flow, concurrency: Concurrency) -> None:
        assert flow.process.start is not None
        self._flow = flow
        self._order, self._back = forward(
            flow.process.start, lambda step: [way.to for way in flow.ways[step] if isinstance(way.to, Step)]
        )
        self._place = {step: number for number, step in enumerate(self._order)}
        self._ends = self._ways_back()
        heard = [step for step in self._order if is_heard(step)]
        self._lasts = {step: _lasts(step) for step in self._order if not is_heard(step)}
        if concurrency.parallel:
            beside = [step for step in self._lasts if any(concurrency.of(step, other) for other in heard)]
            self._lasts = {step: lasts for step, lasts in self._lasts.items() if step not in beside}
        self._onward = {step: self._silent_after(step) for step in self._order}
        self._round: dict[tuple[Step, Step], Amount] = {}
        """How long one round over a way back lasts, where it can be taken so often as its `repeat` says."""
        self._add_rounds()
        starts = [step for step in heard if any(way.to in self._lasts for way in flow.ways[step])]
        told = ToldBefore(flow) if starts else None
        self.rows: list[Row] = []
        for step in starts:
            last = self._longest(step)
            if told is not None and last is not None:
                self.rows.append(self._row(step, last, told.at(step)))

    def _silent_after(self, step: Step) -> list[Step]:
        """The silent steps straight after one, but for ways back."""
        onward = dict.fromkeys(way.to for way in self._flow.ways[step])
        return [to for to in onward if isinstance(to, Step) and to in self._lasts and (step, to) not in self._back]

    def _ways_back(self) -> dict[Step, list[Step]]:
        """The steps to which ways lead back, those of inner loops first, each with the steps from which they do."""
        ends: dict[Step, list[Step]] = {}
        for last, first in sorted(self._back, key=lambda way: (-self._place[way[1]], self._place[way[0]])):
            ends.setdefault(first, []).append(last)
        return ends

    def _add_rounds(self) -> None:
        """Add to the steps to which ways lead back all the rounds from them to themselves.

        Inner loops come first, so that a round of an outer one holds all of theirs. Two ways back to one step of
        which neither is in the loop of the other are each taken as often as they may be once.
        """
        alone = dict(self._lasts)
        for first, ends in self._ends.items():
            rounds: dict[Step, Amount] = {}
            for last in ends if first in alone else ():
                times = self._repeats(last, first)
                between = self._order[self._place[first] : self._place[last] + 1]
                inside = self._leading_to(last, between)
                if not times or first not in inside:
                    continue
                own = alone[first] + sum(lasts for end, lasts in rounds.items() if end in inside)
                reach = {first: _Reach(own, first, None)}
                self._go_on(reach, between)
                self._round[last, first] = reach[last].seconds
                rounds[last] = times * reach[last].seconds
            if rounds:
                self._lasts[first] += sum(rounds.values())

    def _leading_to(self, last: Step, order: list[Step]) -> set[Step]:
        """The steps of an order that lead to the last of them, through silent steps."""
        found = {last} & self._lasts.keys()
        for step in reversed(order):
            if step in self._lasts and not found.isdisjoint(self._onward[step]):
                found.add(step)
        return found

    def _go_on(self, reach: dict[Step, _Reach], order: list[Step]) -> None:
        """Bring what is reached to the steps after it, each by its longest walk."""
        for step in order:
            here = reach.get(step)
            for to in self._onward[step] if here is not None else ():
                _longer(reach, here, to, self._lasts[to])

    def _longest(self, before: Step) -> _Reach | None:
        """The longest row after a step: on without a way back, then over ways back of the loops that hold the step.

        Over each of those once, and with the rounds that are then left: inner loops first, since an outer one
        enters them anew. A customer whose own step was left by a timeout waits for nothing.
        """
        reach: dict[Step, _Reach] = {}
        done = {way.to for way in self._flow.ways[before] if way.kind != "timeout" or before.lane != "customer"}
        for to in self._onward[before]:
            if to in done:
                _longer(reach, None, to, self._lasts[to])
        self._go_on(reach, self._order)
        for first, ends in self._ends.items():
            if first not in self._lasts or self._place[first] >= self._place[before]:
                continue
            entered = dict(reach)
            for last in ends:
                if (last is before and first in done) or last in reach:
                    left = self._lasts[first] - self._round.get((last, first), 0)
                    _longer(entered, reach.get(last), first, left)
            if first in entered:
                reach = entered
                self._go_on(reach, self._order[self._place[first] :])
        whole = (one for one in reach.values() if self._is_end(one.step))
        return max(whole, key=lambda one: one.seconds, default=None)

    def _is_end(self, step: Step) -> bool:
        """Whether after a silent step one may come that is none."""
        return any(isinstance(way.to, Step) and way.to not in self._lasts for way in self._flow.ways[step])

    def _row(self, before: Step, last: _Reach, told: Told) -> Row:
        steps = []
        here: _Reach | None = last
        while here is not None:
            steps.append(here.step)
            here = here.before
        after = [way.to for way in self._flow.ways[last.step] if isinstance(way.to, Step) and is_heard(way.to)]
        return Row(before, steps[::-1], after[0] if after else None, last.seconds, told)

    def _repeats(self, last: Step, first: Step) -> int:
        """How often the ways back from one step to another can be taken; 0 where one of them has no `repeat`."""
        times = 0
        for way in self._flow.ways[last]:
            if way.to is first:
                if not isinstance(way.by, Choice) or way.by.repeat is None:
                    return 0
                times += int(way.by.repeat.value)
        return times


def _longer(reach: dict[Step, _Reach], here: _Reach | None, to: Step, lasts: Amount) -> None:
    """Note a walk to a step, if it is the longest so far."""
    length = (here.seconds if here is not None else 0) + lasts
    if to not in reach or length > reach[to].seconds:
        reach[to] = _Reach(length, to, here)


def is_heard(step: Step) -> bool:
    """Whether the customer acts, sees or is told something at a step, or nobody knows the lane."""
    return step.lane in IN_VIEW or step.has("tells") or (step.lane is None and step.has("lane"))


def _lasts(step: Step) -> Amount:
    """The most that a step can last in open time, as far as it is known."""
    most = sum((certain(part.most) for part in (step.waits, step.takes) if part is not None), start=0)
    timeout = step.timeout
    if timeout is not None and timeout.after is not None and timeout.has("to"):
        return min(most, certain(timeout.after))
    return most


def over(rows: list[Row], most: Amount) -> Iterator[Row]:
    """Rows longer than `most` and than what the customer was told; of several with one step, the longest."""
    told: set[Step] = set()
    for row in sorted(rows, key=lambda row: (-row.seconds, row.before.span.start)):
        if row.told.known and row.seconds > max(most, row.told.seconds) and told.isdisjoint(row.steps):
            told.update(row.steps)
            yield row
