"""Facts of proofs in words: exact, or marked as rounded."""

from __future__ import annotations

from fractions import Fraction

import pytest

from svcdsl.analyses.proving.proof import Moment, Seconds, Share
from svcdsl.model import ALWAYS, CUSTOMER, END, Event
from svcdsl.report.proof_facts import tell_fact, tell_moment, tell_seconds, tell_share
from svcdsl.values import parse
from tests.report.made_proofs import project_of


@pytest.mark.parametrize(
    ("amount", "en", "zh"),
    [
        (0, "0 s", "0秒"),
        (59, "59 s", "59秒"),
        (5400, "1 h 30 min", "1小时30分钟"),
        (3601, "1 h 1 s", "1小时1秒"),
        (-300, "−5 min", "−5分钟"),
        (Fraction(181, 2), "1 min 30.5 s", "1分钟30.5秒"),
        (Fraction(181, 3), "≈ 1 min 0.333 s", "≈ 1分钟0.333秒"),
        (2 * 86400, "48 h", "48小时"),
        (30 * 86400, "720 h (30 × 24 h)", "720小时（30个昼夜）"),
        (Fraction(659400), "183 h 10 min (≈ 7.6 × 24 h)", "183小时10分钟（≈ 7.6个昼夜）"),
    ],
)
def test_lengths_of_time(amount: int | Fraction, en: str, zh: str) -> None:
    assert (tell_seconds(amount, "en"), tell_seconds(amount, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("share", "told"),
    [
        (0, "0%"),
        (1, "100%"),
        (Fraction(7, 10), "70%"),
        (Fraction(9995, 10000), "99.95%"),
        (Fraction(1, 3), "≈ 33.33% (1/3)"),
        (Fraction(1, 101), "≈ 0.99%"),
        (1 - Fraction(1, 3 * 10**7), "≈ 99.999997%"),
        (Fraction(1, 3 * 10**7), "≈ 0.000003%"),
    ],
)
def test_shares(share: int | Fraction, told: str) -> None:
    assert tell_share(share) == told


@pytest.mark.parametrize(
    ("seconds", "zone", "en", "zh"),
    [
        (1790934600, "Asia/Shanghai", "Fri 2026-10-02 17:50 (Asia/Shanghai)", "2026-10-02 周五 17:50（Asia/Shanghai）"),
        (Fraction(59, 2), "UTC", "Thu 1970-01-01 00:00:29 (UTC)", "1970-01-01 周四 00:00:29（UTC）"),
        (
            1792891800,  # the hour that Dublin's clocks strike twice
            "Europe/Dublin",
            "Sun 2026-10-25 01:30 UTC+00:00 (Europe/Dublin)",
            "2026-10-25 周日 01:30 UTC+00:00（Europe/Dublin）",
        ),
    ],
)
def test_moments(seconds: int | Fraction, zone: str, en: str, zh: str) -> None:
    moment = Moment(seconds, zone)
    assert (tell_moment(moment, "en"), tell_moment(moment, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("written", "en", "zh"),
    [
        ("10m", "10 min", "10分钟"),
        ("2d", "48 h", "48小时"),
        ("0s", "0 s", "0秒"),
        ("1bd", "1 business day", "1个工作日"),
        ("2个工作日", "2 business days", "2个工作日"),
        ("90m", "1 h 30 min", "1小时30分钟"),
        ("4bh", "4 h of business hours", "4小时（工作时间）"),
        ("1mo", "1 month", "1个月"),
        ("2mo3d", "2 months 72 h (3 × 24 h)", "2个月72小时（3个昼夜）"),
    ],
)
def test_written_lengths_of_time(written: str, en: str, zh: str) -> None:
    length = parse("duration", written)
    assert (tell_fact("limit", length, "en"), tell_fact("limit", length, "zh")) == (en, zh)


def test_things_bear_their_label_and_id() -> None:
    process = project_of().services["delay"].processes["care"]
    detect, triage, _, announce = process.steps.values()
    assert tell_fact("step", detect, "en") == "“Spot the delay” (detect)"
    assert tell_fact("step", detect, "zh") == "“发现延误”（detect）"
    assert tell_fact("step", announce, "en") == "“announce”"
    assert tell_fact("path", (detect, triage, END), "zh") == "detect → triage → 结束"
    assert tell_fact("branches", (announce, detect), "en") == "“announce”, “Spot the delay” (detect)"
    assert [tell_fact("to", one, "en") for one in (END, CUSTOMER, ALWAYS)] == ["the end", "the customer", "24x7"]
    assert tell_fact("from_event", Event("started", announce), "en") == "the start of “announce”"
    assert tell_fact("from_event", Event("done", announce), "zh") == "“announce”完成"
    assert tell_fact("to_event", Event("ended", process), "zh") == "“care”结束"
    assert tell_fact("to_event", Event("boarded", None), "en") == "“boarded”"


def test_a_long_path_is_cut_in_its_middle() -> None:
    steps = tuple(project_of().services["delay"].processes["care"].steps.values()) * 20
    told = tell_fact("path", steps, "en")
    assert told.count("→") == 24 and told.endswith("… → announce")


def test_other_facts() -> None:
    assert tell_fact("objective", parse("objective", "95%  within 10m"), "en") == "95%  within 10m"
    assert tell_fact("limit", Seconds(60), "en") == "1 min"
    assert tell_fact("share", Share(Fraction(1, 2)), "en") == "50%"
    assert tell_fact("share", None, "zh") == "占比不定"
    assert tell_fact("most", None, "en") == "any time"
    assert tell_fact("within", "maybe", "zh") == "可能按时，也可能超时"
    assert tell_fact("first", 2026, "en") == "2026"
    assert tell_fact("bound", 100_000, "en") == "100,000"
