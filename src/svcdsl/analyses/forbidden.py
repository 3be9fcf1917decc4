"""Finds sentences that must not be said in texts that are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from svcdsl.analyses.wording import fold, in_all_languages

_MARKS = " \t\n.,;:!?…\"'()。，；：！？、“”‘’「」『』（）《》"


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
    source = r"\s*".join(map(re.escape, words.split())) if not words.isascii() else r"\s+".join(map(re.escape, words.split()))
    beside = "\u4e00-\u9fff" if len(words) == 1 and not words.isascii() else "a-z0-9"
    before = f"(?<![{beside}])" if beside != "a-z0-9" or re.match("[a-z0-9]", words) else ""
    after = f"(?![{beside}])" if beside != "a-z0-9" or re.search("[a-z0-9]$", words) else ""
    return before + source + after


def _is_asked(folded: str, start: int) -> bool:
    """Whether the words are half of a question that leaves the answer open: 知不知道, 能不能."""
    return 0 < start < len(folded) - 1 and folded[start] == "不" and folded[start - 1] == folded[start + 1]
