"""What the analysis says of a service, without the repairs, which take much longer than the proofs."""

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import Proof, proofs_of
from svcdsl.model.parts import Promise, Sla
from svcdsl.model.service import Service
from svcdsl.values import Objective

Exact = int | Fraction
Means = tuple[Exact, Exact | None]
Figures = tuple[object, ...]


class Judged(NamedTuple):
    """A verdict with its figures, named as those of a Proof.

    `decided` is False where the analysis says that it does not know; then the other figures say nothing. `exact` is
    False where it says that shares and means may be wider than the truth, `tight` where least and most may be.
    """

    kind: str
    thing: Sla | Promise
    objective: Objective | None
    verdict: str
    certain: Exact | None
    best: Exact | None
    least: Exact | None
    most: Exact | None
    decided: bool
    exact: bool
    tight: bool
    means: Means | None

    @property
    def figures(self) -> Figures:
        """What a Proof says too."""
        return self.verdict, self.certain, self.best, self.least, self.most


def judged_of(service: Service, analyses: Analyses, today: str) -> list[Judged]:
    """All slas and promises of a service of which there is anything to prove."""
    return sorted(_judged(service, analyses, today), key=lambda one: (one.kind, one.thing.id))


def _judged(service: Service, analyses: Analyses, today: str) -> Iterator[Judged]:
    for found in analyses.prover(today).found(service):
        claim, answer = found.claim, found.answer
        if not isinstance(claim.thing, Sla | Promise) or found.verdict == "not-applicable":
            continue
        of_share = claim.objective is not None and claim.objective.share is not None
        yield Judged(
            kind=claim.kind,
            thing=claim.thing,
            objective=claim.objective,
            verdict=found.verdict,
            certain=answer.certain if answer and of_share else None,
            best=answer.best if answer and of_share else None,
            least=answer.least if answer else None,
            most=answer.most if answer else None,
            decided=answer is not None and answer.ever,
            exact=answer is not None and answer.exact,
            tight=answer is not None and answer.tight and not answer.loose_least,
            means=answer.means if answer else None,
        )


def told_otherwise(judged: list[Judged], service: Service, analyses: Analyses, today: str) -> list[str]:
    """What the finished proofs say of a service other than the figures that they are made of."""
    proofs: dict[object, Proof] = {proof.thing: proof for proof in proofs_of(service, analyses, today)}
    found = []
    for one in judged:
        proof = proofs[one.thing]
        told = proof.verdict, proof.certain, proof.best, proof.least, proof.most
        if told != one.figures and one.decided:
            found.append(f"the proof of {one.thing.id} says {told} instead of {one.figures}")
    return found
