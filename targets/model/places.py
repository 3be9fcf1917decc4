"""Where things stand: what identifies each in the file, and the stretches of text that it was read from."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from svcdsl.language import language
from svcdsl.model import ALWAYS, Item, Thing
from svcdsl.text import Span

_PARTS = ("key", "value")


def path_of(thing: Thing) -> str:
    """The thing's path, unique in the file: collection and id from the top, as
    `services/delay/touchpoints/gate/standards/announce` or `roles/gate-agent`."""
    kind = language().kinds[thing.KIND]
    own = f"{kind.collection or kind.name}/{thing.id}"
    above = thing.parent
    while above is not None and not isinstance(above, Thing):
        above = above.parent
    return own if above is None else f"{path_of(above)}/{own}"


def place_of(span: Span) -> dict[str, Any]:
    """A stretch with its file."""
    return {"file": span.source.name, **stretch_of(span)}


def stretch_of(span: Span) -> dict[str, Any]:
    """A stretch in a file that is known: lines and columns from 1, in code points, the end exclusive."""
    (line, column), (last_line, last_column) = span.first, span.last
    return {"start": {"line": line, "column": column}, "end": {"line": last_line, "column": last_column}}


def places_of(item: Item) -> dict[str, Any]:
    """The stretches of every written field: its `key`, its `value`, and the `items` of a list of several."""
    names = _names(item.KIND)
    places: dict[str, Any] = {}
    for attribute, part, span in item.places():
        field = places.setdefault(names[attribute], {})
        if part < len(_PARTS):
            field[_PARTS[part]] = stretch_of(span)
        else:
            field.setdefault("items", []).append(stretch_of(span))
    return places


def is_built_in(thing: Item) -> bool:
    """Whether it stands in no file: the calendar `24x7`."""
    return thing is ALWAYS


@cache
def _names(kind: str) -> Mapping[str, str]:
    return {field.attribute: field.name for field in language().kinds[kind].fields}
