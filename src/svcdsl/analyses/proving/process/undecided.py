"""What is thrown where nothing certain can be said."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.text import Span


class Undecided(Exception):
    """Nothing certain can be said: `key` says why, about what stands at `span`."""

    def __init__(self, key: str, span: Span | None = None, **facts: object) -> None:
        super().__init__(key)
        self.key = key
        self.span = span
        self.facts = facts
