"""A map of the document tree while the svc reader writes it."""

from __future__ import annotations

from svcdsl.language import ITEMS, LABELS, LIST, THINGS, Field, Kind
from svcdsl.syntax.svc_lexer import Token
from svcdsl.syntax.tree import Mapping, Node, Sequence, entry_of


class Draft:
    """A map being written: its kind, its node, and which of its fields stand already."""

    __slots__ = ("kind", "node", "seen")

    def __init__(self, kind: Kind, start: int, end: int) -> None:
        self.kind = kind
        self.node = Mapping([], start, end)
        self.seen: dict[str, Node] = {}

    def add(self, field: Field, key: Token, value: Node) -> None:
        """Put a field; a list given before is added to, things join their collection."""
        name = field.name
        before = self.seen.get(name)
        if before is None:
            self.node.entries.append(entry_of(name, key[2], key[3], value))
            self.seen[name] = value
            if value.end > self.node.end:
                self.node.end = value.end
            return
        if field.shape in (LIST, ITEMS) and type(before) is Sequence:
            before.items.extend(value.items if type(value) is Sequence else [value])
            before.end = value.end
            return
        if field.shape in (THINGS, LABELS) and type(before) is Mapping and type(value) is Mapping:
            before.entries.extend(value.entries)
            before.end = value.end
            return
        self.node.entries.append(entry_of(name, key[2], key[3], value))
        self.node.end = max(self.node.end, value.end)
