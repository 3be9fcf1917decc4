"""Bounds on what a file may ask of the machine, checked before anything recursive sees it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Limits(NamedTuple):
    """How large a file (bytes), how deep (levels) and how many nodes (aliases followed) are read."""

    size: int = 5_000_000
    depth: int = 100
    nodes: int = 100_000


_SURE_TO_COMPOSE = 1_000
"""So many levels libyaml composes without harm; a text with more brackets is measured exactly."""
_NO_BRACKETS = bytes(set(range(256)) - set(b"[]{}\n"))
# With the line end before it, which the engine finds much faster than it tries every line's start.
_DEEP_INDENT = re.compile(r"\n[ \-?:\t]{50}")


def may_nest_too_deep(text: str, depth: int) -> bool:
    """Whether a YAML text could be nested deeper than `depth`; errs towards yes, and is cheap.

    Block nesting needs columns, flow nesting brackets: a text with few of both is safe to compose.
    """
    lines = "\n" + (text.replace("\r", "\n") if "\r" in text else text)
    if _DEEP_INDENT.search(lines):
        return True
    opened = text.count("[") + text.count("{")
    if opened >= _SURE_TO_COMPOSE:
        return True  # a bracket inside a text could hide how deep it is
    return opened >= depth // 2 and _most_open(lines) >= depth // 2


def _most_open(lines: str) -> int:
    """An upper bound of how many brackets are open at once: line by line, those of one line all at once."""
    most = open_now = 0
    signs = lines.encode("utf-8", "surrogatepass").translate(None, _NO_BRACKETS)
    for line in signs.split():
        opened = line.count(b"[") + line.count(b"{")
        if open_now + opened > most:
            most = open_now + opened
        open_now = max(open_now + 2 * opened - len(line), 0)
    return most
