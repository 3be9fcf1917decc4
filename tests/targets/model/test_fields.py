"""Every field of the language's schema arrives in the model, resolved, with its places, and the schema takes it."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest

from svcdsl.language import LABELS, THINGS, language
from svcdsl.model import Project
from svcdsl.targets.model.schema import schema

FIELDS = [(kind.name, field.name) for kind in language().kinds.values() for field in kind.fields]
VALIDATOR = jsonschema_rs.validator_for(schema())


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """All objects of a document, at any depth."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from objects(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from objects(inner)


def at(model: dict[str, Any], way: list[str]) -> dict[str, Any]:
    """What has the field: a thing by its path, or an item inside it."""
    found = next(one for one in objects(model) if one.get("path") == way[0] and "id" in one)
    for field in way[1:]:
        found = found[field][0] if isinstance(found[field], list) else found[field]
    return found


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_a_field_arrives(
    kind: str,
    field: str,
    field_spec: Callable[[str, str], tuple[str, list[str]]],
    example_value: Callable[[str, str], Any],
    link: Callable[..., Project],
    model_of: Callable[..., dict[str, Any]],
) -> None:
    text, way = field_spec(kind, field)
    model = model_of(link(("all.svc.yaml", text)))
    whole = at(model, way)
    assert means(whole[field], example_value(kind, field), kind, field)
    assert {"key", "value"} <= whole["places"][field].keys()
    assert [error.message for error in VALIDATOR.iter_errors(model)] == []
    paths = {one["path"] for one in objects(model) if "id" in one}
    assert {one["path"] for one in references(model)} <= paths


def references(model: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All references: objects of nothing but a kind and a path."""
    return (one for one in objects(model) if one.keys() == {"kind", "path"})


def means(arrived: Any, value: Any, kind: str, field_name: str) -> bool:
    """Whether what arrived is what was written: as the same text, the same word, or the thing of that id."""
    field = language().kinds[kind].field(field_name)
    if isinstance(value, list):
        pairs = zip(arrived, value, strict=True)
        return len(arrived) == len(value) and all(means(one, other, kind, field_name) for one, other in pairs)
    if field.shape == LABELS:
        return bool(arrived == value)
    if field.shape == THINGS:
        return set(value) <= {one["id"] for one in arrived}
    if isinstance(value, dict):
        return value.keys() <= arrived.keys()
    if isinstance(arrived, dict):
        return value in (arrived.get("written"), arrived.get("name")) or points_at(arrived, value)
    return bool(arrived == (value == "true" if field.type == "boolean" else value))


def points_at(arrived: dict[str, Any], value: str) -> bool:
    return str(arrived["path"]).endswith(f"/{value.rpartition('.')[2]}")


def test_every_kind_has_its_collection_as_the_name_of_its_field() -> None:
    """The path of a thing tells the field that it stands in."""
    for kind in language().kinds.values():
        for field in kind.fields:
            if field.shape == THINGS:
                of = language().kinds[field.of]
                assert field.name == (of.collection or of.name)


def test_no_field_is_called_as_the_model_calls_its_own() -> None:
    own = {"id", "path", "place", "places", "built-in"}
    assert [(kind, field) for kind, field in FIELDS if field in own] == []


def test_the_schema_itself_is_valid() -> None:
    jsonschema_rs.meta.validate(schema())


def test_the_published_schema_is_fresh() -> None:
    from svcdsl.language.where import targets_path

    with open(f"{targets_path()}/model/model.schema.json", encoding="utf-8") as file:
        assert json.load(file) == schema()
