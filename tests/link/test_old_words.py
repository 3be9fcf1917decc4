"""H06: words that a later version replaced. Version 1 has none, so the tests make one up for the field `title`."""

from __future__ import annotations

from typing import Any

import pytest

from svcdsl.language import language
from svcdsl.link.plan import plan_of


@pytest.fixture(autouse=True)
def an_old_word(monkeypatch: pytest.MonkeyPatch) -> None:
    """For one test `caption` is an old word for a need's title."""
    kind = language().kinds["need"]
    for words in (kind.words, kind.svc_words, kind.old_words):
        monkeypatch.setitem(words, "caption", kind.words["title"])
    monkeypatch.setitem(plan_of("need").words, "caption", plan_of("need").words["title"])


@pytest.mark.parametrize(
    "text",
    ['svcdsl 1\nservice s { need n caption "Quick" }\n', "svcdsl: 1\nservice: s\nneeds:\n  n: {caption: Quick}\n"],
    ids=["svc", "yaml"],
)
def test_an_old_word_is_read_told_and_mended(link: Any, text: str) -> None:
    project, findings = link(text)
    assert project.services["s"].needs["n"].title == "Quick"
    assert [(one.code, one.severity, one.facts["new"]) for one in findings] == [("H06", "warning", "title")]
    (edit,) = findings[0].edits
    assert (edit.span.text, edit.text) == ("caption", "title")
    assert not project.broken


def test_the_new_word_is_not_told(link: Any) -> None:
    _, findings = link('svcdsl 1\nservice s { need n title "Quick" }\n')
    assert findings == []
