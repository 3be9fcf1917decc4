"""Queues with their derivations: figures of the formulas, and sentences from which they can be worked out again."""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving.proof import Said, Seconds, Share
from svcdsl.analyses.proving.telling.queues import QueueProof, queues_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
role agent
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
service s {
  measure wait kind duration
  sla fast party customer measure wait objective 80%% within 20s over 30d
  sla mean party customer measure wait objective mean <= 20s over 30d
  sla all party customer measure wait objective always within 20s over 30d
  sla score party customer measure wait objective max <= 2d over 30d
  %s
}
"""


def queues(resources: str) -> tuple[QueueProof, ...]:
    """The queues of a service with these resources."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % resources)))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    return queues_of(project.services["s"], Analyses(project))


def queue(fields: str) -> QueueProof:
    """The queue of one resource with these fields."""
    [found] = queues(f"resource r role agent {fields}")
    return found


def said(proof: QueueProof, key: str) -> Said:
    """The one sentence of that key."""
    [found] = [one for one in proof.derivation if one.key == key]
    return found


def test_the_queue_of_the_tables() -> None:
    found = queue("arrivals 200/h handling 3m agents 14 serves fast")
    assert (found.load, found.agents, found.enough) == (10, 14, 14)
    assert found.wait_probability == pytest.approx(0.1741, abs=5e-5)
    assert found.service_level == pytest.approx(0.8884, abs=5e-5)
    assert found.mean_wait == pytest.approx(7.8355, abs=5e-4)


def test_the_load_can_be_worked_out_by_hand() -> None:
    facts = said(queue("calendar office arrivals 80/d handling 6m agents 4"), "queue-load").facts
    assert facts == {"amount": 80, "handling": Seconds(360), "time": Seconds(8 * 3600), "load": 1}


def test_shrinkage_takes_agents_off() -> None:
    found = queue("arrivals 200/h handling 3m agents 16 shrinkage 10%")
    assert found.agents == 14
    assert said(found, "queue-shrinkage").facts == {"rostered": 16, "shrinkage": Share(Fraction(1, 10)), "agents": 14}


def test_who_serves_nothing_has_no_level() -> None:
    found = queue("arrivals 200/h handling 3m agents 14")
    assert (found.service_level, found.enough) == (None, None)
    assert [one.key for one in found.derivation] == [
        "queue-work", "queue-load", "queue-agents", "queue-erlang-c", "queue-waits", "queue-mean",
    ]  # fmt: skip


def test_an_overloaded_queue_has_no_mean() -> None:
    found = queue("arrivals 200/h handling 3m agents 9 serves fast")
    assert (found.wait_probability, found.service_level, found.mean_wait, found.enough) == (1, 0, None, 14)
    assert said(found, "queue-overloaded").facts == {"load": 10, "agents": 9}


def test_with_patience_it_has_one() -> None:
    found = queue("arrivals 200/h handling 3m agents 9 patience 1m serves fast")
    assert found.mean_wait is not None and found.mean_wait > 0
    assert said(found, "queue-erlang-a").facts == {"patience": Seconds(60)}
    assert said(found, "queue-gives-up").facts["share"] != Share(Fraction(0))


@pytest.mark.parametrize(
    ("sla", "level", "enough", "key"),
    [("mean", None, 13, "queue-mean-asked"), ("all", True, None, "queue-never-enough"), ("score", None, None, "")],
)
def test_what_is_asked(sla: str, level: bool | None, enough: int | None, key: str) -> None:
    found = queue(f"arrivals 200/h handling 3m agents 14 serves {sla}")
    assert (found.service_level is not None, found.enough) == (bool(level), enough)
    assert key in ["", *(one.key for one in found.derivation)]


def test_nothing_comes() -> None:
    found = queue("arrivals 0/h handling 3m agents 2 serves fast")
    assert (found.load, found.wait_probability, found.service_level, found.mean_wait) == (0, 0, 1, 0)
    assert said(found, "queue-idle")


def test_queues_come_by_id_and_only_where_enough_is_written() -> None:
    found = queues(
        "resource b role agent arrivals 2/h handling 3m agents 1; resource c role agent agents 2; "
        "resource a role agent arrivals 2/h handling 3m agents 1; resource till kind tool"
    )
    assert [one.resource.id for one in found] == ["a", "b"]


def test_every_sentence_about_a_figure_that_is_written_has_its_place() -> None:
    found = queue("arrivals 200/h handling 3m agents 14 shrinkage 10% serves fast")
    assert {one.key for one in found.derivation if one.span is None} <= {
        "queue-erlang-c", "queue-waits", "queue-mean", "queue-enough",
    }  # fmt: skip
    assert said(found, "queue-work").span.text == "200/h"  # type: ignore[union-attr]
