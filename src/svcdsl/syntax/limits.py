"""Bounds on what a file may ask of the machine, checked before anything recursive sees it."""

from __future__ import annotations

import re
from typing import NamedTuple


class Limits(NamedTuple):
    """How large a file (bytes), how deep (levels) and how many nodes (aliases followed) are read."""

    size: int = 5_000_000
    depth: int = 100
    nodes: int = 100_000


_BRACKET = re.compile(r"[\[\]{}]")
# With the line end before it, which the engine finds much faster than it tries every line's start.
_DEEP_INDENT = re.compile(r"\n[ \-?:\t]{50}")


def may_nest_too_deep(text: str, depth: int) -> bool:
    """Whether a YAML text could be nested deeper than `depth`; errs towards yes, and is cheap.

    Block nesting needs columns, flow nesting brackets: a text with few of both is safe to compose.
    """
    lines = "\n" + (text.replace("\r", "\n") if "\r" in text else text)
    if _DEEP_INDENT.search(lines):
        return True
    if text.count("[") + text.count("{") < depth // 2:
        return False
    open_now = 0
    for bracket in _BRACKET.findall(text):
        open_now += 1 if bracket in "[{" else -1
        if open_now >= depth // 2:
            return True
    return False
