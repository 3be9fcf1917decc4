"""Which rules come of which objective on which kind of measure, and why none where there are none."""

from collections.abc import Callable
from typing import Any

import pytest

SPEC = """svcdsl 1
role boss "Boss"
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
source log kind events table log events good, bad
service desk "Desk" {{
  owner boss
  process p {{
    start a
    volume 5000/d
    step a by boss -> end
  }}
  feedback f kind survey when a.done {{
    asks q "How was it?" kind csat
  }}
  measure time kind duration from a.started to a.done source log
  measure share kind ratio good good of a.done source log
  measure mark kind score asks f.q source log
  measure number kind count source log expect 3/mo
  measure up kind availability source log
  sla s party customer measure {measure} objective {objective} {more}
}}
"""

SHARE = {"SvcdslBurnRate", "SvcdslMissed", "SvcdslNoData"}
LATE = SHARE | {"SvcdslOverdue"}
ALL = {"SvcdslBadCase", "SvcdslNoData"}
TARGET = {"SvcdslMissed", "SvcdslNoData"}

# measure, objective, alerts, what tells the good from the bad ones.
WATCHED = [
    ("time", "95% within 10m over 30d", LATE, r'le=~"600|600\\.0"'),
    ("time", "p95 <= 10m over 30d", LATE, r'le=~"600|600\\.0"'),
    ("time", "p95 < 10m over 30d", LATE, r'le=~"599\\.999"'),
    ("time", "99.9% within 90s over 7d", LATE, r'le=~"90|90\\.0"'),
    ("time", "95% within 14d over 90d", LATE, r'le=~"1209600|1209600\\.0|1\\.2096e\\+06"'),
    ("time", "95% within 4bh over 30d", LATE, r'le=~"14400|14400\\.0"'),
    (
        "time",
        "95% within 2bd over 30d",
        LATE,
        'svcdsl_sla_cases_total{service="desk",sla="s",result="in-time"}',
    ),
    ("time", "95% within 1mo over 90d", LATE, 'result="in-time"'),
    ("time", "always within 10m over 30d", ALL | {"SvcdslOverdue"}, r'le=~"600|600\\.0"'),
    ("time", "max <= 2h over 30d", ALL | {"SvcdslOverdue"}, r'le=~"7200|7200\\.0"'),
    ("time", "median <= 10m over 30d", LATE, r'le=~"600|600\\.0"'),
    ("time", "median > 10m over 30d", SHARE, r'le=~"600|600\\.0"'),
    ("time", "median >= 10m over 30d", SHARE, r'le=~"599\\.999"'),
    ("time", "mean <= 10m over 30d", TARGET, "svcdsl_measure_time_seconds_sum"),
    ("time", "mean >= 1m over 30d", TARGET, "svcdsl_measure_time_seconds_sum"),
    ("share", "rate >= 80% over 30d", SHARE, 'event=~"good"'),
    ("share", "rate > 80% over 30d", SHARE, 'event=~"good"'),
    ("share", "rate <= 5% over 30d", SHARE, 'event=~"good"'),
    ("share", "rate >= 100% over 30d", ALL, 'event=~"good"'),
    ("mark", "mean >= 4.5/5 over 90d", TARGET, "svcdsl_measure_mark_score_sum"),
    ("mark", "ces <= 2/7 over 90d", TARGET, "svcdsl_measure_mark_score_sum"),
    ("mark", "nps >= 40 over quarter", TARGET, r'le=~"8|8\\.0"'),
    ("mark", "median >= 4/5 over 30d", SHARE, r'le=~"3|3\\.0"'),
    ("mark", "max <= 4/5 over 90d", ALL, r'le=~"4|4\\.0"'),
    ("number", "count <= 3 over month", TARGET, "svcdsl_measure_number_count_total"),
    ("number", "count >= 3 over month", TARGET, "offset 30d"),
    ("up", "available 99.9% over 30d", SHARE, "sum_over_time(svcdsl_measure_up_up{"),
    ("up", "available 100% over 30d", ALL, "sum_over_time(svcdsl_measure_up_up{"),
]

# measure, objective, why it is not watched.
UNWATCHED = [
    ("time", "rate >= 80% over 30d", "does not fit"),
    ("time", "count <= 3 over month", "does not fit"),
    ("time", "available 99% over 30d", "does not fit"),
    ("time", "max >= 2h over 30d", "does not fit"),
    ("time", "mean <= 4.5/5 over 30d", "does not fit"),
    ("time", "mean <= 2bd over 30d", "business days"),
    ("time", "p95 < 2bd over 30d", "business days"),
    ("time", "0% within 10m over 30d", "cannot be missed"),
    ("time", "p95 < 0m over 30d", "cannot be kept"),
    ("time", "95% within 10m over 30s", "too short"),
    ("time", "95% within 10m over 99999d", "too long"),
    ("time", "95% within 20000000d over 30d", "beyond all measure"),
    ("share", "95% within 10m over 30d", "does not fit"),
    ("share", "mean >= 4/5 over 30d", "does not fit"),
    ("share", "rate >= 0% over 30d", "cannot be missed"),
    ("share", "rate <= 100% over 30d", "cannot be missed"),
    ("share", "rate > 100% over 30d", "cannot be kept"),
    ("mark", "95% within 10m over 30d", "does not fit"),
    ("mark", "rate >= 80% over 30d", "does not fit"),
    ("mark", "max >= 4/5 over 30d", "does not fit"),
    ("number", "mean <= 3 over 30d", "does not fit"),
    ("number", "rate >= 80% over 30d", "does not fit"),
    ("up", "rate >= 80% over 30d", "does not fit"),
    ("up", "95% within 10m over 30d", "does not fit"),
]


def spec(measure: str, objective: str, more: str = "") -> str:
    """The spec of one sla; business time goes by the office's hours."""
    if "bd" in objective or "bh" in objective:
        more += " calendar office"
    return SPEC.format(measure=measure, objective=objective, more=more)


@pytest.mark.parametrize(("measure", "objective", "alerts", "counted"), WATCHED, ids=lambda one: str(one)[:40])
def test_an_objective_that_can_be_watched_is(
    measure: str,
    objective: str,
    alerts: set[str],
    counted: str,
    emitted: Callable[..., Any],
    judged: Callable[..., Any],
) -> None:
    files = emitted(spec(measure, objective))
    judgement = judged(files)
    assert judgement.code == 0, judgement.said
    assert {alert["alert"] for alert in files.alerts("desk")} == alerts
    assert any(counted in rule["expr"] for rule in files.rules("desk"))
    assert "not watched" not in files.notes("desk")


@pytest.mark.parametrize(("measure", "objective", "why"), UNWATCHED)
def test_an_objective_that_cannot_be_watched_is_named_with_the_reason(
    measure: str, objective: str, why: str, emitted: Callable[..., Any], judged: Callable[..., Any]
) -> None:
    files = emitted(spec(measure, objective))
    assert judged(files).code == 0
    assert files.rules("desk") == []
    english, chinese = files.notes("desk").splitlines()[2:]
    assert english.startswith("# s is not watched: ")
    assert why in english
    assert chinese.startswith("# s 未监控：")


def test_an_sla_that_wants_no_alert_has_records_only(emitted: Callable[..., Any]) -> None:
    files = emitted(spec("time", "95% within 10m over 30d", "alert false escalate after 80% to boss"))
    assert files.alerts("desk") == []
    assert any(rule["record"] == "svcdsl:sla_error:ratio" for rule in files.rules("desk"))
    assert [metric["name"] for metric in files.contract("desk")["metrics"]] == ["svcdsl_measure_time_seconds"]


def test_a_calendar_period_is_said_to_be_approximated(emitted: Callable[..., Any]) -> None:
    notes = emitted(spec("time", "95% within 10m over quarter")).notes("desk")
    assert "# s: quarter is a calendar period; Prometheus sees a rolling 91d instead" in notes
    assert "# s：quarter 为日历周期，Prometheus 以滚动的 91d 近似" in notes


def test_an_objective_without_a_period_is_watched_over_thirty_days(emitted: Callable[..., Any]) -> None:
    files = emitted(spec("time", "95% within 10m"))
    assert "names no period; 30d are taken" in files.notes("desk")
    assert any("[30d]" in rule["expr"] for rule in files.rules("desk"))


def test_priority_and_customers_pick_out_their_cases(emitted: Callable[..., Any]) -> None:
    text = spec("time", "95% within 10m over 30d", "priority 1 for gold, silver")
    text = text.replace("role boss", 'customer gold "Gold"\ncustomer silver "Silver"\nrole boss')
    expr = emitted(text).rules("desk")[0]["expr"]
    assert 'customer=~"gold|silver",priority="1"' in expr


def test_figures_taken_by_hand_are_not_watched(emitted: Callable[..., Any]) -> None:
    text = spec("time", "95% within 10m over 30d").replace("source log kind events", "source log kind manual")
    assert "its figures are taken by hand (log)" in emitted(text).notes("desk")


def test_a_metric_of_the_spec_is_used_with_its_labels(emitted: Callable[..., Any]) -> None:
    text = spec("time", "95% within 10m over 30d").replace(
        "source log kind events table log",
        'source log kind prometheus metric desk_wait_seconds_bucket labels job "api", env "pr\\"od"',
    )
    expr = emitted(text).rules("desk")[0]["expr"]
    assert 'desk_wait_seconds_count{job="api",env="pr\\"od"}' in expr


def test_a_label_that_the_rules_need_themselves_is_refused(emitted: Callable[..., Any]) -> None:
    text = spec("time", "95% within 10m over 30d").replace(
        "source log kind events table log", 'source log kind prometheus metric wait labels le "600"'
    )
    assert "a label that Prometheus cannot match here: le" in emitted(text).notes("desk")


def test_a_ladder_in_open_days_is_judged_by_who_has_the_calendar(emitted: Callable[..., Any]) -> None:
    files = emitted(spec("time", "95% within 2bd over 30d", "escalate after 80% to boss"))
    (rung,) = [alert for alert in files.alerts("desk") if alert["alert"] == "SvcdslEscalation"]
    assert rung["expr"] == 'sum(svcdsl_sla_waiting_cases{service="desk",sla="s",after="80%"}) > 0'
    assert rung["labels"]["escalate_to"] == "boss"
