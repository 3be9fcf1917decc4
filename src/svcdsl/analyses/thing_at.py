"""Which thing a place in the text belongs to, so that findings can be named without lines."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from svcdsl.model import Thing

if TYPE_CHECKING:
    from svcdsl.model import Item, Project
    from svcdsl.text import Span

Place = tuple[int, int]
"""Start and end in one file, in code points."""


def paths_at(project: Project, spans: Sequence[Span]) -> list[str]:
    """For each place the path of the innermost thing written there, such as `delay/gate/announce`.

    A place is a thing's when it is exactly that of its id, of one of its fields or of what a field holds. Any other
    is that of the last thing whose id stands before it, "" where none does, as in a file that cannot be read.
    """
    wanted: dict[str, set[Place]] = {}
    for span in spans:
        wanted.setdefault(span.source.name, set()).add((span.start, span.end))
    exact: dict[tuple[str, Place], Item] = {}
    starts: dict[str, list[tuple[int, str]]] = {name: [] for name in wanted}
    for item in project.things():
        name = item.origin.name
        if name not in wanted:
            continue
        if isinstance(item, Thing):
            starts[name].append((item.span.start, item.path))
        for place in _places(item):
            if place in wanted[name]:
                exact[name, place] = item  # what is inside comes later, and is the one meant
    for found in starts.values():
        found.sort()
    return [
        _path(exact.get((span.source.name, (span.start, span.end))), starts[span.source.name], span) for span in spans
    ]


def _places(item: Item) -> Iterator[Place]:
    yield item.span.start, item.span.end
    for _, _, span in item.places():
        yield span.start, span.end


def _path(item: Item | None, starts: Sequence[tuple[int, str]], span: Span) -> str:
    above: Item | None = item
    while above is not None and not isinstance(above, Thing):
        above = above.parent
    if above is not None:
        return above.path
    before = bisect_right(starts, span.start, key=lambda entry: entry[0])
    return starts[before - 1][1] if before else ""
