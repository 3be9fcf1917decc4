"""Code in a help text as the file's own notation has it: rules write theirs as statements of the svc notation."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from svcdsl.language import THINGS, Field, Kind, language
from svcdsl.syntax import Absent, Document, Mapping, Node, Scalar, Sequence
from svcdsl.text import Source

_CODE = re.compile(r"`([^`]+)`")
_TOKEN = re.compile(r'(?P<text>"[^"]*"|“[^”]*”)|(?P<comma>[,，、])|(?P<word>[^\s,，、"“]+)')
_SIGNS = {"->": "then", "=>": "fork"}
_ONLY_DOTS = frozenset(("…", "……"))
_NEEDS_QUOTES = re.compile(r"""^[\s"'\[\]{}#&*!|>%@`?:-]|[,\[\]{}]|: |:$| #|\s$""")


@cache
def in_yaml(text: str, kind: str, tongue: str) -> str:
    """The text, each statement in its code as YAML has it; `kind` is what it speaks of, "" for anything.

    Code that is no statement (an id, a value, a single word) stays.
    """
    joint = "`、`" if tongue == "zh" else "`, `"
    return _CODE.sub(lambda match: f"`{joint.join(_converted(match[1], kind, tongue))}`", text)


@lru_cache(maxsize=1024)
def statement_in_yaml(code: str, kind: str, tongue: str) -> str:
    """One statement as YAML has it; what is none stays."""
    return ", ".join(_converted(code, kind, tongue))


def _converted(code: str, kind: str, tongue: str) -> list[str]:
    """The pairs that a statement is in YAML, those of the kind first thought of; else the code itself.

    A thing of which nothing is said is thought of last: `calendar office` names one.
    """
    if code in _SIGNS:
        return [_key(language().kinds["step"].field(_SIGNS[code]), tongue)]
    kinds = [*language().kinds.values(), language().file]
    bare: list[str] = []
    for one in sorted(kinds, key=lambda one: one.name != kind):
        node = _read(code, one)
        if node is not None and not _is_bare(one, node):
            return _pairs(one, node, tongue)
        if node is not None:
            bare = bare or _pairs(one, node, tongue)
    return bare or [code]


def _is_bare(kind: Kind, node: Mapping) -> bool:
    """Whether a statement has but the id of a thing."""
    if len(node.pairs) != 1 or kind.field(node.pairs[0][0].text).shape != THINGS:
        return False
    things = node.pairs[0][1]
    return isinstance(things, Mapping) and all(isinstance(one, Mapping) and not one.pairs for _, one in things.pairs)


def _read(code: str, kind: Kind) -> Mapping | None:
    """The fields that a statement gives a thing of that kind; None where it is none there, or but a word."""
    from svcdsl.syntax.svc_clauses import Reader  # YAML files need the svc notation for this alone
    from svcdsl.syntax.svc_draft import Draft
    from svcdsl.syntax.svc_lexer import COMMA, TEXT, WORD, Statement

    kinds = {"text": TEXT, "comma": COMMA, "word": WORD}
    tokens = [
        (kinds[match.lastgroup or ""], match[0] if match.lastgroup != "comma" else ",", *match.span())
        for match in _TOKEN.finditer(code)
    ]
    if len(tokens) < 2 or tokens[0][0] != WORD or tokens[0][1] not in kind.svc_words:
        return None
    document = Document(Source("", code), "svc")
    draft = Draft(kind, 0, len(code))
    Reader(document, language()).read_statement(draft, Statement("STATEMENT", tokens, 0, len(code)), None)
    return None if document.findings else draft.node


def _pairs(kind: Kind, node: Mapping, tongue: str) -> list[str]:
    """Each field with its value, as pairs of a mapping in flow style."""
    return [
        f"{_key(kind.field(key.text), tongue)}: {_value(kind.field(key.text), value, tongue)}"
        for key, value in node.pairs
    ]


def _key(field: Field, tongue: str) -> str:
    return field.zh[0] if tongue == "zh" and field.zh else field.name


def _value(field: Field, node: Node, tongue: str) -> str:
    if isinstance(node, Scalar):
        return "是" if tongue == "zh" and field.type == "boolean" and node.text == "true" else _scalar(node)
    if isinstance(node, Absent):
        return ""
    if isinstance(node, Sequence):
        values = [_value(field, one, tongue) for one in node.items]
        return values[0] if len(values) == 1 and field.name != "choose" else f"[{', '.join(values)}]"
    if not field.of:
        return f"{{{', '.join(f'{key.text}: {_value(field, one, tongue)}' for key, one in node.pairs)}}}"
    kind = language().kinds[field.of]
    if field.shape != THINGS:
        return _thing(kind, node, tongue)
    return f"{{{', '.join(f'{key.text}: {_thing(kind, one, tongue)}' for key, one in node.pairs)}}}"


def _thing(kind: Kind, node: Node, tongue: str) -> str:
    """The fields of a thing or item; one that is but its title by that title."""
    assert isinstance(node, Mapping)
    if len(node.pairs) == 1 and node.pairs[0][0].text == kind.bare:
        return _value(kind.field(kind.bare), node.pairs[0][1], tongue)
    return f"{{{', '.join(_pairs(kind, node, tongue))}}}"


def _scalar(node: Scalar) -> str:
    risky = node.quoted and (node.text in _ONLY_DOTS or _NEEDS_QUOTES.search(node.text))
    return '"' + node.text.replace("\\", "\\\\").replace('"', '\\"') + '"' if risky else node.text
