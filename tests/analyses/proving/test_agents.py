"""Queues beside the proofs of the slas that they serve: what they give, and how many agents would do."""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import Proof, Share, proofs_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
role agent
service calls {
  process call {
    start pick
    step pick by agent waits 0m..%s takes 1m then end
  }
  measure answer kind duration from call.arrived to pick.started
  sla fast party customer measure answer objective %s
  promise soon "You are answered soon" backed-by fast
  resource desk role agent arrivals 200/h handling 3m agents %s serves fast
}
"""


def proof(agents: str, objective: str = "80% within 20s over 30d", waits: str = "5m", kind: str = "sla") -> Proof:
    """The proof of the sla, or of the promise behind which it stands."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % (waits, objective, agents))))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    [found] = [one for one in proofs_of(project.services["calls"], Analyses(project), "2026-03-02") if one.kind == kind]
    return found


def agents_asked(found: Proof) -> list[tuple[object, object, str]]:
    """Whom the repairs put on the roster: instead of how many, how many, and the verdict that is left."""
    return [
        (one.said.facts["from"], one.said.facts["to"], one.verdict)
        for one in found.repairs
        if one.said.key.startswith("repair-agents")
    ]


def test_the_least_agents_that_keep_the_sla_are_a_repair() -> None:
    assert agents_asked(proof("12")) == [(12, 14, "open")]


def test_the_roster_has_those_who_are_away_too() -> None:
    assert agents_asked(proof("15 shrinkage 10%")) == [(15, 16, "open")]


def test_a_queue_that_keeps_it_needs_nobody_more() -> None:
    assert agents_asked(proof("14")) == []


def test_the_steps_decide_and_not_the_queue() -> None:
    found = proof("12", waits="20s")
    assert (found.verdict, agents_asked(found)) == ("proved", [])


def test_a_mean_may_be_served_too() -> None:
    assert agents_asked(proof("9", "mean <= 30s over 30d")) == [(9, 13, "open")]


def test_a_promise_in_the_words_of_its_sla_has_the_same_repair() -> None:
    assert agents_asked(proof("12", kind="promise")) == [(12, 14, "open")]


@pytest.mark.parametrize(
    ("objective", "key"),
    [("80% within 20s over 30d", "queue-beside"), ("mean <= 30s over 30d", "queue-beside-endless")],
)
def test_the_proof_says_what_the_queue_gives(objective: str, key: str) -> None:
    [said] = [one for one in proof("9", objective).derivation if one.key.startswith("queue-beside")]
    assert said.key == key


def test_the_figure_is_that_of_the_formula() -> None:
    [said] = [one for one in proof("14").derivation if one.key == "queue-beside"]
    share = said.facts["share"]
    assert isinstance(share, Share)
    assert round(Fraction(share.share), 4) == Fraction(8884, 10000)


def test_a_wait_may_be_mended_by_seconds() -> None:
    facts = [one.said.facts for one in proof("14").repairs if one.said.key == "repair-wait-limit"]
    assert [str(one["to"]) for one in facts] == ["Seconds(amount=20)"]
