"""Trying cases of one model: policies, chance, all corners, and arrivals next to where calendars change."""

import re
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import cached_property
from itertools import islice
from random import Random
from typing import NamedTuple

from .arrivals import arrivals_of, homed
from .blocks import Knobs
from .cases import Case, Endless, Simulator
from .climbing import Climber, moved
from .draws import Along, ByChance, Draw, Ends
from .experiments import Corners, Experiment, Policy, Splits, experiment
from .models import Model
from .opening import Clocks
from .questions import Question, extremes

UNITS = {"s": 1, "m": 60, "h": 3600}


class Effort(NamedTuple):
    """How many cases may be tried for a model: of one policy, by chance, and to find what none has shown so far.

    All policies are followed where those are no more than `few` cases. `arrivals` are tried under calendars, and
    `sweep` more where those do not reach the bounds, and for the share `again` of what is reached; then up to `climb`
    cases and for means `means` arrivals, each better than the one before. Of the share `whole` of all models the proofs
    with their repairs are looked at. `strict` tells also of bounds under calendars that no search comes to.
    """

    policy: int = 40
    chance: int = 6
    few: int = 40
    search: int = 300
    arrivals: int = 3
    sweep: int = 60
    climb: int = 100
    means: int = 12
    again: float = 0.2
    whole: float = 0.01
    strict: bool = False


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
        self.trees: list[Experiment] = []

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

    def one(self, arrival: int, draw: Draw) -> Case | None:
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
            if not self.reached(question):
                self.climb(question)
            return False
        if self.knobs.endless:
            return False
        for leaf in self.corners.leaves:
            question.see(leaf.case)
        return self.corners.complete

    def climb(self, question: Question, aimless: bool = False) -> None:
        """Seek ever shorter and longer cases, until the bounds are reached, if they are aimed at."""
        for sign in (-1, 1):
            climber = Climber(self.simulator, self.clocks, self.random, self.one, question, sign)
            for number in range(self.effort.climb):
                if number % 50 == 0:
                    climber.begin(self.begun(question.high if sign > 0 else question.low, number // 50))
                climber.climb()
                if number % 50 == 49 and climber.best:
                    words = climber.best.words
                    for arrival in islice(climber.shifted(), self.effort.climb // 3):
                        climber.tried(arrival, words)
                if not aimless and self.reached(question):
                    return

    def begun(self, extreme: tuple[int, Case] | None, number: int) -> int:
        """Where to begin: as the most extreme case so far, as it by a long closure, and anywhere."""
        if extreme and number % 3 == 0:
            return extreme[1][0].time
        if extreme and number % 3 == 1:
            return homed(extreme[1], self.clocks, self.random)
        return arrivals_of(self.simulator, self.clocks, self.random, 1, True)[0]

    def seek_means(self, question: Question) -> tuple[Fraction, Fraction] | None:
        """The least and the greatest mean found at arrivals where things happen where calendars change."""
        found: list[Fraction | None] = [None, None]
        told, cases = question.proof.means or (None, None), [self.random.choice(self.held)] * 2
        for number in range(2 * self.effort.means):
            side = number % 2
            arrival = moved(cases[side], self.clocks, self.random) if number > 1 else cases[side][0].time
            tree = self.all(arrival, self.effort.few, is_plain=True)
            self.trees.append(tree)
            means = extremes(question, "mean", tree.leaves) if tree.complete else None
            for at, mean in enumerate(means or ()):
                now = found[at]
                if now is None or (mean >= now if at else mean <= now):
                    found[at], cases[at] = mean, self.random.choice(tree.leaves).case
            if all(
                end is not None and one is not None and abs(end - one) <= 2
                for end, one in zip(told, found, strict=True)
            ):
                break
        least, most = found
        return None if least is None or most is None else (least, most)

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

    def all(self, arrival: int, limit: int, is_plain: bool = False) -> Experiment:
        """The cases of all policies that take corners, no more than the limit; `is_plain`: the ends of ranges only."""
        # Where two things that go on at once are to meet, the ends of ranges are not enough.
        grid = UNITS[self.unit()] if self.knobs.forks and (self.knobs.excludes or self.knobs.crossed) else None
        corners = Corners(self.simulator, grid, has_middle=self.knobs.calendars and not is_plain)
        found = experiment(self.simulator, arrival, corners, None, Fraction(), limit)
        self.tally["cases"] += len(found.leaves)
        return found

    def unit(self) -> str:
        """The unit of the times of the model."""
        found = re.search(r"\b[0-9]+([smh])\b", self.model.text)
        return found[1] if found else "h"
