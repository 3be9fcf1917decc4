"""Writes one tree of plain values in either notation, laid out as people do: short things on one line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

WIDTH = 120
# A mapping longer than this is written as a block.
LONGEST_FLOW = 450
# So much of a line in svc is filled with short clauses.
FILLED = 90

# What holds things of its own, and the word that writes one of them in svc.
WORDS = {
    "roles": "role",
    "channels": "channel",
    "calendars": "calendar",
    "customers": "customer",
    "sources": "source",
    "norms": "norm",
    "services": "service",
    "goals": "goal",
    "needs": "need",
    "stages": "stage",
    "touchpoints": "touchpoint",
    "standards": "standard",
    "processes": "process",
    "steps": "step",
    "measures": "measure",
    "slas": "sla",
    "promises": "promise",
    "feedback": "feedback",
    "improvements": "improvement",
    "resources": "resource",
    "trainings": "training",
    "risks": "risk",
    "rollouts": "rollout",
    "reviews": "review",
}
# What stands on the line of a statement, before its block.
HEAD = ("kind", "channel", "stage", "by", "lane", "touchpoint", "takes", "waits", "party", "measure", "dimension")
ARROWS = {"then": "->", "fork": "=>"}
# What needs no quotes in a flow collection; fewer than YAML would allow.
_PLAIN = re.compile(r"\w(?:[^:#\[\]{},&*!|'\"@`\n]|:(?=\w))*")


class Text(str):
    """A text for people: quoted in svc, where ids and values are bare."""


def yaml_of(things: dict[str, Any]) -> str:
    """One YAML document; `#` in a thing is the comment above it."""
    return "\n".join(_yaml_lines(things, 0)) + "\n"


def _yaml_lines(things: dict[str, Any], depth: int) -> Iterator[str]:
    margin = "  " * depth
    for key, value in things.items():
        if key == "#":
            continue
        if isinstance(value, dict) and "#" in value:
            yield f"{margin}# {value['#']}"
        if isinstance(value, dict) and (depth == 0 or _has_things(value) or _flow_length(value) > LONGEST_FLOW):
            yield f"{margin}{key}:"
            yield from _yaml_lines(value, depth + 1)
        elif isinstance(value, dict):
            yield from _wrapped(f"{margin}{key}: {{", [f"{name}: {_flow(one)}" for name, one in value.items()], margin)
        elif isinstance(value, list) and isinstance(value[0], dict) and _flow_length(value) + len(margin) > WIDTH:
            yield f"{margin}{key}:"
            for item in value:
                yield f"{margin}  - {_flow(item)}"
        else:
            yield f"{margin}{key}: {_flow(value)}"


def _wrapped(line: str, parts: list[str], margin: str) -> Iterator[str]:
    """A flow mapping over as many lines as it needs."""
    for place, part in enumerate(parts):
        if len(line) + len(part) >= WIDTH:
            yield line.rstrip()
            line = margin + "  "
        line += part + ("}" if place == len(parts) - 1 else ", ")
    yield line.rstrip()


def _has_things(thing: dict[str, Any]) -> bool:
    return any(key in WORDS and isinstance(value, dict) for key, value in thing.items())


def _flow_length(value: Any) -> int:
    return len(_flow(value))


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items() if key != "#") + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value)
    if _PLAIN.fullmatch(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def svc_of(things: dict[str, Any]) -> str:
    """The same in svc, without the version line; `service: ID` opens the block of all that stands beside it."""
    if "service" in things:
        inner = {key: value for key, value in things.items() if key != "service"}
        return "\n".join(_statement("service", things["service"], inner, 0)) + "\n"
    return "\n".join(_svc_lines(things, 0)) + "\n"


def _svc_lines(things: dict[str, Any], depth: int) -> Iterator[str]:
    """Clauses, several on a line where they are short; then the things inside, each a statement."""
    margin = "  " * depth
    line = ""
    for key, value in things.items():
        if key in WORDS and isinstance(value, dict):
            if line:
                yield margin + line
                line = ""
            for name, thing in value.items():
                if "#" in thing:
                    yield f"{margin}# {thing['#']}"
                yield from _statement(WORDS[key], name, thing, depth)
        elif key != "#":
            for clause in _clauses(key, value):
                if line and len(line) + len(clause) > FILLED:
                    yield margin + line
                    line = ""
                line = f"{line}; {clause}" if line else clause
    if line:
        yield margin + line


def _statement(word: str, name: str, thing: dict[str, Any], depth: int) -> Iterator[str]:
    """A statement on one line where it fits; else with a block, its first short clauses on the line."""
    margin = "  " * depth
    head = f"{margin}{word} {name}"
    rest = {key: value for key, value in thing.items() if key not in ("title", "#")}
    if "title" in thing:
        head += f" {_localized(thing['title'])}"
    if not _has_things(rest):
        short = " ".join([head, *(clause for item in rest.items() for clause in _clauses(*item))])
        if len(short) <= WIDTH:
            yield short
            return
    for key in HEAD:
        if key in rest and len(head) < FILLED:
            head += f" {_clauses(key, rest.pop(key))[0]}"
    yield head + " {"
    yield from _svc_lines(rest, depth + 1)
    yield margin + "}"


def _clauses(key: str, value: Any) -> list[str]:
    """The clauses of a field: one for each map of a list of maps, or of a map by id."""
    if isinstance(value, list) and isinstance(value[0], dict):
        return [f"{key} {_item(one)}" for one in value]
    if isinstance(value, dict) and key == "labels":
        return [f"{key} " + ", ".join(f"{label} {_scalar(one)}" for label, one in value.items())]
    if isinstance(value, dict) and key == "result":
        return [f"{key} {_item(value)}"]
    if isinstance(value, dict) and "en" in value:
        return [f"{key} {_localized(value)}"]
    if isinstance(value, dict):
        return [f"{key} {name} {_item(one)}" for name, one in value.items()]
    if isinstance(value, bool):
        return [key if value else f"{key} false"]
    values = value if isinstance(value, list) else [value]
    return [f"{ARROWS.get(key, key)} {', '.join(map(_scalar, values))}"]


def _item(fields: dict[str, Any]) -> str:
    """The fields of one item as clauses; its title stands without a word."""
    parts = []
    for key, value in fields.items():
        parts += [_scalar(value)] if key == "title" and fields.get("critical") is None else _clauses(key, value)
    return " ".join(parts)


def _localized(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{language} {_scalar(Text(text))}" for language, text in value.items())
    return _scalar(Text(value))


def _scalar(value: Any) -> str:
    if isinstance(value, Text):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return str(value)
