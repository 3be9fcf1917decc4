"""Lengths of steps in business time: `waits 0..2bd`, `takes 4bh..1bd`, `timeout after 3bd`, a supplier's `always within 2bd`.

How long such a length is hangs on the moment at which it begins, so it is counted by the calendar while runs are
played. It never ends sooner when it begins later, and so the ends of the ranges suffice for it as for any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from typing import Any

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.process.network import Node

    Exact = int | Fraction


class Business(NamedTuple):
    """So many open seconds of some hours; with `days`, up to the last close of the so-many-th open day after its own."""

    hours: Opening
    seconds: Exact
    days: int = 0

    def ends(self, start: Exact) -> Exact | None:
        """When it is over that begins at a moment; None where it never is."""
        if self.days:
            return self.hours.close_of_day(start, self.days)
        return self.hours.passed(start, self.seconds) if self.seconds else start


Length: TypeAlias = "Exact | Business"


class Longest(NamedTuple):
    """The later end of two lengths that begin together: of a range it is not certain which of its ends that is."""

    least: Length
    most: Length


class Until(NamedTuple):
    """A wait or work of `most` of a case that leaves the step in time, from its `quickest` to its `latest` moment (times)."""

    most: Length | Longest
    quickest: Any
    latest: Any


class BusinessTime(NamedTuple):
    """The lengths of a step of which some are business time; `after` is that of its timeout, None where it has none.

    `done`: it may be done before that; `left`: it may be left. Not `settled`: one of them only from some moments on.
    """

    waits: tuple[Length, Length]
    takes: tuple[Length, Length]
    after: Length | None = None
    done: bool = True
    left: bool = True
    settled: bool = True

    @property
    def lengths(self) -> Iterator[Business]:
        """All of these that are business time."""
        for one in (*self.waits, *self.takes, self.after):
            if isinstance(one, Business):
                yield one


def longest_of(ends: tuple[Length, Length]) -> Length | Longest:
    """The most of a range, as it is to be counted."""
    least, most = ends
    if not least or (not isinstance(least, Business) and not isinstance(most, Business)):
        return most
    alike = isinstance(least, Business) and isinstance(most, Business) and least.hours is most.hours
    return most if alike and bool(least.days) == bool(most.days) else Longest(least, most)  # type: ignore[union-attr]


def has_business(*lengths: Length | None) -> bool:
    """Whether some of the lengths are business time."""
    return any(isinstance(one, Business) for one in lengths)


def as_seconds(node: Node, most_of: dict[Business, Exact]) -> Node:
    """A step with lengths in seconds between which its own lie, whenever they begin; `most_of` tells how much they are."""
    if node.business is None:
        return node
    waits, takes, after, _, left, _ = node.business

    def most(length: Length) -> Exact:
        return most_of[length] if isinstance(length, Business) else length

    longest = [max(most(least), most(greatest)) for least, greatest in (waits, takes)]
    timeout = None
    if after is not None and left and node.timeout is not None:
        timeout = most(after), node.timeout[1]
        longest[1] = max(longest[1], timeout[0] + 1)  # so that it may be left
    lengths = type(node.waits)
    return node._replace(waits=lengths(0, longest[0]), takes=lengths(0, longest[1]), timeout=timeout, business=None)
