"""`python -m benchmarks`: compare `svcdsl check` with the bare floor and with linters of others; print a table."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from benchmarks import peers, proving
from benchmarks.measuring import CACHE, Contestant, Written, compare
from benchmarks.table import FLOOR, aims, into, machine, table

ROOT = Path(__file__).resolve().parent.parent
SCHEMA = ROOT / "grammar" / "svcdsl.schema.json"
LARGE = 5000


def main() -> None:
    """Read the options, write the projects, run everything, print the tables."""
    options = _options()
    sizes = {100} if options.quick else {*options.sizes, *([options.peer_size] if options.peers else [])}
    rounds = min(options.rounds, 2) if options.quick else options.rounds
    with tempfile.TemporaryDirectory(prefix="svcdsl-bench-", dir=options.folder) as folder:
        contestants = [Contestant("python -c pass", [sys.executable, "-c", "pass"], Written(0, 0, 0, 0), times=3)]
        for size in sorted(sizes):
            contestants += _of_size(Path(folder), size, options.seed)
        if options.peers and not options.quick:
            basis = next(one for one in contestants if one.key == (FLOOR, options.peer_size))
            programs = peers.install(options.peers, _tell)
            contestants += peers.contestants(programs, basis, Path(folder) / f"yaml-{options.peer_size}", SCHEMA)
        runs = compare(contestants, rounds, Path(folder) / "kept", _tell)
        large = proving.large_services(Path(folder), Path(folder) / "kept", _svcdsl(), rounds, _tell)
    by_key = {one.key: one for one in contestants}
    contestants = list(by_key.values())
    contestants.sort(key=lambda one: one.size.services)
    lines = [f"{machine()}; {rounds} rounds.", "", *table(contestants, runs), "", *proving.table(large), ""]
    lines += [*aims(runs, by_key), *proving.aims(large)]
    print(*lines, sep="\n")
    if options.into:
        page = options.into.read_text(encoding="utf-8")
        options.into.write_text(into(page, "\n".join([*lines, ""])), encoding="utf-8")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="100 services, two rounds, no peers")
    parser.add_argument("--sizes", type=_sizes, default=[1, 1000, 10000], metavar="N,N", help="1,1000,10000")
    parser.add_argument("--rounds", type=int, default=3, help="3; sizes of 5,000 and more run in each third round")
    parser.add_argument("--peers", type=Path, metavar="DIR", help="install the peers here if need be, and run them")
    parser.add_argument("--peer-size", type=int, default=200, metavar="N", help="services for the peers (200)")
    parser.add_argument("--into", type=Path, metavar="PAGE", help="put the tables into this page, between its markers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the projects are written for the time of the run")
    options = parser.parse_args()
    if options.peers and options.peers.resolve().is_relative_to(ROOT):
        parser.error("--peers: a folder outside the checkout")
    return options


def _sizes(text: str) -> list[int]:
    return [int(size) for size in text.split(",")]


def _of_size(folder: Path, size: int, seed: int) -> list[Contestant]:
    """The floor and `svcdsl check` over a YAML, an svc and a mixed project of one size."""
    times, every = 5 if size == 1 else 1, 3 if size >= LARGE else 1
    found: list[Contestant] = []

    def forget() -> None:
        shutil.rmtree(folder / "kept" / CACHE, ignore_errors=True)

    for notation in ("yaml", "svc", "mixed"):
        if notation == "mixed" and size == 1:
            continue
        project = folder / f"{notation}-{size}"
        _tell(f"writing {size} services in {notation}")
        size_of = _write(project, size, notation, seed)
        if notation == "yaml":
            command = [sys.executable, str(ROOT / "benchmarks" / "floor.py"), str(project), str(SCHEMA)]
            found.append(Contestant(FLOOR, command, size_of, times, every))
        target = next(project.glob("service.*")) if size == 1 else project
        command = [*_svcdsl(), "check", str(target), "--language", "en"]
        cold = Contestant(f"check {notation}", command, size_of, times, every, before=forget)
        found += [cold, cold._replace(name=f"check {notation}, warm", before=None)]
        if size > 1:
            file = min(project.glob("*/s*.svc*"))
            found.append(cold._replace(name=f"check {notation}, one file changed", before=partial(_change, file)))
        if notation == "yaml" and size < LARGE:
            found += _proofs(target, size_of, times)
    return found


def _proofs(target: Path, size: Written, times: int) -> list[Contestant]:
    """`svcdsl prove` over a project, in both forms."""
    return [
        Contestant(
            f"prove yaml, {form}",
            [*_svcdsl(), "prove", str(target), "--language", "en", "--format", form],
            size,
            times,
            accepts=(0, 1),
        )
        for form in ("json", "text")
    ]


def _change(file: Path) -> None:
    """Make a file one that no run has read."""
    file.write_text(file.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")


def _write(project: Path, size: int, notation: str, seed: int) -> Written:
    """Write a project in a process of its own, so that this one stays small."""
    command = [sys.executable, "-m", "benchmarks.generate", str(project), str(size), notation, str(seed)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout
    return Written(*map(int, said.split()))


def _svcdsl() -> Sequence[str]:
    """The command as a user types it, where it is installed."""
    script = Path(sys.executable).parent / "svcdsl"
    return [str(script)] if script.exists() else [sys.executable, "-m", "svcdsl"]


def _tell(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
