"""How the fields of each kind are filled into its class: made once from the schema, used for every thing."""

from __future__ import annotations

from functools import cache
from typing import Any

from svcdsl.language import ITEM, ITEMS, LABELS, LIST, ONE, THINGS, Field, Kind, language
from svcdsl.link.values import Reader, reader_of
from svcdsl.model import NOTHING, items, parts, service, shared
from svcdsl.model.base import Item, Thing

SHAPES = (ONE, LIST, THINGS, ITEMS, ITEM, LABELS)
AS_ONE, AS_LIST, AS_THINGS, AS_ITEMS, AS_ITEM, AS_LABELS = range(6)
AS_TEXT, AS_ID = 6, 7
"""Single texts and ids, which are most of what is written, and need no reader where they are a plain scalar."""

Slot = tuple[int, int, int, Reader, Field, dict[str, Any]]
"""What a word of a kind leads to; see Plan."""

WAYS_ON = ("then", "choose", "fork")
"""The fields of a step of which it can have one."""


class Plan:
    """A kind's class and how to fill it without going through its frozen door.

    `words` lead from each word to (index of the field, its bit, number of its shape, reader of one value, field, values
    known by their text: most are written again and again). `needed` has the bits of fields that are required, `ways_on`
    those of WAYS_ON.
    `defaults` are the values of fields that are not written, in the order of the schema; `setters` set them.
    `references` are the fields that hold ids until they are resolved.
    """

    __slots__ = ("defaults", "kind", "make", "needed", "references", "required", "setters", "ways_on", "words")

    def __init__(self, kind: Kind) -> None:
        cls = next(getattr(module, kind.class_name) for module in _MODULES if hasattr(module, kind.class_name))
        self.kind = kind
        self.make = cls
        slots: list[Slot] = [
            (field.index, 1 << field.index, _number_of(field), reader_of(field), field, {}) for field in kind.fields
        ]
        self.words: dict[str, Slot] = {word: slots[field.index] for word, field in kind.words.items()}
        self.required = [(1 << field.index, field) for field in kind.required]
        self.needed = sum(bit for bit, _ in self.required)
        self.ways_on = sum(1 << field.index for field in kind.fields if kind.name == "step" and field.name in WAYS_ON)
        self.defaults: list[Any] = [_default(field.shape) for field in kind.fields]
        self.setters: list[Any] = [getattr(cls, field.attribute).__set__ for field in kind.fields]
        self.references = tuple(
            (field, getattr(cls, field.attribute).__get__, getattr(cls, field.attribute).__set__)
            for field in kind.fields
            if field.is_reference
        )


_MODULES: tuple[Any, ...] = (parts, items, shared, service)
# The slots themselves, which know nothing of the frozen door.
set_origin = vars(Item)["origin"].__set__
set_parent = vars(Item)["parent"].__set__
set_row = vars(Item)["row"].__set__
set_written = vars(Item)["written"].__set__
set_id = vars(Thing)["id"].__set__


def _number_of(field: Field) -> int:
    if field.shape == ONE and field.type == "text":
        return AS_TEXT
    if field.shape == ONE and field.refers and not field.choices:
        return AS_ID
    return SHAPES.index(field.shape)


def _default(shape: str) -> Any:
    if shape in (THINGS, LABELS):
        return NOTHING
    return () if shape in (LIST, ITEMS) else None


@cache
def plan_of(kind: str) -> Plan:
    """The plan of a kind by its name."""
    return Plan(language().kinds[kind])
