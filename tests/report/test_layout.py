"""Texts in the room there is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.report.layout import fitting, fitting_end, labelled, padded, visible, wrap
from svcdsl.text import display_width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("one two three", 8, ("one two", "three")),
        ("没有标准，就只能靠自己", 10, ("没有标准，", "就只能靠自", "己")),
        ("没有标准，就", 8, ("没有标", "准，就")),  # a comma never begins a line
        ("写成（负责人）吧", 6, ("写成", "（负责", "人）吧")),  # a bracket never ends one
        ("在 owner 之后", 8, ("在 owner", "之后")),
        ("写进`名称`里", 8, ("写进", "`名称`里")),  # what is to be typed is not broken
        ("abcdefgh", 3, ("abc", "def", "gh")),
        ("", 10, ("",)),
        ("a     b", 4, ("a", "b")),
    ],
)
def test_wrapping(text: str, width: int, lines: tuple[str, ...]) -> None:
    assert wrap(text, width) == lines


@given(st.text(st.sampled_from("ab  `，。“”（）登机口é")), st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(display_width(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@given(st.text(), st.integers(0, 30))
def test_what_fits_is_the_longest_that_does(text: str, columns: int) -> None:
    start, end = fitting(text, columns), fitting_end(text, columns)
    assert text.startswith(start)
    assert text.endswith(end)
    assert display_width(start) <= columns
    assert display_width(end) <= columns
    assert start == text or display_width(text[: len(start) + 1]) > columns


@given(st.text())
def test_what_is_visible_can_be_printed(text: str) -> None:
    assert all(character.isprintable() or character.isspace() for character in visible(text))
    assert "\n" not in visible(text)


def test_spaces_of_all_widths_stay_and_a_tab_is_one_space() -> None:
    assert visible("a\tb\u3000c") == "a b\u3000c"


def test_padding_counts_columns() -> None:
    assert padded("错误", 6) + "|" == "错误  |"


def test_further_lines_stand_under_the_first() -> None:
    assert labelled("原因", "没有标准就只能靠每个员工自己把握", 2, 28) == [
        "  原因  没有标准就只能靠每个",
        "        员工自己把握",
    ]
