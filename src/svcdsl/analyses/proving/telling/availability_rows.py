"""What slas and promises of availability say against what they depend on, link by link, to be checked by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.availability import available, chain_of, promised
from svcdsl.analyses.proving.proof import Said, Share
from svcdsl.model.parts import Sla

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.availability import Chain, Link
    from svcdsl.model.parts import Promise
    from svcdsl.model.service import Service
    from svcdsl.text import Span

    Exact = int | Fraction


class AvailabilityRow(NamedTuple):
    """An sla on availability that depends on others, or a promise in words of its own that such an sla backs.

    All shares of time are exact, 0 to 1.

    `certain` holds whatever fails together, `independent` where failures have nothing to do with each other; both
    are None where something that it depends on promises no availability.
    """

    service: Service
    thing: Sla | Promise
    promised: Exact
    certain: Exact | None
    independent: Exact | None
    derivation: tuple[Said, ...]


def availability_of(service: Service) -> tuple[AvailabilityRow, ...]:
    """What a service says of its availability where that depends on others, by id."""
    rows = [_row(service, sla, sla, promised(sla), sla.value_span("objective")) for sla in service.slas.values()]
    for promise in service.promises.values():
        if isinstance(promise.backed_by, Sla):
            rows.append(_row(service, promise, promise.backed_by, available(promise.says), promise.value_span("says")))
    return tuple(sorted((row for row in rows if row is not None), key=lambda row: (row.thing.id, row.thing.KIND)))


def _row(service: Service, thing: Sla | Promise, sla: Sla, share: Exact | None, span: Span) -> AvailabilityRow | None:
    chain = chain_of(sla)
    if share is None or chain is None:
        return None
    certain, independent = (chain.certain, chain.independent) if chain.whole else (None, None)
    derivation = (
        Said("availability-promised", {"sla": thing, "share": Share(share)}, span),
        *(_link(sla, link) for link in chain.links),
        *_sums(sla, share, chain, span),
    )
    return AvailabilityRow(service, thing, share, certain, independent, derivation)


def _link(sla: Sla, link: Link) -> Said:
    if link.slas == sla.any_of and len(link.slas) > 1:
        facts = {"slas": link.slas, "certain": Share(link.certain), "independent": Share(link.independent)}
        return Said("availability-any", facts, sla.value_span("any_of"))
    [one] = link.slas
    return Said("availability-link", {"sla": one, "share": Share(link.certain)}, one.value_span("objective"))


def _sums(sla: Sla, share: Exact, chain: Chain, span: Span) -> Iterator[Said]:
    """What follows from the links together, and what it means for the promise."""
    if not chain.whole:
        yield Said("availability-unknown", {"share": Share(chain.independent)}, sla.span)
        return
    yield Said("availability-certain", {"share": Share(chain.certain)}, None)
    yield Said("availability-independent", {"share": Share(chain.independent)}, None)
    verdict = "kept" if chain.certain >= share else "only-independent" if chain.independent >= share else "missed"
    yield Said(f"availability-{verdict}", {"asked": Share(share)}, span)
