"""One case of a process by discrete events: what happens when, and nothing of why."""

from collections import Counter, defaultdict
from collections.abc import Generator
from typing import Any, NamedTuple

import simpy

from svcdsl.model import END
from svcdsl.model.parts import Process, Step

from .draws import Draw
from .lengths import Lasting, lasting_of
from .opening import Clocks
from .staying import stay_of
from .ways import Coin, Coins, Counts, Graph, Target

MOST_VISITS = 300
"""A case that has come to so many steps is given up: some draw runs around for ever."""


class Endless(Exception):
    """The case does not come to an end."""


class Happened(NamedTuple):
    """A moment of a case. Of the process `arrived`, `ended`; of a step `come`, `started`, `done`, or `left` for good."""

    of: Step | Process
    moment: str
    time: int


Case = list[Happened]
Running = Generator[simpy.Event, Any, None]


class Simulator:
    """Simulates cases of one process."""

    def __init__(self, process: Process, clocks: Clocks) -> None:
        self.process = process
        self.graph = Graph(process)
        self.lasting: dict[Step, Lasting] = {step: lasting_of(step, clocks) for step in self.graph.reached}
        self.coins = {step: Coins(step) for step in self.graph.reached}

    def case(self, arrival: int, draw: Draw) -> Case:
        """What happens in a case that arrives at that second, all else decided by `draw`; in order of time."""
        return _Run(self, arrival, draw).happened


class _Run:
    """A case on its way."""

    def __init__(self, simulator: Simulator, arrival: int, draw: Draw) -> None:
        self.simulator = simulator
        self.draw = draw
        self.counts = Counts(simulator.graph)
        self.visits: Counter[Step] = Counter()
        self.waiting: dict[Step, Counter[Step]] = defaultdict(Counter)
        self.happened: Case = [Happened(simulator.process, "arrived", arrival)]
        self.env = simpy.Environment(initial_time=arrival)
        self.env.process(self.visit(simulator.graph.start))
        self.env.run()
        self.happened.append(Happened(simulator.process, "ended", int(self.env.now)))

    def note(self, step: Step, moment: str) -> None:
        self.happened.append(Happened(step, moment, int(self.env.now)))

    def until(self, moment: int) -> simpy.Event:
        return self.env.timeout(moment - int(self.env.now))

    def visit(self, step: Step) -> Running:
        """From coming to a step to leaving it."""
        visit, lasting = self.visits[step], self.simulator.lasting[step]
        self.visits[step] += 1
        if self.visits.total() > MOST_VISITS:
            raise Endless
        self.note(step, "come")
        onward, way = self.decide(step, visit)
        stay = stay_of(step, visit, lasting, int(self.env.now), self.draw)
        if stay.begins is not None:
            yield self.until(stay.begins)
            self.note(step, "started")
        yield self.until(stay.ends)
        self.note(step, "done" if stay.is_done else "left")
        if not stay.is_done:
            onward = [(step.timeout and step.timeout.to) or END]
        elif way is not None:
            self.counts.take(step, way)
        for to in onward:
            self.go(step, to)

    def decide(self, step: Step, visit: int) -> tuple[list[Target], int | None]:
        """Where it goes on if it is done in time, and by which way of its choice."""
        coins = self.simulator.coins[step]
        if coins.failing:
            side = self.toss(step, visit, coins.failing)
            if side < len(coins.recovers):
                return [coins.recovers[side]], None
        if step.choose:
            way = self.toss(step, visit, coins.choosing(self.counts.used_up(step)))
            return [step.choose[way].then or END], way
        return list(step.fork) or [step.then or END], None

    def toss(self, step: Step, visit: int, coin: Coin) -> int:
        """Which side a coin falls on."""
        odds = coin.sure_odds
        if odds is None:
            odds = coin.odds(self.draw.split(step, visit, len(coin.unsaid), coin.rest))
        return self.draw.toss(step, visit, odds)

    def go(self, source: Step, to: Target) -> None:
        """Come to the next step, or wait there for the other branches."""
        self.counts.enter(source, to)
        if not isinstance(to, Step):
            return
        if to.join == "all":
            arrived, ways_in = self.waiting[to], self.simulator.graph.ways_in[to]
            arrived[source] += 1
            if any(not arrived[one] for one in ways_in):
                return
            arrived.subtract(ways_in)
        self.env.process(self.visit(to))
