"""Names and numbers as Prometheus writes them."""

import re
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from svcdsl.targets.prometheus.names import bucket, decimal, escaped, quoted, selector, window

IDS = some.text(some.sampled_from("ab_-1é航"), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("id_", "name"),
    [
        ("first-word", "first_word"),
        ("first_word", "first__5f__word"),
        ("首响", "__9996_54cd__"),
        ("a--b", "a__2d_2d__b"),
        ("P1-响应", "P1__2d_54cd_5e94__"),
    ],
)
def test_an_id_becomes_part_of_a_name(id_: str, name: str) -> None:
    assert escaped(id_) == name


@given(some.lists(IDS, unique=True, min_size=2, max_size=2))
def test_two_ids_never_give_the_same_name(ids: list[str]) -> None:
    first, second = map(escaped, ids)
    assert first != second
    assert re.fullmatch("[a-zA-Z0-9_]+", first)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (1 - Fraction(1, 1000), "0.999"),
        (Fraction(144, 10) * Fraction(1, 1000), "0.0144"),
        (Fraction(28, 30), "0.933333333333"),
        (1, "1"),
        (0, "0"),
        (Fraction(-7, 2), "-3.5"),
        (10**18, "1" + "0" * 18),
        (Fraction(1, 8000), "0.000125"),
    ],
)
def test_numbers_are_decimals(amount: Fraction, text: str) -> None:
    assert decimal(amount) == text


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(300, "5m"), (5400, "90m"), (86400, "1d"), (2592000, "30d"), (90, "90s"), (Fraction(3, 2), "1500ms")],
)
def test_windows_are_told_in_the_greatest_whole_unit(seconds: Fraction, text: str) -> None:
    assert window(seconds) == text


@pytest.mark.parametrize(
    ("limit", "ways"),
    [
        (600, ("600", "600.0")),
        (Fraction(1, 2), ("0.5",)),
        (999999, ("999999", "999999.0")),
        (1000000, ("1000000", "1000000.0", "1e+06")),
        (2592000, ("2592000", "2592000.0", "2.592e+06")),
        (0, ("0", "0.0")),
    ],
)
def test_a_bucket_is_found_however_it_is_written(limit: Fraction, ways: tuple[str, ...]) -> None:
    assert bucket(limit) == ways


def test_strings_are_escaped() -> None:
    assert quoted('a"b\\c\nd\u2028') == '"a\\"b\\\\c\\u000ad\\u2028"'


def test_a_name_that_is_none_is_matched_as_a_label() -> None:
    assert selector("api.wait-time", {"job": "x"}) == '{__name__="api.wait-time",job="x"}'


def test_one_of_several_values_is_matched_to_the_letter() -> None:
    assert selector("m", {"le": ("600", "600.0")}) == 'm{le=~"600|600\\\\.0"}'
