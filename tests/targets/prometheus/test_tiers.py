"""Burn-rate tiers from the period, the budget and the cases to be expected."""

from fractions import Fraction

import pytest

from svcdsl.targets.prometheus.names import decimal, window
from svcdsl.targets.prometheus.tiers import tiers

DAY = 86400


def kept(days: int, budget: str, a_day: int | None = None, least: int = 10) -> list[tuple[str, str, str]]:
    """Long window, factor and short window of the tiers that stay."""
    stay, _ = tiers(Fraction(days * DAY), Fraction(budget), None if a_day is None else Fraction(a_day), least)
    return [(window(tier.long), decimal(tier.factor), window(tier.short) if tier.short else "") for tier in stay]


def left_out(days: int, budget: str, a_day: int | None = None) -> list[tuple[str, str]]:
    """Long window and reason of the tiers that are left out."""
    _, out = tiers(Fraction(days * DAY), Fraction(budget), None if a_day is None else Fraction(a_day), 10)
    return [(window(tier.long), tier.reason) for tier in out]


def test_the_factors_of_thirty_days() -> None:
    assert kept(30, "0.001") == [
        ("1h", "14.4", "5m"),
        ("6h", "6", "30m"),
        ("1d", "3", "2h"),
        ("3d", "1", "6h"),
    ]


def test_the_factors_of_twenty_eight_days() -> None:
    factors = [factor for _, factor, _ in kept(28, "0.001")]
    assert factors == ["13.44", "5.6", "2.8", "0.933333333333"]


def test_a_tier_that_can_never_fire_is_left_out() -> None:
    assert left_out(30, "0.2") == [("1h", "dead"), ("6h", "dead")]


def test_a_tier_at_the_very_edge_can_never_fire() -> None:
    # 6 × ⅙ is 1, and no error ratio is above that.
    assert ("6h", "dead") in left_out(30, "1/6")


def test_a_window_as_long_as_the_period_is_no_tier() -> None:
    assert left_out(1, "0.05") == [
        ("1h", "slow"),
        ("6h", "slow"),
        ("1d", "short-period"),
        ("3d", "short-period"),
    ]


def test_twenty_cases_a_day_are_too_few_for_an_hour() -> None:
    assert left_out(30, "0.05", 20) == [("1h", "few"), ("6h", "few")]
    assert kept(30, "0.05", 20) == [("1d", "3", "6h"), ("3d", "1", "6h")]


def test_a_short_window_that_would_be_empty_is_dropped() -> None:
    assert kept(30, "0.1", 10) == [("1d", "3", ""), ("3d", "1", "1d")]


@pytest.mark.parametrize("budget", ["0.001", "0.01", "0.05", "0.2"])
def test_one_bad_case_alone_never_fires_a_tier(budget: str) -> None:
    stay, _ = tiers(Fraction(30 * DAY), Fraction(budget), None, 10)
    assert all(Fraction(1, tier.least) <= tier.threshold for tier in stay)


def test_samples_are_never_too_few() -> None:
    stay, _ = tiers(Fraction(30 * DAY), Fraction("0.001"), Fraction(1, 100), 0)
    assert [tier.least for tier in stay] == [0, 0, 0, 0]
