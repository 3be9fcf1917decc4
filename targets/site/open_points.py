"""Whose findings are whose: each goes to the service, or to what is shared, in whose text it lies."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from .places import ANCHORED

if TYPE_CHECKING:
    from svcdsl.diagnostics import Told
    from svcdsl.model import Project
    from svcdsl.model.base import Item
    from svcdsl.model.service import Service

SEVERITIES = ("error", "warning", "info")


class Point(NamedTuple):
    """A finding, and the thing that it is about where one has a place on the site."""

    told: Told
    thing: Item | None


def points_by_service(project: Project, findings: Iterable[Told]) -> Mapping[Service | None, list[Point]]:
    """The findings of every service; under None those in what is shared. The gravest first, else in order."""
    marks = _marks(project)
    found: dict[Service | None, list[Point]] = {}
    for told in findings:
        thing = _nearest(marks.get(told.span.source.name, ([], [])), told.span.start)
        service = thing.service if thing is not None else None
        found.setdefault(service, []).append(Point(told, thing))
    for points in found.values():
        points.sort(key=lambda point: SEVERITIES.index(point.told.severity))
    return found


def counts(points: Iterable[Point]) -> Mapping[str, int]:
    """How many there are of each severity."""
    number = dict.fromkeys(SEVERITIES, 0)
    for point in points:
        number[point.told.severity] += 1
    return number


def _marks(project: Project) -> Mapping[str, tuple[list[int], list[Item]]]:
    """For every file the places where things begin, in order."""
    rows: dict[str, list[tuple[int, int, Item]]] = {}
    for number, item in enumerate(project.things()):
        if item.KIND in ANCHORED or item.KIND == "service":
            rows.setdefault(item.origin.name, []).append((item.span.start, number, item))
    return {name: ([row[0] for row in sorted(own)], [row[2] for row in sorted(own)]) for name, own in rows.items()}


def _nearest(marks: tuple[Sequence[int], Sequence[Item]], at: int) -> Item | None:
    """The last thing that begins at or before a place, else the first of the file."""
    starts, things = marks
    if not things:
        return None
    return things[max(0, bisect_right(starts, at) - 1)]


__all__ = ["SEVERITIES", "Point", "counts", "points_by_service"]
