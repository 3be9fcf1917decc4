"""Wrong text in the svc notation, answered by example: what was written, and what to write instead.

`mistake_of` knows a mistake by the look of its tokens and names the variant of N01 whose message answers it.
`EXAMPLES` is a table and a test: each wrong text is answered by just its variant, each right one by none.
Both are statements of a service.
"""

from __future__ import annotations

from collections.abc import Callable

from svcdsl.diagnostics import Nearest
from svcdsl.language import Kind
from svcdsl.syntax.svc_lexer import COMMA, TEXT, Token

EXAMPLES: tuple[tuple[str, str, str], ...] = (
    ("colon-after-word", "owner: manager", "owner manager"),
    ("equals-sign", "owner = manager", "owner manager"),
    ("comment-sign", "// the manager decides", "# the manager decides"),
    ("single-quotes", "title 'Late'", 'title "Late"'),
    ("brackets", "tags [a, b]", 'tags "a", "b"'),
    ("comma-missing", 'tags "a" "b"', 'tags "a", "b"'),
    ("text-without-word", 'owner manager "Late"', 'owner manager title "Late"'),
    ("if-statement", "process p { step a { if late -> end } }", 'process p { step a { choose when "late" -> end } }'),
    ("goto", "process p { step a goto end }", "process p { step a -> end }"),
    ("end-of-block", "need a {\nend\n}", "need a {\n}"),
    ("import", 'import "roles.svc"', "# files of one project see each other by themselves"),
    ("comma-first", ", owner manager", "owner manager"),
    ("comma-without-value", 'tags "a",', 'tags "a"'),
    ("text-needs-quotes", "title Late flight", 'title "Late flight"'),
    ("id-missing", 'need "Know why"', 'need know-why "Know why"'),
    ("value-missing", "owner", "owner manager"),
    ("unclosed-text", 'title "Late', 'title "Late"'),
    ("brace-on-own-line", "need a\n{\n}", "need a {\n}"),
    ("brace-without-statement", "owner manager; {\n}", "owner manager"),
    ("brace-missing", "need a {\n  kind basic\nneed b", "need a {\n  kind basic\n}\nneed b"),
    ("brace-too-many", "need a {\n  kind basic\n  }\n}", "need a {\n  kind basic\n}"),
    ("block-after-value", "owner manager {\n}", "owner manager"),
    ("thing-inside-line", "owner manager need a", "owner manager\nneed a"),
)

_BRANCH_WORDS = frozenset(("if", "else", "elif", "elsif", "switch", "case", "如果", "当"))
_JUMP_WORDS = frozenset(("goto", "next", "go", "jump", "转到", "跳到"))
_IMPORT_WORDS = frozenset(("import", "include", "require", "use", "using", "from", "导入", "引用"))


def mistake_of(kind: Kind, tokens: list[Token], position: int) -> str:
    """The variant of N01 for what stands at `position`, or "" where it is no known mistake."""
    type_, word, _, _ = tokens[position]
    if type_ == COMMA:
        return "comma-first"
    if type_ == TEXT:
        follows_text = position > 0 and tokens[position - 1][0] == TEXT
        return "comma-missing" if follows_text else "text-without-word"
    return next((variant for variant, is_it in _LOOKS if is_it(kind, tokens, position, word)), "")


def _has_colon(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    head = word.partition(":")[0]
    return ":" in word and (word.endswith(":") or head in kind.svc_words or bool(Nearest(head, kind.svc_words).sole()))


def _has_equals(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return "=" in word or (position + 1 < len(tokens) and tokens[position + 1][1].startswith("="))


def _is_comment(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return word.startswith(("//", "/*", "--"))


def _is_single_quoted(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return word.startswith(("'", "‘", "`"))


def _is_bracket(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return word.startswith(("[", "(")) or word.endswith(("]", ")"))


def _is_branch(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return word.lower() in _BRANCH_WORDS and kind.name in ("step", "process")


def _is_jump(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return word.lower() in _JUMP_WORDS and kind.name in ("step", "process")


def _is_end(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return word in ("end", "结束") and len(tokens) == 1


def _is_import(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return position == 0 and word.lower() in _IMPORT_WORDS


_LOOKS: tuple[tuple[str, Callable[[Kind, list[Token], int, str], bool]], ...] = (
    ("comment-sign", _is_comment),
    ("single-quotes", _is_single_quoted),
    ("colon-after-word", _has_colon),
    ("equals-sign", _has_equals),
    ("if-statement", _is_branch),
    ("goto", _is_jump),
    ("end-of-block", _is_end),
    ("import", _is_import),
    ("brackets", _is_bracket),
)
