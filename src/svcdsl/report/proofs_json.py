"""Proofs as JSON, for programs: one object, what is listed sorted by service and id."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from svcdsl.report.json_report import dumped
from svcdsl.report.proof_words import tell_said

if TYPE_CHECKING:
    from svcdsl.analyses.proving.proof import Proof, Said
    from svcdsl.analyses.proving.telling.availability_rows import AvailabilityRow
    from svcdsl.analyses.proving.telling.proved import Proved
    from svcdsl.analyses.proving.telling.queues import QueueProof

    Exact = int | Fraction

VERSION = 1


def as_json(results: Iterable[Proved], language: str) -> str:
    """One JSON object with all proofs, queues and availabilities, an entry a line, no last line end."""
    results = sorted(results, key=lambda one: one.service.id)
    lists = {
        "proofs": [_proof(one.service.id, proof, language) for one in results for proof in one.proofs],
        "queues": [_queue(queue) for one in results for queue in one.queues],
        "availability": [_availability(row) for one in results for row in one.availability],
    }
    head = f'{{"version": {VERSION}'
    return ",\n".join((head, *(f'"{name}": {_lines(rows)}' for name, rows in lists.items()))) + "}"


def _lines(rows: Sequence[dict[str, Any]]) -> str:
    return "[\n" + ",\n".join(map(dumped, rows)) + "\n]" if rows else "[]"


def _proof(service: str, proof: Proof, language: str) -> dict[str, Any]:
    return {
        "kind": proof.kind,
        "service": service,
        "id": proof.thing.id,
        "objective": proof.objective.written if proof.objective is not None else None,
        "verdict": proof.verdict,
        "certain": _share(proof.certain),
        "best": _share(proof.best),
        "least": _number(proof.least),
        "most": _number(proof.most),
        "case": tell_said(proof.case, language) if proof.case is not None else None,
        "derivation": [_step(said, language) for said in proof.derivation],
        "repairs": [{"text": tell_said(one.said, language), "verdict": one.verdict} for one in proof.repairs],
    }


def _step(said: Said, language: str) -> dict[str, Any]:
    place = said.span
    return {
        "text": tell_said(said, language),
        "file": place.source.shown if place is not None else None,
        "line": place.first.line if place is not None else None,
    }


def _queue(queue: QueueProof) -> dict[str, Any]:
    return {
        "service": queue.service.id,
        "resource": queue.resource.id,
        "load": float(queue.load),
        "agents": queue.agents,
        "wait_probability": queue.wait_probability,
        "service_level": queue.service_level,
        "mean_wait": queue.mean_wait,
        "enough": queue.enough,
    }


def _availability(row: AvailabilityRow) -> dict[str, Any]:
    return {
        "service": row.service.id,
        "id": row.thing.id,
        "promised": _share(row.promised),
        "certain": _share(row.certain),
        "independent": _share(row.independent),
    }


def _share(share: Exact | None) -> float | None:
    return None if share is None else float(share)


def _number(amount: Exact | None) -> float | None:
    """Seconds: whole ones as such."""
    if amount is None or isinstance(amount, int):
        return amount
    return int(amount) if amount.denominator == 1 else float(amount)
