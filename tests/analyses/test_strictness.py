"""Which objective is the stricter one, where calendars differ; and the bounds between open time and real time."""

import pytest

from svcdsl.analyses.open_week import DAY, WEEK, OpenWeek, ever_closed
from svcdsl.analyses.strictness import EQUAL, LOOSER, STRICTER, UNKNOWN, Strictness, compare
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

CALENDARS = """
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-17:00
calendar split timezone Asia/Shanghai open Mon-Fri 09:00-12:00, Mon-Fri 13:00-18:00, Sat 09:00-12:00
calendar nights timezone Asia/Shanghai open Mon-Sun 22:00-06:00
calendar days timezone Asia/Shanghai open Mon-Sun 06:00-22:00
calendar whole timezone Asia/Shanghai open Mon-Sun 00:00-24:00
calendar holidays timezone Asia/Shanghai open Mon-Sun 00:00-24:00 closed 2026-10-01
calendar elsewhere timezone Europe/Dublin open Mon-Sun 22:00-06:00
calendar unsaid timezone Asia/Shanghai
calendar made-up timezone Asia/Shanghai open Mon-Fri 09:00-17:00 also-open 2026-10-10 08:00-12:00
"""
SPEC = """svcdsl 1
{calendars}
channel desk kind phone calendar office
service s {{
  measure m kind duration
  sla level party customer measure m objective {kept} {calendar}
  promise told on desk says {says} backed-by level
}}
"""


def read(text: str) -> Project:
    """A project without a fault."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", text)))
    project, findings = linker.link("case", "en")
    assert findings == []
    return project


def verdict(says: str, kept: str, calendar: str = "") -> str:
    """A promise against its sla, which has a calendar or none."""
    named = f"calendar {calendar}" if calendar else ""
    service = read(SPEC.format(calendars=CALENDARS, says=says, kept=kept, calendar=named)).services["s"]
    promise, sla = service.promises["told"], service.slas["level"]
    assert promise.says is not None and sla.objective is not None
    clocks = Strictness()
    told, due = clocks.of_promise(promise), clocks.of_sla(sla)
    turned = {STRICTER: LOOSER, LOOSER: STRICTER}
    found = compare(promise.says, told, sla.objective, due)
    assert compare(sla.objective, due, promise.says, told) == turned.get(found, found)
    return found


@pytest.mark.parametrize(
    ("says", "kept", "expected"),
    [
        ("95% within 10m", "95% within 10m", EQUAL),
        ("95% within 10m over 7d", "95% within 600s over 30d", EQUAL),
        ("always within 10m", "95% within 10m", STRICTER),
        ("90% within 10m", "95% within 10m", LOOSER),
        ("95% within 9m", "95% within 10m", STRICTER),
        ("99% within 9m", "95% within 10m", STRICTER),
        ("99% within 11m", "95% within 10m", UNKNOWN),
        ("median <= 10m", "95% within 10m", LOOSER),
        ("95% within 1mo", "95% within 30d", UNKNOWN),
        ("95% within 27d", "95% within 1mo", STRICTER),
        ("mean <= 10m", "95% within 10m", UNKNOWN),
        ("mean <= 9m", "mean <= 10m", STRICTER),
        ("max <= 9m", "mean <= 10m", UNKNOWN),
        ("rate >= 96%", "rate >= 95%", STRICTER),
        ("available 99%", "available 99.9%", LOOSER),
        ("mean >= 4.5/5", "mean >= 4/5", STRICTER),
        ("mean >= 9/10", "mean >= 4/5", UNKNOWN),
        ("mean <= 4/5", "mean >= 4/5", UNKNOWN),
        ("nps >= 40", "nps > 40", EQUAL),
        ("count < 4", "count <= 3", EQUAL),
        ("count < 3", "count <= 3", STRICTER),
        ("ces <= 2/7", "ces <= 3/7", STRICTER),
    ],
)
def test_on_one_clock(says: str, kept: str, expected: str) -> None:
    assert verdict(says, kept) == expected


@pytest.mark.parametrize(
    ("says", "kept", "calendar", "expected"),
    [
        # A clock that always runs is at the limit first.
        ("95% within 4h", "95% within 4h", "office", STRICTER),
        ("95% within 3h", "95% within 4h", "office", STRICTER),
        # Nine office hours cannot pass without a night.
        ("95% within 24h", "95% within 9h", "office", STRICTER),
        # On a Monday morning the sla's four hours are the shorter ones, on a Friday evening the promise's.
        ("95% within 24h", "95% within 4h", "office", UNKNOWN),
        ("95% within 5h", "95% within 4h", "office", UNKNOWN),
        # No weekend is that long.
        ("95% within 14d", "95% within 4h", "office", LOOSER),
        ("95% within 14d", "95% within 4h", "holidays", UNKNOWN),
        # Where it never closes it is one clock.
        ("95% within 4h", "95% within 4h", "24x7", EQUAL),
        ("95% within 4h", "95% within 4h", "whole", EQUAL),
        ("95% within 4h", "95% within 4h", "holidays", STRICTER),
        # A make-up day lets a limit end sooner in that one week; what is shorter even so is told.
        ("95% within 24h", "95% within 17h", "made-up", STRICTER),
        ("95% within 5d", "95% within 41h", "made-up", UNKNOWN),
        ("95% within 5d", "95% within 41h", "office", STRICTER),
        # Of a calendar that does not say when it is open only so much is certain.
        ("95% within 3h", "95% within 4h", "unsaid", STRICTER),
        ("95% within 4h", "95% within 4h", "unsaid", UNKNOWN),
        # Business hours are of the sla's calendar.
        ("95% within 4bh", "95% within 4h", "office", EQUAL),
        ("95% within 3bh", "95% within 4h", "office", STRICTER),
        ("95% within 1bd", "95% within 8h", "office", LOOSER),
        ("95% within 1bd", "95% within 12h", "office", UNKNOWN),
        ("95% within 1bd", "95% within 17h", "office", STRICTER),
        ("95% within 2bd", "95% within 2bd", "office", EQUAL),
        ("95% within 2bd", "95% within 3bd", "office", STRICTER),
        ("95% within 2d", "95% within 3bd", "office", STRICTER),
        ("95% within 2d", "95% within 2bd", "office", UNKNOWN),
        ("95% within 30d", "95% within 2bd", "office", LOOSER),
        ("95% within 1mo", "95% within 1mo", "office", UNKNOWN),
    ],
)
def test_under_a_calendar(says: str, kept: str, calendar: str, expected: str) -> None:
    assert verdict(says, kept, calendar) == expected


def test_business_hours_without_a_calendar_of_the_sla_are_those_of_the_channel() -> None:
    assert verdict("95% within 4bh", "95% within 3h") == LOOSER
    assert verdict("95% within 4bh", "95% within 5h") == UNKNOWN


WEEKS = {name: OpenWeek(calendar) for name, calendar in read("svcdsl 1" + CALENDARS).calendars.items()}
PLAIN = [week for name, week in WEEKS.items() if name not in ("unsaid", "holidays", "made-up")]


def passes(week: OpenWeek, start: int, hours: int) -> int:
    """Seconds from an hour of the week until so many open hours have passed, counted one by one."""
    now = start
    while hours:
        hours -= any(first <= now * 60 % WEEK < last for first, last in week.spans)
        now += 1
    return (now - start) * 3600


@pytest.mark.parametrize("week", PLAIN)
@pytest.mark.parametrize("hours", [1, 5, 9, 30])
def test_bounds_hold_for_every_arrival(week: OpenWeek, hours: int) -> None:
    real = [passes(week, start, hours) for start in range(7 * 24)]
    most = week.most_real(hours * 3600)
    assert most is not None
    assert week.least_real(hours * 3600) <= min(real) and max(real) <= most
    # An hour is kept back for a change of the clock; the bounds are else exact.
    assert min(real) - week.least_real(hours * 3600) <= 3600
    assert most - max(real) <= 3600


def test_open_days_end_at_the_close_of_the_day() -> None:
    office = WEEKS["office"]
    midnight_to_close = 17 * 3600
    assert office.least_real_of_days(1) == midnight_to_close - 3600
    friday_to_monday = 3 * DAY * 60 + midnight_to_close
    assert office.most_real_of_days(1) == friday_to_monday + 3600
    assert office.open_seconds_of_days(2) == (2 * 8 * 3600, 3 * 8 * 3600)


def test_make_up_days_may_shorten_what_the_week_says() -> None:
    # As if the Saturday of the make-up day were worked on every week from 8 to 12; an hour is kept back.
    hour = 3600
    assert WEEKS["office"].least_real(9 * hour) == 24 * hour  # to ten on the next day
    assert WEEKS["made-up"].least_real(9 * hour) == 23 * hour  # from Friday at nine to Saturday at nine
    assert WEEKS["office"].least_real(41 * hour) == 7 * 24 * hour
    assert WEEKS["made-up"].least_real(41 * hour) == 5 * 24 * hour - hour
    assert WEEKS["made-up"].open_seconds_of_days(1) is None


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["office"], True),
        (["whole"], False),
        (["holidays"], True),
        (["unsaid"], False),
        (["days", "nights"], False),
        (["days", "elsewhere"], False),
        (["office", "split"], True),
        (["office", "unsaid"], False),
        ([], False),
    ],
)
def test_all_are_closed_at_some_time(names: list[str], expected: bool) -> None:
    assert ever_closed(WEEKS[name] for name in names) is expected
