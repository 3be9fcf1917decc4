"""The document tree: what both notations are read into, every node with its place.

Keys of a mapping are scalars too. Places are code-point offsets in the source, `end` exclusive.
"""

from __future__ import annotations

from svcdsl.diagnostics import Finding
from svcdsl.text import Source


class Scalar:
    """A text as written, without quotes and escapes. `quoted` tells `"no"` from `no` where it matters."""

    __slots__ = ("end", "quoted", "start", "text")

    def __init__(self, text: str, start: int, end: int, quoted: bool = False) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.quoted = quoted

    def __repr__(self) -> str:
        return f"Scalar({self.text!r})"


class Absent:
    """A key without a value: empty, `~` or `null`."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


class Sequence:
    """A list of nodes."""

    __slots__ = ("end", "items", "start")

    def __init__(self, items: list[Node], start: int, end: int) -> None:
        self.items = items
        self.start = start
        self.end = end


class Mapping:
    """Keys and their values in the order written; a key may occur twice, which the binder speaks of."""

    __slots__ = ("end", "entries", "start")

    def __init__(self, entries: list[Entry], start: int, end: int) -> None:
        self.entries = entries
        self.start = start
        self.end = end

    @property
    def pairs(self) -> list[tuple[Scalar, Node]]:
        """The entries as nodes."""
        return [(key_of(entry), value_of(entry)) for entry in self.entries]

    def get(self, key: str) -> Node | None:
        """The first value under that key, or None."""
        return next((value_of(entry) for entry in self.entries if entry[0] == key), None)


Node = Scalar | Absent | Sequence | Mapping

Entry = tuple[str, int, int, str | None, int, int, Node | None]
"""A key's text, start and end; a scalar's text, start and end, or None, 0 and 0; the value's node.

Most of a project is keys and plain scalars, so these are no objects of their own: a plain scalar's node is None.
"""


def entry_of(key: str, start: int, end: int, value: Node) -> Entry:
    """A key with any value."""
    if type(value) is Scalar:
        return (key, start, end, value.text, value.start, value.end, value)
    return (key, start, end, None, 0, 0, value)


def key_of(entry: Entry) -> Scalar:
    """The key of an entry as a node."""
    return Scalar(entry[0], entry[1], entry[2])


def value_of(entry: Entry) -> Node:
    """The value of an entry as a node."""
    _, _, _, text, start, end, node = entry
    if node is None:
        assert text is not None
        return Scalar(text, start, end)
    return node


class Document:
    """One file as read: its source, its roots (one in svc, one a `---` document in YAML), what was wrong.

    `notation` is `yaml` or `svc`. `comments` are the places of its comments, `#` included.
    """

    __slots__ = ("comments", "findings", "notation", "roots", "source")

    def __init__(self, source: Source, notation: str) -> None:
        self.source = source
        self.notation = notation
        self.roots: list[Mapping] = []
        self.comments: list[tuple[int, int]] = []
        self.findings: list[Finding] = []
