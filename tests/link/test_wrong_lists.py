"""Lists with several wrong values: each is said, at its own place."""

import pytest


def wrong(link, text: str) -> list[tuple[str, str]]:
    """Code and place of what is found in a text."""
    return [(finding.code, finding.span.text) for finding in link(text)[1]]


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Mon-Fri 9-18, Sat 25:00-26:00, xyz", ["Mon-Fri 9-18", "Sat 25:00-26:00", "xyz"]),
        ("xyz zyx, Sun nine to ten, Mon 09:00-10:00", ["xyz zyx", "Sun nine to ten"]),
        ("Mon,Wed nine, Thu 09:00-25:00", ["Mon,Wed nine", "Thu 09:00-25:00"]),
        ("2026-02-30 08:00-09:00, 周一 九点到十点", ["2026-02-30 08:00-09:00", "周一 九点到十点"]),
        ("Mon-Fri 9-18 closed 2026-01-01", ["Mon-Fri 9-18"]),
    ],
)
def test_each_wrong_opening_hour_is_said_at_its_place(link, written: str, said: list[str]) -> None:
    found = wrong(link, f"svcdsl 1\ncalendar office {{\n  timezone Asia/Shanghai\n  open {written}\n}}\n")
    assert found == [("N03", text) for text in said]


def test_so_it_is_in_yaml(link) -> None:
    hours = "[Mon-Fri 9-18, Sat 25:00-26:00, xyz]"
    found = wrong(link, f"svcdsl: 1\ncalendars: {{office: {{timezone: Asia/Shanghai, open: {hours}}}}}\n")
    assert found == [("N03", "Mon-Fri 9-18"), ("N03", "Sat 25:00-26:00"), ("N03", "xyz")]


def test_behind_the_last_hours_a_misspelt_field_is_still_one(link) -> None:
    found = wrong(link, "svcdsl 1\ncalendar office open Mon-Fri 09:00-18:00 timezon Asia/Shanghai\n")
    assert found == [("N02", "timezon")]
