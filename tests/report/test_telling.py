"""Facts in, sentences out."""

import pytest

from svcdsl.diagnostics import Edit, Finding, Nearest, Related
from svcdsl.language import language as tongue
from svcdsl.model import Localized
from svcdsl.report.telling import tell
from svcdsl.rules.base import Rule
from svcdsl.text import Source, Span
from svcdsl.values import _PARSERS, parse

HERE = Span(Source("a.svc", "here"), 0, 4)
SAYS = {"en": "It says why.", "zh": "说明原因。"}


def rule(message: str, zh: str = "", **more: object) -> Rule:
    """A rule with that message."""
    about = {
        "code": "X01",
        "name": "some-fault",
        "severity": "warning",
        "phase": 1,
        "on": "",
        "source": "",
        "condition": SAYS,
        "why": SAYS,
        "help": {"en": "Mend it.", "zh": "请改正。"},
        "bad": "",
        "good": "",
        **more,
    }
    return Rule(message={"en": message, "zh": zh or message}, **about)  # type: ignore[arg-type]


def message(template: str, language: str = "en", **facts: object) -> str:
    """The message with those facts."""
    return tell(Finding("X01", HERE, facts), rule(template), language).message  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "en", "zh"),
    [
        ("plain", "plain", "plain"),
        (7, "7", "7"),
        (2026, "2026", "2026"),
        (100_000, "100,000", "100,000"),
        (("a", "b"), "a, b", "a、b"),
        ({"en": "late", "zh": "晚点"}, "late", "晚点"),
        (Localized({"zh": "晚点", "en": "late"}), "late", "晚点"),
        (Localized({"de": "spät"}), "spät", "spät"),
        ((Localized({"zh": "晚点", "en": "late"}), "x"), "late, x", "晚点、x"),
    ],
)
def test_facts_are_told_in_the_readers_language(fact: object, en: str, zh: str) -> None:
    assert message("{it}", "en", it=fact) == en
    assert message("{it}", "zh", it=fact) == zh


@pytest.mark.parametrize(
    ("facts", "en", "zh"),
    [
        ({"field": "owner", "kind": "service"}, "owner", "负责人（owner）"),
        ({"field": "to", "kind": "goal"}, "to", "目标值（to）"),
        ({"field": "to", "kind": "timeout"}, "to", "转（to）"),
        ({"field": "from", "type": "event"}, "from", "从（from）"),  # that of a measure
        ({"field": "by", "kinds": ("role",)}, "by", "由/评审人/处理人（by）"),
        ({"field": "ownr", "kind": "service"}, "ownr", "ownr"),
        ({"field": "service", "kind": "file"}, "service", "服务（service）"),
    ],
)
def test_a_field_has_a_word_in_each_language(facts: dict, en: str, zh: str) -> None:
    assert message("{field}", "en", **facts) == en
    assert message("{field}", "zh", **facts) == zh


def test_several_fields() -> None:
    assert message("{fields}", "zh", fields=("then", "fork"), kind="step") == "下一步（then）、并行（fork）"


@pytest.mark.parametrize(
    ("kind", "en", "zh"),
    [
        ("touchpoint", "touchpoint", "触点"),
        ("role", "role", "岗位"),
        ("sla", "SLA", "服务级别"),
        ("asks", "question", "题目"),
        ("file", "file", "文件"),
        ("file-of-one-service", "service", "服务"),
        ("unheard-of", "unheard-of", "unheard-of"),
    ],
)
def test_a_kind_has_a_name_in_each_language(kind: str, en: str, zh: str) -> None:
    assert message("{kind}", "en", kind=kind) == en
    assert message("{kind}", "zh", kind=kind) == zh


def test_kinds_are_alternatives() -> None:
    assert message("{kinds}", "en", kinds=("sla", "standard")) == "SLA or standard"
    assert message("{kinds}", "zh", kinds=("sla", "standard")) == "服务级别或标准"
    assert message("{kinds}", "en", kinds=("step", "sla", "need")) == "step, SLA or need"


def test_a_type_is_told_by_what_it_accepts() -> None:
    assert message("{type}", "en", type="duration") == "a length of time (such as 90s, 10m, 4h)"
    assert message("{type}", "zh", type="duration") == "一段时间（如 10分钟、4小时、2个工作日）"
    assert message("{type}", "en", type="unheard-of") == "a value of another form"
    assert message("{type}", "en", type="version") == "1, as in `svcdsl 1`"
    assert message("{type}", "zh", type="version") == "1，即 `服务规范 1`"


@pytest.mark.parametrize("type_", sorted(tongue().types))
def test_the_examples_of_a_value_are_in_the_readers_language_and_are_such_values(type_: str) -> None:
    lone = {"word", "timezone", "language", "labels"}  # names that are the same in any language
    for code, mark, comma in (("en", "(such as ", ", "), ("zh", "（如 ", "、")):
        shown = message("{type}", code, type=type_).rpartition(mark)[2][:-1]
        for example in shown.split(comma):
            is_worded = any(map(str.isalpha, example))
            assert type_ in lone or not is_worded or example.isascii() == (code == "en")


@pytest.mark.parametrize("type_", sorted(set(tongue().types) & set(_PARSERS)))
def test_every_example_of_a_value_is_read(type_: str) -> None:
    for example in tongue().types[type_]["examples"]:
        parse(type_, str(example))


def test_choices_are_told_in_the_readers_words() -> None:
    facts = {"type": "choice", "field": "kind", "choices": ("basic", "expected", "exciting")}
    assert message("{choices}", "en", **facts) == "basic, expected, exciting"
    assert message("{choices}", "zh", **facts) == "基本、期望、兴奋"
    assert message("{type}", "en", **facts) == "one of basic, expected, exciting"
    assert message("{type}", "zh", field="phase", type="choice") == "战略、设计、转换、运营、改进之一"


def test_choices_are_not_guessed_where_several_fields_have_that_name() -> None:
    assert message("{type}", "en", field="kind", type="choice") == "one of its choices"
    assert message("{type}", "en", field="kind", kind="need", type="choice") == "one of basic, expected, exciting"


def test_english_articles_fit_what_follows() -> None:
    assert message("A {kind}, not a “{it}”.", kind="improvement", it="event") == "An improvement, not an “event”."
    assert message("a {kind}", kind="sla") == "an SLA"
    assert message("a {kind}", kind="role") == "a role"
    assert message("a {it}", it="unit") == "a unit"


def test_a_long_fact_is_cut_and_put_on_one_line() -> None:
    assert message("{it}", it="one\r\n  two") == "one two"
    assert message("{it}", it="x" * 5_000_000) == "x" * 79 + "…"
    assert message("{path}", path=[str(number) for number in range(1000)]).endswith("22 → … → 999")
    assert message("{ids}", ids=["a"] * 1000).endswith("a, …")


def test_braces_in_facts_and_examples_stay() -> None:
    assert message("Write `gate { channel desk }` for {it}", it="{kind}") == "Write `gate { channel desk }` for {kind}"


def test_a_missing_fact_leaves_no_hole() -> None:
    assert message("The step “{step}” of {process} waits.") == "The step of waits."


def test_nearest_words_come_before_the_help() -> None:
    finding = Finding("X01", HERE, {"nearest": Nearest("kin", ["kind", "king", "title"])})
    assert tell(finding, rule("x"), "en").help == "Did you mean “kind” or “king”? Mend it."
    assert tell(finding, rule("x"), "zh").help == "您是不是想写“kind”或“king”？请改正。"
    far = Finding("X01", HERE, {"nearest": Nearest("kin", ["title"])})
    assert tell(far, rule("x"), "en").help == "Mend it."


def test_a_variant_has_its_own_words_or_the_usual_ones() -> None:
    several = rule("")
    several.message = {"": {"en": "usual", "zh": "通常"}, "odd": {"en": "odd", "zh": "特别"}}
    assert tell(Finding("X01", HERE, variant="odd"), several, "zh").message == "特别"
    assert tell(Finding("X01", HERE, variant="other"), several, "en").message == "usual"


@pytest.mark.parametrize(
    ("role", "en", "zh"),
    [
        ("sla", "its SLA is here", "它的服务级别在这里"),
        ("one-need", "the need is here", "需求在这里"),
        ("first", "first given here", "第一次写在这里"),
        ("a-need", "this need has that id", "这个需求用了该编号"),
        ("unheard-of", "see also", "相关位置"),
    ],
)
def test_related_places_are_introduced(role: str, en: str, zh: str) -> None:
    related = {
        "sla": {"en": "its SLA is here", "zh": "它的服务级别在这里"},
        "one": {"en": "the {kind} is here", "zh": "{kind}在这里"},
    }
    finding = Finding("X01", HERE, related=[Related(role, HERE)])
    for language, phrase in (("en", en), ("zh", zh)):
        told = tell(finding, rule("x", related=related), language)
        assert told.related == ((phrase, HERE),)


@pytest.mark.parametrize(
    ("set_by_project", "own", "is_"),
    [(None, None, "warning"), (None, "error", "error"), ("info", "error", "info")],
)
def test_the_severity_of_the_project_goes_before_the_findings(set_by_project, own, is_) -> None:
    assert tell(Finding("X01", HERE, severity=own), rule("x"), "en", set_by_project).severity == is_


@pytest.mark.parametrize(("among", "fixable"), [(["owner"], "safe"), (["owner", "owned"], "no"), (["title"], "no")])
def test_a_mistyped_word_is_mended_only_where_one_is_meant(among: list[str], fixable: str) -> None:
    finding = Finding("X01", HERE, {"nearest": Nearest("owne", among)})
    assert tell(finding, rule("x", fix="safe"), "en").fixable == fixable


def test_an_edit_makes_a_finding_safe_to_mend() -> None:
    finding = Finding("X01", HERE, {"nearest": Nearest("x", [])}, edits=[Edit(HERE, "there")])
    assert tell(finding, rule("x", fix="safe"), "en").fixable == "safe"
