"""The shares of a choice, added up."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from svcdsl.model.items import Choice
from svcdsl.model.parts import Step


def total_share(step: Step) -> Fraction:
    """The shares of a choice together, 1 for all cases; one that is missing counts as none."""
    return _added(tuple([(way.share.top, way.share.bottom) for way in step.choose if way.share is not None]))


@lru_cache(maxsize=1 << 10)
def _added(shares: tuple[tuple[int, int], ...]) -> Fraction:
    """Fractions added up; most choices are between a few shares that others have too."""
    return sum((Fraction(top, bottom) for top, bottom in shares), Fraction(0))


def has_unread(step: Step) -> bool:
    """Whether some way of the choice, or its share, could not be read, so that the sum says nothing."""
    if not step.whole("choose"):
        return True
    return any((one.share is None and one.has("share")) or _unread_otherwise(one) for one in step.choose)


def _unread_otherwise(choice: Choice) -> bool:
    return choice.otherwise is None and choice.has("otherwise")


def in_percent(share: Fraction) -> str:
    """A share as people write it: 0.8 as 80%."""
    return f"{float(share * 100):.6g}%"
