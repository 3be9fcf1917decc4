"""`svcdsl.toml`: read, and refused with the place and the nearest right key where it is wrong."""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from svcdsl.diagnostics import Nearest
from svcdsl.language.where import grammar_text
from svcdsl.project.troubles import SettingsError
from svcdsl.syntax import Limits
from svcdsl.values import BadValue, parse

FILE = "svcdsl.toml"

Problem = tuple[int, str, Mapping[str, Any]]
"""What is wrong in a settings file: the line or 0, the reason, and facts, as SettingsError has them."""


class Settings:
    """The settings of one project, each key as it stands in the file; what is absent is the default.

    `text` is the file's own, for the lines of what is found wrong later.
    """

    __slots__ = ("path", "text", "values")

    def __init__(self, path: str, values: Mapping[str, Any], text: str = "") -> None:
        self.path = path
        self.text = text
        self.values = values

    def get(self, *keys: str, default: Any = None) -> Any:
        """The value under a chain of keys, or the default."""
        here: Any = self.values
        for key in keys:
            if not isinstance(here, Mapping) or key not in here:
                return default
            here = here[key]
        return here

    @property
    def language(self) -> str | None:
        """The project's language, en or zh; None where it does not say."""
        language: str | None = self.get("project", "language")
        return language

    def line_of(self, *keys: str, word: str = "") -> int:
        """The line on which a key stands, or a quoted word of its value; 0 where that cannot be told."""
        return line_of(keys, self.text, word)

    @property
    def limits(self) -> Limits:
        """The bounds on what is read."""
        return Limits(**self.get("check", "limits", default={}))


def read_settings(path: str) -> Settings:
    """Read and check a settings file. Raises SettingsError."""
    if not os.path.isfile(path):
        raise SettingsError(path, [(0, "not-a-file", {})])
    try:
        with open(path, "rb") as file:
            text = file.read().decode("utf-8-sig")
        values = tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise SettingsError(path, [(0, "not-utf-8", {})]) from error
    except OSError as error:
        raise SettingsError(path, [(0, "unreadable", {"text": error.strerror or ""})]) from error
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        raise SettingsError(path, [(int(line[1]) if line else 0, "toml", {"text": str(error)})]) from error
    schema = json.loads(grammar_text("settings.schema.json"))
    problems = [_with_home(one, schema) for one in faults(_plain(values), schema, text)]
    problems = problems or _unknown_targets(values, text)
    if problems:
        raise SettingsError(path, problems)
    return Settings(path, _plain(values), text)


def _plain(value: Any) -> Any:
    """Dates, which TOML has without quotes, as texts; all else as it is."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    return value.isoformat() if type(value) is date else value


def _with_home(problem: Problem, schema: Mapping[str, Any]) -> Problem:
    """An unknown key that another section has, with the sections that it belongs in."""
    line, reason, facts = problem
    if reason != "unknown-key":
        return problem
    homes = [name for name, entry in schema["properties"].items() if facts["key"] in entry.get("properties", ())]
    return (line, reason, {**facts, "homes": homes}) if homes else problem


def _unknown_targets(values: Mapping[str, Any], text: str) -> list[Problem]:
    """The outputs that are named in the settings and that there are none of."""
    named = [(name, ("targets", name)) for name in values.get("targets", ())]
    named += [(name, ("build", "targets")) for name in values.get("build", {}).get("targets", ())]
    if not named:
        return []
    from svcdsl.targets import target_names

    known = target_names()
    return [
        (
            line_of(where, text),
            "unknown-key",
            {"key": name, "where": where[0], "nearest": Nearest(name, known), "known": known},
        )
        for name, where in named
        if name not in known
    ]


def faults(value: Any, schema: Mapping[str, Any], text: str = "", where: tuple[str, ...] = ()) -> Iterator[Problem]:
    """What is wrong with settings by their schema, in our words; a test holds jsonschema to the same verdicts."""
    key = ".".join(where)
    if not _fits(value, schema):
        accepted = schema.get("enum") or [_accepted(schema)]
        yield line_of(where, text), "wrong-value", {"key": key, "accepted": accepted}
        return
    if isinstance(value, dict):
        known = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        for name, inner in value.items():
            if name in known:
                yield from faults(inner, known[name], text, (*where, name))
            elif others is False:
                facts = {"key": name, "where": key, "nearest": Nearest(name, known), "known": list(known)}
                yield line_of((*where, name), text), "unknown-key", facts
            elif isinstance(others, Mapping):
                yield from faults(inner, others, text, (*where, name))
    elif isinstance(value, list) and "items" in schema:
        for inner in value:
            yield from faults(inner, schema["items"], text, where)


_TYPES: Mapping[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
}  # fmt: skip


def _accepted(schema: Mapping[str, Any]) -> str:
    """The name of what a schema takes, to be told in words: a type, `date` or, between bounds, `from..to`."""
    if "maximum" in schema:
        return f"{schema['minimum']}..{schema['maximum']}"
    return str(schema.get("format") or schema.get("type", ""))


def _fits(value: Any, schema: Mapping[str, Any]) -> bool:
    if "enum" in schema:
        return value in schema["enum"]
    wanted = schema.get("type")
    if wanted is None:
        return True
    if isinstance(value, bool) and wanted != "boolean":
        return False
    if not isinstance(value, _TYPES[wanted]):
        return False
    if schema.get("format") == "date" and not _is_date(value):
        return False
    least, most = schema.get("minimum"), schema.get("maximum")
    return (least is None or value >= least) and (most is None or value <= most)


def _is_date(text: str) -> bool:
    try:
        parse("date", text)
    except BadValue:
        return False
    return True


def line_of(where: tuple[str, ...], text: str, word: str = "") -> int:
    """The line on which a key, or else what it stands in, is written; 0 for none.

    With a `word` that of the quoted word, looked for from that key on.
    """
    section: tuple[str, ...] = ()
    lines: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+([^\]]+)\]", line)
        pair = re.match(r"\s*([^=#]+)=", line)
        if header:
            section = _keys(header[1])
        keys = section if header else (*section, *_keys(pair[1])) if pair else ()
        for length in range(1, len(keys) + 1):
            lines.setdefault(keys[:length], number)
    found = next((lines[where[:length]] for length in range(len(where), 0, -1) if where[:length] in lines), 0)
    behind = enumerate(text.splitlines()[found - 1 :], found) if found and word else ()
    return next((number for number, line in behind if f'"{word}"' in line or f"'{word}'" in line), found)


def _keys(dotted: str) -> tuple[str, ...]:
    """The keys of a dotted one, without quotes."""
    return tuple(key.strip("\"'") for key in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", dotted))
