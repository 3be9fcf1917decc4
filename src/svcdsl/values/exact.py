"""Exact numbers from digits: an int where it is integral, else a Fraction. Floats never."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction


def exact(digits: str, times: int = 1, over: int = 1) -> int | Fraction:
    """`digits` (such as `4`, `-5` or `1.50`) × `times` ÷ `over`, exactly."""
    whole, _, part = digits.partition(".")
    return ratio(int(whole + part) * times, 10 ** len(part) * over)


@lru_cache(maxsize=1 << 10)
def ratio(top: int, bottom: int) -> int | Fraction:
    """`top` ÷ `bottom`, exactly: an int where it is integral, else a Fraction.

    Few shares are written again and again, and a Fraction takes longer to make than to remember.
    """
    if top % bottom == 0:
        return top // bottom
    from fractions import Fraction  # 5 ms to import: most values never need it

    return Fraction(top, bottom)
