"""Margins of error against figures worked out by hand, and known from any table of sample sizes."""

from fractions import Fraction
from math import sqrt

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.survey_error import (
    Expected,
    answers_needed,
    expected_in,
    seconds_of,
    spread_of,
    squared_margin,
)
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source
from svcdsl.values import Objective, parse

DAY = 86400
UNBOUNDED = 10**12


def objective(text: str) -> Objective:
    """The objective that a text writes."""
    read = parse("objective", text)
    assert isinstance(read, Objective)
    return read


def window(text: str) -> Fraction:
    """The length in days of a window."""
    found = objective(f"nps >= 40 over {text}").window
    assert found is not None
    return Fraction(seconds_of(found), DAY)


def expected(spec: str, over: str = "30d") -> Expected | None:
    """What `over` brings for the measure `m` of a service written in `spec`."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", "svcdsl 1\nservice s {\n" + spec + "\n}")))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    found = objective(f"nps >= 40 over {over}").window
    assert found is not None
    return expected_in(project.services["s"].measures["m"], found, Analyses(project).referrers)


SURVEY = "feedback f kind survey sample 20% response 25% { asks q kind csat; when b.done }\n"
MEASURE = "measure m kind score asks f.q\n"
PROCESS = "process p volume 40/d { start a; step a -> b; step b -> end }\n"


@pytest.mark.parametrize(("answers", "percent"), [(96, 10), (384, 5), (1067, 3), (2401, 2), (9604, 1)])
def test_the_margin_of_a_share_is_that_of_every_table(answers: int, percent: int) -> None:
    square = squared_margin(50, Expected(UNBOUNDED, answers))
    assert square is not None
    assert sqrt(square) == pytest.approx(percent, abs=0.01)


def test_a_finite_number_of_cases_narrows_the_margin() -> None:
    # 1.96 · 50 / √50 · √((100 − 50) / 99) = 13.8593 · 0.710669
    square = squared_margin(50, Expected(100, 50))
    assert square is not None
    assert sqrt(square) == pytest.approx(9.8494, abs=0.0001)


def test_who_asks_everybody_and_hears_all_errs_by_nothing() -> None:
    assert squared_margin(50, Expected(100, 100)) == 0


def test_without_an_answer_there_is_no_margin() -> None:
    assert squared_margin(50, Expected(100, 0)) is None


def test_a_single_case_is_not_corrected() -> None:
    assert squared_margin(50, Expected(1, Fraction(1, 2))) == Fraction(38416 * 2500 * 2, 10_000)


@pytest.mark.parametrize(("margin", "cases", "needed"), [(10, UNBOUNDED, 97), (5, UNBOUNDED, 385), (5, 1000, 278)])
def test_the_answers_needed_are_those_of_every_table(margin: int, cases: int, needed: int) -> None:
    assert answers_needed(50, margin, cases) == needed


@pytest.mark.parametrize("cases", [2, 10, 300, UNBOUNDED])
@pytest.mark.parametrize("margin", [1, 7, 30])
def test_the_answers_needed_keep_the_margin_and_one_fewer_does_not(margin: int, cases: int) -> None:
    needed = answers_needed(50, margin, cases)
    kept = squared_margin(50, Expected(cases, needed))
    assert kept is not None and kept <= margin**2
    missed = squared_margin(50, Expected(cases, needed - 1))
    assert missed is None or missed > margin**2


@pytest.mark.parametrize(
    ("text", "spread"),
    [
        ("rate >= 80%", (50, 100)),
        ("nps >= 40", (50, 200)),
        ("mean >= 4.5/5", (Fraction(5, 4), 5)),
        ("ces <= 2/7", (Fraction(7, 4), 7)),
        ("mean <= 10m", None),
        ("95% within 10m", None),
        ("count <= 3", None),
    ],
)
def test_answers_lie_apart_as_their_scale_has_it(text: str, spread: tuple[object, object] | None) -> None:
    assert spread_of(objective(text)) == spread


@pytest.mark.parametrize(
    ("text", "days"),
    [("30d", 30), ("2w", 14), ("week", 7), ("year", Fraction("365.2425")), ("3mo", Fraction("91.310625"))],
)
def test_a_window_has_a_length(text: str, days: Fraction) -> None:
    assert window(text) == days


def test_answers_are_volume_times_sample_times_response() -> None:
    assert expected(SURVEY + MEASURE + PROCESS) == (1200, 60)


def test_expect_goes_before_the_volume() -> None:
    assert expected(SURVEY + MEASURE.replace("asks", "expect 2/h asks") + PROCESS) == (1440, 72)


def test_a_calendar_counts_its_open_weekdays() -> None:
    weekdays = "calendar office timezone Asia/Shanghai open Mon-Thu 09:00-18:00, Fri 09:00-12:00\n"
    assert expected(weekdays + SURVEY + MEASURE.replace("asks", "calendar office asks") + PROCESS, "4w") == (800, 40)


def test_who_is_asked_in_several_processes_is_counted_in_each_once() -> None:
    second = "process r volume 70/w { start c; step c collects f -> d; step d collects f -> end }\n"
    assert expected(SURVEY + MEASURE + PROCESS + second, "1w") == (350, Fraction(35, 2))


@pytest.mark.parametrize(
    "spec",
    [
        SURVEY + MEASURE + PROCESS.replace("volume 40/d", ""),
        SURVEY.replace("sample 20%", "") + MEASURE + PROCESS,
        SURVEY.replace("response 25%", "") + MEASURE + PROCESS,
        SURVEY.replace("when b.done", "when every 1mo") + MEASURE + PROCESS,
        SURVEY + "measure m kind score\n" + PROCESS,
        SURVEY + MEASURE + PROCESS + "process r { start c; step c collects f -> end }\n",
    ],
    ids=["no volume", "no sample", "no response", "a panel", "no question", "one volume of two"],
)
def test_what_is_not_written_is_not_guessed(spec: str) -> None:
    assert expected(spec) is None
