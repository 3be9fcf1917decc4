"""A finding is a code, a place and facts; `report` alone turns it into words of a language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from svcdsl.diagnostics.nearest import Nearest
from svcdsl.text import Span

Fact = str | int | Sequence[str] | Mapping[str, str] | Nearest
"""What may stand in a fact: a text, a whole number, several texts, one text a language, or a mistyped word."""


class Related(NamedTuple):
    """Another place that belongs to a finding; `role` names the phrase that introduces it."""

    role: str
    span: Span


class Edit(NamedTuple):
    """A mend: put `text` where `span` is."""

    span: Span
    text: str


class Finding:
    """One thing that is wrong.

    `code` is a rule's code. `facts` fill the placeholders of the rule's message. `severity` is None where the
    rule's own holds. `variant` picks one of several messages of a rule. `edits` mend it where that is safe.
    """

    __slots__ = ("code", "edits", "facts", "related", "severity", "span", "variant")

    def __init__(
        self,
        code: str,
        span: Span,
        facts: Mapping[str, Fact] | None = None,
        *,
        related: Sequence[Related] = (),
        severity: str | None = None,
        variant: str = "",
        edits: Sequence[Edit] = (),
    ) -> None:
        self.code = code
        self.span = span
        self.facts: Mapping[str, Fact] = facts or {}
        self.related = tuple(related)
        self.severity = severity
        self.variant = variant
        self.edits = tuple(edits)

    def __repr__(self) -> str:
        return f"Finding({self.code} {self.span!r} {dict(self.facts)!r})"
