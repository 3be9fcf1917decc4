"""svc text -> statements, opening and closing braces: what the grammar's parser sees.

The terminals come from the grammar. Tokens of one statement are joined here, comments are set aside, and
braces are balanced, by the indentation where they do not balance, so that one missing brace loses nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from svcdsl.diagnostics import Finding, Related
from svcdsl.syntax.limits import Limits
from svcdsl.syntax.tree import Document
from svcdsl.text import Span
from svcdsl.values import normalise

WORD, TEXT, COMMA = 0, 1, 2

Token = tuple[int, str, int, int]
"""(WORD, TEXT or COMMA; the text, for TEXT as written with its quotes; start; end)."""

_CLOSING_QUOTES = frozenset("'’`」』”＂“\"")
_TEXT_TERMINALS = frozenset(("TEXT", "LONG_TEXT", "CURLY_TEXT"))
_ENDS_OF_STATEMENTS = frozenset(("OPEN", "CLOSE", "SEMICOLON"))
# A `#` opens a comment only at the start of a line or after a space; quotes left open end with their line.
_COMMENT = r"(?P<COMMENT>(?:(?<=\s)|(?<![\s\S]))\#[^\r\n]*)"
_NEWLINE = r"(?P<NEWLINE>\r\n|\n|\r)"
_UNCLOSED = r'(?P<MIXED>“[^”"\r\n]*"|"[^"”\r\n]*”)|(?P<UNCLOSED>["“][^\r\n]*)'
# Remarks and texts as other notations write them: no word of ours begins so.
_FOREIGN = (
    r"(?P<FOREIGN>'[^'\r\n]*'?|‘[^’\r\n]*’?|`[^`\r\n]*`?|「[^」\r\n]*」?|『[^』\r\n]*』?"
    r"|[”＂][^\"“”＂\r\n]*[\"“”＂]?|//[^\r\n]*|/\*(?s:.*?)(?:\*/|\Z)|--(?!-*>)[^\r\n]*)"
)
_FULL_WIDTH = re.compile("[\uff01-\uff5e\u3000-\u301f→⇒≥≤≠]")


class Statement:
    """The tokens of one statement, or a brace; `type` tells which."""

    __slots__ = ("end", "start", "tokens", "type")

    def __init__(self, type_: str, tokens: list[Token], start: int, end: int) -> None:
        self.type = type_
        self.tokens = tokens
        self.start = start
        self.end = end


class Row:
    """Statements with no brace between them: one token to the parser, which is paid by the token."""

    __slots__ = ("statements",)
    type = "STATEMENTS"

    def __init__(self, statements: list[Statement]) -> None:
        self.statements = statements


def master_pattern(patterns: Mapping[str, str]) -> re.Pattern[str]:
    """One pattern for all terminals of the grammar, longest texts first, and what only the lexer knows."""
    order = ["LONG_TEXT", "TEXT", "CURLY_TEXT"]
    last = ["SIGN", "COMMA", "SEMICOLON", "OPEN", "CLOSE"]
    # Most tokens are words that begin with a letter or digit, which nothing else does: they are tried first.
    parts = [
        f"(?P<PLAIN>(?=[^\\W_]){patterns['WORD']})",
        _NEWLINE,
        _COMMENT,
        *(f"(?P<{name}>{patterns[name]})" for name in order),
    ]
    parts += [
        _FOREIGN,
        f"(?P<WORD>{patterns['WORD']})",
        *(f"(?P<{name}>{patterns[name]})" for name in last),
        _UNCLOSED,
    ]
    # The space before a token is taken with it: the engine would else try every alternative at each space.
    return re.compile(rf"[ \t]*(?:{'|'.join(parts)})")


class Lexer:
    """Cuts one document; findings and comments go to the document."""

    def __init__(self, document: Document, pattern: re.Pattern[str], limits: Limits) -> None:
        self.document = document
        self.text = document.source.text
        self.pattern = pattern
        self.limits = limits
        self.full_width = _FULL_WIDTH.search(self.text) is not None
        self.stack: list[tuple[int, int]] = []  # (offset, indentation of its line) of each open brace
        self.lost_balance = False
        self.unopened = 0  # how many more braces close than open
        self.line = 0  # where the line begins
        self.began = 0  # the indentation of the line that the last statement began
        self.last = (0, 0)  # where the last statement stands that a line's end ended
        self.after_statement = False  # whether nothing but that line's end stands behind it

    def __iter__(self) -> Iterator[Row | Statement]:
        row: list[Statement] = []
        for statement in self._cut():
            if statement.type == "STATEMENT":
                row.append(statement)
                continue
            if row:
                yield Row(row)
                row = []
            yield statement
        if row:
            yield Row(row)

    def _cut(self) -> Iterator[Statement]:
        matches = list(self.pattern.finditer(self.text))
        names = ["", *self.pattern.groupindex]
        kinds = [names[match.lastindex or 0] for match in matches]
        self.unopened = kinds.count("CLOSE") - kinds.count("OPEN")
        self.lost_balance = self.unopened != 0
        yield from self._statements(matches, kinds)
        while self.stack:
            yield self._close_missing(len(self.text))

    def _statements(self, matches: list[re.Match[str]], kinds: list[str]) -> Iterator[Statement]:
        tokens: list[Token] = []
        text, full_width = self.text, self.full_width
        for match, kind in zip(matches, kinds, strict=True):
            start, end = match.span(kind)
            if kind == "PLAIN" or kind == "WORD" or kind == "SIGN":
                if not tokens and self.lost_balance:
                    yield from self._balance(start)
                word = text[start:end]
                tokens.append((WORD, normalise(word) if full_width else word, start, end))
            elif kind == "NEWLINE":
                self.line = end
                if tokens and tokens[-1][0] != COMMA:
                    self.last = (tokens[0][2], tokens[-1][3])
                    yield Statement("STATEMENT", tokens, tokens[0][2], tokens[-1][3])
                    tokens, self.after_statement = [], True
            elif kind == "COMMA":
                tokens.append((COMMA, ",", start, end))
            elif kind in _TEXT_TERMINALS:
                tokens.append((TEXT, text[start:end], start, end))
            elif kind in _ENDS_OF_STATEMENTS:
                if tokens:
                    yield Statement("STATEMENT", tokens, tokens[0][2], tokens[-1][3])
                yield from self._end_of_statement(kind, start, end, bool(tokens))
                tokens = []
            else:
                tokens.extend(self._odd(kind, start, end))
        if tokens:
            yield Statement("STATEMENT", tokens, tokens[0][2], tokens[-1][3])

    def _end_of_statement(self, kind: str, start: int, end: int, ended: bool) -> Iterator[Statement]:
        """A brace or semicolon; `ended` says whether a statement stands right before it."""
        if kind == "OPEN" and ended:
            yield self._open(start, end)
        elif kind == "OPEN":
            yield from self._open_alone(start, end)
        elif kind == "CLOSE":
            yield from self._close(start, end)
        elif not ended:
            return
        self.after_statement = False

    def _odd(self, kind: str | None, start: int, end: int) -> Iterator[Token]:
        """A comment, a remark of another notation (left out), or a text in wrong quotes (read as one)."""
        first = self.text[start]
        if kind == "COMMENT":
            self.document.comments.append((start, end))
        elif kind == "UNCLOSED":
            self._say("unclosed-text", start, end)
            yield (TEXT, self.text[start:end], start, end)
        elif first in "/-":
            self._say("comment-sign", start, end)
        else:
            self._say("single-quotes" if first in "'‘`" else "other-quotes", start, end)
            closed = end - start > 1 and self.text[end - 1] in _CLOSING_QUOTES
            inner = self.text[start + 1 : end - closed].replace('"', '\\"')
            yield (TEXT, f'"{inner}"', start, end)

    def _open(self, start: int, end: int) -> Statement:
        return self._push(start, end, self._indentation())

    def _push(self, start: int, end: int, indentation: int) -> Statement:
        self.stack.append((start, indentation))
        if len(self.stack) > self.limits.depth:
            raise TooDeep(start)
        return Statement("OPEN", [], start, end)

    def _open_alone(self, start: int, end: int) -> Iterator[Statement]:
        """A brace that opens a line: it belongs to the statement above, if there is one."""
        self._say("brace-on-own-line" if self.after_statement else "brace-without-statement", start, end)
        if not self.after_statement:
            yield Statement("STATEMENT", [], start, start)
        yield self._open(start, end)

    def _close(self, start: int, end: int) -> Iterator[Statement]:
        if self.lost_balance and self._is_first_of_line(start):
            indentation = self._indentation()
            while self.stack and self.stack[-1][1] > indentation:
                yield self._close_missing(start)
            if self.stack and self.stack[-1][1] < indentation:
                self._say("brace-too-many", start, end)
                return
        if not self.stack:
            self._say("brace-too-many", start, end)
            return
        self.stack.pop()
        yield Statement("CLOSE", [], start, end)

    def _balance(self, start: int) -> Iterator[Statement]:
        """Where braces do not balance, the indentation of a line says which of them is missing above it.

        Where more close than open, a line deeper than the one above is the first of a block; one no deeper
        than that of an open brace ends its block.
        """
        if not self._is_first_of_line(start):
            return
        indentation = self._indentation()
        block_opened = bool(self.stack) and self._line_start_of(self.last[0]) <= self.stack[-1][0] < self.last[0]
        if self.after_statement and self.unopened > 0 and indentation > self.began and not block_opened:
            self.unopened -= 1
            self._say("brace-not-opened", *self.last)
            yield self._push(self.last[0], self.last[1], self.began)
        while self.stack and self.stack[-1][1] >= indentation:
            yield self._close_missing(start)
        self.began = indentation

    def _line_start_of(self, offset: int) -> int:
        return max(self.text.rfind("\n", 0, offset), self.text.rfind("\r", 0, offset)) + 1

    def _close_missing(self, offset: int) -> Statement:
        opened, _ = self.stack.pop()
        self._say("brace-missing", opened, opened + 1, Related("expected-here", self._place_before(offset)))
        return Statement("CLOSE", [], offset, offset)

    def _place_before(self, offset: int) -> Span:
        while offset and self.text[offset - 1].isspace():
            offset -= 1
        return Span(self.document.source, max(offset - 1, 0), offset)

    def _indentation(self) -> int:
        """The spaces that the line at hand begins with."""
        at = self.line
        while at < len(self.text) and self.text[at].isspace():
            at += 1
        return at - self.line

    def _is_first_of_line(self, offset: int) -> bool:
        return self.line + self._indentation() == offset

    def _say(self, variant: str, start: int, end: int, *related: Related) -> None:
        place = Span(self.document.source, start, end)
        self.document.findings.append(Finding("N01", place, variant=variant, related=related))


class TooDeep(Exception):
    """Blocks nest deeper than the limits allow, first at `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset
