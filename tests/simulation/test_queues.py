"""Erlang's formulas held against queues that are played: what they say must lie where many arrivals come out."""

from __future__ import annotations

from math import sqrt
from random import Random
from statistics import fmean, stdev
from typing import NamedTuple

import pytest
import simpy

from svcdsl.analyses.erlang import Queue

BATCHES, ARRIVALS = 24, 2500
"""Batches of arrivals over which means are taken; the first of them only fills the queue and is left out."""
SIGMAS = 4.5


class Line(NamedTuple):
    """A queue with times in seconds: the mean between arrivals, of handling and of patience (None: they stay)."""

    between: float
    handling: float
    agents: int
    patience: float | None
    limit: float


class Caller(NamedTuple):
    """How one caller fared."""

    waited: float
    answered: bool


LINES = {
    "reference": Line(18, 180, 14, None, 20),
    "one agent": Line(100, 60, 1, None, 30),
    "nearly full": Line(12, 100, 10, None, 60),
    "impatient": Line(10, 100, 9, 60, 20),
    "overloaded and impatient": Line(10, 150, 10, 45, 15),
}


def played(line: Line, seed: int) -> list[Caller]:
    """Callers one after another as they arrive: exponential times, first come first served."""
    random, world, found = Random(seed), simpy.Environment(), []
    desk = simpy.Resource(world, line.agents)

    def call() -> simpy.events.ProcessGenerator:
        came = world.now
        with desk.request() as turn:
            if line.patience is None:
                yield turn
            else:
                gone = world.timeout(random.expovariate(1 / line.patience))
                yield turn | gone
            found.append(Caller(world.now - came, turn.triggered))
            if turn.triggered:
                yield world.timeout(random.expovariate(1 / line.handling))

    def arrive() -> simpy.events.ProcessGenerator:
        for _ in range(BATCHES * ARRIVALS):
            yield world.timeout(random.expovariate(1 / line.between))
            world.process(call())

    world.process(arrive())
    world.run()
    return found


def apart(said: float, batches: list[float]) -> float:
    """How many standard errors a figure lies from the mean of batches."""
    error = stdev(batches) / sqrt(len(batches))
    return abs(fmean(batches) - said) / max(error, 1e-9)


@pytest.mark.parametrize("name", LINES)
def test_formulas_say_what_comes_of_many_calls(name: str) -> None:
    line = LINES[name]
    callers = played(line, 7)
    batches = [callers[at : at + ARRIVALS] for at in range(ARRIVALS, len(callers), ARRIVALS)]
    queue = Queue(line.handling / line.between, line.handling, line.agents, line.patience)
    figures = queue.figures(line.limit)
    assert figures.mean_wait is not None
    said = {
        figures.wait_probability: [fmean(one.waited > 0 for one in batch) for batch in batches],
        figures.service_level: [fmean(one.answered and one.waited <= line.limit for one in batch) for batch in batches],
        figures.mean_wait: [fmean(one.waited for one in batch) for batch in batches],
    }
    assert all(apart(figure, found) < SIGMAS for figure, found in said.items()), said


def test_a_figure_that_is_wrong_is_seen() -> None:
    callers = played(LINES["reference"], 7)
    batches = [callers[at : at + ARRIVALS] for at in range(ARRIVALS, len(callers), ARRIVALS)]
    said = Queue(10, 180, 13, None).figures(20).service_level  # one agent fewer than answer
    found = [fmean(one.answered and one.waited <= 20 for one in batch) for batch in batches]
    assert apart(said, found) > SIGMAS
