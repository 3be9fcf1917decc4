"""What stands behind a field's word in the svc notation: values, lists of them, texts and labels."""

from __future__ import annotations

from svcdsl.diagnostics import Finding
from svcdsl.language import LABELS, LIST, ONE, Field, Kind, Language
from svcdsl.syntax.svc_draft import Draft
from svcdsl.syntax.svc_lexer import COMMA, TEXT, WORD, Token
from svcdsl.syntax.svc_repairs import begins_anew, drop_brackets, joins, mend, parts_fields
from svcdsl.syntax.svc_texts import unquote
from svcdsl.syntax.tree import Document, Entry, Mapping, Node, Scalar, Sequence, entry_of
from svcdsl.text import Span
from svcdsl.values import extent
from svcdsl.values.slips import is_value, meant, words_meant

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
_OFTEN_LONGER = frozenset((*_LONG_TYPES, "text", "boolean"))

_MOST_WORDS = 40
"""No value but a condition has more words: seven days with their commas, or the words of an objective."""


class ValueReader:
    """Reads the values in the statements of one document, each by the type of its field."""

    def __init__(self, document: Document, words: Language) -> None:
        self.document = document
        self.source = document.source
        self.language = words

    def read_value(self, draft: Draft, field: Field, tokens: list[Token], at: int) -> int:
        """Read the value of a field whose word stands at `at`; returns the position behind it."""
        key = tokens[at]
        position = at + 1
        if field.shape == ONE and field.type not in _OFTEN_LONGER and self.is_one_plain_word(draft, tokens, position):
            _, _, start, end = tokens[position]
            draft.add(field, key, Scalar(self.source.text[start:end], start, end))
            return position + 1
        if position < len(tokens) and tokens[position][1][0] in "=[(" and field.type != "condition":
            self.drop_signs(field, tokens, position)
        if field.type == "boolean":
            value = Scalar("true", key[2], key[3])
            if position < len(tokens) and tokens[position][0] == WORD and self.is_yes_or_no(draft, tokens[position][1]):
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
        while self.list_goes_on(draft.kind, tokens, position):
            comma = tokens[position]
            position += comma[0] == COMMA
            if joins(draft.kind, tokens, position):
                self.say("and-in-list", tokens[position], word=tokens[position][1])
                position += 1
            following = None
            if not begins_anew(self.source, draft.kind, tokens, position, field.type == "text"):
                following, position = self.read_one(field, tokens, position, draft.kind)
            if following is None:
                self.say("comma-without-value", comma)
                break
            items.append(following)
        draft.add(field, key, Sequence(items, items[0].start, items[-1].end))
        return position

    def list_goes_on(self, kind: Kind, tokens: list[Token], position: int) -> bool:
        """Whether a comma or `and` stands there, and not one that parts two fields of one line."""
        if position >= len(tokens):
            return False
        if parts_fields(kind, tokens, position):
            return "\n" in self.source.text[tokens[position][3] : tokens[position + 1][2]]
        return tokens[position][0] == COMMA or joins(kind, tokens, position)

    def is_one_plain_word(self, draft: Draft, tokens: list[Token], position: int) -> bool:
        """Whether a word stands there that is plainly the whole value: the statement ends or goes on behind it."""
        if position >= len(tokens) or tokens[position][0] != WORD or tokens[position][1][0] in "=[(":
            return False
        return position + 1 == len(tokens) or tokens[position + 1][1] in draft.kind.svc_words

    def drop_signs(self, field: Field, tokens: list[Token], position: int) -> None:
        """Say and take away an equals sign or brackets before a value."""
        word = tokens[position][1]
        if word[0] == "=" and word != "=>":
            self.say("equals-sign", tokens[position], word=tokens[position - 1][1])
            mend("equals-sign", tokens, position)
        elif word[0] in "[(":
            start = tokens[position][2]
            self.say("brackets", (WORD, word[0], start, start + 1))
            drop_brackets(tokens, position, field.type == "text")

    def is_yes_or_no(self, draft: Draft, word: str) -> bool:
        """Whether a word says yes or no, be it in the wrong way, which the binder speaks of."""
        return word in ("true", "false", "是", "否") or (
            word not in draft.kind.svc_words and meant("boolean", word) is not None
        )

    def read_one(self, field: Field, tokens: list[Token], position: int, kind: Kind) -> tuple[Node | None, int]:
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
        first = position
        long_type = _LONG_TYPES.get(field.type)
        if long_type is not None:
            words = [token[1] for token in tokens[position : self.end_of_words(field, tokens, position)]]
            taken = extent(long_type, words)
            if not taken:
                taken = self.end_of_wrong(tokens, position, kind) - position
            position += taken
        else:
            position += 1
        if position < len(tokens) and tokens[position][0] == WORD and tokens[position][1] not in kind.svc_words:
            words = [token[1] for token in tokens[first : self.end_of_wrong(tokens, first, kind)]]
            position = max(position, first + words_meant(field.type, words, position - first))
            if field.type == "hours" and not is_value("hours", self.source.text[start : tokens[position - 1][3]]):
                position = self.end_of_wrong(tokens, position - 1, kind)  # the others of the list are read all the same
        end = tokens[position - 1][3]
        return Scalar(self.source.text[start:end], start, end), position

    def end_of_wrong(self, tokens: list[Token], position: int, kind: Kind) -> int:
        """How far a value that is none reaches: to the next word of a field."""
        end, last = position + 1, min(len(tokens), position + _MOST_WORDS)
        while end < last and tokens[end][0] == WORD and tokens[end][1] not in kind.svc_words:
            end += 1
        return end

    def end_of_words(self, field: Field, tokens: list[Token], position: int) -> int:
        """How far a value from `position` on can reach: to the next text; a condition may hold texts too."""
        if field.type == "condition":
            return len(tokens)
        end, last = position, min(len(tokens), position + _MOST_WORDS)
        while end < last and tokens[end][0] != TEXT:
            end += 1
        return end

    def read_labels(self, draft: Draft, field: Field, tokens: list[Token], at: int) -> int:
        """Read `labels job "api", env "prod"`."""
        position = at + 1
        labels: list[Entry] = []
        while position + 1 < len(tokens) and tokens[position][0] == WORD and tokens[position + 1][0] != COMMA:
            name, value = tokens[position], tokens[position + 1]
            text = unquote(value[1]) if value[0] == TEXT else value[1]
            labels.append(entry_of(name[1], name[2], name[3], Scalar(text, value[2], value[3], True)))
            position += 2
            if position >= len(tokens) or tokens[position][0] != COMMA:
                break
            position += 1
        if not labels:
            self.value_missing(field, tokens, at)
            return position
        draft.add(field, tokens[at], Mapping(labels, labels[0][1], labels[-1][5]))
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
        texts: list[Entry] = []
        while self.starts_text(tokens, position, kind) and tokens[position][0] == WORD:
            _, code, code_start, code_end = tokens[position]
            _, text, start, end = tokens[position + 1]
            value = Scalar(unquote(text), start, end, True)
            texts.append(entry_of(self.language.plain(code), code_start, code_end, value))
            position += 2
        return Mapping(texts, texts[0][1], texts[-1][5]), position

    def unquoted_text(self, tokens: list[Token], position: int, kind: Kind) -> tuple[Node, int]:
        """Words where a text is expected: said, and read up to the next word of a field."""
        start = position
        while position < len(tokens) and tokens[position][0] == WORD:
            if position > start and tokens[position][1] in kind.svc_words:
                break
            position += 1
        first, last = tokens[start], tokens[position - 1]
        text = self.source.text[first[2] : last[3]]
        variant = "single-quotes" if first[1][0] in "'‘`" else "text-needs-quotes"
        self.say(variant, (WORD, text, first[2], last[3]), text=text)
        return Scalar(text, first[2], last[3], True), position

    def value_missing(self, field: Field, tokens: list[Token], at: int) -> None:
        """Say which value a field's word still waits for."""
        variant = "arrow-to-nowhere" if tokens[at][1] in ("->", "=>") else "value-missing"
        self.say(variant, tokens[at], word=tokens[at][1], type=field.type or "text")

    def say(self, variant: str, token: Token, **facts: str) -> None:
        """N01 at a token."""
        place = Span(self.source, token[2], token[3])
        self.document.findings.append(Finding("N01", place, facts, variant=variant))
