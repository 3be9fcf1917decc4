"""What a word of a condition means beside a field: a choice, an id, a text, or a value of the field's type."""

from __future__ import annotations

from typing import Any

from svcdsl.analyses.condition_fields import families, targets
from svcdsl.diagnostics import Fact, Nearest
from svcdsl.language import Field, language
from svcdsl.link.ids import canonical
from svcdsl.values import BadValue, parse
from svcdsl.values import condition_tree as tree
from svcdsl.values.slips import meant

_ENDS = {"range": "duration", "dates": "date"}


class Unreadable(Exception):
    """A word that cannot stand beside the field; `variant` and `facts` are those of N03."""

    def __init__(self, variant: str, facts: dict[str, Fact]) -> None:
        super().__init__(variant)
        self.variant = variant
        self.facts = facts


def constant(field: Field, part: tree.Path | tree.Literal, order: bool) -> Any:
    """The value that a word or literal has beside the field: a value of its type, a text, or the id of a thing.

    `order` tells that more or less is asked: then a range is compared with a duration. Raises Unreadable.
    """
    quoted = isinstance(part, tree.Literal) and part.quoted
    text = part.text if isinstance(part, tree.Literal) else ".".join(part.names)
    if quoted and (targets(field) or field.options or families(field) & {"event", "boolean"}):
        raise Unreadable("condition-quotes", {"field": field.name, "kind": field.owner, "text": text})
    if targets(field):
        return field.choices.get(text) or language().plain(canonical(text))
    if field.options:
        return _choice(field, text)
    if families(field) <= {"text"}:
        return text
    return _parsed(field, text, _ENDS.get(field.type, field.type) if order else field.type)


def is_id(field: Field, value: object) -> bool:
    """Whether a word beside a field is the id of a thing or the name of an event, and no word of the language."""
    if not isinstance(value, str):
        return False
    if "event" in families(field):
        return True
    return bool(targets(field)) and value not in (*field.options, *field.also, *_always(field))


def _always(field: Field) -> tuple[str, ...]:
    return ("24x7",) if "calendar" in field.refers else ()


def _choice(field: Field, text: str) -> str:
    choice: str | None = field.choices.get(text) or field.choices.get(canonical(text))
    if choice is None:
        facts: dict[str, Fact] = {
            "field": field.name, "kind": field.owner, "type": "choice", "text": text,
            "nearest": Nearest(text, field.choices), "choices": tuple(field.options),
        }  # fmt: skip
        raise Unreadable("choice", facts)
    return choice


def _parsed(field: Field, text: str, type_: str) -> Any:
    if type_ == "event":
        return _event(text)
    if type_ == "event-or-recurrence":
        return _either("recurrence", text, _event(text))
    if type_ == "money-or-text":
        return _either("money", text, text)
    try:
        return parse(type_, text)
    except BadValue as bad:
        facts: dict[str, Any] = {"field": field.name, "kind": field.owner, **bad.facts, "text": text, "type": type_}
        right = meant(type_, text)
        if right:
            raise Unreadable("written-otherwise", {**facts, "right": right}) from None
        raise Unreadable("" if bad.reason == "form" else bad.reason, facts) from None


def _either(type_: str, text: str, otherwise: str) -> Any:
    try:
        return parse(type_, text)
    except BadValue:
        return otherwise


def _event(text: str) -> str:
    """The name of an event, its moment in English."""
    head, _, moment = canonical(text).rpartition(".")
    return f"{head}.{language().moments.get(moment, moment)}" if head else moment
