"""Literate cases: whole small specs in `cases/`, where every line says in a comment what is found on it.

A line ends with `# finds CODE`, or `# finds CODE, CODE`, a code as often as it is found there. Of group N
and of the rules in question this is found and nothing else. They are FIRST, unless the case names others in
its first line: `# about CODE, CODE`.
"""

import re
from collections import Counter
from pathlib import Path

import pytest

from svcdsl.link import Linker
from svcdsl.rules import catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

CASES = sorted((Path(__file__).parent / "cases").glob("*.svc"))
TODAY = "2026-07-01"
FIRST = "K01 K06 D01 D02 D09 P01 P02 P03 C01 L01 L02 F02 F03 M03 M04 H04"
ABOUT = re.compile(r"# about (.+)")
MARK = re.compile(r"#\s*finds\s+(.+)$")


def codes_in(text: str) -> list[str]:
    """`D01, P01` -> its codes."""
    return re.split(r"[\s,]+", text.strip())


def marked(text: str) -> Counter[tuple[int, str]]:
    """Line and code of everything that a case says is found."""
    lines = enumerate(text.splitlines(), 1)
    return Counter((line, code) for line, words in lines if (mark := MARK.search(words)) for code in codes_in(mark[1]))


def found(text: str, about: list[str]) -> Counter[tuple[int, str]]:
    """Line and code of everything that group N and the rules in question say of a case."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", text)))
    project, findings = linker.link("case", "en")
    runner = Runner([catalogue()[code] for code in about], TODAY)
    runner.run(project)
    assert [defect.trace for defect in runner.defects] == []
    return Counter((finding.span.first.line, finding.code) for finding in findings + runner.findings)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_is_marked_is_found_and_nothing_else(case: Path) -> None:
    text = case.read_text(encoding="utf-8")
    about = ABOUT.match(text)
    assert found(text, codes_in(about[1] if about else FIRST)) == marked(text)
