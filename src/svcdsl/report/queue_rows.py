"""The tables of queues and availabilities: a row of headings, then a row each, all in words."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import TYPE_CHECKING

from svcdsl.report.layout import visible
from svcdsl.report.proof_facts import tell_fact, tell_seconds
from svcdsl.report.proofs_told import HEADINGS, short_share
from svcdsl.report.wording import in_words

if TYPE_CHECKING:
    from svcdsl.analyses.proving.telling.availability_rows import AvailabilityRow
    from svcdsl.analyses.proving.telling.queues import QueueProof

Rows = list[list[str]]
NOTHING = "–"
_TENTHS_BELOW = 600  # seconds: shorter waits are shown with a decimal


def queue_rows(queues: Sequence[QueueProof], language: str) -> Rows:
    """Resource, load, agents on shift, who waits, who is answered in time, the mean wait, how many are enough."""
    tongue = in_words(language)
    heads = ("resource", "load", "agents", "waits", "level", "mean", "enough")
    return [
        [HEADINGS[name][tongue] for name in heads],
        *(
            [
                visible(queue.resource.id),
                tell_fact("load", Fraction(queue.load), language),
                str(queue.agents),
                short_share(queue.wait_probability, down=False),
                short_share(queue.service_level, down=True) or NOTHING,
                HEADINGS["unbounded"][tongue] if queue.mean_wait is None else _wait(queue.mean_wait, tongue),
                NOTHING if queue.enough is None else str(queue.enough),
            ]
            for queue in queues
        ),
    ]


def availability_rows(rows: Sequence[AvailabilityRow], language: str) -> Rows:
    """Sla or promise, what it says, what is certain, what follows if failures are independent."""
    tongue = in_words(language)
    return [
        [HEADINGS[name][tongue] for name in ("availability", "promised", "certain", "independent")],
        *(
            [
                visible(row.thing.id),
                short_share(row.promised, down=False),
                short_share(row.certain, down=True) or NOTHING,
                short_share(row.independent, down=True) or NOTHING,
            ]
            for row in rows
        ),
    ]


def _wait(seconds: float, tongue: str) -> str:
    """A wait by a formula, rounded to what is of use."""
    return tell_seconds(
        Fraction(round(seconds, 1)).limit_denominator(10) if seconds < _TENTHS_BELOW else round(seconds), tongue
    )
