"""Elements of SVG, written short."""

from __future__ import annotations

from xml.etree import ElementTree


def element(parent: ElementTree.Element | None, tag: str, **attributes: str) -> ElementTree.Element:
    """An element below its parent; `_` in a name stands for `-`."""
    named = {name.replace("_", "-"): value for name, value in attributes.items()}
    return ElementTree.Element(tag, named) if parent is None else ElementTree.SubElement(parent, tag, named)


def line_of_text(
    parent: ElementTree.Element, x: float, y: float, text: str, size: float, halo: bool = False, **attributes: str
) -> None:
    """One line of text; a halo keeps it legible where a path runs behind it."""
    if halo:
        attributes |= {"paint_order": "stroke", "stroke": "#ffffff", "stroke_width": "3", "stroke_opacity": "0.85"}
    element(parent, "text", x=n(x), y=n(y), font_size=n(size), **attributes).text = text


def n(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")
