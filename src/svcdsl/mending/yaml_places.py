"""Where in a YAML text a thing's new pairs belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from svcdsl.diagnostics import Edit
from svcdsl.language import ITEMS, LIST, THINGS, Field, Kind, language
from svcdsl.mending.plain import FIRST, Addition, Manner, Replacement, Value
from svcdsl.mending.yaml_words import YamlWords
from svcdsl.syntax import Document
from svcdsl.syntax.yaml_reader import compose
from svcdsl.text import Source, Span

_REST_IS_EMPTY = re.compile(r"[ \t]*(?:(?<=[\s])#[^\r\n]*)?(?=\r|\n|\Z)")
_NULLS = frozenset(("", "~", "null"))


class Found(NamedTuple):
    """A thing's node: its key (None for a document that is one service), its value, whether it stands in a flow."""

    key: Any
    value: Any
    in_flow: bool
    column: int


class YamlPlaces:
    """Finds the places in one document, and makes the edits that add to its things."""

    def __init__(self, document: Document, manner: Manner) -> None:
        self.source: Source = document.source
        self.text = document.source.text
        self.manner = manner
        self.words = YamlWords(manner)
        self.found = {start: found for root in compose(self.source) for start, found in self.places(root)}

    def places(self, root: Any) -> Iterator[tuple[int, Found]]:
        """Every place at which a thing's id may stand, with what is there."""
        if not is_map(root):
            return
        service = language().service_file.field("service")
        for key, value in root.value:
            if key.value in (service.name, *service.zh) and not is_map(value) and type(value.value) is str:
                yield value.start_mark.index, Found(None, root, bool(root.flow_style), 0)
        yield from self.below(root, False)

    def below(self, node: Any, in_flow: bool) -> Iterator[tuple[int, Found]]:
        """The keys of a mapping and all that is inside it."""
        in_flow = in_flow or bool(node.flow_style)
        for key, value in node.value:
            if value.start_mark.index < key.start_mark.index:
                continue  # an alias: what it stands for is written elsewhere
            yield key.start_mark.index, Found(key, value, in_flow, key.start_mark.column)
            if is_map(value):
                yield from self.below(value, in_flow)

    def add(self, addition: Addition) -> list[Edit] | None:
        """The edits that give a thing its new fields; None where it cannot be said where they belong."""
        kind = language().kinds[addition.to.KIND]
        found = self.found.get(addition.to.span.start)
        if found is None:
            return None
        if not is_map(found.value):
            return self.become_map(kind, found, addition.fields)
        edits: list[Edit] = []
        new: dict[str, Value] = {}
        for name, value in addition.fields.items():
            before = next(
                (pair for pair in found.value.value if kind.words.get(pair[0].value) is kind.field(name)), None
            )
            if before is None:
                new[name] = value
                continue
            in_flow = found.in_flow or bool(found.value.flow_style)
            more = self.extend(kind.field(name), before[0], before[1], value, in_flow)
            if more is None:
                return None
            edits += more
        head = self.open_with(found, kind, new) if new and new.keys() <= FIRST else None
        if head is not None:
            return edits + head
        more = self.add_pairs(found.value, self.words.lines(kind, new), self.words.flow_pairs(kind, new)) if new else []
        return None if more is None else edits + more

    def replace(self, replacement: Replacement) -> list[Edit] | None:
        """The edit that puts one field in place of another; None where a remark would be lost with it."""
        kind = language().kinds[replacement.to.KIND]
        found = self.found.get(replacement.to.span.start)
        pairs = found.value.value if found is not None and is_map(found.value) else ()
        old = kind.field(replacement.old)
        for key, value in pairs:
            start, end = key.start_mark.index, self.end_of_pair(key, value)
            if kind.words.get(key.value) is old and "#" not in self.text[start:end]:
                field = kind.field(replacement.new)
                return [self.edit(start, end, f"{self.words.key(field)}: {self.words.flow(field, replacement.value)}")]
        return None

    def open_with(self, found: Found, kind: Kind, fields: Mapping[str, Value]) -> list[Edit] | None:
        """Pairs before all others of a mapping that has some; None where they cannot stand there."""
        node = found.value
        if not node.value:
            return None
        if node.flow_style:
            at = node.start_mark.index + 1
            return [self.edit(at, at, f"{self.words.flow_pairs(kind, fields)}, ")]
        rest = _REST_IS_EMPTY.match(self.text, self.text.find(":", found.key.end_mark.index) + 1) if found.key else None
        if rest is None or rest.end() > node.start_mark.index:
            return None
        indent = self.manner.line_end + " " * node.start_mark.column
        return [self.edit(rest.end(), rest.end(), "".join(indent + line for line in self.words.lines(kind, fields)))]

    def extend(self, field: Field, key: Any, node: Any, value: Value, in_flow: bool) -> list[Edit] | None:
        """The edits that add to a field which is written already."""
        start, end = node.start_mark.index, self.end(node)
        if start < key.start_mark.index:
            return None
        if is_null(node):
            if field.shape == THINGS and not in_flow and start == end:
                return self.fill(key, node, self.words.pair(field, value)[1:])
            return [self.edit(start, end, self.after_colon(start) + self.words.flow(field, value))]
        if field.shape == THINGS and is_map(node):
            lines = [line for part in value for line in self.words.part(field, part)]
            return self.add_pairs(node, lines, self.words.flow(field, value)[1:-1])
        if field.shape == LIST and type(node.value) is str:
            written = [self.text[start:end], *(self.words.scalar(field, one) for one in value)]
            return [self.edit(start, end, f"[{', '.join(written)}]")] if not node.style else None
        if field.shape in (LIST, ITEMS) and is_list(node):
            items = [
                self.words.scalar(field, one) if field.shape == LIST else self.words.flow(field, [one]) for one in value
            ]
            return self.add_items(node, items)
        return None

    def add_items(self, node: Any, items: list[str]) -> list[Edit] | None:
        """New items at the end of a list."""
        if not node.value:
            return [self.edit(node.start_mark.index, self.end(node), f"[{', '.join(items)}]")]
        last = self.end(node.value[-1])
        if node.flow_style:
            return [self.edit(last, last, "".join(f", {item}" for item in items))]
        return self.add_lines(last, node.start_mark.column, [f"- {item}" for item in items])

    def add_pairs(self, node: Any, lines: list[str], flow: str) -> list[Edit] | None:
        """New pairs at the end of a mapping that is written as such."""
        if node.flow_style:
            if not node.value:
                return [self.edit(node.start_mark.index, self.end(node), f"{{{flow}}}")]
            last = self.end_of_pair(*node.value[-1])
            return [self.edit(last, last, f", {flow}")]
        return self.add_lines(self.end(node), node.start_mark.column, lines)

    def add_lines(self, end: int, column: int, lines: list[str]) -> list[Edit] | None:
        """New lines behind the line on which something ends, a remark on it included."""
        rest = _REST_IS_EMPTY.match(self.text, end)
        if rest is None:
            return None
        at = rest.end()
        return [self.edit(at, at, "".join(f"{self.manner.line_end}{' ' * column}{line}" for line in lines))]

    def fill(self, key: Any, node: Any, lines: list[str]) -> list[Edit] | None:
        """Lines below a key that has no value."""
        return self.add_lines(node.start_mark.index, key.start_mark.column, lines)

    def become_map(self, kind: Kind, found: Found, fields: Mapping[str, Value]) -> list[Edit] | None:
        """A thing that is only its title, or nothing but its id, becomes a map."""
        node, key = found.value, found.key
        start, end = node.start_mark.index, self.end(node)
        if type(node.value) is not str:
            return None
        if is_null(node):
            if found.in_flow or start != end:
                return [self.edit(start, end, self.after_colon(start) + self.words.flow_map(kind, fields))]
            return self.fill(key, node, [self.manner.unit + line for line in self.words.lines(kind, fields)])
        if node.style and node.style in "|>":
            return None
        title = f"{self.words.key(kind.field(kind.bare))}: {self.text[start:end]}"
        if found.in_flow:
            return [self.edit(start, end, f"{{{title}, {self.words.flow_pairs(kind, fields)}}}")]
        rest = _REST_IS_EMPTY.match(self.text, end)
        if rest is None:
            return None
        indent = " " * found.column + self.manner.unit
        colon = self.text.rfind(":", key.end_mark.index, start) + 1
        head = self.edit(colon, end, self.manner.line_end + indent + title)
        more = self.edit(
            rest.end(),
            rest.end(),
            "".join(f"{self.manner.line_end}{indent}{line}" for line in self.words.lines(kind, fields)),
        )
        return [head, more] if colon else None

    def after_colon(self, start: int) -> str:
        """The space that a value needs behind its key's colon."""
        return " " if self.text[start - 1 : start] == ":" else "" if self.text[start - 1 : start].isspace() else ": "

    def end_of_pair(self, key: Any, value: Any) -> int:
        """Where a pair ends; an alias is placed where what it stands for is written."""
        if value.start_mark.index < key.start_mark.index:
            alias = re.compile(r"\s*:\s*\*[^\s,\]}]+").match(self.text, key.end_mark.index)
            return alias.end() if alias else int(key.end_mark.index)
        return max(int(key.end_mark.index), self.end(value))

    def end(self, node: Any) -> int:
        """Where a node's own text ends: libyaml's mark of a block runs into the next line."""
        if type(node.value) is str:
            end = int(node.end_mark.index)
            return len(self.text[:end].rstrip()) if node.style and node.style in "|>" else end
        if node.flow_style or not node.value:
            return int(node.end_mark.index)
        if is_map(node):
            return self.end_of_pair(*node.value[-1])
        return self.end(node.value[-1])

    def edit(self, start: int, end: int, text: str) -> Edit:
        """An edit of this text."""
        return Edit(Span(self.source, start, end), text)


def is_map(node: Any) -> bool:
    """Whether a composed node is a mapping."""
    return type(node).__name__ == "MappingNode"


def is_list(node: Any) -> bool:
    """Whether a composed node is a list."""
    return type(node).__name__ == "SequenceNode"


def is_null(node: Any) -> bool:
    """Whether a composed node is an empty value."""
    return type(node.value) is str and not node.style and node.value in _NULLS
