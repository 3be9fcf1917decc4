"""A waiver: findings that somebody has decided to live with, for a reason, until a day."""

from __future__ import annotations

from svcdsl.text import Span


class Waiver:
    """`# svcdsl: allow CODES until DAY: REASON` as written in a file.

    `line` is the line that it speaks of, 0 for the whole file. `until` is an ISO date, "" where it is missing or
    no date; `reason` is "" where it is missing. Whether it is complete, over or idle is for rules to say.
    """

    __slots__ = ("codes", "line", "reason", "span", "until")

    def __init__(self, codes: tuple[str, ...], line: int, until: str, reason: str, span: Span) -> None:
        self.codes = codes
        self.line = line
        self.until = until
        self.reason = reason
        self.span = span

    def __repr__(self) -> str:
        return f"Waiver({', '.join(self.codes)} until {self.until or '?'} at {self.span!r})"
