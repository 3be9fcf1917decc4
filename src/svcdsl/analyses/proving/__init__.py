"""Proofs from the spec alone: can a service keep what it promises? Exact arithmetic, no assumed distribution."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.proving.proof import Moment, Proof, Repair, Said, Seconds, Share

if TYPE_CHECKING:
    from svcdsl.analyses import Analyses
    from svcdsl.model.service import Service

__all__ = ["Moment", "Proof", "Repair", "Said", "Seconds", "Share", "proofs_of"]


def proofs_of(service: Service, analyses: Analyses, today: str) -> tuple[Proof, ...]:
    """The proofs of a service's slas, promises and standards, by kind and id; `today` is an ISO date."""
    from svcdsl.analyses.proving.telling.telling import proof_of  # with all that proves: heavy, and seldom asked for

    prover = analyses.prover(today)
    proofs = [proof_of(one, prover) for one in prover.found(service)]
    return tuple(sorted(proofs, key=lambda proof: (proof.kind, proof.thing.id)))
