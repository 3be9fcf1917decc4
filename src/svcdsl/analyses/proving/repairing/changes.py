"""Networks with one change, and the greatest change that will do."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.analyses.proving.process.network import Network, Node, Way

    Exact = int | Fraction


def shared(node: Node, index: int, share: Exact) -> Node:
    """A choice with another share for one way, the others sharing the rest as they did."""
    rest = 1 - (node.ways[index].share or 0)
    ways = [
        way._replace(share=share if at == index else Fraction(way.share or 0) * (1 - share) / rest)
        for at, way in enumerate(node.ways)
    ]
    return node._replace(ways=tuple(ways))


def without(network: Network, number: int, to: int) -> Network:
    """The network in which what led to one node leads straight to another."""

    def moved(way: Way) -> Way:
        return way._replace(to=to) if way.to == number else way

    nodes = tuple(
        node._replace(
            ways=tuple(moved(way) for way in node.ways),
            fails=tuple(moved(way) for way in node.fails),
            branches=tuple(to if one == number else one for one in node.branches),
            timeout=(node.timeout[0], to) if node.timeout is not None and node.timeout[1] == number else node.timeout,
        )
        for node in network.nodes
    )
    return network.with_nodes(nodes)


def bisected(low: int, high: int, holds: Callable[[int], bool], guess: int = -1) -> int:
    """The greatest number below `high` for which it holds, as it does for `low` and all between; the `guess` first."""
    while high - low > 1:
        middle = guess if low < guess < high else (low + high) // 2
        low, high = (middle, high) if holds(middle) else (low, middle)
    return low
