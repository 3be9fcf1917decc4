"""`svcdsl.toml`: read, and refused with the place and the nearest right key where it is wrong."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from svcdsl.diagnostics import Nearest
from svcdsl.language.where import grammar_text
from svcdsl.project.troubles import SettingsError
from svcdsl.syntax import Limits

FILE = "svcdsl.toml"


class Settings:
    """The settings of one project, each key as it stands in the file; what is absent is the default."""

    __slots__ = ("path", "values")

    def __init__(self, path: str, values: Mapping[str, Any]) -> None:
        self.path = path
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

    @property
    def limits(self) -> Limits:
        """The bounds on what is read."""
        return Limits(**self.get("check", "limits", default={}))


def read_settings(path: str) -> Settings:
    """Read and check a settings file. Raises SettingsError."""
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
    problems = list(faults(values, schema, text))
    if problems:
        raise SettingsError(path, problems)
    return Settings(path, values)


def faults(
    value: Any, schema: Mapping[str, Any], text: str = "", where: tuple[str, ...] = ()
) -> Iterator[tuple[int, str, Mapping[str, Any]]]:
    """What is wrong with settings by their schema, in our words; a test holds jsonschema to the same verdicts."""
    key = ".".join(where)
    if not _fits(value, schema):
        accepted = schema.get("enum") or [schema.get("type", "")]
        yield _line_of(where, text), "wrong-value", {"key": key, "accepted": accepted}
        return
    if isinstance(value, dict):
        known = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        for name, inner in value.items():
            if name in known:
                yield from faults(inner, known[name], text, (*where, name))
            elif others is False:
                facts = {"key": name, "where": key, "nearest": Nearest(name, known), "known": list(known)}
                yield _line_of((*where, name), text), "unknown-key", facts
            elif isinstance(others, Mapping):
                yield from faults(inner, others, text, (*where, name))
    elif isinstance(value, list) and "items" in schema:
        for inner in value:
            yield from faults(inner, schema["items"], text, where)


_TYPES: Mapping[str, Any] = {
    "object": dict, "array": list, "string": str, "integer": int, "number": (int, float), "boolean": bool,
}  # fmt: skip


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
    least = schema.get("minimum")
    return least is None or value >= least


def _line_of(where: tuple[str, ...], text: str) -> int:
    """The line on which a key stands, as well as can be told without a parser that keeps places."""
    if not where:
        return 0
    section = ""
    pattern = re.compile(rf'^\s*["\']?{re.escape(where[-1])}["\']?\s*=')
    for number, line in enumerate(text.splitlines(), 1):
        header = re.match(r"\s*\[+\s*([^\]]+?)\s*\]+", line)
        if header:
            section = header[1]
            if section == ".".join(where):
                return number
        elif pattern.match(line) and section == ".".join(where[:-1]):
            return number
    return 0
