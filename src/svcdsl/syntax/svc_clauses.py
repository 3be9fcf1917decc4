"""What the words of a statement mean: the schema's words lead each clause into the document tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from svcdsl.diagnostics import Fact, Finding, Nearest
from svcdsl.language import ITEM, ITEMS, THINGS, Field, Kind, Language
from svcdsl.language.instead import TOLD_WITH_FORM, meant_by
from svcdsl.syntax.svc_draft import Draft
from svcdsl.syntax.svc_lexer import COMMA, WORD, Statement, Token
from svcdsl.syntax.svc_mistakes import mistake_of
from svcdsl.syntax.svc_repairs import (
    begins_without,
    facts_of,
    id_with_spaces,
    is_dashed,
    is_yaml,
    mend,
    parts_fields_of,
    separates_title,
    with_dashes,
    without_sign,
)
from svcdsl.syntax.svc_values import ValueReader
from svcdsl.syntax.tree import Document, Mapping, Scalar, Sequence, entry_of
from svcdsl.text import Span


class Block:
    """The statements between two braces, each with its block or None, and where the closing one ends."""

    __slots__ = ("end", "entries")

    def __init__(self, entries: list[tuple[Statement, Block | None]], end: int) -> None:
        self.entries = entries
        self.end = end


class Reader(ValueReader):
    """Reads the statements of one document; `draft` makes the maps of its tree."""

    def __init__(self, document: Document, words: Language, draft: Callable[[Kind, int, int], Draft] = Draft) -> None:
        super().__init__(document, words)
        self.draft = draft
        self.guesses: dict[tuple[str, str], str | None] = {}

    def read_file(self, root: Mapping, entries: list[Any]) -> None:
        """Read the statements of a file into its root."""
        if is_yaml([statement.tokens for statement, _ in entries]):
            self.say("yaml-in-svc", entries[0][0].tokens[0])
            return
        draft = self.draft(self.language.file, root.start, root.end)
        draft.node = root
        self.read_block(draft, entries)

    def read_block(self, draft: Draft, entries: list[Any]) -> None:
        """Read the statements of a block into the thing that it belongs to."""
        at = 0
        while at < len(entries):
            statement, block = entries[at]
            at += 1
            if at < len(entries) and block is None and is_dashed(entries[at][0].tokens):
                at = self.read_dashes(draft, statement, entries, at)
            else:
                self.read_statement(draft, statement, block)

    def read_dashes(self, draft: Draft, statement: Statement, entries: list[Any], at: int) -> int:
        """Read a statement with its list below it, a dash an entry; returns the position behind the list."""
        self.say("dash-list", entries[at][0].tokens[0])
        listed, behind = with_dashes(entries, at)
        tokens = statement.tokens
        if tokens[-1][1] in (":", "="):
            del tokens[-1]
        elif tokens[-1][0] == WORD:
            type_, word, start, end = tokens[-1]
            tokens[-1] = (type_, word.rstrip(":="), start, end)
        tokens += listed
        self.read_statement(draft, statement, None)
        return behind

    def read_statement(self, draft: Draft, statement: Statement, block: Block | None) -> None:
        """Read one statement: a nested thing, an item, or clauses of the thing itself."""
        tokens = statement.tokens
        if not tokens:
            return
        field = draft.kind.svc_words.get(tokens[0][1]) if tokens[0][0] == WORD else None
        if field is None:
            self.unknown_statement(draft, tokens, block)
        elif field.shape == THINGS and self.language.kinds[field.of].scope != "item":
            self.read_thing(draft, field, tokens, block)
        else:
            item = self.read_clauses(draft, tokens, 0)
            if block is not None:
                if item is None or field.shape not in (ITEM, ITEMS, THINGS):
                    self.say("block-after-value", tokens[0], word=tokens[0][1])
                else:
                    self.read_block(item, block.entries)

    def read_thing(self, owner: Draft, field: Field, tokens: list[Token], block: Block | None) -> None:
        """Read `word id "title" clauses { block }` into the owner's collection."""
        thing, position = self.open_named(owner, field, tokens, 0)
        if thing is not None:
            self.read_clauses(thing, tokens, position)
            if block is not None:
                self.read_block(thing, block.entries)
                thing.node.end = block.end

    def open_named(self, owner: Draft, field: Field, tokens: list[Token], at: int) -> tuple[Draft | None, int]:
        """Begin a thing or item with an id at the word `at`; returns it and where its clauses begin."""
        kind = self.language.kinds[field.of]
        position = at + 1
        if position >= len(tokens) or tokens[position][0] != WORD:
            name = self.id_missing(kind, tokens, at)
        else:
            name = Scalar(tokens[position][1], tokens[position][2], tokens[position][3])
            position += 1
            if (
                position < len(tokens)
                and tokens[position][0] == WORD
                and tokens[position][1] not in kind.svc_words
                and not self.starts_text(tokens, position, kind)  # a title by language
            ):
                position = self.join_id(kind, name, tokens, position)
            if separates_title(tokens, position):
                right = " ".join((tokens[at][1], name.text, tokens[position + 1][1]))
                self.say("comma-before-title", tokens.pop(position), id=name.text, right=right)
        draft = self.draft(kind, name.start, name.end)
        if kind.bare and self.starts_text(tokens, position, kind):
            value, position = self.read_text(tokens, position, kind)
            bare = kind.field(kind.bare)
            draft.add(bare, (WORD, bare.name, value.start, value.start), value)
        owner.add(
            field, tokens[at], Mapping([entry_of(name.text, name.start, name.end, draft.node)], name.start, name.end)
        )
        return draft, position

    def id_missing(self, kind: Kind, tokens: list[Token], at: int) -> Scalar:
        """Say that no id follows the word at `at`; one behind the title is taken from there."""
        word, behind = tokens[at][1], at + 2
        if behind < len(tokens) and tokens[behind][0] == WORD and tokens[behind][1] not in kind.svc_words:
            _, id_, start, end = tokens.pop(behind)
            self.say("id-after-title", (WORD, id_, start, end), word=word, id=id_)
            return Scalar(id_, start, end)
        self.say("id-missing", tokens[at], word=word)
        return Scalar("", tokens[at][3], tokens[at][3])

    def join_id(self, kind: Kind, name: Scalar, tokens: list[Token], position: int) -> int:
        """An id written in several words is said and read as one; returns the position behind it."""
        parts = id_with_spaces(kind, tokens, position)
        if not parts or mistake_of(kind, tokens, position):
            return position
        name.text = "-".join((name.text, *(token[1] for token in tokens[position : position + parts])))
        name.end = tokens[position + parts - 1][3]
        self.say("id-with-space", (WORD, name.text, name.start, name.end), id=name.text)
        return position + parts

    def read_clauses(self, draft: Draft, tokens: list[Token], position: int) -> Draft | None:
        """Read clauses to the end of the statement; returns the item that is open there, if one is."""
        item: Draft | None = None
        item_field: Field | None = None
        while position < len(tokens):
            token = tokens[position]
            target, field = draft, None
            if token[0] == WORD:
                if item is not None:
                    field = item.kind.svc_words.get(token[1])
                    if field is not None and (field.name not in item.seen):
                        target = item
                    else:
                        field = None
                if field is None:
                    field = draft.kind.svc_words.get(token[1])
                    if field is None and item is not None and self.is_told_of(item, tokens, position):
                        continue
                    item = None
            elif item is not None and parts_fields_of(item.kind, draft.kind, set(item.seen), tokens, position):
                self.say("comma-between-fields", token, **facts_of(tokens, position))
                del tokens[position]
                continue
            elif token[0] == COMMA and item is not None and item_field and item_field.shape == ITEMS:
                item, position = self.open_item(draft, item_field, tokens, position)
                continue
            if field is None:
                position = self.skip_unknown(draft, tokens, position)
                item = None
            elif field.shape == THINGS and self.language.kinds[field.of].scope != "item":
                self.say("thing-inside-line", token, word=token[1])
                self.read_thing(draft, field, tokens[position:], None)
                return None
            elif field.shape in (ITEM, ITEMS, THINGS):
                item_field = field
                opened = self.open_named if field.shape == THINGS else self.open_item
                item, position = opened(target, field, tokens, position)
            else:
                position = self.read_value(target, field, tokens, position)
        return item

    def is_told_of(self, item: Draft, tokens: list[Token], position: int) -> bool:
        """Say of a word that is meant for the item which is open, and read it as the field's; False for any other."""
        type_, word, start, end = tokens[position]
        field = meant_by(word, item.kind.name) or item.kind.svc_words.get(self.meant(word, item.kind) or "")
        if field is None or field.name in item.seen:
            return False
        self.say_unknown(item, tokens[position])
        tokens[position] = (type_, field.svc_word, start, end)
        return True

    def open_item(self, owner: Draft, field: Field, tokens: list[Token], at: int) -> tuple[Draft, int]:
        """Begin an item without an id, with the single value that may stand for the whole of it."""
        kind = self.language.kinds[field.of]
        key = tokens[at]
        draft = self.draft(kind, key[2], key[3])
        position = at + 1
        bare = kind.field(kind.bare) if kind.bare else None
        if bare is not None and position < len(tokens) and tokens[position][1] not in kind.svc_words:
            value, position = self.read_one(bare, tokens, position, kind)
            if value is not None:
                draft.add(bare, (WORD, bare.name, value.start, value.start), value)
        lacking = None if bare is not None else begins_without(kind, tokens, position)
        if lacking is not None:
            position = self.read_lacking(draft, lacking, tokens, position)
        if field.shape == ITEM:
            owner.add(field, key, draft.node)
        else:
            owner.add(field, key, Sequence([draft.node], key[2], key[3]))
        return draft, position

    def read_lacking(self, draft: Draft, field: Field, tokens: list[Token], at: int) -> int:
        """Say that the word before an item's first value is missing, and read the value as if it stood there."""
        word, (_, text, start, _) = tokens[at - 1][1], tokens[at]
        missing = field.name if word.isascii() else field.zh[0]
        self.say("when-missing", tokens[at], word=word, missing=missing, text=text)
        value, position = self.read_one(field, tokens, at, draft.kind)
        if value is not None:
            draft.add(field, (WORD, field.name, start, start), value)
        return position

    def meant(self, word: str, kind: Kind) -> str | None:
        """The field's word that a mistyped one plainly stands for; a mistake is often made more than once."""
        key = (word, kind.name)
        if key not in self.guesses:
            self.guesses[key] = Nearest(word, kind.svc_words).sole()
        return self.guesses[key]

    def unknown_statement(self, draft: Draft, tokens: list[Token], block: Block | None) -> None:
        """A statement that begins with no known word; its block is read where the word is plainly meant."""
        variant = mistake_of(draft.kind, tokens, 0)
        if variant:
            self.say(variant, tokens[0], word=without_sign(tokens[0][1]))
            if mend(variant, tokens, 0) and tokens and tokens[0][1] in draft.kind.svc_words:
                self.read_statement(draft, Statement("STATEMENT", tokens, tokens[0][2], tokens[-1][3]), block)
            return
        self.say_unknown(draft, tokens[0])
        nearest = self.meant(tokens[0][1], draft.kind)
        if nearest is None:
            return
        corrected = [(WORD, nearest, tokens[0][2], tokens[0][3]), *tokens[1:]]
        self.read_statement(draft, Statement("STATEMENT", corrected, tokens[0][2], tokens[-1][3]), block)

    def skip_unknown(self, draft: Draft, tokens: list[Token], position: int) -> int:
        """Say what stands there, and go on at the next word that is a field's."""
        variant = mistake_of(draft.kind, tokens, position)
        if variant:
            self.say(variant, tokens[position], **facts_of(tokens, position))
            if mend(variant, tokens, position):
                return position
        else:
            self.say_unknown(draft, tokens[position])
        return self.skip_to_field(draft, tokens, position)

    def skip_to_field(self, draft: Draft, tokens: list[Token], position: int) -> int:
        """The position of the next word that is a field's."""
        position += 1
        words = draft.kind.svc_words
        while position < len(tokens) and not (tokens[position][0] == WORD and tokens[position][1] in words):
            position += 1
        return position

    def say_unknown(self, draft: Draft, token: Token) -> None:
        """N02 for a word that no field of this kind has; one of an item is answered with how such an item is written."""
        facts: dict[str, Fact] = {
            "field": token[1],
            "kind": draft.kind.name,
            "nearest": Nearest(token[1], draft.kind.svc_words),
        }
        place = Span(self.source, token[2], token[3])
        variant = draft.kind.name if draft.kind.name in TOLD_WITH_FORM else ""
        self.document.findings.append(Finding("N02", place, facts, variant=variant))
