"""Nodes of a document tree by the place of their ids."""

from __future__ import annotations

from collections.abc import Iterator

from svcdsl.syntax import Document, Mapping, Node, Sequence


def node_at(document: Document, start: int) -> Mapping | None:
    """The map of the thing whose id stands at that offset; None where it is no map."""
    for root in document.roots:
        for key, value in _pairs(root):
            if key == start and isinstance(value, Mapping):
                return value
    return None


def _pairs(node: Node) -> Iterator[tuple[int, Node]]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key.start, value
            yield from _pairs(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _pairs(item)
