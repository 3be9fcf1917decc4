"""promtool accepts what is emitted, and refuses the same when it is spoiled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SPEC = (HERE / "golden" / "desk.svc").read_text(encoding="utf-8")

SPOILED = {
    "an expression that is none": ("round(sum(", "round(sum(("),
    "a name that is none": ("record: svcdsl:sla_cases:count", "record: 服务级别"),
    "a template that does not end": ("summary: 'Help desk", "summary: '{{ Help desk"),
    "a key that is none": ("  rules:\n", "  rulez:\n"),
    "a rule that stands there twice": ("window: 2h", "window: 6h"),
}


def test_rules_are_accepted(emitted: Callable[..., Any], judged: Callable[..., Any]) -> None:
    judgement = judged(emitted(SPEC))
    assert judgement.code == 0, judgement.said
    assert "rules found" in judgement.said


@pytest.mark.parametrize("how", SPOILED)
def test_spoiled_rules_are_refused(how: str, emitted: Callable[..., Any], judged: Callable[..., Any]) -> None:
    files = emitted(SPEC)
    good, bad = SPOILED[how]
    text = files["help-desk.rules.yml"]
    assert good in text
    files["help-desk.rules.yml"] = text.replace(good, bad)
    assert judged(files).code != 0


def test_rules_of_all_services_stand_side_by_side(emitted: Callable[..., Any], judged: Callable[..., Any]) -> None:
    other = SPEC.replace("svcdsl 1", "").replace("service help-desk", "service night-desk")
    own = other[other.index("service night-desk") :]
    files = emitted(SPEC + own)
    assert judged(files).code == 0
    names = {(rule["labels"]["service"], rule["labels"]["sla"]) for rule in files.rules("night-desk")}
    assert ("night-desk", "first-answer") in names
    assert not any(service == "help-desk" for service, _ in names)


def test_emitting_twice_gives_the_same_bytes(emitted: Callable[..., Any]) -> None:
    assert emitted(SPEC) == emitted(SPEC)


@pytest.mark.parametrize("name", ["help-desk.rules.yml", "help-desk.contract.yml"])
def test_files_are_as_expected(name: str, emitted: Callable[..., Any]) -> None:
    assert emitted(SPEC)[name] == (HERE / "golden" / name).read_text(encoding="utf-8")


def test_a_service_without_slas_has_no_files(emitted: Callable[..., Any]) -> None:
    assert emitted('svcdsl 1\nservice quiet "Quiet" {\n}\n') == {}
