"""All that is proved of one service, put together."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.telling.availability_rows import availability_of
from svcdsl.analyses.proving.telling.queues import queues_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from svcdsl.analyses import Analyses
    from svcdsl.analyses.proving.proof import Proof
    from svcdsl.analyses.proving.telling.availability_rows import AvailabilityRow
    from svcdsl.analyses.proving.telling.queues import QueueProof
    from svcdsl.model.service import Service

KINDS = ("promise", "sla")
"""The kinds of things that are shown with their proofs."""


class Proved(NamedTuple):
    """A service with the proofs of its promises and slas, its queues and availabilities, each by id."""

    service: Service
    proofs: Sequence[Proof]
    queues: Sequence[QueueProof]
    availability: Sequence[AvailabilityRow]


def proved(service: Service, analyses: Analyses, today: str) -> Proved:
    """Prove what can be proved of a service that could be read whole; `today` is an ISO date."""
    from svcdsl.analyses.proving import proofs_of

    proofs = [proof for proof in proofs_of(service, analyses, today) if proof.kind in KINDS]
    proofs.sort(key=lambda proof: (proof.thing.id, proof.kind))
    return Proved(service, proofs, queues_of(service, analyses), availability_of(service))
