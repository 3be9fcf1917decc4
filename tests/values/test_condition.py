"""The conditions of policies: what they are made of, where they go wrong, and how deep they may go."""

import pytest

from svcdsl.values import BadValue, parse
from svcdsl.values.condition_tree import (
    And,
    Compare,
    Condition,
    Count,
    Exists,
    Has,
    In,
    Literal,
    Matches,
    Not,
    Or,
    Path,
)


def path(text: str) -> Path:
    return Path(text, tuple(text.split(".")))


def value(text: str, quoted: bool = False) -> Literal:
    return Literal(text, text, quoted)


def compared(left: object, sign: str, right: object) -> Compare:
    return Compare("", left, sign, right)


A, B, C = path("a"), path("b"), path("c")

# All writings of one row mean the same.
MEANINGS: list[tuple[Condition, list[str]]] = [
    (path("moment-of-truth"), ["moment-of-truth", "(moment-of-truth)", "((moment-of-truth))"]),
    (path("关键时刻"), ["关键时刻", "（关键时刻）", " 关键时刻　"]),
    (compared(path("owner"), "=", A), ["owner = a", "owner=a", "owner ＝ a"]),
    (compared(A, ">=", value("10m")), ["a >= 10m", "a≥10m", "a ≥ １０ｍ", "a>=10m"]),
    (compared(A, "!=", B), ["a != b", "a ≠ b", "a!=b"]),
    (compared(A, "<", value("-5")), ["a < -5", "a<-5"]),
    (compared(A, "<=", value("200 CNY")), ["a <= 200 CNY", "a ≤ 200 CNY"]),
    (compared(A, "=", value("4.5/5")), ["a = 4.5/5"]),
    (compared(A, "=", value("24x7")), ["a = 24x7"]),
    (compared(A, "=", path("半小时")), ["a = 半小时"]),
    (compared(A, "=", value("两 words", quoted=True)), ['a = "两 words"', "a = “两 words”"]),
    (compared(A, "=", value("“（１", quoted=True)), ['a = "“（１"']),
    (compared(A, "=", value('say "hi"', quoted=True)), ['a = "say \\"hi\\""', 'a = “say "hi"”']),
    (
        In("", path("channel.kind"), (path("counter"), path("phone"))),
        [
            "channel.kind in counter, phone",
            "channel.kind in (counter, phone)",
            "channel.kind 属于 counter、phone",
        ],
    ),
    (In("", path("gold"), (path("for"),)), ["gold in for", "gold 属于 for"]),
    (Not("", In("", A, (B, C))), ["a not in b, c", "not a in b, c", "a 非 属于 b，c", "非 a 属于 b，c"]),
    (Has("", A, B), ["a has b", "a 包含 b"]),
    (Matches("", A, r"^\d+$"), [r'a matches "^\d+$"', r'a matches "^\\d+$"', r"a 匹配 “^\d+$”"]),
    (Exists("", path("a.b")), ["a.b exists", "a.b 已填", "(a.b exists)"]),
    (
        compared(Count("", A), ">", value("2")),
        ["count(a) > 2", "count( a ) > 2", "个数(a) > 2", "个数（a）＞２", "count (a)>2"],
    ),
    (compared(path("count"), "=", path("has")), ["count = has"]),
    (Or("", (A, And("", (B, C)))), ["a or b and c", "a or (b and c)", "a 或 b 且 c", "ａ　或　（b and c）"]),
    (And("", (Or("", (A, B)), C)), ["(a or b) and c", "（a 或 b）且 c"]),
    (And("", (A, B, C)), ["a and b and c", "a 且 b 且 c"]),
    (And("", (Not("", A), B)), ["not a and b", "(not a) and b", "非 a 且 b"]),
    (Not("", And("", (A, B))), ["not (a and b)", "not(a and b)", "非（a 且 b）"]),
    (And("", (path("order"), path("android"), path("notable"))), ["order and android and notable"]),
]

WRONG = [
    ("", 0),
    ("a and", 5),
    ("a b", 2),
    ("a == b", 3),
    ("(a", 2),
    ("a)", 1),
    ("a in", 4),
    ("a in b,", 7),
    ("a matches b", 10),
    ("a & b", 2),
    ("count()", 6),
    ("a..b exists", 0),
    ("a.", 0),
    ('a = "b', 4),
    ("a = “b", 4),
    ("关键时刻 且", 6),
    ("a ≥ ≥ b", 4),
    ("（a 且 b", 6),
    ("3", 1),
    ('"a"', 3),
    ("a exists exists", 9),
]


@pytest.mark.parametrize(("means", "texts"), MEANINGS, ids=lambda part: part[0] if isinstance(part, list) else "")
def test_a_condition_means_what_it_says(means: Condition, texts: list[str]) -> None:
    for text in texts:
        assert parse("condition", text) == means, text


@pytest.mark.parametrize(("text", "at"), WRONG)
def test_a_wrong_condition_tells_where(text: str, at: int) -> None:
    with pytest.raises(BadValue) as refusal:
        parse("condition", text)
    assert (refusal.value.reason, refusal.value.facts["at"]) == ("form", at)


def test_every_part_keeps_its_writing() -> None:
    text = "渠道.类型 属于 柜台，电话 且 个数（步骤） ≥ ３"
    whole = parse("condition", text)
    assert isinstance(whole, And)
    kind, steps = whole.parts
    assert whole.written == text
    assert kind.written == "渠道.类型 属于 柜台，电话"
    assert steps.written == "个数（步骤） ≥ ３"
    assert isinstance(steps, Compare)
    assert (steps.left.written, steps.right.written) == ("个数（步骤）", "３")


@pytest.mark.parametrize(
    "text",
    [
        "(" * 50 + "a" + ")" * 50,
        "not " * 50 + "a",
        "not (" * 50 + "a" + ")" * 50,
        " and ".join(["not (a)"] * 999),
    ],
)
def test_a_deep_condition_is_read(text: str) -> None:
    hash(parse("condition", text))


@pytest.mark.parametrize("text", ["(" * 51 + "a" + ")" * 51, "not " * 51 + "a", "（" * 51 + "a" + "）" * 51])
def test_a_deeper_condition_is_refused(text: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse("condition", text)
    assert (refusal.value.reason, refusal.value.facts["most"]) == ("depth", 50)


def test_parentheses_in_quotes_are_not_counted() -> None:
    parse("condition", 'a = "' + "(" * 99 + '"')


@pytest.mark.parametrize("pattern", ["(", "[", "*", "a{2,1}", "(?P<a>x)(?P<a>y)"])
def test_an_expression_that_does_not_compile_is_refused(pattern: str) -> None:
    with pytest.raises(BadValue) as refusal:
        parse("condition", f'title matches "{pattern}"')
    assert (refusal.value.reason, refusal.value.facts["at"]) == ("regex", 14)
