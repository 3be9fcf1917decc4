"""The measured figures as GitHub Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator, Sequence

from benchmarks.measuring import Contestant, Run, Runs, middle, ratio

HEAD = (
    "what",
    "services",
    "files",
    "lines",
    "seconds (least–most)",
    "CPU s",
    "files/s",
    "MB/s",
    "peak MB",
    "KB a line",
    "÷ floor",
    "÷ floor, CPU",
)
FLOOR = "floor"


def table(contestants: Sequence[Contestant], runs: Runs) -> Iterator[str]:
    """One row for each contestant that ran; ratios are to the floor of the same size."""
    yield f"| {' | '.join(HEAD)} |"
    yield "| --- |" + " ---: |" * (len(HEAD) - 1)
    for one in contestants:
        if runs.get(one.key):
            yield f"| {' | '.join(_cells(one, runs[one.key], runs.get((FLOOR, one.size.services), [])))} |"


def _cells(one: Contestant, own: Sequence[Run], floor: Sequence[Run]) -> list[str]:
    wall, peak = middle(own, "wall"), middle(own, "peak")
    walls = [run.wall for run in own]
    cells = [
        one.name,
        f"{one.size.services:,}" if one.size.services else "–",
        f"{one.size.files:,}" if one.size.files else "–",
        f"{one.size.lines:,}" if one.size.lines else "–",
        f"{wall:.3f} ({min(walls):.3f}–{max(walls):.3f})",
        f"{middle(own, 'cpu'):.3f}",
    ]
    cells += [f"{one.size.files / wall:,.0f}", f"{one.size.bytes / wall / 1e6:.2f}"] if one.size.files else ["–", "–"]
    cells += [f"{peak / 1e6:.0f}", f"{peak / one.size.lines / 1e3:.3f}" if one.size.lines else "–"]
    return cells + [_shown(ratio(own, floor, what)) for what in ("wall", "cpu")]


def _shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def aims(runs: Runs, by_key: dict[tuple[str, int], Contestant]) -> Iterator[str]:
    """What was aimed at, beside what was measured; what this run did not measure is left out."""
    sizes = sorted({services for name, services in runs if name == FLOOR and services > 1})
    yield "| aim | at most | measured |"
    yield "| --- | ---: | ---: |"
    for size in sizes:
        yield from _line(
            f"YAML ÷ floor, CPU, {size:,} services", "2; all rules 3", runs, ("check yaml", size), (FLOOR, size)
        )
        warm = ("check yaml, warm", size)
        yield from _line(f"YAML ÷ floor, warm, CPU, {size:,} services", "0.3", runs, warm, (FLOOR, size))
        for form in ("json", "text"):
            own = (f"prove yaml, {form}", size)
            yield from _line(f"prove, {form} ÷ check, CPU, {size:,} services", "3", runs, own, ("check yaml", size))
        yield from _line(f"svc ÷ YAML, CPU, {size:,} services", "1.5", runs, ("check svc", size), ("check yaml", size))
    for name in ("check yaml", "check svc"):
        if one := runs.get((name, 1)):
            yield f"| {name}, one file, wall | 120 ms | {middle(one, 'wall') * 1000:.0f} ms |"
    if len(sizes) > 1:
        few, many = sizes[-2:]
        for name in (FLOOR, "check yaml", "check svc", "check mixed"):
            grown = ratio(runs.get((name, many), []), runs.get((name, few), []), "cpu")
            if grown is not None:
                yield f"| {name}: CPU a service at {many:,} ÷ at {few:,} | flat: 1 | {grown * few / many:.2f} |"
    for name in ("check yaml", "check svc", "check mixed"):
        if sizes and runs.get((name, sizes[-1])):
            peak, lines = middle(runs[name, sizes[-1]], "peak"), by_key[name, sizes[-1]].size.lines
            yield f"| {name}: memory a line at {sizes[-1]:,} | 0.2 KB | {peak / lines / 1e3:.2f} KB |"


def _line(what: str, most: str, runs: Runs, own: tuple[str, int], other: tuple[str, int]) -> Iterator[str]:
    value = ratio(runs.get(own, []), runs.get(other, []), "cpu")
    if value is not None:
        yield f"| {what} | {most} | {value:.2f} |"


def into(page: str, text: str) -> str:
    """The page with the text between its markers `<!-- figures -->` and `<!-- end of figures -->`."""
    before, start, rest = page.partition("<!-- figures -->\n")
    _, end, after = rest.partition("<!-- end of figures -->")
    if not end:
        raise ValueError("no markers for the figures in this page")
    return f"{before}{start}\n{text}\n{end}{after}"


def machine() -> str:
    """What it ran on, as far as it matters to a reader."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, {platform.system()}"
