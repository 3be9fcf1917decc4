"""Which references are written and could not be resolved: absence must not be concluded from these."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.asked import Asked
from svcdsl.link.plan import plan_of

if TYPE_CHECKING:
    from svcdsl.model import Item, Project
    from svcdsl.model.service import Service

Field = tuple[str, str]
"""A kind and an attribute: ("touchpoint", "stage")."""


class Doubts:
    """Fields in which some reference could not be resolved, by service.

    Only services in which group N found an error are looked through, so a sound project pays nothing.
    """

    __slots__ = ("_asked", "_by_service", "_project")

    def __init__(self, project: Project, asked: Asked) -> None:
        self._project = project
        self._asked = asked
        self._by_service: dict[Item, frozenset[Field]] = {}

    def about(self, service: Service, kind: str, attribute: str) -> bool:
        """Whether things of that kind in a service refer by that field to something that nobody knows."""
        return service in self._project.broken and (kind, attribute) in self._fields(service)

    def anywhere(self, kind: str, attribute: str) -> bool:
        """As `about`, in any service of the project."""
        self._asked.everything = True
        return any((kind, attribute) in self._fields(service) for service in self._project.broken)

    def _fields(self, service: Item) -> frozenset[Field]:
        known = self._by_service.get(service)
        if known is None:
            found = (
                (item.KIND, field.attribute)
                for item in self._project.contents[service]
                for field, get, _ in plan_of(item.KIND).references
                if _is_unresolved(item, field.attribute, get(item))
            )
            known = self._by_service[service] = frozenset(found)
        return known


def _is_unresolved(item: Item, attribute: str, value: object) -> bool:
    if isinstance(value, tuple):
        return not item.whole(attribute)
    return value is None and item.has(attribute)
