"""The JSON that programs read."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.diagnostics import Told, ToldPlace
from svcdsl.report.json_report import as_json
from svcdsl.report.totals import Totals
from svcdsl.text import Source, Span

SCHEMA = json.loads((Path(__file__).parent / "report.schema.json").read_text(encoding="utf-8"))
TOTALS = Totals(1, 2, 3, 4, 5, 6, 7)


def told(source: Source, start: int, end: int, code: str = "X01", text: str = "text") -> Told:
    """A finding at a place."""
    span = Span(source, start, end)
    return Told(code, "some-fault", "info", text, text, text, span, (ToldPlace(text, span),), "no")


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("spec", ["delay.svc", "延误.svc", "desk.svc.yaml"])
def test_it_is_as_published(reported, agrees_with, spec: str, language: str) -> None:
    it = reported(spec, language)
    text = as_json(it.tolds, it.totals)
    jsonschema.validate(json.loads(text), SCHEMA)
    if language == "en":
        agrees_with(f"{spec.partition('.')[0]}.json", text + "\n")


def test_keys_stand_in_the_order_published() -> None:
    document = json.loads(as_json([told(Source("a.svc", "text"), 0, 4)], TOTALS))
    assert list(in_order(document, SCHEMA)) == []


def in_order(value: object, schema: dict) -> Iterator[str]:
    """Objects whose keys do not stand as in the schema."""
    schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]] if "$ref" in schema else schema
    if isinstance(value, dict):
        if list(value) != list(schema["properties"]):
            yield ", ".join(value)
        for key, inner in value.items():
            yield from in_order(inner, schema["properties"][key])
    elif isinstance(value, list):
        for inner in value:
            yield from in_order(inner, schema["items"])


def test_lines_and_columns_count_from_one_in_code_points() -> None:
    source = Source("a.svc", "𝄞登\r\n机口")
    found = json.loads(as_json([told(source, 1, 6)], TOTALS))["findings"][0]
    assert found["range"] == {"start": {"line": 1, "column": 2}, "end": {"line": 2, "column": 3}}


def test_findings_are_sorted_by_file_place_and_code() -> None:
    a, b = Source("a.svc", "text"), Source("b.svc", "text")
    mixed = [told(b, 0, 1), told(a, 2, 3, "X02"), told(a, 2, 3), told(a, 1, 4)]
    found = json.loads(as_json(mixed, TOTALS))["findings"]
    assert [(one["file"], one["range"]["start"]["column"], one["code"]) for one in found] == [
        ("a.svc", 2, "X01"),
        ("a.svc", 3, "X01"),
        ("a.svc", 3, "X02"),
        ("b.svc", 1, "X01"),
    ]


def test_the_file_is_named_as_the_user_would() -> None:
    found = json.loads(as_json([told(Source("a.svc", "text", "specs/a.svc"), 0, 1)], TOTALS))["findings"]
    assert found[0]["file"] == found[0]["related"][0]["file"] == "specs/a.svc"


def test_nothing_found() -> None:
    document = json.loads(as_json([], TOTALS))
    assert document["findings"] == []
    assert document["summary"] == TOTALS._asdict()


@given(st.text(st.characters(exclude_categories=())))
def test_any_text_comes_through_and_acts_on_no_terminal(text: str) -> None:
    written = as_json([told(Source("a.svc", "text"), 0, 4, text=text)], TOTALS)
    written.encode("utf-8")
    assert json.loads(written)["findings"][0]["message"] == text
    assert not set(written) & set(map(chr, [*range(10), *range(11, 32), *range(127, 160), 0x202E, 0x2066]))
