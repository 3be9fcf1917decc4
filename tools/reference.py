"""The pages that follow from the schema and the rules: the language reference and the list of rules."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from rule_pages import rule_page  # noqa: E402

from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, language  # noqa: E402
from svcdsl.report.explain import rules_markdown  # noqa: E402
from svcdsl.rules import catalogue  # noqa: E402

DOCS = ROOT / "docs"
W = {
    "title": {"en": "Language reference", "zh": "语言参考"},
    "made": {
        "en": "Made by `make generate` from `grammar/svcdsl.schema.json`. How things are written is told in "
        "[the guide](guide.md).",
        "zh": "由 `make generate` 根据 `grammar/svcdsl.schema.json` 生成。写法见[指南](guide.zh.md)。",
    },
    "other": {"en": "*[中文](language.zh.md)*", "zh": "*[English](language.md)*"},
    "values": {"en": "Values", "zh": "取值"},
    "value": {"en": "value", "zh": "类型"},
    "meaning": {"en": "what it is", "zh": "含义"},
    "examples": {"en": "examples", "zh": "示例"},
    "top": {"en": "Files", "zh": "文件"},
    "project": {"en": "Shared things", "zh": "共用内容"},
    "service": {"en": "Things of a service", "zh": "服务中的内容"},
    "item": {"en": "Maps inside a thing", "zh": "内嵌的项"},
    "field": {"en": "field", "zh": "字段"},
    "svc": {"en": "svc word", "zh": "svc 写法"},
    "chinese": {"en": "Chinese", "zh": "中文"},
    "takes": {"en": "takes", "zh": "取值"},
    "what": {"en": "what for", "zh": "说明"},
    "list": {"en": "list of {what}", "zh": "{what}（可多个）"},
    "map": {"en": "map of {what} by id", "zh": "按编号的{what}"},
    "reference": {"en": "id of a {what}", "zh": "{what}的编号"},
    "labels": {"en": "names and texts", "zh": "名称和文字"},
    "one-of": {"en": "one of {what}", "zh": "{what} 之一"},
    "required": {"en": "required", "zh": "必填"},
    "default": {"en": "default {what}", "zh": "默认 {what}"},
    "or": {"en": " or ", "zh": " 或 "},
    "rules-title": {"en": "The rules", "zh": "规则"},
    "rules-made": {
        "en": "Made by `make generate` from the rules themselves. `svcdsl explain CODE` tells more of one.",
        "zh": "由 `make generate` 根据规则生成。用 `svcdsl explain 编码` 查看某条规则的详细说明。",
    },
    "rules-other": {"en": "*[中文](rules.zh.md)*", "zh": "*[English](rules.md)*"},
}


def outputs() -> dict[Path, str]:
    """Every page and its text."""
    pages = {}
    for code, ending in (("en", ".md"), ("zh", ".zh.md")):
        pages[DOCS / f"language{ending}"] = language_page(code)
        pages[DOCS / f"rules{ending}"] = rules_page(code, f"rules/{{code}}{ending}")
        for rule in catalogue().values():
            pages[DOCS / "rules" / f"{rule.code}{ending}"] = rule_page(rule, code)
    return pages


def language_page(code: str) -> str:
    """The reference of all things and fields in a language."""
    words = language()
    parts = [f"# {W['title'][code]}", W["other"][code], W["made"][code], f"## {W['values'][code]}"]
    parts.append(value_table(code))
    for scope in ("top", "project", "service", "item"):
        parts.append(f"## {W[scope][code]}")
        if scope == "top":
            parts.append(kind_section(words.file, code))
        parts += [kind_section(kind, code) for kind in words.kinds.values() if kind.scope == scope]
    return "\n\n".join(parts) + "\n"


def value_table(code: str) -> str:
    """What each type of value accepts."""
    rows = [
        (f"`{name}`", entry["x-doc"][code], ", ".join(f"`{cell(str(text))}`" for text in entry["examples"]))
        for name, entry in language().types.items()
    ]
    return table([W["value"][code], W["meaning"][code], W["examples"][code]], rows)


def kind_section(kind: Kind, code: str) -> str:
    """One thing with all its fields."""
    name = f"{kind.word}" if code == "en" else f"{kind.zh[0] if kind.zh else kind.word} · {kind.word}"
    heading = [W[word][code] for word in ("field", "svc", "chinese", "takes", "what")]
    rows = [
        (f"`{field.name}`", f"`{field.svc_word}`", " ".join(field.zh), takes(field, kind, code), cell(field.doc[code]))
        for field in kind.fields
    ]
    anchor = f'<a id="{kind.name}"></a>'
    parts = [f"### {name}", anchor + kind.doc.get(code, "")]
    return "\n\n".join([*parts, table(heading, rows)])


def takes(field: Field, kind: Kind, code: str) -> str:
    """What a field takes, in words and links."""
    kinds = language().kinds
    if field.shape in (THINGS, ITEM, ITEMS):
        link = f"[{name_of(kinds[field.of], code)}](#{field.of})"
        pattern = {THINGS: "map", ITEMS: "list", ITEM: ""}[field.shape]
        text = W[pattern][code].format(what=link) if pattern else link
    elif field.shape == LABELS:
        text = W["labels"][code]
    else:
        text = single(field, code)
        if field.shape == LIST:
            text = W["list"][code].format(what=text)
    notes = [W["required"][code]] if field.required else []
    return text + "".join(f", **{note}**" for note in notes)


def single(field: Field, code: str) -> str:
    """One value of a field."""
    kinds = language().kinds
    options = [f"`{choice}` {' '.join(zh)}" for choice, zh in field.options.items()]
    if field.refers:
        names = W["or"][code].join(f"[{name_of(kinds[kind], code)}](#{kind})" for kind in field.refers)
        text = W["reference"][code].format(what=names)
        more = [f"`{word}`" for word in field.also] + options
        return text + "".join(W["or"][code] + word for word in more)
    if field.options:
        return W["one-of"][code].format(what=", ".join(options))
    return f"`{field.type}`"


def name_of(kind: Kind, code: str) -> str:
    """What a kind is called in running text."""
    return kind.word if code == "en" or not kind.zh else kind.zh[0]


def rules_page(code: str, pages: str) -> str:
    """All rules, a table a group, each with a link to its page."""
    parts = [f"# {W['rules-title'][code]}", W["rules-other"][code], W["rules-made"][code]]
    return "\n\n".join([*parts, rules_markdown(catalogue().values(), code, pages).rstrip()]) + "\n"


def table(heading: list[str], rows: list[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(heading) + " |", "| " + " | ".join("---" for _ in heading) + " |"]
    return "\n".join(lines + ["| " + " | ".join(row) + " |" for row in rows])


def cell(text: str) -> str:
    """A text that cannot end its cell."""
    return text.replace("|", "\\|").replace("\n", " ")
