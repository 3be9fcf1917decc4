"""Paths as lines through their bends, curved where they change height, with their words."""

from __future__ import annotations

from xml.etree import ElementTree

from .elements import element, line_of_text, n
from .graph import Path
from .placing import Placing
from .sizing import GAP, LABEL_LINE, SMALL

INK, LINE = "#1b2b34", "#5d7380"
COLOURS = {"fails": "#b3261e", "timeout": "#8a5a00"}
ARROW = 6.0


def draw_path(svg: ElementTree.Element, path: Path, placing: Placing) -> None:
    """One path with its arrow and its words; failures and timeouts are dashed, in colours of their own."""
    kind = path.way.kind if path.way is not None else ""
    colour = COLOURS.get(kind, LINE)
    points = _points(path, placing)
    look = {"stroke": colour, "stroke_width": "1.4", "fill": "none"}
    if kind in COLOURS:
        look["stroke_dasharray"] = "5 4"
    element(svg, "path", d=_back(points) if path.back else _forth(points), **look)
    x, y = points[-1]
    element(svg, "path", d=f"M{n(x + ARROW)} {n(y)}l-8 -4v8z", fill=colour)
    _words(svg, path, placing, colour if kind in COLOURS else INK)


def _points(path: Path, placing: Placing) -> list[tuple[float, float]]:
    """Where a path leaves, the near and the far side of each bend, and where its arrow begins."""
    source, target = path.source, path.target
    right = placing.left[source.column] + placing.wide[source.column]
    if source.step is not None:
        right += 7 if source.step.choose or source.step.fork else 0
    else:
        right -= 18
    points = [(right, source.y + path.leaves)]
    for bend in path.bends:
        sides = [placing.left[bend.column], placing.left[bend.column] + placing.wide[bend.column]]
        points += [(x, bend.y) for x in (reversed(sides) if path.back else sides)]
    inside = 7 if target.step is not None and target.step.join == "all" else 0
    points.append((placing.left[target.column] - ARROW - inside, target.y + path.enters))
    return points


def _forth(points: list[tuple[float, float]]) -> str:
    """To the right: behind each column quickly to the new height, then straight."""
    (x, y), *others = points
    line = [f"M{n(x)} {n(y)}"]
    for to_x, to_y in others:
        if abs(to_y - y) >= 0.5:
            reach = min(GAP - 8, to_x - x)
            middle = x + reach / 2
            line.append(f"C{n(middle)} {n(y)} {n(middle)} {n(to_y)} {n(x + reach)} {n(to_y)}")
        line.append(f"H{n(to_x)}")
        x, y = to_x, to_y
    return "".join(line)


def _back(points: list[tuple[float, float]]) -> str:
    """To the left: out of the right side and round, along the bends, and round into the left side."""
    (x, y), *others = points
    line = [f"M{n(x)} {n(y)}"]
    for number, (to_x, to_y) in enumerate(others):
        if number == 0:
            line.append(f"C{n(x + 20)} {n(y)} {n(x + 20)} {n(to_y)} {n(to_x)} {n(to_y)}")
        elif number == len(others) - 1:
            line.append(f"C{n(x - 24)} {n(y)} {n(x - 24)} {n(to_y)} {n(to_x)} {n(to_y)}")
        else:
            middle = (x + to_x) / 2
            line.append(f"C{n(middle)} {n(y)} {n(middle)} {n(to_y)} {n(to_x)} {n(to_y)}")
        x, y = to_x, to_y
    return "".join(line)


def _words(svg: ElementTree.Element, path: Path, placing: Placing, colour: str) -> None:
    """Before the first column that it comes to, above its line; over the first bend of a path back."""
    first = path.first
    y = first.y + (path.enters if first is path.target else 0) - 4
    x, anchor = placing.left[first.column] - ARROW - 3, "end"
    if path.back:
        x, anchor = placing.left[first.column] + placing.wide[first.column] / 2, "middle"
    for number, line in enumerate(reversed(path.label)):
        line_of_text(svg, x, y - number * LABEL_LINE, line, SMALL, halo=True, text_anchor=anchor, fill=colour)
