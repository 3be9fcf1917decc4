"""Examples of rules with Chinese words: they mean what the English ones mean."""

import re
from collections.abc import Callable

import pytest

from svcdsl.language import language
from svcdsl.pipeline import check
from svcdsl.report.chinese_examples import in_chinese
from svcdsl.rules import Rule, catalogue
from svcdsl.text import Source

TODAY = "2026-07-01"
WORDS = {word for kind in (*language().kinds.values(), language().file) for word in kind.svc_words if word.isascii()}


def found(text: str) -> list[tuple[str, str, int]]:
    """Code, variant and line of all findings."""
    result = check([(Source("a.svc", text), None)], catalogue().values(), name="p", language="zh", today=TODAY)
    assert result.defects == []
    return sorted((one.code, one.variant, one.span.first.line) for one in result.findings)


@pytest.mark.parametrize("example", [lambda rule: rule.bad, lambda rule: rule.good], ids=["bad", "good"])
@pytest.mark.parametrize("rule", catalogue().values(), ids=lambda rule: rule.code)
def test_the_chinese_example_raises_what_the_english_one_does(rule: Rule, example: Callable[[Rule], str]) -> None:
    assert found(in_chinese(example(rule))) == found(example(rule))


@pytest.mark.parametrize("rule", [one for one in catalogue().values() if one.code != "N10"], ids=lambda rule: rule.code)
def test_no_english_word_of_a_field_begins_a_statement(rule: Rule) -> None:
    heads = re.findall(r"(?m)^\s*([a-z-]+)(?=[\s{])", in_chinese(rule.good))
    assert set(heads) & WORDS == set()


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("sla a objective 95% within 1h30m over 30d", "服务级别 a 目标值 近30天 95% 在1小时30分钟内"),
        ("sla a objective always within 2bd over month", "服务级别 a 目标值 每月 全部 在2个工作日内"),
        ("sla a objective mean >= 4.5/5 over 1w", "服务级别 a 目标值 近1周 均值 >= 4.5/5"),
        ("sla a objective available 99.9%", "服务级别 a 目标值 可用 99.9%"),
        ("risk late likelihood high", "风险 late 可能性 高"),
        ("measure a kind duration from b.started", "指标 a 类型 时长 从 b.开始"),
        ("training a every 6mo lasts 2h", "培训 a 周期 每6个月 课时 2小时"),
    ],
)
def test_values_have_chinese_words_too(english: str, chinese: str) -> None:
    shown = in_chinese(f"svcdsl 1\nservice s {{\n  {english}\n}}\n").split("\n")[3].strip()
    assert shown == chinese


def test_ids_texts_and_remarks_stay() -> None:
    text = in_chinese('svcdsl 1\nrole owner "The owner"  # the role of the owner\nservice by { owner owner }\n')
    assert text == '\n服务规范 1\n岗位 owner "The owner"  # the role of the owner\n服务 by { 负责人 owner }\n'


def test_a_waiver_has_chinese_words() -> None:
    shown = in_chinese("svcdsl 1\n# svcdsl: allow D01 until 2027-01-31: until January\nrole a\n")
    assert "# 服务规范: 豁免 D01 截至 2027-01-31: until January" in shown


def test_an_example_in_yaml_stays() -> None:
    assert in_chinese("\nsvcdsl: 1\nroles: {a: A}\n") == "\nsvcdsl: 1\nroles: {a: A}\n"
