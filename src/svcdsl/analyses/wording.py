"""Finds words in running text, English and Chinese, so that a rule can say that a text is vague or absolute.

    Phrases(["promptly", "及时"], names_count=False).found("及時回覆，及时率 95%") == ["及時"]

A text is first folded, character by character, so that what is found can be shown as it was written: full-width
signs, capitals and traditional characters become plain ones. Words that differ from the one looked for by a
longer phrase (快速通道), by their place inside a longer word (unreasonable) or inside the name of a measure
(及时率, timely response rate) are not found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from svcdsl.analyses import wording_tables as tables
from svcdsl.model import Localized

if TYPE_CHECKING:
    from svcdsl.model import Item

Found = TypeVar("Found")

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = str.maketrans("　’‘“”‑–—−×〇～〜", " ''\"\"----x零~~")
_CAPITALS = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_WIDE_CAPITALS = {code: chr(code - 0xFEE0).lower() for code in range(0xFF21, 0xFF3B)}
_FOLDED = (
    str.maketrans(tables.TRADITIONAL, tables.SIMPLIFIED) | _FULL | _SIGNS | _CAPITALS | _WIDE_CAPITALS
)
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_SPACE = "[\\s-]+"


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """The text with the same number of characters, each as plain as can be."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


def found_in(
    item: Item, find: Callable[[str], Iterable[Found]], attributes: Iterable[str] = ("title", "description")
) -> Iterator[tuple[str, list[Found]]]:
    """Each attribute in whose text, in any language, something is found; with all of it, each once."""
    for attribute in attributes:
        found = [one for text in in_all_languages(getattr(item, attribute)) for one in find(text)]
        if found:
            yield attribute, list(dict.fromkeys(found))


def in_all_languages(text: str | None) -> Iterable[str]:
    """A text in each language that it is given in."""
    if isinstance(text, Localized):
        return text.by_language.values()
    return (text,) if text else ()


class Phrases:
    """Words to look for, and phrases in which they do not count.

    Unless `names_count`, a word does not count at the beginning of a measure's name either.
    """

    __slots__ = ("_names_count", "_pattern", "_words")

    def __init__(self, words: Iterable[str], exceptions: Iterable[str] = (), names_count: bool = True) -> None:
        self._names_count = names_count
        self._words = {_key(word) for word in words}
        every = sorted(self._words | {_key(phrase) for phrase in exceptions}, key=len, reverse=True)
        self._pattern = re.compile("|".join(_source(one) for one in every if one) or r"(?!)")

    def found(self, text: str, besides: Iterable[str] = ()) -> list[str]:
        """The words that stand in the text, each once and as written there; none inside one of `besides`."""
        folded = fold(text)
        for name in besides:
            folded = folded.replace(fold(name), "\n" * len(name)) if name else folded
        places = dict.fromkeys(text[start:end] for start, end in self.places(folded))
        return list(places)

    def places(self, folded: str) -> Iterator[tuple[int, int]]:
        """Where the words stand in a folded text."""
        at = 0
        while match := self._pattern.search(folded, at):
            start, end = match.span()
            if _is_inside_word(folded, start):
                at = start + 1
                continue
            at = end
            if _key(match[0]) in self._words and (self._names_count or not _names_measure(folded, end)):
                yield start, end


def word_options(table: tables.Table) -> Mapping[str, tuple[str, str]]:
    """The options of a rule with a list of words: replace it, add to it, allow phrases with such a word."""
    return {"words": ("text", tables.listed(table)), "add": ("text", ""), "allow": ("text", "")}


def phrases_of(options: Mapping[str, object], exceptions: tables.Table, names_count: bool = True) -> Phrases:
    """The phrases that a rule with `word_options` looks for. An option is a text with commas, or a list of words."""
    words = (*_listed(options["words"]), *_listed(options["add"]))
    return _phrases(words, (*exceptions["en"], *exceptions["zh"], *_listed(options["allow"])), names_count)


@lru_cache(maxsize=64)
def _phrases(words: tuple[str, ...], exceptions: tuple[str, ...], names_count: bool) -> Phrases:
    return Phrases(words, exceptions, names_count)


def _listed(words: object) -> tuple[str, ...]:
    if isinstance(words, str):
        return _split(words)
    return tuple(str(word) for word in words) if isinstance(words, Iterable) else ()


@lru_cache(maxsize=64)
def _split(words: str) -> tuple[str, ...]:
    return tuple(word for word in re.split(r"\s*[,，、;；\n]\s*", words.strip()) if word)


def _key(word: str) -> str:
    """What tells one word from another: folded, a space for hyphens and spaces."""
    return re.sub(_SPACE, " ", fold(word)).strip()


def _source(word: str) -> str:
    """The expression for a word; after an English one no letter may follow, nor a hyphen and a letter."""
    source = re.escape(word).replace("\\ ", _SPACE)
    return source + ("(?![a-z0-9]|-[a-z])" if word[-1] in _LATIN else "")


def _is_inside_word(folded: str, start: int) -> bool:
    """Whether an English word found at `start` goes on to the left: unreasonable, eco-friendly."""
    if not start or folded[start] not in _LATIN:
        return False
    before = folded[start - 1]
    return before in _LATIN or (before == "-" and start > 1 and folded[start - 2] in _LATIN)


_MEASURE_NAME = re.compile(
    r"(?:[ -][a-z]+){0,3}?[ -](?:rate|ratio|index|score|percentage|kpi)s?(?![a-z])"
    r"|度|性|[\u4e00-\u9fff]{0,6}?(?:率|指数|得分|评分)"
)


def _names_measure(folded: str, end: int) -> bool:
    """Whether the word that ends here begins a measure's name."""
    match = _MEASURE_NAME.match(folded, end)
    return match is not None and not folded[: match.end()].endswith(tables.NOT_MEASURES)
