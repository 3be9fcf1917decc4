"""What the analysis proves of a random model, held against simulated cases."""

from collections import Counter
from collections.abc import Iterator, Sequence
from fractions import Fraction
from random import Random

from svcdsl.analyses import Analyses

from .blocks import Knobs
from .cases import Case, Simulator
from .experiments import Experiment, Leaf
from .judged import Means, judged_of, told_otherwise
from .lengths import NotKnown
from .measuring import aim_of
from .models import Model
from .opening import Clocks, NeverOpen, shows
from .questions import (
    Question,
    extremes,
    is_below,
    is_between,
    is_of_each,
    is_of_mean,
    mean_of,
    share_within,
    wrong_verdict,
)
from .reading import project_of
from .trials import Effort, Trials

TODAY = "2026-01-01"
NEAR = 2
"""Seconds: a moment before or after an opening or a close decides."""


class Comparison:
    """One model, all its proofs, and what was tried."""

    def __init__(self, model: Model, knobs: Knobs, random: Random, effort: Effort, tally: Counter[str]) -> None:
        self.model, self.knobs, self.random, self.effort, self.tally = model, knobs, random, effort, tally
        project = project_of(model.text, model.name)
        service = project.services["s"]
        self.clocks = Clocks()
        self.simulator = Simulator(service.processes["p"], self.clocks)
        self.analyses = Analyses(project)
        self.judged = judged_of(service, self.analyses, TODAY)
        self.questions: list[Question] = []
        for proof in self.judged:
            if aim := aim_of(proof.thing, self.clocks):
                self.questions.append(Question(proof, aim))
        self.trials = Trials(model, knobs, self.simulator, self.clocks, random, effort, tally, self.questions)
        tally["models"] += 1
        tally["proofs"] += len(self.questions)

    def disagreements(self) -> Iterator[str]:
        """Every point in which the analysis and the simulation do not agree."""
        for text in self.untold():
            self.tally["disagreements"] += 1
            yield self.told(text)
        experiments = self.trials.tried()
        for question in self.questions:
            for text, case in self.compared(question, experiments):
                self.tally["disagreements"] += 1
                yield self.told(text, question, case)

    def untold(self) -> Iterator[str]:
        """Aims of which nothing is said, and now and then, since repairs take long, what proofs say otherwise."""
        service = self.simulator.process.service
        if service is None:
            return
        asked = [thing for things in (service.slas, service.promises) for thing in things.values()]
        said = [one.thing for one in self.judged]
        yield from (f"no proof of {thing.id}" for thing in asked if aim_of(thing, self.clocks) and thing not in said)
        if self.random.random() < self.effort.whole:
            self.tally["whole proofs"] += 1
            yield from told_otherwise(self.judged, service, self.analyses, TODAY)

    def compared(self, question: Question, experiments: Sequence[Experiment]) -> Iterator[tuple[str, Case | None]]:
        """What is wrong with one proof."""
        proof = question.proof
        if question.low is None:
            self.trials.search(question)
        if question.low is None:
            self.tally["no case with both events"] += 1
            return
        if not proof.decided:
            self.tally["not decided"] += 1
            return
        yield from self.unreached(question)
        yield from self.beaten(question, experiments)
        yield from self.moved(question) if self.knobs.calendars else self.inexact(question, experiments)
        yield from self.outside(question)
        yield from ((text, None) for text in wrong_verdict(question))
        if proof.verdict not in ("proved", "refuted", "open"):
            yield f"verdict {proof.verdict}", None

    def outside(self, question: Question) -> Iterator[tuple[str, Case | None]]:
        """Cases outside the bounds."""
        proof = question.proof
        if question.low and (proof.least is None or question.low[0] < proof.least):
            yield f"a case took {question.low[0]}, less than the least", question.low[1]
        if question.high and proof.most is not None and question.high[0] > proof.most:
            yield f"a case took {question.high[0]}, more than the most", question.high[1]

    def unreached(self, question: Question) -> Iterator[tuple[str, Case | None]]:
        """Bounds that no case comes to, though all were tried."""
        if self.trials.reached(question):
            self.tally["reached"] += 1
            again = 1 if self.knobs.early else self.effort.again  # what starts late is seen late
            if self.knobs.calendars and self.random.random() < again:
                self.tally["swept again"] += 1
                self.trials.sweep([])
                if self.knobs.business or self.knobs.branched or self.knobs.apart:
                    self.trials.climb(question, aimless=True)
            return
        if not question.proof.tight:
            self.tally["said to be wider"] += 1
            if self.knobs.apart:
                self.trials.climb(question)
            return
        complete = self.trials.search(question)
        if self.trials.reached(question):
            self.tally["reached" if self.knobs.calendars else "reached by all"] += 1
            return
        self.tally["not searched to the end"] += not complete
        if complete or (self.effort.strict and not self.knobs.endless):
            low, high = (found[0] if found else None for found in (question.low, question.high))
            yield f"all cases lie from {low} to {high}", None

    def beaten(self, question: Question, experiments: Sequence[Experiment]) -> Iterator[tuple[str, Case | None]]:
        """Policies under which fewer cases are within the limit than are certain, or more than at best."""
        proof, objective = question.proof, question.aim.objective
        for one in experiments:
            shares = share_within(question, one.leaves, one.missing)
            if shares is None:
                continue
            low, high = shares
            where = f"arriving {one.arrival} ({shows(one.arrival, 'UTC')})"
            if objective.share is not None and proof.certain is not None and high < proof.certain:
                yield f"a policy keeps the limit in {high} of the cases, {where}", one.leaves[0].case
            if objective.share is not None and proof.best is not None and low > proof.best:
                yield f"a policy keeps the limit in {low} of the cases, {where}", one.leaves[0].case
            if objective.share is not None and proof.verdict == "proved" and high < objective.share:
                yield f"proved, but a policy keeps it in {high}, {where}", one.leaves[0].case
            if objective.share is not None and proof.verdict == "refuted" and low >= objective.share:
                yield f"refuted, but a policy keeps it in {low}, {where}", one.leaves[0].case
            if is_of_each(objective) and proof.verdict == "proved" and high < 1:
                yield f"proved, but a policy keeps it in {high} only, {where}", one.leaves[0].case
            if is_of_each(objective) and proof.verdict == "refuted" and low > 0:
                yield f"refuted, but a policy keeps it in {low}, {where}", one.leaves[0].case
            if is_of_mean(objective) and one.complete and (mean := mean_of(question, one.leaves)) is not None:
                meets = is_below(mean, question)
                if (proof.verdict == "proved" and not meets) or (proof.verdict == "refuted" and meets):
                    yield f"{proof.verdict}, but a policy has a mean of {mean}, {where}", one.leaves[0].case
                if proof.means and not is_between(mean, proof.means):
                    yield f"a policy has a mean of {mean}, {where}", one.leaves[0].case

    def inexact(self, question: Question, experiments: Sequence[Experiment]) -> Iterator[tuple[str, Case | None]]:
        """Shares certain and at best other than those of all policies, where all policies could be tried."""
        proof, objective = question.proof, question.aim.objective
        if self.knobs.endless:
            return
        if is_of_mean(objective):
            yield from self.loose_mean(question, experiments)
            return
        if objective.share is None:
            return
        if proof.certain is None or proof.best is None:
            yield "no shares are said", None
            return
        met = [share_within(question, one.leaves, one.missing) for one in experiments if one.complete]
        shares = [low for low, _ in filter(None, met)]
        is_met = bool(shares) and (min(shares), max(shares)) == (proof.certain, proof.best)
        tree = self.tree(needed=proof.exact and not is_met)
        found = tree and extremes(question, "share", tree)
        if not found:
            self.tally["shares met" if is_met else "shares not compared"] += 1
        elif found == (proof.certain, proof.best):
            self.tally["shares met"] += 1
        elif proof.exact or found[0] < proof.certain or found[1] > proof.best:
            yield f"the shares are {found[0]} and {found[1]}", None

    def loose_mean(self, question: Question, experiments: Sequence[Experiment]) -> Iterator[tuple[str, Case | None]]:
        """A verdict other than follows from the means of all policies."""
        proof = question.proof
        met = [mean for one in experiments if one.complete and (mean := mean_of(question, one.leaves)) is not None]
        is_met = proof.verdict == "open" and len({is_below(mean, question) for mean in met}) == 2
        tree = self.tree(needed=proof.exact and not is_met)
        found = tree and extremes(question, "mean", tree)
        if is_met or not found:
            self.tally["means met" if is_met else "means not compared"] += 1
            return
        # What ends just past a timeout comes as near to a bound as a second, and open may be said of the bound itself.
        near = Fraction(4 if self.knobs.timeouts and proof.verdict == "open" else 0)
        least, most = is_below(found[0] - near, question), is_below(found[1] + near, question)
        due = "proved" if most else "open" if least else "refuted"
        self.tally["means met"] += due == proof.verdict
        if due != proof.verdict and (proof.exact or proof.verdict != "open"):
            yield f"{proof.verdict}, but the means are {found[0]} to {found[1]}", None

    def moved(self, question: Question) -> Iterator[tuple[str, Case | None]]:
        """Shares or means of all policies at some arrival that are beyond what is said of all arrivals."""
        proof, objective = question.proof, question.aim.objective
        if is_of_mean(objective) and proof.means:
            yield from self.unmet_means(question, proof.means)
        for one in self.trials.moved:
            where = f"arriving {one.arrival} ({shows(one.arrival, 'UTC')})"
            if is_of_mean(objective) and (found := extremes(question, "mean", one.leaves)):
                least, most = (is_below(mean, question) for mean in found)
                if (proof.verdict == "proved" and not most) or (proof.verdict == "refuted" and least):
                    yield f"{proof.verdict}, but the means are {found[0]} to {found[1]}, {where}", one.leaves[0].case
                if proof.means and not all(is_between(mean, proof.means) for mean in found):
                    yield f"the means are {found[0]} to {found[1]}, {where}", one.leaves[0].case
            elif proof.certain is not None and proof.best is not None:
                found = extremes(question, "share", one.leaves)
                if found and (found[0] < proof.certain or found[1] > proof.best):
                    yield f"the shares are {found[0]} and {found[1]}, {where}", one.leaves[0].case

    def unmet_means(self, question: Question, means: Means) -> Iterator[tuple[str, Case | None]]:
        """Means beyond those told, and where these are to be exact, that no policy and arrival found comes to them."""
        found = self.trials.seek_means(question)
        if found is None:
            self.tally["means not compared"] += 1
        elif not all(is_between(mean, means) for mean in found):
            yield f"the means are {found[0]} to {found[1]} for some arrivals", None
        elif found[0] <= means[0] + NEAR and means[1] is not None and found[1] >= means[1] - NEAR:
            self.tally["means met"] += 1
        else:
            self.tally["means not met" if question.proof.exact else "means said to be wider"] += 1
            if self.effort.strict and question.proof.exact:
                yield f"the means found are {found[0]} to {found[1]}", None

    def tree(self, needed: bool) -> Sequence[Leaf] | None:
        """The cases of all policies; None where they are too many, or more than a few without need."""
        every = self.trials.few if self.trials.few.complete or not needed else self.trials.corners
        return every.leaves if every.complete else None

    def told(self, text: str, question: Question | None = None, case: Case | None = None) -> str:
        """A disagreement, with all that is needed to see it."""
        lines = [text, self.model.text]
        if question:
            proof = question.proof
            shown = {
                name: getattr(proof, name)
                for name in ("verdict", "certain", "best", "least", "most", "means", "exact", "tight")
            }
            lines += [
                f"{proof.kind} {proof.thing.id}: {proof.objective.written if proof.objective else None}",
                str(shown),
            ]
        if case:
            start = case[0].time
            lines += [f"  {one.time:>12} +{one.time - start:<8} {one.of.id}.{one.moment}" for one in case]
        return "\n".join(lines)


def compare(model: Model, knobs: Knobs, random: Random, effort: Effort, tally: Counter[str]) -> list[str]:
    """All disagreements about one model; what happened is added to the tally."""
    try:
        return list(Comparison(model, knobs, random, effort, tally).disagreements())
    except (NeverOpen, NotKnown):
        tally["not simulated"] += 1
        return []
