"""The exact hours in which a clock runs and nobody is there."""

import pytest

from svcdsl.analyses.absences import Absences
from svcdsl.analyses.time_told import told_length, told_moment
from svcdsl.link import Linker
from svcdsl.model.shared import Calendar
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

CALENDARS = """
svcdsl 1
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00 closed 2026-12-25
calendar no-holiday timezone Europe/Dublin open Mon-Fri 09:00-17:00
calendar branch timezone Asia/Tokyo open Mon-Fri 09:00-17:00
calendar weekends timezone Europe/Dublin open Sat-Sun 00:00-24:00
calendar nights timezone Europe/Dublin open Mon-Fri 17:00-24:00, Mon-Fri 00:00-09:00
"""


def calendars() -> dict[str, Calendar]:
    linker = Linker()
    linker.add(read_svc(Source("case.svc", CALENDARS)))
    project, findings = linker.link("case", "en")
    assert findings == []
    return dict(project.calendars)


@pytest.mark.parametrize(
    ("clock", "duties", "start", "end"),
    [
        ("no-holiday", ["office"], "Fri 2026-12-25 09:00", "Fri 2026-12-25 17:00"),
        (None, ["office"], "Wed 2026-07-01 17:00", "Thu 2026-07-02 09:00"),
        (None, ["no-holiday", "nights"], "Sat 2026-07-04 00:00", "Mon 2026-07-06 00:00"),
        ("weekends", ["office", "nights"], "Sat 2026-07-04 00:00", "Mon 2026-07-06 00:00"),
        (None, ["no-holiday", "nights", "weekends"], "", ""),
        (None, ["office", "nights", "weekends"], "Fri 2026-12-25 09:00", "Fri 2026-12-25 17:00"),
    ],
)
def test_the_next_absence_is_found_to_the_minute(clock: str | None, duties: list[str], start: str, end: str) -> None:
    known = calendars()
    found = Absences().find(known[clock] if clock else None, [known[one] for one in duties], "2026-07-01")
    told = ("", "") if found is None else tuple(told_moment(at, found.zone)["en"] for at in (found.start, found.end))
    assert told == (start, end)


def test_an_absence_is_told_by_the_clock_of_the_first_whoever_asked_before() -> None:
    known = calendars()
    absences = Absences()
    for duties in (["office", "branch"], ["branch", "office"]):
        found = absences.find(None, [known[one] for one in duties], "2026-07-01")
        assert found is not None and found.zone == known[duties[0]].timezone


def test_lengths_are_told_in_both_languages() -> None:
    assert told_length(90061) == {"en": "1 d 1 h 1 min 1 s", "zh": "1天1小时1分钟1秒"}
    assert told_length(0) == {"en": "0 s", "zh": "0秒"}
