"""No text breaks a parser: it is a value, or it is refused with a reason."""

from hypothesis import example, given
from hypothesis import strategies as st

from svcdsl.values import TYPES, BadValue, Value, normalise, parse

REASONS = {
    "form",
    "beyond",
    "order",
    "no-such-date",
    "no-such-time",
    "no-such-zone",
    "no-such-currency",
    "depth",
    "regex",
}
SIGNS = st.text(
    st.sampled_from('0159mhdswboPTYMN%/.-<>=:, ()"“”～至周一月内近在每个小时工作日分钟全部元，＞５\\\0\n²٣')
)


@given(st.sampled_from(TYPES), st.text() | SIGNS)
@example("duration", "9" * 5000 + "m")
@example("number", "9" * 5000)
@example("timezone", "A" * 5000)
@example("timezone", "\0")
@example("condition", "(" * 5000)
@example("condition", "not " * 5000 + "a")
@example("condition", 'a matches "' + "(" * 5000 + ")" * 5000 + '"')
@example("condition", 'a matches "x{99999999999}"')
@example("word", "\ud800")
def test_any_text_is_a_value_or_refused_for_a_reason(type_name: str, text: str) -> None:
    try:
        value = parse(type_name, text)
    except BadValue as bad:
        assert bad.reason in REASONS
        assert bad.facts["text"] == text
    else:
        assert not isinstance(value, Value) or value.written == text


@given(st.text())
def test_normalising_again_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@given(st.text(st.characters(max_codepoint=127)))
def test_ascii_is_normal(text: str) -> None:
    assert normalise(text) is text


def test_every_sign_of_the_word_list_has_its_twin() -> None:
    full = "，、；：｛｝（）“”→⇒～≥≤≠％\u3000０９ＡＺａｚ"
    assert normalise(full) == ',,;:{}()""->=>..>=<=!=% 09AZaz'


def test_words_and_other_scripts_stay() -> None:
    assert normalise("至 每1个月 《手册》。é") == "至 每1个月 《手册》。é"
