"""The patterns of the published schema give the verdicts of the parsers, but for what only meaning tells."""

import json
import re
import tomllib
import warnings
from pathlib import Path

import jsonschema_rs
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svcdsl.values import BadValue, parse
from svcdsl.values.published import patterns

ROOT = Path(__file__).resolve().parent.parent.parent
PATTERNS = patterns()
TABLES = [
    tomllib.loads((Path(__file__).parent / name).read_text(encoding="utf-8"))
    for name in ("writings.toml", "objectives.toml")
]
TEXTS = sorted({text for table in TABLES for entry in table["value"] + table["refused"] for text in entry["written"]})
COMPILED = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
ORACLES = {
    name: jsonschema_rs.validator_for({"type": "string", "pattern": pattern}) for name, pattern in PATTERNS.items()
}
PIECES = sorted(set(re.findall(r"[0-9.]+|[a-zA-Z]+|[一-龥]+|.", " ".join(TEXTS))))


def has_form(type_name: str, text: str) -> bool:
    """Whether the parser finds the text well formed, whatever it then says of its meaning."""
    try:
        parse(type_name, text)
    except BadValue as bad:
        return bad.reason != "form"
    return True


def test_the_schema_has_the_patterns() -> None:
    definitions = json.loads((ROOT / "grammar" / "svcdsl.schema.json").read_text(encoding="utf-8"))["$defs"]
    published = {name: definitions[name].get("pattern") for name in PATTERNS if name in definitions}
    assert published == {name: PATTERNS[name] for name in published}
    assert {"duration", "objective", "hours"} <= published.keys()


@pytest.mark.parametrize("type_name", PATTERNS)
def test_pattern_and_parser_agree_on_every_text_of_the_tables(type_name: str) -> None:
    texts = [text for text in TEXTS if bool(COMPILED[type_name].search(text)) != has_form(type_name, text)]
    assert texts == []


@pytest.mark.parametrize("type_name", PATTERNS)
def test_another_dialect_of_expressions_reads_the_pattern_alike(type_name: str) -> None:
    pattern, oracle = COMPILED[type_name], ORACLES[type_name]
    assert [text for text in TEXTS if bool(pattern.search(text)) != oracle.is_valid(text)] == []


@pytest.mark.parametrize("type_name", PATTERNS)
def test_a_pattern_keeps_to_what_all_dialects_have(type_name: str) -> None:
    assert not re.search(r"\(\?(?!:)|\\[dwsbpDWSB]|[*+?}]\+", PATTERNS[type_name])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        re.compile(PATTERNS[type_name])


@st.composite
def near_misses(draw: st.DrawFn) -> str:
    """A text of the tables with a piece of another put in, taken out or put in its place."""
    text = draw(st.sampled_from(TEXTS))
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 3)))
    return text[:start] + draw(st.sampled_from(["", *PIECES])) + text[end:]


@given(
    st.sampled_from(sorted(PATTERNS)),
    near_misses() | st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
)
@example("objective", "均值<=10分钟30天内")
@example("objective", "次数 <= 3 30天内")
@example("objective", "次数 <= 3 天内")
@example("objective", "均值 <= 3 天 近30天")
@example("objective", "available >= 99.9%")
@example("objective", "available>=99.9%")
@example("word", "a～b")
@example("duration", "10m\n")
@example("hours", "2026-10-1009:00-12:00")
def test_pattern_and_parser_agree_on_near_misses(type_name: str, text: str) -> None:
    assert bool(COMPILED[type_name].search(text)) == has_form(type_name, text) == ORACLES[type_name].is_valid(text)
