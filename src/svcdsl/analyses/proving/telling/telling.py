"""From what was found to a proof that can be shown."""

from __future__ import annotations

from svcdsl.analyses.proving.found import Found, shares_of
from svcdsl.analyses.proving.proof import Proof
from svcdsl.analyses.proving.prover import Prover
from svcdsl.analyses.proving.repairing.repairs import repairs_of
from svcdsl.analyses.proving.telling.agents import agents_repairs, queues_said
from svcdsl.analyses.proving.telling.case import case_of
from svcdsl.analyses.proving.telling.derivation import derivation_of


def proof_of(found: Found, prover: Prover) -> Proof:
    """The proof of one claim with its derivation, and what would mend it."""
    claim, reply, asked = found.claim, found.answer, found.asked
    certain = best = least = most = None
    *steps, verdict = derivation_of(found)
    if asked is not None:
        least = 0 if reply is None else reply.least
        most = None if reply is None else reply.most
        if asked.share is not None:
            certain, best = (0, 1) if reply is None else shares_of(asked, reply)
    return Proof(
        claim.kind,
        claim.thing,
        claim.objective,
        found.verdict,
        certain,
        best,
        least,
        most,
        case_of(found),
        (*steps, *queues_said(found, prover.analyses), verdict),
        (*repairs_of(found, prover), *agents_repairs(found, prover.analyses)),
    )
