"""Every rule is whole: its words in both languages, its page, and examples that do what they say.

The rules are found by walking their folders, so a new one is held to this by being there.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path

import pytest

from svcdsl import rules
from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.rules import PHASES, SEVERITIES, Rule, catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

HOME = Path(rules.__file__).parent
FILES = sorted(file for file in HOME.glob("*/*.py") if not file.name.startswith("_"))
TODAY = "2026-07-01"
FOLDERS = {
    "N": "notation",
    "K": "knowledge",
    "D": "design",
    "P": "delivery",
    "C": "communication",
    "L": "loop",
    "F": "flow",
    "S": "sla",
    "M": "measurability",
    "H": "housekeeping",
}
HANZI = re.compile("[\u4e00-\u9fff]")
MARK = re.compile(r"#\s*finds\s+(.+)$")

every_rule = pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.code)
every_check = pytest.mark.parametrize(
    "rule", [rule for rule in catalogue().values() if rule.check is not None], ids=lambda rule: rule.code
)


def rule_in(file: Path) -> Rule:
    """The rule that a file of a group's folder holds."""
    rule: Rule = import_module(f"svcdsl.rules.{file.parent.name}.{file.stem}").RULE
    return rule


def texts_of(rule: Rule) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Every text of a rule, by what it is: `message asked`, `why`, …"""
    for what in ("message", "help"):
        yield from ((f"{what} {variant}".strip(), text) for variant, text in getattr(rule, what).items())
    yield from ((f"related {role}", text) for role, text in rule.related.items())
    for what in ("condition", "why"):
        yield what, getattr(rule, what)
    if rule.unseen is not None:
        yield "unseen", rule.unseen


def placeholders(text: str) -> set[str]:
    """The names in braces of a message; braces around anything else are the language's own."""
    return set(re.findall(r"{([a-z_]+)}", text))


def findings_in(example: str, chosen: list[Rule]) -> list[Finding]:
    """What reading, linking and the chosen rules say of an example; no check may fail."""
    is_yaml = example.lstrip().startswith("svcdsl:")
    source = Source("example.svc.yaml" if is_yaml else "example.svc", example)
    linker = Linker()
    linker.add((read_yaml if is_yaml else read_svc)(source))
    project, findings = linker.link("example", "en")
    runner = Runner(chosen, TODAY)
    runner.run(project)
    assert [defect.trace for defect in runner.defects] == []
    return findings + runner.findings


def marks_in(example: str) -> Counter[tuple[int, str]]:
    """The codes that an example says are found, with their lines from 1."""
    found = (
        (line, code)
        for line, text in enumerate(example.splitlines(), 1)
        if (mark := MARK.search(text))
        for code in re.split(r"[\s,]+", mark[1].strip())
    )
    return Counter(found)


def places_of(findings: list[Finding], *wanted: str) -> Counter[tuple[int, str]]:
    """Line and code of the findings of the wanted codes or groups."""
    return Counter((one.span.first.line, one.code) for one in findings if one.code.startswith(wanted))


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_rule_stands_where_its_code_and_name_say(file: Path) -> None:
    rule = rule_in(file)
    assert re.fullmatch("[NKDPCLFSMH][0-9]{2}", rule.code)
    assert rule.name == file.stem.replace("_", "-")
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert file.parent.name == FOLDERS[rule.group]


def test_no_two_rules_have_one_code_or_one_name() -> None:
    every = [rule_in(file) for file in FILES]
    codes, names = Counter(rule.code for rule in every), Counter(rule.name for rule in every)
    assert [word for word, times in (codes + names).items() if times > 1] == []
    assert set(codes) == set(catalogue())


@every_rule
def test_a_rule_is_of_a_known_severity_phase_and_way_to_mend(rule: Rule) -> None:
    assert rule.severity in SEVERITIES
    assert rule.phase in range(1, len(PHASES) + 1)
    assert rule.fix in ("safe", "scaffold", "no")
    assert rule.source.strip()


@every_rule
def test_every_text_says_the_same_in_both_languages(rule: Rule) -> None:
    for what, text in texts_of(rule):
        assert set(text) == {"en", "zh"}, what
        assert text["en"].strip() and not HANZI.search(re.sub("`[^`]*`", "", text["en"])), what
        assert HANZI.search(text["zh"]), what
        assert placeholders(text["en"]) == placeholders(text["zh"]), what


@every_rule
def test_only_messages_helps_and_related_places_have_placeholders(rule: Rule) -> None:
    plain = (text["en"] for what, text in texts_of(rule) if what in ("condition", "why", "unseen"))
    assert [text for text in plain if placeholders(text)] == []


@every_check
def test_the_bad_example_shows_this_fault_where_it_is_marked_and_no_other(rule: Rule) -> None:
    marked = marks_in(rule.bad)
    assert marked and {code for _, code in marked} == {rule.code}
    findings = findings_in(rule.bad, [rule])
    assert places_of(findings, rule.code) == marked
    assert places_of(findings, "N") == Counter()


@every_check
def test_the_good_example_shows_it_no_more(rule: Rule) -> None:
    assert places_of(findings_in(rule.good, [rule]), rule.code, "N") == Counter()


@every_check
def test_examples_hold_among_all_rules(rule: Rule) -> None:
    every = list(catalogue().values())
    assert places_of(findings_in(rule.bad, every), rule.code) == marks_in(rule.bad)
    assert places_of(findings_in(rule.good, every), rule.code) == Counter()


@every_check
def test_the_facts_of_a_finding_fill_its_words(rule: Rule) -> None:
    for finding in findings_in(rule.bad, [rule]):
        message = rule.message.get(finding.variant) or rule.message[""]
        help_ = rule.help.get(finding.variant) or rule.help[""]
        words = [message, help_, *(rule.related[place.role] for place in finding.related)]
        wanted = set().union(*(placeholders(text["en"]) for text in words))
        assert wanted <= set(finding.facts)
        assert finding.severity in (None, *SEVERITIES)


# The judges themselves, shown spoiled rules.


def test_marks_are_read_with_their_lines() -> None:
    assert marks_in("a\nb  # finds D01, P01\nc # why") == Counter([(2, "D01"), (2, "P01")])


def test_placeholders_are_those_in_braces() -> None:
    assert placeholders("“{step}” and {role}, twice {step}, but `{ title: x }`") == {"step", "role"}
