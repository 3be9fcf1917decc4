"""The words of the site itself, from the table `words.toml`.

>>> words("zh").promises
'服务承诺'
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from .files import text_of

LANGUAGES = ("en", "zh")
"""The languages of the table, in the order of its columns."""


@cache
def table() -> Mapping[str, list[str]]:
    """The whole table: each word's name, and the word in each language."""
    return tomllib.loads(text_of("words.toml"))


class Words:
    """The words of one language, each an attribute; an unknown one is an AttributeError, never an empty text."""

    __slots__ = ("_column", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        self._column = LANGUAGES.index(language) if language in LANGUAGES else 0

    def __getattr__(self, name: str) -> str:
        try:
            return table()[name][self._column]
        except KeyError:
            raise AttributeError(f"words.toml has no {name!r}") from None

    def __getitem__(self, name: str) -> str:
        word: str = getattr(self, name)
        return word


def words(language: str) -> Words:
    """The words of a language: `zh`, else English."""
    return Words(language)
