"""Clocks that start in one branch while the other is under way, in hours, by hand: no clock changes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import Proof, proofs_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

HOUR = 3600
TODAY = "2026-01-01"

# The office is open from Monday to Friday, the workshop to Thursday only. `write` lasts half an hour to one hour, the
# watch is awaited for up to twenty, and each `join` for up to half an hour.
SERVICE = """svcdsl 1
calendar office {{ timezone Asia/Shanghai; open Mon-Fri 09:00-17:00 }}
calendar works {{ timezone Asia/Shanghai; open Mon-Thu 08:00-16:00 }}
role clerk calendar office
role maker calendar works
service repair {{
  process mend {{
    start take
    step take by clerk takes 10m..20m => write, order
    step write by clerk takes 30m..1h -> meet
    step order by maker {order}
    step meet by clerk join all takes 10m..30m -> end
  }}
  measure m {{ kind duration; {measure} }}
  sla s {{ party customer; measure m; {clock} objective {objective} }}
}}
"""
WAITED = "waits 0h..20h takes 1h..2h -> meet"
COINED = (
    'takes 1h..2h { choose when "there" share 70% -> got; choose otherwise -> buy }\n'
    "step buy by maker waits 0h..24h takes 1h..2h -> got\nstep got takes 0s -> meet"
)


def proof(measure: str, objective: str, *, order: str = WAITED, clock: str = "") -> Proof:
    """The proof of the only sla."""
    text = SERVICE.format(measure=measure, objective=objective, order=order, clock=clock)
    linker = Linker()
    linker.add(read_svc(Source("case.svc", text)))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    (service,) = project.services.values()
    (found,) = proofs_of(service, Analyses(project), TODAY)
    return found


def test_the_other_branch_makes_it_last() -> None:
    meeting = proof("from write.done; to meet.done", "max <= 5d over 30d")
    # Taken on Thursday at 9:00 and written by 9:30; ordered by Friday 5:00, so made on Monday from 8:00 to 10:00 and met
    # at 10:30. A little sooner, on Wednesday at the close, it would have been ordered and made on Thursday.
    assert (meeting.least, meeting.most) == (600, 97 * HOUR)


def test_the_branch_of_the_clock_counts_alone_where_it_is_last() -> None:
    writing = proof("from write.started; to meet.done", "max <= 5d over 30d", order="takes 0s -> meet")
    # Started on Friday before the close, written and met on Monday.
    assert writing.most == 65 * HOUR + HOUR // 2


def test_what_ends_in_the_other_branch_may_end_before_the_clock_starts() -> None:
    crossed = proof("from write.done; to order.done", "max <= 5d over 30d")
    # Taken at the close of an office day: made from 8:00 to 9:00 on the next, written from 9:00 to 10:00.
    assert crossed.least == -HOUR


@pytest.mark.parametrize(("objective", "verdict"), [("always within 1bd", "open"), ("always within 2bd", "proved")])
def test_business_days_are_counted_from_the_start_of_the_clock(objective: str, verdict: str) -> None:
    assert proof("from write.done; to meet.done", objective, clock="calendar office;").verdict == verdict


def test_shares_are_told_from_the_ways_of_the_other_branch() -> None:
    coined = proof("from write.done; to meet.done", "70% within 20h over 30d", order=COINED, clock="calendar office;")
    assert (coined.verdict, coined.certain, coined.best) == ("proved", Fraction(7, 10), 1)


def test_it_is_said_that_such_shares_are_bounds() -> None:
    coined = proof("from write.done; to meet.done", "90% within 20h over 30d", order=COINED, clock="calendar office;")
    assert "shares-bounds" in [said.key for said in coined.derivation]


def test_the_worst_case_is_told_from_the_fork_on() -> None:
    meeting = proof("from write.done; to meet.done", "max <= 5d over 30d")
    comes = [str(said.facts["step"].id) for said in meeting.derivation if said.key == "worst-comes"]  # type: ignore[attr-defined]
    assert comes == ["order", "write", "meet"]
