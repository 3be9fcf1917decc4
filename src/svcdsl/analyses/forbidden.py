"""Finds sentences that must not be said in texts that are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from svcdsl.analyses.wording import fold, in_all_languages

_MARKS = " \t\n.,;:!?…\"'()。，；：！？、“”‘’「」『』（）《》"
_LATIN = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")


class Forbidden:
    """The words and sentences of one list; each is found by its place in the list."""

    __slots__ = ("_patterns",)

    def __init__(self, words: Iterable[str]) -> None:
        self._patterns = [
            (index, re.compile(source))
            for index, text in enumerate(words)
            for one in in_all_languages(text)
            if (source := _source(fold(one).strip(_MARKS)))
        ]

    def found(self, text: str) -> Iterator[tuple[int, str]]:
        """For each that stands in the text its place in the list, and how the text writes it."""
        folded = fold(text)
        for index, pattern in self._patterns:
            for match in pattern.finditer(folded):
                if not _is_asked(folded, match.start()):
                    yield index, text[match.start() : match.end()]
                    break


def _source(words: str) -> str:
    """The expression for a sentence: any spaces, no letter beside a letter, no character beside a single one."""
    if not words:
        return ""
    source = (r"\s+" if words.isascii() else r"\s*").join(map(re.escape, words.split()))
    if len(words) == 1 and not words.isascii():
        return f"(?<![\u4e00-\u9fff]){source}(?![\u4e00-\u9fff])"
    before = "(?<![a-z0-9])" if words[0] in _LATIN else ""
    return before + source + ("(?![a-z0-9])" if words[-1] in _LATIN else "")


def _is_asked(folded: str, start: int) -> bool:
    """Whether the words are half of a question that leaves the answer open: 知不知道, 能不能."""
    return 0 < start < len(folded) - 1 and folded[start] == "不" and folded[start - 1] == folded[start + 1]
