"""Every word exists in both languages, with the same places to fill; none is missing and none is idle."""

import ast
import string
from pathlib import Path

import pytest

from svcdsl.language import language
from svcdsl.language.where import targets_path
from svcdsl.targets.checklist.targets import objective
from svcdsl.targets.checklist.voice import Voice, digits
from svcdsl.targets.checklist.words import LANGUAGES, WORDS
from svcdsl.values import parse

SOURCES = sorted(Path(targets_path(), "checklist").glob("*.py"))


def places(phrase: str) -> set[str]:
    """The names to be filled in."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name is not None}


def texts_of(path: Path) -> set[str]:
    """All texts that stand in a source."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("key", WORDS)
def test_a_phrase_is_complete(key: str) -> None:
    assert len(WORDS[key]) == len(LANGUAGES)
    assert all(phrase.strip() or key == "time-gap" for phrase in WORDS[key])
    first, *others = map(places, WORDS[key])
    assert all(other == first for other in others)
    assert not first or all("  " not in phrase for phrase in WORDS[key])


def test_chinese_phrases_hold_no_english_word() -> None:
    letters = set(string.ascii_letters)
    fixed = {key: "".join(part for part, *_ in string.Formatter().parse(zh)) for key, (_, zh) in WORDS.items()}
    assert [key for key, text in fixed.items() if letters & set(text)] == []


def test_no_phrase_is_idle() -> None:
    """Keys that are put together, such as `every-mo`, are said by the tests of values below."""
    used = set().union(*(texts_of(path) for path in SOURCES if path.name != "words.py"))
    made = ("every-", "over-", "always-", "share-", "open-")
    plurals = {key for key in WORDS if key.endswith("s") and key[:-1] in used}
    forms = {"mean", "median", "max", "nps", "ces", "rate", "available", "count", "<=", "<", ">=", ">"}
    idle = [key for key in WORDS if key not in used | plurals | forms and not key.startswith(made)]
    assert idle == []


OBJECTIVES = {
    "95% within 10m over 30d": ("at least 95% within 10 min, over any 30 days", "近30天至少95%在10分钟内"),
    "p99.9 < 90s over day": ("at least 99.9% in less than 1 min 30 s, each day", "每日至少99.9%不到1分钟30秒"),
    "always within 2bd": ("always within 2 business days", "全部在2个工作日内"),
    "mean <= 36h over week": ("on average at most 36 h, each week", "每周平均不超过36小时"),
    "mean >= 4.5/5 over 90d": ("on average at least 4.5 of 5, over any 90 days", "近90天平均至少4.5分（满分5分）"),
    "median < 1h30m over month": ("the middle case less than 1 h 30 min, each month", "每月中位数低于1小时30分钟"),
    "max <= 2d over 2w": ("even the longest at most 2 days, over any 14 days", "近14天最长不超过2天"),
    "nps > -5 over quarter": ("recommendation (NPS) more than -5, each quarter", "每季度净推荐值高于-5"),
    "ces <= 2/7 over year": ("effort for the customer at most 2 of 7, each year", "每年客户费力度不超过2分（满分7分）"),
    "rate >= 80% over 6mo": ("at least 80% of the cases, over any 6 months", "近6个月比例至少80%"),
    "available 99.95% over 30d": (
        "in service at least 99.95% of the time, over any 30 days",
        "近30天可用时间至少99.95%",
    ),
    "count <= 3 over month": ("number of cases at most 3, each month", "每月次数不超过3"),
}


@pytest.mark.parametrize("written", OBJECTIVES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_objectives_are_said(written: str, code: str) -> None:
    said = objective(Voice(code), parse("objective", written))
    assert said == OBJECTIVES[written][LANGUAGES.index(code)]


DURATIONS = {
    "90s": ("1 min 30 s", "1分钟30秒"),
    "0.5s": ("0.5 s", "0.5秒"),
    "0m": ("0 s", "0秒"),
    "24h": ("1 day", "1天"),
    "1w": ("7 days", "7天"),
    "49h30m": ("49 h 30 min", "49小时30分钟"),
    "1mo": ("1 month", "1个月"),
    "1bh": ("1 business hour", "1个工作小时"),
    "4.8bh": ("4.8 business hours", "4.8个工作小时"),
    "0.5bh": ("30 business minutes", "30个工作分钟"),
    "1bd": ("1 business day", "1个工作日"),
    "10分钟": ("10 min", "10分钟"),
}


@pytest.mark.parametrize("written", DURATIONS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_durations_are_said(written: str, code: str) -> None:
    assert Voice(code).duration(parse("duration", written)) == DURATIONS[written][LANGUAGES.index(code)]


RANGES = {
    "10m": "10 min",
    "1m..4m": "1–4 min",
    "1m..2m..4m": "1–4 min, usually 2 min",
    "30s..4m": "30 s–4 min",
    "0m..2m": "up to 2 min",
    "1h30m..2h30m": "1 h 30 min–2 h 30 min",
}


@pytest.mark.parametrize("written", RANGES)
def test_ranges_are_said(written: str) -> None:
    assert Voice("en").range(parse("range", written)) == RANGES[written]


RECURRENCES = {
    "every 1d": ("every day", "每天"),
    "every week": ("every week", "每周"),
    "every 2w": ("every 2 weeks", "每2周"),
    "every 10d": ("every 10 days", "每10天"),
    "every 1mo": ("every month", "每月"),
    "every 6mo": ("every 6 months", "每6个月"),
    "every quarter": ("every quarter", "每季度"),
    "每年": ("every year", "每年"),
}


@pytest.mark.parametrize("written", RECURRENCES)
@pytest.mark.parametrize("code", LANGUAGES)
def test_recurrences_are_said(written: str, code: str) -> None:
    assert Voice(code).recurrence(parse("recurrence", written)) == RECURRENCES[written][LANGUAGES.index(code)]


def test_money_is_said() -> None:
    money = parse("money", "300 CNY")
    assert (Voice("en").money(money), Voice("zh").money(money)) == ("300 CNY", "300元")


@pytest.mark.parametrize(("top", "bottom", "told"), [(999, 10, "99.9"), (3, 1, "3"), (1, 8, "0.125"), (100, 1, "100")])
def test_numbers_have_no_dust(top: int, bottom: int, told: str) -> None:
    from fractions import Fraction

    assert digits(Fraction(top, bottom)) == told


@pytest.mark.parametrize(("code", "lane"), [("zh-CN", "前台"), ("en-GB", "frontstage"), ("fr", "frontstage")])
def test_a_language_speaks_by_its_first_part(code: str, lane: str) -> None:
    assert Voice(code).choice("step", "lane", "frontstage") == lane


def test_lanes_have_words() -> None:
    lanes = language().kinds["step"].field("lane").options
    assert all(Voice("zh").choice("step", "lane", lane) != lane for lane in lanes)
