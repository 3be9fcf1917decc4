"""The runner: phases, choice of rules, costs, and what happens when a check itself fails."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from svcdsl.language import language
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.run import Runner, choose
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = "svcdsl 1\nrole r\nservice s { phase strategy; touchpoint a; touchpoint b }\n"
TEXT = {"en": "x", "zh": "某"}


def project(text: str = SPEC) -> Project:
    linker = Linker()
    linker.add(read_svc(Source("a.svc", text)))
    return linker.link("p", "en")[0]


def rule(check: Any, on: str = "touchpoint", phase: int = 1, needs: str = "") -> Rule:
    made = Rule(
        code="D99", name="x", severity="info", phase=phase, on=on, source="-", condition=TEXT, message=TEXT, why=TEXT,
        help=TEXT, bad="", good="", needs=needs,
    )  # fmt: skip
    made.check = check
    return made


def test_a_check_that_fails_is_a_defect_with_the_things_place_and_the_run_goes_on() -> None:
    def fails_at_a(thing: Any, context: Any) -> Iterator[Any]:
        if thing.id == "a":
            raise ZeroDivisionError
        yield thing.span

    runner = Runner([rule(fails_at_a)], "2026-11-21")
    runner.run(project())
    assert [(defect.code, defect.span.text) for defect in runner.defects] == [("D99", "a")]
    assert "ZeroDivisionError" in runner.defects[0].trace
    assert len(runner.findings) == 1


@pytest.mark.parametrize(("phase", "calls"), [(1, 2), (2, 0)])
def test_a_service_earlier_than_a_rules_phase_is_left_alone(phase: int, calls: int) -> None:
    runner = Runner([rule(lambda thing, context: [thing], phase=phase)], "2026-11-21")
    runner.run(project())
    assert len(runner.findings) == calls


def test_a_rule_is_called_only_for_things_that_have_what_it_needs() -> None:
    runner = Runner([rule(lambda thing, context: [thing.id], needs="channel")], "2026-11-21")
    runner.run(project("svcdsl 1\nservice s { touchpoint a; touchpoint b { channel nobody-knows } }\n"))
    assert runner.findings == ["b"]


def test_what_rules_need_are_fields_of_what_they_are_about() -> None:
    kinds = language().kinds
    needy = [one for one in catalogue().values() if one.needs]
    assert needy
    assert all(one.needs in {field.attribute for field in kinds[one.on].fields} for one in needy)


def test_a_later_phase_can_be_asked_for() -> None:
    runner = Runner([rule(lambda thing, context: [context.phase], phase=4)], "2026-11-21")
    runner.run(project(), "operation")
    assert runner.findings == [4, 4]


def test_costs_are_added_up_by_a_clock_that_is_given() -> None:
    ticks = count()
    runner = Runner([rule(lambda thing, context: [])], "2026-11-21", clock=lambda: float(next(ticks)))
    runner.run(project())
    assert runner.costs == {"D99": 2.0}


@pytest.mark.parametrize("words", [["D01"], ["d01"], ["touchpoint-without-standard"]])
def test_a_rule_is_chosen_by_code_or_name(words: list[str]) -> None:
    assert [one.code for one in choose(catalogue().values(), words, [])] == ["D01"]


def test_a_group_is_chosen_by_its_letter_and_a_rule_left_out_of_it() -> None:
    chosen = {one.code for one in choose(catalogue().values(), ["D"], ["D02"])}
    assert "D01" in chosen and "D02" not in chosen and all(code[0] == "D" for code in chosen)
