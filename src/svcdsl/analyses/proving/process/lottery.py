"""How a case goes on from a step by chance, and by what nobody says.

A lottery shares the cases out: `pairs` have shares that are known, and `free` of them go on by any of `choices`,
as it may please an adversary. All shares together are 1.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svcdsl.analyses.proving.process.network import Node, Way

    Exact = int | Fraction


class Lottery(NamedTuple):
    """Shares of ways that are known, and a share that is free to take any of some lotteries."""

    pairs: tuple[tuple[Exact, Way], ...]
    free: Exact = 0
    choices: tuple[Lottery, ...] = ()

    def ways(self) -> Iterator[Way]:
        """Every way that some case may take."""
        for share, way in self.pairs:
            if share:
                yield way
        if self.free:
            for choice in self.choices:
                yield from choice.ways()


def onward(node: Node, counts: tuple[int, ...], times: tuple[int, ...]) -> Lottery:
    """The lottery of the cases that are done with a step, its failures first.

    `counts` says how often each counter was used, `times` how often it may be.
    """
    ordinary = _ordinary(node.ways, counts, times)
    if not node.fails:
        return ordinary
    known = [(share, way) for way in node.fails if (share := way.share) is not None]
    rest = 1 - sum(share for share, _ in known)
    unsaid = [_sure(way) for way in node.fails if way.share is None]
    if unsaid:
        return Lottery(tuple(known), rest, (*unsaid, ordinary))
    pairs = tuple((share * rest, way) for share, way in ordinary.pairs)
    return Lottery((*known, *pairs), ordinary.free * rest, ordinary.choices)


def _sure(way: Way) -> Lottery:
    return Lottery(((1, way),))


def _ordinary(ways: tuple[Way, ...], counts: tuple[int, ...], times: tuple[int, ...]) -> Lottery:
    used = [way for way in ways if way.counter >= 0 and counts[way.counter] >= times[way.counter]]
    if not used:
        return _shared(ways, 1)
    others = tuple(way for way in ways if way not in used)
    said = 1 - sum(way.share for way in used if way.share is not None)
    if all(way.share is not None for way in used):
        return _shared(others, said)
    # What the used ways would have taken of the rest is not said: nothing, or all of it.
    known = sum(way.share for way in others if way.share is not None)
    choices = [_shared(tuple(way for way in others if way.share is not None), known)] if known else []
    if any(way.share is None for way in others):
        choices.append(_shared(others, said))
    return Lottery((), 1, tuple(choices)) if choices else _shared(others, 0)


def _shared(ways: tuple[Way, ...], whole: Exact) -> Lottery:
    """Ways that share `whole` of the cases, told as shares of it; where it is nothing, any of them may take all."""
    if not whole:
        choices = tuple(_sure(way) for way in ways)
        return choices[0] if len(choices) == 1 else Lottery((), 1, choices)
    if whole == 1:
        known = tuple((share, way) for way in ways if (share := way.share) is not None)
    else:
        known = tuple((Fraction(share) / whole, way) for way in ways if (share := way.share) is not None)
    unsaid = tuple(_sure(way) for way in ways if way.share is None)
    if not unsaid:
        return Lottery(known)
    rest = 1 - sum(share for share, _ in known)
    if len(unsaid) == 1:
        return Lottery((*known, (rest, unsaid[0].pairs[0][1])))
    return Lottery(known, rest, unsaid)
