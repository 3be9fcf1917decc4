"""Small processes in which a case is in one place, played with every length of a grid: an oracle that knows no theorem.

Lengths and hours are half hours; tried are also lengths a few seconds to either side, so that what is only come near
to is nearly met.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import NamedTuple

from svcdsl.analyses.opening import Opening
from svcdsl.analyses.proving.process.network import END, Counter, Lengths, Network, Node, Way
from svcdsl.analyses.proving.runs.question import BOUND, Limit, Question
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, FINISHED, STARTED, Mark

HALF_HOUR, DAY = 1800, 86400
NEAR = (-2, -1, 0, 1, 2)
NOTHING = float("-inf")


class Times:
    """When an opening is open, from its spans alone; None is always."""

    def __init__(self, opening: Opening | None, start: int, end: int) -> None:
        self.spans = [(start, end)] if opening is None else opening.spans(start, end)
        self.sums = [0]
        for opens, closes in self.spans:
            self.sums.append(self.sums[-1] + closes - opens)
        self.opens = [opens for opens, _ in self.spans]

    def until(self, at: int) -> int:
        """The open seconds up to a moment."""
        index = bisect_right(self.opens, at) - 1
        return 0 if index < 0 else self.sums[index] + min(at, self.spans[index][1]) - self.opens[index]

    def opened(self, at: int) -> int:
        """The first open moment from one on."""
        index = bisect_right(self.opens, at) - 1
        return at if index >= 0 and at < self.spans[index][1] else self.opens[index + 1]

    def passed(self, at: int, work: int) -> int:
        """When so much work is done that may begin at a moment."""
        target = self.until(at) + work
        index = next(index for index, total in enumerate(self.sums) if total >= target) - 1
        return self.opens[index] + target - self.sums[index]


def tried(lengths: Lengths) -> list[int]:
    """The lengths of a range that are tried."""
    found = range(int(lengths.least), int(lengths.most or 0) + 1, HALF_HOUR)
    near = {one + by for one in found for by in NEAR}
    return sorted(one for one in near if lengths.least <= one <= (lengths.most or 0))


class Oracle:
    """The greatest (`sign` 1) or the least (-1) time on the clock over all lengths that are tried."""

    def __init__(self, question: Question, start: int, sign: int) -> None:
        self.question, self.sign = question, sign
        nodes = question.network.nodes
        self.clock = Times(question.clock, start - DAY, start + 60 * DAY)
        self.hours = [Times(node.hours, start - DAY, start + 60 * DAY) for node in nodes]
        self.tried = [(tried(node.waits), tried(node.takes)) for node in nodes]
        self.come = cache(self._come)
        self.left = cache(self._left)

    def farthest(self, starts: list[int]) -> float:
        """Over some moments to start at."""
        moment, number = self.question.first
        if moment == ARRIVED:
            return self.sign * max(self.come(0, 0, at)[0] for at in starts)
        if moment == FINISHED:
            return self.sign * max(self.seen(FINISHED, number, self.left(number, 0, at))[0] for at in starts)
        return self.sign * max(self.begun(number, at) for at in starts)

    def begun(self, number: int, at: int) -> float:
        """Of work that starts at a moment."""
        best = NOTHING
        for wait in self.tried[number][0]:
            for work in self.tried[number][1]:
                if work and self.hours[number].opened(at) != at:
                    continue
                until, after = self.ended(number, 0, wait, work, at)
                if after is not None:
                    until = until if until is not None else at
                    passes = self.counted(number, at, until)
                    best = max(best, passes + after[0])
                    if self.question.last == (STARTED, number) and after[1]:
                        best = max(best, 0)
        return best

    def ended(self, number: int, count: int, wait: int, work: int, start: int) -> tuple[int, tuple[float, bool] | None]:
        """When work ends that starts after a wait, and what follows; None where it never started."""
        timeout = self.question.network.nodes[number].timeout
        hours = self.hours[number]
        if timeout is None or wait + work <= timeout[0]:
            done = hours.passed(start, work) if work else start
            return done, self.seen(FINISHED, number, self.left(number, count, done))
        if wait >= timeout[0]:
            return start, None
        left = hours.passed(start, int(timeout[0]) - wait)
        return left, self.go(number, count, timeout[1], left)

    def _come(self, number: int, count: int, at: int) -> tuple[float, bool]:
        """What more the clock shows at the last `to` of a case that comes to a node, and if there need be none."""
        node = self.question.network.nodes[number]
        best, escapes = NOTHING, False
        for wait in self.tried[number][0]:
            for work in self.tried[number][1]:
                begins = self.hours[number].opened(at + wait) if work else at + wait
                until, after = self.ended(number, count, wait, work, begins)
                if after is None:
                    assert node.timeout is not None
                    until = at + int(node.timeout[0])
                    after = self.go(number, count, node.timeout[1], until)
                elif self.question.last == (STARTED, number):
                    if after[1]:
                        best = max(best, self.counted(number, at, begins))
                    after = after[0], False
                best = max(best, self.counted(number, at, until) + after[0])
                escapes = escapes or after[1]
        return best, escapes

    def _left(self, number: int, count: int, at: int) -> tuple[float, bool]:
        found = []
        for way in self.question.network.nodes[number].ways:
            if way.counter < 0:
                found.append(self.go(number, count, way.to, at))
            elif count < self.question.network.counters[0].times:
                found.append(self.go(number, count + 1, way.to, at))
        return max(one for one, _ in found), any(one for _, one in found)

    def go(self, number: int, count: int, to: int, at: int) -> tuple[float, bool]:
        """What follows a way."""
        if to == END:
            return (0, False) if self.question.last.moment == ENDED else (NOTHING, True)
        if self.question.network.counters:
            loop = self.question.network.counters[0].loop
            count = 0 if to in loop and number not in loop else count
        return self.come(to, count, at)

    def seen(self, moment: str, number: int, after: tuple[float, bool]) -> tuple[float, bool]:
        """What follows an event that may be the `to`."""
        if self.question.last != (moment, number):
            return after
        return (max(0, after[0]) if after[1] else after[0]), False

    def counted(self, number: int, start: int, end: int) -> float:
        """What the clock shows for a stay."""
        if self.question.network.nodes[number].excluded:
            return 0
        return self.sign * (self.clock.until(end) - self.clock.until(start))


class Given(NamedTuple):
    """Stretches in which the clock may start, whatever the horizon."""

    at_once: list[tuple[int, int]]

    def __iter__(self) -> Iterator[tuple[int, int]]:  # type: ignore[override]
        return iter(self.at_once)


def lengths(random: Random, most: int) -> Lengths:
    """A range of up to so many half hours."""
    least = random.choice((0, random.randint(0, most)))
    return Lengths(least * HALF_HOUR, (least + random.choice((0, random.randint(0, most)))) * HALF_HOUR)


def drawn(random: Random, openings: list[Opening | None], size: int) -> Question:
    """A question about a small process."""
    count = random.randint(2, size)
    back = random.randrange(count) if random.random() < 0.25 else None
    begins = 0 if back is None else random.randint(0, back)
    stands = random.randrange(count)
    nodes = []
    for number in range(count):
        onward = [*range(number + 1, count), END]
        targets = [onward[0]] if random.random() < 0.7 else random.sample(onward, min(len(onward), 2))
        ways = [Way(to, None) for to in targets] + [Way(begins, None, 0)] * (number == back)
        takes = lengths(random, 3)
        timeout = (random.randint(1, 6) * HALF_HOUR, random.choice(onward)) if random.random() < 0.2 else None
        if timeout is not None:
            takes = takes._replace(least=0)  # so that it may be done
        waits = lengths(random, 3 if random.random() < 0.7 else 24)
        if timeout is not None and waits.least > timeout[0]:
            waits = waits._replace(least=0)
        excluded = number == stands or random.random() < 0.2
        hours = random.choice(openings)
        nodes.append(Node(None, waits, takes, hours, tuple(ways), (), (), timeout, 1, excluded))  # type: ignore[arg-type]
    first = random.choice((*[Mark(ARRIVED)] * 4, Mark(STARTED, 0), Mark(FINISHED, 0)))
    last = random.choice((*[Mark(ENDED)] * 4, *(Mark(how, random.randrange(count)) for how in (STARTED, FINISHED))))
    counters = () if back is None else (Counter(random.choice((1, 2)), frozenset(range(begins, back + 1))),)
    clock = random.choice(openings)
    return Question(Network(tuple(nodes), counters), first, last, clock, Limit(3600, 3600), BOUND)
