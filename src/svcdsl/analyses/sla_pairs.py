"""Which slas speak of the same cases, so that their objectives may be held against each other.

Cases are the same where party, customers and priority are: an agreement with a team may well be stricter than the
sla to customers behind which it stands. An sla without a party is taken as one to customers. Windows are the same
where they are equal, or where one is not written: a looser figure for a shorter window is no contradiction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.model import CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from svcdsl.model.parts import Sla
    from svcdsl.model.service import Service
    from svcdsl.values import Objective


def same_customers(service: Service) -> Iterator[list[Sla]]:
    """The slas of a service that are with one party and for the same customers, two or more, in the order written.

    Those whose party, customers, measure, objective or priority cannot be told are left out.
    """
    groups: dict[Hashable, list[Sla]] = {}
    for sla in service.slas.values():
        if is_told(sla):
            groups.setdefault((sla.party or CUSTOMER, frozenset(sla.for_)), []).append(sla)
    yield from (group for group in groups.values() if len(group) > 1)


def same_cases(service: Service) -> Iterator[tuple[Sla, Sla]]:
    """Pairs on one measure that are with one party, for the same customers and of one priority; the earlier first.

    Of two of which one rests on the other (`depends-on`, `any-of`), that other is an agreement in all but its party.
    """
    for group in same_customers(service):
        alike: dict[Hashable, list[Sla]] = {}
        for later in group:
            earlier = alike.setdefault((later.measure, later.priority), [])
            yield from ((one, later) for one in earlier if not (_rests_on(one, later) or _rests_on(later, one)))
            earlier.append(later)


def same_windows(one: Objective, other: Objective) -> bool:
    """Whether two objectives look at the same stretch of time, as far as is written."""
    return one.window is None or other.window is None or one.window == other.window


def is_told(sla: Sla) -> bool:
    """Whether it is read and known for whom, of what and how much an sla speaks."""
    known = all(getattr(sla, name) is not None or not sla.has(name) for name in ("party", "priority"))
    return known and sla.whole("for_") and sla.measure is not None and sla.objective is not None


def _rests_on(one: Sla, other: Sla) -> bool:
    return other in one.depends_on or other in one.any_of
