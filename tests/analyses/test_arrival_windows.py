"""The days on which arrivals are looked at: few, and as good as all days of the span."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from svcdsl.analyses.arrival_windows import MOST_DAYS, MOST_YEARS, Arrivals
from svcdsl.analyses.opening import Opening
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

HOUR, DAY = 3600, 86400
TODAY = "2026-11-22"
HOLIDAYS = "01-01, 02-16, 02-17, 04-05, 05-01, 06-19, 09-25, 10-01, 10-02, 12-25"


@cache
def opening(fields: str) -> Opening:
    """The opening of a calendar with these fields."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", f"svcdsl 1\ncalendar c {fields}\n")))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    return Opening.of(project.calendars["c"])


def closed(*years: int) -> str:
    """Ten holidays in each of these years."""
    return "closed " + ", ".join(f"{year}-{day}" for year in years for day in HOLIDAYS.split(", "))


def starts(
    openings: Sequence[Opening], horizon: int | None, years: Sequence[int], by_day: bool = True
) -> list[datetime]:
    """When the windows begin, by the local clock."""
    found = Arrivals().windows(openings, horizon, years, TODAY, by_day=by_day)
    return [datetime.fromtimestamp(start, ZoneInfo(found.zone)).replace(tzinfo=None) for start, _ in found.spans]


def days(*dates: str) -> list[datetime]:
    """Midnights."""
    return [datetime.fromisoformat(day) for day in dates]


OFFICE = f"timezone Asia/Shanghai open Mon-Fri 09:00-17:00 {closed(2026)}"
DESK = f"timezone Europe/Berlin open Mon-Sat 08:00-20:00 {closed(2026)}"
LATE = "timezone Asia/Shanghai open Tue 20:00-24:00, Wed 00:00-04:00, Fri 20:00-04:00"
NIGHTS = "timezone America/New_York open Mon-Sun 22:00-06:00 closed 2026-07-04 also-open 2026-07-05 08:00-09:00"


def test_without_a_horizon_a_day_is_open_or_not() -> None:
    assert starts([opening(OFFICE)], 0, [2026]) == days("2026-01-01", "2026-01-02")


def test_days_differ_in_what_comes_after_them() -> None:
    # Closed before open, open before open, open before closed, closed before closed.
    firsts = days("2026-01-01", "2026-01-02", "2026-01-03", "2026-01-04")
    assert len(starts([opening(OFFICE)], DAY, [2026])) == len(firsts)
    assert starts([opening(OFFICE)], 1, [2026]) == starts([opening(OFFICE)], DAY, [2026])


def test_days_with_a_change_of_the_clock_are_of_their_own() -> None:
    found = starts([opening("timezone Europe/Berlin open Mon-Fri 09:00-17:00")], 0, [2026])
    assert found == days("2026-01-01", "2026-01-03", "2026-03-29", "2026-10-25")
    lengths = {end - start for start, end in Arrivals().windows([opening(DESK)], 0, [2026], TODAY).spans}
    assert lengths == {23 * HOUR, 24 * HOUR, 25 * HOUR}


@pytest.mark.parametrize("one", [OFFICE, DESK, NIGHTS])
def test_holidays_of_a_year_leave_few_windows(one: str) -> None:
    assert len(starts([opening(one)], DAY, [2026])) <= 25


def test_more_years_alike_bring_no_more_windows() -> None:
    years = range(2026, 2031)
    many = opening(f"timezone Asia/Shanghai open Mon-Fri 09:00-17:00 {closed(*years)}")
    assert len(starts([many], DAY, years)) == len(starts([many], DAY, [2026]))


def test_without_dates_the_span_is_the_year_from_today() -> None:
    never_the_same = opening("timezone Europe/Berlin open Mon 09:00-10:00")
    found = Arrivals().windows([never_the_same], None, [], TODAY)
    zone = ZoneInfo("Europe/Berlin")
    assert datetime.fromtimestamp(found.spans[0][0], zone) == datetime(2026, 11, 22, tzinfo=zone)
    assert datetime.fromtimestamp(found.spans[-1][1], zone) <= datetime(2027, 11, 22, tzinfo=zone)
    leap = Arrivals().windows([never_the_same], None, [], "2028-02-29")
    assert datetime.fromtimestamp(leap.spans[-1][1], zone) <= datetime(2029, 3, 1, tzinfo=zone)


def test_years_apart_are_each_looked_at() -> None:
    fair = opening("timezone Asia/Shanghai also-open 2026-05-01 09:00-17:00, 2030-05-01 09:00-18:00")
    assert starts([fair], 0, sorted(fair.years)) == days("2026-01-01", "2026-05-01", "2030-05-01")


def test_what_never_closes_needs_one_window() -> None:
    assert starts([Opening.ALWAYS], 40 * DAY, []) == days(TODAY)
    assert starts([], 40 * DAY, []) == days(TODAY)
    always = opening("timezone Europe/Berlin open Mon-Sun 00:00-24:00")
    assert starts([always], 40 * DAY, [], by_day=False) == days(TODAY)
    assert len(starts([always], 0, [])) == 3  # its days are not equally long


def test_days_that_are_open_alike_may_close_otherwise() -> None:
    # Both nights are open from 20:00 to 04:00; the one is two open days, of which the first closes at midnight.
    nights = opening(LATE)
    assert len(starts([nights], DAY, [2026], by_day=False)) == 4
    assert len(starts([nights], DAY, [2026])) == 7


def test_what_is_too_long_is_said() -> None:
    office = opening(OFFICE)
    arrivals = Arrivals()
    assert arrivals.windows([office], MOST_DAYS * DAY, [2026], TODAY).exact
    assert not arrivals.windows([office], MOST_DAYS * DAY + 1, [2026], TODAY).exact
    assert not arrivals.windows([office], None, [2026], TODAY).exact
    assert arrivals.windows([office], 0, range(2000, 2000 + MOST_YEARS), TODAY).exact
    assert not arrivals.windows([office], 0, range(2000, 2001 + MOST_YEARS), TODAY).exact


def test_windows_are_found_once() -> None:
    arrivals, two = Arrivals(), [opening(OFFICE), opening(DESK)]
    first = arrivals.windows(two, DAY, [2026], TODAY)
    assert arrivals.windows(two[::-1], 1, [2026], TODAY).alike is first.alike
    assert all(end <= start for (_, end), (start, _) in pairwise(first.spans))


CASES = [
    OFFICE,
    DESK,
    NIGHTS,
    LATE,
    "timezone Australia/Lord_Howe open Sun-Mon 12:00-12:00, Wed 01:30-02:30 closed 2026-06-06..2026-06-08",
    "timezone Asia/Shanghai also-open 2026-03-28 23:00-02:00, 2026-11-01 00:30-20:00",
    "timezone Europe/Berlin open Mon-Sun 00:00-24:00",
    "timezone Europe/Berlin open Mon-Sun 00:00-24:00 closed 2026-03-29",
]
ARRIVALS = Arrivals()


def behaviour(openings: Sequence[Opening], arrival: int, horizon: int, by_day: bool) -> list[int | None]:
    """What comes within the horizon of an arrival, relative to it."""
    found: list[int | None] = []
    for one in openings:
        for later in range(0, horizon + 1, max(1, horizon // 5)):
            at = arrival + later
            answers = [one.next_open(at), *(one.passed(at, work) for work in (1, HOUR, 9 * HOUR, 40 * HOUR))]
            answers += [one.close_of_day(at, count) for count in (1, 2, 4)] if by_day else []
            found += [
                None if answer is None or answer - arrival > horizon else int(answer) - arrival for answer in answers
            ]
        found.append(int(one.open_between(arrival, arrival + horizon)))
    return found


@settings(max_examples=300)
@given(
    st.lists(st.sampled_from(CASES), min_size=1, max_size=3, unique=True),
    st.integers(0, 9 * DAY),
    st.integers(0, 364),
    st.integers(0, 25 * HOUR - 1),
    st.booleans(),
)
def test_every_arrival_behaves_as_one_in_a_window(
    cases: list[str], horizon: int, day: int, second: int, by_day: bool
) -> None:
    openings = [opening(case) for case in cases]
    found = ARRIVALS.windows(openings, horizon, [2026], TODAY, by_day=by_day)
    zone, date = ZoneInfo(found.zone), datetime(2026, 1, 1) + timedelta(days=day)
    midnight, end = (int(at.replace(tzinfo=zone).timestamp()) for at in (date, date + timedelta(days=1)))
    assume(midnight + second < end)
    wanted = behaviour(openings, midnight + second, horizon, by_day)
    within = [start + second for start, end in found.spans if start + second < end]
    assert any(behaviour(openings, arrival, horizon, by_day) == wanted for arrival in within)
