"""`svcdsl.toml`: what may stand in it, and what is said where something else does."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.language.where import grammar_text
from svcdsl.project import SettingsError, read_settings
from svcdsl.project.settings import faults

SCHEMA = json.loads(grammar_text("settings.schema.json"))
ORACLE = jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker(["date"]))


def problems(lay_out, text: str) -> list[tuple[int, str, dict[str, Any]]]:
    """Line, reason and facts of everything wrong with settings."""
    root = lay_out({"svcdsl.toml": text})
    try:
        read_settings(str(root / "svcdsl.toml"))
    except SettingsError as error:
        return [(line, reason, dict(facts)) for line, reason, facts in error.problems]
    return []


EVERYTHING = """\
[project]
name = "The shop"
language = "zh"
languages = ["zh", "en"]
include = ["services/**"]
exclude = ["drafts"]

[check]
select = ["D", "K01"]
ignore = ["touchpoint-without-standard"]
fail-on = "warning"
today = "2026-12-31"

[check.severity]
D01 = "info"

[check.limits]
size = 1000000
depth = 50
nodes = 20000

[[check.files]]
paths = ["old/**"]
ignore = ["M"]

[[check.files]]
paths = ["new"]
select = ["D"]

[rules.K04]
max-age = "365d"

[build]
targets = ["model"]
output = "out"

[targets.model]
"""


def test_everything_that_may_stand_in_it(lay_out) -> None:
    root = lay_out({"svcdsl.toml": EVERYTHING})
    settings = read_settings(str(root / "svcdsl.toml"))
    assert settings.language == "zh"
    assert settings.limits == (1_000_000, 50, 20_000)
    assert settings.get("rules", "K04", "max-age") == "365d"
    assert settings.get("check", "nothing", default=7) == 7


@pytest.mark.parametrize("text", ["", "# nothing\n", "\ufeff[project]\nname = 'x'\n", "[project]\r\nname = 'x'\r\n"])
def test_little_is_enough(lay_out, text: str) -> None:
    assert problems(lay_out, text) == []


def test_a_day_needs_no_quotes(lay_out) -> None:
    root = lay_out({"svcdsl.toml": "[check]\ntoday = 2026-12-31\n"})
    assert read_settings(str(root / "svcdsl.toml")).get("check", "today") == "2026-12-31"


@pytest.mark.parametrize(
    ("text", "line", "key", "nearest"),
    [
        ("[proect]\n", 1, "proect", ["project"]),
        ("\n[project]\nname = 'x'\nlangauge = 'en'\n", 4, "langauge", ["language", "languages"]),
        ("project.langauge = 'en'\n", 1, "langauge", ["language", "languages"]),
        ("[check]\nfailon = 'never'\n", 2, "failon", ["fail-on"]),
        ("[check.limit]\nsize = 3\n", 1, "limit", ["limits"]),
        ("[check]\nlimits = {sise = 3}\n", 2, "sise", ["size"]),
        ("[check.limits]\n'dept' = 3\n", 2, "dept", ["depth"]),
        ("[[check.files]]\npaths = []\n[[check.files]]\npath = []\n", 4, "path", ["paths"]),
        ("name = 'x'\n", 1, "name", []),
        ("[targets.modle]\n", 1, "modle", ["model"]),
        ("[build]\ntargets = ['modle']\n", 2, "modle", ["model"]),
    ],
)
def test_an_unknown_key_is_said_with_its_line_and_the_nearest(
    lay_out, text: str, line: int, key: str, nearest: list[str]
) -> None:
    [(found_line, reason, facts)] = problems(lay_out, text)
    assert (found_line, reason, facts["key"], facts["nearest"].words()) == (line, "unknown-key", key, nearest)


@pytest.mark.parametrize(
    ("text", "line", "key", "accepted"),
    [
        ("[project]\nlanguage = 'fr'\n", 2, "project.language", ["en", "zh"]),
        ("[project]\nname = 3\n", 2, "project.name", ["string"]),
        ("[project]\nexclude = 'old'\n", 2, "project.exclude", ["array"]),
        ("[project]\nexclude = ['old', 3]\n", 2, "project.exclude", ["string"]),
        ("project = 'x'\n", 1, "project", ["object"]),
        ("[check]\n\nfail-on = 'error '\n", 3, "check.fail-on", ["error", "warning", "info", "never"]),
        ("[check.severity]\nD01 = 'fatal'\n", 2, "check.severity.D01", ["error", "warning", "info"]),
        ("[check]\ntoday = 'tomorrow'\n", 2, "check.today", ["date"]),
        ("[check]\ntoday = '2026-02-30'\n", 2, "check.today", ["date"]),
        ("[check.limits]\nsize = true\n", 2, "check.limits.size", ["integer"]),
        ("[check.limits]\nsize = 0\n", 2, "check.limits.size", ["integer"]),
        ("[check.limits]\ndepth = 100000\n", 2, "check.limits.depth", ["1..200"]),
        ("rules = 3\n", 1, "rules", ["object"]),
    ],
)
def test_a_wrong_value_is_said_with_what_is_accepted(
    lay_out, text: str, line: int, key: str, accepted: list[str]
) -> None:
    [(found_line, reason, facts)] = problems(lay_out, text)
    assert (found_line, reason, facts["key"], facts["accepted"]) == (line, "wrong-value", key, accepted)


def test_everything_wrong_is_said_at_once(lay_out) -> None:
    text = "[project]\nnmae = 'x'\nlanguage = 'fr'\n[chekc]\n"
    assert sorted(line for line, _, _ in problems(lay_out, text)) == [2, 3, 4]


@pytest.mark.parametrize(
    "text", ["x = \n", "[project\n", "[project]\nname = 'a'\nname = 'b'\n", "\0", "[project]\nname = 'x\n"]
)
def test_what_is_no_toml_is_said(lay_out, text: str) -> None:
    [(_, reason, facts)] = problems(lay_out, text)
    assert (reason, bool(facts["text"])) == ("toml", True)


def test_a_line_of_a_mistake_in_toml_is_told(lay_out) -> None:
    assert problems(lay_out, "[project]\n\nname = ?\n")[0][0] == 3


def test_bytes_that_are_no_text_are_said(tmp_path: Path) -> None:
    (tmp_path / "svcdsl.toml").write_bytes("[project]\nname = '航班'\n".encode("gbk"))
    with pytest.raises(SettingsError) as error:
        read_settings(str(tmp_path / "svcdsl.toml"))
    assert [reason for _, reason, _ in error.value.problems] == ["not-utf-8"]


@pytest.mark.parametrize("make", [os.mkdir, os.mkfifo] if hasattr(os, "mkfifo") else [os.mkdir])
def test_a_folder_or_pipe_of_that_name_is_said(tmp_path: Path, make: Callable[[Path], None]) -> None:
    make(tmp_path / "svcdsl.toml")
    with pytest.raises(SettingsError) as error:
        read_settings(str(tmp_path / "svcdsl.toml"))
    assert [reason for _, reason, _ in error.value.problems] == ["not-a-file"]


# Our checks and jsonschema's

KEYS = sorted(
    {"project", "check", "rules", "build", "targets", "name", "language", "languages", "include", "exclude", "select"}
    | {"ignore", "fail-on", "today", "severity", "files", "paths", "limits", "size", "depth", "nodes", "output", "D01"}
)
scalars = (
    st.sampled_from(["en", "zh", "error", "never", "2026-12-31", "2026-02-30", "x"])
    | st.integers(-1, 300)
    | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False).filter(lambda number: not number.is_integer())
)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)


@st.composite
def settings_texts(draw: st.DrawFn, schema: Any = SCHEMA) -> Any:
    """Settings that are mostly right: by the schema, with a value of another kind here and there."""
    if draw(st.integers(0, 9)) == 0:
        return draw(values)
    if "enum" in schema:
        return draw(st.sampled_from(schema["enum"]))
    if schema.get("type") == "object":
        known = schema.get("properties", {})
        chosen = draw(st.lists(st.sampled_from(sorted(known)), unique=True)) if known else []
        found = {key: draw(settings_texts(known[key])) for key in chosen}
        others = schema.get("additionalProperties")
        if others and draw(st.booleans()):
            found["D01"] = draw(settings_texts(others))
        return found
    if schema.get("type") == "array":
        return draw(st.lists(settings_texts(schema["items"]), max_size=3))
    return draw(
        st.integers(0, 300) if schema.get("type") == "integer" else st.sampled_from(["x", "2026-12-31", "2026-13-01"])
    )


@given(settings_texts() | values)
def test_jsonschema_gives_the_same_verdict(settings: Any) -> None:
    assert (not list(faults(settings, SCHEMA))) == ORACLE.is_valid(settings)
