"""The cases of the field under specs/examples: what is said of each, and that notations agree on a whole project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from svcdsl.pipeline import emit
from svcdsl.session import Seen, Wanted, look
from svcdsl.targets import target_of

ROOT = Path(__file__).resolve().parent.parent
EXAMPLES = ROOT / "specs" / "examples"
DAY = "2026-11-21"

# What the compiler still says of each case, written down so that a change of rules shows here.
STILL_SAID: dict[str, list[str]] = {
    "airline-delay": [],
    "hospital-visit": [],
    "house-rules": [],
    "retail-support": [],
    "telecom-callcentre": [],
}


def seen(folder: Path) -> Seen:
    (project,) = look([str(folder)], Wanted(today=DAY), "en", DAY)
    return project


def model_without_places(folder: Path) -> Any:
    project = seen(folder)
    outputs = emit(
        target_of("model"), project.model, told={"en": []}, languages=["en"], options={}, today=DAY, version="0"
    )
    (text,) = (output.content for output in outputs if output.path == "model.json")
    model = json.loads(text)
    del model["project"]["files"]
    return dropped(model)


def dropped(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: dropped(inner) for key, inner in value.items() if key not in ("place", "places")}
    return [dropped(inner) for inner in value] if isinstance(value, list) else value


@pytest.mark.parametrize("case", sorted(STILL_SAID))
def test_what_is_said_of_a_case_is_written_down(case: str) -> None:
    project = seen(EXAMPLES / case)
    said = [
        f"{finding.code} {finding.span!r} {severity}".replace(str(EXAMPLES.relative_to(ROOT)) + "/", "")
        for finding, _, severity in project.findings
    ]
    assert said == STILL_SAID[case]


def test_every_case_is_among_them() -> None:
    assert sorted(path.parent.name for path in EXAMPLES.glob("*/svcdsl.toml")) == sorted(STILL_SAID)


@pytest.mark.parametrize("case", sorted(STILL_SAID))
def test_a_case_is_a_whole_project(case: str) -> None:
    files = [path for path in (EXAMPLES / case).iterdir() if ".svc" in path.name]
    assert len(files) > 1
    assert sum(path.read_text(encoding="utf-8").count("\n") for path in files) >= 120


def test_the_airline_means_the_same_in_yaml() -> None:
    assert model_without_places(ROOT / "tests" / "cases" / "airline-delay-yaml") == model_without_places(
        EXAMPLES / "airline-delay"
    )


def test_another_limit_would_be_seen(tmp_path: Path) -> None:
    for path in (EXAMPLES / "airline-delay").iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("within 10m", "within 11m"), encoding="utf-8")
    assert model_without_places(tmp_path) != model_without_places(EXAMPLES / "airline-delay")
