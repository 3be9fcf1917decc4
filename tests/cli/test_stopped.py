"""Ctrl-C, a polite kill and a rude one: the former output stays whole, and the next build completes."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent.parent / "src"
GOOD = "svcdsl 1\nservice s owner o\nrole o\nterm voucher\n"
NEXT = GOOD + "term meal\n"

# A build that says where it is, and waits there until a signal comes.
BEFORE_MOVING = """
import signal, sys
from svcdsl.cli import build, main
def emit(*arguments, **options):
    print("here", flush=True)
    signal.pause()
build.emit = emit
main(sys.argv[1:])
"""
WHILE_MOVING = """
import os, signal, sys
from svcdsl.cli import main
from svcdsl.project import writing
move = writing.os.replace
def replace(old, new):
    if "model" in str(new).split(os.sep):
        print("here", flush=True)
        sys.stdin.readline()
    move(old, new)
writing.os.replace = replace
main(sys.argv[1:])
"""
WHILE_READING = """
import signal, sys
from svcdsl import pipeline
from svcdsl.cli import main
def read(*arguments):
    print("here", flush=True)
    signal.pause()
pipeline.read = read
main(sys.argv[1:])
"""


def held(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but what svcdsl keeps for itself."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and ".svcdsl" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def built(svcdsl, here: Path) -> dict[str, bytes]:
    """A spec that has been built, and has changed since."""
    (here / "a.svc").write_text(GOOD)
    svcdsl("build", "-t", "model", "-o", "out")
    (here / "a.svc").write_text(NEXT)
    return held(here / "out")


def strike(here: Path, driver: str, sent: int, language: str = "en") -> tuple[int, str]:
    """Start a build, send a signal where it waits, and let it end: its exit code and what it said of that."""
    process = subprocess.Popen(
        [sys.executable, "-c", driver, "build", "-t", "model", "-o", "out", "--language", language],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=here,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        start_new_session=True,
    )
    assert process.stdout is not None
    for line in process.stdout:
        if line == "here\n":
            break
    process.send_signal(sent)
    _, err = process.communicate("\n" * 9)
    return process.returncode, err


@pytest.mark.parametrize(("language", "told"), [("en", "Stopped.\n"), ("zh", "已停止。\n")])
@pytest.mark.parametrize("driver", [WHILE_READING, BEFORE_MOVING], ids=["reading", "writing"])
def test_ctrl_c_leaves_the_former_output_whole(
    svcdsl, here: Path, built: dict[str, bytes], driver: str, language: str, told: str
) -> None:
    code, err = strike(here, driver, signal.SIGINT, language)
    assert (code, err.lstrip("\n")) == (130, told)
    assert held(here / "out") == built
    assert svcdsl("build", "-t", "model", "-o", "out", "--fail-on", "never").code == 0
    assert held(here / "out") != built
    assert [path.name for path in (here / "out" / ".svcdsl").iterdir()] == ["written.json"]


def test_ctrl_c_while_files_are_moved_waits_until_they_are(svcdsl, here: Path, built: dict[str, bytes]) -> None:
    code, _ = strike(here, WHILE_MOVING, signal.SIGINT)
    stopped = held(here / "out")
    svcdsl("build", "-t", "model", "-o", "out")
    assert (code, stopped) == (130, held(here / "out"))
    assert stopped != built


@pytest.mark.parametrize("sent", [signal.SIGTERM, signal.SIGKILL], ids=lambda sent: sent.name)
def test_a_kill_leaves_the_former_output_whole(
    svcdsl, here: Path, built: dict[str, bytes], sent: signal.Signals
) -> None:
    code, _ = strike(here, BEFORE_MOVING, sent)
    assert code == -sent
    assert held(here / "out") == built
    svcdsl("build", "-t", "model", "-o", "out")
    assert held(here / "out") != built
    assert [path.name for path in (here / "out" / ".svcdsl").iterdir()] == ["written.json"]


def test_the_build_after_a_rude_kill_in_the_middle_of_moving_completes_it(
    svcdsl, here: Path, built: dict[str, bytes]
) -> None:
    code, _ = strike(here, WHILE_MOVING, signal.SIGKILL)
    assert code == -signal.SIGKILL
    (here / "a.svc").write_text("}")  # what comes next need not even be right
    svcdsl("build", "-t", "model", "-o", "elsewhere")
    (here / "a.svc").write_text(NEXT)
    svcdsl("build", "-t", "model", "-o", "out")
    svcdsl("build", "-t", "model", "-o", "fresh")
    assert held(here / "out") == held(here / "fresh")
