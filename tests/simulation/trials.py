"""Trying cases of one model: policies, chance, all corners, and arrivals next to where calendars change."""

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from random import Random
from typing import NamedTuple

from .arrivals import arrivals_of, homed
from .blocks import Knobs
from .cases import Case, Endless, Simulator
from .draws import Along, ByChance, Ends
from .experiments import Corners, Experiment, Policy, Splits, experiment
from .models import Model
from .opening import Clocks
from .questions import Question

UNITS = {"s": 1, "m": 60, "h": 3600}


class Effort(NamedTuple):
    """How many cases may be tried for a model: of one policy, by chance, and to find what none has shown so far.

    All policies are followed where those are no more than `few` cases. `arrivals` are tried under calendars, and
    `sweep` more where those do not reach the bounds, and for the share `again` of what is reached; of the share `whole`
    of all models the proofs with their repairs are looked at.
    """

    policy: int = 40
    chance: int = 6
    few: int = 40
    search: int = 300
    arrivals: int = 3
    sweep: int = 60
    again: float = 0.2
    whole: float = 0.01


class Trials:
    """What is tried of one model; every question sees every case."""

    def __init__(
        self,
        model: Model,
        knobs: Knobs,
        simulator: Simulator,
        clocks: Clocks,
        random: Random,
        effort: Effort,
        tally: Counter[str],
        questions: Sequence[Question],
    ) -> None:
        self.model, self.knobs, self.simulator, self.clocks = model, knobs, simulator, clocks
        self.random, self.effort, self.tally, self.questions = random, effort, tally, questions
        self.held: list[Case] = []

    def tried(self) -> list[Experiment]:
        """Policies followed to all their ends, and single cases by chance, each seen by every question."""
        found: list[Experiment] = []
        floor = Fraction(1, 300) if self.knobs.endless else Fraction()
        is_covered = not (self.knobs.calendars or self.knobs.endless) and self.few.complete
        ends = ("least", "most") if is_covered else ("least", "most", "step", "visit")
        for arrival in arrivals_of(
            self.simulator, self.clocks, self.random, self.effort.arrivals, self.knobs.calendars
        ):
            for end in ends:
                policy, splits = Policy(self.random, end), Splits(self.random)
                found.append(experiment(self.simulator, arrival, policy, splits, floor, self.effort.policy))
            draws = (ByChance(self.random), Along(self.random), Ends(self.random, "either"))
            for number in range(self.effort.chance):
                self.one(arrival, draws[number % len(draws)])
            self.one(arrival, Along(self.random, "least"))
            self.one(arrival, Along(self.random, "most"))
        for one in found:
            for leaf in one.leaves:
                self.look(leaf.case)
        return found

    def one(self, arrival: int, draw: ByChance) -> Case | None:
        """One case, seen by every question."""
        try:
            case = self.simulator.case(arrival, draw)
        except Endless:
            self.tally["given up"] += 1
            return None
        self.look(case)
        return case

    def look(self, case: Case) -> None:
        """Let every question see a case."""
        self.tally["cases"] += 1
        self.held.append(case)  # what is held keeps its identity
        for question in self.questions:
            question.see(case)

    @cached_property
    def is_endless(self) -> bool:
        """Whether some case may take any time."""
        return self.knobs.endless or any(one.work.most is None for one in self.simulator.lasting.values())

    def reached(self, question: Question) -> bool:
        """Whether both bounds were met, nearly where a moment before or after decides."""
        proof, near = question.proof, 0
        if self.knobs.timeouts:
            near = 4  # a second for each time that something ends just past a timeout
        if self.knobs.calendars:
            near = 2
        if question.low is None or question.high is None:
            return question.low is None and proof.least is None
        low = proof.least is not None and question.low[0] <= proof.least + near
        high = self.is_endless if proof.most is None else question.high[0] >= proof.most - near
        return low and high

    def search(self, question: Question) -> bool:
        """Let the question see all corners, or as many as the effort allows; whether it was all."""
        if self.knobs.calendars:
            self.sweep([question])
            return False
        if self.knobs.endless:
            return False
        for leaf in self.corners.leaves:
            question.see(leaf.case)
        return self.corners.complete

    def sweep(self, wanted: Sequence[Question]) -> None:
        """Let cases arrive so that things happen where calendars change, until the bounds wanted are reached, if any."""
        for number, arrival in enumerate(
            arrivals_of(self.simulator, self.clocks, self.random, self.effort.sweep, True)
        ):
            end, seed = ("least", "most", "either")[number % 3], self.random.random()
            first = self.one(arrival, Along(Random(seed), end))
            if first:
                moved = homed(first, self.clocks, self.random)
                again = self.one(moved, Along(Random(seed), end))
                if again:
                    self.one(homed(again, self.clocks, self.random), Along(Random(seed), end))
            if wanted and all(self.reached(question) for question in wanted):
                return

    @cached_property
    def corners(self) -> Experiment:
        """The cases of all policies that take corners, or as many as the effort allows."""
        return self.few if self.few.complete else self.all(0, self.effort.search)

    @cached_property
    def few(self) -> Experiment:
        """The same, or the first few: more where branches know of each other, which single policies do not."""
        is_wide = self.knobs.crossed or self.knobs.paired
        return self.all(0, 4 * self.effort.few if is_wide else self.effort.few)

    @cached_property
    def moved(self) -> list[Experiment]:
        """The cases of all policies at some arrivals at which something happens where calendars change."""
        found = []
        for _ in range(2):
            arrival = self.random.choice(self.held)[0].time
            if self.random.random() < 0.5:
                arrival = homed(self.random.choice(self.held), self.clocks, self.random)
            found.append(self.all(arrival, self.effort.few))
        return [one for one in found if one.complete]

    def all(self, arrival: int, limit: int) -> Experiment:
        """The cases of all policies that take corners, no more than the limit."""
        # Where two things that go on at once are to meet, the ends of ranges are not enough.
        grid = UNITS[self.unit()] if self.knobs.forks and (self.knobs.excludes or self.knobs.crossed) else None
        corners = Corners(self.simulator, grid, has_middle=self.knobs.calendars)
        found = experiment(self.simulator, arrival, corners, None, Fraction(), limit)
        self.tally["cases"] += len(found.leaves)
        return found

    def unit(self) -> str:
        """The unit of the times of the model."""
        found = re.search(r"\b[0-9]+([smh])\b", self.model.text)
        return found[1] if found else "h"
