"""How a file is written, so that what is added looks as if its author had written it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from svcdsl.language import language as language_tables
from svcdsl.mending.plain import Manner
from svcdsl.syntax import Document, Mapping, Node, Sequence

_LINE_END = re.compile(r"\r\n|\n|\r")
_INDENTED = re.compile(r"^([ \t]*)(?=[^\s#])", re.MULTILINE)


def manner_of(document: Document, language: str | None) -> Manner:
    """The manner of a document; `language` is that of the project's texts, None where the project does not say."""
    text = document.source.text
    written = Counter(text[start:end] for root in document.roots for start, end in _keys(root))
    english, chinese_words = (sum(written[word] for word in words) for words in _words())
    chinese = chinese_words > english if english or chinese_words else language == "zh"
    ends = Counter(_LINE_END.findall(text))
    line_end = ends.most_common(1)[0][0] if ends else "\n"
    texts = language == "zh" if language else chinese
    return Manner(chinese, texts, _unit(text, document.notation), line_end)


@cache
def _words() -> tuple[frozenset[str], frozenset[str]]:
    """All words of fields and things: the English ones, and the Chinese ones."""
    fields = [field for kind in language_tables().kinds.values() for field in kind.fields]
    english = frozenset(word for field in fields for word in (field.name, field.svc_word))
    return english, frozenset(word for field in fields for word in field.zh)


def _keys(node: Node) -> Iterator[tuple[int, int]]:
    if isinstance(node, Mapping):
        for key, value in node.pairs:
            if key.end > key.start:
                yield key.start, key.end
            yield from _keys(value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _keys(item)


def _unit(text: str, notation: str) -> str:
    """The step by which a line is deeper than the one above, as most are; two spaces where there is none."""
    steps: Counter[str] = Counter()
    above = ""
    for match in _INDENTED.finditer(text):
        here = match[1]
        if here.startswith(above) and here != above:
            steps[here[len(above) :]] += 1
        above = here
    unit = steps.most_common(1)[0][0] if steps else "  "
    return unit if notation == "svc" or "\t" not in unit else "  "
