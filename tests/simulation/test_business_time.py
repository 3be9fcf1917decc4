"""Waits, work and timeouts in business time, in cases worked out by hand.

The office is open Monday to Friday from 9 to 17 in Berlin, and on Saturday 3 October 2026 from 10 to 12; it is closed on
25 December. The guard is there from 22 to 6 in the nights that begin on Monday to Thursday.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from svcdsl.model import Project

from .cases import Case, Simulator
from .draws import Fixed
from .lengths import NotKnown
from .measuring import aim_of, keeps
from .opening import Clocks, at
from .reading import project_of

SHARED = """svcdsl 1
calendar office { timezone Europe/Berlin; open Mon-Fri 09:00-17:00; closed 2026-12-25; also-open 2026-10-03 10:00-12:00 }
calendar night { timezone Europe/Berlin; open Mon-Thu 22:00-06:00 }
calendar shop { timezone Europe/Berlin; open Mon-Sat 11:00-15:00 }
calendar away { timezone America/New_York; open Mon-Fri 09:00-17:00 }
role clerk { calendar office }
role guard { calendar night }
role far { calendar away }
role smith { external; calendar night }
role helper
channel desk { kind counter; calendar shop }
"""


def project(steps: str, owner: str = "", rest: str = "") -> Project:
    """A service with one process that starts with `a`, which may be left for `z`."""
    owned = f"owner {owner}\n" if owner else ""
    steps = f"process p {{ start a\n{steps}\nstep z -> end }}"
    return project_of(f"{SHARED}service s {{\n{owned}touchpoint hall {{ channel desk }}\n{steps}\n{rest} }}\n")


def run(model: Project, arrival: int, **lengths: int) -> Case:
    """One case of it, with what `a` waits and works."""
    simulator = Simulator(model.services["s"].processes["p"], Clocks())
    return simulator.case(arrival, Fixed({f"a.{part}": amount for part, amount in lengths.items()}))


def happens(steps: str, arrival: str, owner: str = "", rest: str = "", **lengths: int) -> dict[str, str]:
    """When what happens at `a`, by the clocks of Berlin."""
    case = run(project(f"step a {steps}", owner, rest), berlin(arrival), **lengths)
    return {one.moment: shown(one.time) for one in case if one.of.id == "a" and one.moment != "come"}


def ends(steps: str, arrival: str, part: str, owner: str = "", rest: str = "") -> list[str]:
    """The first and the last moment at which the `wait` or `work` of `a` may be over."""
    model = project(f"step a {steps}", owner, rest)
    lasting = next(iter(Simulator(model.services["s"].processes["p"], Clocks()).lasting.values()))
    length, begins = getattr(lasting, part), berlin(arrival)
    return [shown(length.opening.after(begins, seconds)) for seconds in length.seconds(begins)]


def berlin(text: str) -> int:
    """A moment by the clocks of Berlin."""
    return at(text, "Europe/Berlin")


def shown(moment: int) -> str:
    """The same the other way round."""
    return datetime.fromtimestamp(moment, ZoneInfo("Europe/Berlin")).strftime("%Y-%m-%d %H:%M")


# Waits


@pytest.mark.parametrize(
    ("wait", "comes", "over"),
    [
        ("2bh", "2026-03-06 16:00", "2026-03-09 10:00"),  # Friday -> Monday
        ("1bh", "2026-03-06 16:00", "2026-03-06 17:00"),  # at the close, not at the opening after it
        ("1bh", "2026-03-07 12:00", "2026-03-09 10:00"),
        ("2bd", "2026-03-06 08:00", "2026-03-10 17:00"),  # Monday, Tuesday
        ("2bd", "2026-03-06 18:00", "2026-03-10 17:00"),
        ("1bd", "2026-03-07 12:00", "2026-03-09 17:00"),
        ("1bd", "2026-10-02 09:00", "2026-10-03 12:00"),  # the make-up day
        ("2bd", "2026-10-02 09:00", "2026-10-05 17:00"),
        ("1bd", "2026-12-24 10:00", "2026-12-28 17:00"),  # the holiday, and the weekend after it
        ("1bd", "2026-03-27 10:00", "2026-03-30 17:00"),  # over a change of the clock
    ],
)
def test_a_wait_is_over_when_business_time_has_passed(wait: str, comes: str, over: str) -> None:
    assert ends(f"by clerk waits {wait}", comes, "wait") == [over, over]
    assert happens(f"by helper waits {wait}", comes, "clerk", wait=berlin(over) - berlin(comes))["done"] == over


@pytest.mark.parametrize(
    ("comes", "over"),
    [
        ("2026-03-02 21:00", "2026-03-04 06:00"),  # Monday -> the night that begins on Tuesday ends on Wednesday
        ("2026-03-03 02:00", "2026-03-05 06:00"),  # Tuesday, in the night from Monday: Wednesday's is the next day's
        ("2026-03-05 23:00", "2026-03-10 06:00"),  # Thursday -> Monday's
        ("2026-03-06 02:00", "2026-03-10 06:00"),
    ],
)
def test_a_day_of_nights_closes_on_the_next_one(comes: str, over: str) -> None:
    assert ends("by guard waits 1bd", comes, "wait") == [over, over]


@pytest.mark.parametrize(
    ("comes", "over"),
    [
        ("2026-03-02 23:00", "2026-03-03 23:00"),  # Monday in Berlin and in New York: its Tuesday from 15 to 23
        ("2026-03-03 05:00", "2026-03-03 23:00"),  # still Monday in New York
        ("2026-03-03 06:00", "2026-03-04 23:00"),
        ("2026-03-09 05:00", "2026-03-10 22:00"),  # New York has changed its clocks, and is at Monday at 0:00
    ],
)
def test_days_are_those_of_the_zone_of_the_calendar(comes: str, over: str) -> None:
    assert ends("by far waits 1bd", comes, "wait") == [over, over]


def test_business_time_of_a_step_is_that_of_its_role_and_channel_together() -> None:
    both = "by clerk touchpoint hall"
    assert ends(f"{both} waits 1bh", "2026-03-06 16:00", "wait", "guard") == ["2026-03-09 12:00"] * 2
    assert ends(f"{both} waits 2bd", "2026-03-06 16:00", "wait", "guard") == ["2026-03-10 15:00"] * 2
    assert ends("touchpoint hall waits 1bd", "2026-03-06 16:00", "wait", "clerk") == ["2026-03-07 15:00"] * 2
    assert ends(f"{both} waits 1bd", "2026-10-02 16:00", "wait") == ["2026-10-03 12:00"] * 2  # both on the make-up day


def test_it_is_that_of_the_owner_where_the_step_has_none_and_not_known_without() -> None:
    assert ends("by helper waits 1bd", "2026-03-06 10:00", "wait", "clerk") == ["2026-03-09 17:00"] * 2
    with pytest.raises(NotKnown):
        ends("by helper waits 1bd", "2026-03-06 10:00", "wait")


@pytest.mark.parametrize(
    ("wait", "comes", "least", "most"),
    [
        ("1h..1bd", "2026-03-06 10:00", "2026-03-06 11:00", "2026-03-09 17:00"),
        ("0bd..2bd", "2026-03-06 10:00", "2026-03-06 10:00", "2026-03-10 17:00"),
        ("1bh..2bd", "2026-03-06 16:30", "2026-03-09 09:30", "2026-03-10 17:00"),
        ("2bh..3h", "2026-03-06 10:00", "2026-03-06 12:00", "2026-03-06 13:00"),
        ("2bh..3h", "2026-03-06 16:00", "2026-03-09 10:00", "2026-03-09 10:00"),  # the most would be before the least
        ("1d..1bd", "2026-03-05 18:00", "2026-03-06 18:00", "2026-03-06 18:00"),
    ],
)
def test_a_range_of_both_kinds_has_its_ends_from_the_moment_on(wait: str, comes: str, least: str, most: str) -> None:
    assert ends(f"by clerk waits {wait}", comes, "wait") == [least, most]


# Work


@pytest.mark.parametrize(
    ("comes", "begins", "done"),
    [
        ("2026-03-06 10:00", "2026-03-06 10:00", "2026-03-10 17:00"),
        ("2026-03-06 17:00", "2026-03-09 09:00", "2026-03-11 17:00"),  # begins on Monday: Tuesday, Wednesday
        ("2026-10-02 17:30", "2026-10-03 10:00", "2026-10-06 17:00"),  # on the make-up day: Monday, Tuesday
    ],
)
def test_work_of_days_ends_at_a_close_after_the_day_on_which_it_begins(comes: str, begins: str, done: str) -> None:
    assert ends("by clerk takes 2bd", begins, "work") == [done, done]
    hours = {"2026-03-06 10:00": 7 + 16, "2026-03-06 17:00": 24, "2026-10-02 17:30": 18}[comes]
    assert happens("by clerk takes 2bd", comes, work=hours * 3600) == {"started": begins, "done": done}


def test_work_of_days_without_hours_of_its_own_begins_at_once_and_may_be_done_at_any_moment() -> None:
    assert ends("takes 1h..1bd", "2026-03-07 10:00", "work", "clerk") == ["2026-03-07 11:00", "2026-03-09 17:00"]
    found = happens("takes 1h..1bd", "2026-03-07 10:00", "clerk", work=5 * 3600)
    assert found == {"started": "2026-03-07 10:00", "done": "2026-03-07 15:00"}
    assert ends("takes 2bh", "2026-03-06 16:00", "work", "clerk") == ["2026-03-09 10:00"] * 2


def test_work_of_no_length_needs_no_opening_and_any_other_waits_for_it() -> None:
    steps = "by clerk waits 1h takes 0h..1bd"
    assert happens(steps, "2026-03-07 10:00", wait=3600, work=0)["done"] == "2026-03-07 11:00"
    found = happens(steps, "2026-03-07 10:00", wait=3600, work=60)
    assert found == {"started": "2026-03-09 09:00", "done": "2026-03-09 09:01"}


# Timeouts


@pytest.mark.parametrize(
    ("timeout", "comes", "moments"),
    [
        ("6bh", "2026-03-06 12:00", {"started": "2026-03-06 12:00", "done": "2026-03-09 10:00"}),  # exactly then
        ("5bh", "2026-03-06 12:00", {"started": "2026-03-06 12:00", "left": "2026-03-06 17:00"}),  # at the close
        ("1bd", "2026-03-06 12:00", {"started": "2026-03-06 12:00", "done": "2026-03-09 10:00"}),
        ("1bd", "2026-03-06 17:00", {"started": "2026-03-09 09:00", "done": "2026-03-09 15:00"}),
    ],
)
def test_a_timeout_in_business_time_is_a_moment(timeout: str, comes: str, moments: dict[str, str]) -> None:
    assert happens(f"by clerk takes 6h timeout after {timeout} to z", comes, work=6 * 3600) == moments


@pytest.mark.parametrize(
    ("wait", "work", "moments"),
    [
        (71 * 3600, 3600, {"started": "2026-03-09 16:00", "done": "2026-03-09 17:00"}),
        (71 * 3600, 3601, {"started": "2026-03-09 16:00", "left": "2026-03-09 17:00"}),
        (72 * 3600, 0, {"started": "2026-03-09 17:00", "done": "2026-03-09 17:00"}),
        (72 * 3600, 1, {"left": "2026-03-09 17:00"}),
        (73 * 3600, 0, {"left": "2026-03-09 17:00"}),
    ],
)
def test_who_waits_until_then_has_not_started(wait: int, work: int, moments: dict[str, str]) -> None:
    steps = "by clerk waits 0h..9d takes 0h..9h timeout after 1bd to z"
    assert happens(steps, "2026-03-06 17:00", wait=wait, work=work) == moments


def test_a_timeout_in_seconds_counts_a_wait_as_it_passes_and_open_time_of_work() -> None:
    steps = "by clerk waits 2bh takes 4h timeout after 66h to z"
    assert happens(steps, "2026-03-06 16:00", wait=66 * 3600, work=1) == {"left": "2026-03-09 10:00"}
    steps = steps.replace("66h", "68h")
    found = happens(steps, "2026-03-06 16:00", wait=66 * 3600, work=4 * 3600)
    assert found == {"started": "2026-03-09 10:00", "left": "2026-03-09 12:00"}


def test_a_timeout_in_seconds_counts_work_in_business_time_by_its_calendar() -> None:
    found = happens("takes 1bd timeout after 2h to z", "2026-03-06 16:00", "clerk", work=73 * 3600)
    assert found == {"started": "2026-03-06 16:00", "left": "2026-03-09 10:00"}


def test_a_night_ends_at_midnight_where_the_next_day_is_closed() -> None:
    rest = "calendar late { timezone Europe/Berlin; open Mon-Sun 21:00-01:00; closed 2026-03-10 }\nrole owl { calendar late }"
    assert ends("by owl takes 3h..4h", "2026-03-09 21:00", "work", rest=rest) == [
        "2026-03-10 00:00",
        "2026-03-11 22:00",
    ]


# Suppliers

OLA = "measure m {{ kind duration; from a.started; to a.done }}\nsla o {{ party smith; measure m; objective {}; {} }}"


@pytest.mark.parametrize(
    ("objective", "calendar", "begins", "most"),
    [
        ("always within 2bd", "calendar office", "2026-03-06 16:00", "2026-03-10 17:00"),
        ("100% within 4bh", "calendar office", "2026-03-06 16:00", "2026-03-09 12:00"),
        ("max <= 1bd", "owner guard", "2026-03-02 23:00", "2026-03-04 06:00"),
        ("max <= 1bd", "", "2026-03-06 16:00", "2026-03-09 17:00"),  # of the owner of the service
    ],
)
def test_a_supplier_works_until_business_time_of_the_agreement_is_over(
    objective: str, calendar: str, begins: str, most: str
) -> None:
    assert ends("by smith", begins, "work", "clerk", OLA.format(objective, calendar)) == [begins, most]


def test_a_supplier_begins_when_its_agreement_counts_hours() -> None:
    rest = OLA.format("always within 4bh", "calendar office")
    found = happens("by smith", "2026-03-07 10:00", rest=rest, work=60)
    assert found == {"started": "2026-03-09 09:00", "done": "2026-03-09 09:01"}


def test_a_supplier_begins_in_its_own_hours_where_its_agreement_counts_days() -> None:
    rest = OLA.format("always within 1bd", "calendar office")
    found = happens("by smith", "2026-03-07 10:00", rest=rest, work=60)
    assert found == {"started": "2026-03-09 22:00", "done": "2026-03-09 22:01"}
    assert happens("by smith", "2026-03-07 10:00", rest=rest)["done"] == "2026-03-07 10:00"


def test_a_limit_of_days_is_held_against_the_same_close() -> None:
    rest = "measure m { kind duration; from a.started; to a.done }\nsla l { party customer; measure m; objective always within 2bd }"
    model = project("step a by clerk takes 2bd", "clerk", rest)
    aim = aim_of(model.services["s"].slas["l"], Clocks())
    assert aim
    found = [keeps(run(model, berlin("2026-03-06 16:00"), work=hours * 3600), aim) for hours in (17, 18)]
    assert [one and one.certain for one in found] == [True, False]
