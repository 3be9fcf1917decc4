"""Every type of value: what is accepted in both languages, what it means, and what is refused."""

import tomllib
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from svcdsl.values import TYPES, BadValue, Value, parse

TABLES = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("writings.toml", "objectives.toml")
]
ENTRIES = [entry for table in TABLES for entry in table["value"]]
ACCEPTED = [(entry["type"], text, entry["means"]) for entry in ENTRIES for text in entry["written"]]
REFUSED = [
    (entry["type"], text, entry["reason"])
    for table in TABLES
    for entry in table["refused"]
    for text in entry["written"]
]


def plain(value: Any) -> Any:
    """A value as the tables write it."""
    if isinstance(value, Value):
        return [plain(field) for field in value.fields()]
    if value is None:
        return "-"
    if isinstance(value, frozenset):
        return sorted(value)
    return str(value) if isinstance(value, Fraction | date) else value


@pytest.mark.parametrize(("type_name", "text", "means"), ACCEPTED)
def test_a_writing_means_what_the_table_says(type_name: str, text: str, means: Any) -> None:
    assert plain(parse(type_name, text)) == means


@pytest.mark.parametrize(("type_name", "text", "reason"), REFUSED)
def test_a_wrong_writing_is_refused_for_its_reason(type_name: str, text: str, reason: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse(type_name, text)
    assert refusal.value.reason == reason
    assert refusal.value.facts.items() >= {"type": type_name, "text": text}.items()


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: f"{entry['type']}-{entry['written'][0]}")
def test_writings_of_one_meaning_are_equal(entry: dict[str, Any]) -> None:
    assert len({parse(entry["type"], text) for text in entry["written"]}) == 1


@pytest.mark.parametrize(("type_name", "text"), [(name, text) for name, text, _ in ACCEPTED])
def test_a_value_keeps_its_writing(type_name: str, text: str) -> None:
    value = parse(type_name, text)
    if isinstance(value, Value):
        assert value.written == text


def test_the_tables_have_every_type() -> None:
    assert {entry["type"] for entry in ENTRIES} == set(TYPES) - {"text", "condition"}


def test_a_text_is_itself() -> None:
    assert parse("text", " “９５％” ") == " “９５％” "


def test_an_unknown_type_is_a_mistake_of_the_caller() -> None:
    with pytest.raises(KeyError):
        parse("colour", "red")
