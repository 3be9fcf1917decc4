"""Globs from a project's root: `*` within a folder, `**` over folders, a folder's name for all below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache


def matches(name: str, globs: Sequence[str]) -> bool:
    """Whether a path relative to the root, with `/`, fits one of the globs."""
    return any(_pattern(glob).match(name) for glob in globs)


@lru_cache(maxsize=256)
def _pattern(glob: str) -> re.Pattern[str]:
    parts = []
    for piece in re.split(r"(\*\*/|\*\*|\*|\?)", glob.removeprefix("./").rstrip("/")):
        parts.append({"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(piece, re.escape(piece)))
    return re.compile("".join(parts) + r"(?:/.*)?\Z")
