"""How cases are spread over times, added up at once: held against what playing to a deadline finds."""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving.process.network import Lengths, Node, Way
from svcdsl.analyses.proving.runs.chances import Chances
from svcdsl.analyses.proving.runs.question import Question
from svcdsl.analyses.proving.runs.spread import Spread, spread_of
from svcdsl.analyses.proving.runs.states import State
from svcdsl.analyses.proving.runs.strides import Strides
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

STEPS = """
    step a { takes 2m..3m; choose when "again" share 20%% then a repeat 2; choose otherwise then b }
    step b { waits 0m..4m; takes 1m..2m; fork c, d }
    step c { takes 1m..7m; choose when "more" share 30%% then e; choose otherwise then h }
    step d { takes 3m..5m; then f }
    step e { takes 2m..6m; then h }
    step h { takes 1m; then f }
    step f { join all; takes 1m..2m; choose when "lost" share 10%% then end; choose otherwise then %s }
    step g { takes 5m..9m; then end }
"""
SPEC = """svcdsl 1
service s {
  process p { start a
    %s
  }
  measure m { kind duration; from %s; to %s }
  sla l { party customer; measure m; objective 90%% within 20m }
}
"""


def question_of(steps: str, first: str = "p.arrived", last: str = "g.done") -> Question:
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % (steps, first, last))))
    project, findings = linker.link("case", "en")
    assert findings == []
    (found,) = Analyses(project).prover("2026-01-01").found(project.services["s"])
    assert found.question is not None
    return found.question


def spread_in(question: Question, *, slow: bool = True) -> Spread:
    found = spread_of(question.network, question.first, question.last, slow=slow)
    assert found is not None
    return found


def played(question: Question, limit: int, *, slow: bool, strict: bool) -> Fraction:
    """The share of cases within a limit, as a player finds it who looks at this limit only."""
    engine = Strides(question.network, question.first, question.last, limit, slow=slow, strict=strict)

    def is_late(state: State) -> int:
        return int(state.counted and engine.is_late(state.last))

    late = Chances(engine).greatest_of_counted(is_late)
    assert late is not None
    return 1 - Fraction(late)


@pytest.mark.parametrize(
    ("first", "last"), [("p.arrived", "g.done"), ("a.started", "p.ended"), ("a.done", "f.started")]
)
@pytest.mark.parametrize("slow", [True, False])
def test_shares_are_those_of_cases_played_to_each_limit(first: str, last: str, slow: bool) -> None:
    question = question_of(STEPS % "g", first, last)
    spread = spread_in(question, slow=slow)
    for limit in range(0, 45 * 60, 150):
        for strict in (True, False):
            assert spread.within(limit, strict=strict) == played(question, limit, slow=slow, strict=strict)


def test_least_for_a_share_is_the_least_limit_that_so_many_keep() -> None:
    spread = spread_in(question_of(STEPS % "g"))
    for percent in range(1, 101):
        least = spread.least_for(Fraction(percent, 100))
        assert spread.within(least, strict=False) >= Fraction(percent, 100) > spread.within(least, strict=True)
    assert spread.within(spread.most, strict=False) == 1 > spread.within(spread.most, strict=True)


def _evenly(node: Node) -> tuple[Way, ...]:
    """The ways on from a node, each for as many cases."""
    return tuple(way._replace(share=Fraction(1, len(node.ways))) for way in node.ways)


@pytest.mark.parametrize("number", range(8))
def test_a_changed_step_gives_what_the_changed_network_gives_from_the_start(number: int) -> None:
    question = question_of(STEPS % "g")
    node = question.network.nodes[number]
    changed = node._replace(takes=Lengths(0, 60), ways=_evenly(node))
    nodes = (*question.network.nodes[:number], changed, *question.network.nodes[number + 1 :])
    fresh = spread_in(question._replace(network=question.network.with_nodes(nodes)))
    again = spread_in(question).with_node(number, changed)
    assert again is not None
    assert again.most == fresh.most
    assert again.times == fresh.times
    for limit in range(0, 45 * 60, 60):
        assert again.within(limit, strict=False) == fresh.within(limit, strict=False)


def test_how_often_a_step_is_played_at_most() -> None:
    question = question_of(STEPS % "g")
    names = [node.step.id for node in question.network.nodes]
    played = {name: spread_in(question).times_played(at) for at, name in enumerate(names)}
    assert played == {"a": 3, "b": 1, "c": 1, "d": 1, "e": 1, "f": 1, "g": 1, "h": 1}


@pytest.mark.parametrize(
    "steps",
    [
        'step a { takes 1m..2m; choose when "x" then b; choose otherwise then end } step b { takes 1m; then end }',
        'step a { takes 1m..2m; choose when "x" share 5% then a; choose otherwise then end }',
        "step a { takes 1m..9m; timeout after 3m to b; then end } step b { takes 1m; then end }",
    ],
    ids=["unsaid", "for ever", "timeout"],
)
def test_nothing_is_said_where_more_than_coins_decides_or_there_is_no_end(steps: str) -> None:
    question = question_of(steps, last="p.ended")
    assert spread_of(question.network, question.first, question.last, slow=True) is None
