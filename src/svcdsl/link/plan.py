"""How the fields of each kind are filled into its class: made once from the schema, used for every thing."""

from __future__ import annotations

from functools import cache
from typing import Any

from svcdsl.language import ITEMS, LABELS, LIST, THINGS, Kind, language
from svcdsl.model import NOTHING, items, parts, service, shared
from svcdsl.model.base import Item, Thing


class Plan:
    """A kind's class and how to fill it without going through its frozen door.

    `defaults` are the values of fields that are not written, in the order of the schema; `fill` sets them all.
    `references` are the fields that hold ids until they are resolved.
    """

    __slots__ = ("defaults", "kind", "make", "references", "setters", "words")

    def __init__(self, kind: Kind) -> None:
        cls = next(getattr(module, kind.class_name) for module in _MODULES if hasattr(module, kind.class_name))
        self.kind = kind
        self.make = cls
        self.words = kind.words
        self.defaults: list[Any] = [_default(field.shape) for field in kind.fields]
        self.setters: list[Any] = [getattr(cls, field.attribute).__set__ for field in kind.fields]
        self.references = tuple(
            (field, getattr(cls, field.attribute).__get__, getattr(cls, field.attribute).__set__)
            for field in kind.fields
            if field.refers or field.type in ("event", "event-or-recurrence")
        )


_MODULES: tuple[Any, ...] = (parts, items, shared, service)
_set_origin = Item.origin.__set__  # type: ignore[attr-defined]
_set_parent = Item.parent.__set__  # type: ignore[attr-defined]
_set_row = Item.row.__set__  # type: ignore[attr-defined]
_set_id = Thing.id.__set__  # type: ignore[attr-defined]


def _default(shape: str) -> Any:
    if shape in (THINGS, LABELS):
        return NOTHING
    return () if shape in (LIST, ITEMS) else None


@cache
def plan_of(kind: str) -> Plan:
    """The plan of a kind by its name."""
    return Plan(language().kinds[kind])


def set_frame(item: Item, origin: Any, parent: Any, row: int, id_: str | None) -> None:
    """Set what every item has besides its fields."""
    _set_origin(item, origin)
    _set_parent(item, parent)
    _set_row(item, row)
    if id_ is not None:
        _set_id(item, id_)
