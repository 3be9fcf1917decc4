"""The report's own words, in both languages."""

import re

import pytest

from svcdsl.language import language
from svcdsl.report.totals import Totals
from svcdsl.report.wording import GROUPS, KINDS, PHRASES, WORDS, summary
from svcdsl.rules import GROUPS as LETTERS

TABLES = {"WORDS": WORDS, "GROUPS": GROUPS, "PHRASES": PHRASES, "KINDS": KINDS}
HAN = re.compile("[\u4e00-\u9fff]")
# Chinese as it is without characters of its own: punctuation and placeholders alone.
WITHOUT_HAN = {"place", "comma", "field", "semicolon", "with-waived"}


@pytest.mark.parametrize("name", TABLES)
def test_every_entry_is_in_both_languages(name: str) -> None:
    table = TABLES[name]
    assert [entry for entry, words in table.items() if set(words) != {"en", "zh"}] == []
    assert [entry for entry, words in table.items() if not words["en"] or HAN.search(words["en"])] == []
    assert {entry for entry, words in table.items() if not HAN.search(words["zh"])} <= WITHOUT_HAN


@pytest.mark.parametrize("name", TABLES)
def test_both_languages_ask_for_the_same_facts(name: str) -> None:
    asked = {
        entry: [set(re.findall(r"\{(\w+)\}", words[tongue])) for tongue in ("en", "zh")]
        for entry, words in TABLES[name].items()
        if entry != "field"  # the English word is the key
    }
    assert {entry: both for entry, both in asked.items() if both[0] != both[1]} == {}


def test_every_group_of_rules_has_a_meaning() -> None:
    assert set(GROUPS) == set(LETTERS)


def test_every_kind_has_a_name() -> None:
    spoken = language()
    named = {kind.name for kind in spoken.kinds.values() if kind.zh} | set(KINDS)
    assert {*spoken.kinds, spoken.file.name, spoken.service_file.name} - named == set()


@pytest.mark.parametrize(
    ("totals", "some", "en", "zh"),
    [
        (
            Totals(2, 1, 3, 0, 5, 3, 61),
            2,
            "2 errors, 1 warning, 3 notes in 2 of 5 files",
            "5 个文件中有 2 个须处理：2 个错误、1 个警告、3 条提示",
        ),
        (Totals(1, 0, 0, 2, 1, 1, 1), 1, "1 error in 1 file; 2 waived", "共 1 个文件：1 个错误；2 条已豁免"),
        (
            Totals(0, 0, 0, 83, 5, 1, 9, baseline=80),
            0,
            "Nothing new: 5 files, 1 service, 9 things checked; 80 set aside in the baseline, 3 waived",
            "没有新问题，共检查 5 个文件、1 项服务、9 个事物；80 条已记入基线、3 条已豁免",
        ),
        (
            Totals(0, 100_000, 0, 0, 9, 1, 1),
            None,
            "100,000 warnings in 9 files",
            "共 9 个文件：100,000 个警告",
        ),
    ],
)
def test_the_summary_counts(totals: Totals, some: int | None, en: str, zh: str) -> None:
    assert summary(totals, "en", some) == en
    assert summary(totals, "zh", some) == zh
