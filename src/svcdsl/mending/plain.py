"""What is to be written, as plain data that knows no notation and no language.

A value is a text that stands as it is (an id, a choice, a figure), an event, a `Todo` (a text that somebody must
still write), True, a list of values (a list), a dict from field to value (an item), or `Part`s (things with their ids).
"""

from __future__ import annotations

from typing import Any, NamedTuple

from svcdsl.model import Item, Thing

Value = Any
"""str, Event, Todo, True, a list of values, a dict from field to value, or a list of parts."""


FIRST = frozenset(("start",))
"""Fields that people write before all others of a thing."""


class Todo(NamedTuple):
    """A text that begins with TODO, and says in both languages what to write there."""

    en: str
    zh: str

    def text(self, chinese: bool) -> str:
        """The text in Chinese or English."""
        return f"待补：{self.zh}" if chinese else f"TODO: {self.en}"

    @staticmethod
    def is_left(text: str | None) -> bool:
        """Whether a text is one that somebody must still write."""
        return bool(text) and str(text).startswith(("TODO", "待补"))


class Part(NamedTuple):
    """A thing of a collection with its id and fields."""

    id: str
    fields: dict[str, Value]


class Addition(NamedTuple):
    """Fields that a thing is to get; collections and lists that it has already are added to."""

    to: Thing
    fields: dict[str, Value]


class Replacement(NamedTuple):
    """A field that a thing is to get in place of another: `old` is a list of items, `new` has one value."""

    to: Thing
    old: str
    new: str
    value: Value


class Manner(NamedTuple):
    """How a file is written: words in Chinese or English, texts in Chinese or English, indentation, line ends."""

    chinese_words: bool
    chinese_texts: bool
    unit: str
    line_end: str


def free_id(base: str, taken: set[str]) -> str:
    """The id itself where it is free, else with the first number that makes it so."""
    if base not in taken:
        return base
    number = 2
    while f"{base}-{number}" in taken:
        number += 1
    return f"{base}-{number}"


def thing_of(item: Item | None) -> Thing | None:
    """The innermost thing that an item is written in: itself, if it is one with an id of its own."""
    while item is not None and not isinstance(item, Thing):
        item = item.parent
    return item
