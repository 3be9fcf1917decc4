"""A small service, given as the tree that YAML reads, as a text in either notation."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

Tree = dict[str, Any]

WORDS = {
    "calendars": "calendar",
    "roles": "role",
    "channels": "channel",
    "touchpoints": "touchpoint",
    "processes": "process",
    "steps": "step",
    "measures": "measure",
    "slas": "sla",
    "promises": "promise",
}
QUOTED = {"when"}


def yaml_text(service: Tree) -> str:
    """The service as YAML, in its flow style, a thing a line."""
    lines = ['"svcdsl": 1', '"service": "s"']
    for key, things in service.items():
        if isinstance(things, str):
            lines.append(f"{json.dumps(key)}: {json.dumps(things)}")
            continue
        inner = ",\n".join(f"  {json.dumps(id_)}: {json.dumps(thing)}" for id_, thing in things.items())
        lines.append(f"{json.dumps(key)}: {{\n{inner}\n  }}")
    return "\n".join(lines) + "\n"


def svc_text(service: Tree) -> str:
    """The service in the svc notation, a thing a line."""
    said = (f"{key} {value}" for key, value in service.items() if isinstance(value, str))
    inner = (thing for key, value in service.items() if not isinstance(value, str) for thing in _things(key, value))
    things = "\n".join([*said, *inner])
    return f"svcdsl 1\nservice s {{\n{things}\n}}\n"


def _things(key: str, things: Mapping[str, Tree]) -> Iterator[str]:
    for id_, thing in things.items():
        nested = "\n  ".join(inner for name in thing if name in WORDS for inner in _things(name, thing[name]))
        own = "; ".join(clause for name in thing if name not in WORDS for clause in _clauses(name, thing[name]))
        yield f"{WORDS[key]} {id_} {{ {own}{f'{chr(10)}  {nested}{chr(10)}' if nested else ''} }}"


def _clauses(name: str, value: Any) -> Iterator[str]:
    if isinstance(value, list) and not isinstance(value[0], dict):
        yield f"{name} {', '.join(value)}"
        return
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict):
            yield " ".join([name, *(clause for key, inner in item.items() for clause in _clauses(key, inner))])
        else:
            yield name if item is True else f'{name} "{item}"' if name in QUOTED else f"{name} {item}"
