"""From the model to `model.json`, as data that is serialised at the end."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from svcdsl.diagnostics import Waiver
from svcdsl.language import LABELS, THINGS, Field, language
from svcdsl.model import ALWAYS, CUSTOMER, END, Event, Item, Localized, Project, Thing
from svcdsl.model.service import Service
from svcdsl.targets.base import Emission, Output
from svcdsl.values import Value

from .places import is_built_in, path_of, place_of, places_of
from .schema import VERSION, schema
from .values import told

Json = dict[str, Any]

# A stretch as json.dumps lays it out, over ten lines; no text can look so, since its quotes are escaped.
_POSITION = r'\{\s+"line": (\d+),\s+"column": (\d+)\s+\}'
_STRETCH = re.compile(rf'(\{{)?\s+"start": {_POSITION},\s+"end": {_POSITION}(?(1)\s+\}})')


def emit(emission: Emission) -> Iterator[Output]:
    """The model and the schema that it keeps."""
    yield Output("model.json", _dump(model(emission)))
    yield Output("model.schema.json", _dump(schema()))


def model(emission: Emission) -> Json:
    """The whole project as plain data: shared things, services that can be shown, and what was left out."""
    project = emission.project
    shown = frozenset(emission.services)
    writer = Writer(shown)
    whole: Json = {
        "version": VERSION,
        "written-by": f"svcdsl {emission.version}",
        "project": {"name": project.name, "language": project.language, "files": list(project.order)},
    }
    for collection in Project.COLLECTIONS:
        things = list(getattr(project, collection).values())
        if collection == "services":
            things = list(emission.services)
        elif collection == "calendars":
            things.insert(0, ALWAYS)
        whole[collection] = [writer.item(thing) for thing in things]
    left_out = [service for service in project.services.values() if service not in shown]
    whole["left-out"] = [
        {"id": service.id, "path": path_of(service), "place": place_of(service.span)} for service in left_out
    ]
    whole["waivers"] = [_waiver(waiver) for waiver in project.waivers]
    return whole


class Writer:
    """Turns things into plain data; `shown` are the services that are in the file."""

    def __init__(self, shown: frozenset[Service]) -> None:
        self.shown = shown

    def item(self, item: Item) -> Json:
        """A thing or an item: what it is, the fields that are written and could be read, and its places."""
        whole: Json = {"id": item.id, "path": path_of(item)} if isinstance(item, Thing) else {}
        whole |= {"built-in": True} if is_built_in(item) else {"place": place_of(item.span)}
        for field in language().kinds[item.KIND].fields:
            value = getattr(item, field.attribute)
            if value is not None and value != () and value != {}:
                whole[field.name] = self.field(field, value)
        return whole if is_built_in(item) else {**whole, "places": places_of(item)}

    def field(self, field: Field, value: Any) -> Any:
        """The value of a field, whatever its shape."""
        if field.shape == LABELS:
            return dict(value)
        if field.shape == THINGS:
            return [self.item(thing) for thing in value.values()]
        if isinstance(value, tuple):
            return [self.one(field, one) for one in value]
        return self.one(field, value)

    def one(self, field: Field, value: Any) -> Any:
        """One value: a reference, an item, a text, a typed value, or a plain word."""
        if value is END or value is CUSTOMER:
            return value.id
        if isinstance(value, Event):
            return {
                "name": value.name,
                "moment": value.moment,
                "of": self.reference(value.of or value.source),
            }
        if isinstance(value, Item):
            return self.reference(value) if field.refers else self.item(value)
        if isinstance(value, Localized):
            return dict(value.by_language)
        return told(value) if isinstance(value, Value) else value

    def reference(self, thing: Any) -> Json:
        """Kind and path of a thing; marked where the service that it belongs to was left out."""
        service = thing.service
        gone = service is not None and service not in self.shown
        return {"kind": thing.KIND, "path": path_of(thing), **({"left-out": True} if gone else {})}


def _waiver(waiver: Waiver) -> Json:
    about = {"codes": list(waiver.codes), "line": waiver.line, "until": waiver.until, "reason": waiver.reason}
    return {**about, "place": place_of(waiver.span)}


def _dump(whole: Mapping[str, Any]) -> str:
    text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    return _STRETCH.sub(_on_one_line, text)


def _on_one_line(found: re.Match[str]) -> str:
    opened, *numbers = found.groups()
    start, end = numbers[:2], numbers[2:]
    told = ", ".join(
        f'"{name}": {{"line": {line}, "column": {column}}}' for name, (line, column) in (("start", start), ("end", end))
    )
    return f"{{{told}}}" if opened else f" {told}"
