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
    """Pairs of key and value in the order written; a key may occur twice, which the binder speaks of."""

    __slots__ = ("end", "pairs", "start")

    def __init__(self, pairs: list[tuple[Scalar, Node]], start: int, end: int) -> None:
        self.pairs = pairs
        self.start = start
        self.end = end

    def get(self, key: str) -> Node | None:
        """The first value under that key, or None."""
        return next((value for name, value in self.pairs if name.text == key), None)


Node = Scalar | Absent | Sequence | Mapping


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
