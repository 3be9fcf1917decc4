"""Rules with words of their own: what is tested here is the telling, not the catalogue's wording."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from svcdsl.diagnostics import Finding, Told
from svcdsl.link import Linker
from svcdsl.report.telling import tell
from svcdsl.report.totals import Totals
from svcdsl.rules.base import Rule
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

HERE = Path(__file__).parent

WHY = {
    "en": "Whoever relies on what is written here waits in vain, and in the end that is always the customer.",
    "zh": "照这里所写去做的人会落空，最后吃亏的总是客户。",
}
HELP = {"en": "Correct it, or take it out.", "zh": "改正，或者删去。"}


def rule(code: str, name: str, en: str, zh: str, **more: object) -> Rule:
    """A rule with just a message of its own."""
    about = {
        "severity": "error",
        "phase": 1,
        "on": "",
        "source": "a test",
        "condition": {"en": "Something is wrong.", "zh": "有问题。"},
        "why": WHY,
        "help": HELP,
        "bad": "svcdsl 1  # finds X01",
        "good": "svcdsl 1",
        **more,
    }
    return Rule(code=code, name=name, message={"en": en, "zh": zh}, **about)  # type: ignore[arg-type]


RULES = {
    one.code: one
    for one in (
        rule(
            "N02",
            "unknown-field",
            "A {kind} has no field “{field}”.",
            "{kind}没有字段“{field}”。",
            fix="safe",
        ),
        rule("N03", "wrong-value", "“{text}” is no {field}: {type}.", "“{text}”不能作{field}：应为{type}。"),
        rule("N04", "missing-field", "A {kind} needs a {field}.", "{kind}须写{field}。"),
        rule("N05", "duplicate-id", "A second {kind} “{id}”.", "第二个{kind}“{id}”。"),
        rule(
            "N06",
            "unresolved-reference",
            "No {kinds} is called “{id}”.",
            "没有名为“{id}”的{kinds}。",
            fix="safe",
        ),
        rule("N07", "wrong-kind", "“{id}” is a {kind}, no {kinds}.", "“{id}”是{kind}，不是{kinds}。"),
        rule("N09", "reference-cycle", "{field} goes round: {path}.", "{field}绕圈：{path}。"),
        rule(
            "D01",
            "touchpoint-without-standard",
            "Touchpoint “{touchpoint}” has no standard.",
            "触点“{touchpoint}”没有标准。",
            severity="warning",
            phase=2,
            on="touchpoint",
            fix="scaffold",
        ),
    )
}

RULES["N05"].message = {
    "": RULES["N05"].message[""],
    "field": {"en": "A second value for “{field}”.", "zh": "“{field}”写了两次。"},
}


@RULES["D01"].checks
def _without_standard(touchpoint: object, context: object) -> object:
    severity = "error" if touchpoint.moment_of_truth else None  # type: ignore[attr-defined]
    yield RULES["D01"].finding(touchpoint.span, severity=severity, touchpoint=touchpoint.label)  # type: ignore[attr-defined]


class Reported:
    """The findings of one spec in one language."""

    def __init__(self, name: str, text: str, language: str) -> None:
        source = Source(name, text)
        linker = Linker()
        linker.add(read_yaml(source) if name.endswith(".yaml") else read_svc(source))
        project, found = linker.link("test", "en")
        runner = Runner(RULES.values(), "2026-06-01")
        runner.run(project)
        self.findings: Sequence[Finding] = sorted(
            [*found, *runner.findings], key=lambda finding: (finding.span.start, finding.code)
        )
        self.tolds: Sequence[Told] = [tell(one, RULES[one.code], language) for one in self.findings]
        severities = [told.severity for told in self.tolds]
        counts = (severities.count(name) for name in ("error", "warning", "info"))
        self.totals = Totals(*counts, waived=1, files=3, services=1, things=4)


@pytest.fixture
def reported() -> Callable[[str, str], Reported]:
    """Give (name of a spec beside, language) and get what is reported of it."""

    def read(name: str, language: str) -> Reported:
        return Reported(name, (HERE / "specs" / name).read_text(encoding="utf-8"), language)

    return read


@pytest.fixture
def rules() -> dict[str, Rule]:
    """The rules that `reported` uses."""
    return RULES


@pytest.fixture
def agrees_with() -> Callable[[str, str], None]:
    """Compare a text with a file of `golden/`; WRITE_GOLDEN=1 in the environment writes the file anew."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if os.environ.get("WRITE_GOLDEN"):
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing: WRITE_GOLDEN=1 writes it"
        assert text == path.read_text(encoding="utf-8")

    return compare
