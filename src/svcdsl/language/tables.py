"""The schema read as tables: which fields a kind of thing has, of what type, and by which words."""

from __future__ import annotations

import json
from functools import cache
from keyword import iskeyword
from typing import Any

from svcdsl.language.where import grammar_text

ONE = "one"
LIST = "list"
THINGS = "things"
ITEM = "item"
ITEMS = "items"
LABELS = "labels"

_SERVICE_FIELDS = "service-fields"


class Field:
    """One field of the kind named by `owner`.

    `shape` is how its value is made up: `one` value of `type`, a `list` of them, `things` (a map from id to
    things of kind `of`), an `item` (one map of kind `of`), `items` (a list of such maps) or `labels` (a plain
    map of texts). `refers` names the kinds that a reference may point at, `also` the words that may stand for
    one, `is_reference` says that ids or events stand there; `choices` maps every accepted word, English and
    Chinese, to the choice it means. `old` are words that a later version of the language has replaced.
    """

    __slots__ = (
        "also", "attribute", "choices", "doc", "index", "is_reference", "name", "of", "old", "options", "owner",
        "refers", "required", "shape",
        "svc_word", "svc_words", "type", "zh",
    )  # fmt: skip

    def __init__(
        self, owner: str, name: str, index: int, entry: dict[str, Any], required: bool, kinds: frozenset[str]
    ) -> None:
        self.owner = owner
        self.name = name
        self.attribute = name.replace("-", "_") + ("_" if iskeyword(name) else "")
        self.index = index
        self.required = required
        self.doc: dict[str, str] = entry.get("x-doc", {})
        self.zh: tuple[str, ...] = tuple(entry.get("x-zh", ()))
        self.svc_word: str = entry.get("x-word", name)
        self.old: tuple[str, ...] = tuple(entry.get("x-old", ()))
        sign = entry.get("x-sign")
        self.svc_words = (self.svc_word, *self.zh, *self.old, *((sign,) if sign else ()))
        self.refers: tuple[str, ...] = tuple(entry.get("x-refers", ()))
        self.also: tuple[str, ...] = tuple(entry.get("x-also", ()))
        self.options: dict[str, list[str]] = entry.get("x-choices", {})
        self.choices = {word: choice for choice, zh in self.options.items() for word in (choice, *zh)}
        self.type, self.shape, self.of = _read_shape(entry, kinds)
        self.is_reference = bool(self.refers) or self.type in ("event", "event-or-recurrence")

    def __repr__(self) -> str:
        return f"Field({self.name}: {self.shape} {self.of or self.type})"


class Kind:
    """A kind of thing, or of item inside a thing.

    `named` things have an id. `bare` is the field that a single value stands for where the whole map is left
    out. `scope` is `top`, `project` (shared), `service` or `item`. `words` and `svc_words` lead from every
    word to its field, in YAML and in the svc notation; `old_words` from those that are still read, but replaced.
    """

    __slots__ = (
        "bare", "class_name", "collection", "doc", "fields", "name", "named", "old_words", "required", "scope",
        "svc_words", "word", "words", "zh",
    )  # fmt: skip

    def __init__(self, name: str, entry: dict[str, Any], properties: dict[str, Any], kinds: frozenset[str]) -> None:
        about = entry.get("x-kind", {})
        self.name = name
        self.class_name: str = about.get("class", "")
        self.word: str = about.get("word", name)
        self.zh: tuple[str, ...] = tuple(about.get("zh", ()))
        self.collection: str = about.get("collection", "")
        self.named: bool = about.get("named", False)
        self.bare: str = about.get("bare", "")
        self.scope: str = about.get("scope", "file")
        self.doc: dict[str, str] = entry.get("x-doc", {})
        needed = set(entry.get("required", ()))
        self.fields = tuple(
            Field(name, key, index, value, key in needed, kinds)
            for index, (key, value) in enumerate(properties.items())
        )
        self.required = tuple(field for field in self.fields if field.required)
        self.words = {word: field for field in self.fields for word in (field.name, *field.zh, *field.old)}
        self.old_words = {word: field for field in self.fields for word in field.old}
        self.svc_words = {word: field for field in self.fields for word in field.svc_words}

    def __repr__(self) -> str:
        return f"Kind({self.name})"

    def example(self, id_: str) -> dict[str, str]:
        """How a thing of this kind with that id is written in the svc notation, in both languages.

        What has spaces is no id but the title of one: `role branch-manager "Branch manager"`.
        """
        words = id_.split()
        rest = f'{id_} "…"' if len(words) < 2 else f'{"-".join(words).lower()} "{id_}"'
        return {"en": f"{self.word} {rest}", "zh": f"{(self.zh or (self.word,))[0]} {rest}"}

    def field(self, name: str) -> Field:
        """The field of that English name; KeyError where there is none."""
        return self.words[name]


class Language:
    """The whole language: kinds by name, value types, and the words that belong to no field."""

    __slots__ = ("file", "kinds", "moments", "schema", "service_file", "types", "word_twins")

    def __init__(self, schema: dict[str, Any]) -> None:
        definitions = schema["$defs"]
        service_fields = definitions[_SERVICE_FIELDS]["properties"]
        names = frozenset(name for name, entry in definitions.items() if "x-kind" in entry)
        self.schema = schema
        self.kinds: dict[str, Kind] = {}
        self.types: dict[str, dict[str, Any]] = {}
        for name, entry in definitions.items():
            if "x-kind" in entry:
                properties = service_fields if name == "service" else entry["properties"]
                self.kinds[name] = Kind(name, entry, properties, names)
            elif "examples" in entry:
                self.types[name] = entry
        self.file = Kind("file", definitions["file-of-things"], _resolve(definitions, "file-of-things"), names)
        one = definitions["file-of-one-service"]["properties"]
        self.service_file = Kind("file-of-one-service", definitions["service"], {**service_fields, **one}, names)
        # 结束 is a process's end in a step and the moment it has ended in an event, so moments stand apart.
        self.moments = {twin: word for word, zh in schema["x-moments"].items() for twin in (word, *zh)}
        self.word_twins: dict[str, str] = {zh: word for word, twins in schema["x-words"].items() for zh in twins}

    def plain(self, word: str) -> str:
        """The English twin of a word that belongs to no field, such as 结束; any other word as it is."""
        return self.word_twins.get(word, word)


@cache
def language() -> Language:
    """The language as its schema has it, read once."""
    return Language(json.loads(grammar_text("svcdsl.schema.json")))


def _resolve(definitions: dict[str, Any], name: str) -> dict[str, Any]:
    service_fields = definitions[_SERVICE_FIELDS]["properties"]
    return {
        key: service_fields[key] if "$ref" in entry else entry for key, entry in definitions[name]["properties"].items()
    }


def _read_shape(entry: dict[str, Any], kinds: frozenset[str]) -> tuple[str, str, str]:
    """(type, shape, kind) of a property of the schema."""
    members = entry.get("additionalProperties")
    if members:
        return "", THINGS, _name(members)
    alternatives = entry.get("anyOf")
    if "x-choices" in entry and "x-refers" not in entry:
        return "choice", LIST if alternatives else ONE, ""
    if alternatives:
        return "", ITEMS, _name(alternatives[0])
    if "$ref" not in entry:
        return "version", ONE, ""
    name = _name(entry)
    if name == LABELS:
        return "text", LABELS, ""
    if name.startswith("list-of-"):
        return name.removeprefix("list-of-"), LIST, ""
    if name in kinds:
        return "", ITEM, name
    return name, ONE, ""


def _name(entry: dict[str, Any]) -> str:
    reference: str = entry["$ref"]
    return reference.rpartition("/")[2]
