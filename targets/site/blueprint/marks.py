"""The small signs of a blueprint, drawn, since fonts differ in whether they have them."""

from __future__ import annotations

from math import cos, pi, sin
from xml.etree.ElementTree import Element

from .elements import element, line_of_text, n
from .fitting import width

INK = "#1b2b34"


def star(parent: Element, x: float, y: float) -> None:
    """A moment of truth: a star around a point."""
    corners = [(8 if number % 2 == 0 else 3.6, pi * number / 5) for number in range(10)]
    points = " ".join(f"{n(x + radius * sin(angle))},{n(y - radius * cos(angle))}" for radius, angle in corners)
    element(parent, "polygon", points=points, fill="#c77d00", stroke="#ffffff")


def triangle(parent: Element, x: float, y: float, colour: str) -> None:
    """A fail point: a warning triangle around a point."""
    element(parent, "path", d=f"M{n(x)} {n(y - 8)}l8 14h-16z", fill=colour, stroke="#ffffff")
    element(parent, "path", d=f"M{n(x)} {n(y - 3)}v4.5m0 1.6v1.4", stroke="#ffffff", stroke_width="1.6")


def hourglass(parent: Element, x: float, y: float, colour: str) -> None:
    """A wait: an hourglass around a point."""
    element(parent, "path", d=f"M{n(x - 5)} {n(y - 7)}h10l-4 7l4 7h-10l4 -7z", fill=colour, stroke="#ffffff")


def diamond(parent: Element, x: float, y: float, colour: str) -> None:
    """A choice: a diamond around a point."""
    outline = f"M{n(x)} {n(y - 6.5)}l6.5 6.5l-6.5 6.5l-6.5 -6.5z"
    element(parent, "path", d=outline, fill="#ffffff", stroke=colour, stroke_width="1.4")


def plus(parent: Element, x: float, y: float, colour: str) -> None:
    """Ways that part or meet all at once: a diamond with a plus in it."""
    diamond(parent, x, y, colour)
    element(parent, "path", d=f"M{n(x - 3)} {n(y)}h6m-3 -3v6", stroke=colour, stroke_width="1.6")


def number(parent: Element, x: float, y: float, text: str) -> None:
    """The number of a step, in a pill around a point."""
    wide = max(16.0, width(text, 9.5) + 8)
    look = {"rx": "8", "fill": "#ffffff", "stroke": "#7d929d"}
    element(parent, "rect", x=n(x - wide / 2), y=n(y - 8), width=n(wide), height="16", **look)
    line_of_text(parent, x, y + 3.3, text, 9.5, text_anchor="middle", fill=INK)
