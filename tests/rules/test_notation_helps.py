"""What helps of group N tell somebody to write is right for the thing that they are about."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.pipeline import read
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.syntax import Limits
from svcdsl.text import Source

NEED = "svcdsl: 1\nservice: s\nneeds:\n  n: {evidence: survey 2026}\n"
STEP = "svcdsl: 1\nservice: s\nprocesses: {p: {start: a, steps: {a: [end]}}}\n"


def found_in(text: str) -> Finding:
    """The one mistake of a text in either notation."""
    linker = Linker()
    linker.add(read(Source("a.svc.yaml" if text.startswith("svcdsl:") else "a.svc", text), Limits()))
    [finding] = linker.link("p", "en")[1]
    return finding


def told(text: str, language: str = "en") -> str:
    """Its help."""
    finding = found_in(text)
    return tell(finding, catalogue()[finding.code], language).help


def test_a_value_in_place_of_fields_is_answered_with_the_fields_there() -> None:
    assert told(NEED) == "Write each field with its value: a piece of evidence can have method, on, answers, note."
    assert told(NEED, "zh").startswith("写出各个字段和值。") and "方法（method）" in told(NEED, "zh")


def test_of_a_thing_with_many_fields_a_few_are_named() -> None:
    help_ = told(STEP)
    assert "title, by, with, lane" in help_ and "tags" not in help_


@pytest.mark.parametrize(
    ("text", "example"),
    [
        ("svcdsl 1\nservice s owner boss\n", '`role boss "…"`'),
        ("svcdsl 1\nservice s { need n for retail }\n", '`customer retail "…"`'),
        ("svcdsl: 1\nservice: s\nowner: Branch manager\n", "`roles: {branch-manager: Branch manager}`"),
    ],
)
def test_what_nobody_knows_is_shown_as_it_could_be_described(text: str, example: str) -> None:
    """A name with spaces is no id: it becomes the title of one."""
    assert example in told(text)
