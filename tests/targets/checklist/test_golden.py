"""Whole pages, to be read by people: what is printed for the delay of LANGUAGE.md and for a front desk.

`SVCDSL_GOLDEN=write pytest tests/targets/checklist/test_golden.py` writes them anew.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from svcdsl.model import Project

GOLDEN = Path(__file__).parent / "golden"
Emit = Callable[..., dict[str, str]]


def compare(case: str, pages: dict[str, str]) -> None:
    """Hold the pages against the files of a case, the list of files included."""
    folder = GOLDEN / case
    if os.environ.get("SVCDSL_GOLDEN") == "write":
        for path, text in pages.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8")
    files = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*.md")}
    assert sorted(files) == sorted(pages)
    for name, path in files.items():
        assert pages[name] == path.read_text(encoding="utf-8"), name


def test_delay(delay: Project, emit: Emit) -> None:
    compare("delay", emit(delay))


def test_front_desk(front_desk: Project, emit: Emit) -> None:
    compare("front-desk", emit(front_desk, ("zh", "en")))


@pytest.mark.parametrize("languages", [("en",), ("zh",), ("en", "zh")])
def test_the_same_bytes_twice(delay: Project, emit: Emit, languages: tuple[str, ...]) -> None:
    assert emit(delay, languages) == emit(delay, languages)
