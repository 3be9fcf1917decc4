"""Scalars -> values of a field's type. Each reader gives the value, or None and a finding."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from svcdsl.language import Field, language
from svcdsl.link.complaints import Complaints
from svcdsl.link.ids import canonical
from svcdsl.model import Localized
from svcdsl.syntax import Absent, Mapping, Node, Scalar, Sequence
from svcdsl.values import BadValue, parse
from svcdsl.values.slips import is_value, meant

Reader = Callable[[Field, Node, Complaints], Any]


def reader_of(field: Field) -> Reader:
    """The reader for single values of a field."""
    if field.type == "text":
        return read_text
    if field.refers:
        return read_choice_or_reference if field.choices else read_reference
    return _BY_TYPE.get(field.type, read_parsed)


def read_text(field: Field, node: Node, complaints: Complaints) -> str | None:
    """A text as it stands, or one text a language."""
    if type(node) is Scalar:
        return node.text
    if type(node) is Mapping:
        return _localized(field, node, complaints)
    _not_one(field, node, complaints)
    return None


def read_reference(field: Field, node: Node, complaints: Complaints) -> str | None:
    """An id, to be resolved when everything is bound."""
    if type(node) is Scalar:
        return canonical(node.text)
    _not_one(field, node, complaints)
    return None


def read_choice_or_reference(field: Field, node: Node, complaints: Complaints) -> str | None:
    """A choice, else an id."""
    if type(node) is Scalar:
        return field.choices.get(node.text) or canonical(node.text)
    _not_one(field, node, complaints)
    return None


def read_choice(field: Field, node: Node, complaints: Complaints) -> str | None:
    """One of the field's choices, by any of its words."""
    if type(node) is not Scalar:
        _not_one(field, node, complaints)
        return None
    choice = field.choices.get(node.text) or field.choices.get(canonical(node.text))
    if choice is None:
        complaints.wrong_choice(field, node)
    return choice


def read_parsed(field: Field, node: Node, complaints: Complaints) -> Any:
    """A value that its type's parser reads."""
    if type(node) is not Scalar:
        _not_one(field, node, complaints)
        return None
    try:
        return parse(field.type, node.text)
    except BadValue as bad:
        right = meant(field.type, node.text)
        turned = _turned_round(field.type, node.text) if bad.reason == "order" else None
        if right:
            complaints.written_otherwise(field, node, right)
        elif turned:
            complaints.wrong(field, node, "turned-round", text=node.text, right=turned)
        else:
            facts = {**bad.facts, "text": node.text, "type": field.type}
            complaints.wrong(field, node, "" if bad.reason == "form" else bad.reason, **facts)
        return None


def _turned_round(type_: str, text: str) -> str | None:
    """A range with its ends changed about; None where that is none either."""
    first, sign, last = (
        re.split(r"(\s*(?:\.\.|至)\s*)", text, maxsplit=1) if ".." in text or "至" in text else ("", "", "")
    )
    turned = f"{last}{sign}{first}"
    return turned if first and is_value(type_, turned) else None


def read_money_or_text(field: Field, node: Node, complaints: Complaints) -> Any:
    """An amount where it is one, else a text."""
    if type(node) is Scalar:
        try:
            return parse("money", node.text)
        except BadValue:
            return node.text
    return read_text(field, node, complaints)


def read_event_or_recurrence(field: Field, node: Node, complaints: Complaints) -> Any:
    """A recurrence where it is one, else an event's name."""
    if type(node) is Scalar:
        try:
            return parse("recurrence", node.text)
        except BadValue:
            right = meant("recurrence", node.text)
            if right is None:
                return canonical(node.text)
            complaints.written_otherwise(field, node, right)
            return None
    _not_one(field, node, complaints)
    return None


def read_labels(field: Field, node: Node, complaints: Complaints) -> dict[str, str]:
    """A plain map of texts."""
    labels: dict[str, str] = {}
    if type(node) is not Mapping:
        complaints.wrong(field, node, "not-a-plain-map")
        return labels
    for key, value in node.pairs:
        if key.text in labels:
            complaints.twice(key.text, key, complaints.place(node))
        elif type(value) is Scalar:
            labels[key.text] = value.text
        elif type(value) is not Absent:
            complaints.wrong(field, value, "not-a-plain-map")
    return labels


def _not_one(field: Field, node: Node, complaints: Complaints) -> None:
    if type(node) is not Sequence:
        complaints.wrong(field, node, "fields-for-value")
        return
    steps = ", ".join(one.text for one in node.items if type(one) is Scalar)
    if steps and (field.owner, field.name) == ("step", "then"):
        complaints.wrong(field, node, "several-next", steps=steps)
    else:
        complaints.wrong(field, node, "several")


def _localized(field: Field, node: Mapping, complaints: Complaints) -> Localized | None:
    texts: dict[str, str] = {}
    if not node.entries:
        _not_one(field, node, complaints)
    for key, value in node.pairs:
        code = language().plain(key.text)
        try:
            parse("language", code)
        except BadValue:
            complaints.wrong(field, key, "language", text=key.text)
            continue
        if type(value) is Scalar:
            texts[code] = value.text
        elif type(value) is not Absent:
            _not_one(field, value, complaints)
    return Localized(texts) if texts else None


_BY_TYPE: dict[str, Reader] = {
    "choice": read_choice,
    "event": read_reference,
    "event-or-recurrence": read_event_or_recurrence,
    "money-or-text": read_money_or_text,
}
