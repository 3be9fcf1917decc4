"""The sentences of proofs, in both languages: one table by key, and how a sentence is filled.

A key may have variants, chosen by the facts: `KEY/same` where least and most (or first and last) are equal,
`KEY/open` where there is no most, `KEY/once` where `times` (or `days`) is 1, `KEY/starts` where a start is among the
facts, `KEY/several` where several calendars are, `KEY/pathless` where a path is empty, `KEY/others` where a share is
of those that do not fail at `step`, `KEY/none` where `to_share` is nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from svcdsl.analyses.proving.proof import Said, Share
from svcdsl.report.proof_facts import tell_fact
from svcdsl.report.proof_reason_words import REASONS
from svcdsl.report.proof_repair_words import REPAIRS
from svcdsl.report.proof_steps_words import STEPS
from svcdsl.report.proof_verdict_words import VERDICTS
from svcdsl.report.queue_words import QUEUES
from svcdsl.report.wording import Words, in_words

SENTENCES: Mapping[str, Words] = {**STEPS, **VERDICTS, **REASONS, **REPAIRS, **QUEUES}


def tell_said(said: Said, language: str) -> str:
    """A sentence of a proof in words. Never raises: a fact that is missing shows as `…`, an unknown key as itself."""
    words = SENTENCES.get(variant_of(said))
    if words is None:
        return said.key
    return words[in_words(language)].format_map(_Told(said.facts, language))


def variant_of(said: Said) -> str:
    """The key of the variant of a sentence that fits its facts."""
    facts = said.facts
    for variant, fits in (
        ("starts", facts.get("starts") is not None),
        ("once", 1 in (facts.get("times"), facts.get("days"))),
        ("several", _are_several(facts.get("calendars"))),
        ("others", any(one.has("recover") for one in getattr(facts.get("step"), "fails", ()))),
        ("none", facts.get("to_share") == Share(Fraction(0))),
        ("pathless", "path" in facts and not facts["path"]),
        ("same", _same(facts, "least", "most") or _same(facts, "first", "last")),
        ("open", "most" in facts and facts["most"] is None),
    ):
        if fits and f"{said.key}/{variant}" in SENTENCES:
            return f"{said.key}/{variant}"
    return said.key


def _are_several(fact: object) -> bool:
    return isinstance(fact, tuple | list) and len(fact) > 1


def _same(facts: Mapping[str, object], one: str, other: str) -> bool:
    return one in facts and facts[one] == facts.get(other)


class _Told(dict[str, Any]):
    """Facts told when they are asked for."""

    def __init__(self, facts: Mapping[str, object], language: str) -> None:
        super().__init__(facts)
        self.language = language

    def __getitem__(self, name: str) -> str:
        return tell_fact(name, super().__getitem__(name), self.language) if name in self else "…"
