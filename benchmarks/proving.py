"""How long the proofs of one large service take, in a process that has read it, and as a whole command.

`python -m benchmarks.proving FOLDER` prints the milliseconds of the verdicts, and of all with derivations and repairs.
"""

from __future__ import annotations

import gc
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.large_service import CLOCK, HOURS, PLAIN, write_large
from benchmarks.measuring import Contestant, environment, middle, run

ROOT = Path(__file__).resolve().parent.parent
VARIANTS = ((PLAIN, 1), (CLOCK, 1), (CLOCK, 2), (CLOCK, 5), (HOURS, 1))
NAMES = {PLAIN: "no calendar", CLOCK: "office hours, the clock too", HOURS: "office hours, the clock always"}
_LONG = 2.0


class Timed(NamedTuple):
    """Milliseconds of one variant: the verdicts, with derivations and repairs, and the whole command."""

    kind: str
    years: int
    found: float
    told: float
    whole: float


def large_services(
    folder: Path, kept: Path, svcdsl: Sequence[str], rounds: int, tell: Callable[[str], None]
) -> list[Timed]:
    """All variants, measured one after the other."""
    timed: list[Timed] = []
    for kind, years in VARIANTS:
        project = folder / f"large-{kind}-{years}"
        size = write_large(project, kind, years)
        inside = [sys.executable, "-m", "benchmarks.proving", str(project)]
        said = subprocess.run(
            inside, check=True, capture_output=True, text=True, cwd=ROOT, env=environment(kept)
        ).stdout
        command = [*svcdsl, "prove", str(project), "--format", "json"]
        whole = Contestant(f"prove, {NAMES[kind]}", command, size, accepts=(0, 1))
        runs = [run(whole, kept, turn) for turn in range(rounds)]
        found, told = map(float, said.split())
        timed.append(Timed(kind, years, found, told, middle(runs, "wall") * 1000))
        tell(f"one large service, {NAMES[kind]}, {years} years: {timed[-1].found:.0f} ms")
    return timed


def table(timed: Sequence[Timed]) -> Iterator[str]:
    """One row for each variant."""
    yield "| one service of 60 steps, 12 choices, 4 forks; 2 slas | holidays of years | verdicts, ms | with how and repairs, ms | whole command, ms |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for one in timed:
        years = "–" if one.kind == PLAIN else str(one.years)
        yield f"| {NAMES[one.kind]} | {years} | {one.found:.0f} | {one.told:.0f} | {one.whole:.0f} |"


def aims(timed: Sequence[Timed]) -> Iterator[str]:
    """What was aimed at, beside what was measured."""
    by_key = {(one.kind, one.years): one for one in timed}
    for kind in (PLAIN, CLOCK, HOURS):
        if one := by_key.get((kind, 1)):
            both = f"{one.told:.0f} ms, verdicts alone {one.found:.0f} ms"
            yield f"| one service of 60 steps, {NAMES[kind]}: proofs of 2 slas with how and repairs | 100 ms | {both} |"
    one, five = by_key.get((CLOCK, 1)), by_key.get((CLOCK, 5))
    if one and five:
        yield f"| the same, holidays of 5 years ÷ of 1 | 5: linear | {five.found / one.found:.2f} |"


def timed_here(folder: Path) -> tuple[float, float]:
    """Milliseconds of processor time for the verdicts, and for the proofs with all that is told; medians of a few."""
    from svcdsl.analyses import Analyses
    from svcdsl.analyses.proving import proofs_of
    from svcdsl.analyses.proving.runs.question import forget_runs
    from svcdsl.session import Wanted, look

    (seen,) = look([str(folder)], Wanted(select=("N",), no_baseline=True), "en", "2026-11-21")
    (service,) = seen.model.project.services.values()
    gc.disable()
    taken: list[tuple[float, float]] = []
    while not taken or (len(taken) < 5 and sum(map(sum, taken)) < _LONG):
        analyses = Analyses(seen.model.project)
        forget_runs()
        start = time.process_time()
        analyses.prover(seen.today).found(service)
        found = time.process_time()
        proofs_of(service, analyses, seen.today)
        taken.append((found - start, time.process_time() - start))
    return statistics.median(one for one, _ in taken) * 1000, statistics.median(all for _, all in taken) * 1000


if __name__ == "__main__":
    print(*timed_here(Path(sys.argv[1])))
