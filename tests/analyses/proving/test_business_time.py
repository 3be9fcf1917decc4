"""Steps whose lengths are told in business hours and days, by hand: Monday to Friday, nine to five, no clock changes."""

from __future__ import annotations

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import Proof, proofs_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

HOUR = 3600
TODAY = "2026-01-01"

SERVICE = """svcdsl 1
calendar office {{ timezone Asia/Shanghai; open Mon-Fri 09:00-17:00; {closed} }}
calendar line {{ timezone Asia/Shanghai; open Mon-Sun 00:00-23:00 }}
role clerk calendar office
role maker
service desk {{
  owner clerk
  process answer {{ start look; {steps} }}
  measure whole {{ kind duration; from answer.arrived; to answer.ended }}
  measure making {{ kind duration; from look.started; to look.done }}
  sla supply {{ party maker; measure making; calendar office; objective {supply} }}
  sla reply {{ party customer; measure whole; {clock} objective {objective} }}
}}
"""


def proof(
    steps: str,
    objective: str = "always within 30d",
    *,
    clock: str = "",
    closed: str = "",
    supply: str = "90% within 1h over 30d",
) -> Proof:
    """The proof of what is promised to the customer, from the arrival of a case to its end."""
    text = SERVICE.format(steps=steps, objective=objective, clock=clock, closed=closed, supply=supply)
    linker = Linker()
    linker.add(read_svc(Source("case.svc", text)))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    (service,) = project.services.values()
    return next(one for one in proofs_of(service, Analyses(project), TODAY) if one.thing.id == "reply")


def test_business_days_end_at_the_close_of_an_open_day() -> None:
    waited = proof("step look by clerk waits 2bd takes 0s -> end")
    # From the first moment of a Thursday (or Friday) to Monday (Tuesday) 17:00; from the last of a Monday to Wednesday.
    assert (waited.least, waited.most) == (41 * HOUR, 113 * HOUR)


def test_a_holiday_is_no_business_day() -> None:
    waited = proof("step look by clerk waits 2bd takes 0s -> end", closed="closed 2026-10-02")
    assert waited.most == 137 * HOUR  # from Thursday, over the holiday, to Tuesday


def test_business_hours_of_a_wait_pass_while_it_is_open() -> None:
    waited = proof("step look by clerk waits 2bh takes 0s -> end")
    assert (waited.least, waited.most) == (2 * HOUR, 66 * HOUR)  # the most from Friday 15:00+ to Monday 09:00+2 h - …


def test_work_of_a_business_day_begins_when_it_is_open() -> None:
    worked = proof("step look by clerk takes 1bd -> end", clock="calendar office;")
    assert (worked.least, worked.most) == (
        8 * HOUR,
        16 * HOUR,
    )  # from the close, or from the opening, of the day before


def test_the_clock_of_business_hours_counts_a_wait_in_business_hours_as_it_is() -> None:
    waited = proof(
        "step look by clerk waits 1bh..3bh takes 0s -> end", "90% within 3h over 30d", clock="calendar office;"
    )
    assert (waited.verdict, waited.most) == ("proved", 3 * HOUR)


def test_a_step_of_nobody_with_hours_takes_the_calendar_of_the_owner() -> None:
    waited = proof("step look waits 0d..1bd takes 0s -> end")
    assert (waited.least, waited.most) == (0, 89 * HOUR)  # from the first moment of a Friday to Monday 17:00


@pytest.mark.parametrize(("objective", "verdict"), [("always within 2bd", "proved"), ("always within 1bd", "open")])
def test_a_wait_of_two_business_days_keeps_two_business_days(objective: str, verdict: str) -> None:
    assert proof("step look waits 0d..2bd takes 0s -> end", objective).verdict == verdict


def test_a_step_is_left_after_business_days() -> None:
    left = proof("step look waits 0d..30d timeout after 1bd to chase -> end; step chase takes 1h -> end")
    assert left.most == 90 * HOUR  # Friday to Monday 17:00, and an hour


def test_what_is_surely_done_before_is_not_left() -> None:
    kept = proof("step look by clerk takes 0h..4h timeout after 1bd to chase -> end; step chase takes 90h -> end")
    assert kept.most == 68 * HOUR  # from Friday 13:00+ to Monday 9:00+4 h - …: chase is never come to


def test_a_supplier_takes_no_more_than_its_business_days() -> None:
    supplied = proof("step look by maker -> end", supply="always within 2bd")
    assert (supplied.least, supplied.most) == (0, 113 * HOUR)


def test_a_supplier_is_not_proved_by_its_own_word_in_business_days() -> None:
    linker = Linker()
    text = SERVICE.format(
        steps="step look by maker -> end", objective="always within 5d", clock="", closed="", supply="always within 2bd"
    )
    linker.add(read_svc(Source("case.svc", text)))
    project, _ = linker.link("case", "en")
    (service,) = project.services.values()
    own = next(one for one in proofs_of(service, Analyses(project), TODAY) if one.thing.id == "supply")
    assert (own.verdict, own.derivation[-1].key) == ("open", "own-word")


def test_work_and_a_timeout_of_another_kind_are_not_counted_together() -> None:
    mixed = proof("step look by clerk takes 1h..2bd timeout after 20h to chase -> end; step chase -> end")
    assert (mixed.verdict, mixed.derivation[-1].key) == ("open", "unknown-duration")


def test_fewer_business_days_of_a_supplier_mend_it() -> None:
    steps = "step look by maker -> done; step done by clerk takes 1h -> end"
    mended = proof(steps, "always within 3bd", clock="calendar office;", supply="always within 3bd")
    facts = next(one.said.facts for one in mended.repairs if one.said.key == "repair-ola")
    assert [str(facts[end].open_days) for end in ("from", "to")] == ["3", "2"]  # type: ignore[attr-defined]


def test_work_of_no_length_after_a_wait_is_no_wait_again() -> None:
    steps = "step look by clerk waits 2h..6h takes 0h..2h timeout after 1bd to chase -> end; step chase -> end"
    assert proof(steps).least == 2 * HOUR


def test_a_wait_for_an_opening_counts_on_a_clock_of_other_hours() -> None:
    # From Thursday 0:00 a business day lasts until Friday 17:00; the work is done on Monday at 10:00: 4 × 23 h and 10 h.
    waited = proof(
        "step look by clerk waits 0bd..1bd takes 30m..1h -> end", "always within 90h", clock="calendar line;"
    )
    assert (waited.verdict, waited.most) == ("open", 102 * HOUR)
