"""Every rule of the catalogue, told in both languages, with the facts that its findings really carry."""

import re

import pytest

from svcdsl.diagnostics import Finding, Nearest
from svcdsl.link import Linker
from svcdsl.report.telling import placeholders, tell
from svcdsl.rules import catalogue
from svcdsl.rules.base import Rule
from svcdsl.rules.run import Runner
from svcdsl.syntax import svc_mistakes, yaml_mistakes
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

RULES = catalogue()
TODAY = "2026-06-01"


def findings(text: str, notation: str = "") -> list[Finding]:
    """All that is found in one text."""
    linker = Linker()
    is_yaml = notation == "yaml" or text.lstrip().startswith("svcdsl:")
    source = Source("a.svc.yaml" if is_yaml else "a.svc", text)
    linker.add(read_yaml(source) if is_yaml else read_svc(source))
    project, found = linker.link("test", "en")
    runner = Runner(RULES.values(), TODAY)
    runner.run(project)
    assert runner.defects == []
    return [*found, *runner.findings]


def lacking(finding: Finding, language: str) -> set[str]:
    """The facts that the words of a finding ask for and that it does not have."""
    rule = RULES[finding.code]
    given = {name for name, fact in finding.facts.items() if not isinstance(fact, Nearest)}
    words = [texts.get(finding.variant) or texts.get("", {}) for texts in (rule.message, rule.help)]
    asked = {name for text in words for name in placeholders(text.get(language, ""))}
    return asked - given


def judged(finding: Finding) -> None:
    """Assert that the finding can be told whole in both languages."""
    rule = RULES[finding.code]
    for language in ("en", "zh"):
        assert lacking(finding, language) == set()
        told = tell(finding, rule, language)
        for text in (told.message, told.why, told.help, *(place.message for place in told.related)):
            assert text
            assert not re.search(r"\{[a-z]+\}", text)


# H06 speaks of words that a later version replaced: version 1 has none to show (tests/link/test_old_words.py makes one).
SHOWN = [rule for rule in RULES.values() if rule.code != "H06"]


@pytest.mark.parametrize("rule", SHOWN, ids=lambda rule: rule.code)
def test_the_bad_example_is_told_whole(rule: Rule) -> None:
    found = findings(rule.bad)
    assert found
    for finding in found:
        judged(finding)


@pytest.mark.parametrize("wrong", [wrong for _, wrong, _ in yaml_mistakes.EXAMPLES])
def test_a_mistake_in_yaml_is_told_whole(wrong: str) -> None:
    for finding in findings(wrong, "yaml"):
        judged(finding)


@pytest.mark.parametrize("wrong", [wrong for _, wrong, _ in svc_mistakes.EXAMPLES])
def test_a_mistake_in_svc_is_told_whole(wrong: str) -> None:
    for finding in findings(f"svcdsl 1\nservice s {{\n{wrong}\n}}"):
        judged(finding)


@pytest.mark.parametrize(
    "variant", [variant for table in (yaml_mistakes, svc_mistakes) for variant, _, _ in table.EXAMPLES]
)
def test_every_known_mistake_has_an_answer_of_its_own(variant: str) -> None:
    rule = RULES["N01"]
    assert variant in rule.message
    assert variant in rule.help
