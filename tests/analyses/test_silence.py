"""Rows of silent steps: their longest, against an oracle that walks every way, counting each `repeat` as it goes."""

from functools import cache
from random import Random

import pytest

from svcdsl.analyses.concurrency import Concurrency
from svcdsl.analyses.flow import Flow
from svcdsl.analyses.silence import Silence
from svcdsl.link import Linker
from svcdsl.model.parts import Process, Step
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source


class Drawn:
    """A process drawn piece by piece: steps in a row, choices and loops, one inside the other."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.steps: list[str] = []
        self.count = 0

    def step(self, onward: str) -> str:
        """A step that takes up to nine minutes and now and then faces the customer."""
        name = f"s{self.count}"
        self.count += 1
        lane = "frontstage" if self.random.random() < 0.12 else "backstage"
        self.steps.append(f"step {name} lane {lane} takes 0m..{self.random.randrange(10)}m {onward}")
        return name

    def piece(self, to: str, depth: int) -> str:
        """A piece that leads to `to`; its first step is given back."""
        kind = self.random.choice(("row", "row", "choice", "loop")) if depth else "step"
        if kind == "row":
            return self.piece(self.piece(to, depth - 1), depth - 1)
        if kind == "choice":
            one, other = self.piece(to, depth - 1), self.piece(to, depth - 1)
            return self.step(f"{{ choose when a -> {one}; choose otherwise -> {other} }}".replace(" a ", ' "a" '))
        if kind == "loop":
            later = f"LATER{self.count}."
            last, rounds = self.step(later), self.random.randrange(1, 3)
            first = self.piece(last, depth - 1)
            ways = f'{{ choose when "again" -> {first} repeat {rounds}; choose otherwise -> {to} }}'
            self.steps = [line.replace(later, ways) for line in self.steps]
            return first
        return self.step(f"-> {to}")

    def process(self) -> Process:
        """The process, between a step of the customer and one that faces them."""
        first = self.piece("answer", 4)
        text = "\n".join(
            [
                "svcdsl 1",
                "service s {",
                "process p {",
                f"start ask; step ask lane customer -> {first}",
                *self.steps,
                "step answer lane frontstage -> end",
                "}",
                "}",
            ]
        )
        linker = Linker()
        linker.add(read_svc(Source("case.svc", text)))
        project, findings = linker.link("case", "en")
        assert findings == []
        return project.services["s"].processes["p"]


def loops_of(flow: Flow) -> dict[tuple[Step, Step], frozenset[Step]]:
    """For each way back, to a step that every path comes by first, the steps of its loop."""
    start = flow.process.start
    assert start is not None
    found = {}
    for step, ways in flow.ways.items():
        for way in ways:
            to = way.to
            if isinstance(to, Step) and (step is to or step not in flow.reach([start], lambda one, to=to: one is to)):
                inside = {one for one in flow.ways if step in flow.reach([one], lambda one, to=to: one is to)}
                found[step, to] = frozenset(inside | {to})
    return found


def longest_by_walking(flow: Flow, before: Step) -> int | None:
    """The most minutes of silent steps after one, over every walk to the next step in view."""
    loops = loops_of(flow)
    names = list(loops)

    def is_silent(step: object) -> bool:
        return isinstance(step, Step) and step.lane == "backstage"

    @cache
    def most(step: Step, used: tuple[int, ...]) -> int | None:
        lasts = step.takes.most.seconds // 60 if step.takes is not None else 0
        ends = [0] if any(isinstance(way.to, Step) and not is_silent(way.to) for way in flow.ways[step]) else []
        return max((lasts + rest for rest in (ends + onward(step, used))), default=None)

    def onward(step: Step, used: tuple[int, ...]) -> list[int]:
        found = []
        for way in flow.ways[step]:
            if not is_silent(way.to) or not isinstance(way.to, Step):
                continue
            after = [0 if step not in loops[name] else times for name, times in zip(names, used, strict=True)]
            if (step, way.to) in loops:
                index = names.index((step, way.to))
                if after[index] == way.by.repeat.value:  # type: ignore[union-attr]
                    continue
                after[index] += 1
            rest = most(way.to, tuple(after))
            if rest is not None:
                found.append(rest)
        return found

    return max(onward(before, (0,) * len(names)), default=None)


@pytest.mark.parametrize("seed", range(150))
def test_the_longest_row_is_that_of_the_longest_walk(seed: int) -> None:
    process = Drawn(seed).process()
    flow = Flow(process)
    rows = {row.before: row.seconds // 60 for row in Silence(flow, Concurrency(flow)).rows}
    in_view = [step for step in flow.ways if step.lane != "backstage"]
    assert {step: rows.get(step) for step in in_view} == {step: longest_by_walking(flow, step) for step in in_view}
