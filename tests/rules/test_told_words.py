"""What findings say fits the case at hand: `told_words.toml`."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

CASES = tomllib.loads(Path(__file__).with_name("told_words.toml").read_text(encoding="utf-8"))["case"]
SHARED = """svcdsl 1
calendar desk timezone Europe/Dublin open Mon-Sun 07:00-23:00
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
role clerk calendar desk
role back calendar office
"""


def found(spec: str, code: str, label: str) -> list[Finding]:
    """What a rule finds of one thing in a spec without mistakes."""
    linker = Linker()
    linker.add(read_svc(Source("a.svc", SHARED + spec)))
    project, mistakes = linker.link("p", "en")
    runner = Runner([catalogue()[code]], "2026-07-01")
    runner.run(project)
    assert (mistakes, runner.defects) == ([], [])
    return [one for one in runner.findings if label in one.facts.values()]


def told(finding: Finding, language: str) -> str:
    """All that is said of a finding."""
    said = tell(finding, catalogue()[finding.code], language)
    return "\n".join((said.message, said.why, said.help, *(place.message for place in said.related)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_is_told_fits_the_case(case: dict[str, Any]) -> None:
    findings = found(case["spec"], *case["about"].split())
    assert len(findings) == ("says" in case)
    for finding in findings:
        for language, sentences in case["says"].items():
            assert [one for one in sentences if one not in told(finding, language)] == [], told(finding, language)
        texts = told(finding, "en") + told(finding, "zh")
        assert [one for one in case.get("not", ()) if one in texts] == []


def test_in_a_yaml_file_the_help_names_the_touchpoint_in_its_notation() -> None:
    text = "svcdsl: 1\nservice: s\nphase: operation\ntouchpoints: {counter: {}}\n"
    linker = Linker()
    linker.add(read_yaml(Source("a.svc.yaml", text)))
    runner = Runner([catalogue()["D17"]], "2026-07-01")
    runner.run(linker.link("p", "en")[0])
    [finding] = runner.findings
    assert "`hears: s.counter`" in told(finding, "en")
    assert "`覆盖触点: s.counter`" in told(finding, "zh")
