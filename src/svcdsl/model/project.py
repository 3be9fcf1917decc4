"""A whole project: what its files share, and its services."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from svcdsl.model.base import NOTHING, Frozen, Item
from svcdsl.model.shared import Calendar
from svcdsl.text import Source

if TYPE_CHECKING:
    from svcdsl.diagnostics import Waiver
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Channel, CustomerGroup, DataSource, Norm, Policy, Role, Term


class Project(Frozen):
    """All things of a project, linked. `language` is the one of plain texts; `waivers` stand in its files.

    `order` are the names of its files, as they were read; everything that a build writes follows it.
    `contents` are all items of each service, itself first, and under None those that services share.
    `referred` are the things that some reference names; `broken` the services that could not be read whole.
    """

    __slots__ = (
        "broken",
        "calendars",
        "channels",
        "contents",
        "customers",
        "language",
        "name",
        "norms",
        "order",
        "policies",
        "referred",
        "roles",
        "services",
        "sources",
        "terms",
        "waivers",
    )
    name: str
    language: str
    order: tuple[str, ...]
    waivers: tuple[Waiver, ...]
    contents: Mapping[Item | None, tuple[Item, ...]]
    referred: frozenset[Item]
    broken: frozenset[Item]
    roles: Mapping[str, Role]
    channels: Mapping[str, Channel]
    calendars: Mapping[str, Calendar]
    customers: Mapping[str, CustomerGroup]
    sources: Mapping[str, DataSource]
    norms: Mapping[str, Norm]
    terms: Mapping[str, Term]
    policies: Mapping[str, Policy]
    services: Mapping[str, Service]

    COLLECTIONS = (
        "roles", "channels", "calendars", "customers", "sources", "norms", "terms", "policies", "services",
    )  # fmt: skip

    def __init__(self, name: str, language: str, order: tuple[str, ...], things: Mapping[str, Any]) -> None:
        put = object.__setattr__
        put(self, "name", name)
        put(self, "language", language)
        put(self, "order", order)
        put(self, "waivers", things.get("waivers", ()))
        put(self, "contents", MappingProxyType(things.get("contents", {})))
        put(self, "broken", things.get("broken", frozenset()))
        put(self, "referred", things.get("referred", frozenset()))
        for collection in self.COLLECTIONS:
            put(self, collection, things.get(collection, NOTHING))

    def __repr__(self) -> str:
        return f"Project({self.name}, {len(self.services)} services)"

    def things(self) -> Iterator[Item]:
        """Every thing and item of the project, each before what is inside it."""
        for contents in self.contents.values():
            yield from contents


def walk(item: Item) -> Iterator[Item]:
    """The item, and everything written inside it, in the order of the schema."""
    yield item
    for inner in inside(item):
        yield from walk(inner)


def inside(item: Item) -> Iterator[Item]:
    """What is written right inside an item: things of its collections, items of its lists."""
    for attribute in item.FIELDS:
        value = getattr(item, attribute)
        if type(value) is MappingProxyType:
            yield from (inner for inner in value.values() if isinstance(inner, Item))
        elif isinstance(value, tuple):
            yield from (inner for inner in value if isinstance(inner, Item) and inner.parent is item)
        elif isinstance(value, Item) and value.parent is item:
            yield value


def _always() -> Calendar:
    calendar = object.__new__(Calendar)
    origin = Source("24x7", "")
    origin.spans.extend((0, 0, 0))
    values: dict[str, Any] = {"id": "24x7", "origin": origin, "parent": None, "row": 0, "written": 0}
    defaults: dict[str, Any] = {"tags": (), "open": (), "closed": (), "also_open": ()}
    for name in Calendar.FIELDS:
        values[name] = defaults.get(name)
    for name, value in values.items():
        object.__setattr__(calendar, name, value)
    return calendar


ALWAYS = _always()
"""The calendar `24x7`, which always exists: every hour of every day."""
