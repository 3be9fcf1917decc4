"""How many people are there at peak, and how many it takes at least."""

from __future__ import annotations

import pytest

from svcdsl.model.parts import Resource
from svcdsl.targets.site.staffing import needed, on_shift

from .conftest import linked


def team(text: str) -> Resource:
    """The resource of a service."""
    whole = f"svcdsl 1\ncalendar office open Mon-Fri 09:00-18:00\nservice s {{ resource r {text} }}\n"
    return linked({"a.svc": whole}).services["s"].resources["r"]


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("agents 4", 4),
        ("agents 4 shrinkage 25%", 3),
        ("agents 4 shrinkage 30%", 2),
        ("agents 10 shrinkage 10%", 9),
        ("agents 1 shrinkage 100%", 0),
        ("handling 5m", None),
    ],
)
def test_agents_on_shift_are_rounded_down(text: str, there: int | None) -> None:
    assert on_shift(team(text)) == there


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("arrivals 8/h handling 5m", 1),
        ("arrivals 12/h handling 5m", 2),  # one is busy all the time: with one alone the queue grows
        ("arrivals 2/m handling 3m", 7),
        ("arrivals 48/d handling 1h", 3),
        ("arrivals 48/d handling 1h calendar 24x7", 3),
        ("arrivals 48/d handling 1h calendar office", None),
        ("arrivals 48/mo handling 1h", None),
        ("arrivals 8/h", None),
        ("arrivals 8/h handling 2bh", None),
    ],
)
def test_more_are_needed_than_are_busy(text: str, least: int | None) -> None:
    assert needed(team(text)) == least
