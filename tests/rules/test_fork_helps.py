"""F07 and F08 advise what mends the case at hand: `fork_helps.toml` has each with the advice followed."""

import tomllib
from pathlib import Path

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.rules import catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

CASES = tomllib.loads(Path(__file__).with_name("fork_helps.toml").read_text(encoding="utf-8"))["case"]
OTHERS = {"F08 undecided"}  # too large to be written here

every_case = pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['find']}: {case['about']}")


def found(steps: str) -> list[Finding]:
    """What the two rules say of steps."""
    written = "\n".join(f"step {step.strip()}" for step in steps.replace("'", '"').split(";"))
    text = f"svcdsl 1\nservice s {{\nprocess p {{\nstart a\n{written}\n}}\n}}\n"
    linker = Linker()
    linker.add(read_svc(Source("a.svc", text)))
    project, mistakes = linker.link("p", "en")
    runner = Runner([catalogue()[code] for code in ("F07", "F08")], "2026-07-01")
    runner.run(project)
    assert (mistakes, runner.defects) == ([], [])
    return runner.findings


def names(steps: str) -> list[str]:
    """Code and variant of each."""
    return [f"{one.code} {one.variant}".strip() for one in found(steps)]


@every_case
def test_the_advice_is_for_the_case_at_hand(case: dict[str, str]) -> None:
    assert case["find"] in names(case["wrong"])


@every_case
def test_the_advice_mends_it(case: dict[str, str]) -> None:
    assert names(case["right"]) == []


def test_every_advice_is_shown() -> None:
    helps = {f"{code} {variant}".strip() for code in ("F07", "F08") for variant in catalogue()[code].help}
    assert helps - OTHERS == {case["find"] for case in CASES}


def test_what_comes_in_place_of_what_is_named() -> None:
    wrong = next(case["wrong"] for case in CASES if case["find"] == "F08 instead")
    (finding,) = found(wrong)
    assert (finding.facts["one"], finding.facts["other"]) == ("b", "d")
