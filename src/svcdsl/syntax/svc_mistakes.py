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
    ("comment-sign", "owner manager // the boss, by the way", "owner manager # the boss, by the way"),
    ("comment-sign", "/* the manager\n   decides */", "# the manager\n# decides"),
    ("comment-sign", "-- the manager decides", "# the manager decides"),
    ("single-quotes", "title 'Late'", 'title "Late"'),
    ("single-quotes", "title ‘Late, very late’", 'title "Late, very late"'),
    ("other-quotes", "title 「航班延误」", 'title "航班延误"'),
    ("other-quotes", "title ”航班延误“", "title “航班延误”"),
    ("other-quotes", 'title “航班延误" owner manager', "title “航班延误” owner manager"),
    ("other-quotes", 'title "航班延误” owner manager', 'title "航班延误" owner manager'),
    ("brackets", "tags [a, b]", 'tags "a", "b"'),
    ("brackets", "need a for (b, c)", "need a for b, c"),
    ("colon-after-word", "负责人：经理", "负责人 经理"),
    ("colon-after-word", 'need a title: "Late"', 'need a title "Late"'),
    ("equals-sign", "owner=manager", "owner manager"),
    ("and-in-list", "need a for b and c", "need a for b, c"),
    ("and-in-list", "need a for b, c, and d", "need a for b, c, d"),
    ("and-in-list", "需求 知情 面向 甲 和 乙", "需求 知情 面向 甲，乙"),
    ("dash-list", 'tags\n  - "a"\n  - "b"', 'tags "a", "b"'),
    ("dash-list", 'tags:\n- "a"', 'tags "a"'),
    ("dash-list", '- title "Late"', 'title "Late"'),
    ("comma-missing", 'tags "a" "b"', 'tags "a", "b"'),
    ("text-without-word", 'owner manager "Late"', 'owner manager title "Late"'),
    (
        "if-statement",
        "process p { step a { if late -> end } }",
        'process p { step a { choose when "late" -> end } }',
    ),
    ("goto", "process p { step a goto end }", "process p { step a -> end }"),
    ("long-arrow", "process p { step a --> end }", "process p { step a -> end }"),
    ("long-arrow", "process p { step a ==> b, c }", "process p { step a => b, c }"),
    ("long-arrow", "process p { step a ——> end }", "process p { step a -> end }"),
    ("arrow-to-nowhere", "process p { step a -> }", "process p { step a -> end }"),
    ("end-of-block", "need a {\nend\n}", "need a {\n}"),
    ("import", 'import "roles.svc"', "# files of one project see each other by themselves"),
    ("comma-first", ", owner manager", "owner manager"),
    ("comma-between-fields", 'owner clerk, tags "a"', 'owner clerk tags "a"'),
    (
        "comma-between-fields",
        "process p { step a with b, lane backstage }",
        "process p { step a with b lane backstage }",
    ),
    ("comma-between-fields", "标准 甲 满足 快批，由 客户经理", "标准 甲 满足 快批 由 客户经理"),
    (
        "comma-between-fields",
        "流程 p { 步骤 a 判断 若 “批准”，占比 80% -> b 由 c }",
        "流程 p { 步骤 a 判断 若 “批准” 占比 80% -> b 由 c }",
    ),
    ("comma-before-title", 'need a, "Late" kind basic', 'need a "Late" kind basic'),
    ("comma-before-title", "触点 柜台，“柜台前”", "触点 柜台 “柜台前”"),
    ("comma-before-title", 'feedback f asks quick, "Quick?" kind csat', 'feedback f asks quick "Quick?" kind csat'),
    ("several-ids", "need a, b", "need a\nneed b"),
    ("comma-after-one-value", "owner clerk, cook", "owner clerk"),
    ("several-next", "process p { step a -> b, c by d }", "process p { step a => b, c by d }"),
    ("when-missing", 'process p { step a choose "yes" share 80% -> c }', 'process p { step a choose when "yes" -> c }'),
    ("when-missing", "sla a escalate 80% to b", "sla a escalate after 80% to b"),
    ("when-missing", "服务级别 a 升级 80% 报 b", "服务级别 a 升级 满 80% 报 b"),
    ("when-missing", "流程 p { 步骤 a 异常 “拒付” 占比 8% }", "流程 p { 步骤 a 异常 若 “拒付” 占比 8% }"),
    ("comma-without-value", "need n { owner clerk, }", "need n { owner clerk }"),
    ("comma-without-value", 'tags "a",', 'tags "a"'),
    (
        "comma-without-value",
        "need n {\n  for a, b,\n  kind basic\n}",
        "need n {\n  for a, b\n  kind basic\n}",
    ),
    ("comma-without-value", 'need n { tags "a", }', 'need n { tags "a" }'),
    ("text-needs-quotes", "title Late flight", 'title "Late flight"'),
    ("id-missing", 'need "Know why"', 'need know-why "Know why"'),
    ("id-after-title", 'need "Know why" know-why', 'need know-why "Know why"'),
    ("id-with-space", 'need know reason "Know why" kind basic', 'need know-reason "Know why" kind basic'),
    ("id-with-space", "role gate agent", "role gate-agent"),
    ("value-missing", "owner", "owner manager"),
    ("unclosed-text", 'title "Late', 'title "Late"'),
    ("brace-on-own-line", "need a\n{\n}", "need a {\n}"),
    ("brace-without-statement", "owner manager; {\n}", "owner manager"),
    ("brace-missing", "need a {\n  kind basic\nneed b", "need a {\n  kind basic\n}\nneed b"),
    ("brace-not-opened", "need a\n  kind basic\n}", "need a {\n  kind basic\n}"),
    ("brace-too-many", "need a {\n  kind basic\n  }\n}", "need a {\n  kind basic\n}"),
    ("block-after-value", "owner manager {\n}", "owner manager"),
    ("thing-inside-line", "owner manager need a", "owner manager\nneed a"),
)

_DASHES = frozenset(("-", "*", "•", "·", "–", "—"))
_BRANCH_WORDS = frozenset(("if", "else", "elif", "elsif", "switch", "case", "如果", "当"))
_JUMP_WORDS = frozenset(("goto", "next", "go", "jump", "转到", "跳到"))
_IMPORT_WORDS = frozenset(("import", "include", "require", "use", "using", "from", "导入", "引用"))


def mistake_of(kind: Kind, tokens: list[Token], position: int) -> str:
    """The variant of N01 for what stands at `position`, or "" where it is no known mistake."""
    type_, word, _, _ = tokens[position]
    if type_ == COMMA:
        return _comma(kind, tokens, position)
    if type_ == TEXT:
        follows_text = position > 0 and tokens[position - 1][0] == TEXT
        return "comma-missing" if follows_text else "text-without-word"
    return next((variant for variant, is_it in _LOOKS if is_it(kind, tokens, position, word)), "")


def _comma(kind: Kind, tokens: list[Token], position: int) -> str:
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    if position == 0 or tokens[position - 1][0] == COMMA:
        return "comma-first"
    if following is None:
        return "comma-without-value"
    if following[1] in kind.svc_words:
        return "comma-between-fields"
    before = kind.svc_words.get(tokens[position - 2][1]) if position > 1 else None
    if before is None and position == 2:
        return "several-ids"
    is_next = before is not None and (kind.name, before.name) == ("step", "then")
    return "several-next" if is_next else "comma-after-one-value"


def _has_colon(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    head = word.partition(":")[0]
    return ":" in word and (word.endswith(":") or head in kind.svc_words or bool(Nearest(head, kind.svc_words).sole()))


def _has_equals(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    following = tokens[position + 1][1] if position + 1 < len(tokens) else ""
    return "=" in word or (following.startswith("=") and following != "=>")


def _is_long_arrow(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    shaft = word.rstrip(">")
    if word in ("->", "=>") or not shaft or shaft.strip("-—–="):
        return False
    following = tokens[position + 1] if position + 1 < len(tokens) else None
    return word != shaft or (
        following is not None and following[1] in ("->", "=>") and following[2] == tokens[position][3]
    )


def _is_dashed(kind: Kind, tokens: list[Token], position: int, word: str) -> bool:
    return position == 0 and word in _DASHES and len(tokens) > 1


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
    ("long-arrow", _is_long_arrow),
    ("dash-list", _is_dashed),
    ("single-quotes", _is_single_quoted),
    ("colon-after-word", _has_colon),
    ("equals-sign", _has_equals),
    ("if-statement", _is_branch),
    ("goto", _is_jump),
    ("end-of-block", _is_end),
    ("import", _is_import),
    ("brackets", _is_bracket),
)
