"""Excluded steps under calendars, where a case is in one place, by hand: an office from nine to five, a courier from
six to two, Monday to Friday, no clock changes.

Four hours of the courier take from 1 h of the office (done by ten) to just under 7 h (begun just after ten).
"""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.opening import Openings
from svcdsl.analyses.proving import Proof, proofs_of
from svcdsl.analyses.proving.excluded.excluded_hours import ExcludedHours
from svcdsl.analyses.proving.process.network import END, NO_TIME, Lengths, Network, Node, Way
from svcdsl.analyses.proving.runs.extremes import Budget, TooMany
from svcdsl.analyses.proving.runs.question import BOUND, Limit, Question
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, Mark
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

from .every_length import DAY, HALF_HOUR, NEAR, Given, Oracle, drawn

HOUR = 3600
NEARLY = 40
"""Seconds to which a bound that is only come near to is met."""
MONDAY = 1767571200
"""2026-01-05 in UTC."""
TODAY = "2026-01-01"

SERVICE = """svcdsl 1
calendar office {{ timezone Asia/Shanghai; open Mon-Fri 09:00-17:00 }}
calendar early {{ timezone Asia/Shanghai; open Mon-Fri 06:00-14:00 }}
role clerk calendar office
role courier calendar early
service desk {{
  process answer {{ start {steps} }}
  measure whole {{ kind duration; from answer.arrived; to {to}; excludes {excludes} }}
  sla reply {{ party customer; measure whole; {clock} objective {objective} }}
}}
"""
CALENDARS = """svcdsl 1
calendar office { timezone UTC; open Mon-Fri 09:00-17:00 }
calendar early { timezone UTC; open Mon-Fri 06:00-14:00 }
calendar lunch { timezone UTC; open Mon-Sat 11:30-12:30; open Mon-Fri 13:00-17:00 }
calendar night { timezone UTC; open Mon-Fri 10:00-24:00; open Sat 00:00-24:00 }
"""
OFFICE = "calendar office;"
ASK = "step ask waits 0d..14d takes 0s -> bring"
BRING = "step bring by courier takes 4h -> end"


def proof(
    steps: str,
    objective: str = "always within 30h",
    *,
    clock: str = OFFICE,
    to: str = "answer.ended",
    excludes: str = "ask",
) -> Proof:
    """The proof of what is promised to the customer, from the arrival of a case."""
    text = SERVICE.format(steps=steps, objective=objective, clock=clock, to=to, excludes=excludes)
    project = linked(text)
    (service,) = project.services.values()
    (found,) = proofs_of(service, Analyses(project), TODAY)
    return found


def linked(text: str) -> Project:
    """The project of a text without findings."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", text)))
    project, findings = linker.link("case", "en")
    assert [str(finding) for finding in findings] == []
    return project


def test_a_wait_that_does_not_count_moves_the_work_after_it_to_its_worst_moment() -> None:
    found = proof(f"look; step look by clerk takes 1h -> ask; {ASK}; {BRING}")
    assert (found.least, found.most) == (1 * HOUR + 1 * HOUR, 1 * HOUR + 7 * HOUR)


def test_its_own_length_does_not_count_and_that_it_waits_for_its_opening_neither() -> None:
    found = proof("ask; step ask by courier takes 1h -> rest; step rest waits 2h takes 0s -> end")
    # It is done after six and by two; two hours after seven are all before the office opens.
    assert (found.least, found.most) == (0, 2 * HOUR)


@pytest.mark.parametrize(
    ("least", "most", "times"),
    [
        (1, 1, (4, 4)),  # brought from ten to two
        (3, 3, (5, 5)),  # from noon on, and of the next day nothing that the office has
        (7, 7, (2, 2)),  # from four on, and of the next day from nine to ten
        (1, 7, (2, 7)),  # the longest is best; worst is what is a little longer than the shortest
    ],
)
def test_a_longer_wait_may_take_less(least: int, most: int, times: tuple[int, int]) -> None:
    office, courier, *_ = (Openings().of(one) for one in linked(CALENDARS).calendars.values())
    ask = Node(None, Lengths(least * HOUR, most * HOUR), NO_TIME, None, (Way(1, 1),), (), (), None, 1, excluded=True)  # type: ignore[arg-type]
    bring = Node(None, NO_TIME, Lengths(4 * HOUR, 4 * HOUR), courier, (Way(END, 1),), (), (), None, 1, excluded=False)  # type: ignore[arg-type]
    question = Question(Network((ask, bring), ()), Mark(ARRIVED), Mark(ENDED), office, Limit(1, 1), BOUND)
    assert extremes(question, (MONDAY + 9 * HOUR, MONDAY + 9 * HOUR)) == tuple(one * HOUR for one in times)


def extremes(question: Question, starts: tuple[int, int]) -> tuple[Fraction | int, ...]:
    """The least and the most of the cases that start in a stretch."""
    hours = ExcludedHours(question, lambda _: Given([starts]), DAY, Budget(100_000))  # type: ignore[arg-type, return-value]
    found = [hours.reached(slow=slow) for slow in (False, True)]
    return tuple(one.time for one in found if one is not None)


def test_of_fixed_lengths_only_the_moments_that_they_lead_to_count() -> None:
    # Done by the clerk between nine and five, a day's wait leads to these again: never to six, when it takes least.
    steps = f"look; step look by clerk takes 1h -> ask; step ask waits 1d takes 0s -> bring; {BRING}"
    found = proof(steps, to="bring.done", excludes="ask, look")
    # Least: on Saturday, by the clerk's Friday, and done on Monday at ten.
    assert (found.least, found.most) == (1 * HOUR, 7 * HOUR)


def test_a_step_that_is_left_when_its_time_is_over_does_not_count_either() -> None:
    found = proof(f"ask; step ask waits 4d..5d takes 0s {{ timeout after 3d to bring; -> end }}; {BRING}")
    assert (found.least, found.most) == (1 * HOUR, 7 * HOUR)


def test_what_starts_is_come_to_when_it_is_open() -> None:
    found = proof(f"ask; {ASK}; {BRING}", to="bring.started")
    assert (found.least, found.most) == (0, 3 * HOUR)  # from two to five


def test_rounds_of_a_loop_each_have_their_worst_moment() -> None:
    again = 'step bring by courier takes 4h { choose when "no" share 10% repeat 2 -> ask; choose otherwise -> end }'
    found = proof(f"ask; {ASK}; {again}")
    assert (found.least, found.most) == (1 * HOUR, 21 * HOUR)


BRANCHES = """check; step check by courier takes 1h {{
    choose when "fine" share 80% -> end
    choose otherwise -> ask
  }}
  {}; {}"""


@pytest.mark.parametrize(("asked", "verdict"), [("80%", "proved"), ("81%", "open")])
def test_each_way_has_its_own_most(asked: str, verdict: str) -> None:
    # Checked in 4 h at most, from one to five; brought in 7 h more.
    found = proof(BRANCHES.format(ASK, BRING), f"{asked} within 5h over 30d")
    assert (found.certain, found.best, found.least, found.most) == (Fraction(4, 5), 1, 0, 11 * HOUR)
    assert found.verdict == verdict


def test_a_way_that_is_late_whenever_it_begins() -> None:
    found = proof(BRANCHES.format(ASK, "step bring waits 4d takes 0s -> end"), "85% within 12h over 30d")
    # Four days have two open ones at least, of 8 h each; so the share that is late is known.
    assert (found.certain, found.best, found.verdict) == (Fraction(4, 5), Fraction(4, 5), "refuted")


def test_a_mean_is_bounded_by_the_most_of_each_way() -> None:
    # 80% of 4 h and 20% of 11 h are 5 h 24 min.
    assert proof(BRANCHES.format(ASK, BRING), "mean <= 324m over 30d").verdict == "proved"
    assert proof(BRANCHES.format(ASK, BRING), "mean <= 323m over 30d").verdict == "open"


def test_the_slowest_case_can_be_followed() -> None:
    found = proof(f"look; step look by clerk takes 1h -> ask; {ASK}; {BRING}")
    said = {one.key for one in found.derivation}
    assert {"most", "worst-comes"} <= said
    assert "at-most" not in said


def test_a_fork_keeps_its_bounds() -> None:
    steps = "look; step look takes 0s { fork ask, note } step note takes 1h -> meet; step ask waits 0d..1d takes 0s"
    found = proof(f"{steps} -> meet; step meet takes 0s {{ join all; -> bring }}; {BRING}")
    assert "at-most" in {one.key for one in found.derivation}


def test_a_fork_after_the_clock_has_stopped_does_not_matter() -> None:
    fork = "step bring by courier takes 4h { fork note, mail } step note takes 1h -> meet; step mail takes 1h -> meet"
    found = proof(f"ask; {ASK}; {fork}; step meet takes 0s {{ join all; -> end }}", to="bring.done")
    assert (found.least, found.most) == (1 * HOUR, 7 * HOUR)


def test_no_length_of_a_grid_takes_more_or_less() -> None:
    openings = Openings()
    given = [None, *(openings.of(one) for one in linked(CALENDARS).calendars.values())]
    compared = 0
    for number in range(25):
        random = Random(f"grid {number}")
        question = drawn(random, given, 2 + number % 2)
        first = MONDAY + random.choice((0, 4)) * DAY + HALF_HOUR * random.randint(0, 40)
        last = first + HALF_HOUR * random.choice((0, 1, 3))
        try:
            found = extremes(question, (first, last))
        except TooMany:
            continue
        starts = [at + by for at in range(first, last + 1, HALF_HOUR) for by in NEAR if first <= at + by <= last]
        tried = [Oracle(question, first - DAY, sign).farthest(starts) for sign in (-1, 1)]
        if found:
            compared += 1
            assert 0 <= tried[0] - found[0] <= NEARLY, number
            assert 0 <= found[1] - tried[1] <= NEARLY, number
        else:
            assert abs(tried[0]) == abs(tried[1]) == float("inf"), number
    assert compared > 20
