"""What libyaml's complaints mean to somebody who writes services, told by kind of mistake.

Each row is a complaint of libyaml (or a look of the text where it stands), and the variant of N01 that
answers it; the sentences are the rule's. The examples in `EXAMPLES` are tests: each wrong text gets just its
variant, each right text none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from svcdsl.diagnostics import Finding
from svcdsl.text import Source, Span

if TYPE_CHECKING:
    from collections.abc import Callable

CONTROL = "[^\\t\\n\\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]+"
"""The pattern of characters that no YAML text may hold; compiled only where there is one, since it takes long."""

DOCUMENT_START = re.compile(r"^---(?=\s|$)", re.MULTILINE)
"""The line that begins a document of YAML."""

_SVC_HEAD = re.compile(r"\s*(?:#[^\n]*\n\s*)*(?P<head>(?:svcdsl|服务规范)[ \t]+[^\s:：]+)[ \t]*$", re.MULTILINE)
_FULL_WIDTH_KEY = re.compile(r"^[ \t\-]*[^\s:#\"']+：", re.MULTILINE)

_COMPLAINTS: tuple[tuple[str, str], ...] = (
    ("tab character", "tab"),
    ("found unexpected end of stream", "unclosed-text"),
    ("found unexpected document indicator", "unclosed-text"),
    ("did not find expected ',' or ']'", "unclosed-list"),
    ("did not find expected ',' or '}'", "unclosed-map"),
    ("found undefined alias", "undefined-alias"),
    ("second occurrence", "anchor-twice"),
    ("found unknown escape character", "unknown-escape"),
    ("did not find expected hexdecimal number", "unknown-escape"),
    ("expected <document start>", "text-behind"),
    ("incompatible YAML document", "yaml-directive"),
    ("did not find expected '-' indicator", "indentation"),
    ("mapping values are not allowed", "colon-in-text"),
    ("could not find expected ':'", "colon-missing"),
)

EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("tab", "needs:\n\tknow-why: x\n", "needs:\n  know-why: x\n"),
    ("unclosed-text", 'title: "Late\n', 'title: "Late"\n'),
    ("unclosed-list", "tags: [a, b\nowner: x\n", "tags: [a, b]\nowner: x\n"),
    ("unclosed-map", "needs: {a: {title: x}\n", "needs: {a: {title: x}}\n"),
    ("undefined-alias", "needs: *usual\n", "needs: &usual {a: x}\n"),
    ("anchor-twice", "a: &x 1\nb: &x 2\n", "a: &x 1\nb: &y 2\n"),
    ("unknown-escape", 'title: "C:\\Users"\n', 'title: "C:\\\\Users"\n'),
    ("text-behind", "{a: b}}\n", "{a: b}\n"),
    ("yaml-directive", "%YAML 2.0\n---\na: b\n", "a: b\n"),
    ("indentation", "- a\nb: c\n", "b: c\n"),
    ("indentation", "needs:\n  a: x\n   b: y\n", "needs:\n  a: x\n  b: y\n"),
    ("indentation", "needs:\n    a: x\n  b: y\n", "needs:\n    a: x\n    b: y\n"),
    ("unclosed-text", "title: 'Late\nowner: x\n", "title: 'Late'\nowner: x\n"),
    ("colon-in-text", "title: Delay: what to say\n", 'title: "Delay: what to say"\n'),
    ("colon-missing", "owner: x\ntitle\n", "owner: x\ntitle: y\n"),
    ("full-width-colon", "需求：\n  知情：\n    名称: x\n", "需求:\n  知情:\n    名称: x\n"),
    ("sign-first", "title: @home\n", 'title: "@home"\n'),
    ("control-character", "title: \a\n", "title: x\n"),
    ("value-behind-text", "title: 'x' y\n", "title: \"'x' y\"\n"),
    ("merge-key", "needs:\n  a: {<<: x}\n", "needs:\n  a: {title: x}\n"),
    ("tag", "needs: !!map {a: x}\n", "needs: {a: x}\n"),
    ("not-a-mapping", "just a sentence\n", "title: just a sentence\n"),
    ("svc-in-yaml", "svcdsl 1\nservice s {\n  owner x\n}\n", "svcdsl: 1\nservice: s\nowner: x\n"),
    ("svc-in-yaml", "# our desk\nsvcdsl 1\n\n# all of it\nservice s {\n}\n", "svcdsl: 1\nservice: s\n"),
    ("key-is-no-text", "? [a, b]\n: c\n", "a: c\nb: c\n"),
)


_SHOWN_WHERE_OPENED = frozenset(("unclosed-text", "unclosed-list", "unclosed-map", "colon-missing"))


def not_fields(source: Source, start: int, end: int) -> Finding:
    """The finding for a document that is a text or a list from `start` to `end`."""
    head = _SVC_HEAD.match(source.text, start)
    if head:
        return Finding("N01", Span(source, *head.span("head")), variant="svc-in-yaml")
    variant = "full-width-colon" if "：" in source.text[start:end] else "not-a-mapping"
    return Finding("N01", Span(source, start, end), variant=variant)


def explain(source: Source, error: Any, base: int) -> tuple[Finding, int]:
    """The finding for an error of libyaml in the text from `base` on, and the offset where it stands."""
    mark = error.problem_mark
    offset = min(base + mark.index, len(source.text))
    problem = str(getattr(error, "problem", ""))
    began = max((start.end() for start in DOCUMENT_START.finditer(source.text, base, offset)), default=base)
    if _SVC_HEAD.match(source.text, began):
        return not_fields(source, began, offset), offset
    variant = next((name for fits, name in _LOOKS if fits(source, offset, problem)), "")
    if not variant:
        variant = next((name for part, name in _COMPLAINTS if part in problem), "other")
    opened = getattr(error, "context_mark", None)
    shown = offset
    if variant == "full-width-colon":
        shown = _full_width_colon_near(source, offset, problem) - 1
    elif variant == "indentation":
        shown -= len(_before(source, offset))
    elif variant == "unknown-escape":
        shown = max(source.text.rfind("\\", 0, offset + 1), base)
    elif opened is not None and variant in _SHOWN_WHERE_OPENED:
        shown = base + opened.index
    return _finding(source, shown, variant), offset


def _finding(source: Source, offset: int, variant: str) -> Finding:
    return Finding("N01", Span(source, offset, min(offset + 1, len(source.text))), variant=variant)


def _tab_at(source: Source, offset: int, problem: str) -> bool:
    return "cannot start any token" in problem and source.text[offset : offset + 1] == "\t"


def _sign_at(source: Source, offset: int, problem: str) -> bool:
    return "cannot start any token" in problem


def _full_width_colon_near(source: Source, offset: int, problem: str) -> int:
    """The offset behind a key's `：` just before the place, which YAML takes for text; 0 for none."""
    line = source.position(offset).line
    first = source.line_starts[max(1, line - 2) - 1]
    match = _FULL_WIDTH_KEY.search(source.text, first, offset + 1)
    return match.end() if match else 0


def _behind_text(source: Source, offset: int, problem: str) -> bool:
    return "did not find expected key" in problem and bool(_before(source, offset))


def _out_of_line(source: Source, offset: int, problem: str) -> bool:
    """Whether a key stands deeper or less deep than its neighbours: YAML joins it to the text above."""
    if "did not find expected key" in problem:
        return True
    return "mapping values are not allowed" in problem and ":" not in _before(source, offset)


def _before(source: Source, offset: int) -> str:
    """What stands before the place on its line."""
    position = source.position(offset)
    return source.line(position.line)[: position.column - 1].strip()


_LOOKS: tuple[tuple[Callable[[Source, int, str], object], str], ...] = (
    (_tab_at, "tab"),
    (_full_width_colon_near, "full-width-colon"),
    (_sign_at, "sign-first"),
    (_behind_text, "value-behind-text"),
    (_out_of_line, "indentation"),
)
