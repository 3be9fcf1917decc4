"""Who refers to what: the references of a whole project, turned around."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from svcdsl.analyses.asked import Asked
from svcdsl.link.plan import plan_of
from svcdsl.model import Event, Item

if TYPE_CHECKING:
    from svcdsl.model import Project

    Key = tuple[str, str]
    """A kind of thing, and one of its fields."""

_NONE: dict[Key, list[Item]] = {}


class Referrers:
    """All references of a project by the thing referred to; an event counts as one to its step or process.

    In `asked` it is noted of which files' things it was asked.
    """

    __slots__ = ("_asked", "_by_thing")

    def __init__(self, project: Project, asked: Asked | None = None) -> None:
        self._asked = asked or Asked()
        # By thing, then by kind and field: a role that every service names is asked for by one of them at a time.
        self._by_thing: dict[Any, dict[Key, list[Item]]] = {}
        # Things of a kind have few sets of fields written between them, and most fields hold no references.
        written: dict[tuple[str, int], list[tuple[Key, Callable[[Item], Any]]]] = {}
        for item in project.things():
            fields = written.get((item.KIND, item.written))
            if fields is None:
                fields = written[item.KIND, item.written] = _references_of(item)
            for key, get in fields:
                value = get(item)
                for one in value if type(value) is tuple else (value,):
                    thing = (one.of or one.source) if type(one) is Event else one
                    if not isinstance(thing, Item):
                        continue
                    by = self._by_thing.get(thing)
                    if by is None:
                        self._by_thing[thing] = {key: [item]}
                    elif key in by:
                        by[key].append(item)
                    else:
                        by[key] = [item]

    def of(self, thing: Item, kind: str = "", attribute: str = "") -> Iterable[Item]:
        """What refers to a thing, by kind in the order of the project; of one kind, by one field, where given."""
        self._asked.files.add(thing.origin)
        by = self._by_thing.get(thing, _NONE)
        if kind and attribute:
            return by.get((kind, attribute), ())
        return (
            item
            for (item_kind, item_attribute), items in by.items()
            if (not kind or item_kind == kind) and (not attribute or item_attribute == attribute)
            for item in items
        )


def _references_of(item: Item) -> list[tuple[Key, Callable[[Item], Any]]]:
    """The fields with references among those that are written, each with what gets its value."""
    return [
        ((item.KIND, field.attribute), get)
        for field, get, _ in plan_of(item.KIND).references
        if item.written >> field.index & 1
    ]
