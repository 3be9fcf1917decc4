"""The fields that conditions may ask for: those of the schema, a thing's own id, and the service it stands in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from svcdsl.language import Field, Kind, language

ID = Field("", "id", -1, {"$ref": "#/$defs/text", "x-zh": ["编号"]}, False, frozenset())
SERVICE = Field(
    "", "service", -1, {"$ref": "#/$defs/reference", "x-refers": ["service"], "x-zh": ["所属服务"]}, False, frozenset()
)
NUMBER = Field("", "count", -1, {"$ref": "#/$defs/number", "x-zh": ["个数"]}, False, frozenset())
LABEL = Field("", "labels", -1, {"$ref": "#/$defs/text"}, False, frozenset())

_TEXT, _TIME = frozenset({"text"}), frozenset({"time"})
_FAMILIES: dict[str, frozenset[str]] = {
    "text": _TEXT,
    "word": _TEXT,
    "timezone": _TEXT,
    "language": _TEXT,
    "duration": _TIME,
    "range": _TIME,
    "quantity": frozenset({"number", "percentage", "score", "time"}),
    "duration-or-percentage": frozenset({"time", "percentage"}),
    "objective-or-duration": frozenset({"objective", "time"}),
    "money-or-text": frozenset({"money", "text"}),
    "date": frozenset({"date"}),
    "dates": frozenset({"date"}),
    "event-or-recurrence": frozenset({"event", "recurrence"}),
}
_ORDERED = frozenset({"number", "percentage", "score", "money", "time", "date", "rate", "recurrence"})
_WHOLE = frozenset({"condition", "labels", "items"})


@cache
def fields_of(kind: str) -> dict[str, Field]:
    """Every word that names a field of a kind of thing or item; none for what is no kind, such as the end."""
    known: Kind | None = language().kinds.get(kind)
    if known is None:
        return {}
    own = [field for field in (ID, SERVICE) if known.named or field is SERVICE]
    return {word: field for field in own for word in (field.name, *field.zh)} | known.words


def targets(field: Field) -> tuple[str, ...]:
    """The kinds of things that a dot behind a field leads to."""
    return field.refers or ((field.of,) if field.of else ())


def families(field: Field) -> frozenset[str]:
    """What sorts of value a field has, so that two fields can be compared that share one.

    Choices and things are told apart by which ones; `condition`, `labels` and `items` cannot be compared.
    """
    if field.shape == "labels":
        return frozenset({"labels"})
    if targets(field):
        named = [kind for kind in targets(field) if language().kinds[kind].named]
        return frozenset({*named, *field.options}) or frozenset({"items"})
    if field.options:
        return frozenset(f"={choice}" for choice in field.options)
    return _FAMILIES.get(field.type, frozenset({field.type}))


def is_whole(field: Field) -> bool:
    """Whether a field holds several fields or a condition, and so no value to compare."""
    return bool(families(field) & _WHOLE)


def is_ordered(field: Field) -> bool:
    """Whether more and less mean something for the field's values."""
    return bool(families(field) & _ORDERED)


def is_textual(field: Field) -> bool:
    """Whether a pattern can be looked for: in a text, in an id, in the name of an event."""
    return bool(targets(field)) or bool(families(field) & {"text", "event"})


def bare(fields: Iterable[Field]) -> str:
    """The field that items stand for where a list of them is compared, such as a check's title; "" for none."""
    for field in fields:
        kind = language().kinds.get(field.of)
        if kind is not None and kind.bare and not kind.named:
            return kind.bare
    return ""
