"""Where in a text of the svc notation a thing's new statements and clauses belong."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from svcdsl.diagnostics import Edit
from svcdsl.language import ITEM, ITEMS, LIST, THINGS, Kind, language
from svcdsl.mending.plain import FIRST, Addition, Manner, Replacement, Value
from svcdsl.mending.svc_words import SvcWords, in_one_line
from svcdsl.mending.tree_places import node_at
from svcdsl.syntax import Document, Sequence
from svcdsl.syntax.svc_clauses import Block
from svcdsl.syntax.svc_lexer import TEXT, WORD, Statement
from svcdsl.syntax.svc_reader import read_entries
from svcdsl.text import Source, Span

_REST_IS_EMPTY = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=\r|\n|\Z)")
_LINE_START = re.compile(r"(?:\A|(?<=[\r\n]))[ \t]*\Z")


class Written(NamedTuple):
    """A thing as it stands: its statement, its block, and whether other statements may follow on its line."""

    statement: Statement
    block: Block | None


class SvcPlaces:
    """Finds the places in one document, and makes the edits that add to its things."""

    def __init__(self, document: Document, manner: Manner) -> None:
        self.document = document
        self.source: Source = document.source
        self.text = document.source.text
        self.manner = manner
        self.words = SvcWords(manner)
        self.written = {
            statement.tokens[1][2]: Written(statement, block) for statement, block in _things(read_entries(self.source))
        }

    def add(self, addition: Addition) -> list[Edit] | None:
        """The edits that give a thing its new fields; None where it cannot be said where they belong."""
        kind = language().kinds[addition.to.KIND]
        written = self.written.get(addition.to.span.start)
        node = node_at(self.document, addition.to.span.start)
        if written is None or node is None:
            return None
        edits: list[Edit] = []
        new: dict[str, Value] = {}
        for name, value in addition.fields.items():
            field = kind.field(name)
            before = node.get(name)
            if before is None or field.shape in (THINGS, ITEMS):
                new[name] = value
            elif field.shape == LIST:
                last = before.items[-1] if isinstance(before, Sequence) and before.items else before
                edits.append(self.insert(last.end, "".join(f", {self.words.value(field, one)}" for one in value)))
            else:
                return None
        if new:
            edits += self.add_statements(written, kind, new) if written.block else self.add_behind(written, kind, new)
        return edits

    def replace(self, replacement: Replacement) -> list[Edit] | None:
        """The edit that puts one field in place of another; None where something else stands between its items."""
        kind = language().kinds[replacement.to.KIND]
        items = [item.span for item in getattr(replacement.to, replacement.old)]
        whole = Span(self.source, items[0].start, items[-1].end)
        between = "".join(self.text[one.end : other.start] for one, other in pairwise(items))
        if between.strip("\r\n\t ;；") or "{" in whole.text or "｛" in whole.text:
            return None
        return [Edit(whole, self.words.clause(kind.field(replacement.new), replacement.value))]

    def add_statements(self, written: Written, kind: Kind, fields: Mapping[str, Value]) -> list[Edit]:
        """New statements in a thing's block: behind the last of their kind, else at the block's end."""
        block = written.block
        assert block is not None
        opened = self.text.find("{", written.statement.end)
        full = self.text.find("｛", written.statement.end)
        opened = min(at for at in (opened, full) if at >= 0)
        statements = self.words.statements(kind, fields)
        if not block.entries:
            return self.fill_empty(written, opened, block.end - 1, statements)
        if not re.search(r"[\r\n]", self.text[opened : block.end]):
            if fields.keys() <= FIRST:
                return [self.insert(opened + 1, "".join(f" {in_one_line(lines)};" for lines in statements))]
            last = _end(block.entries[-1])
            return [self.insert(last, "".join(f"; {in_one_line(lines)}" for lines in statements))]
        indent = self.indentation(block.entries[0][0].start)
        if indent is None:
            indent = (self.indentation(written.statement.start) or "") + self.manner.unit
        if fields.keys() <= FIRST:
            return self.open_with(opened + 1, indent, statements)
        lines = [indent + line for lines in statements for line in lines]
        field_words = {word for name in fields for word in kind.field(name).svc_words}
        alike = [entry for entry in block.entries if entry[0].tokens and entry[0].tokens[0][1] in field_words]
        end = _end(alike[-1] if alike else block.entries[-1])
        rest = _REST_IS_EMPTY.match(self.text, end)
        if alike and rest:
            return [self.insert(rest.end(), "".join(self.manner.line_end + line for line in lines))]
        return [self.before_brace(block.end - 1, lines, end, statements)]

    def open_with(self, brace: int, indent: str, statements: list[list[str]]) -> list[Edit]:
        """Statements right behind an opening brace, a remark on its line included."""
        rest = _REST_IS_EMPTY.match(self.text, brace)
        if rest is None:
            return [self.insert(brace, "".join(f" {in_one_line(lines)};" for lines in statements))]
        return [
            self.insert(rest.end(), "".join(self.manner.line_end + indent + in_one_line(lines) for lines in statements))
        ]

    def fill_empty(self, written: Written, opened: int, closed: int, statements: list[list[str]]) -> list[Edit]:
        """What an empty block is to hold; a remark in it stays."""
        between = self.text[opened + 1 : closed]
        if not between.strip() and not re.search(r"[\r\n]", between):
            place = Span(self.source, opened + 1, closed)
            return [Edit(place, f" {'; '.join(in_one_line(lines) for lines in statements)} ")]
        indent = (self.indentation(written.statement.start) or "") + self.manner.unit
        return [self.before_brace(closed, [indent + line for lines in statements for line in lines], -1, statements)]

    def before_brace(self, brace: int, lines: list[str], last: int, statements: list[list[str]]) -> Edit:
        """Lines before the line of a closing brace; behind the last statement where the brace shares its line."""
        start = max(self.text.rfind("\n", 0, brace), self.text.rfind("\r", 0, brace)) + 1
        if last < 0 or not self.text[start:brace].strip():
            return self.insert(start, "".join(line + self.manner.line_end for line in lines))
        return self.insert(last, "".join(f"; {in_one_line(one)}" for one in statements))

    def add_behind(self, written: Written, kind: Kind, fields: Mapping[str, Value]) -> list[Edit]:
        """Clauses behind a statement without a block; a block where further things are to be held."""
        statement = written.statement
        if any(kind.field(name).shape == THINGS for name in fields):
            return self.open_block(written, self.words.statements(kind, fields))
        items = {name: value for name, value in fields.items() if kind.field(name).shape in (ITEM, ITEMS)}
        clauses = {name: value for name, value in fields.items() if name not in items}
        # Behind an item, a clause could be taken for the item's own.
        has_item = any(
            type_ == WORD and word in kind.svc_words and kind.svc_words[word].shape in (ITEM, ITEMS, THINGS)
            for type_, word, _, _ in statement.tokens[2:]
        )
        place = _behind_title(statement, kind) if has_item else statement.end
        edits = []
        for fields_, at in ((clauses, place), (items, statement.end)):
            text = "".join(f" {in_one_line(lines)}" for lines in self.words.statements(kind, fields_))
            if text:
                edits.append(self.insert(at, text))
        return edits

    def open_block(self, written: Written, statements: list[list[str]]) -> list[Edit]:
        """A block for a statement that has none."""
        statement = written.statement
        indent = self.indentation(statement.start)
        rest = _REST_IS_EMPTY.match(self.text, statement.end)
        if indent is None or rest is None:
            inner = "; ".join(in_one_line(lines) for lines in statements)
            return [self.insert(statement.end, f" {{ {inner} }}")]
        lines = [indent + self.manner.unit + line for lines in statements for line in lines]
        body = "".join(self.manner.line_end + line for line in (*lines, indent + "}"))
        if rest.end() == statement.end:
            return [self.insert(statement.end, " {" + body)]
        return [self.insert(statement.end, " {"), self.insert(rest.end(), body)]

    def indentation(self, offset: int) -> str | None:
        """The space before what stands there; None where something else stands before it on the line."""
        found = _LINE_START.search(self.text, max(0, offset - 400), offset)
        return found.group() if found else None

    def insert(self, at: int, text: str) -> Edit:
        """An edit that takes nothing away."""
        return Edit(Span(self.source, at, at), text)


def _things(entries: list[tuple[Statement, Block | None]]) -> Iterator[tuple[Statement, Block | None]]:
    """Every statement that may be a thing's: a word and an id at least."""
    for statement, block in entries:
        if len(statement.tokens) > 1:
            yield statement, block
        if block is not None:
            yield from _things(block.entries)


def _end(entry: tuple[Statement, Block | None]) -> int:
    statement, block = entry
    return block.end if block is not None else statement.end


def _behind_title(statement: Statement, kind: Kind) -> int:
    """Where the id and the title of a statement end."""
    tokens, at = statement.tokens, 2
    while at < len(tokens):
        by_language = at + 1 < len(tokens) and tokens[at + 1][0] == TEXT and tokens[at][1] not in kind.svc_words
        if tokens[at][0] == TEXT:
            at += 1
        elif by_language:
            at += 2
        else:
            break
    return tokens[at - 1][3]
