"""The simulator against cases worked out by hand."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

import pytest

from svcdsl.model import Project

from .cases import Case, Simulator
from .draws import Fixed
from .measuring import aim_of, elapsed, keeps
from .opening import Clocks, at, opening_of
from .reading import project_of
from .ways import Coin

Ways = Mapping[str, Sequence[int]]
Lengths = Mapping[str, int]

SHARED = """svcdsl 1
calendar office { timezone Europe/Berlin; open Mon-Fri 09:00-17:00; closed 2026-12-25; also-open 2026-10-03 10:00-12:00 }
calendar morning { timezone Europe/Berlin; open Mon-Fri 09:00-12:00 }
calendar shop { timezone Europe/Berlin; open Mon-Sat 11:00-15:00 }
calendar night { timezone Europe/Berlin; open Sat-Sun 00:00-06:00 }
role clerk { calendar office }
role smith { external; calendar office }
channel desk { kind counter; calendar shop }
"""


def project(steps: str, rest: str = "") -> Project:
    """A service with one process that starts with `a`."""
    return project_of(
        f"{SHARED}service s {{\ntouchpoint hall {{ channel desk }}\nprocess p {{ start a\n{steps} }}\n{rest} }}\n"
    )


def run(model: Project, arrival: int = 0, lengths: Lengths | None = None, ways: Ways | None = None) -> Case:
    """One case of it."""
    simulator = Simulator(model.services["s"].processes["p"], Clocks())
    return simulator.case(arrival, Fixed(dict(lengths or {}), dict(ways or {})))


def times(case: Case) -> dict[str, list[int]]:
    """When what happens, by `step.moment`; comings are left out."""
    found: dict[str, list[int]] = {}
    for one in case:
        if one.moment != "come":
            found.setdefault(f"{one.of.id}.{one.moment}", []).append(one.time)
    return found


def berlin(text: str) -> int:
    """A moment by the clocks of Berlin."""
    return at(text, "Europe/Berlin")


# A step


def test_a_step_waits_then_starts_then_works() -> None:
    model = project("step a waits 1m..5m takes 2m..4m -> end")
    case = times(run(model, 1000, {"a.wait": 100, "a.work": 200}))
    assert case == {"p.arrived": [1000], "a.started": [1100], "a.done": [1300], "p.ended": [1300]}


def test_work_starts_when_role_and_channel_are_open_and_pauses_when_they_close() -> None:
    model = project("step a by clerk touchpoint hall takes 5h -> end")
    case = times(run(model, berlin("2026-03-06 10:00"), {"a.work": 5 * 3600}))  # a Friday: both from 11:00 to 15:00
    assert case["a.started"] == [berlin("2026-03-06 11:00")]
    assert case["a.done"] == [berlin("2026-03-09 12:00")]


def test_work_that_ends_at_the_close_does_not_wait_for_the_next_opening() -> None:
    case = times(run(project("step a by clerk takes 1h -> end"), berlin("2026-03-06 16:00")))
    assert case["a.done"] == [berlin("2026-03-06 17:00")]


def test_work_that_is_come_to_at_the_close_starts_at_the_next_opening() -> None:
    case = times(run(project("step a by clerk takes 1s -> end"), berlin("2026-03-06 17:00")))
    assert case["a.started"] == [berlin("2026-03-09 09:00")]


def test_a_step_of_no_length_needs_no_opening_and_waits_run_always() -> None:
    case = times(run(project("step a by clerk waits 1h takes 0m..1h -> end"), berlin("2026-03-07 10:00")))
    assert case["a.started"] == case["a.done"] == [berlin("2026-03-07 11:00")]


def test_a_wait_in_business_hours_is_open_time_of_the_step() -> None:
    case = times(run(project("step a by clerk waits 2bh takes 1h -> end"), berlin("2026-03-06 16:00")))
    assert case["a.started"] == [berlin("2026-03-09 10:00")]


def test_a_month_of_a_step_is_28_to_31_days() -> None:
    lasting = Simulator(project("step a takes 1mo -> end").services["s"].processes["p"], Clocks()).lasting
    assert [one.work.seconds(0) for one in lasting.values()] == [(28 * 86400, 31 * 86400)]


# Timeouts


@pytest.mark.parametrize(
    ("wait", "work", "happens"),
    [
        (60, 240, {"a.started": [60], "a.done": [300]}),
        (60, 241, {"a.started": [60], "a.left": [300]}),
        (300, 0, {"a.started": [300], "a.done": [300]}),
        (300, 1, {"a.left": [300]}),
        (400, 0, {"a.left": [300]}),
    ],
)
def test_a_timeout_counts_waiting_and_working(wait: int, work: int, happens: dict[str, list[int]]) -> None:
    model = project("step a waits 0m..9m takes 0m..9m timeout after 5m to b -> c\nstep b -> end\nstep c -> end")
    found = times(run(model, 0, {"a.wait": wait, "a.work": work}))
    assert {name: when for name, when in found.items() if name.startswith("a.")} == happens
    assert ("b.done" in found) == ("a.left" in found) and ("c.done" in found) == ("a.done" in found)


def test_closed_time_does_not_count_into_a_timeout() -> None:
    model = project("step a by clerk takes 9h timeout after 2h to b -> end\nstep b -> end")
    case = times(run(model, berlin("2026-03-06 16:00"), {"a.work": 9 * 3600}))
    assert case["a.left"] == case["b.started"] == [berlin("2026-03-09 10:00")]


# Ways


def test_what_fails_is_done_and_goes_on_where_it_recovers() -> None:
    model = project("step a takes 1m fails when “x” share 20% recover b -> c\nstep b takes 5m -> end\nstep c -> end")
    failed, fine = times(run(model, ways={"a": [0]}, lengths={"b.work": 300})), times(run(model, ways={"a": [1]}))
    assert (failed["a.done"], failed["b.done"], "c.done" in failed) == ([60], [360], False)
    assert "c.done" in fine and "b.done" not in fine


def test_a_repeat_that_is_used_up_leaves_the_other_ways_their_proportions() -> None:
    coin = Coin((Fraction(1, 2), Fraction(3, 10), None), frozenset([0]))
    assert coin.odds([coin.rest]) == (Fraction(0), Fraction(3, 5), Fraction(2, 5))


def test_a_way_back_is_taken_as_often_as_its_repeat_says() -> None:
    model = project("step a takes 1m -> b\nstep b { choose when “x” share 50% -> a repeat 2; choose otherwise -> end }")
    assert times(run(model, ways={"b": [0]}))["b.done"] == [60, 120, 180]


def test_an_inner_repeat_counts_anew_when_its_loop_is_entered() -> None:
    inner = "step b { choose when “x” share 50% -> b repeat 1; choose otherwise -> c }"
    model = project(
        f"step a -> b\n{inner}\nstep c {{ choose when “y” share 50% -> a repeat 1; choose otherwise -> end }}"
    )
    assert len(times(run(model, ways={"b": [0], "c": [0]}))["b.done"]) == 4


def test_a_repeat_that_closes_no_loop_counts_over_the_whole_case() -> None:
    steps = """step a { choose when “x” share 50% -> b; choose otherwise -> c }
    step b -> c
    step c { choose when “y” share 50% -> b repeat 1; choose otherwise -> d }
    step d { choose when “z” share 50% -> a repeat 1; choose otherwise -> end }"""
    found = times(run(project(steps), ways={"a": [0], "c": [0], "d": [0]}))
    assert (len(found["a.done"]), len(found["c.done"])) == (2, 3)  # c -> b passes a, so that it is taken once in all


def test_a_join_waits_for_its_slowest_branch() -> None:
    steps = "step a => b, c\nstep b takes 1m..9m -> d\nstep c takes 2m..3m -> d\nstep d join all takes 1m -> end"
    assert times(run(project(steps), lengths={"b.work": 500, "c.work": 150}))["d.started"] == [500]


def test_a_process_has_ended_when_nothing_is_under_way() -> None:
    steps = "step a => b, c\nstep b takes 1m..9m -> d\nstep c takes 2m..3m -> d\nstep d join all takes 1m"
    assert times(run(project(steps), lengths={"b.work": 60, "c.work": 150}))["p.ended"] == [210]


# Suppliers


def test_a_supplier_works_up_to_its_limit_on_the_clock_of_the_agreement() -> None:
    rest = """measure m { kind duration; from a.started; to a.done }
    sla ola { party smith; measure m; objective always within 4h; calendar morning }"""
    model = project("step a by smith -> end", rest)
    case = times(run(model, berlin("2026-03-06 11:00"), {"a.work": 2 * 3600}))
    assert case["a.done"] == [berlin("2026-03-09 10:00")]
    lasting = Simulator(model.services["s"].processes["p"], Clocks()).lasting
    assert [one.work.seconds(0) for one in lasting.values()] == [(0, 14400)]


def test_a_supplier_with_a_weaker_agreement_may_take_any_time() -> None:
    rest = """measure m { kind duration; from a.started; to a.done }
    sla ola { party smith; measure m; objective 99% within 4h }"""
    lasting = Simulator(project("step a -> end", rest).services["s"].processes["p"], Clocks()).lasting
    assert [one.work.seconds(0) for one in lasting.values()] == [(0, None)]


# Clocks and limits

TWO = "step a waits 0m..9m takes 0m..9h -> b\nstep b takes 0m..9h -> end"


def shown(case: Case, model: Project) -> int | None:
    """What the clock of the sla shows."""
    aim = aim_of(model.services["s"].slas["l"], Clocks())
    assert aim
    return elapsed(case, aim)


def kept(model: Project, arrival: int, lengths: Lengths) -> bool:
    """Whether the sla's limit is kept."""
    aim = aim_of(model.services["s"].slas["l"], Clocks())
    assert aim
    found = keeps(run(model, arrival, lengths), aim)
    assert found and found.certain == found.possible
    return found.certain


def sla(objective: str, start: str = "a.started", end: str = "b.done", rest: str = "", calendar: str = "") -> str:
    """A measure and its sla."""
    under = f"; calendar {calendar}" if calendar else ""
    return f"""measure m {{ kind duration; from {start}; to {end}; {rest} }}
    sla l {{ party customer; measure m; objective {objective}{under} }}"""


def test_time_is_counted_from_the_first_start_to_the_last_end() -> None:
    loop = "step a takes 1m -> b\nstep b takes 2m { choose when “x” share 50% -> a repeat 2; choose otherwise -> end }"
    model = project(loop, sla("always within 1h"))
    assert shown(run(model, ways={"b": [0]}), model) == 9 * 60


def test_time_may_be_negative() -> None:
    model = project(TWO, sla("always within 1h", "b.done", "a.started"))
    assert shown(run(model, 0, {"a.work": 50, "b.work": 70}), model) == -120


def test_a_case_without_one_of_the_events_does_not_count() -> None:
    model = project(
        "step a { choose when “x” share 50% -> b; choose otherwise -> end }\nstep b", sla("always within 1h")
    )
    assert shown(run(model, ways={"a": [1]}), model) is None


def test_the_clock_stands_while_only_excluded_steps_are_under_way() -> None:
    steps = """step a => b, c
    step b waits 1m takes 1m..9m -> d
    step c takes 0m..9m -> d
    step d join all takes 1m -> end"""
    model = project(steps, sla("always within 1h", "p.arrived", "p.ended", "excludes b"))
    assert shown(run(model, lengths={"b.wait": 60, "b.work": 100, "c.work": 90}), model) == 90 + 60


def test_the_clock_of_a_calendar_counts_open_hours_only() -> None:
    model = project(TWO, sla("always within 9h", calendar="office"))
    case = run(model, berlin("2026-03-06 16:00"), {"a.work": 2 * 3600, "b.work": 1})
    assert shown(case, model) == 3600


@pytest.mark.parametrize(
    ("start", "end", "keeps_it"),
    [
        ("2026-03-06 08:00", "2026-03-10 17:00", True),  # Friday -> Monday, Tuesday
        ("2026-03-06 18:00", "2026-03-10 17:01", False),
        ("2026-03-07 12:00", "2026-03-10 17:00", True),  # from Saturday
        ("2026-10-02 12:00", "2026-10-05 17:00", True),  # a make-up Saturday is an open day
        ("2026-10-02 12:00", "2026-10-05 17:01", False),
        ("2026-12-24 12:00", "2026-12-29 17:00", True),  # 25 December is closed
    ],
)
def test_two_business_days_end_at_the_close_of_the_second_open_day(start: str, end: str, keeps_it: bool) -> None:
    model = project("step a takes 0m..30d -> b\nstep b", sla("always within 2bd", "a.started", "a.done", "", "office"))
    assert kept(model, berlin(start), {"a.work": berlin(end) - berlin(start)}) is keeps_it


@pytest.mark.parametrize(("sign", "work", "keeps_it"), [("<=", 600, True), ("<=", 601, False), ("<", 600, False)])
def test_a_limit_is_kept_by_what_lasts_exactly_so_long_unless_it_is_strict(
    sign: str, work: int, keeps_it: bool
) -> None:
    model = project(TWO, sla(f"p95 {sign} 10m", "a.started", "a.done"))
    assert kept(model, 0, {"a.work": work}) is keeps_it


def test_a_promise_runs_always_unless_it_says_business_hours() -> None:
    promises = "promise x { says always within 2d; backed-by l }\npromise y { says always within 4bh; backed-by l }"
    model = project(TWO, sla("always within 4h", calendar="office") + "\n" + promises)
    case = run(model, berlin("2026-03-06 16:00"), {"a.work": 2 * 3600})
    aims = [aim_of(promise, Clocks()) for promise in model.services["s"].promises.values()]
    assert [elapsed(case, aim) for aim in aims if aim] == [7200, 3600]


@pytest.mark.parametrize(
    ("arrival", "work", "lasts"),
    [
        ("2026-03-27 16:00", 2, 65),  # clocks go forward in the weekend: an hour less
        ("2026-10-23 16:00", 2, 67),
        ("2026-03-20 16:00", 2, 66),
    ],
)
def test_a_weekend_with_a_change_of_the_clock_is_longer_or_shorter(arrival: str, work: int, lasts: int) -> None:
    model = project("step a by clerk takes 2h -> end", sla("always within 9d", "a.started", "a.done"))
    assert shown(run(model, berlin(arrival), {"a.work": work * 3600}), model) == lasts * 3600


@pytest.mark.parametrize(("day", "hours"), [("2026-03-28", 11), ("2026-10-24", 13), ("2026-03-21", 12)])
def test_opening_hours_over_a_change_of_the_clock_are_those_on_the_wall(day: str, hours: int) -> None:
    clocks = Clocks()
    opening = opening_of(project("step a").calendars["night"], clocks.first, clocks.last)
    start = berlin(f"{day} 00:00")
    assert opening.between(start, start + 3 * 86400) == hours * 3600
