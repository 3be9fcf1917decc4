"""Help in the notation of the file that it is about."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.report.telling import placeholders, tell
from svcdsl.report.yaml_snippets import in_yaml
from svcdsl.rules import catalogue
from svcdsl.rules.base import Rule
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source, Span

IN_SVC = Span(Source("a.svc", "here"), 0, 4)
IN_YAML = Span(Source("a.svc.yaml", "here"), 0, 4)


@pytest.mark.parametrize(
    ("kind", "svc", "yaml"),
    [
        ("need", "`kind basic`", "`kind: basic`"),
        ("promise", "`on website, front-desk`", "`on: [website, front-desk]`"),
        ("promise", '`remedy "A drink at the bar"`', "`remedy: A drink at the bar`"),
        ("measure", "`from ask.started to answer.done`", "`from: ask.started`, `to: answer.done`"),
        ("role", '`may "A free room" up-to 300 CNY`', "`may: {what: A free room, up-to: 300 CNY}`"),
        ("standard", '`checks "Greet", "Smile"`', "`checks: [Greet, Smile]`"),
        ("service", '`need clean "Yes: clean" kind basic`', '`needs: {clean: {title: "Yes: clean", kind: basic}}`'),
        ("", '`role manager "…"`', '`roles: {manager: "…"}`'),
        ("service", "`calendar office`", "`calendar: office`"),
        ("step", "`-> end`", "`then: end`"),
        ("step", "`choose otherwise -> …`", "`choose: [{otherwise: true, then: …}]`"),
        ("step", "`->` or `=>`", "`then` or `fork`"),
        ("step", "`timeout after {after} to …`", "`timeout: {after: {after}, to: …}`"),
        ("need", "`owner` and `95% within 10m` stay", "`owner` and `95% within 10m` stay"),
    ],
)
def test_a_statement_becomes_pairs(kind: str, svc: str, yaml: str) -> None:
    assert in_yaml(svc, kind, "en") == yaml


def test_chinese_words_stay_chinese() -> None:
    assert in_yaml("`判断 否则 下一步 结束`", "step", "zh") == "`判断: [{否则: 是, 下一步: 结束}]`"


@pytest.mark.parametrize(("span", "example"), [(IN_SVC, 'role boss "…"'), (IN_YAML, 'roles: {boss: "…"}')])
def test_an_example_among_the_facts_is_in_the_notation_too(span: Span, example: str) -> None:
    fact = {"en": 'role boss "…"', "zh": '岗位 boss "…"'}
    told = tell(Finding("N06", span, {"id": "boss", "kinds": ["role"], "example": fact}), catalogue()["N06"], "en")
    assert f"`{example}`" in told.help


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rule", [rule for rule in catalogue().values() if rule.code != "N01"], ids=lambda r: r.code)
def test_no_help_in_a_yaml_file_shows_the_other_notation(rule: Rule, language: str) -> None:
    for variant in rule.help:
        if "/" in variant:
            continue
        help_ = tell(Finding(rule.code, IN_YAML, {}, variant=variant), rule, language).help
        assert in_yaml(help_, rule.on, language) == help_
        assert "svc " not in help_


@pytest.mark.parametrize("rule", [rule for rule in catalogue().values() if rule.code != "N01"], ids=lambda r: r.code)
def test_what_help_shows_in_a_yaml_file_is_yaml(rule: Rule) -> None:
    for variant, words in rule.help.items():
        shown = in_yaml(words["en"], rule.on, "en")
        codes = [code for code in shown.split("`")[1::2] if ": " in code and not placeholders(code)]
        for code in codes if "/svc" not in variant else ():
            assert read_yaml(Source("a.svc.yaml", code)).findings == []
