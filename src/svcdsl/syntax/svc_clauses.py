"""What the words of a statement mean: the schema's words lead each clause into the document tree."""

from __future__ import annotations

from typing import Any

from svcdsl.diagnostics import Finding, Nearest
from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, Language
from svcdsl.syntax.svc_lexer import COMMA, TEXT, WORD, Statement, Token
from svcdsl.syntax.svc_mistakes import mistake_of
from svcdsl.syntax.svc_texts import unquote
from svcdsl.syntax.tree import Document, Mapping, Node, Scalar, Sequence
from svcdsl.text import Span
from svcdsl.values import extent

_LONG_TYPES = {
    "money": "money",
    "money-or-text": "money",
    "hours": "hours",
    "recurrence": "recurrence",
    "event-or-recurrence": "recurrence",
    "objective": "objective",
    "objective-or-duration": "objective-or-duration",
    "condition": "condition",
}
"""Types whose values may take several words, and the type that says how many; all others take one."""


class Block:
    """The statements between two braces, each with its own block or None, and where the closing brace ends."""

    __slots__ = ("end", "entries")

    def __init__(self, entries: list[tuple[Statement, Block | None]], end: int) -> None:
        self.entries = entries
        self.end = end


class Draft:
    """A map being written: its kind, its node, and which of its fields stand already."""

    __slots__ = ("kind", "node", "seen")

    def __init__(self, kind: Kind, start: int, end: int) -> None:
        self.kind = kind
        self.node = Mapping([], start, end)
        self.seen: dict[str, Node] = {}

    def add(self, field: Field, key: Token, value: Node) -> None:
        """Put a field; a list given before is added to, things join their collection."""
        before = self.seen.get(field.name)
        if field.shape in (LIST, ITEMS) and type(before) is Sequence:
            before.items.extend(value.items if type(value) is Sequence else [value])
            before.end = value.end
            return
        if field.shape in (THINGS, LABELS) and type(before) is Mapping and type(value) is Mapping:
            before.pairs.extend(value.pairs)
            before.end = value.end
            return
        self.node.pairs.append((Scalar(field.name, key[2], key[3]), value))
        self.seen[field.name] = value
        self.node.end = max(self.node.end, value.end)


class Reader:
    """Reads the statements of one document."""

    def __init__(self, document: Document, words: Language) -> None:
        self.document = document
        self.source = document.source
        self.language = words

    def read_file(self, root: Mapping, entries: list[Any]) -> None:
        """Read the statements of a file into its root."""
        draft = Draft(self.language.file, root.start, root.end)
        draft.node = root
        self.read_block(draft, entries)

    def read_block(self, draft: Draft, entries: list[Any]) -> None:
        """Read the statements of a block into the thing that it belongs to."""
        for statement, block in entries:
            self.read_statement(draft, statement, block)

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

    def open_named(
        self, owner: Draft, field: Field, tokens: list[Token], at: int
    ) -> tuple[Draft | None, int]:
        """Begin a thing or item with an id at the word `at`; returns it and where its clauses begin."""
        kind = self.language.kinds[field.of]
        position = at + 1
        if position >= len(tokens) or tokens[position][0] != WORD:
            self.say("id-missing", tokens[at], word=tokens[at][1])
            name = Scalar("", tokens[at][3], tokens[at][3])
        else:
            name = Scalar(tokens[position][1], tokens[position][2], tokens[position][3])
            position += 1
        draft = Draft(kind, name.start, name.end)
        if kind.bare and self.starts_text(tokens, position, kind):
            value, position = self.read_text(tokens, position, kind)
            bare = kind.field(kind.bare)
            draft.add(bare, (WORD, bare.name, value.start, value.start), value)
        owner.add(field, tokens[at], Mapping([(name, draft.node)], name.start, name.end))
        return draft, position

    def read_clauses(self, draft: Draft, tokens: list[Token], position: int) -> Draft | None:
        """Read clauses to the end of the statement; returns the item that is open there, if one is."""
        item: Draft | None = None
        item_field: Field | None = None
        count = len(tokens)
        while position < count:
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
                    item = None
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

    def open_item(self, owner: Draft, field: Field, tokens: list[Token], at: int) -> tuple[Draft, int]:
        """Begin an item without an id, with the single value that may stand for the whole of it."""
        kind = self.language.kinds[field.of]
        key = tokens[at]
        draft = Draft(kind, key[2], key[3])
        position = at + 1
        bare = kind.field(kind.bare) if kind.bare else None
        if bare is not None and position < len(tokens) and tokens[position][1] not in kind.svc_words:
            value, position = self.read_one(bare, tokens, position, kind)
            if value is not None:
                draft.add(bare, (WORD, bare.name, value.start, value.start), value)
        if field.shape == ITEM:
            owner.add(field, key, draft.node)
        else:
            owner.add(field, key, Sequence([draft.node], key[2], key[3]))
        return draft, position

    def read_value(self, draft: Draft, field: Field, tokens: list[Token], at: int) -> int:
        """Read the value of a field whose word stands at `at`; returns the position behind it."""
        key = tokens[at]
        position = at + 1
        if field.type == "boolean":
            value = Scalar("true", key[2], key[3])
            if position < len(tokens) and tokens[position][1] in ("true", "false", "是", "否"):
                value = Scalar(*tokens[position][1:])
                position += 1
            draft.add(field, key, value)
            return position
        if field.shape == LABELS:
            return self.read_labels(draft, field, tokens, at)
        first, position = self.read_one(field, tokens, position, draft.kind)
        if first is None:
            self.value_missing(field, tokens, at)
            return position
        if field.shape != LIST:
            draft.add(field, key, first)
            return position
        items = [first]
        while position < len(tokens) and tokens[position][0] == COMMA:
            following, position = self.read_one(field, tokens, position + 1, draft.kind)
            if following is None:
                self.say("comma-without-value", tokens[min(position, len(tokens)) - 1])
                break
            items.append(following)
        draft.add(field, key, Sequence(items, items[0].start, items[-1].end))
        return position

    def read_one(
        self, field: Field, tokens: list[Token], position: int, kind: Kind
    ) -> tuple[Node | None, int]:
        """One value of the field's type from `position` on: (node, the position behind it), or (None, …)."""
        if position >= len(tokens) or tokens[position][0] == COMMA:
            return None, position
        type_, text, start, end = tokens[position]
        if type_ == TEXT:
            if field.type in ("text", "money-or-text"):
                return self.read_text(tokens, position, kind)
            return Scalar(unquote(text), start, end, True), position + 1
        if field.type == "text":
            if self.starts_text(tokens, position, kind):
                return self.read_text(tokens, position, kind)
            return self.unquoted_text(tokens, position, kind)
        long_type = _LONG_TYPES.get(field.type)
        if long_type is not None:
            words = [token[1] for token in tokens[position : self.end_of_words(field, tokens, position)]]
            taken = extent(long_type, words) or 1
            end = tokens[position + taken - 1][3]
            return Scalar(self.source.text[start:end], start, end), position + taken
        return Scalar(self.source.text[start:end], start, end), position + 1

    def end_of_words(self, field: Field, tokens: list[Token], position: int) -> int:
        """How far a value from `position` on can reach: to the next text; a condition may hold texts too."""
        end = position
        while end < len(tokens) and (tokens[end][0] != TEXT or field.type == "condition"):
            end += 1
        return end

    def read_labels(self, draft: Draft, field: Field, tokens: list[Token], at: int) -> int:
        """Read `labels job "api", env "prod"`."""
        position = at + 1
        pairs: list[tuple[Scalar, Node]] = []
        while position + 1 < len(tokens) and tokens[position][0] == WORD and tokens[position + 1][0] != COMMA:
            name, value = tokens[position], tokens[position + 1]
            text = unquote(value[1]) if value[0] == TEXT else value[1]
            pairs.append((Scalar(*name[1:]), Scalar(text, value[2], value[3], True)))
            position += 2
            if position >= len(tokens) or tokens[position][0] != COMMA:
                break
            position += 1
        if not pairs:
            self.value_missing(field, tokens, at)
            return position
        draft.add(field, tokens[at], Mapping(pairs, pairs[0][0].start, pairs[-1][1].end))
        return position

    def starts_text(self, tokens: list[Token], position: int, kind: Kind) -> bool:
        """Whether a text, or a text by language, begins there. A field's word wins over a language code."""
        if position >= len(tokens):
            return False
        if tokens[position][0] == TEXT:
            return True
        word = tokens[position][1]
        return (
            position + 1 < len(tokens)
            and tokens[position][0] == WORD
            and tokens[position + 1][0] == TEXT
            and word not in kind.svc_words
            and self.is_language_code(word)
        )

    def is_language_code(self, word: str) -> bool:
        """Whether a word can name a language: en, zh-CN, 中文."""
        plain = self.language.plain(word)
        head = plain.partition("-")[0]
        return plain.isascii() and head.isalpha() and 2 <= len(head) <= 3 and head.islower()

    def read_text(self, tokens: list[Token], position: int, kind: Kind) -> tuple[Node, int]:
        """A text in quotes, or a map from language codes to such texts."""
        type_, text, start, end = tokens[position]
        if type_ == TEXT:
            return Scalar(unquote(text), start, end, True), position + 1
        pairs: list[tuple[Scalar, Node]] = []
        while self.starts_text(tokens, position, kind) and tokens[position][0] == WORD:
            _, code, code_start, code_end = tokens[position]
            _, text, start, end = tokens[position + 1]
            name = Scalar(self.language.plain(code), code_start, code_end)
            pairs.append((name, Scalar(unquote(text), start, end, True)))
            position += 2
        return Mapping(pairs, pairs[0][0].start, pairs[-1][1].end), position

    def unquoted_text(self, tokens: list[Token], position: int, kind: Kind) -> tuple[Node, int]:
        """Words where a text is expected: said, and read up to the next word of a field."""
        start = position
        while position < len(tokens) and tokens[position][0] == WORD:
            if position > start and tokens[position][1] in kind.svc_words:
                break
            position += 1
        first, last = tokens[start], tokens[position - 1]
        text = self.source.text[first[2] : last[3]]
        self.say("text-needs-quotes", (WORD, text, first[2], last[3]), text=text)
        return Scalar(text, first[2], last[3], True), position

    def value_missing(self, field: Field, tokens: list[Token], at: int) -> None:
        """Say which value a field's word still waits for."""
        self.say("value-missing", tokens[at], word=tokens[at][1], type=field.type or "text")

    def unknown_statement(self, draft: Draft, tokens: list[Token], block: Block | None) -> None:
        """A statement that begins with no known word; its block is read where the word is plainly meant."""
        nearest = Nearest(tokens[0][1], draft.kind.svc_words).sole()
        field = draft.kind.svc_words.get(nearest) if nearest else None
        if field is None or tokens[0][0] != WORD:
            self.skip_unknown(draft, tokens, 0)
            return
        self.say_unknown(draft, tokens[0])
        corrected = [(WORD, nearest, tokens[0][2], tokens[0][3]), *tokens[1:]]
        self.read_statement(draft, Statement("STATEMENT", corrected, tokens[0][2], tokens[-1][3]), block)

    def skip_unknown(self, draft: Draft, tokens: list[Token], position: int) -> int:
        """Say what stands there, and go on at the next word that is a field's."""
        variant = mistake_of(draft.kind, tokens, position)
        if variant:
            self.say(variant, tokens[position], word=tokens[position][1])
        else:
            self.say_unknown(draft, tokens[position])
        position += 1
        words = draft.kind.svc_words
        while position < len(tokens) and not (tokens[position][0] == WORD and tokens[position][1] in words):
            position += 1
        return position

    def say_unknown(self, draft: Draft, token: Token) -> None:
        """N02 for a word that no field of this kind has."""
        facts = {"field": token[1], "kind": draft.kind.name, "nearest": Nearest(token[1], draft.kind.svc_words)}
        place = Span(self.source, token[2], token[3])
        self.document.findings.append(Finding("N02", place, facts))

    def say(self, variant: str, token: Token, **facts: str) -> None:
        """N01 at a token."""
        place = Span(self.source, token[2], token[3])
        self.document.findings.append(Finding("N01", place, facts, variant=variant))
