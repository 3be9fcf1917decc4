"""The blueprint as SVG: built as a tree of elements, so that no text can break out of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from . import marks
from .bands import Band, bands
from .elements import element, line_of_text, n
from .fitting import wrap
from .graph import Graph, Spot
from .paths import draw_path
from .placing import Placing
from .sizing import (
    BOX,
    SMALL,
    SMALL_LINE,
    TITLE,
    TITLE_LINE,
    measure,
    title_of,
    who_of,
    widths_of_columns,
    words_of_paths,
)

if TYPE_CHECKING:
    from svcdsl.analyses.flow import Flow
    from svcdsl.model.parts import Step

    from .labels import Labels

ROOM = 1010.0  # for the columns of a band: with the lanes' names a page's width
MARGIN = 92.0  # for the names of the lanes
BETWEEN = 26.0  # bands
FONT = "'Segoe UI', 'Helvetica Neue', Arial, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif"
INK, PALE, FAIL, LATE = "#1b2b34", "#52636d", "#b3261e", "#8a5a00"
GROUNDS = {
    "customer": "#fdf6e7",
    "frontstage": "#e9f4f2",
    "backstage": "#eef1f6",
    "support": "#f5f2ee",
    "": "#f6f6f6",
}


class Drawing:
    """A process laid out in bands; drawn band by band for a page, or whole as a file of its own."""

    def __init__(self, flow: Flow, labels: Labels) -> None:
        self.labels = labels
        self.graph = Graph(flow)
        words_of_paths(self.graph, labels)
        self.bands: list[tuple[Band, Placing]] = []
        for band in bands(self.graph, widths_of_columns(self.graph), ROOM):
            measure(band, labels)
            self.bands.append((band, Placing(band, labels, MARGIN, 0)))
        self.right = max(placing.right for _, placing in self.bands)

    def parts(self) -> Iterator[str]:
        """Each band as an SVG, with links to the page around it."""
        for number, (band, placing) in enumerate(self.bands, 1):
            svg = self._svg(placing.bottom, f" {number}/{len(self.bands)}" if len(self.bands) > 1 else "")
            # On a page it shrinks a little before it has to be scrolled.
            svg.set("style", f"max-width:100%;height:auto;min-width:{n(self.right * 0.75)}px")
            self._band(svg, band, placing, links=True)
            yield _written(svg)

    def whole(self) -> str:
        """All bands below each other in one SVG, without links."""
        heights = [placing.bottom for _, placing in self.bands]
        svg = self._svg(sum(heights) + BETWEEN * (len(heights) - 1))
        top = 0.0
        for band, placing in self.bands:
            part = element(svg, "g", transform=f"translate(0 {n(top)})")
            self._band(part, band, placing, links=False)
            top += placing.bottom + BETWEEN
        return _written(svg)

    def _svg(self, height: float, number: str = "") -> ElementTree.Element:
        size = {"width": n(self.right), "height": n(height), "viewBox": f"0 0 {n(self.right)} {n(height)}"}
        svg = element(None, "svg", xmlns="http://www.w3.org/2000/svg", role="img", font_family=FONT, fill=INK, **size)
        element(svg, "title").text = self.labels.title + number
        element(svg, "desc").text = self.labels.description
        element(svg, "rect", width=size["width"], height=size["height"], fill="#ffffff")
        return svg

    def _band(self, svg: ElementTree.Element, band: Band, placing: Placing, links: bool) -> None:
        _lanes(svg, placing, self.right, self.labels)
        for path in band.paths:
            draw_path(svg, path, placing)
        for spot in (spot for column in band.columns for spot in column):
            x, wide = placing.left[spot.column], placing.wide[spot.column]
            if spot.step is not None:
                _step(svg, spot, x, str(self.graph.numbers[spot.step]), self.labels, links)
            else:
                _spot(svg, spot, x, wide)


def _written(svg: ElementTree.Element) -> str:
    ElementTree.indent(svg, " ")
    return ElementTree.tostring(svg, encoding="unicode")


def _lanes(svg: ElementTree.Element, placing: Placing, right: float, labels: Labels) -> None:
    if placing.evidence.height:
        _row(svg, placing.top, placing.top + placing.evidence.height, right, labels.evidence, "#fafbfb")
        placing.evidence.draw(svg, placing.top)
    for name, top, bottom in placing.lanes:
        _row(svg, top, bottom, right, labels.lanes[name], GROUNDS[name])
    for (upper, _, bottom), (lower, _, _) in zip(placing.lanes, placing.lanes[1:], strict=False):
        words = labels.lines.get((upper, lower), "")
        look = (
            {"stroke": "#8fa1ab", "stroke_width": "1.5", "stroke_dasharray": "2 4"} if words else {"stroke": "#c9d3d8"}
        )
        element(svg, "line", x1="0", y1=n(bottom), x2=n(right), y2=n(bottom), **look)
        if words:
            line_of_text(svg, right - 6, bottom - 4, words, 9.5, text_anchor="end", fill=PALE, font_style="italic")


def _row(svg: ElementTree.Element, top: float, bottom: float, right: float, name: str, ground: str) -> None:
    element(svg, "rect", x="0", y=n(top), width=n(right), height=n(bottom - top), fill=ground)
    lines = wrap(name, TITLE, MARGIN - 18, 4)
    y = (top + bottom) / 2 - (len(lines) - 1) * TITLE_LINE / 2 + 4
    for number, line in enumerate(lines):
        line_of_text(svg, 10, y + number * TITLE_LINE, line, TITLE, font_weight="600", fill=PALE)


def _spot(svg: ElementTree.Element, spot: Spot, x: float, wide: float) -> None:
    """Where a case begins or ends, or goes on in another band."""
    if spot.kind == "start":
        element(svg, "circle", cx=n(x + wide - 24), cy=n(spot.y), r="5", fill=INK)
    elif spot.kind == "end":
        element(svg, "circle", cx=n(x + 7), cy=n(spot.y), r="6", fill="#ffffff", stroke=INK, stroke_width="3")
    elif spot.kind == "exit":
        marks.number(svg, x + 10, spot.y, spot.text)
    elif spot.kind == "entry":
        marks.number(svg, x + wide - 26, spot.y, spot.text)


def _step(svg: ElementTree.Element, spot: Spot, x: float, number: str, labels: Labels, links: bool) -> None:
    step = spot.step
    assert step is not None
    link = labels.link(step) if links else None
    group = element(svg, "a", href=link) if link else element(svg, "g")
    title, who, times = title_of(step, labels), who_of(step, labels), labels.times(step)
    said = (labels.name(step), labels.who(step), *times)
    element(group, "title").text = f"{number} " + " · ".join(filter(None, said))
    top = spot.y - spot.high / 2
    box = {"stroke": "#7d929d", "stroke_width": "1.2", "rx": "5", "fill": "#ffffff"}
    element(group, "rect", x=n(x), y=n(top), width=n(BOX), height=n(spot.high), **box)
    y = top + 17
    for line in title:
        line_of_text(group, x + BOX / 2, y, line, TITLE, text_anchor="middle", font_weight="600")
        y += TITLE_LINE
    for line in who:
        line_of_text(group, x + BOX / 2, y, line, SMALL, text_anchor="middle", fill=PALE)
        y += SMALL_LINE
    for count, line in enumerate(times, 1):
        under = top + spot.high + count * SMALL_LINE - 1
        line_of_text(group, x + BOX / 2, under, line, SMALL, text_anchor="middle")
    marks.number(group, x, top, number)
    _signs(group, step, x, top, spot)


def _signs(group: ElementTree.Element, step: Step, x: float, top: float, spot: Spot) -> None:
    """What marks a step: a fail point, a wait, a moment of truth; where ways part and meet."""
    right = x + BOX - 4
    if step.fails:
        marks.triangle(group, right, top, FAIL)
        right -= 18
    if step.waits is not None:
        marks.hourglass(group, right, top, LATE)
        right -= 18
    if step.touchpoint is not None and step.touchpoint.moment_of_truth:
        marks.star(group, right, top)
    if step.choose:
        marks.diamond(group, x + BOX, spot.y, INK)
    if step.fork:
        marks.plus(group, x + BOX, spot.y, INK)
    if step.join == "all":
        marks.plus(group, x, spot.y, INK)
