"""A long process cut into bands, each as wide as a page, so that it is read and printed without scrolling.

A path from one band to another is cut: at its step stands the number of the step where it goes on, and there the
number of the step that it comes from.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .graph import Graph, Path, Spot


class Band:
    """Some columns of a process, with all spots and paths in them. Column 0 and the last one hold no steps."""

    __slots__ = ("columns", "paths")

    def __init__(self, graph: Graph, first: int, last: int) -> None:
        inside = range(first, last + 1)
        self.paths: list[Path] = []
        spots: dict[Spot, None] = dict.fromkeys(spot for spot in graph.spots.values() if spot.column in inside)
        entries: dict[Spot, Spot] = {}
        for path in graph.paths:
            self._take(path, spots, entries, graph)
        self.columns: list[list[Spot]] = [[] for _ in range(last - first + 3)]
        steps = [spot for spot in spots if spot.kind == "step"]
        for path in self.paths:
            spots.update(dict.fromkeys((path.source, path.target, *_bend(path, steps))))
        for spot in spots:
            self.columns[spot.column - first + 1].append(spot)

    def _take(self, path: Path, spots: dict[Spot, None], entries: dict[Spot, Spot], graph: Graph) -> None:
        """A path within the band as it is, one that leaves it up to where it leaves, one that comes in from there."""
        source, target = path.source, path.target
        starts, ends = source in spots or source.kind == "start", target in spots or target.kind == "end"
        if (starts and ends) and (source in spots or target in spots):
            self._add(path)
        elif source in spots and starts and not ends:
            out = Spot("exit", source.lane, source.column + 1, target.rank)
            out.text = str(graph.numbers[target.step]) if target.step is not None else ""
            cut = Path(path.way, source, out)
            cut.label = path.label
            self._add(cut)
        elif target in spots and source.step is not None:
            number = str(graph.numbers[source.step])
            if target in entries:
                known = entries[target]
                known.text += f", {number}" if number not in known.text.split(", ") else ""
                return
            entry = entries[target] = Spot("entry", target.lane, target.column - 1, source.rank)
            entry.text = number
            self._add(Path(path.way, entry, target))

    def _add(self, path: Path) -> None:
        path.join()
        self.paths.append(path)


def _bend(path: Path, steps: Sequence[Spot]) -> Iterator[Spot]:
    """The bends of a path over more than one column, or back, in the lane of its ends that is less crowded."""
    source, target = path.source, path.target
    back, forth = range(source.column, target.column - 1, -1), range(source.column + 1, target.column)
    between = back if path.back else forth
    if not between:
        return
    lanes = dict.fromkeys((target.lane, source.lane))
    lane = min(lanes, key=lambda lane: sum(spot.lane == lane and spot.column in between for spot in steps))
    for column in between:
        rank = min(source.rank, target.rank) - 0.5 if path.back else (source.rank + target.rank) / 2
        bend = Spot("bend", lane, column, rank)
        path.bends.append(bend)
        bend.ins.append(path)
        bend.outs.append(path)
        yield bend


def bands(graph: Graph, widths: Sequence[float], room: float) -> list[Band]:
    """The process in as many bands as its columns need, cut where the fewest paths are."""
    cuts = _cuts(graph, widths, room)
    found = [Band(graph, first, last - 1) for first, last in pairwise(cuts)]
    for band in found:  # only now, since each band looks for its steps by their columns in the whole
        for number, column in enumerate(band.columns):
            for spot in column:
                spot.column = number
    return found


def _cuts(graph: Graph, widths: Sequence[float], room: float) -> list[int]:
    """The first columns of the bands and the end, by the least sum of paths cut and of room left unused."""
    count = len(widths)
    crossing = [0] * (count + 1)
    for path in graph.paths:
        low, high = sorted((path.source.column, path.target.column))
        for column in range(max(low, 0) + 1, min(high, count - 1) + 1):
            crossing[column] += path.target.kind == "step"
    best: list[tuple[float, int]] = [(0.0, 0)] + [(float("inf"), 0)] * count
    for end in range(1, count + 1):
        for start in range(end):
            width = sum(widths[start:end])
            if width > room and end - start > 1:
                continue
            loss = ((room - width) / room) ** 2 if end < count else 0.0
            cost = best[start][0] + 2 + loss * 2 + (crossing[end] * 0.5 if end < count else 0.0)
            if cost < best[end][0]:
                best[end] = (cost, start)
    cuts = [count]
    while cuts[-1] > 0:
        cuts.append(best[cuts[-1]][1])
    return cuts[::-1]
