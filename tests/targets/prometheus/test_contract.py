"""The contract says what must be reported, and the volume of cases is read from where the spec tells it."""

from collections.abc import Callable
from typing import Any

import pytest

SPEC = """svcdsl 1
role boss "Boss"
customer gold "Gold" share 10%
customer rest "All others" share 90%
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
source log kind events table log
service desk "Desk" {
  owner boss
  process p {
    start a
    volume 140/d
    step a by boss -> b
    step b by boss -> end
  }
  feedback f kind survey when b.done sample 50% response 20% {
    asks q "How was it?" kind csat
  }
  measure time kind duration from a.started to b.done excludes a source log
  measure mark kind score asks f.q source log
  sla quick party customer measure time objective 95% within 10m over 30d
  sla slow party customer measure time objective 100% within 1h over 90d
  sla open party customer measure time calendar office objective 95% within 4h over 30d
  sla special party customer measure time for gold priority 1 objective 90% within 5m over 30d
  sla liked party customer measure mark objective mean >= 4/5 over 1d
}
"""


def test_slas_on_one_measure_share_its_metric(emitted: Callable[..., Any]) -> None:
    times, *_ = emitted(SPEC).contract("desk")["metrics"]
    assert times["name"] == "svcdsl_measure_time_seconds"
    assert times["type"] == "histogram"
    assert times["buckets"] == ["300", "600", "3600", "14400", "+Inf"]
    assert times["labels"] == {
        "service": ["desk"],
        "clock": ["24x7", "office"],
        "customer": ["gold"],
        "priority": ["1"],
    }
    assert times["meaning"]["en"].endswith("; the clock stands still during a")
    assert times["slas"] == ["quick", "slow", "open", "special"]


def test_what_is_told_for_one_sla_says_of_which_cases(emitted: Callable[..., Any]) -> None:
    metrics = emitted(SPEC).contract("desk")["metrics"]
    (overdue,) = [metric for metric in metrics if metric["name"] == "svcdsl_sla_overdue_cases"]
    assert overdue["slas"]["special"] == {
        "limit": "5m",
        "clock": "24x7",
        "from": "a.started",
        "to": "b.done",
        "excludes": "a",
        "customer": "gold",
        "priority": "1",
    }


def test_the_longest_period_must_be_kept(emitted: Callable[..., Any]) -> None:
    assert emitted(SPEC).contract("desk")["retention"] == "90d"


@pytest.mark.parametrize("languages", [("en",), ("zh",), ("zh", "en")])
def test_only_the_languages_asked_for_are_written(languages: tuple[str, ...], emitted: Callable[..., Any]) -> None:
    files = emitted(SPEC, languages=languages)
    assert tuple(files.contract("desk")["rules"]) == languages
    assert ("made by svcdsl" in files.notes("desk")) == ("en" in languages)
    assert ("监控规则" in files.notes("desk")) == ("zh" in languages)


def test_answers_are_fewer_than_cases(emitted: Callable[..., Any]) -> None:
    # 140 a day × 50% × 20% are 14 answers, on the one day of the objective.
    assert "liked: about 14 cases" in emitted(SPEC, least_cases=15).notes("desk")


def test_a_part_of_the_customers_has_a_part_of_the_cases(emitted: Callable[..., Any]) -> None:
    # 14 a day for gold: 3.5 in six hours.
    notes = emitted(SPEC).notes("desk")
    assert "# special: no burn-rate alert over 6h: too few cases are to be expected in that time" in notes


def test_open_days_count_where_there_is_a_calendar(emitted: Callable[..., Any]) -> None:
    # 140 an open day are 100 a day: 25 in six hours, 4.2 in one.
    alerts = emitted(SPEC, least_cases=26).alerts("desk")
    windows = {
        alert["labels"]["window"]
        for alert in alerts
        if alert["alert"] == "SvcdslBurnRate" and alert["labels"]["sla"] == "open"
    }
    assert windows == {"1d", "3d"}
