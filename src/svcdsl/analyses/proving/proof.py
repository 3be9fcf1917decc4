"""What a proof is made of: facts and places, no words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from svcdsl.model.parts import Promise, Sla, Standard
    from svcdsl.text import Span
    from svcdsl.values import Objective

    Exact = int | Fraction

PROVED, REFUTED, OPEN, NOT_APPLICABLE = "proved", "refuted", "open", "not-applicable"


class Moment(NamedTuple):
    """A point in time, in seconds since 1970-01-01 UTC, to be told in a zone (an IANA name)."""

    seconds: Exact
    zone: str


class Seconds(NamedTuple):
    """A length of time in seconds."""

    amount: Exact


class Share(NamedTuple):
    """A share of cases, 0 to 1."""

    share: Fraction | int


class Said(NamedTuple):
    """One sentence: `key` chooses its words, `facts` fill them, `span` is what in the text it is about.

    Facts are texts, numbers, things, tuples of things (a path), Moment, Seconds, Share or an objective.
    """

    key: str
    facts: Mapping[str, object]
    span: Span | None = None


class Repair(NamedTuple):
    """A change to the spec, and the verdict on the spec with that change."""

    said: Said
    verdict: str


class Proof(NamedTuple):
    """Whether an sla, a promise or a standard can be kept.

    `certain` and `best` are shares of cases, None where the objective is not of a share of cases within a time.
    `least` and `most` are seconds on the clock between the measure's events; `most` is None where there is none,
    both where the objective is not of time.
    """

    kind: str
    thing: Sla | Promise | Standard
    objective: Objective | None
    verdict: str
    certain: Exact | None
    best: Exact | None
    least: Exact | None
    most: Exact | None
    case: Said | None
    derivation: tuple[Said, ...]
    repairs: tuple[Repair, ...]
