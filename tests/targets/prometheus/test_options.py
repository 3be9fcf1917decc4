"""The settings of the target: what they do, and which are refused."""

from collections.abc import Callable
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from svcdsl.targets import target_of

SPEC = """svcdsl 1
role boss "Boss"
source log kind events table log
service desk "Desk" {
  owner boss
  process p {
    start a
    volume 1000/d
    step a by boss -> end
  }
  measure time kind duration from a.started to a.done source log
  sla s party customer measure time objective 95% within 10m over 30d
}
"""

REFUSED = [
    {"least_cases": 5},
    {"least-cases": 0},
    {"least-cases": "5"},
    {"labels": {"severity": "page"}},
    {"labels": {"__name__": "x"}},
    {"labels": {"1st": "x"}},
    {"labels": {"team": ""}},
    {"labels": {"team": 5}},
    {"interval": "often"},
    {"templates": "mine"},
]


def schema() -> Draft202012Validator:
    """The judge of the settings."""
    return Draft202012Validator(target_of("prometheus").options)


@pytest.mark.parametrize("options", REFUSED, ids=str)
def test_wrong_settings_are_refused(options: dict[str, Any]) -> None:
    assert not schema().is_valid(options)


def test_right_settings_are_taken() -> None:
    Draft202012Validator.check_schema(target_of("prometheus").options)
    assert schema().is_valid({"least-cases": 30, "labels": {"team": "机场"}, "interval": "1m"})


def test_labels_stand_on_every_rule(emitted: Callable[..., Any], judged: Callable[..., Any]) -> None:
    files = emitted(SPEC, labels={"team": "机场"})
    assert judged(files).code == 0
    assert {rule["labels"].get("team") for rule in files.rules("desk")} == {"机场"}


def test_least_cases_guard_every_share(emitted: Callable[..., Any]) -> None:
    alerts = emitted(SPEC, least_cases=77).alerts("desk")
    (missed,) = [alert for alert in alerts if alert["alert"] == "SvcdslMissed"]
    assert missed["expr"].endswith(">= 77")


def test_the_interval_is_the_groups(emitted: Callable[..., Any], judged: Callable[..., Any]) -> None:
    files = emitted(SPEC, interval="2m")
    assert judged(files).code == 0
    assert "  interval: 2m\n" in files["desk.rules.yml"]
