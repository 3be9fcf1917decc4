"""The projects that are measured: always the same, of the size they claim, and without an error."""

from collections import Counter
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

from benchmarks.generate import files_of, service_text, write_project  # noqa: E402
from benchmarks.large_service import CLOCK, HOURS, PLAIN, steps_of, things, write_large  # noqa: E402
from benchmarks.openapi import openapi_text  # noqa: E402
from svcdsl.session import Seen, Wanted, look  # noqa: E402

NOTATIONS = ("yaml", "svc", "mixed")


def checked(folder: Path) -> Seen:
    """The one project in a folder, checked as of its own day."""
    (seen,) = look([str(folder)], Wanted(), "en", "2026-11-21")
    return seen


def test_the_same_seed_gives_the_same_files() -> None:
    assert list(files_of(30, "mixed", seed=7)) == list(files_of(30, "mixed", seed=7))


def test_another_seed_gives_others() -> None:
    assert service_text(3, "yaml", seed=7) != service_text(3, "yaml", seed=8)


def test_a_service_does_not_depend_on_how_many_there_are() -> None:
    assert set(files_of(20, "svc")) <= set(files_of(30, "svc"))


@pytest.mark.parametrize("notation", NOTATIONS)
@pytest.mark.parametrize("services", [1, 120])
def test_nothing_is_wrong_with_a_project(tmp_path: Path, notation: str, services: int) -> None:
    write_project(tmp_path / "project", services, notation)
    findings = checked(tmp_path / "project").findings
    assert [finding for finding, _, severity in findings if severity == "error" or finding.code[0] == "N"] == []


def test_a_project_has_few_findings(tmp_path: Path) -> None:
    """More than a couple of thousand findings are not kept between runs, and nothing warm could be measured."""
    write_project(tmp_path / "project", 100, "mixed")
    assert len(checked(tmp_path / "project").findings) < 100


def test_both_notations_say_as_much(tmp_path: Path) -> None:
    counts = []
    for notation in ("yaml", "svc"):
        write_project(tmp_path / notation, 10, notation)
        counts.append(checked(tmp_path / notation).totals.things)
    assert counts[0] == counts[1] > 0


@pytest.mark.parametrize("notation", NOTATIONS)
def test_a_service_has_about_115_lines(tmp_path: Path, notation: str) -> None:
    written = write_project(tmp_path / "project", 100, notation)
    assert written.lines / written.services == pytest.approx(115, abs=10)


def test_half_is_yaml_and_half_svc() -> None:
    endings = Counter(name.rpartition(".")[2] for name, _ in files_of(200, "mixed"))
    assert endings["yaml"] == endings["svc"]


def test_some_lines_are_chinese() -> None:
    text = "".join(text for _, text in files_of(10, "mixed"))
    chinese = [line for line in text.splitlines() if any("\u4e00" <= sign <= "\u9fff" for sign in line)]
    assert 0.05 < len(chinese) / text.count("\n") < 0.5


def test_a_foreign_file_is_of_like_size() -> None:
    assert openapi_text(5).count("\n") == pytest.approx(115, abs=20)


def test_the_large_service_has_60_steps_12_choices_and_4_forks() -> None:
    steps = steps_of()
    counts = [sum(field in step for step in steps.values()) for field in ("choose", "fork", "join")]
    assert (len(steps), *counts) == (60, 12, 4, 4)
    assert list(things(CLOCK, 5)) == list(things(CLOCK, 5))


@pytest.mark.parametrize("kind", [PLAIN, HOURS, CLOCK])
def test_the_large_service_can_be_proved(tmp_path: Path, kind: str) -> None:
    write_large(tmp_path, kind, 2)
    (seen,) = look([str(tmp_path)], Wanted(select=("N", "F")), "en", "2026-11-21")
    assert list(seen.findings) == []
