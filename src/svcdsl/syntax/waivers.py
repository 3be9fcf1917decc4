"""Waivers are written in comments, in both notations alike."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from svcdsl.diagnostics import Waiver, edit_distance
from svcdsl.syntax.tree import Absent, Document, Mapping, Node, Scalar
from svcdsl.text import Source, Span
from svcdsl.values import BadValue, parse

_OPENING = re.compile(
    r"#\s*(?:svcdsl|服务规范)\s*[:：]\s*(?P<word>allow\b|豁免|[A-Za-z]+\b)(?P<rest>(?:(?!\s#\s)[^\r\n])*)"
)  # a further # opens a remark
_MEANT = re.compile(
    r"#\s*(?:(?:svcdsl|服务规范)\s*[:：]?\s*)?"
    r"(?:(?:allow|waive[rd]?|ignored?|disabled?|suppress(?:ed)?|skip)\b|豁免|忽略|容许|允许|放过|屏蔽)"
    r"\s*[:：]?\s*(?:rule\b|规则)?\s*[NKDPCLFSMH][0-9]{2}(?![0-9A-Za-z])(?:(?!\s#\s)[^\r\n])*",
)  # only with a rule's code: any other remark remains one
_PARTS = re.compile(
    r"\s*(?P<codes>[^:：]*?)(?:\s*(?:\buntil\b|截至)\s*(?P<until>[^\s:：]*))?\s*(?:[:：]\s*(?P<reason>.*?))?\s*\Z"
)
_SEPARATOR = re.compile(r"[\s,，、]+")


def read_waivers(document: Document) -> list[Waiver]:
    """The waivers of a document, in the order written."""
    source = document.source
    matches = [match for match in _OPENING.finditer(source.text) if _is_meant(match["word"])]
    whole = {match.start() for match in matches}
    matches += [match for match in _MEANT.finditer(source.text) if match.start() not in whole]
    if not matches:
        return []
    matches.sort(key=lambda match: match.start())
    if document.notation == "svc":
        comments = {start for start, _ in document.comments}
        matches = [match for match in matches if match.start() in comments]
    else:
        matches = [match for match in matches if _is_comment(document, match.start())]
    first = _first_statement(document)
    return [_waiver(source, match, first) for match in matches]


def _is_meant(word: str) -> bool:
    """Whether a word is `allow`, or was to be; whatever else a comment says to svcdsl is a remark."""
    return word == "豁免" or edit_distance(word.lower(), "allow", 2) <= 2


def _waiver(source: Source, match: re.Match[str], first: int) -> Waiver:
    is_waiver = match.re is _OPENING and match["word"] in ("allow", "豁免")
    parts = _PARTS.match(match["rest"]) if is_waiver else None
    codes = tuple(code for code in _SEPARATOR.split(parts["codes"]) if code) if parts else ()
    until = (parts["until"] or "") if parts else ""
    reason = (parts["reason"] or "") if parts else ""
    try:
        parse("date", until)
    except BadValue:
        until = ""
    return Waiver(codes, _line_meant(source, match.start(), first), until, reason, Span(source, *match.span()))


def _line_meant(source: Source, offset: int, first: int) -> int:
    """The comment's own line; the next that is no comment where it stands alone; 0, the file, at the file's head."""
    if offset < first:
        return 0
    line, column = source.position(offset)
    if source.line(line)[: column - 1].strip():
        return line
    line += 1
    while line < source.line_count and source.line(line).lstrip().startswith("#"):
        line += 1
    return line


def _first_statement(document: Document) -> int:
    """Where the first statement behind the language version stands, the version counting as the file's head."""
    starts = [key.start for root in document.roots for key, _ in root.pairs if key.text not in ("svcdsl", "服务规范")]
    return min(starts, default=len(document.source.text))


def _is_comment(document: Document, offset: int) -> bool:
    """Whether a `#` in YAML stands in no scalar and behind a space."""
    text = document.source.text
    if offset and not text[offset - 1].isspace():
        return False
    scalars = sorted((node.start, node.end) for root in document.roots for node in _scalars(root))
    at = bisect_right(scalars, (offset, len(text)))
    return at == 0 or scalars[at - 1][1] <= offset


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Mapping):
        for key, value in node.pairs:
            yield key
            yield from _scalars(value)
    elif not isinstance(node, Absent):
        for item in node.items:
            yield from _scalars(item)
