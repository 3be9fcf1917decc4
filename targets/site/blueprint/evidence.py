"""The top row of a band: at which touchpoint customers are, and what they see there (physical evidence)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree

from .bands import Band
from .elements import element, line_of_text, n
from .fitting import wrap
from .sizing import BOX, SMALL, SMALL_LINE

if TYPE_CHECKING:
    from svcdsl.model.parts import Touchpoint

    from .labels import Labels

PADDING = 6.0
LEAST = 44.0  # so that the row's own name has room
TINY, TINY_LINE = 9.5, 12.0
PALE = "#52636d"


class Bar(NamedTuple):
    """A touchpoint over some columns: where it lies, below what height of the row, and its words."""

    left: float
    right: float
    top: float
    title: Sequence[str]
    shows: Sequence[str]

    @property
    def height(self) -> float:
        """How high its words make it."""
        return 9 + SMALL_LINE * len(self.title) + TINY_LINE * len(self.shows)


class Evidence:
    """The bars of a band, and how high the row with them is; 0 where there is none."""

    __slots__ = ("bars", "height")

    def __init__(self, band: Band, left: Sequence[float], labels: Labels) -> None:
        self.bars: list[Bar] = []
        filled = [PADDING] * len(band.columns)  # how far each column is taken
        for touchpoint, first, last in _runs(band):
            columns = slice(first, last + 1)
            top = max(filled[columns])
            bar = _bar(touchpoint, left[first], left[last] + BOX, top, labels)
            filled[columns] = [top + bar.height + 4] * (last + 1 - first)
            self.bars.append(bar)
        self.height = max(*filled, LEAST) + PADDING if self.bars else 0.0

    def draw(self, svg: ElementTree.Element, top: float) -> None:
        """Draw the bars below a height."""
        for bar in self.bars:
            y = top + bar.top
            look = {"rx": "4", "fill": "#ffffff", "stroke": "#c3ced4"}
            element(svg, "rect", x=n(bar.left), y=n(y), width=n(bar.right - bar.left), height=n(bar.height), **look)
            y += 2
            for line in bar.title:
                y += SMALL_LINE
                line_of_text(svg, bar.left + 6, y - 1, line, SMALL, font_weight="600")
            for line in bar.shows:
                y += TINY_LINE
                line_of_text(svg, bar.left + 6, y, line, TINY, fill=PALE)


def _bar(touchpoint: Touchpoint, left: float, right: float, top: float, labels: Labels) -> Bar:
    star = "★ " if touchpoint.moment_of_truth else ""
    room = right - left - 12
    title = wrap(star + labels.name(touchpoint), SMALL, room, 2)
    return Bar(left, right, top, title, wrap(labels.shows(touchpoint), TINY, room, 3))


def _runs(band: Band) -> list[tuple[Touchpoint, int, int]]:
    """Every touchpoint of the band's steps with the first and last of columns in a row, from left to right."""
    runs: list[tuple[Touchpoint, int, int]] = []
    for number, column in enumerate(band.columns):
        spots = sorted((spot for spot in column if spot.step), key=lambda spot: spot.rank)
        for touchpoint in dict.fromkeys(spot.step.touchpoint for spot in spots if spot.step):
            if touchpoint is None:
                continue
            open_run = next((run for run in runs if run[0] is touchpoint and run[2] == number - 1), None)
            if open_run is not None:
                runs[runs.index(open_run)] = (touchpoint, open_run[1], number)
            elif (touchpoint, number, number) not in runs:
                runs.append((touchpoint, number, number))
    return sorted(runs, key=lambda run: run[1])
