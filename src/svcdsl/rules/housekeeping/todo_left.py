"""H05: a place that somebody meant to come back to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from svcdsl.diagnostics import Finding
from svcdsl.language import Field, language
from svcdsl.model import Item, Localized, Project, Thing
from svcdsl.rules.base import Context, Rule
from svcdsl.text import Source, Span

RULE = Rule(
    code="H05",
    name="todo-left",
    severity="warning",
    phase=1,
    on="project",
    source="derived",
    condition={
        "en": "A text begins with `TODO` or `待补`.",
        "zh": "文字以`待补`或 `TODO` 开头。",
    },
    message={
        "": {
            "en": "At “{thing}” the {field} is still to be written.",
            "zh": "“{thing}”的{field}还没有写。",
        },
        "service": {
            "en": "The {field} of service “{thing}” is still to be written.",
            "zh": "服务“{thing}”的{field}还没有写。",
        },
    },
    why={
        "en": "What is left open here is decided by whoever happens to be on duty, in front of the customer.",
        "zh": "这里没写清楚的，到时候就由当班的人当着客户的面临时决定。",
    },
    help={
        "en": "Write what belongs here, or delete the line.",
        "zh": "写上应有的内容，或者删掉这一处。",
    },
    bad="""
svcdsl 1
service stay {
  standard welcome "TODO: what do we say?"  # finds H05
}
""",
    good="""
svcdsl 1
service stay {
  standard welcome "Guests are called by name"
}
""",
    unseen={
        "en": "What is unfinished without saying so, and TODO in the middle of a text or in a comment. Only the "
        "word itself in capitals counts, not `todo`; of a list each text is told.",
        "zh": "没写明却未完成的内容、文字中间或注释里的“待补”，本规则看不出来。英文只认大写的 TODO；列表逐项报告。",
    },
)

_TODO = re.compile(r"\s*(?:TODO(?![A-Za-z0-9_])|待补充?(?!\w))")


@RULE.checks
def check(project: Project, context: Context) -> Iterator[Finding]:
    """Texts that begin with the mark, in files where it stands at all."""
    marked: dict[Source, bool] = {}
    for items in project.contents.values():
        for source in {item.origin for item in items} - marked.keys():
            marked[source] = "TODO" in source.text or "待补" in source.text
        if any(map(marked.get, {item.origin for item in items})):
            for item in items:
                if marked[item.origin]:
                    yield from _left_in(item)


def _left_in(item: Item) -> Iterator[Finding]:
    for field in _text_fields(item.KIND):
        value = getattr(item, field.attribute)
        for span in _places(item, field.attribute, value):
            thing = _thing_of(item)
            label = thing.id if field.attribute == "title" or _begins(thing.title) else thing.label
            variant = "service" if item.KIND == "service" else ""
            yield RULE.finding(span, variant=variant, thing=label, kind=item.KIND, field=field.name)


def _places(item: Item, attribute: str, value: object) -> Iterator[Span]:
    """Where the marked texts of a field stand."""
    if isinstance(value, tuple):
        yield from (item.value_span(attribute, at) for at, one in enumerate(value) if _begins(one))
    elif isinstance(value, Mapping):
        if any(_begins(one) for one in value.values()):
            yield item.value_span(attribute)
    elif _begins(value):
        yield item.value_span(attribute)


def _begins(text: object) -> bool:
    if isinstance(text, Localized):
        return any(_TODO.match(one) for one in text.by_language.values())
    return isinstance(text, str) and _TODO.match(text) is not None


def _thing_of(item: Item) -> Thing:
    """The thing that an item belongs to, itself if it is one."""
    here: Item | None = item
    while here is not None and not isinstance(here, Thing):
        here = here.parent
    assert here is not None  # every item belongs to a thing
    return here


@cache
def _text_fields(kind: str) -> tuple[Field, ...]:
    """The fields of a kind that hold texts people write."""
    return tuple(field for field in language().kinds[kind].fields if field.type in ("text", "money-or-text"))
