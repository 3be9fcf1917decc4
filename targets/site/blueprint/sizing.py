"""How much room everything needs: steps by their words, columns by the words at the paths behind them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .bands import Band
from .fitting import width, wrap
from .graph import Graph, Path, Spot

if TYPE_CHECKING:
    from svcdsl.model.parts import Step

    from .labels import Labels

BOX = 128.0  # width of a step
NARROW = 34.0  # of a column without steps
GAP = 34.0  # between columns, where no words need more
TITLE, TITLE_LINE = 12.0, 14.5
SMALL, SMALL_LINE = 10.5, 13.0
LABEL_LINE = 12.5
LABEL_ROOM = 100.0
PORT = 9.0  # between paths at the side of a step
INSIDE = BOX - 14


def words_of_paths(graph: Graph, labels: Labels) -> None:
    """Break the words of every path into lines."""
    for path in graph.paths:
        if path.way is None or path.source.step is None:
            continue
        for part in labels.way(path.way, path.source.step):
            path.label += wrap(part, SMALL, LABEL_ROOM, 3)


def gap_behind(paths: Sequence[Path]) -> float:
    """The gap behind a column, by the words of the paths that leave it."""
    widest = [width(line, SMALL) for path in paths if not path.back for line in path.label]
    return GAP + max(widest, default=0.0)


def widths_of_columns(graph: Graph) -> list[float]:
    """The width of every column of a process with the gap behind it."""
    leaving: list[list[Path]] = [[] for _ in range(graph.columns)]
    for path in graph.paths:
        if path.source.step is not None:
            leaving[path.source.column].append(path)
    return [BOX + gap_behind(paths) for paths in leaving]


def measure(band: Band, labels: Labels) -> None:
    """How far every spot of a band reaches above and below the height at which its paths are joined."""
    for spot in (spot for column in band.columns for spot in column):
        if spot.step is not None:
            joined = max(sum(port_room(path, spot) for path in paths) for paths in (spot.ins, spot.outs))
            spot.high = box_height(spot.step, labels)
            spot.above = max(spot.high, joined) / 2 + 6
            spot.below = max(spot.high / 2 + SMALL_LINE * len(labels.times(spot.step)) + 2, joined / 2)
        elif spot.kind == "bend":
            path = spot.ins[0]
            spot.above = 4 + (LABEL_LINE * len(path.label) if spot is path.first else 0)
            spot.below = 4
        else:
            spot.above = 9 + (LABEL_LINE * len(spot.ins[0].label) if spot.ins else 0)
            spot.below = 9


def port_room(path: Path, spot: Spot) -> float:
    """How much of a step's side a path takes: more where its words stand there."""
    words_here = path.target is spot and path.first is spot
    return max(PORT, LABEL_LINE * len(path.label) + 3) if words_here and path.label else PORT


def title_of(step: Step, labels: Labels) -> list[str]:
    """The lines of a step's name."""
    return wrap(labels.name(step), TITLE, INSIDE, 3)


def who_of(step: Step, labels: Labels) -> list[str]:
    """The lines that say who does a step."""
    return wrap(labels.who(step), SMALL, INSIDE, 2)


def box_height(step: Step, labels: Labels) -> float:
    """The height of a step's box."""
    return 13 + TITLE_LINE * len(title_of(step, labels)) + SMALL_LINE * len(who_of(step, labels))
