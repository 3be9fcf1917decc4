"""Plain data as statements of the svc notation."""

from __future__ import annotations

from collections.abc import Mapping

from svcdsl.language import ITEM, ITEMS, LIST, THINGS, Field, Kind, language
from svcdsl.mending.plain import Manner, Part, Todo, Value
from svcdsl.model import Event


class SvcWords:
    """Writes statements in the manner of a file."""

    def __init__(self, manner: Manner) -> None:
        self.manner = manner

    def statements(self, kind: Kind, fields: Mapping[str, Value]) -> list[list[str]]:
        """The statements of a thing's fields, each as its lines; inner lines are indented already."""
        written: list[list[str]] = []
        for name, value in fields.items():
            field = kind.field(name)
            if field.shape == THINGS:
                written += (self.part(field, part) for part in value)
            elif field.shape == ITEMS:
                written += ([self.item(field, one)] for one in value)
            else:
                written.append([self.clause(field, value)])
        return written

    def clause(self, field: Field, value: Value) -> str:
        """A field's word and its value."""
        if field.shape == ITEM:
            return self.item(field, value)
        if value is True:
            return self.word(field)
        values = value if field.shape == LIST else [value]
        return f"{self.word(field)} {', '.join(self.value(field, one) for one in values)}"

    def item(self, field: Field, fields: Mapping[str, Value]) -> str:
        """A field's word and its item's fields as clauses."""
        kind = language().kinds[field.of]
        return " ".join((self.word(field), *(self.clause(kind.field(name), one) for name, one in fields.items())))

    def part(self, field: Field, part: Part) -> list[str]:
        """`word id "title" clauses`, with a block where it holds further things or ways on."""
        kind = language().kinds[field.of]
        head = [self.word(field), part.id]
        inner: dict[str, Value] = {}
        for name, value in part.fields.items():
            own = kind.field(name)
            if name == kind.bare:
                head.append(self.value(own, value))
            elif own.shape in (THINGS, ITEM, ITEMS) or name == "start":
                inner[name] = value
            else:
                head.append(self.clause(own, value))
        if not inner:
            return [" ".join(head)]
        lines = [self.manner.unit + line for lines in self.statements(kind, inner) for line in lines]
        return [" ".join((*head, "{")), *lines, "}"]

    def word(self, field: Field) -> str:
        """A field's word in the file's language; an arrow where there is one."""
        if field.name == "then":
            return "->"
        return field.zh[0] if self.manner.chinese_words and field.zh else field.svc_word

    def value(self, field: Field, value: Value) -> str:
        """One value: a text in quotes, a choice in the file's language, all else as it is."""
        if isinstance(value, Todo):
            return quoted(value.text(self.manner.chinese_texts))
        return plain(field, value, self.manner)


def plain(field: Field, value: str | Event, manner: Manner) -> str:
    """A choice, an event or a word such as `end` in the file's language; any other value as it is."""
    if isinstance(value, Event):
        moments = language().moments
        chinese = [word for word, moment in moments.items() if moment == value.moment and word != moment]
        return f"{value.of.id}.{chinese[0]}" if manner.chinese_words and chinese and value.of else value.name
    if manner.chinese_words and field.options.get(value):
        return field.options[value][0]
    if manner.chinese_words and value in field.also:
        return next(zh for zh, word in language().word_twins.items() if word == value)
    return value


def quoted(text: str) -> str:
    """A text in quotes, as both notations read it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def in_one_line(lines: list[str]) -> str:
    """A statement of several lines in one: its block's statements with semicolons between."""
    text = ""
    for line in lines:
        piece = line.strip()
        if text and not text.endswith("{"):
            piece = ("; " if piece != "}" else " ") + piece
        elif text:
            piece = " " + piece
        text += piece
    return text
