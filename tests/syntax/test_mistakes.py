"""Mistakes that service managers make: every row of both tables gets just its variant, at its place."""

import textwrap
import tomllib
from pathlib import Path

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.rules import catalogue
from svcdsl.syntax import Document, svc_mistakes, yaml_mistakes
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source

PLACES = tomllib.loads(Path(__file__).with_name("places.toml").read_text(encoding="utf-8"))
SVC = [pytest.param(*row, id=f"{row[0]}-{number}") for number, row in enumerate(svc_mistakes.EXAMPLES)]
YAML = [pytest.param(*row, id=f"{row[0]}-{number}") for number, row in enumerate(yaml_mistakes.EXAMPLES)]

# What stands behind the example and is wrong too: reading must have gone on to find it.
SVC_BEHIND = "phase someday"
YAML_BEHIND = "---\nsecond: mistake: here\n"


def svc(statements: str) -> Document:
    """Statements read as those of a service."""
    body = textwrap.indent(f"{statements}\n{SVC_BEHIND}", "  ")
    return read_svc(Source("example.svc", f"svcdsl 1\nservice s {{\n{body}\n}}\n"))


def yaml(text: str) -> Document:
    """A YAML text with another document behind it."""
    return read_yaml(Source("example.svc.yaml", text + YAML_BEHIND))


def linked(document: Document) -> list[Finding]:
    """All that reading and linking say of a document."""
    linker = Linker()
    linker.add(document)
    return linker.link("example", "en")[1]


def variants(findings: list[Finding]) -> list[str]:
    """The variants of what could not be read."""
    return [finding.variant for finding in findings if finding.code == "N01"]


@pytest.mark.parametrize(("variant", "wrong", "right"), SVC)
def test_an_svc_mistake_is_answered_by_its_variant(variant: str, wrong: str, right: str) -> None:
    assert variants(linked(svc(wrong))) == [variant]


@pytest.mark.parametrize(("variant", "wrong", "right"), SVC)
def test_an_svc_mistake_written_right_is_none(variant: str, wrong: str, right: str) -> None:
    assert variants(linked(svc(right))) == []


@pytest.mark.parametrize(("variant", "wrong", "right"), SVC)
def test_an_svc_mistake_stands_at_its_place(variant: str, wrong: str, right: str) -> None:
    finding = next(one for one in linked(svc(wrong)) if one.code == "N01")
    assert finding.span.text == PLACES["svc"][wrong]


@pytest.mark.parametrize(("variant", "wrong", "right"), SVC)
def test_svc_reading_goes_on_behind_a_mistake(variant: str, wrong: str, right: str) -> None:
    assert [one.span.text for one in linked(svc(wrong)) if one.code == "N03"] == ["someday"]


@pytest.mark.parametrize(("variant", "wrong", "right"), SVC)
def test_an_svc_mistake_makes_no_other_field_unknown(variant: str, wrong: str, right: str) -> None:
    assert [one for one in linked(svc(wrong)) if one.code == "N02"] == []


@pytest.mark.parametrize(("variant", "wrong", "right"), YAML)
def test_a_yaml_mistake_is_answered_by_its_variant(variant: str, wrong: str, right: str) -> None:
    assert variants(yaml(wrong).findings)[:-1] == [variant]


@pytest.mark.parametrize(("variant", "wrong", "right"), YAML)
def test_a_yaml_mistake_written_right_is_none(variant: str, wrong: str, right: str) -> None:
    assert variants(yaml(right).findings)[:-1] == []


@pytest.mark.parametrize(("variant", "wrong", "right"), YAML)
def test_a_yaml_mistake_stands_at_its_place(variant: str, wrong: str, right: str) -> None:
    assert yaml(wrong).findings[0].span.text == PLACES["yaml"][wrong]


@pytest.mark.parametrize(("variant", "wrong", "right"), YAML)
def test_yaml_reading_goes_on_behind_a_mistake(variant: str, wrong: str, right: str) -> None:
    document = yaml(wrong)
    last = document.findings[-1]
    assert last.variant == "colon-in-text"
    assert last.span.first.line == document.source.line_count - 1


def test_a_file_of_yaml_in_the_svc_notation_is_said_once() -> None:
    text = "svcdsl: 1\nservice: s\ntitle: Late flights\nneeds:\n  a: {kind: basic}\n"
    assert variants(linked(read_svc(Source("example.svc", text)))) == ["yaml-in-svc"]


@pytest.mark.parametrize("head", ["svcdsl 1", "svcdsl 1\n\n# shared", "# ours\n服务规范 1"])
def test_a_file_of_the_svc_notation_in_yaml_is_said_once(head: str) -> None:
    text = f'{head}\nrole a "Cook"\nservice s {{\n  owner a # the boss\n  need b "x: y"\n}}\n'
    assert variants(linked(read_yaml(Source("example.svc.yaml", text)))) == ["svc-in-yaml"]


@pytest.mark.parametrize(("variant", "wrong", "right"), [*SVC, *YAML])
def test_a_mistake_has_words_of_its_own(variant: str, wrong: str, right: str) -> None:
    assert variant in catalogue()["N01"].message
