"""The conditions of policies: a text to a frozen tree. What the words of it name is not known here."""

from __future__ import annotations

from functools import cache

from svcdsl.language.where import grammar_text

from . import condition_tree as tree
from .bad import BadValue
from .normal import TWINS
from .value import compiled

DEEPEST = 50
"""So many parentheses and `not`s may stand inside each other."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from lark import Lark, Token, Tree

_STRING = r'"(?:[^"\\]|\\.)*"'
_CLOSING = {'"': '"', "“": "”"}


def condition(text: str) -> tree.Condition:
    """The tree of a condition.

    Raises BadValue `form` with the fact `at` (the offset in `text` where it goes wrong; its length where it
    ends too early), `depth` for more than DEEPEST levels, `regex` for a pattern that is none, `regex-refused`
    (with the fact `piece`) for one that could run away.
    """
    plain, origins = _plain(text)
    _refuse_depth(plain)
    whole: tree.Condition = _Builder(text, plain, origins).built(_parsed(plain, origins))
    return whole


def _plain(text: str) -> tuple[str, list[int]]:
    """`text` normalised outside quotes, every string in `"`; and for each sign of it its offset in `text`."""
    if text.isascii():
        return text, list(range(len(text) + 1))
    plain: list[str] = []
    origins: list[int] = []
    closing = ""
    escaped = False
    for offset, sign in enumerate(text):
        if not closing:
            closing = _CLOSING.get(sign, "")
            piece = '"' if closing else TWINS.get(sign, sign)
        elif sign == closing and not escaped:
            piece, closing = '"', ""
        else:
            # A string in Chinese quotes may hold a bare `"`, which must not end it.
            piece = '\\"' if sign == '"' and not escaped else sign
            escaped = sign == "\\" and not escaped
        plain.append(piece)
        origins.extend([offset] * len(piece))
    return "".join(plain), [*origins, len(text)]


def _refuse_depth(plain: str) -> None:
    depth = 0
    for sign in compiled(_STRING + "|[()]").findall(plain):
        depth += (sign == "(") - (sign == ")")
        if depth > DEEPEST:
            raise BadValue("depth", most=DEEPEST)


def _parsed(plain: str, origins: list[int]) -> Tree[Token]:
    from lark import UnexpectedCharacters, UnexpectedToken

    try:
        return _parser().parse(plain)
    except UnexpectedCharacters as error:
        raise BadValue("form", at=origins[error.pos_in_stream or 0]) from None
    except UnexpectedToken as error:
        ended = error.token.type == "$END"
        raise BadValue("form", at=origins[-1 if ended else error.token.start_pos or 0]) from None


@cache
def _parser() -> Lark:
    from lark import Lark

    return Lark(grammar_text("condition.lark"), parser="lalr", propagate_positions=True)


class _Builder:
    """Turns Lark's tree into ours; each method is named after the rule of the grammar that it builds."""

    def __init__(self, text: str, plain: str, origins: list[int]) -> None:
        self.text = text
        self.plain = plain
        self.origins = origins
        self.nots = 0

    def built(self, node: Tree[Token]) -> Any:
        """The condition of Lark's `start`, written as the whole text."""
        return self._one(node.children[0], self.text)

    def _one(self, node: Any, written: str | None = None) -> Any:
        if written is None:
            written = self.text[self.origins[node.meta.start_pos] : self.origins[node.meta.end_pos or 0]]
        return getattr(self, f"_{node.data}")(written, node.children)

    def _any(self, written: str, parts: list[Any]) -> tree.Or:
        return tree.Or(written, tuple([self._one(part) for part in parts]))

    def _all(self, written: str, parts: list[Any]) -> tree.And:
        return tree.And(written, tuple([self._one(part) for part in parts]))

    def _negation(self, written: str, parts: list[Any]) -> tree.Not:
        self.nots += 1
        if self.nots > DEEPEST:
            raise BadValue("depth", most=DEEPEST)
        negated = tree.Not(written, self._one(parts[0]))
        self.nots -= 1
        return negated

    def _compare(self, written: str, parts: list[Any]) -> tree.Compare:
        left, sign, right = parts
        return tree.Compare(written, self._one(left), str(sign), self._one(right))

    def _in(self, written: str, parts: list[Any]) -> tree.In:
        left, among = parts
        return tree.In(written, self._one(left), tuple([self._one(part) for part in among.children]))

    def _not_in(self, written: str, parts: list[Any]) -> tree.Not:
        return tree.Not(written, self._in(written, parts))

    def _has(self, written: str, parts: list[Any]) -> tree.Has:
        left, right = parts
        return tree.Has(written, self._one(left), self._one(right))

    def _matches(self, written: str, parts: list[Any]) -> tree.Matches:
        left, string = parts
        pattern = _unquoted(string)
        _refuse_bad_regex(pattern, at=self.origins[string.start_pos])
        return tree.Matches(written, self._one(left), pattern)

    def _exists(self, written: str, parts: list[Any]) -> tree.Exists:
        return tree.Exists(written, self._one(parts[0]))

    def _count(self, written: str, parts: list[Any]) -> tree.Count:
        return tree.Count(written, self._one(parts[0]))

    def _path(self, written: str, parts: list[Any]) -> tree.Path:
        names = tuple(parts[0].split("."))
        if "" in names:
            raise BadValue("form", at=self.origins[parts[0].start_pos])
        return tree.Path(written, names)

    def _literal(self, written: str, parts: list[Any]) -> tree.Literal:
        token = parts[0]
        quoted = token.type == "STRING"
        return tree.Literal(written, _unquoted(token) if quoted else str(token), quoted)


def _unquoted(string: str) -> str:
    # Other escapes stay, so that a regular expression needs no doubled backslash.
    return compiled(r'\\(["\\n])').sub(lambda match: match[1].replace("n", "\n"), string[1:-1])


def _refuse_bad_regex(pattern: str, at: int) -> None:
    import re
    import warnings

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            re.compile(pattern)
    except (re.error, RecursionError, OverflowError):
        raise BadValue("regex", at=at) from None
    from .pattern import pattern as checked  # few conditions have one

    try:
        checked(pattern)
    except BadValue as bad:
        raise BadValue(bad.reason, at=at, **bad.facts) from None
