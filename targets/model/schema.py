"""The JSON Schema of `model.json`, derived from the tables of the language, so that no field is forgotten."""

from __future__ import annotations

from typing import Any

from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, language
from svcdsl.model import Project

from .shapes import COUNT, TEXT, VALUES, of_type, ref

VERSION = 1
"""The version of the file's form: raised when something that was there is gone, or means something else."""

Json = dict[str, Any]

_PATH: Json = {"type": "string", "pattern": "^[^/]+/[^/]+(/[^/]+/[^/]+)*$"}


def schema() -> Json:
    """The schema, JSON Schema 2020-12."""
    kinds = {name: _kind(kind) for name, kind in language().kinds.items()}
    collections = {name: {"type": "array", "items": ref(_kind_of(name))} for name in Project.COLLECTIONS}
    whole = _closed(
        {
            "version": {"const": VERSION},
            "written-by": TEXT,
            "project": _closed({"name": TEXT, "language": TEXT, "files": {"type": "array", "items": TEXT}}),
            **collections,
            "left-out": {
                "type": "array",
                "items": _closed({"id": TEXT, "path": _PATH, "place": ref("place")}),
            },
            "waivers": {"type": "array", "items": _waiver()},
        }
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:svcdsl:model:{VERSION}",
        "title": "A project of service specs, resolved",
        **whole,
        "$defs": {**_places(), **VALUES, **kinds},
    }


def _closed(needed: Json, may: Json | None = None, **more: Any) -> Json:
    properties = {**needed, **(may or {})}
    return {
        **more,
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }


def _kind_of(collection: str) -> str:
    return next(kind.name for kind in language().kinds.values() if kind.collection == collection)


def _kind(kind: Kind) -> Json:
    """A kind of thing or item; shared things with mistakes are in the file too, so they need nothing."""
    own: Json = {"id": TEXT, "path": _PATH} if kind.named else {}
    places: Json = {"place": ref("place"), "places": _written(kind)}
    fields = {field.name: _field(field) for field in kind.fields}
    needed = {} if kind.scope == "project" else {field.name: fields[field.name] for field in kind.required}
    about = {"description": kind.doc["en"], "x-description-zh": kind.doc["zh"]}
    if kind.name == "calendar":
        may = {**places, "built-in": {"const": True}}
        either = [{"required": ["built-in"]}, {"required": list(places)}]
        return _closed(own, {**may, **fields}, **about, oneOf=either)
    return _closed({**own, **places, **needed}, fields, **about)


def _written(kind: Kind) -> Json:
    """Where the fields stand; also one whose value could not be read, and which is then not beside."""
    properties = {field.name: ref("field-places") for field in kind.fields}
    return {"type": "object", "properties": properties, "additionalProperties": False}


def _field(field: Field) -> Json:
    about = {"description": field.doc["en"], "x-description-zh": field.doc["zh"]} if field.doc else {}
    if field.shape == LABELS:
        return {"type": "object", "additionalProperties": TEXT, **about}
    one = ref(field.of) if field.shape in (ITEM, ITEMS, THINGS) else _one(field)
    if field.shape in (LIST, ITEMS, THINGS):
        return {"type": "array", "items": one, "minItems": 1, **about}
    return {**one, **about}


def _one(field: Field) -> Json:
    """One value of a field."""
    if field.refers:
        found: Json = {**ref("reference"), "properties": {"kind": {"enum": list(field.refers)}}}
        words = [*field.also, *field.options]
        return {"oneOf": [found, {"enum": words}]} if words else found
    return {"enum": list(field.options)} if field.type == "choice" else of_type(field.type)


def _waiver() -> Json:
    line = {
        "type": "integer",
        "minimum": 0,
        "description": "The line it speaks of; 0 for the file",
    }
    codes = {"type": "array", "items": TEXT}
    return _closed({"codes": codes, "line": line, "until": TEXT, "reason": TEXT, "place": ref("place")})


def _places() -> dict[str, Json]:
    ends = {"start": ref("position"), "end": ref("position")}
    of_field = {"key": ref("stretch"), "value": ref("stretch")}
    return {
        "position": _closed({"line": COUNT, "column": COUNT}, description="Both from 1; the column in code points"),
        "stretch": _closed(ends, description="A stretch in the file of the thing; the end is exclusive"),
        "place": _closed({"file": TEXT, **ends}, description="A stretch of a file of the project"),
        "field-places": _closed(of_field, {"items": {"type": "array", "items": ref("stretch")}}),
        "reference": _closed(
            {"kind": {"enum": sorted(_kinds())}, "path": _PATH},
            {"left-out": {"const": True}},
            description="A thing by its path; `left-out` where its service has mistakes and is not here",
        ),
        "event": _closed({"name": TEXT, "moment": TEXT, "of": ref("reference")}, description="What happens in a case"),
    }


def _kinds() -> list[str]:
    return [kind.name for kind in language().kinds.values() if kind.named]
