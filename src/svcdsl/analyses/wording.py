"""Finds words in running text, English and Chinese, so that a rule can say that a text is vague or absolute.

    Phrases(["promptly", "及时"], names_count=False).found("及時回覆，及时率 95%") == ["及時"]

A text is first folded, character by character, so that what is found can be shown as it was written: full-width
signs, capitals and traditional characters become plain ones. Words that differ from the one looked for by a
longer phrase (快速通道), by their place inside a longer word (unreasonable) or inside the name of a measure
(及时率, timely response rate) are not found.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar

from svcdsl.analyses import wording_tables as tables
from svcdsl.analyses.characters import SIMPLIFIED, TRADITIONAL
from svcdsl.model import Localized
from svcdsl.values.value import compiled

if TYPE_CHECKING:
    from svcdsl.model import Item

Found = TypeVar("Found")

_FULL = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SIGNS = str.maketrans("　’‘“”‑–—−×〇～〜", " ''\"\"----x零~~")
_CAPITALS = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_WIDE_CAPITALS = {code: chr(code - 0xFEE0).lower() for code in range(0xFF21, 0xFF3B)}
_FOLDED = str.maketrans(TRADITIONAL, SIMPLIFIED) | _FULL | _SIGNS | _CAPITALS | _WIDE_CAPITALS
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


@lru_cache(maxsize=1 << 12)
def fold(text: str) -> str:
    """The text with the same number of characters, each as plain as can be."""
    return text.lower() if text.isascii() else text.translate(_FOLDED)


@lru_cache(maxsize=1 << 12)
def _on_one_line(text: str) -> tuple[str, str]:
    """The text with single spaces, and folded."""
    text = " ".join(text.split())
    return text, fold(text)


def found_in(
    item: Item, find: Callable[[str], Iterable[Found]], attributes: Iterable[str] = ("title", "description")
) -> Iterator[tuple[str, list[Found]]]:
    """Each attribute in whose text, in any language, something is found; with all of it, each once."""
    for attribute in attributes:
        text = getattr(item, attribute)
        if text is None:
            continue
        found = [one for own in in_all_languages(text) for one in find(own)]
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

    __slots__ = ("_by_first", "_names_count", "_starts", "_words")

    def __init__(self, words: Iterable[str], exceptions: Iterable[str] = (), names_count: bool = True) -> None:
        self._names_count = names_count
        self._words = frozenset(_key(word) for word in words if word)
        self._by_first: dict[str, list[str]] = {}  # looked up by character: a start cannot wait for a long expression
        for one in sorted(self._words.union(_key(phrase) for phrase in exceptions if phrase), key=len, reverse=True):
            self._by_first.setdefault(one[0], []).append(one)
        every = (one for phrases in self._by_first.values() for one in phrases)
        self._starts = frozenset(next(iter(_tokens_of(one)), "") for one in every)

    def found(self, text: str, besides: Iterable[str] = ()) -> list[str]:
        """The words that stand in the text, each once and as written there; none inside one of `besides`."""
        text, folded = _on_one_line(text)
        if not self._may_stand_in(folded):
            return []
        for name in filter(None, (fold(" ".join(one.split())) for one in besides)):
            folded = folded.replace(name, "\n" * len(name))
        return list(dict.fromkeys(text[start:end] for start, end in self._places(folded)))

    def _may_stand_in(self, folded: str) -> bool:
        """A quick look that spares most texts the search for places."""
        if folded.isascii():
            return not self._starts.isdisjoint(_tokens(folded))
        return not self._by_first.keys().isdisjoint(folded)

    def _places(self, folded: str) -> Iterator[tuple[int, int]]:
        spaced, end = folded.replace("-", " "), 0
        for start, character in enumerate(spaced):
            if start < end or character not in self._by_first:
                continue
            for phrase in self._by_first[character]:
                if spaced.startswith(phrase, start) and _is_whole(folded, start, start + len(phrase)):
                    end = start + len(phrase)
                    if phrase in self._words and (self._names_count or not _names_measure(folded, end)):
                        yield start, end
                    break


_SIGNS_APART = str.maketrans({sign: " " for sign in map(chr, range(128)) if not sign.isalnum()})


def _tokens_of(folded: str) -> list[str]:
    return folded.translate(_SIGNS_APART).split()


@lru_cache(maxsize=1 << 12)
def _tokens(folded: str) -> frozenset[str]:
    return frozenset(_tokens_of(folded))


def word_options(table: tables.Table) -> Mapping[str, tuple[str, tuple[str, ...]]]:
    """The options of a rule with a list of words: replace it, add to it, allow phrases with such a word."""
    return {"words": ("words", (*table["en"], *table["zh"])), "add": ("words", ()), "allow": ("words", ())}


def phrases_of(options: Mapping[str, Any], exceptions: tables.Table, names_count: bool = True) -> Phrases:
    """The phrases that a rule with `word_options` looks for."""
    words = (*options["words"], *options["add"])
    return _phrases(words, (*exceptions["en"], *exceptions["zh"], *options["allow"]), names_count)


@lru_cache(maxsize=64)
def _phrases(words: tuple[str, ...], exceptions: tuple[str, ...], names_count: bool) -> Phrases:
    return Phrases(words, exceptions, names_count)


def _key(word: str) -> str:
    """What tells one word from another: folded, a space for hyphens."""
    return " ".join(fold(word).replace("-", " ").split())


def _is_whole(folded: str, start: int, end: int) -> bool:
    """Whether an English word stands by itself, not as part of another: unreasonable, eco-friendly, always-on."""
    if folded[start] in _LATIN:
        before = folded[max(0, start - 2) : start]
        if before[-1:] in _LATIN or (before[-1:] == "-" and before[0] in _LATIN):
            return False
    if folded[end - 1] in _LATIN:
        after = folded[end : end + 2]
        return not (after[:1] in _LATIN or (after[:1] == "-" and after[1:] in _LATIN))
    return True


_MEASURE_NAME = (
    r"(?:[ -][a-z]+){0,3}?[ -](?:rate|ratio|index|score|percentage|kpi)s?(?![a-z])"
    r"|度|性|[^\x00-\xff]{0,6}?(?:率|指数|得分|评分)"
)


def _names_measure(folded: str, end: int) -> bool:
    """Whether the word that ends here begins a measure's name."""
    match = compiled(_MEASURE_NAME).match(folded, end)
    if match is None or "。" in match[0] or "、" in match[0]:
        return False
    return not folded[: match.end()].endswith(tables.NOT_MEASURES)
