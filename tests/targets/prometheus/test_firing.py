"""What the rules say of cases that happen: promtool plays them, a sample a minute."""

from collections.abc import Callable
from typing import Any

import pytest

SPEC = """svcdsl 1
role boss "Boss"
role chief "Chief"
source log kind events table log events good
service desk "Desk" {{
  owner boss
  process p {{
    start a
    {volume}
    step a by boss -> end
  }}
  feedback f kind survey when a.done {{
    asks q "How was it?" kind csat
  }}
  measure time kind duration from a.started to a.done source log
  measure share kind ratio good good of a.done source log
  measure mark kind score asks f.q source log
  measure number kind count source log
  measure up kind availability source log
  sla s "Quick" party customer measure {measure} objective {objective} {more}
}}
"""

COUNT = 'svcdsl_measure_time_seconds_count{service="desk",clock="24x7"}'
GOOD = 'svcdsl_measure_time_seconds_bucket{service="desk",clock="24x7",le="%s"}'
OVERDUE = 'svcdsl_sla_overdue_cases{service="desk",sla="s"}'
OLDEST = 'svcdsl_sla_oldest_case_seconds{service="desk",sla="s"}'


def spec(measure: str, objective: str, volume: str = "volume 14400/d", more: str = "") -> str:
    """The spec of one sla."""
    return SPEC.format(measure=measure, objective=objective, volume=volume, more=more)


def firing(alert: str, at: str, *windows: str) -> dict[str, Any]:
    """At that time the alert fires in just these windows."""
    fired = [{"labels": f'{{window="{window}"}}', "value": 1} for window in windows]
    expr = f'count by (window) (ALERTS{{alertname="{alert}",alertstate="firing"}})'
    return {"expr": expr, "eval_time": at, "exp_samples": fired}


def value(record: str, window: str, at: str, expected: float) -> dict[str, Any]:
    """At that time the record has just this value."""
    labels = f'{record}{{service="desk",sla="s",window="{window}"}}'
    return {"expr": labels, "eval_time": at, "exp_samples": [{"labels": labels, "value": expected}]}


# Ten cases a minute for four hours; good ones a minute in the first and in the last two hours.
@pytest.mark.parametrize(
    ("good", "windows"),
    [
        (10, ()),
        (9, ()),  # 10% of two hours is 5% of the four: a burn rate of 1, and no more
        (4, ("1d", "3d")),  # 60% of two hours is 30% of the four: 6 times is not passed, 3 is
        (3, ("6h", "1d", "3d")),
        (2, ("1h", "6h", "1d", "3d")),  # 80% of the last hour: 16 times
    ],
)
def test_a_burn_fires_and_less_does_not(
    good: int, windows: tuple[str, ...], emitted: Callable[..., Any], run_rules: Callable[..., Any]
) -> None:
    files = emitted(spec("time", "95% within 10m over 30d"))
    series = {COUNT: "0+10x240", GOOD % "600": f"0+10x120 {1200 + good}+{good}x119"}
    judgement = run_rules(files, series, firing("SvcdslBurnRate", "4h", *windows))
    assert judgement.code == 0, judgement.said


@pytest.mark.parametrize("le", ["600", "600.0"])
@pytest.mark.parametrize(("late", "kept"), [(5, 1), (6, 0)])
def test_the_objective_is_exact_at_its_edge(
    le: str, late: int, kept: int, emitted: Callable[..., Any], run_rules: Callable[..., Any]
) -> None:
    files = emitted(spec("time", "95% within 10m over 1d", volume=""))
    series = {COUNT: "0x10 100x60", GOOD % le: f"0x10 {100 - late}x60"}
    judgement = run_rules(
        files,
        series,
        value("svcdsl:sla_cases:count", "1d", "60m", 100),
        value("svcdsl:sla_error:ratio", "1d", "60m", late / 100),
        value("svcdsl:sla_kept:bool", "1d", "60m", kept),
        firing("SvcdslMissed", "60m", *(["1d"] if not kept else [])),
    )
    assert judgement.code == 0, judgement.said


def test_the_judge_sees_a_wrong_expectation(emitted: Callable[..., Any], run_rules: Callable[..., Any]) -> None:
    files = emitted(spec("time", "95% within 10m over 1d", volume=""))
    series = {COUNT: "0x10 100x60", GOOD % "600": "0x10 94x60"}
    assert run_rules(files, series, firing("SvcdslMissed", "60m")).code != 0


def test_too_few_cases_are_neither_kept_nor_missed(emitted: Callable[..., Any], run_rules: Callable[..., Any]) -> None:
    files = emitted(spec("time", "95% within 10m over 1d", volume=""), least_cases=20)
    series = {COUNT: "0x10 19x60", GOOD % "600": "0x70"}
    nothing = {"expr": "svcdsl:sla_kept:bool", "eval_time": "60m", "exp_samples": []}
    judgement = run_rules(files, series, nothing, firing("SvcdslMissed", "60m"))
    assert judgement.code == 0, judgement.said


def test_where_every_case_counts_the_first_bad_one_is_told(
    emitted: Callable[..., Any], run_rules: Callable[..., Any]
) -> None:
    files = emitted(spec("time", "always within 10m over 30d"))
    series = {COUNT: "0x10 50x110", GOOD % "600": "0x10 49x110"}
    judgement = run_rules(
        files,
        series,
        firing("SvcdslBadCase", "9m"),
        firing("SvcdslBadCase", "30m", "1h"),
        firing("SvcdslBadCase", "2h"),
        value("svcdsl:sla_kept:bool", "30d", "2h", 0),
    )
    assert judgement.code == 0, judgement.said


def test_open_cases_are_told_up_the_ladder(emitted: Callable[..., Any], run_rules: Callable[..., Any]) -> None:
    more = 'escalate after 80% to boss escalate after 9m to chief remedy "Tea"'
    files = emitted(spec("time", "95% within 10m over 30d", more=more))
    series = {OLDEST: "0 60 120 180 240 300 360 420 479 480 540 600", OVERDUE: "0x10 1x20"}

    def told(at: str, *roles: str) -> dict[str, Any]:
        expr = 'count by (escalate_to) (ALERTS{alertname="SvcdslEscalation"})'
        fired = [{"labels": f'{{escalate_to="{role}"}}', "value": 1} for role in roles]
        return {"expr": expr, "eval_time": at, "exp_samples": fired}

    text = {
        "alertname": "SvcdslOverdue",
        "eval_time": "20m",
        "exp_alerts": [
            {
                "exp_labels": {
                    "severity": "ticket",
                    "service": "desk",
                    "sla": "s",
                    "owner": "boss",
                    "party": "customer",
                },
                "exp_annotations": {
                    "summary": "Desk: 1 open cases are past the limit of “Quick”",
                    "description": "Customers are still waiting; no figure shows these cases until they end. "
                    "Objective: 95% within 10m over 30d. When it is missed: Tea",
                    "summary_zh": "Desk：有1单超过“Quick”的时限仍未办结",
                    "description_zh": "客户还在等；办结之前，这些单不会出现在任何比率里。"
                    "目标值：95% within 10m over 30d。未达标时的补偿：Tea",
                },
            }
        ],
    }
    judgement = run_rules(files, series, told("8m"), told("9m", "boss"), told("10m", "boss", "chief"), text)
    assert judgement.code == 0, judgement.said


def test_silence_is_told(emitted: Callable[..., Any], run_rules: Callable[..., Any]) -> None:
    files = emitted(spec("time", "95% within 10m over 30d"))
    # The histogram comes, but without the bucket at the limit.
    series = {COUNT: "0+10x100", GOOD % "300": "0+10x100", OVERDUE: "0x100"}
    fired = [{"labels": '{metric="svcdsl_measure_time_seconds"}', "value": 1}]
    expr = 'count by (metric) (ALERTS{alertname="SvcdslNoData",alertstate="firing"})'
    judgement = run_rules(files, series, {"expr": expr, "eval_time": "90m", "exp_samples": fired})
    assert judgement.code == 0, judgement.said


# What the figure is and whether it breaks its target, of certain growth within the hour.
FIGURES = [
    ("mark", "mean >= 4.5/5 over 1d", {"score_sum": 45, "score_count": 10}, 4.5, False),
    ("mark", "mean > 4.5/5 over 1d", {"score_sum": 45, "score_count": 10}, 4.5, True),
    ("mark", "mean >= 4.5/5 over 1d", {"score_sum": 44, "score_count": 10}, 4.4, True),
    ("mark", "mean >= 4.5/5 over 1d", {"score_sum": 9, "score_count": 9}, 1, False),
    (
        "mark",
        "nps >= 40 over 1d",
        {'score_bucket{le="6"}': 2, 'score_bucket{le="8"}': 4, "score_count": 10},
        40,
        False,
    ),
    (
        "mark",
        "nps >= 40 over 1d",
        {'score_bucket{le="6.0"}': 3, 'score_bucket{le="8.0"}': 4, "score_count": 10},
        30,
        True,
    ),
    ("number", "count <= 3 over 1d", {"count_total": 3}, 3, False),
    ("number", "count <= 3 over 1d", {"count_total": 4}, 4, True),
    ("time", "mean <= 10m over 1d", {"seconds_sum": 6000, "seconds_count": 10}, 600, False),
    ("time", "mean <= 10m over 1d", {"seconds_sum": 6001, "seconds_count": 10}, 600.1, True),
]


@pytest.mark.parametrize(("measure", "objective", "growth", "figure", "broken"), FIGURES)
def test_a_figure_is_held_against_its_target(
    measure: str,
    objective: str,
    growth: dict[str, float],
    figure: float,
    broken: bool,
    emitted: Callable[..., Any],
    run_rules: Callable[..., Any],
) -> None:
    files = emitted(spec(measure, objective))
    series = {}
    for part, grown in growth.items():
        name, _, label = part.partition("{")
        clock = ',clock="24x7"' if measure == "time" else ""
        labels = f'service="desk"{clock}' + (f",{label[:-1]}" if label else "")
        series[f"svcdsl_measure_{measure}_{name}{{{labels}}}"] = f"0x10 {grown}x60"
    judgement = run_rules(
        files,
        series,
        value("svcdsl:sla_figure:value", "1d", "60m", figure),
        firing("SvcdslMissed", "60m", *(["1d"] if broken else [])),
    )
    assert judgement.code == 0, judgement.said


def test_a_count_to_be_reached_is_judged_after_a_whole_period(
    emitted: Callable[..., Any], run_rules: Callable[..., Any]
) -> None:
    files = emitted(spec("number", "count >= 3 over 1h"))
    series = {'svcdsl_measure_number_count_total{service="desk"}': "0x10 2x200"}
    judgement = run_rules(files, series, firing("SvcdslMissed", "30m"), firing("SvcdslMissed", "65m", "1h"))
    assert judgement.code == 0, judgement.said


@pytest.mark.parametrize(("good", "kept"), [(95, 1), (94, 0)])
def test_good_events_are_counted_out_of_all(
    good: int, kept: int, emitted: Callable[..., Any], run_rules: Callable[..., Any]
) -> None:
    files = emitted(spec("share", "rate >= 95% over 1d"))
    name = 'svcdsl_measure_share_events_total{service="desk",event="%s"}'
    series = {name % "good": f"0x10 {good}x60", name % "a.done": "0x10 100x60"}
    judgement = run_rules(files, series, value("svcdsl:sla_kept:bool", "1d", "60m", kept))
    assert judgement.code == 0, judgement.said


@pytest.mark.parametrize(("down", "kept"), [(1, 1), (2, 0)])
def test_availability_is_the_share_of_samples(
    down: int, kept: int, emitted: Callable[..., Any], run_rules: Callable[..., Any]
) -> None:
    files = emitted(spec("up", "available 99% over 100m"))
    series = {'svcdsl_measure_up_up{service="desk",clock="24x7"}': f"1x50 {'0 ' * down} 1x200"}
    judgement = run_rules(files, series, value("svcdsl:sla_kept:bool", "100m", "110m", kept))
    assert judgement.code == 0, judgement.said
