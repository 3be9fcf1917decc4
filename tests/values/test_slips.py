"""Values as people write them: what a message tells them to write instead is a value, and the one they meant."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.values import TYPES, BadValue, parse
from svcdsl.values.slips import meant, words_meant

TABLE = tomllib.loads(Path(__file__).with_name("slips.toml").read_text(encoding="utf-8"))
ROWS = [(type_, text, right) for type_, rows in TABLE.items() for text, right in rows.items()]


@pytest.mark.parametrize(("type_", "text", "right"), ROWS)
def test_a_slip_is_told_by_what_was_meant(type_: str, text: str, right: str) -> None:
    assert (meant(type_, text) or "") == right


@pytest.mark.parametrize(("type_", "text", "right"), ROWS)
def test_a_slip_is_no_value(type_: str, text: str, right: str) -> None:
    with pytest.raises(BadValue):
        parse(type_, text)


@given(st.sampled_from(sorted(set(TYPES) - {"text", "condition"})), st.text(max_size=30))
def test_what_is_told_is_always_a_value(type_: str, text: str) -> None:
    right = meant(type_, text)
    assert right is None or parse(type_, right) is not None


@pytest.mark.parametrize(
    ("type_", "words", "taken", "reaches"),
    [
        ("range", "10 min -> seat", 1, 2),
        ("quantity", "10 min due", 1, 2),
        ("dates", "2026-10-01 due 2026-11-01", 1, 0),  # a value already, and what follows is somebody else's
        ("hours", "Mon-Fri 9am - 6pm zone", 1, 4),
        ("duration", "soon or later", 1, 0),
        ("text", "10 min", 1, 0),
        ("recurrence", "every", 2, 0),
    ],
)
def test_a_slip_reaches_over_its_words(type_: str, words: str, taken: int, reaches: int) -> None:
    assert words_meant(type_, words.split(), taken) == reaches
