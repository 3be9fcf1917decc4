"""Pages of rules and the table of them."""

import pytest

from svcdsl.report.explain import explain, how_mended, rules_table
from svcdsl.rules import catalogue
from svcdsl.rules.base import Rule
from svcdsl.text import display_width

RULE = Rule(
    code="K04",
    name="stale-evidence",
    severity="warning",
    phase=4,
    on="need",
    source="ISO 10004",
    condition={"en": "The newest evidence of a need is old.", "zh": "一项需求最新的依据已经过时。"},
    message={"en": "“{need}” was last heard of on {day}.", "zh": "“{need}”最近一次调查是 {day}。"},
    why={"en": "Customers change faster than files do.", "zh": "客户的期望变得比文件快。"},
    help={
        "": {"en": "Ask customers again.", "zh": "再问一次客户。"},
        "future": {"en": "Correct the day.", "zh": "改正日期。"},
    },
    bad="""
svcdsl 1
service s {
  need a {
    evidence method survey on 2020-01-01  # finds K04
  }
}
""",
    good="svcdsl 1\n",
    unseen={"en": "Whether the evidence is any good.", "zh": "依据是否可靠。"},
    options={"max-age": ("duration", "365d")},
)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page(agrees_with, language: str) -> None:
    agrees_with(f"explain.{language}.txt", explain(RULE, language))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table(agrees_with, rules, language: str) -> None:
    agrees_with(f"rules.{language}.txt", rules_table([*rules.values(), RULE], language))


def test_no_rules_make_an_empty_table() -> None:
    assert rules_table([], "en") == ""


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.code)
def test_every_rule_has_a_page_that_fits(rule: Rule, language: str) -> None:
    lines = explain(rule, language).split("\n")
    assert [line for line in lines if display_width(line) > 90 and not line.startswith("    ")] == []


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_table_of_all_rules_is_in_line(language: str) -> None:
    lines = rules_table(catalogue().values(), language).split("\n")
    rows = [line for line in lines if line.startswith("  ") and line[2:5] in catalogue()]
    assert [row[2:5] for row in rows] == list(catalogue())
    assert max(display_width(line) for line in lines) <= 110
    begins = {display_width(row.removesuffix(how_mended(catalogue()[row[2:5]], language))) for row in rows}
    assert len(begins) == 1


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("H03", "can be mended safely"),
        ("L11", "mended safely, in part"),
        ("K02", "can be drafted"),
        ("C01", "can be drafted, in part"),
        ("P09", "mended by hand"),
        ("K03", "mended by hand"),
    ],
)
def test_a_page_says_whether_all_of_it_can_be_mended(code: str, said: str) -> None:
    assert how_mended(catalogue()[code], "en") == said
    assert f" · {said}\n" in explain(catalogue()[code], "en")
