"""What was meant by a reference that names nothing: a variant of N06, and the facts that its help asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcdsl.diagnostics import Fact
from svcdsl.language import LIST, Field, language
from svcdsl.link.ids import canonical, fault_of
from svcdsl.link.scope import Scope
from svcdsl.model import Localized, Thing

_BETWEEN = re.compile(r"\s*(?:[,，、;；&+/]|\band\b|和|与|及|以及)\s*")
_ALWAYS = re.compile(
    r"always|24[-/ ]?7|7[-/x×* ]?24(?:小时|h)?|24[x×*]7|24 ?(?:小时|hours?|h)|全天(?:开放)?", re.IGNORECASE
)
_CUSTOMERS = re.compile(
    r"(?:all )?(?:customers?|clients?|guests?|consumers?|users?)|(?:全体|所有)?(?:客户|顾客|用户|客人)"
)


def meant_by_unfound(
    field: Field, text: str, scopes: tuple[Scope, Scope], near: list[str]
) -> tuple[str, dict[str, Fact], list[Thing]]:
    """The variant with its facts, and the things that were meant; "" where nobody can tell."""
    if "calendar" in field.refers and _ALWAYS.fullmatch(text):
        return "always", {}, []
    titled = list(dict.fromkeys(_titled(field, text, scopes)))
    if len(titled) == 1:
        return "title", {"right": titled[0].id}, titled
    named = [_named(field, part, scopes) for part in _BETWEEN.split(text) if part] if field.shape == LIST else []
    things = [thing for thing in named if thing is not None]
    if len(named) > 1 and len(things) == len(named):
        return "list", {"right": ", ".join(thing.id for thing in things)}, things
    if near:
        return "", {}, []
    if "customer" in field.also:
        return "customers" if _CUSTOMERS.fullmatch(text.lower()) else "party", {}, []
    id_ = canonical("-".join(text.rpartition(".")[2].split()).lower())
    return ("not-an-id" if text and fault_of(id_, field.refers[0]) else ""), {}, []


_MOMENTS_MEANT = {
    ("step", "done"): "finished finish completed complete ended end 结束 完毕 办结",
    ("step", "started"): "begun begin begins start arrived 进入 启动 到达",
    ("process", "ended"): "finished finish done completed complete end 完成 完毕 办结",
    ("process", "arrived"): "started start begun begin 开始 启动 到达",
}


def moment_meant(kind: str, moment: str) -> str | None:
    """The word for an event of a step or process that is meant by another, in the language of that one."""
    for (of, right), words in _MOMENTS_MEANT.items():
        if of == kind and moment in words.split():
            twins = [zh for zh, one in language().moments.items() if one == right and not zh.isascii()]
            return right if moment.isascii() else twins[0]
    return None


def _titled(field: Field, text: str, scopes: tuple[Scope, Scope]) -> Iterator[Thing]:
    """The things that may stand there and have the text as their title."""
    for scope in scopes:
        for kind in field.refers:
            for thing in scope.index.get(kind, {}).values():
                title = getattr(thing, "title", None)
                titles = title.by_language.values() if isinstance(title, Localized) else (title or "",)
                if text.lower() in (one.lower() for one in titles):
                    yield thing


def _named(field: Field, part: str, scopes: tuple[Scope, Scope]) -> Thing | None:
    """The thing of that id that may stand there."""
    found = (scope.index.get(kind, {}).get(part) for scope in scopes for kind in field.refers)
    return next((thing for thing in found if thing is not None), None)
