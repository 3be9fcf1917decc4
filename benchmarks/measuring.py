"""Runs whole processes in turn and measures them: wall time, processor time, peak memory."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

# ru_maxrss is in bytes on macOS and in KiB elsewhere.
RSS_UNIT = 1 if sys.platform == "darwin" else 1024
# What would send or ask something over the network while it is measured.
QUIET = {"REDOCLY_TELEMETRY": "off", "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true", "NO_COLOR": "1"}
# Settings under which Python would compile every module anew at each start, which no installed program does.
SLOWING = ("PYTHONDONTWRITEBYTECODE", "PYTHONDEVMODE", "PYTHONPROFILEIMPORTTIME")

# Where svcdsl keeps its findings for the time of a comparison.
CACHE = "cache"


class Run(NamedTuple):
    """One process: its round, seconds of wall and of processor time (user and system), peak bytes."""

    turn: int
    wall: float
    cpu: float
    peak: int


class Written(NamedTuple):
    """How much a project holds."""

    services: int
    files: int
    lines: int
    bytes: int


class Contestant(NamedTuple):
    """A command that reads a project.

    `times` is how often it runs in a round, `every` in which rounds (1: all, 3: each third). `before` is done
    before each run, unmeasured. `accepts` are the exit codes that say that the work was done.
    """

    name: str
    command: Sequence[str]
    size: Written
    times: int = 1
    every: int = 1
    before: Callable[[], None] | None = None
    accepts: Sequence[int] = (0,)

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from the others."""
        return self.name, self.size.services


Runs = dict[tuple[str, int], list[Run]]


class Failed(Exception):
    """A measured command that did not do its work; carries what it said."""


def run(contestant: Contestant, kept: Path, turn: int = 0) -> Run:
    """Run it once, with what programs keep in the folder `kept`. Raises Failed on an exit code not accepted.

    Time and memory are those of the process and of the children that it waited for. On Linux the peak is at least
    that of this process, since the kernel carries it over to the child: so this one must stay small.
    """
    if contestant.before:
        contestant.before()
    with open(os.devnull, "wb") as nowhere:
        start = time.perf_counter()
        process = subprocess.Popen(
            list(contestant.command), stdout=nowhere, stderr=subprocess.PIPE, env=environment(kept)
        )
        assert process.stderr is not None
        with process.stderr:
            told = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in contestant.accepts:
        raise Failed(f"exit code {process.returncode}: {told.decode(errors='replace').strip()[-500:]}")
    return Run(turn, wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * RSS_UNIT)


def environment(kept: Path) -> dict[str, str]:
    """The environment of measured processes: as for an installed program, whatever this shell has set."""
    inherited = {name: value for name, value in os.environ.items() if name not in SLOWING}
    return {**inherited, **QUIET, "PYTHONPYCACHEPREFIX": str(kept / "bytecode"), "SVCDSL_CACHE": str(kept / CACHE)}


def compare(contestants: Sequence[Contestant], rounds: int, kept: Path, tell: Callable[[str], None]) -> Runs:
    """Run them all in turn, so many rounds: A B C A B C. One that fails in a round is told of and left out of it.

    Each runs once before the first round, unmeasured, so that bytecode is compiled and files are in memory.
    """
    runs: Runs = {}
    for turn in range(-1, rounds):
        for contestant in contestants:
            name = f"{contestant.name} at {contestant.size.services}"
            if turn % contestant.every if turn >= 0 else contestant.every > 1:
                continue
            times = contestant.times if turn >= 0 else 1
            try:
                taken = [run(contestant, kept, turn) for _ in range(times)]
            except (Failed, OSError) as failure:
                tell(f"left out of this round: {name}: {failure}")
                continue
            if turn >= 0:
                runs.setdefault(contestant.key, []).extend(taken)
                tell(f"round {turn + 1} of {rounds}: {name}: {middle(taken, 'wall'):.2f} s")
    return runs


def middle(runs: Sequence[Run], what: str) -> float:
    """The median of `wall`, `cpu` or `peak`."""
    value: float = statistics.median(getattr(one, what) for one in runs)
    return value


def ratio(own: Sequence[Run], other: Sequence[Run], what: str) -> float | None:
    """The median of the ratios within a round: both ran on the machine as it was then. None where they share none."""
    shared = sorted({one.turn for one in own} & {one.turn for one in other})
    if not shared:
        return None
    in_round = [[[one for one in runs if one.turn == turn] for runs in (own, other)] for turn in shared]
    return statistics.median(middle(mine, what) / middle(theirs, what) for mine, theirs in in_round)
