"""Excluded steps beside others: the clock stands only while nothing else is under way. All figures by hand."""

from __future__ import annotations

from fractions import Fraction

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving.runs.question import Answer
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
service s {
  process p { start a
    %s
  }
  measure m { kind duration; from %s; to %s; excludes %s }
  sla l { party customer; measure m; objective %s }
}
"""
HALF = Fraction(1, 2)


def answer(
    steps: str, excludes: str, objective: str = "max <= 1h", first: str = "p.arrived", last: str = "p.ended"
) -> Answer:
    """What is proved of the time between two events, where it is decided."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % (steps, first, last, excludes, objective))))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    (found,) = Analyses(project).prover("2026-01-01").found(project.services["s"])
    assert found.answer is not None
    return found.answer


def span(*asked: str) -> tuple[object, object]:
    """The least and the most in minutes."""
    found = answer(asked[0], asked[1], "max <= 1h", *asked[2:])
    assert found.exact and found.most is not None
    return found.least / 60, found.most / 60


def test_clock_stands_when_only_the_excluded_step_is_left() -> None:
    """b counts for its 2 to 3 minutes, and what c takes longer than b does not."""
    steps = """
    step a { fork b, c }
    step b { takes 2m..3m; then d }
    step c { takes 1m..9m; then d }
    step d { takes 1m; join all; then end }
    """
    assert span(steps, "c") == (3, 4)


def test_two_excluded_steps_stand_while_both_are_under_way() -> None:
    """x and y stand together; then b (2 min) and c (2 min) overlap wholly, or, if x and y end 2 min apart, not at all."""
    steps = """
    step a { fork x, y }
    step x { waits 1m..5m; then b }
    step y { waits 2m; then c }
    step b { takes 2m; then d }
    step c { takes 2m; then d }
    step d { join all; then end }
    """
    assert span(steps, "x, y") == (2, 4)


def test_neither_end_of_a_range_need_be_the_least() -> None:
    """x ends from 2 before y to 2 after it: b and c overlap wholly only if it ends between, with y."""
    steps = """
    step a { fork x, y }
    step x { waits 0m..4m; then b }
    step y { waits 2m; then c }
    step b { takes 1m; then d }
    step c { takes 1m; then d }
    step d { join all; then end }
    """
    assert span(steps, "x, y") == (1, 2)


def test_clock_that_starts_in_a_branch() -> None:
    """From b.done on: c (1 to 4 min) is excluded and b is over, so only what is left of e counts, 0 to 2 minutes."""
    steps = """
    step a { fork b, e }
    step b { takes 1m; then c }
    step c { takes 1m..4m; then d }
    step e { takes 1m..3m; then d }
    step d { join all; then end }
    """
    assert span(steps, "c", "b.done", "p.ended") == (0, 2)


def test_last_event_before_the_first_one() -> None:
    """c.done comes 1 to 3 minutes before b.done; meanwhile only the excluded b is under way."""
    steps = """
    step a { fork b, c }
    step b { takes 3m; then d }
    step c { takes 0m..2m; then d }
    step d { join all; then end }
    """
    assert span(steps, "b", "b.done", "c.done") == (0, 0)
    assert span(steps, "c", "b.done", "c.done") == (-3, -1)


def test_timeout_beside_an_excluded_step() -> None:
    """x is left after 2 minutes at the latest, so b starts by then and ends by minute 3, while c works until minute 1."""
    steps = """
    step a { fork x, c }
    step x { waits 0m..9m; then b; timeout after 2m to b }
    step b { takes 1m; then d }
    step c { takes 1m; then d }
    step d { join all; then end }
    """
    assert span(steps, "x") == (1, 2)


def test_shares_and_mean_of_coins_in_a_branch() -> None:
    """In half of the cases b takes 3 minutes beside the excluded x and 1 in the others: 3 or 1 minutes, 2 in the mean."""
    steps = """
    step a { fork x, y }
    step x { takes 5m; then d }
    step y { choose when "long" share 50% then b; choose otherwise then c }
    step b { takes 3m; then e }
    step c { takes 1m; then e }
    step e { then d }
    step d { join all; then end }
    """
    found = answer(steps, "x", "90% within 2m")
    assert (found.certain, found.best, found.exact) == (HALF, HALF, True)
    assert answer(steps, "x", "mean <= 2m").means == (120, 120)


def test_share_that_no_length_on_a_grid_reaches() -> None:
    """x lasts 2 + d hours, y 2, then a coin: without v b and c take 2 + d hours together, with v (2 h) 4 - d.

    Any d between 0 and 2 makes both late, but none on the grid of 2 hours, so none are certain. No d brings both in
    time, only half of the cases, yet that is not seen: the best share is told as a bound that may not be reached.
    """
    steps = """
    step a { fork x, y }
    step x { takes 2h..4h; then b }
    step b { takes 2h; then d }
    step y { takes 2h; then t }
    step t { choose when "later" share 50% then v; choose otherwise then c }
    step v { takes 2h; then c }
    step c { takes 2h; then d }
    step d { join all; then end }
    """
    found = answer(steps, "x, y, v", "90% within 2h")
    assert (found.least, found.most) == (7200, 14400)
    assert (found.certain, found.best, found.exact) == (0, 1, False)


def test_lengths_too_fine_to_be_tried_are_left_undecided() -> None:
    """In seconds, days leave too many lengths."""
    steps = """
    step a { fork x, y }
    step x { waits 1s..3d; then b }
    step y { waits 1s..3d; then c }
    step b { takes 1s..1d; then d }
    step c { takes 1s..1d; then d }
    step d { join all; then end }
    """
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % (steps, "p.arrived", "p.ended", "x, y", "max <= 1h"))))
    project, _ = linker.link("case", "en")
    (found,) = Analyses(project).prover("2026-01-01").found(project.services["s"])
    assert found.why is not None and found.why.key == "not-decided"
