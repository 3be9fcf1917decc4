"""Places in texts: lines, columns, and how wide a text shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.text import Position, Source, Span, display_width


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_counts_as_one(end: str) -> None:
    source = Source("a.svc", f"one{end}two{end}{end}four")
    assert source.line_count == 4
    assert [source.line(number) for number in range(1, 5)] == ["one", "two", "", "four"]
    assert source.position(source.text.index("two")) == Position(2, 1)
    assert source.position(len(source.text)) == Position(4, 5)


def test_a_text_that_ends_with_a_line_end_has_an_empty_last_line() -> None:
    source = Source("a.svc", "one\n")
    assert source.line_count == 2
    assert source.line(2) == ""
    assert source.position(4) == Position(2, 1)


def test_an_empty_text_has_one_empty_line() -> None:
    source = Source("a.svc", "")
    assert source.line_count == 1
    assert source.line(1) == ""
    assert source.whole().first == source.whole().last == Position(1, 1)


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    source = Source("a.svc", "\ufeffone")
    assert source.text == "one"
    assert source.position(0) == Position(1, 1)


def test_only_a_first_byte_order_mark_is_one() -> None:
    assert Source("a.svc", "\ufeff\ufeffone").text == "\ufeffone"


def test_other_signs_that_break_lines_elsewhere_do_not_here() -> None:
    assert Source("a.svc", "a\x0bb\x0cc\x85d\u2028e").line_count == 1


@given(st.text(st.sampled_from("ab\r\n登𝄞")), st.data())
def test_positions_are_as_counted_by_hand(text: str, data: st.DataObject) -> None:
    source = Source("a.svc", text)
    offset = data.draw(st.integers(0, len(text)))
    line = column = 1
    for at in range(offset):
        ends = text[at] == "\n" or (text[at] == "\r" and text[at + 1 : at + 2] != "\n")
        line, column = (line + 1, 1) if ends else (line, column + 1)
    assert source.position(offset) == Position(line, column)


@given(st.text(st.sampled_from("ab\r\n登𝄞")))
def test_lines_are_the_text_without_line_ends(text: str) -> None:
    source = Source("a.svc", text)
    lines = [source.line(number) for number in range(1, source.line_count + 1)]
    assert lines == text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


@given(st.text(st.sampled_from("ab\n登𝄞")), st.data())
def test_utf16_columns_are_as_editors_count(text: str, data: st.DataObject) -> None:
    source = Source("a.svc", text)
    offset = data.draw(st.integers(0, len(text)))
    before = text[:offset].rpartition("\n")[2]
    assert source.utf16_column(offset) == sum(2 if ord(character) > 0xFFFF else 1 for character in before)


def test_a_lone_surrogate_counts_as_one_unit() -> None:
    assert Source("a.svc", "\ud800x").utf16_column(2) == 2


def test_spans_know_their_text_and_are_ordered_by_place() -> None:
    source = Source("a.svc", "one two")
    two, one = Span(source, 4, 7), Span(source, 0, 3)
    assert two.text == "two"
    assert (two.first, two.last) == (Position(1, 5), Position(1, 8))
    assert sorted([two, one], key=Span.key) == [one, two]
    assert one == Span(source, 0, 3)
    assert len({one, Span(source, 0, 3), two}) == 2
    assert repr(two) == "a.svc:1:5"


def test_a_source_is_shown_by_its_name_unless_told_otherwise() -> None:
    assert Source("a.svc", "").shown == "a.svc"
    assert Source("a.svc", "", "specs/a.svc").shown == "specs/a.svc"


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("abc", 3),
        ("a\tb", 3),
        ("登机口", 6),
        ("ａ：", 4),  # full-width forms
        ("ｱ", 1),  # half-width kana
        ("é", 1),
        ("e\u0301", 1),  # a mark that combines
        ("a\u200bb", 2),  # one that has no shape
        ("😀", 2),
        ("“”…", 3),
        ("", 0),
    ],
)
def test_display_width(text: str, width: int) -> None:
    assert display_width(text) == width


@given(st.text(), st.text())
def test_widths_add_up(first: str, second: str) -> None:
    assert display_width(first + second) == display_width(first) + display_width(second)
