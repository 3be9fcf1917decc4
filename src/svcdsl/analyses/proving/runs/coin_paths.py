"""The ways in which the coins of a case may fall, each as a question of its own with only that way left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.components import loops
from svcdsl.analyses.proving.process.lottery import onward
from svcdsl.analyses.proving.process.network import BRANCHES, Way

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.proving.process.network import Network, Node
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction

MOST_PATHS = 32


def coin_paths(question: Question) -> list[tuple[Exact, Question]] | None:
    """The paths with their shares; None where they are too many, or where more than coins decides on the way."""
    network = question.network
    ways = {number: [to for to in targets if to >= 0] for number, targets in enumerate(network.targets)}
    if any(node.is_unsaid for node in network.nodes) or any(True for _ in loops(ways)):
        return None
    found = []
    for share, path in _paths(network, {}, 1):
        found.append((share, question._replace(network=path)))
        if len(found) > MOST_PATHS:
            return None
    return found


def _paths(network: Network, chosen: dict[int, Way], share: Exact) -> Iterator[tuple[Exact, Network]]:
    number = _next_coin(network, chosen)
    if number is None:
        nodes = tuple(_decided(node, chosen.get(at)) for at, node in enumerate(network.nodes))
        yield share, network.with_nodes(nodes)
        return
    times = tuple(counter.times for counter in network.counters)
    for part, way in onward(network.nodes[number], (0,) * len(times), times).pairs:
        if part:
            yield from _paths(network, {**chosen, number: way}, share * part)


def _next_coin(network: Network, chosen: dict[int, Way]) -> int | None:
    """A step that a case comes to and whose coin has not fallen yet."""
    waiting, seen = [0], {0}
    while waiting:
        number = waiting.pop()
        node = network.nodes[number]
        if len(node.ways) + len(node.fails) > 1 and number not in chosen:
            return number
        way = chosen.get(number) or node.ways[0]
        new = [to for to in (node.branches if way.to == BRANCHES else (way.to,)) if to >= 0 and to not in seen]
        seen.update(new)
        waiting += new
    return None


def _decided(node: Node, way: Way | None) -> Node:
    if way is None:
        return node
    return node._replace(ways=(way._replace(share=1),), fails=(), branches=node.branches if way.to == BRANCHES else ())
