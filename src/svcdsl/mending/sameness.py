"""What a project means, without places, and whether it means the same after a mend but for what the mend is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from svcdsl.diagnostics import Finding
from svcdsl.language import THINGS, language
from svcdsl.model import Event, Item, Localized, Project, Thing

Address = tuple[tuple[str, str], ...]
"""Kinds and ids from the outermost thing inwards; empty for the project itself."""

Meaning = Mapping[Address, Mapping[str, Any]]
"""What each thing says, field by field; references are addresses."""

PROJECT: Address = ()


def address_of(thing: Item | None) -> Address:
    """Where a thing stands among the others, the same wherever its text is moved."""
    chain: list[tuple[str, str]] = []
    while thing is not None:
        if isinstance(thing, Thing):
            chain.append((thing.KIND, thing.id))
        thing = thing.parent
    return tuple(reversed(chain))


def meaning_of(project: Project) -> dict[Address, dict[str, Any]]:
    """Every thing of a project by its address. Of two things of one id, which is an error, both count."""
    meaning: dict[Address, dict[str, Any]] = {}
    for item in project.things():
        if isinstance(item, Thing):
            address = address_of(item)
            while address in meaning:
                address = (*address[:-1], (address[-1][0], address[-1][1] + "'"))
            meaning[address] = _fields(item)
    return meaning


def differs(before: Meaning, after: Meaning, about: Collection[Address], unread: Collection[Address]) -> bool:
    """Whether the second says something else of any thing than those a mend is `about`, or has lost one.

    Things may be new inside those. Things of `unread` hold values that could not be read before: there a mend
    elsewhere may have made an id known, so that they say more than they did.
    """
    for address, fields in before.items():
        now = after.get(address)
        if now is None:
            return True
        if now == fields or address in about:
            continue
        if address not in unread or not all(_says_more(fields[name], now[name]) for name in fields):
            return True
    return not all(address in before or any(address[: len(one)] == one for one in about) for address in after)


def new_mistakes(before: Iterable[Finding], after: Iterable[Finding]) -> bool:
    """Whether a mistake of group N is found that was not found before, wherever in its file it stands."""
    return bool(_mistakes(after) - _mistakes(before))


def _mistakes(findings: Iterable[Finding]) -> Counter[tuple[str, str, str, str]]:
    # N08 stands at whatever is first, which may be mended itself.
    return Counter(
        (one.code, one.variant, one.span.source.name, one.span.text if one.code != "N08" else "") for one in findings
    )


def _fields(item: Item) -> dict[str, Any]:
    return {field.attribute: _plain(getattr(item, field.attribute)) for field in language().kinds[item.KIND].fields
            if field.shape != THINGS}  # fmt: skip


def _plain(value: Any) -> Any:
    """A value that compares by what it means: things by their address, items by their fields."""
    if isinstance(value, Thing):
        return address_of(value)
    if isinstance(value, Item):
        return _fields(value)
    if isinstance(value, Event):
        return ("event", value.moment, address_of(value.of), address_of(value.source))
    if isinstance(value, Localized):
        return dict(value.by_language)
    if isinstance(value, tuple):
        return tuple(_plain(one) for one in value)
    return dict(value) if isinstance(value, Mapping) else value


def _says_more(before: Any, now: Any) -> bool:
    """Whether a value is the same, or was not known, or has got more members."""
    if before == now or before is None:
        return True
    if isinstance(before, tuple) and isinstance(now, tuple):
        left = iter(now)
        return all(any(_says_more(one, other) for other in left) for one in before)
    if isinstance(before, dict) and isinstance(now, dict):
        return before.keys() <= now.keys() and all(_says_more(value, now[key]) for key, value in before.items())
    return False
