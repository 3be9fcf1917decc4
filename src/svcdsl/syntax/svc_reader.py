"""svc text -> document tree: the grammar gives statements and blocks, the schema says what their words mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from lark import Lark
from lark.lexer import Lexer as LarkLexer

from svcdsl.diagnostics import Finding
from svcdsl.language import Language, language
from svcdsl.language.where import grammar_text
from svcdsl.syntax.limits import Limits
from svcdsl.syntax.svc_clauses import Block, Reader
from svcdsl.syntax.svc_lexer import Lexer, Statement, TooDeep, master_pattern
from svcdsl.syntax.tree import Document, Mapping
from svcdsl.text import Source, Span


class _StatementLexer(LarkLexer):
    """Lark's door to our lexer: `lex` is handed the lexer of one document and gives an iterator back."""

    def __init__(self, lexer_conf: Any) -> None:
        self.pattern = master_pattern(lexer_conf.terminals)

    def lex(self, lexer_state: Any, parser_state: Any = None) -> Iterator[Any]:
        document, limits = lexer_state
        return iter(Lexer(document, self.pattern, limits))


class _Blocks:
    """Makes plain data of what the parser reduces: entries are (statement, its block or None)."""

    def entries(self, children: list[Any]) -> list[tuple[Statement, Block | None]]:
        entries: list[tuple[Statement, Block | None]] = [(statement, None) for statement in children[0].statements]
        if len(children) > 1:
            entries[-1] = (entries[-1][0], children[1])
        return entries

    def block(self, children: list[Any]) -> Block:
        return Block([entry for entries in children[1:-1] for entry in entries], children[-1].end)

    def file(self, children: list[Any]) -> list[tuple[Statement, Block | None]]:
        return [entry for entries in children for entry in entries]


@cache
def _parser() -> Lark:
    return Lark(
        grammar_text("svc.lark"),
        start=["file", "statement"],
        parser="lalr",
        lexer=_StatementLexer,
        transformer=_Blocks(),
        keep_all_tokens=True,
    )


def read_entries(source: Source, limits: Limits | None = None) -> list[tuple[Statement, Block | None]]:
    """The statements of a text as they stand in it, each with its block; none where blocks nest too deep."""
    try:
        entries: Any = _parser().parse((Document(source, "svc"), limits or Limits()), start="file")
    except TooDeep:
        return []
    return list(entries)


def read_svc(source: Source, limits: Limits | None = None, words: Language | None = None) -> Document:
    """Read a text in the svc notation. Never raises: what is wrong stands in `findings`."""
    limits = limits or Limits()
    document = Document(source, "svc")
    try:
        entries: Any = _parser().parse((document, limits), start="file")
    except TooDeep as excess:
        place = Span(source, excess.offset, excess.offset + 1)
        document.findings = [Finding("N10", place, {"most": limits.depth}, variant="too-depth")]
        return document
    root = Mapping([], 0, len(source.text))
    Reader(document, words or language()).read_file(root, entries)
    document.roots.append(root)
    return document
