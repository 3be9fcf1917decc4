"""Where everything in a band stands: columns to the right, lanes downwards, in a cell one spot below the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from .bands import Band
from .evidence import Evidence
from .graph import LANES, Path, Spot
from .sizing import BOX, NARROW, PORT, gap_behind, port_room

if TYPE_CHECKING:
    from .labels import Labels

BELOW = 11.0  # between spots of one cell
PADDING = 15.0  # of a lane
ROUNDS = 8

Cells = dict[str, list[list[Spot]]]


class Placing:
    """The measures of a band: `left` and `wide` of its columns, `lanes` as (name, top, bottom), where it ends.

    The lanes begin below `top` and the row with the `evidence`.
    """

    __slots__ = ("bottom", "evidence", "lanes", "left", "right", "top", "wide")

    def __init__(self, band: Band, labels: Labels, margin: float, top: float) -> None:
        self.wide = [BOX if any(spot.step for spot in column) else NARROW for column in band.columns]
        self.left: list[float] = []
        x = margin
        for column, wide in zip(band.columns, self.wide, strict=True):
            self.left.append(x)
            paths = [path for spot in column if spot.kind != "bend" for path in spot.outs]
            x += wide + (gap_behind(paths) if any(spot.step for spot in column) else 0)
        self.right = x
        self.top = top
        self.evidence = Evidence(band, self.left, labels)
        cells = _cells(band)
        _sort(band, cells)
        self.lanes: list[tuple[str, float, float]] = []
        self._stack(cells, top + self.evidence.height)
        _align(band, cells, {name: (low, high) for name, low, high in self.lanes})
        self.bottom = self.lanes[-1][2] if self.lanes else top
        _ports(band)

    def _stack(self, cells: Cells, top: float) -> None:
        for lane in (lane for lane in LANES if lane in cells):
            room = max(max(_needs(cell) for cell in cells[lane]) + 2 * PADDING, 56)
            self.lanes.append((lane, top, top + room))
            for cell in cells[lane]:
                y = top + (room - _needs(cell)) / 2
                for spot in cell:
                    spot.y = y + spot.above
                    y = spot.y + spot.below + BELOW
            top += room


def neighbours(spot: Spot, before: bool) -> list[Spot]:
    """What is joined to a spot in the column before it, or in the one after it."""
    wanted = spot.column + (-1 if before else 1)
    found = []
    for path in dict.fromkeys([*spot.ins, *spot.outs]):
        line = [path.source, *path.bends, path.target]
        for one, other in pairwise(line):
            if one is spot and other.column == wanted:
                found.append(other)
            elif other is spot and one.column == wanted:
                found.append(one)
    return found


def _cells(band: Band) -> Cells:
    """For every lane in use its spots, column by column, in the order of the text."""
    lanes = dict.fromkeys(spot.lane for column in band.columns for spot in column)
    return {
        lane: [sorted((spot for spot in column if spot.lane == lane), key=_rank) for column in band.columns]
        for lane in lanes
    }


def _rank(spot: Spot) -> float:
    return spot.rank


def _needs(cell: Sequence[Spot]) -> float:
    return sum(spot.above + spot.below for spot in cell) + BELOW * max(0, len(cell) - 1)


def _sort(band: Band, cells: Cells) -> None:
    """Fewer crossings: each cell in the order of the middle of its neighbours, there and back a few times."""
    for before, column in _sweeps(band):
        height = {spot: place for place, spot in enumerate(_from_top(cells))}
        for lane in cells.values():
            middle = {spot: _middle(spot, height, before) for spot in lane[column]}
            lane[column] = sorted(lane[column], key=lambda spot: (middle[spot], spot.rank))


def _sweeps(band: Band) -> Iterable[tuple[bool, int]]:
    """The columns from left to right looking back, then from right to left looking ahead, and so on."""
    for number in range(ROUNDS):
        columns = range(len(band.columns))
        for column in columns if number % 2 == 0 else reversed(columns):
            yield number % 2 == 0, column


def _from_top(cells: Cells) -> Iterable[Spot]:
    """All spots lane by lane, in each from the top of its cells down."""
    for lane in (lane for lane in LANES if lane in cells):
        for depth in range(max(len(cell) for cell in cells[lane])):
            yield from (cell[depth] for cell in cells[lane] if depth < len(cell))


def _middle(spot: Spot, height: dict[Spot, int], before: bool) -> float:
    near = [height[other] for other in neighbours(spot, before)]
    return sum(near) / len(near) if near else height[spot]


def _align(band: Band, cells: Cells, lanes: dict[str, tuple[float, float]]) -> None:
    """Straighter paths: pull every spot to the height of its neighbours, as far as its cell has room."""
    for before, column in _sweeps(band):
        for lane, own in cells.items():
            low, high = lanes[lane]
            _pull(own[column], low + PADDING, high - PADDING, before)


def _pull(cell: Sequence[Spot], low: float, high: float, before: bool) -> None:
    wanted = []
    for spot in cell:
        near = [other.y for other in neighbours(spot, before) if other.lane == spot.lane]
        wanted.append(sum(near) / len(near) if near else spot.y)
    edge = low
    for spot, y in zip(cell, wanted, strict=True):
        spot.y = max(y, edge + spot.above)
        edge = spot.y + spot.below + BELOW
    edge = high
    for spot in reversed(cell):
        spot.y = min(spot.y, edge - spot.below)
        edge = spot.y - spot.above - BELOW


def _ports(band: Band) -> None:
    """Spread the paths at the sides of each step, in the order of the heights that they lead to or come from."""
    for spot in (spot for column in band.columns for spot in column if spot.step):
        outs = sorted(spot.outs, key=lambda path: path.first.y)
        for number, path in enumerate(outs):
            path.leaves = (number - (len(outs) - 1) / 2) * PORT
        ins = sorted(spot.ins, key=lambda path: path.last.y)
        for path, offset in zip(ins, _spread(ins, spot), strict=True):
            path.enters = offset


def _spread(paths: Sequence[Path], spot: Spot) -> list[float]:
    """How far from the middle each path comes in; its words stand above it."""
    rooms = [port_room(path, spot) for path in paths]
    if len(rooms) == 1:
        return [0.0]
    y = -sum(rooms) / 2
    offsets = []
    for room in rooms:
        y += room
        offsets.append(y - PORT / 2)
    return offsets
