"""How many words of a statement each type of value takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.values import TYPES, extent, parse

EXTENTS = [
    ("text", "one two", 1),
    ("word", "kiosk_events table x", 1),
    ("number", "3 by x", 1),
    ("duration", "10m -> x", 1),
    ("range", "1m..4m -> x", 1),
    ("dates", "2026-10-01..2026-10-07 , 2026-12-25", 1),
    ("money", "200 CNY title", 2),
    ("money", "200 元 title", 2),
    ("money", "200元 title", 1),
    ("money", "200CNY FOR", 1),
    ("money", "200 for gold", 1),
    ("money", "200", 1),
    ("rate", "120/h start", 1),
    ("recurrence", "every 1mo by x", 2),
    ("recurrence", "1mo by x", 1),
    ("recurrence", "quarter by x", 1),
    ("recurrence", "每 2周 由 x", 2),
    ("recurrence", "每2周 由 x", 1),
    ("recurrence", "every", 1),
    ("hours", "Mon-Fri 09:00-18:00 , Sat 10:00-12:00", 2),
    ("hours", "Mon,Wed 09:00-12:00", 2),
    ("hours", "Mon , Wed 09:00-12:00 closed x", 4),
    ("hours", "Mon-Wed , Fri , Sun 09:00-12:00", 6),
    ("hours", "周一 , 周三 09:00-12:00", 4),
    ("hours", "周一至周五09:00-18:00 closed", 1),
    ("hours", "2026-10-10 08:00-17:30 , 2026-10-11 08:00-17:30", 2),
    ("hours", "2026-10-10 closed", 1),
    ("hours", "Mon-Fri closed 2026-10-10", 1),
    ("hours", "Mon , closed", 1),
    ("hours", "9-to-5 x", 1),
    ("objective", "95% within 10m over 30d to x", 5),
    ("objective", "95% within 10m to x", 3),
    ("objective", "95% within 10m over budget", 3),
    ("objective", "95% within 10m overnight", 3),
    ("objective", "95% within 10min", 0),
    ("objective", "p95<=10m", 1),
    ("objective", "p95 <= 10m , x", 3),
    ("objective", "p95 <=10m", 2),
    ("objective", "always within 2bd backed-by x", 3),
    ("objective", "mean >= 4.5/5 over 90d", 5),
    ("objective", "nps >= 40 over quarter escalate", 5),
    ("objective", "nps >= 40 over quarterly", 3),
    ("objective", "available 99.9% over 30d", 4),
    ("objective", "近30天 95% 在10分钟内 负责人 x", 3),
    ("objective", "95% 在10分钟内 近30天 负责人 x", 3),
    ("objective", "近 30 天 95% 在 10 分钟 内 负责人 x", 8),
    ("objective", "每月 次数 <= 3 负责人", 4),
    ("objective", "次数 <= 3 每月 负责人", 4),
    ("objective", "全部 在2工作日内", 2),
    ("objective", "status rollout", 0),
    ("objective", ", 95% within 10m", 0),
    ("objective-or-duration", "2bd from 2026-10-10", 1),
    ("objective-or-duration", "95% within 2bd from x", 3),
    ("duration-or-percentage", "80% to x", 1),
    ("boolean", "false x", 1),
    ("boolean", "是", 1),
    ("boolean", "channel x", 0),
    ("condition", "gold in for and x , y", 7),
    ("word", ", x", 0),
    ("word", "", 0),
]


@pytest.mark.parametrize(("type_name", "words", "reach"), EXTENTS)
def test_a_value_takes_its_words(type_name: str, words: str, reach: int) -> None:
    assert extent(type_name, words.split()) == reach


WORDS = (
    "95% within 10m over 30d p95 <= always mean 4.5/5 近30天 在10分钟内 在 内 每月 次数 , "
    "Mon-Fri 09:00-18:00 every x 200 CNY"
)


@given(st.sampled_from(TYPES), st.lists(st.sampled_from(WORDS.split())))
def test_a_value_never_takes_more_words_than_there_are(type_name: str, words: list[str]) -> None:
    assert 0 <= extent(type_name, words) <= len(words)


@given(st.lists(st.sampled_from(WORDS.split())))
def test_what_an_objective_takes_is_an_objective(words: list[str]) -> None:
    taken = extent("objective", words)
    if taken:
        parse("objective", " ".join(words[:taken]))
