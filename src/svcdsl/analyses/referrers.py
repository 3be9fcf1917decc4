"""Who refers to what: the references of a whole project, turned around."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from svcdsl.link.plan import plan_of
from svcdsl.model import Event, Item

if TYPE_CHECKING:
    from svcdsl.model import Project


class Referrers:
    """All references of a project by the thing referred to; an event counts as one to its step or process."""

    __slots__ = ("_by_thing",)

    def __init__(self, project: Project) -> None:
        self._by_thing: dict[Any, list[tuple[Item, str]]] = {}
        for item in project.things():
            for field, get, _ in plan_of(item.KIND).references:
                value = get(item)
                if value is None or value == ():
                    continue
                for one in value if type(value) is tuple else (value,):
                    thing = (one.of or one.source) if type(one) is Event else one
                    if isinstance(thing, Item):
                        self._by_thing.setdefault(thing, []).append((item, field.attribute))

    def of(self, thing: Item, kind: str = "", attribute: str = "") -> Iterator[Item]:
        """What refers to a thing, in the order of the project; of one kind, by one field, where these are given."""
        for item, by in self._by_thing.get(thing, ()):
            if (not kind or item.KIND == kind) and (not attribute or by == attribute):
                yield item
