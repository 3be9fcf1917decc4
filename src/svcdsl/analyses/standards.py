"""Which standards a service has: its own and those of its touchpoints, in the order written."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.model.parts import Standard
    from svcdsl.model.service import Service


class Standards:
    """The standards of each service, gathered once."""

    __slots__ = ("_by_service",)

    def __init__(self) -> None:
        self._by_service: dict[Service, tuple[Standard, ...]] = {}

    def of(self, service: Service) -> tuple[Standard, ...]:
        """All standards of a service, those that belong to no touchpoint first."""
        known = self._by_service.get(service)
        if known is None:
            gathered = list(service.standards.values())
            for touchpoint in service.touchpoints.values():
                gathered.extend(touchpoint.standards.values())
            known = self._by_service[service] = tuple(gathered)
        return known
