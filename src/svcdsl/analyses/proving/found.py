"""What was found of a claim: what it asks for, what was answered, and the verdict that follows."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.proof import OPEN, PROVED, REFUTED

if TYPE_CHECKING:
    from svcdsl.analyses.proving.claims import Claim
    from svcdsl.analyses.proving.process.undecided import Undecided
    from svcdsl.analyses.proving.runs.question import Answer, Limit, Question
    from svcdsl.values import Objective

    Exact = int | Fraction


class Asked(NamedTuple):
    """What an objective of time asks for.

    `form` is `share`, `mean` or `max`; `share` that of the cases, or None; `below` whether times are to be below the
    limit, as they nearly always are.
    """

    form: str
    share: Exact | None
    below: bool


class Found(NamedTuple):
    """A claim with what was asked and answered; `question` and `answer` are None where it could not be asked."""

    claim: Claim
    verdict: str
    asked: Asked | None = None
    question: Question | None = None
    answer: Answer | None = None
    why: Undecided | None = None


def asked_of(objective: Objective) -> Asked:
    """What an objective of time asks for; a median asks for half of the cases, on either side."""
    below = objective.sign[0] == "<"
    if objective.limit is not None:
        return Asked("share", objective.share, below)
    if objective.form == "median":
        return Asked("share", Fraction(1, 2), below)
    return Asked("mean" if objective.form == "mean" else "max", None, below)


def verdict_of(asked: Asked, limit: Limit, reply: Answer) -> str:
    """PROVED, REFUTED or OPEN."""
    if not reply.ever:
        return OPEN
    if asked.share is not None:
        certain, best = shares_of(asked, reply)
        return PROVED if certain >= asked.share else REFUTED if best < asked.share else OPEN
    if limit.days:  # no time on the clock tells whether it is within so many days: whether each case is does
        kept, missed = (reply.certain == 1, reply.best == 0) if asked.below else (reply.best == 0, reply.certain == 1)
        return PROVED if kept else REFUTED if missed else OPEN
    least, most = reply.means if asked.form == "mean" and reply.means else (reply.least, reply.most)
    if asked.below:
        if most is not None and keeps(most, limit, True, kind=False):
            return PROVED
        return OPEN if keeps(least, limit, True, kind=True) else REFUTED
    if keeps(least, limit, False, kind=False):
        return PROVED
    return REFUTED if most is not None and not keeps(most, limit, False, kind=True) else OPEN


def shares_of(asked: Asked, reply: Answer) -> tuple[Exact, Exact]:
    """The share of cases that certainly keep the limit, and that which can at best."""
    return (reply.certain, reply.best) if asked.below else (1 - reply.best, 1 - reply.certain)


def keeps(time: Exact, limit: Limit, below: bool, *, kind: bool) -> bool:
    """Whether a time keeps the limit, for `kind` with the months that suit it."""
    if below:
        bound = limit.most if kind else limit.fewest
        return time < bound or (time == bound and not limit.strict)
    bound = limit.fewest if kind else limit.most
    return time > bound or (time == bound and limit.strict)
