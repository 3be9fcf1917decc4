"""Reports for a terminal: whole ones against files, and what must hold for any text."""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.diagnostics import Told, ToldPlace
from svcdsl.report.terminal import render
from svcdsl.report.totals import Totals
from svcdsl.text import Source, Span, display_width

COLOUR = re.compile(r"\x1b\[[0-9;]+m")
NOTHING = Totals(0, 0, 0, 0, 2, 1, 5)


def told(source: Source, start: int, end: int, **more: object) -> Told:
    """A finding at a place, whose words do not matter."""
    about = {
        "code": "X01",
        "name": "some-fault",
        "severity": "error",
        "message": "Something is wrong.",
        "why": "It matters.",
        "help": "Mend it.",
        "related": (),
        "fixable": "no",
        **more,
    }
    return Told(span=Span(source, start, end), **about)  # type: ignore[arg-type]


def shown(one: Told, *, width: int = 80, language: str = "en", colour: bool = False) -> list[str]:
    """The lines of a report of one finding."""
    totals = NOTHING._replace(errors=1)
    return list(render([one], totals, language=language, colour=colour, width=width, limit=None))


def excerpt(lines: list[str]) -> list[str]:
    """What stands right of the gutter."""
    return [line.partition("| ")[2] for line in lines if re.match(r" +\d* \|", line)]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("spec", ["delay.svc", "延误.svc", "desk.svc.yaml"])
def test_a_report(reported, agrees_with, spec: str, language: str) -> None:
    it = reported(spec, language)
    lines = render(it.tolds, it.totals, language=language, colour=False, width=78, limit=None)
    agrees_with(f"{spec.partition('.')[0]}.{language}.txt", "\n".join(lines) + "\n")


def test_colours_change_nothing_else(reported) -> None:
    it = reported("delay.svc", "en")
    plain, coloured = (
        "\n".join(render(it.tolds, it.totals, language="en", colour=colour, width=78, limit=None))
        for colour in (False, True)
    )
    assert COLOUR.sub("", coloured) == plain
    assert COLOUR.search(coloured)


@pytest.mark.parametrize("spec", ["delay.svc", "延误.svc", "desk.svc.yaml"])
def test_carets_stand_under_the_text(reported, spec: str) -> None:
    for one in reported(spec, "zh").tolds:
        if "\n" in one.span.text:
            continue
        line, carets = excerpt(shown(one, width=200))[:2]
        before, marked = carets.index("^"), carets.count("^")
        column = one.span.first.column - 1
        assert display_width(line[:column]) == before
        assert display_width(line[column : column + len(one.span.text)]) == marked


def test_a_place_of_several_lines_shows_the_first_and_the_last() -> None:
    source = Source("a.svc", "one {\n  two\n  three\n}\nrest\n")
    assert excerpt(shown(told(source, 0, 21)))[:5] == ["one {", "^^^^^", "…", "}", "^"]


def test_a_place_of_two_lines_leaves_nothing_out() -> None:
    source = Source("a.svc", "one {\n  two }\n")
    assert excerpt(shown(told(source, 4, 13)))[:4] == ["one {", "    ^", "  two }", "  ^^^^^"]


def test_a_place_at_the_end_of_a_line_or_file_has_one_caret() -> None:
    source = Source("a.svc", "one\r\ntwo")
    assert excerpt(shown(told(source, 3, 3)))[:2] == ["one", "   ^"]
    assert excerpt(shown(told(source, 8, 8)))[:2] == ["two", "   ^"]


def test_an_empty_file_has_no_lines_to_show() -> None:
    lines = shown(told(Source("a.svc", ""), 0, 0))
    assert lines[0].startswith("a.svc:1:1  error X01")
    assert excerpt(lines) == []


def test_a_long_line_is_cut_around_the_place() -> None:
    source = Source("a.svc", "x" * 500 + "HERE" + "y" * 500)
    line, carets = excerpt(shown(told(source, 500, 504), width=60))[:2]
    assert line.startswith("…xxx")
    assert line.endswith("yyy…")
    assert display_width(line) <= 60
    assert line[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_a_long_place_is_cut_itself() -> None:
    source = Source("a.svc", "before " + "字" * 500 + " after")
    line, carets = excerpt(shown(told(source, 7, 507), width=60))[:2]
    assert line.startswith("before 字")
    assert display_width(line) <= 60
    assert len(carets) <= 60


def test_signs_that_deceive_are_shown_as_what_they_are() -> None:
    source = Source("a\x1b[2J.svc", "na\u202eme \x1b[31mred\x07")
    lines = shown(told(source, 6, 7, message="“\u2066x\x00” is wrong"))
    assert lines[0].startswith("a<U+001B>[2J.svc:1:7")
    assert lines[1] == "  “<U+2066>x<U+0000>” is wrong"
    assert excerpt(lines)[:2] == ["na<U+202E>me <U+001B>[31mred<U+0007>", " " * 13 + "^" * 8]


def test_related_places_are_shown_with_their_lines() -> None:
    here, there = Source("a.svc", "here"), Source("b.svc", "one\ntwo\n")
    lines = shown(told(here, 0, 4, related=(ToldPlace("first given here", Span(there, 4, 7)),)))
    assert "  first given here: b.svc:2:1" in lines
    assert excerpt(lines) == ["here", "^^^^", "two", "^^^"]


def test_many_related_places_are_counted() -> None:
    source = Source("a.svc", "word")
    places = tuple(ToldPlace("see also", Span(source, 0, 4)) for _ in range(12))
    assert "  … and 7 more places" in shown(told(source, 0, 4, related=places))


def test_findings_past_the_limit_are_counted_and_not_even_told() -> None:
    source = Source("a.svc", "word")

    def on_demand():
        yield told(source, 0, 4)
        yield told(source, 0, 4)
        yield told(source, 0, 4)  # asked for, to know that there are more
        raise AssertionError("this one is not to be shown")

    totals = NOTHING._replace(errors=99_000, warnings=1_002)
    lines = list(render(on_demand(), totals, language="en", colour=False, width=80, limit=2))
    assert sum(line.startswith("a.svc:1:1") for line in lines) == 2
    assert "… and 100,000 more, shown with --limit 0" in lines


def test_how_to_see_what_is_past_the_limit_is_the_callers_to_say() -> None:
    one, totals = told(Source("a.svc", "word"), 0, 4), NOTHING._replace(errors=30)
    for language, said in (("en", "… and 29 more: svcdsl check --limit 0"), ("zh", "……另有 29 条：运行 svcdsl check")):
        lines = render(
            [one, one], totals, language=language, colour=False, width=80, limit=1, past_limit="past-limit-of-build"
        )
        assert said in "\n".join(lines)


@pytest.mark.parametrize("limit", [None, 0, 3])
def test_a_limit_that_is_not_reached_says_nothing(limit: int | None) -> None:
    source = Source("a.svc", "word")
    found = [told(source, 0, 4) for _ in range(3)]
    totals = NOTHING._replace(errors=3)
    lines = list(render(found, totals, language="en", colour=False, width=80, limit=limit))
    assert not any("--limit" in line for line in lines)
    assert "3 errors in 1 of 2 files" in lines


def test_nothing_found_is_one_calm_line() -> None:
    lines = [
        list(render([], NOTHING, language=language, colour=False, width=80, limit=None)) for language in ("en", "zh-CN")
    ]
    assert lines == [
        ["Nothing to mend: 2 files, 1 service, 5 things checked"],
        ["未发现问题，共检查 2 个文件、1 项服务、5 个事物"],
    ]


texts = st.text(st.one_of(st.characters(), st.sampled_from("\t\r\n \x00\x1b\x9b\u202e\u200b\u2028登机口“”：")))


@given(texts, st.data())
def test_no_text_breaks_a_report(text: str, data: st.DataObject) -> None:
    source = Source(data.draw(texts), text)
    size = len(source.text)
    start = data.draw(st.integers(0, size))
    end = data.draw(st.integers(start, size))
    words = {name: data.draw(texts) for name in ("message", "why", "help")}
    one = told(source, start, end, related=(ToldPlace(text, Span(source, end, size)),), **words)
    width = data.draw(st.integers(1, 120))
    for line in shown(one, width=width):
        assert not [c for c in line if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp", "Cs")]


@given(texts, st.integers(40, 120))
def test_no_line_of_a_source_is_wider_than_the_terminal(text: str, width: int) -> None:
    source = Source("a.svc", text)
    lines = shown(told(source, 0, len(source.text)), width=width)
    assert all(display_width(line) <= width for line in lines if re.match(r" +\d* \|", line))
