"""When calendars are open: by single cases, and against a judge that looks at the local clock again and again."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from fractions import Fraction
from functools import cache
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcdsl.analyses.local_time import first_day, year_of
from svcdsl.analyses.opening import Opening, Openings
from svcdsl.link import Linker
from svcdsl.model import ALWAYS
from svcdsl.model.shared import Calendar
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

HOUR, DAY = 3600, 86400
ZONES = ("Europe/Berlin", "America/New_York", "Asia/Shanghai", "Australia/Lord_Howe", "America/Sao_Paulo")


def calendar_of(fields: str) -> Calendar:
    """A calendar with these fields, linked."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", f"svcdsl 1\ncalendar c {fields}\n")))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    return project.calendars["c"]


@cache
def opening(fields: str, zone: str = "Europe/Berlin") -> Opening:
    """The opening of such a calendar."""
    return Opening.of(calendar_of(f"timezone {zone} {fields}"))


def at(text: str, zone: str = "Europe/Berlin", fold: int = 0) -> int:
    """The moment of a local time such as `2026-10-01 09:00`."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold).timestamp())


OFFICE = "open Mon-Fri 09:00-17:00 closed 2026-10-01"  # a Thursday


@pytest.mark.parametrize(
    ("asked", "opens"),
    [
        ("2026-09-30 08:00", "2026-09-30 09:00"),
        ("2026-09-30 09:00", "2026-09-30 09:00"),
        ("2026-09-30 16:59", "2026-09-30 16:59"),
        ("2026-09-30 17:00", "2026-10-02 09:00"),
        ("2026-10-02 17:00", "2026-10-05 09:00"),
        ("2031-07-05 12:00", "2031-07-07 09:00"),
        ("1931-07-05 12:00", "1931-07-06 09:00"),
    ],
)
def test_the_next_opening(asked: str, opens: str) -> None:
    assert opening(OFFICE).next_open(at(asked)) == at(opens)


@pytest.mark.parametrize(
    ("since", "work", "end"),
    [
        ("2026-09-30 16:00", HOUR, "2026-09-30 17:00"),
        ("2026-09-30 16:00", 2 * HOUR, "2026-10-02 10:00"),
        ("2026-09-26 00:00", 8 * HOUR, "2026-09-28 17:00"),
        ("2026-09-26 00:00", 32 * HOUR, "2026-10-02 17:00"),
    ],
)
def test_work_passes_while_it_is_open(since: str, work: int, end: str) -> None:
    assert opening(OFFICE).passed(at(since), work) == at(end)
    assert opening(OFFICE).open_between(at(since), at(end)) == work
    assert opening(OFFICE).open_between(at(end), at(since)) == -work


def test_parts_of_seconds_are_kept() -> None:
    since, part = at("2026-09-30 16:59") + Fraction(1, 3), Fraction(1, 7)
    assert opening(OFFICE).next_open(since) == since
    assert opening(OFFICE).passed(since, part) == since + part
    assert opening(OFFICE).passed(since, 60) == at("2026-10-02 09:00") + Fraction(1, 3)
    assert opening(OFFICE).open_between(since, since + part) == part
    assert opening(OFFICE).next_open(at("2026-09-30 17:00") - Fraction(1, 9)) != at("2026-10-02 09:00")


@pytest.mark.parametrize(
    ("since", "days", "close"),
    [
        ("2026-09-29 00:00", 1, "2026-09-30 17:00"),
        ("2026-09-29 23:59", 1, "2026-09-30 17:00"),
        ("2026-09-29 12:00", 2, "2026-10-02 17:00"),
        ("2026-10-01 12:00", 1, "2026-10-02 17:00"),
        ("2026-10-03 12:00", 5, "2026-10-09 17:00"),
    ],
)
def test_the_close_of_an_open_day(since: str, days: int, close: str) -> None:
    assert opening(OFFICE).close_of_day(at(since), days) == at(close)


def test_a_day_closes_with_the_last_of_its_hours() -> None:
    split = opening("open Mon 09:00-12:00, Mon 13:00-16:00, Tue 22:00-06:00")
    assert split.close_of_day(at("2026-09-27 12:00"), 1) == at("2026-09-28 16:00")
    assert split.close_of_day(at("2026-09-28 12:00"), 1) == at("2026-09-30 06:00")
    assert opening("open Mon-Sun 00:00-24:00").close_of_day(at("2026-09-28 12:00"), 2) == at("2026-10-01 00:00")


NIGHTS = "open Mon-Sun 22:00-06:00 closed 2026-10-01"


def test_hours_run_into_the_next_day() -> None:
    found = opening(NIGHTS).spans(at("2026-09-29 00:00"), at("2026-09-30 00:00"))
    assert found == [
        (at("2026-09-29 00:00"), at("2026-09-29 06:00")),
        (at("2026-09-29 22:00"), at("2026-09-30 00:00")),
    ]


def test_weekly_hours_end_where_a_closed_date_begins() -> None:
    found = opening(NIGHTS).spans(at("2026-09-30 12:00"), at("2026-10-03 00:00"))
    assert found == [
        (at("2026-09-30 22:00"), at("2026-10-01 00:00")),
        (at("2026-10-02 22:00"), at("2026-10-03 00:00")),
    ]


def test_hours_on_a_date_hold_on_and_into_a_closed_date() -> None:
    dated = opening(NIGHTS + " also-open 2026-09-30 20:00-04:00, 2026-10-01 08:00-09:00")
    found = dated.spans(at("2026-09-30 12:00"), at("2026-10-02 00:00"))
    assert found == [
        (at("2026-09-30 20:00"), at("2026-10-01 04:00")),
        (at("2026-10-01 08:00"), at("2026-10-01 09:00")),
    ]
    assert dated.close_of_day(at("2026-09-29 12:00"), 2) == at("2026-10-01 09:00")


def test_hours_that_overlap_or_touch_are_one() -> None:
    found = opening("open Mon 09:00-12:00, Mon 11:00-13:00, Mon 13:00-14:00, Mon 23:00-02:00, Tue 00:00-03:00").spans(
        at("2026-09-28 00:00"), at("2026-09-30 00:00")
    )
    assert found == [
        (at("2026-09-28 09:00"), at("2026-09-28 14:00")),
        (at("2026-09-28 23:00"), at("2026-09-29 03:00")),
    ]


def test_a_time_that_the_clock_leaves_out_is_the_moment_of_the_change() -> None:
    found = opening("open Sun 02:30-05:00, Sun 02:10-02:20").spans(at("2026-03-29 00:00"), at("2026-03-30 00:00"))
    assert found == [(at("2026-03-29 03:00"), at("2026-03-29 05:00"))]


def test_a_time_that_comes_twice_opens_at_the_first_and_closes_at_the_second() -> None:
    found = opening("open Sun 02:15-02:45").spans(at("2026-10-25 00:00"), at("2026-10-26 00:00"))
    assert found == [(at("2026-10-25 02:15"), at("2026-10-25 02:45", fold=1))]
    assert opening("open Sun 02:15-02:45").passed(at("2026-10-25 00:00"), 90 * 60) == found[0][1]


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("hours", ["00:00-24:00", "02:15-02:15", "00:00-02:15, Mon-Sun 02:15-24:00"])
def test_what_never_closes_has_neither_hole_nor_overlap(hours: str, zone: str) -> None:
    never = opening(f"open Mon-Sun {hours}", zone)
    assert never.always
    once = opening(f"open Mon-Sun {hours} closed 2020-01-01", zone)
    start, end = at("2026-01-01", zone), at("2027-01-01", zone)
    assert not once.always
    assert once.open_between(start, end) == never.open_between(start, end) == end - start
    assert once.spans(start, end) == never.spans(start, end) == [(start, end)]


@pytest.mark.parametrize(("zone", "lost"), [("Europe/Berlin", 60), ("Australia/Lord_Howe", 30), ("Asia/Shanghai", 0)])
def test_a_night_is_as_long_as_its_clock_lets_it_be(zone: str, lost: int) -> None:
    lengths = {
        sum(closes - opens for opens, closes in opening("open Mon-Sun 20:00-08:00", zone).spans(noon, noon + DAY))
        for day in range(365)
        for noon in [at("2026-01-01 12:00", zone) + day * DAY]
    }
    assert lengths == {12 * HOUR - lost * 60, 12 * HOUR, 12 * HOUR + lost * 60}


def test_a_calendar_of_single_dates_ends() -> None:
    fair = opening("also-open 2026-09-28 09:00-17:00, 2027-12-31 20:00-04:00")
    assert fair.known and not fair.always and fair.years == {2026, 2027}
    assert fair.next_open(at("2026-09-28 17:00")) == at("2027-12-31 20:00")
    assert fair.passed(at("2000-01-01"), 16 * HOUR) == at("2028-01-01 04:00")
    assert fair.passed(at("2000-01-01"), 16 * HOUR + 1) is None
    assert fair.next_open(at("2028-01-01 04:00")) is None
    assert fair.close_of_day(at("2026-09-28 17:00"), 1) == at("2028-01-01 04:00")
    assert fair.close_of_day(at("2026-09-28 17:00"), 2) is None
    assert fair.open_between(at("2000-01-01"), at("2050-01-01")) == 16 * HOUR


def test_what_is_never_open_together_never_opens() -> None:
    never = Opening.both(opening("open Mon-Fri 09:00-12:00"), opening("open Mon-Fri 13:00-17:00"))
    assert never.next_open(at("2026-01-01")) is None
    assert never.passed(at("2026-01-01"), 1) is None
    assert never.close_of_day(at("2026-01-01"), 1) is None
    assert never.open_between(at("2026-01-01"), at("2028-01-01")) == 0


def test_a_calendar_may_be_closed_for_good() -> None:
    ended = opening("open Mon-Fri 09:00-17:00 closed 2026-10-01..9999-12-31")
    assert ended.next_open(at("2026-09-30 16:00")) == at("2026-09-30 16:00")
    assert ended.next_open(at("2026-10-01 16:00")) is None


def test_ages_are_told_quickly() -> None:
    start, age = at("2026-01-01"), 146097 * DAY
    office = opening(OFFICE)
    later = at("2126-01-01")
    assert office.passed(start, 10**15) is None
    assert office.open_between(later, later + 5000 * age) == 5000 * office.open_between(later, later + age)
    assert office.next_open(at("2126-01-05 17:00") + 5000 * age) == at("2126-01-07 09:00") + 5000 * age


@pytest.mark.parametrize(
    ("fields", "known"),
    [
        ("timezone Europe/Berlin", False),
        ("timezone Europe/Berlin closed 2026-01-01", False),
        ("open Mon 09:00-17:00", True),
        ("also-open 2026-01-01 09:00-17:00", True),
    ],
)
def test_a_calendar_without_hours_is_not_known(fields: str, known: bool) -> None:
    found = Opening.of(calendar_of(fields))
    assert found.known is known
    assert Opening.both(found, opening(OFFICE)).known is Opening.both(opening(OFFICE), found).known is known
    assert (found.next_open(0) is not None) is known


def test_none_and_24x7_never_close() -> None:
    assert Opening.of(None) is Opening.of(ALWAYS) is Opening.ALWAYS
    assert Opening.ALWAYS.always and Opening.ALWAYS.known and Opening.ALWAYS.zone == "UTC"
    assert Opening.ALWAYS.next_open(5) == 5 and Opening.ALWAYS.passed(5, 6) == 11
    assert Opening.ALWAYS.close_of_day(5, 2) == 3 * DAY
    assert Opening.both(Opening.ALWAYS, opening(OFFICE)) is opening(OFFICE)


def test_openings_are_made_once() -> None:
    one, other = calendar_of(OFFICE), calendar_of(NIGHTS)
    openings = Openings()
    assert openings.of() is openings.of(None) is Opening.ALWAYS
    assert openings.of(one) is openings.of(one, None) is openings.of(None, one, one)
    assert openings.of(one, other) is openings.of(one, other)


@pytest.mark.parametrize("day", [-800000, -719162, -1, 0, 59, 60, 11016, 20000, 3000000])
def test_years_are_counted_as_everybody_does(day: int) -> None:
    year = year_of(day)
    assert first_day(year) <= day < first_day(year + 1)
    if date.min.toordinal() <= day + 719163 <= date.max.toordinal():
        assert date.fromordinal(day + 719163).year == year


# The judge: what is open in five minutes, by their local clock alone. All hours of the cases are of whole ones, and
# none begin or end at a local time that is left out or comes twice.

STEP = 5
SPAN = (datetime(2026, 1, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC))
CASES = [
    "open Mon-Fri 09:00-17:00 closed 2026-03-27..2026-03-30, 2026-12-31..2027-01-02",
    "open Mon-Sun 22:00-06:00 closed 2026-10-25",
    "open Mon,Sun 01:00-04:30, Sat 23:30-24:00 also-open 2026-04-05 10:00-11:00, 2026-10-04 20:00-04:00",
    "open Sun-Mon 12:00-12:00, 2026-06-07 09:00-10:00 closed 2026-06-06..2026-06-08",
    "also-open 2026-03-28 23:00-02:00, 2026-11-01 00:30-20:00",
]
calendars = st.tuples(st.sampled_from(CASES), st.sampled_from(ZONES))
moments = st.integers(int(SPAN[0].timestamp()), int(SPAN[1].timestamp()))
works = st.integers(1, 20 * DAY)


@cache
def judged(fields: str, zone: str) -> list[bool]:
    """For each step of the span and a month more, whether its local clock is within hours."""
    calendar, clock = calendar_of(fields), ZoneInfo(zone)
    closed = {
        day.first + timedelta(days=step) for day in calendar.closed for step in range((day.last - day.first).days + 1)
    }

    def hours(day: date, weekly: bool) -> Iterator[tuple[int, int]]:
        for one in (*calendar.open, *calendar.also_open):
            if one.date == day or (one.days is not None and weekly and day.weekday() in one.days):
                yield one.opens, one.opens + one.minutes

    def local_minutes(day: date) -> set[int]:
        eve = day - timedelta(days=1)
        found = {minute for opens, closes in hours(day, day not in closed) for minute in range(opens, closes)}
        spilt = hours(eve, day not in closed and eve not in closed)
        return found | {minute - 1440 for opens, closes in spilt for minute in range(opens, closes)}

    by_day = cache(local_minutes)
    found = []
    for minute in range(0, int((SPAN[1] - SPAN[0]).total_seconds()) // 60 + 31 * 1440, STEP):
        local = (SPAN[0] + timedelta(minutes=minute)).astimezone(clock)
        found.append(local.hour * 60 + local.minute in by_day(local.date()))
    return found


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Shanghai"])
@pytest.mark.parametrize("fields", CASES)
def test_all_of_a_year_is_as_its_local_clock_says(fields: str, zone: str) -> None:
    wanted = judged(fields, zone)
    start, step = int(SPAN[0].timestamp()), STEP * 60
    found = [False] * len(wanted)
    for opens, closes in opening(fields, zone).spans(start, start + step * len(wanted)):
        assert opens % step == closes % step == 0
        found[(opens - start) // step : (closes - start) // step] = [True] * ((closes - opens) // step)
    assert [at for at, is_open in enumerate(wanted) if found[at] != is_open] == []


@given(calendars, moments, works)
def test_work_has_passed_when_so_much_of_the_time_was_open(case: tuple[str, str], since: int, work: int) -> None:
    found = opening(*case).passed(since, work)
    if found is None:
        assert opening(*case).open_between(since, since + 50000 * DAY) < work
        return
    assert opening(*case).open_between(since, found) == work
    assert opening(*case).open_between(since, found - Fraction(1, 2)) < work
    assert sum(closes - opens for opens, closes in opening(*case).spans(since, int(found))) == work


@given(calendars, moments, moments)
def test_the_next_opening_is_the_first_one(case: tuple[str, str], one: int, other: int) -> None:
    found = opening(*case).next_open(one)
    if found is None:
        return
    assert opening(*case).is_open(found)
    assert opening(*case).next_open(found) == found
    assert opening(*case).open_between(one, found) == 0
    later = opening(*case).next_open(max(one, other))
    assert later is None or found <= later


@given(calendars, moments, works, st.integers(0, 5 * DAY), st.integers(1, 8))
def test_who_comes_later_is_done_no_earlier(
    case: tuple[str, str], since: int, work: int, later: int, days: int
) -> None:
    for early, late in (
        (opening(*case).passed(since, work), opening(*case).passed(since + later, work)),
        (opening(*case).passed(since, work), opening(*case).passed(since, work + later)),
        (opening(*case).next_open(since), opening(*case).passed(since, work)),
        (opening(*case).next_open(since), opening(*case).close_of_day(since, days)),
        (opening(*case).close_of_day(since, days), opening(*case).close_of_day(since + later, days)),
    ):
        assert late is None or (early is not None and early <= late)


@given(calendars, moments, st.integers(1, 8))
def test_an_open_day_is_one_on_which_hours_begin(case: tuple[str, str], since: int, days: int) -> None:
    found = opening(*case)
    zone = ZoneInfo(case[1])
    day = datetime.fromtimestamp(since, zone).date()
    closes = found.close_of_day(since, days)
    if closes is None:
        return
    hours = list(found.days(since - DAY, closes + DAY))
    open_days = [datetime.fromtimestamp(start, zone).date() for start, _ in hours if start < closes]
    assert len([one for one in open_days if one > day]) >= days
    # a night's hours may end after the next day's have begun: only those may still be open then
    assert not found.is_open(closes) or any(start <= closes < end for start, end in hours)


@settings(max_examples=30)
@given(calendars, calendars, st.lists(moments, min_size=10, max_size=30))
def test_both_are_open_when_each_is(one: tuple[str, str], other: tuple[str, str], asked: list[int]) -> None:
    shared = Opening.both(opening(*one), opening(*other))
    for moment in asked:
        assert shared.is_open(moment) == (opening(*one).is_open(moment) and opening(*other).is_open(moment))


@given(calendars, st.lists(st.integers(1900, 2300), min_size=2, max_size=6))
def test_the_order_of_questions_does_not_matter(case: tuple[str, str], years: list[int]) -> None:
    fields, zone = case
    asked = Opening.of(calendar_of(f"timezone {zone} {fields}"))
    for year in years:
        fresh, moment = Opening.of(calendar_of(f"timezone {zone} {fields}")), first_day(year) * DAY
        assert asked.next_open(moment) == fresh.next_open(moment)
        assert asked.passed(moment, 99 * HOUR) == fresh.passed(moment, 99 * HOUR)
        assert asked.open_between(moment, moment + 99 * DAY) == fresh.open_between(moment, moment + 99 * DAY)
