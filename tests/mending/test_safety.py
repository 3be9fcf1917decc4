"""A mend that would say more than it is about is left out, and only that one."""

from __future__ import annotations

import pytest
from workbench import view_of

from svcdsl.diagnostics import Edit, Finding
from svcdsl.mending import Texts, Tools, View, mend
from svcdsl.mending.sameness import Meaning, differs, meaning_of
from svcdsl.pipeline import read
from svcdsl.syntax import Limits
from svcdsl.text import Source, Span

TEXT = """svcdsl 1
role clerk "Clerk"
role guard "Guard"
service stay "Stay" {
  owner clerk
  standard greet "Greet" by clerk
  standard bow "Bow" by guard
}
"""


def look_with(wrong: str, *right: str) -> Tools:
    """Tools whose check finds the place of one wrong text, to be put in the right ones each."""

    def look(texts: Texts) -> View:
        view = view_of(texts)
        source = texts["a.svc"]
        at = source.text.find(wrong)
        spans = [Span(source, at, at + len(wrong))] if at >= 0 else []
        edits = [Edit(spans[0], text) for text in right[:1]] if spans else []
        return View(view.project, [Finding("F11", one, edits=edits) for one in spans], view.mistakes)

    return Tools(look, lambda source: read(source, Limits()), None, lambda name: True)


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ('standard bow "Bow" by guard', 'standard bow "Bow" by gard'),  # nothing has that id
        ('standard bow "Bow" by guard\n', ""),  # a thing is lost
        ("by clerk\n", 'by clerk; owner guard\n  standard nod "Nod" by clerk\n'),  # a thing is new elsewhere
        ("owner clerk", "owner clerk {"),  # the braces do not balance
    ],
)
def test_an_unsafe_mend_is_left_out_and_told(wrong: str, right: str) -> None:
    result = mend({"a.svc": Source("a.svc", TEXT)}, look_with(wrong, right))
    assert result.texts["a.svc"].text == TEXT
    assert result.done == []
    assert [one.span.text for one in result.left] == [wrong]


def test_a_mend_after_which_the_same_is_found_again_is_none() -> None:
    result = mend({"a.svc": Source("a.svc", TEXT)}, look_with("by guard", "by guard, clerk"))
    assert result.texts["a.svc"].text == TEXT
    assert (result.done, len(result.left)) == ([], 1)


def test_a_safe_mend_beside_an_unsafe_one_is_done() -> None:
    text = TEXT.replace("by guard", "by gaurd").replace('"Stay" {', '"Stay" {\n  kindd foo; titel "House"')
    view = view_of({"a.svc": Source("a.svc", text)})
    bad = [one.span.text for one in view.mistakes]
    tools = Tools(view_of, lambda source: read(source, Limits()), None, lambda name: True)
    result = mend({"a.svc": Source("a.svc", text)}, tools)
    assert "by guard" in result.texts["a.svc"].text
    assert set(bad) >= {one.span.text for one in result.left}


def test_files_that_may_not_be_changed_are_not() -> None:
    texts = {
        "a.svc": Source("a.svc", TEXT.replace("by guard", "by gaurd")),
        "b.svc": Source("b.svc", "svcdsl 1\nservice b { owner gaurd }\n"),
    }
    tools = Tools(view_of, lambda source: read(source, Limits()), None, lambda name: name == "b.svc")
    result = mend(texts, tools)
    assert result.changed(texts) == ["b.svc"]


def meaning(text: str) -> Meaning:
    return meaning_of(view_of({"a.svc": Source("a.svc", text)}).project)


def test_a_text_means_the_same_in_another_layout() -> None:
    laid_out = TEXT.replace('service stay "Stay" {\n  owner clerk', 'service stay "Stay" owner clerk {')
    assert not differs(meaning(TEXT), meaning(laid_out), (), ())


def test_another_value_is_seen() -> None:
    assert differs(meaning(TEXT), meaning(TEXT.replace('"Greet"', '"Great"')), (), ())


def test_another_thing_of_the_same_name_is_seen() -> None:
    assert differs(meaning(TEXT), meaning(TEXT.replace("owner clerk", "owner clerk; role clerk")), (), ())
