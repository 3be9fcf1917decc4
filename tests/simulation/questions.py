"""A proof, what simulated cases show of it, and the verdict that follows from its own figures."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from svcdsl.values import Duration, Objective

from .cases import Case
from .experiments import Leaf, greatest_ratio
from .judged import Judged, Means
from .measuring import Aim, Kept, elapsed, keeps


class Seen(NamedTuple):
    """A case as an aim sees it: what the clock shows and whether the limit is kept; None where it does not count."""

    shown: int | None
    kept: Kept | None


class Question:
    """A proof, the aim that it is about, and all that was seen of it."""

    def __init__(self, proof: Judged, aim: Aim) -> None:
        self.proof = proof
        self.aim = aim
        self.seen: dict[int, Seen] = {}
        self.low: tuple[int, Case] | None = None
        self.high: tuple[int, Case] | None = None

    def see(self, case: Case) -> Seen:
        """What the aim makes of a case; the extremes are kept."""
        found = self.seen.get(id(case))
        if found is None:
            shown = elapsed(case, self.aim)
            found = self.seen[id(case)] = Seen(shown, None if shown is None else keeps(case, self.aim))
            if shown is not None:
                self.low = (shown, case) if self.low is None or shown < self.low[0] else self.low
                self.high = (shown, case) if self.high is None or shown > self.high[0] else self.high
        return found


def values_of(seen: Sequence[Seen], of: str) -> tuple[list[Fraction], list[Fraction]]:
    """What each case is worth when little is wanted, and when much is."""
    if of == "mean":
        means = [Fraction(one.shown or 0) for one in seen]
        return means, means
    return (
        [Fraction(bool(one.kept and one.kept.certain)) for one in seen],
        [Fraction(bool(one.kept and one.kept.possible)) for one in seen],
    )


def extremes(question: Question, of: str, tree: Sequence[Leaf]) -> tuple[Fraction, Fraction] | None:
    """The least and greatest share within the limit, or mean, over the policies of a tree; None without a case."""
    seen = [question.see(leaf.case) for leaf in tree]
    counts = [Fraction(one.shown is not None) for one in seen]
    low, high = values_of(seen, of)
    if not any(counts):
        return None
    return -greatest_ratio(tree, [-value for value in low], counts), greatest_ratio(tree, high, counts)


def share_within(question: Question, found: Sequence[Leaf], missing: Fraction) -> tuple[Fraction, Fraction] | None:
    """The least and greatest share of cases within the limit, of those that count, whatever the missing ones are."""
    both, within = Fraction(), Fraction()
    for leaf in found:
        kept = question.see(leaf.case).kept
        both += leaf.share if kept else 0
        within += leaf.share if kept and kept.certain and kept.possible else 0
    if both == 0:
        return None
    return within / (both + missing), (within + missing) / (both + missing)


def mean_of(question: Question, found: Sequence[Leaf]) -> Fraction | None:
    """The mean of what the clock shows, of the cases that count."""
    seen = [(leaf.share, question.see(leaf.case).shown) for leaf in found]
    both = sum((share for share, shown in seen if shown is not None), Fraction())
    return sum((share * shown for share, shown in seen if shown is not None), Fraction()) / both if both else None


def is_of_mean(objective: Objective) -> bool:
    """Whether it is about the mean time of cases; none is told in business days."""
    return objective.form == "mean" and not (isinstance(objective.bound, Duration) and objective.bound.open_days)


def is_of_each(objective: Objective) -> bool:
    """Whether it is kept where each case keeps it, and refuted where none does."""
    return objective.form in ("mean", "max") and not is_of_mean(objective)


def is_below(amount: Fraction | int, question: Question) -> bool:
    """Whether an amount keeps the limit."""
    limit = question.aim.objective.bound
    bound = limit.seconds or limit.open_seconds if isinstance(limit, Duration) else 0
    return amount < bound if question.aim.objective.sign == "<" else amount <= bound


def is_between(mean: Fraction, means: Means) -> bool:
    """Whether a mean is none beyond those told."""
    return means[0] <= mean and (means[1] is None or mean <= means[1])


def wrong_verdict(question: Question) -> Iterator[str]:
    """A verdict that does not follow from what the proof itself says."""
    proof, objective, limit = question.proof, question.aim.objective, question.aim.objective.bound
    due = None
    if objective.share is not None and proof.certain is not None and proof.best is not None:
        due = "proved" if proof.certain >= objective.share else "refuted" if proof.best < objective.share else "open"
    if objective.form == "max" and isinstance(limit, Duration) and not limit.open_days and proof.least is not None:
        fits = proof.most is not None and is_below(proof.most, question)
        due = "proved" if fits else "open" if is_below(proof.least, question) else "refuted"
    if due and due != proof.verdict:
        yield f"the verdict should be {due}"
