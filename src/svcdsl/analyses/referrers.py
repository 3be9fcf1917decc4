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
        # By thing, then by kind and field: a role that every service names is asked for by one of them at a time.
        self._by_thing: dict[Any, dict[tuple[str, str], list[Item]]] = {}
        for item in project.things():
            for field, get, _ in plan_of(item.KIND).references:
                value = get(item)
                if value is None or value == ():
                    continue
                for one in value if type(value) is tuple else (value,):
                    thing = (one.of or one.source) if type(one) is Event else one
                    if isinstance(thing, Item):
                        by = self._by_thing.setdefault(thing, {})
                        by.setdefault((item.KIND, field.attribute), []).append(item)

    def of(self, thing: Item, kind: str = "", attribute: str = "") -> Iterator[Item]:
        """What refers to a thing, by kind in the order of the project; of one kind, by one field, where given."""
        by = self._by_thing.get(thing, {})
        if kind and attribute:
            yield from by.get((kind, attribute), ())
            return
        for (item_kind, item_attribute), items in by.items():
            if (not kind or item_kind == kind) and (not attribute or item_attribute == attribute):
                yield from items
