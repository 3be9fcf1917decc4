"""The smallest changes to a spec with which what is refuted or open would be proved, each tried on the changed network."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING

from svcdsl.analyses.opening import Opening
from svcdsl.analyses.proving.found import Found
from svcdsl.analyses.proving.process.network import Node
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.proof import OPEN, PROVED, REFUTED, Repair, Said, Share
from svcdsl.analyses.proving.prover import Prover
from svcdsl.analyses.proving.repairing.changes import bisected, shared, without
from svcdsl.analyses.proving.repairing.lengths import Length, lengths_of
from svcdsl.analyses.proving.repairing.trials import trials_of
from svcdsl.analyses.proving.repairing.weaker import wordings
from svcdsl.analyses.proving.runs.extremes import Budget, TooMany
from svcdsl.model import END as THE_END

if TYPE_CHECKING:
    from svcdsl.analyses.proving.found import Asked
    from svcdsl.analyses.proving.runs.question import Limit, Question

    Exact = int | Fraction

MOST_OF_A_KIND = 2
"""Repairs of one kind that are shown."""
MOST_TRIED, MOST_FOR_WORDINGS = 6_000, 15_000
"""States that are played to find the repairs of one kind; what is not found by then is not looked for."""
_MINUTE = 60


class Repairs:
    """Looks for repairs of one finding; each is tried by proving the changed network."""

    def __init__(self, found: Found, prover: Prover) -> None:
        assert found.question is not None
        assert found.answer is not None
        assert found.asked is not None
        self.found = found
        self.question = found.question
        self.answer = found.answer
        self.asked = found.asked
        self.prover = prover
        self._trials = trials_of(found)
        self._budget = Budget(MOST_TRIED)

    def all(self) -> tuple[Repair, ...]:
        """Those that were proved, the kinds in the order in which a manager would think of them."""
        if not self.answer.ever:
            return ()
        said: list[Said] = []
        for kind in (self._orders, self._limits, self._shares, self._clocks, self._hours, self._wordings):
            self._budget = Budget(MOST_FOR_WORDINGS if kind == self._wordings else MOST_TRIED)
            try:
                for one in islice(kind(), MOST_OF_A_KIND):
                    said.append(one)
            except (TooMany, Undecided):
                continue
        return tuple(Repair(one, PROVED) for one in said)

    def proves(self, question: Question) -> bool:
        """Whether the claim is proved of a changed question."""
        return self.prover.proves(question, self.asked, self._budget)

    def _proves_with(self, number: int, node: Node) -> bool:
        """Whether it is proved with one node changed."""
        known = None if self._trials is None else self._trials.with_node(number, node, self._budget)
        if known is not None:
            return known
        nodes = self.question.network.nodes
        changed = (*nodes[:number], node, *nodes[number + 1 :])
        return self.proves(self.question._replace(network=self.question.network.with_nodes(changed)))

    def _proves_without(self, number: int) -> bool:
        """Whether it is proved with what one node does done after the `to` step."""
        trials, node = self._trials, self.question.network.nodes[number]
        changed = self.question._replace(network=without(self.question.network, number, self.question.last.number))
        length = (node.waits.most or 0) + (node.takes.most or 0)
        if trials is not None and trials.longest(number, length) < 0:
            return False
        known = None if trials is None else trials.without(number, changed, self._budget)
        return self.proves(changed) if known is None else known

    def _on_the_way(self) -> list[int]:
        """The nodes of the slowest run, without those before the clock starts, each once."""
        path, first = self.answer.slow, self.question.first
        if first.moment != "arrived" and first.number in path:
            path = path[path.index(first.number) :]
        return list(dict.fromkeys(path))

    def _orders(self) -> Iterator[Said]:
        """What stands straight before the `to` step of some cases, done after it instead: it no longer counts."""
        last, network = self.question.last, self.question.network
        if last.moment not in ("started", "done") or not self.asked.below:
            return
        after = network.targets[last.number]
        if any(number in network.leading_to(last.number) for number in after if number >= 0):
            return  # the clock stops at the last time round: what is put off would count there
        for number in self._on_the_way():
            node = network.nodes[number]
            simple = not node.fails and node.timeout is None and node.arrivals == 1 and not node.branches
            alone = [way.to for way in node.ways] == [last.number]
            if not (simple and alone) or number in (self.question.first.number, 0):
                continue
            if self._proves_without(number):
                yield Said(
                    "repair-order", {"first": network.nodes[last.number].step, "second": node.step}, node.step.span
                )

    def _limits(self) -> Iterator[Said]:
        """The least that the longest lengths on the way must become shorter."""
        if not self.asked.below:
            return
        found: list[tuple[Fraction, int, Said]] = []
        try:
            for at, number, length in self._lengths():
                ratio = found[MOST_OF_A_KIND - 1][0] if len(found) >= MOST_OF_A_KIND else None
                shorter = self._greatest(length, number, ratio)
                if shorter is not None:
                    found.append((Fraction(length.most - shorter) / length.most, at, length.said(shorter)))
                    found.sort(key=lambda one: one[:2])
        except (TooMany, Undecided):
            pass  # those that were found are repairs all the same
        yield from (said for _, _, said in found)

    def _lengths(self) -> list[tuple[int, int, Length]]:
        """The lengths on the way, with their places there and their nodes, the longest first."""
        nodes = self.question.network.nodes
        found = [(number, length) for number in self._on_the_way() for length in lengths_of(nodes[number])]
        placed = [(at, number, length) for at, (number, length) in enumerate(found)]
        return sorted(placed, key=lambda one: -one[2].most)

    def _greatest(self, length: Length, number: int, ratio: Fraction | None) -> Exact | None:
        """The greatest length below the most, in whole minutes where there is such a one, that proves it; None if none does.

        None too where that is below the least, or shorter by more than `ratio` of it: then two others are better.
        """

        most, least = length.most, ceil(length.least)
        longest = most if self._trials is None else self._trials.longest(number, most)

        def proves(shorter: Exact) -> bool:
            return shorter <= longest and self._proves_with(number, length.changed(shorter))

        if most % _MINUTE == 0:
            low = ceil(Fraction(max(least, 0 if ratio is None else most * (1 - ratio))) / _MINUTE)
            if low * _MINUTE < most and proves(low * _MINUTE):
                guess = int(longest // _MINUTE)
                found = bisected(low, int(most // _MINUTE), lambda some: proves(some * _MINUTE), guess) * _MINUTE
                return found or bisected(0, _MINUTE, proves) or None
            most = min(most, low * _MINUTE)
        if ratio is not None or least >= most or not proves(least):
            return None
        return bisected(least, int(most), proves, int(longest)) or None

    def _shares(self) -> Iterator[Said]:
        """The greatest share, in whole percent, of the slow way at a choice that still proves it."""
        if self.asked.share is None:
            return
        network, path = self.question.network, self.answer.slow
        for number in self._on_the_way():
            node = network.nodes[number]
            at = path.index(number)
            following = path[at + 1] if at + 1 < len(path) else None
            for index, way in enumerate(node.ways):
                if len(node.ways) < 2 or way.to != following or not way.share or way.share == 1:
                    continue
                low = self._greatest_share(number, index)
                if low is None:
                    continue
                facts = {
                    "step": node.step,
                    "to": THE_END if way.to < 0 else network.nodes[way.to].step,
                    "from": Share(way.share),
                    "to_share": Share(Fraction(low, 100)),
                }
                yield Said("repair-share", facts, node.step.choose[index].span)

    def _greatest_share(self, number: int, index: int) -> int | None:
        """The greatest percentage of one way at a choice that proves it; None if none does, or shares are not said."""
        node = self.question.network.nodes[number]

        def proves(percent: int) -> bool:
            return self._proves_with(number, shared(node, index, Fraction(percent, 100)))

        if any(way.share is None for way in node.ways):
            return None
        if (self._trials is not None and not self._trials.may_help(number, index)) or not proves(0):
            return None
        return bisected(0, ceil((node.ways[index].share or 0) * 100), proves)

    def _clocks(self) -> Iterator[Said]:
        """The clock stopped while those who do the work are closed."""
        claim = self.found.claim
        if self.question.clock is not None or claim.kind != "sla":
            return
        for number in self._on_the_way():
            step = self.question.network.nodes[number].step
            calendar = step.by.calendar if step.by is not None else None
            if calendar is not None and self._proves_on(self.prover.openings.of(calendar)):
                yield Said("repair-clock", {"calendar": calendar}, claim.span)
                return

    def _proves_on(self, clock: Opening) -> bool:
        """Whether it is proved with a clock."""
        known = None if self._trials is None else self._trials.on_clock(clock, self.question.limit)
        return self.proves(self.question._replace(clock=clock)) if known is None else known

    def _hours(self) -> Iterator[Said]:
        """The hours of one calendar without an end."""
        nodes = self.question.network.nodes
        if any(node.business is not None for node in nodes):
            return  # its days would be counted otherwise too
        calendars = {}
        for node in nodes:
            if node.hours is not None and node.step.by is not None and node.step.by.calendar is not None:
                calendars[node.step.by.calendar] = self.prover.openings.of(node.step.by.calendar)
        for calendar, opening in calendars.items():
            changed = tuple(node._replace(hours=None) if node.hours is opening else node for node in nodes)
            question = self.question._replace(network=self.question.network.with_nodes(changed))
            if question.clock is opening:  # who changes the calendar changes the clock too
                question = question._replace(clock=Opening.ALWAYS if question.limit.days else None)
            known = None if self._trials is None or question.openings else self._trials.always_open(question.limit)
            if self.proves(question) if known is None else known:
                yield Said("repair-hours", {"calendar": calendar, "hours": "24x7"}, calendar.span)

    def _wordings(self) -> Iterator[Said]:
        """What could be said instead and kept: fewer cases, or more time."""
        objective = self.found.claim.objective
        assert objective is not None
        for written, asked, limit in wordings(
            objective, self.asked, self.question.limit, self.answer, self._least_limit, self._least_days
        ):
            if self._proves_said(asked, limit):
                yield Said("repair-wording", {"objective": written}, self.found.claim.span)

    def _proves_said(self, asked: Asked, limit: Limit) -> bool:
        """Whether another wording is proved."""
        known = None
        if self._trials is not None and limit == self.question.limit and asked.share is not None:
            known = self._trials.with_share(asked.share)
        elif self._trials is not None and asked == self.asked:
            known = self._trials.with_limit(limit, self.prover.reply_once)
        if known is not None:
            return known
        return self.prover.proves(self.question._replace(limit=limit), asked, self._budget)

    def _least_days(self, low: int, high: int) -> int | None:
        """The fewest business days, more than `low`, with which it is proved; None where it is not with `high`."""

        def fails(days: int) -> bool:
            return not self._proves_said(self.asked, self.question.limit._replace(days=days))

        return None if fails(high) else bisected(low, high, fails) + 1

    def _least_limit(self, low: int, high: int, unit: int) -> int:
        """The least limit, as a multiple of `unit` seconds above `low`, with which it is proved; it is with `high`."""
        least = None if self._trials is None else self._trials.least_limit(self.prover.reply_once)
        if least is not None:
            low = max(low, ceil(Fraction(least) / unit) - 1)
        while high - low > 1:
            middle = low + 1 if least is not None else (low + high) // 2
            limit = self.question.limit._replace(fewest=middle * unit, most=middle * unit)
            if self._proves_said(self.asked, limit):
                high = middle
            else:
                low = middle
            least = None
        return high


def repairs_of(found: Found, prover: Prover) -> tuple[Repair, ...]:
    """What would prove it; nothing where it is proved, or could not be asked."""
    if found.verdict not in (OPEN, REFUTED) or found.question is None or found.answer is None:
        return ()
    return Repairs(found, prover).all()
