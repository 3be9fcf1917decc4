"""svc text -> document tree: the grammar gives statements and blocks, the schema says what their words mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from svcdsl.diagnostics import Finding
from svcdsl.language import Language, language
from svcdsl.syntax.limits import Limits
from svcdsl.syntax.svc_clauses import Block, Reader
from svcdsl.syntax.svc_lexer import Lexer, Row, Statement, TooDeep, master_pattern
from svcdsl.syntax.svc_table import RULES, STATES, TERMINALS
from svcdsl.syntax.tree import Document, Mapping
from svcdsl.text import Source, Span

Entry = tuple[Statement, Block | None]
"""A statement, and its block where it has one."""


@cache
def _pattern() -> re.Pattern[str]:
    return master_pattern(TERMINALS)


def _parse(signs: Iterable[Row | Statement]) -> list[Entry]:
    """The entries of a file: shifts and reduces as the tables say, which Lark has made of the grammar.

    The lexer has balanced the braces, so that there is no sign that the tables do not expect.
    """
    states: list[int] = [0]
    made: list[Any] = []
    for sign in (*signs, None):
        name = "$END" if sign is None else sign.type
        while (action := STATES[states[-1]][name]) < 0:
            rule, length = RULES[~action]
            parts: list[Any] = made[len(made) - length :]
            del made[len(made) - length :], states[len(states) - length :]
            made.append(_make(rule, parts))
            if rule == "file":
                break
            states.append(STATES[states[-1]][rule])
        else:
            made.append(sign)
            states.append(action)
    entries: list[Entry] = made[0]
    return entries


def _make(rule: str, parts: list[Any]) -> Any:
    """What a rule makes of its parts: a block, or a list of entries."""
    if rule == "entries":
        entries: list[Entry] = [(statement, None) for statement in parts[0].statements]
        if len(parts) > 1:
            entries[-1] = (entries[-1][0], parts[1])
        return entries
    if rule == "block":
        return Block(parts[1] if len(parts) > 2 else [], parts[-1].end)
    if len(parts) > 1:  # a row of entries goes on
        parts[0].extend(parts[1])
    return parts[0] if parts else []


def read_entries(source: Source, limits: Limits | None = None) -> list[Entry]:
    """The statements of a text as they stand in it, each with its block; none where blocks nest too deep."""
    try:
        return _parse(Lexer(Document(source, "svc"), _pattern(), limits or Limits()))
    except TooDeep:
        return []


def read_svc(source: Source, limits: Limits | None = None, words: Language | None = None) -> Document:
    """Read a text in the svc notation. Never raises: what is wrong stands in `findings`."""
    limits = limits or Limits()
    document = Document(source, "svc")
    try:
        entries = _parse(Lexer(document, _pattern(), limits))
    except TooDeep as excess:
        place = Span(source, excess.offset, excess.offset + 1)
        document.findings = [Finding("N10", place, {"most": limits.depth}, variant="too-depth")]
        return document
    root = Mapping([], 0, len(source.text))
    Reader(document, words or language()).read_file(root, entries)
    document.roots.append(root)
    return document
