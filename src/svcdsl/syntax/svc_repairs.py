"""Statements of the svc notation as they were meant: tokens mended after their mistake has been said.

Only what follows a mistake comes here, so that one mistake gives one finding and what stands behind it is
read.
"""

from __future__ import annotations

from svcdsl.diagnostics import Nearest
from svcdsl.language import Field, Kind
from svcdsl.syntax.svc_lexer import COMMA, TEXT, WORD, Statement, Token
from svcdsl.text import Source

_LONGEST = 200
_JOINING_WORDS = frozenset(("and", "&", "和", "与", "及", "以及"))


def mend(variant: str, tokens: list[Token], position: int) -> bool:
    """Take out the sign that a word has too much; False where there is none."""
    _, word, start, end = tokens[position]
    if variant == "comma-first":
        end = next((at for at in range(position, len(tokens)) if tokens[at][0] != COMMA), len(tokens))
        del tokens[position:end]
        return True
    if variant == "comma-between-fields":
        del tokens[position]
        return True
    if variant == "long-arrow":
        if position + 1 < len(tokens) and tokens[position + 1][1] in ("->", "=>"):
            del tokens[position]
        else:
            tokens[position] = (WORD, "->", start, end)
        return True
    if variant == "equals-sign" and "=" not in word:  # it stands in the next token
        position += 1
        _, word, start, end = tokens[position]
    if variant not in ("colon-after-word", "equals-sign"):
        return False
    head, _, tail = word.partition(":" if variant == "colon-after-word" else "=")
    tail = tail.lstrip(":=") if len(word) < _LONGEST else ""
    parts = [(head, start), (tail, end - len(tail))]
    tokens[position : position + 1] = [(WORD, part, at, at + len(part)) for part, at in parts if part]
    return True


def without_sign(word: str) -> str:
    """The word before a colon or equals sign that is written to it: `owner` of `owner:`."""
    return word.partition(":")[0].partition("=")[0] or word


def drop_brackets(tokens: list[Token], position: int, are_texts: bool) -> None:
    """Take `[` and what ends it away from the words from `position` on; texts get their quotes."""
    closing = {"[": "]", "(": ")"}[tokens[position][1][0]]
    plain: list[Token] = []
    at = position
    is_last = False
    while at < len(tokens) and not is_last:
        type_, word, start, end = tokens[at]
        if type_ == WORD:
            is_first, is_last = at == position, word.endswith(closing)
            word, start, end = word[is_first : len(word) - is_last], start + is_first, end - is_last
            if word and are_texts:
                plain.append((TEXT, f'"{word}"', start, end))
            elif word:
                plain.append((WORD, word, start, end))
        else:
            plain.append(tokens[at])
        at += 1
    tokens[position:at] = plain


def joins(kind: Kind, tokens: list[Token], position: int) -> bool:
    """Whether a word such as `and` joins the entry of a list before it to one behind it."""
    if position + 1 >= len(tokens) or tokens[position][1].lower() not in _JOINING_WORDS:
        return False
    type_, word, _, _ = tokens[position + 1]
    return type_ != COMMA and word not in kind.svc_words


def parts_fields(kind: Kind, tokens: list[Token], position: int) -> bool:
    """Whether a comma stands before a field's word with its value, and so between two fields."""
    if position + 2 >= len(tokens) or tokens[position][0] != COMMA:
        return False
    (type_, word, _, _), (next_type, value, _, _) = tokens[position + 1 : position + 3]
    is_value = next_type != COMMA and value not in kind.svc_words and value not in ("->", "=>")
    return type_ == WORD and word in kind.svc_words and is_value


def separates_title(tokens: list[Token], position: int) -> bool:
    """Whether a comma stands between an id and the title behind it."""
    return position + 1 < len(tokens) and tokens[position][0] == COMMA and tokens[position + 1][0] == TEXT


def begins_without(kind: Kind, tokens: list[Token], position: int) -> Field | None:
    """The field whose word is missing where an item begins with a value: a text is `when`, a figure `after`."""
    if position >= len(tokens):
        return None
    type_, word, _, _ = tokens[position]
    name = "when" if type_ == TEXT else "after" if type_ == WORD and word[0].isdigit() else ""
    return kind.words.get(name)


_PARTS_OF_ITEMS = frozenset(("share", "then", "repeat", "recover", "to"))


def parts_fields_of(item: Kind, kind: Kind, seen: set[str], tokens: list[Token], position: int) -> bool:
    """Whether a comma stands between two fields of an item, or before one of the thing that it is in."""
    if position + 1 >= len(tokens) or tokens[position][0] != COMMA or tokens[position + 1][0] != WORD:
        return False
    word = tokens[position + 1][1]
    field = item.svc_words.get(word)
    return word in kind.svc_words if field is None else field.name in _PARTS_OF_ITEMS - seen


def facts_of(tokens: list[Token], position: int) -> dict[str, str]:
    """What the message of a mistake may ask for: a word; around a comma, also what is to be written."""
    type_, word, _, _ = tokens[position]
    if type_ != COMMA:
        return {"word": without_sign(word)}
    start = max(0, position - (1 if position > 1 and tokens[position - 2][0] == COMMA else 2))
    rest = [token[1] for token in tokens[position + 1 : position + 3]]
    steps = [*(token[1] for token in tokens[position - 1 : position]), *rest[:1]]
    return {
        "word": rest[0] if rest else word,
        "right": " ".join([*(token[1] for token in tokens[start:position]), *rest]),
        "steps": ", ".join(steps),
    }


def begins_anew(source: Source, kind: Kind, tokens: list[Token], position: int, are_texts: bool) -> bool:
    """Whether the line behind a list's last comma is no part of the list but a clause of its own."""
    if position >= len(tokens) or tokens[position][0] != WORD or tokens[position][1] not in kind.svc_words:
        return False
    if not any(sign in source.text[tokens[position - 1][3] : tokens[position][2]] for sign in "\r\n"):
        return False
    if are_texts:
        return True
    if position + 1 >= len(tokens):
        return False
    type_, word, start, _ = tokens[position + 1]
    same_line = "\n" not in source.text[tokens[position][3] : start]
    return same_line and type_ != COMMA and word not in kind.svc_words


def with_dashes(entries: list[tuple[Statement, object]], at: int) -> tuple[list[Token], int]:
    """The dash lines below an entry as one list with commas, and the position of the entry behind them."""
    tokens: list[Token] = []
    while at < len(entries) and entries[at][1] is None and is_dashed(entries[at][0].tokens):
        line = entries[at][0].tokens
        if tokens:
            tokens.append((COMMA, ",", line[0][2], line[0][2]))
        tokens += line[1:]
        at += 1
    return tokens, at


def is_dashed(tokens: list[Token]) -> bool:
    """Whether a statement is an entry of a list as YAML and Markdown write it."""
    return len(tokens) > 1 and tokens[0][1] in ("-", "*", "•", "·", "–", "—")


def is_yaml(statements: list[list[Token]]) -> bool:
    """Whether a file is written as YAML: its first three lines begin with a word and a colon."""
    heads = [tokens[0][1] for tokens in statements[:3] if tokens]
    return len(heads) == 3 and all(head.endswith(":") for head in heads)


def id_with_spaces(kind: Kind, tokens: list[Token], position: int) -> int:
    """How many words behind an id belong to it: those up to a title, or a single last one; none a field's."""
    end = position
    while end < len(tokens) and tokens[end][0] == WORD:
        word = tokens[end][1]
        if not word.replace("-", "").replace("_", "").isalnum() or Nearest(word, kind.svc_words).sole():
            return 0
        if word in kind.svc_words:
            return end - position if end - position == 1 else 0
        end += 1
    has_title = end < len(tokens) and tokens[end][0] == TEXT
    return end - position if has_title or end - position == 1 else 0
