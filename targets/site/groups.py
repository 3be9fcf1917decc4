"""What is done differently for which customers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svcdsl.model.items import Variant
    from svcdsl.model.parts import Standard, Touchpoint
    from svcdsl.model.service import Service
    from svcdsl.model.shared import CustomerGroup


class Group(NamedTuple):
    """A customer group, touchpoints that are for some groups only and for this one, and targets of its own."""

    customer: CustomerGroup
    touchpoints: Sequence[Touchpoint]
    variants: Sequence[tuple[Standard, Variant]]


def standards_of(service: Service) -> Iterator[Standard]:
    """All standards of a service: those of its touchpoints, then its own."""
    for touchpoint in service.touchpoints.values():
        yield from touchpoint.standards.values()
    yield from service.standards.values()


def groups_of(service: Service) -> Iterator[Group]:
    """The groups that need something otherwise, or get it."""
    variants = [(standard, variant) for standard in standards_of(service) for variant in standard.except_]
    groups: dict[CustomerGroup, None] = {}
    named = [need.for_ for need in service.needs.values()]
    named += [touchpoint.for_ for touchpoint in service.touchpoints.values()]
    for customers in (*named, *(variant.for_ for _, variant in variants)):
        groups.update(dict.fromkeys(customers))
    for customer in groups:
        own = [(standard, variant) for standard, variant in variants if customer in variant.for_]
        touchpoints = [
            touchpoint
            for touchpoint in service.touchpoints.values()
            if customer in touchpoint.for_ and set(touchpoint.for_) != set(groups)
        ]
        if customer.differs or own or touchpoints:
            yield Group(customer, touchpoints, own)
