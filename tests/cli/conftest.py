"""The command line run in this process, and as one of its own."""

import gc
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from svcdsl.cli import main

ROOT = Path(__file__).resolve().parent.parent.parent


class Ran(NamedTuple):
    """How a run ended and what it said."""

    code: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """What `--format json` gave."""
        report: dict[str, Any] = json.loads(self.out)
        return report

    @property
    def found(self) -> list[tuple[str, str, int, int]]:
        """Code, file, line and column of each finding in that report."""
        return [
            (one["code"], one["file"], one["range"]["start"]["line"], one["range"]["start"]["column"])
            for one in self.report["findings"]
        ]


Run = Callable[..., Ran]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def svcdsl(here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run the command in this process, in English where nothing else is asked for."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["svcdsl", *arguments])
        with pytest.raises(SystemExit) as leaving:
            main(arguments)
        code = leaving.value.code
        assert isinstance(code, int)
        return Ran(code, *capsys.readouterr())

    yield run
    gc.enable()


@pytest.fixture
def outside(here: Path) -> Run:
    """Run the command as a process of its own; `before` are words to start it with."""

    def run(*arguments: str, before: tuple[str, ...] = (), language: str = "en") -> Ran:
        done = subprocess.run(
            [*before, sys.executable, "-m", "svcdsl", *arguments],
            capture_output=True,
            encoding="utf-8",
            env=environment(language),
            cwd=here,
            check=False,
        )
        return Ran(done.returncode, done.stdout, done.stderr)

    return run


def environment(language: str) -> dict[str, str]:
    """The environment of a process that runs this checkout."""
    locale = {"en": "C.UTF-8", "zh": "zh_CN.UTF-8"}[language]
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "LC_ALL": locale}
