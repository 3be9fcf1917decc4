"""Things by the places where they are written."""

from __future__ import annotations

from bisect import bisect_right

from svcdsl.model import Item, Project, Thing
from svcdsl.text import Span

Place = tuple[str, int, int]


class Things:
    """The things of a project by the places where they are written."""

    def __init__(self, project: Project) -> None:
        self.by_start: dict[tuple[str, int], Thing] = {}
        self.by_place: dict[Place, Item] = {}
        for item in project.things():
            if isinstance(item, Thing):
                self.by_start.setdefault((item.origin.name, item.span.start), item)
            for _, _, span in item.places():
                self.by_place[span.key()] = item  # what is inside comes later, and is the one meant
        self.starts: dict[str, list[int]] = {}
        for name, start in sorted(self.by_start):
            self.starts.setdefault(name, []).append(start)

    def named(self, span: Span) -> Thing | None:
        """The thing whose id stands there."""
        return self.by_start.get((span.source.name, span.start))

    def holding(self, span: Span) -> Item | None:
        """The item whose field, value or item of a list stands exactly there."""
        return self.by_place.get(span.key())

    def before(self, span: Span) -> Thing | None:
        """The last thing of the file whose id stands at or before a place."""
        starts = self.starts.get(span.source.name, [])
        at = bisect_right(starts, span.start)
        return self.by_start[span.source.name, starts[at - 1]] if at else None
