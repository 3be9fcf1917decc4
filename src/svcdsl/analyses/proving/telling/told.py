"""A proof in the words of one language, as a page can show it. The words themselves are put in elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.model.parts import Promise, Sla, Standard
    from svcdsl.text import Span

    Exact = int | Fraction


class ToldStep(NamedTuple):
    """One sentence of a derivation, and its place in a file."""

    text: str
    span: Span | None


class ToldRepair(NamedTuple):
    """What would mend it, and the verdict then."""

    text: str
    verdict: str


class ToldProof(NamedTuple):
    """A proof in words; figures as in `Proof`. `summary` is its verdict in one sentence, no part of `derivation`.

    `figures` are certain, best, least and most in words, empty where there is none.
    """

    kind: str
    thing: Sla | Promise | Standard
    objective: str | None
    verdict: str
    certain: Exact | None
    best: Exact | None
    least: Exact | None
    most: Exact | None
    figures: tuple[str, str, str, str]
    summary: str
    case: str | None
    derivation: tuple[ToldStep, ...]
    repairs: tuple[ToldRepair, ...]
