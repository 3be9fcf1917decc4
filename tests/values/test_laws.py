"""What holds of all values: frozen, equal by meaning, exact, ordered where an order is known."""

import copy
import pickle
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.values import Duration, parse

ONE_OF_EACH = [
    ("duration", "1h30m"),
    ("range", "1m..2m..4m"),
    ("percentage", "99.9%"),
    ("score", "4.5/5"),
    ("number", "-5"),
    ("rate", "120/h"),
    ("money", "200 CNY"),
    ("date", "2026-12-31"),
    ("dates", "2026-10-01..2026-10-07"),
    ("recurrence", "every quarter"),
    ("hours", "Mon-Fri 09:00-18:00"),
    ("objective", "95% within 10m over 30d"),
]
MEANT_ALIKE = [
    ("rate", "2/m", "120/h"),
    ("recurrence", "every 2w", "every 14d"),
    ("hours", "Mon 22:00-24:00", "Mon 22:00-00:00"),
    ("hours", "Mon 00:00-24:00", "Mon 0:00-0:00"),
    ("objective", "median <= 10m", "p50 <= 10m"),
    ("objective", "中位数 <= 10分钟 近30天", "50% within 10m over 30d"),
    ("objective", "median < 10m", "p50 < 10m"),
]
MEANT_OTHERWISE = [
    ("duration", "1mo", "30d"),
    ("duration", "8bh", "1bd"),
    ("duration", "4bh", "4h"),
    ("rate", "24/d", "1/h"),
    ("score", "4.5/5", "9/10"),
    ("money", "5 CNY", "5 USD"),
    ("objective", "count <= 3 over month", "count <= 3 over 1mo"),
    ("objective", "p95 < 10m", "p95 <= 10m"),
    ("objective", "median >= 10m", "median <= 10m"),
    ("hours", "Mon 09:00-18:00", "Tue 09:00-18:00"),
    ("quantity", "3", "3%"),
]
# None: nobody can say without a calendar.
ORDER = [
    ("59m", "1h", -1),
    ("1h", "60m", 0),
    ("1mo", "27d", 1),
    ("1mo", "32d", -1),
    ("1mo", "30d", None),
    ("12mo", "365d", None),
    ("12mo", "364d", 1),
    ("P2Y", "P24M", 0),
    ("1mo", "2mo", -1),
    ("2mo", "1mo30d", None),
    ("2mo1d", "1mo40d", -1),
    ("1bd", "2bd", -1),
    ("4bh", "3bh", 1),
    ("4bh", "1bd", None),
    ("4h", "4bh", None),
    ("0m", "2bd", -1),
]


@pytest.mark.parametrize(("type_name", "text"), ONE_OF_EACH)
def test_a_value_is_frozen(type_name: str, text: str) -> None:
    value = parse(type_name, text)
    with pytest.raises(AttributeError):
        value.written = "other"  # type: ignore[attr-defined]
    with pytest.raises(AttributeError):
        del value.written  # type: ignore[attr-defined]


@pytest.mark.parametrize(("type_name", "text"), ONE_OF_EACH)
def test_a_value_survives_copying_and_pickling(type_name: str, text: str) -> None:
    value = parse(type_name, text)
    for twin in (copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert twin == value
        assert twin.written == text


@pytest.mark.parametrize(("type_name", "text"), ONE_OF_EACH)
def test_equal_texts_give_one_object(type_name: str, text: str) -> None:
    assert parse(type_name, text) is parse(type_name, "".join(list(text)))


@pytest.mark.parametrize(("type_name", "one", "other"), MEANT_ALIKE)
def test_what_means_the_same_is_equal(type_name: str, one: str, other: str) -> None:
    assert parse(type_name, one) == parse(type_name, other)
    assert hash(parse(type_name, one)) == hash(parse(type_name, other))


@pytest.mark.parametrize(("type_name", "one", "other"), MEANT_OTHERWISE)
def test_what_means_another_thing_is_not_equal(type_name: str, one: str, other: str) -> None:
    assert parse(type_name, one) != parse(type_name, other)


@pytest.mark.parametrize(("one", "other", "order"), ORDER)
def test_durations_have_the_order_that_is_certain(one: str, other: str, order: int | None) -> None:
    less, more = parse("duration", one), parse("duration", other)
    assert isinstance(less, Duration) and isinstance(more, Duration)
    assert less.compare(more) == order
    assert more.compare(less) == (None if order is None else -order)


@pytest.mark.parametrize("months", range(1, 37))
def test_months_are_bounded_by_the_fewest_and_the_most_days(months: int) -> None:
    starts = [date(2001 + month // 12, month % 12 + 1, 1) for month in range(48)]
    ends = [date(2001 + month // 12, month % 12 + 1, 1) for month in range(months, months + 48)]
    days = [(end - start).days for start, end in zip(starts, ends, strict=True)]
    span = Duration("", 0, months, 0, 0)
    assert span.compare(Duration("", (min(days) - 1) * 86400, 0, 0, 0)) in ((1,) if months < 13 else (1, None))
    assert span.compare(Duration("", min(days) * 86400, 0, 0, 0)) is None
    assert span.compare(Duration("", max(days) * 86400, 0, 0, 0)) is None
    assert span.compare(Duration("", (max(days) + 1) * 86400, 0, 0, 0)) in ((-1,) if months < 13 else (-1, None))


def test_what_has_no_order_is_not_compared() -> None:
    with pytest.raises(TypeError):
        assert parse("duration", "1mo") < parse("duration", "30d")  # type: ignore[operator]
    with pytest.raises(TypeError):
        assert parse("duration", "1d") < parse("percentage", "5%")  # type: ignore[operator]


def test_shares_are_exact() -> None:
    assert parse("percentage", "99.9%").share == Fraction(999, 1000)  # type: ignore[attr-defined]
    assert parse("objective", "always within 2bd").share == 1  # type: ignore[attr-defined]
    assert parse("objective", "median <= 10m").share == Fraction(1, 2)  # type: ignore[attr-defined]
    assert parse("objective", "mean <= 10m").share is None  # type: ignore[attr-defined]


@given(st.integers(0, 10**6), st.integers(0, 59), st.integers(0, 59))
def test_a_compound_duration_is_the_sum_of_its_parts(hours: int, minutes: int, seconds: int) -> None:
    total = hours * 3600 + minutes * 60 + seconds
    writings = [
        f"{hours}h{minutes}m{seconds}s",
        f"{hours}小时{minutes}分钟{seconds}秒",
        f"PT{hours}H{minutes}M{seconds}S",
        f"{total}s",
    ]
    assert {parse("duration", text).seconds for text in writings} == {total}  # type: ignore[attr-defined]


@given(st.integers(0, 10**5), st.integers(0, 30), st.integers(0, 10**5), st.integers(0, 30))
def test_the_order_of_durations_turns_with_them(a: int, b: int, c: int, d: int) -> None:
    one, other = (Duration("", seconds, months, 0, 0) for seconds, months in ((a * 300, b), (c * 300, d)))
    order, turned = one.compare(other), other.compare(one)
    assert (order is None and turned is None) or (turned == -(order or 0))
    assert (order == 0) == (one == other) or order is None
