"""Plain data as pairs of a YAML mapping, in block and in flow style."""

from __future__ import annotations

from collections.abc import Mapping

from svcdsl.language import ITEM, ITEMS, LIST, THINGS, Field, Kind, language
from svcdsl.mending.plain import Manner, Part, Todo, Value
from svcdsl.mending.svc_words import plain, quoted


class YamlWords:
    """Writes pairs in the manner of a file."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner

    def lines(self, kind: Kind, fields: Mapping[str, Value]) -> list[str]:
        """The lines of a thing's fields in block style, the outermost not indented."""
        return [line for name, value in fields.items() for line in self.pair(kind.field(name), value)]

    def pair(self, field: Field, value: Value) -> list[str]:
        """The lines of one pair in block style."""
        key, unit = self.key(field), self.manner.unit
        if field.shape == THINGS:
            return [f"{key}:", *(unit + line for part in value for line in self.part(field, part))]
        if field.shape == ITEMS:
            return [f"{key}:", *(f"{unit}- {self.flow(field, [one])}" for one in value)]
        return [f"{key}: {self.flow(field, value)}"]

    def part(self, field: Field, part: Part) -> list[str]:
        """The lines of a thing in block style: on one line where it holds no further things."""
        kind = language().kinds[field.of]
        if any(kind.field(name).shape in (THINGS, ITEMS) for name in part.fields):
            return [f"{part.id}:", *(self.manner.unit + line for line in self.lines(kind, part.fields))]
        return [f"{part.id}: {self.flow_map(kind, part.fields)}"]

    def flow_pairs(self, kind: Kind, fields: Mapping[str, Value]) -> str:
        """A thing's fields in flow style, without braces."""
        return ", ".join(
            f"{self.key(kind.field(name))}: {self.flow(kind.field(name), value)}" for name, value in fields.items()
        )

    def flow_map(self, kind: Kind, fields: Mapping[str, Value]) -> str:
        """A thing's fields in flow style."""
        return f"{{{self.flow_pairs(kind, fields)}}}"

    def flow(self, field: Field, value: Value) -> str:
        """One field's value in flow style; an only item needs no brackets."""
        if field.shape == THINGS:
            kind = language().kinds[field.of]
            return "{" + ", ".join(f"{part.id}: {self.flow_map(kind, part.fields)}" for part in value) + "}"
        if field.shape in (ITEM, ITEMS):
            kind = language().kinds[field.of]
            items = [value] if field.shape == ITEM else value
            written = [self.flow_map(kind, one) for one in items]
            return written[0] if len(written) == 1 else f"[{', '.join(written)}]"
        if field.shape == LIST:
            return f"[{', '.join(self.scalar(field, one) for one in value)}]"
        return self.scalar(field, value)

    def scalar(self, field: Field, value: Value) -> str:
        """One value: a text in quotes, yes, a choice in the file's language, all else as it is."""
        if value is True:
            return "是" if self.manner.chinese_words else "true"
        if isinstance(value, Todo):
            return quoted(value.text(self.manner.chinese_texts))
        return plain(field, value, self.manner)

    def key(self, field: Field) -> str:
        """A field's key in the file's language."""
        return field.zh[0] if self.manner.chinese_words and field.zh else field.name
