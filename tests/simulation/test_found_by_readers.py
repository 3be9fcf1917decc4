"""What readers found proved wrongly, each as small as it gets, with figures worked out by hand.

A proof may say less than the truth (certain less, best more, longer bounds), but never more.
"""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses import Analyses

from .cases import Simulator
from .comparing import TODAY
from .draws import Fixed
from .judged import Judged, judged_of
from .measuring import aim_of, elapsed
from .opening import Clocks, at
from .reading import project_of
from .test_simulator import times

MINUTE, HOUR = 60, 3600
HALF = Fraction(1, 2)

CALENDARS = """calendar office { timezone Europe/Berlin; open Mon-Fri 09:00-17:00; closed 2026-10-01..2026-10-07 }
calendar plain { timezone Europe/Berlin; open Mon-Fri 09:00-17:00 }
calendar late { timezone Europe/Berlin; open Mon-Fri 22:00-23:00 }
calendar nights { timezone Europe/Berlin; open Mon-Sun 18:00-06:00 }
calendar days { timezone Europe/Berlin; open Mon-Sun 06:00-18:00 }
role clerk { calendar office }
role typist { calendar plain }
role guard { calendar late }
role owl { calendar nights }
role lark { calendar days }
"""


def text_of(steps: str, objective: str, start: str, end: str) -> str:
    """A service with one process and one sla."""
    return f"""svcdsl 1
{CALENDARS}service s {{ process p {{ {steps} }}
measure m {{ kind duration; from {start}; to {end} }}
sla l {{ party customer; measure m; objective {objective} }} }}
"""


def judged(steps: str, objective: str, start: str = "p.arrived", end: str = "p.ended") -> Judged:
    """The proof of the sla."""
    project = project_of(text_of(steps, objective, start, end))
    (proof,) = judged_of(project.services["s"], Analyses(project), TODAY)
    return proof


def lasts(
    steps: str,
    start: str,
    end: str,
    arrival: int,
    lengths: dict[str, int] | None = None,
    ways: dict[str, list[int]] | None = None,
) -> int | None:
    """The seconds between the events of one case that is played."""
    service = project_of(text_of(steps, "always within 1h", start, end)).services["s"]
    clocks = Clocks()
    case = Simulator(service.processes["p"], clocks).case(arrival, Fixed(lengths, dict(ways or {})))
    aim = aim_of(service.slas["l"], clocks)
    assert aim
    return elapsed(case, aim)


def assert_sound(proof: Judged, certain: Fraction | int, best: Fraction | int, least: int, most: int) -> None:
    """Nothing that is said goes beyond the truth, given here: neither shares nor bounds nor the verdict."""
    objective = proof.objective
    assert proof.certain is not None and proof.best is not None and objective and objective.share is not None
    assert proof.certain <= certain and proof.best >= best
    assert proof.least is not None and proof.least <= least
    assert proof.most is None or proof.most >= most
    due = "proved" if certain >= objective.share else "refuted" if best < objective.share else "open"
    assert proof.verdict in ("open", due)


def shares(proof: Judged) -> tuple[object, object]:
    """Certain and at best."""
    return proof.certain, proof.best


# A coin and a timeout in one step: the work may hang on the coin of its own step.

LEFT = """start a
step a takes 1m..10m timeout after 5m to b {{ {coin} }}
step b {{ choose when “x” share 70% -> c; choose otherwise -> d }}
step c takes 1h
step d takes 1m"""


@pytest.mark.parametrize(
    "steps",
    [
        LEFT.format(coin="choose when “x” share 50% -> c; choose otherwise -> d"),
        LEFT.format(coin="fails when “x” share 50% recover c; -> d"),
    ],
)
def test_who_would_be_lucky_may_be_left_and_throw_again(steps: str) -> None:
    proof = judged(steps, "30% within 30m")
    # At worst those bound for d are left, and 3 in 10 of them come to d after all; at best those bound for c are.
    assert (shares(proof), proof.verdict) == ((HALF * Fraction(3, 10), HALF + HALF * Fraction(3, 10)), "open")
    assert (proof.least, proof.most) == (2 * MINUTE, 65 * MINUTE)


def test_only_those_who_come_to_the_step_can_be_left_there() -> None:
    steps = """start o
    step o { choose when “x” share 50% -> a; choose otherwise -> d }
    step a takes 1m..10m timeout after 5m to b { choose when “x” share 50% -> c; choose otherwise -> d }
    step b -> c
    step c takes 1h
    step d takes 1m"""
    proof = judged(steps, "90% within 30m")
    assert (shares(proof), proof.verdict) == ((HALF, Fraction(3, 4)), "refuted")
    assert (proof.least, proof.most) == (MINUTE, 65 * MINUTE)


@pytest.mark.parametrize("objective", ["always within 5m", "max <= 5m"])
def test_a_timeout_that_no_work_exceeds_leads_nowhere(objective: str) -> None:
    steps = "start a\nstep a takes 1m..5m timeout after 5m to b\nstep b takes 5m -> a"
    proof = judged(steps, objective)
    assert (proof.verdict, proof.least, proof.most) == ("proved", MINUTE, 5 * MINUTE)


def test_work_that_starts_late_may_be_left_before_it_is_done() -> None:
    steps = "start x\nstep x by typist waits 0h..2h takes 0h..1h timeout after 2h to y\nstep y"
    # Who comes on Friday right after 15:00 and waits to the close, nearly two hours, starts on Monday at 9:00.
    arrival = at("2026-03-06 15:06", "Europe/Berlin")
    events = "p.arrived", "x.started"
    late = lasts(steps, *events, arrival, {"x.wait": 114 * MINUTE, "x.work": HOUR})
    assert late == 65 * HOUR + 54 * MINUTE
    assert_sound(judged(steps, "always within 65h", *events), 0, 1, 0, late)


# Branches side by side: what one chooses may hang on what has happened in the other, and on nothing later.

BESIDE = """start o
step o => {order}
step b {{ choose when “x” share 50% -> b1; choose otherwise -> b2 }}
step b1 takes 26m -> b2
step b2 -> j
step c0 takes 20m -> c
{late}
step c1 takes 5m -> c2
step t {{ choose when “x” share 50% -> t1; choose otherwise -> c2 }}
step t1 takes 8m -> c2
step c2 -> j
step j join all {{ choose when “a” share 40% -> d6; choose when “b” share 30% -> d3; choose otherwise -> end }}
step d6 takes 6m
step d3 takes 3m"""


@pytest.mark.parametrize("order", ["b, c0", "c0, b"])
@pytest.mark.parametrize(
    "late",
    [
        "step c takes 1m..2m timeout after 1m to t -> c1",
        "step c takes 1m { choose when “u” -> t; choose when “v” -> c1 }",
    ],
)
def test_a_choice_may_hang_on_a_coin_of_the_other_branch(late: str, order: str) -> None:
    proof = judged(BESIDE.format(late=late, order=order), "54% within 31m30s")
    # 20 minutes after the coin of b it is chosen whether c goes on to c1 or to t; then the join comes after 26 minutes
    # or, by t, after 29 or after what else there is. Up to 25 m 30 s all are in time, up to 28 m 30 s six in ten,
    # then three in ten. Where b takes 26: c1 6/10, t (3/10 + 6/10) / 2; where it takes nothing: c1 6/10, t (3/10 + 1) / 2.
    certain = HALF * Fraction(45, 100) + HALF * Fraction(60, 100)
    best = HALF * Fraction(60, 100) + HALF * Fraction(65, 100)
    assert_sound(proof, certain, best, 21 * MINUTE, 35 * MINUTE)
    assert proof.verdict == "open"


CROSSED = """start o
step o => e, d
step d takes 0m..10m => d1, d2
step e takes 5m => e1, e2
step d1 -> k
step e1 -> k
step k join all -> z
step d2 { choose when “x” share 50% -> d3; choose otherwise -> d4 }
step d3 takes 12m -> d4
step d4 -> l
step e2 { choose when “x” share 50% -> e3; choose otherwise -> e4 }
step e3 takes 12m -> e4
step e4 -> l
step l join all -> z
step z join all"""


@pytest.mark.parametrize(("minutes", "within"), [(0, [0, 7, 12, 12]), (5, [0, 12, 12, 12]), (10, [0, 12, 7, 12])])
def test_branches_that_cross(minutes: int, within: list[int]) -> None:
    sides = [{"d2": [1 - late_d], "e2": [1 - late_e]} for late_d, late_e in ((0, 0), (1, 0), (0, 1), (1, 1))]
    found = [lasts(CROSSED, "k.started", "l.started", 0, {"d.work": minutes * MINUTE}, ways) for ways in sides]
    assert found == [minute * MINUTE for minute in within]


def test_branches_that_cross_are_joined_by_the_slowest_of_either() -> None:
    # The work of d is chosen before both coins. Only 0 is surely within 10 m; where d takes up to 3 m, or from 7 m on,
    # another quarter is. The mean is greatest where d takes 5 m: 9 m; and least at its ends: 7 m 45 s.
    proof = judged(CROSSED, "50% within 10m", "k.started", "l.started")
    assert_sound(proof, Fraction(1, 4), HALF, 0, 12 * MINUTE)
    assert proof.verdict == "open"
    assert judged(CROSSED, "mean <= 8m", "k.started", "l.started").verdict == "open"


def test_a_mean_of_branches_that_cross_may_be_refuted_or_proved_only_where_it_is() -> None:
    assert judged(CROSSED, "mean <= 7m", "k.started", "l.started").verdict in ("refuted", "open")
    assert judged(CROSSED, "mean <= 9m", "k.started", "l.started").verdict in ("proved", "open")


# Calendars, and clocks that start long after the arrival.


def test_work_may_end_at_the_worst_moment_for_the_way_that_is_taken() -> None:
    steps = """start x
    step x takes 0h..24h { choose when “x” share 50% -> y; choose otherwise -> z }
    step y by lark takes 1h
    step z by owl takes 1h"""
    events = "x.done", "p.ended"
    arrival = at("2026-03-04 18:00", "Europe/Berlin")
    by_day, by_night = (
        lasts(steps, *events, arrival, {"x.work": work}, {"x": [way]}) for work, way in ((0, 0), (12 * HOUR, 1))
    )
    assert by_day == by_night == 13 * HOUR
    assert_sound(judged(steps, "50% within 8h", *events), 0, 1, HOUR, 14 * HOUR)  # the long night of 25 October


def test_a_clock_that_starts_after_days_starts_at_any_moment() -> None:
    steps = "start a\nstep a takes 240h -> b\nstep b by clerk takes 1h"
    arrival = at("2026-09-20 16:59", "Europe/Berlin")
    events = "a.done", "b.done"
    late = lasts(steps, *events, arrival)
    assert late == 7 * 24 * HOUR + 17 * HOUR  # one minute on Wednesday, the rest a week later on Thursday
    assert_sound(judged(steps, "always within 72h", *events), 0, 1, HOUR, late)


def test_a_long_wait_on_one_way_brings_the_clock_into_the_weekend() -> None:
    steps = """start a
    step a by typist takes 1h { choose when “x” share 90% -> b; choose otherwise -> y }
    step y waits 132h -> b
    step b -> c
    step c by guard takes 1h"""
    events = "b.started", "c.done"
    arrival = at("2026-03-02 10:00", "Europe/Berlin")
    assert lasts(steps, *events, arrival, ways={"a": [0]}) == 12 * HOUR
    late = lasts(steps, *events, arrival, ways={"a": [1]})
    assert late == 48 * HOUR  # from Saturday at 23:00 to Monday at 23:00
    assert_sound(judged(steps, "always within 24h", *events), Fraction(9, 10), 1, HOUR, late)


# Ways back side by side.

SIBLINGS = """start y
step y takes 1m { choose when “x” share 50% -> x1; choose otherwise -> x2 }
step x1 takes 1m { choose when “x” share 50% -> y repeat 1; choose otherwise -> end }
step x2 takes 1m { choose when “x” share 50% -> y repeat 1; choose otherwise -> end }"""


@pytest.mark.parametrize(
    ("limit", "share"), [("3m", HALF), ("5m", HALF + HALF * (HALF + Fraction(1, 4))), ("6m", Fraction(1))]
)
def test_ways_back_side_by_side_do_not_begin_each_other_anew(limit: str, share: Fraction) -> None:
    # Half are done after one round. Of those who come back half take the same way, and end for sure; of the others
    # half end; the rest goes round a third time, and then both ways back are used up.
    proof = judged(SIBLINGS, f"90% within {limit}")
    assert (shares(proof), proof.least, proof.most) == ((share, share), 2 * MINUTE, 6 * MINUTE)
    assert proof.verdict == ("proved" if share >= Fraction(9, 10) else "refuted")


def visits(steps: str, ways: dict[str, list[int]]) -> int:
    """How often a case comes to y when it takes these ways for as long as it can."""
    service = project_of(text_of(steps, "always within 1h", "p.arrived", "p.ended")).services["s"]
    return len(times(Simulator(service.processes["p"], Clocks()).case(0, Fixed(ways=dict(ways))))["y.done"])


def test_siblings_are_each_taken_as_often_as_they_say() -> None:
    steps = SIBLINGS.replace("-> y repeat 1", "-> y repeat 2")
    assert visits(steps, {"y": [0, 1, 0, 1, 0]}) == 5
    assert judged(steps, "always within 1h").most == 10 * MINUTE


def test_a_loop_inside_another_to_the_same_step_begins_anew_with_it() -> None:
    steps = """start y
    step y takes 1m { choose when “in” share 50% -> y repeat 2; choose otherwise -> x }
    step x takes 1m { choose when “out” share 50% -> y repeat 1; choose otherwise -> end }"""
    assert visits(steps, {"y": [0], "x": [0]}) == 6
    assert judged(steps, "always within 1h").most == (6 + 2) * MINUTE


def test_siblings_inside_a_loop_begin_anew_with_it() -> None:
    steps = """start o
    step o takes 1m -> y
    step y takes 1m { choose when “x” share 50% -> x1; choose otherwise -> x2 }
    step x1 takes 1m { choose when “x” share 50% -> y repeat 1; choose otherwise -> z }
    step x2 takes 1m { choose when “x” share 50% -> y repeat 1; choose otherwise -> z }
    step z takes 1m { choose when “x” share 50% -> o repeat 1; choose otherwise -> end }"""
    assert visits(steps, {"y": [0, 1, 0, 0, 1, 0], "x1": [0], "x2": [0], "z": [0]}) == 6
    assert judged(steps, "always within 1h").most == 2 * (1 + 6 + 1) * MINUTE
