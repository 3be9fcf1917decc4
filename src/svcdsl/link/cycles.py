"""N09: references that must not lead back to where they began."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from svcdsl.diagnostics import Finding, Related
from svcdsl.link.scope import Scope

_FIELDS = {"role": "reports_to", "channel": "handoff", "sla": "depends_on"}


def find_cycles(scopes: Iterable[Scope]) -> list[Finding]:
    """One finding a cycle, at its first thing's reference, with the others as related places."""
    findings = []
    seen: set[int] = set()
    for scope in scopes:
        for kind, attribute in _FIELDS.items():
            for thing in scope.index.get(kind, {}).values():
                findings += _cycles_from(thing, attribute, seen)
    return findings


def _cycles_from(start: Any, attribute: str, seen: set[int]) -> list[Finding]:
    """Walk on from a thing, without recursion; every thing is walked from once."""
    findings = []
    path: list[Any] = []
    on_path: dict[int, int] = {}
    stack: list[tuple[Any, bool]] = [(start, False)]
    while stack:
        thing, leaving = stack.pop()
        if leaving:
            path.pop()
            del on_path[id(thing)]
            continue
        if id(thing) in on_path:
            findings.append(_finding(path[on_path[id(thing)] :], attribute))
            continue
        if id(thing) in seen:
            continue
        seen.add(id(thing))
        on_path[id(thing)] = len(path)
        path.append(thing)
        stack.append((thing, True))
        stack.extend((following, False) for following in reversed(_following(thing, attribute)))
    return findings


def _following(thing: Any, attribute: str) -> tuple[Any, ...]:
    value = getattr(thing, attribute)
    if attribute == "depends_on":
        return (*value, *thing.any_of)
    return () if value is None else (value,)


def _finding(cycle: list[Any], attribute: str) -> Finding:
    first = cycle[0]
    ids = [thing.id for thing in (*cycle, first)]
    related = [Related("in-cycle", thing.span) for thing in cycle[1:]]
    facts = {"path": ids, "field": attribute.replace("_", "-"), "kind": first.KIND}
    return Finding("N09", first.value_span(attribute), facts, related=related)
