"""Values as people say them, in both languages."""

from __future__ import annotations

import pytest

from svcdsl.targets.site.telling import Telling, choice
from svcdsl.values import parse

TOLD = [
    ("duration", "60m", "60 min", "60分钟"),
    ("duration", "1h30m", "1 h 30 min", "1小时30分钟"),
    ("duration", "PT10M", "10 min", "10分钟"),
    ("duration", "P1DT2H", "1 day 2 h", "1天2小时"),
    ("duration", "半小时", "30 min", "30分钟"),
    ("duration", "2个工作日", "2 business days", "2个工作日"),
    ("duration", "4bh", "4 business hours", "4个工作小时"),
    ("duration", "1.5h", "1.5 h", "1.5小时"),
    ("duration", "1w", "1 week", "1周"),
    ("duration", "6mo", "6 months", "6个月"),
    ("duration", "0m", "0 min", "0分钟"),
    ("range", "1m..4m", "1–4 min", "1–4分钟"),
    ("range", "1m..2m..4m", "1–4 min, mostly 2 min", "1–4分钟，多为2分钟"),
    ("range", "0m..2h", "0–2 h", "0–2小时"),
    ("range", "30m..3h", "30 min – 3 h", "30分钟 – 3小时"),
    ("range", "5m", "5 min", "5分钟"),
    ("percentage", "95%", "95%", "95%"),
    ("percentage", "99.95%", "99.95%", "99.95%"),
    ("score", "4.5/5", "4.5/5", "4.5/5"),
    ("number", "1200", "1,200", "1,200"),
    ("number", "-5", "-5", "-5"),
    ("rate", "120/h", "120 per hour", "每小时120次"),
    ("rate", "40/天", "40 per day", "每天40次"),
    ("money", "200 CNY", "200 CNY", "200元"),
    ("money", "50元", "50 CNY", "50元"),
    ("money", "9.50 USD", "9.5 USD", "9.5 USD"),
    ("date", "2026-12-31", "2026-12-31", "2026-12-31"),
    ("dates", "2026-10-01..2026-10-07", "2026-10-01 – 2026-10-07", "2026-10-01至2026-10-07"),
    ("dates", "2026-10-01", "2026-10-01", "2026-10-01"),
    ("recurrence", "every 1mo", "every month", "每月"),
    ("recurrence", "every quarter", "every quarter", "每季度"),
    ("recurrence", "2w", "every 2 weeks", "每2周"),
    ("recurrence", "每年", "every year", "每年"),
    ("hours", "Mon-Fri 09:00-18:00", "Mon–Fri 09:00–18:00", "周一至周五 09:00–18:00"),
    ("hours", "Mon,Wed 09:00-24:00", "Mon, Wed 09:00–24:00", "周一、周三 09:00–24:00"),
    ("hours", "每天 00:00-24:00", "every day 00:00–24:00", "每天 00:00–24:00"),
    ("hours", "2026-10-10 08:00-17:30", "2026-10-10 08:00–17:30", "2026-10-10 08:00–17:30"),
    ("objective", "95% within 10m over 30d", "at least 95% within 10 min over 30 days", "近30天至少95%在10分钟内"),
    ("objective", "p95 <= 10m over 30d", "at least 95% within 10 min over 30 days", "近30天至少95%在10分钟内"),
    ("objective", "p95 < 10m", "at least 95% in under 10 min", "至少95%少于10分钟"),
    ("objective", "always within 2bd", "always within 2 business days", "全部在2个工作日内"),
    ("objective", "median <= 10m over 30d", "median at most 10 min over 30 days", "近30天中位数不超过10分钟"),
    ("objective", "mean >= 4.5/5 over 90d", "mean at least 4.5/5 over 90 days", "近90天均值不低于4.5/5"),
    ("objective", "max <= 2d over 30d", "longest at most 2 days over 30 days", "近30天最大值不超过2天"),
    (
        "objective", "nps >= 40 over quarter",
        "recommendation (NPS) at least 40 each quarter", "每季度净推荐值不低于40",
    ),
    ("objective", "ces <= 2/7 over 90d", "effort (CES) at most 2/7 over 90 days", "近90天费力度不超过2/7"),
    ("objective", "rate >= 80% over 30d", "at least 80% over 30 days", "近30天比率不低于80%"),
    (
        "objective", "available 99.9% over 30d",
        "available at least 99.9% of the time over 30 days", "近30天可用率不低于99.9%",
    ),
    ("objective", "count <= 3 over month", "at most 3 each month", "每月次数不超过3"),
]  # fmt: skip


@pytest.mark.parametrize(("type_name", "written", "english", "chinese"), TOLD)
def test_a_value_in_words(type_name: str, written: str, english: str, chinese: str) -> None:
    value = parse(type_name, written)
    assert (Telling("en")(value), Telling("zh")(value)) == (english, chinese)


@pytest.mark.parametrize(
    ("kind", "field", "value", "english", "chinese"),
    [
        ("channel", "kind", "self-service", "self service", "自助"),
        ("channel", "kind", "sms", "SMS", "短信"),
        ("asks", "kind", "csat", "CSAT", "满意度"),
        ("step", "lane", "frontstage", "frontstage", "前台"),
        ("policy", "for", "touchpoint", "touchpoint", "触点"),
    ],
)
def test_a_choice_in_words(kind: str, field: str, value: str, english: str, chinese: str) -> None:
    assert (choice(kind, field, value, "en"), choice(kind, field, value, "zh")) == (english, chinese)
