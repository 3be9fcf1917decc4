"""Specs for the tests of the model: one for each field of the schema, and how they become `model.json`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, language
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.targets.base import Emission
from svcdsl.targets.model import TARGET
from svcdsl.text import Source

Spec = dict[str, Any]


def linked(*files: tuple[str, str]) -> Project:
    """The project of some files, without mistakes."""
    project, findings = linked_with_findings(*files)
    assert findings == []
    return project


def linked_with_findings(*files: tuple[str, str]) -> tuple[Project, list[Any]]:
    """The project of some files, and what group N says of it."""
    linker = Linker()
    for name, text in files:
        linker.add((read_svc if name.endswith(".svc") else read_yaml)(Source(name, text)))
    return linker.link("test", "en")


def emission_of(project: Project, *left_out: str) -> Emission:
    """All services but those left out."""
    services = [service for id_, service in project.services.items() if id_ not in left_out]
    return Emission(project, services, ("en",), {}, {}, "2026-11-01", "0.1.0")


def written(project: Project, *left_out: str) -> dict[str, Any]:
    """What `model.json` holds."""
    outputs = {output.path: output.content for output in TARGET.emit(emission_of(project, *left_out))}
    return json.loads(outputs["model.json"])


@pytest.fixture
def link() -> Callable[..., Project]:
    """Reads files, given as (name, text)."""
    return linked


@pytest.fixture
def link_with_findings() -> Callable[..., tuple[Project, list[Any]]]:
    """Reads files that may have mistakes."""
    return linked_with_findings


@pytest.fixture
def model_of() -> Callable[..., dict[str, Any]]:
    """The content of `model.json` of a project, some services left out."""
    return written


@pytest.fixture
def emission() -> Callable[..., Emission]:
    """What a target gets of a project."""
    return emission_of


def base() -> Spec:
    """Two things of every kind, `a-KIND` and `b-KIND`, with no more than they need; `b-` ones are referred to."""
    spec: Spec = {"svcdsl": "1"}
    for kind in language().kinds.values():
        if kind.scope != "item":
            for letter in "ab":
                merge(spec, standing(kind, f"{letter}-{kind.name}", needed(kind)))
    merge(spec, standing(language().kinds["feedback"], "b-feedback", {"asks": {"b-question": {}}}))
    return spec


def standing(kind: Kind, id_: str, body: Spec) -> Spec:
    """A thing where it belongs, from the top of the file."""
    spec = {kind.collection: {id_: body}}
    if kind.name == "step":
        return {"services": {"a-service": {"processes": {"a-process": spec}}}}
    return {"services": {"a-service": spec}} if kind.scope == "service" else spec


def needed(kind: Kind) -> Spec:
    """The fields without which a kind is not complete."""
    return {field.name: value_of(field) for field in kind.required}


def value_of(field: Field) -> Any:
    """A right value for a field, as it is written."""
    if field.shape in (THINGS, ITEM, ITEMS):
        first = language().kinds[field.of].fields[0]
        body = needed(language().kinds[field.of]) or {first.name: value_of(first)}
        return {"one": body} if field.shape == THINGS else body if field.shape == ITEM else [body, body]
    if field.shape == LABELS:
        return {"job": "api", "env": "prod"}
    one = one_value_of(field)
    return [one] if field.shape == LIST else one


def one_value_of(field: Field) -> str:
    """A right single value."""
    if field.refers:
        return "b-feedback.b-question" if "asks" in field.refers else f"b-{field.refers[0]}"
    if field.type == "choice":
        return next(iter(field.options))
    if field.type in ("event", "event-or-recurrence"):
        return "b-step.done"
    example: str = language().types[field.type]["examples"][0]
    return example


def spec_with(kind: Kind, field: Field) -> tuple[Spec, list[str]]:
    """A spec with that field, and where to find what has it: the path of a thing, then fields to go down."""
    body = {**needed(kind), field.name: value_of(field)}
    if kind.scope == "item":
        owner, holder = owner_of(kind)
        inner = {"one": body} if holder.shape == THINGS else body if holder.shape == ITEM else [body]
        body = {**needed(owner), holder.name: inner}
        way = [path_of(owner), holder.name]
    else:
        owner, way = kind, [path_of(kind)]
    return merge(base(), standing(owner, f"a-{owner.name}", body)), way


def owner_of(kind: Kind) -> tuple[Kind, Field]:
    """A kind, and its field, in which items of a kind stand."""
    return next(
        (owner, field)
        for owner in language().kinds.values()
        for field in owner.fields
        if field.of == kind.name and owner.scope != "item"
    )


def path_of(kind: Kind) -> str:
    """The path of the thing `a-KIND`."""
    own = f"{kind.collection}/a-{kind.name}"
    if kind.name == "step":
        return f"services/a-service/processes/a-process/{own}"
    return f"services/a-service/{own}" if kind.scope == "service" else own


def merge(into: Spec, more: Spec) -> Spec:
    """Put one spec into another, map by map."""
    for key, value in more.items():
        if isinstance(value, dict) and isinstance(into.get(key), dict):
            merge(into[key], value)
        else:
            into[key] = value
    return into


@pytest.fixture
def field_spec() -> Callable[[str, str], tuple[str, list[str]]]:
    """For kind and field: the text of a spec that has it (JSON, which is YAML), and the way to what has it."""

    def make(kind_name: str, field_name: str) -> tuple[str, list[str]]:
        kind = language().kinds[kind_name]
        field = next(field for field in kind.fields if field.name == field_name)
        spec, way = spec_with(kind, field)
        return json.dumps(spec, indent=1), way

    return make


@pytest.fixture
def example_value() -> Callable[[str, str], Any]:
    """For kind and field: the value that `field_spec` writes."""
    return lambda kind, field: value_of(next(one for one in language().kinds[kind].fields if one.name == field))
