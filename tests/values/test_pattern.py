"""Regular expressions: they find what Python's `re` finds, in steps that grow with the text and no faster."""

import re
import warnings

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.values import BadValue
from svcdsl.values.pattern import MOST_STATES, Pattern, pattern

ATOMS = [
    "a",
    "b",
    ".",
    "^",
    "$",
    r"\b",
    r"\d",
    r"\w",
    r"\S",
    "[ab]",
    "[^a]",
    "[a-c]",
    r"[\d-]",
    "登",
    r"\.",
    r"\A",
    r"\Z",
    "",
]
OFTEN = ["*", "+", "?", "*?", "+?", "{2}", "{1,2}", "{,2}", "{1,}"]
PATTERNS = st.recursive(
    st.sampled_from(ATOMS),
    lambda inner: st.one_of(
        st.builds("{}{}".format, inner, inner),
        st.builds("(?:{}|{})".format, inner, inner),
        st.builds("({}){}".format, inner, st.sampled_from(OFTEN)),
    ),
    max_leaves=8,
)
TEXTS = st.text("abc1.登 \n-", max_size=10)


@given(PATTERNS, TEXTS)
def test_it_finds_what_python_finds(source: str, text: str) -> None:
    assert Pattern(source).search(text) == bool(re.search(source, text))


@given(st.text("ab1 \n|()[]^$.*+?{},-\\dwsbAZ_é2:", max_size=14), TEXTS)
def test_any_pattern_that_is_taken_means_what_it_means_in_python(source: str, text: str) -> None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            known = re.compile(source)
        taken = Pattern(source)
    except (re.error, OverflowError, BadValue):
        return
    assert taken.search(text) == bool(known.search(text))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("(a+)+$", "a"),
        ("(a|a)*b", "a"),
        ("(a|aa)+$", "a"),
        ("(.*)(.*)(.*)x", "y"),
        ("(a?){30}a{30}b", "a"),
        ("(x+x+)+y", "x"),
    ],
)
def test_steps_grow_with_the_text_and_no_faster(source: str, text: str) -> None:
    found = Pattern(source)
    steps = []
    for length in (500, 1000, 2000):
        found.search(text * length + "!")
        steps.append(found.steps)
    assert steps[1] <= 2.1 * steps[0]
    assert steps[2] <= 2.1 * steps[1]
    assert steps[2] <= 2001 * 2 * (MOST_STATES + 1)


@pytest.mark.parametrize(
    "source",
    [
        "(?=a)", "(?!a)", "(?<=a)", "(?<!a)", "(?i)a", "(?P<n>a)", r"(a)\1", "(?>a)", "a++", "a*+", "a?+", "a{2}+",
        "a{2001}", "(a{50}){50}", "(((){1000}){1000}){1000}", r"\Ba", "(" * 40 + "a" + ")" * 40,
    ],
)  # fmt: skip
def test_what_could_run_away_is_refused(source: str) -> None:
    with pytest.raises(BadValue) as refused:
        pattern(source)
    assert refused.value.reason == "regex-refused"
    assert refused.value.facts["piece"]
