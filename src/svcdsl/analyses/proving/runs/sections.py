"""The parts of a network in which steps are under way at once, where an excluded step is among them.

A section is what lies between a fork and the point from which a case is in one place only again. Inside, the clock
stands or runs by what else is under way, so it matters how its steps lie beside each other in time.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd, lcm
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.components import components
from svcdsl.analyses.proving.process.network import BRANCHES, END, Network, Node
from svcdsl.analyses.proving.runs.extremes import MOST_STATES, TooMany

if TYPE_CHECKING:
    from collections.abc import Iterable

    Exact = int | Fraction
    Marking = tuple[tuple[int, ...], tuple[tuple[int, int], ...], bool]


class Section(NamedTuple):
    """Nodes that may be under way beside others, with those that they lead to inside.

    `grid` divides all lengths of its steps, `horizon` is what they last together at most (None: there is a loop).
    `standing`: an excluded step is among them. From `broken` nodes on a step that counts may come after one that is
    excluded, from `forking` nodes on a fork. `tossing` nodes have a coin, after `before_coins` another may be thrown
    inside. `looping` tells whether one may be thrown twice.
    """

    nodes: frozenset[int]
    grid: Exact
    horizon: Exact | None
    standing: bool
    broken: frozenset[int]
    forking: frozenset[int]
    tossing: tuple[int, ...]
    before_coins: frozenset[int]
    looping: bool

    def is_steady(self, places: Iterable[int]) -> bool:
        """Whether a running clock shows the more in the end, the longer any step takes from here on.

        It does where all branches but one count from now until they are over or only excluded steps are left, and
        the other one does not fork: however late its pieces come, no more of them fall into the time up to the last
        moment at which one of the others counts.
        """
        broken = [place for place in places if place in self.broken]
        return not broken or (len(broken) == 1 and broken[0] not in self.forking)


def sections_of(network: Network) -> dict[int, Section]:
    """The section of each node that may be under way beside others; none where no excluded node may."""
    nodes = network.nodes
    if not any(node.excluded for node in nodes) or not any(node.branches for node in nodes):
        return {}
    beside = _beside(network)
    if not any(nodes[number].excluded for number in beside):
        return {}
    found: dict[int, Section] = {}
    for group in _connected(network, beside):
        section = _section(network, frozenset(group))
        found.update(dict.fromkeys(group, section))
    return found


def with_all_counted(network: Network) -> Network:
    """The network in which an excluded step counts where another may be under way."""
    sections = sections_of(network)
    if not sections:
        return network
    nodes = enumerate(network.nodes)
    return network.with_nodes(tuple(node._replace(excluded=node.excluded and at not in sections) for at, node in nodes))


def _beside(network: Network) -> set[int]:
    """All nodes that may be under way beside others.

    The first place is always left first: a node that has company in time has some in this order too, or comes after
    a branch has ended, from where on all nodes count.
    """
    begin: Marking = ((0,), (), False)
    seen = {begin}
    waiting = [begin]
    found: set[int] = set()
    while waiting:
        places, joins, ended = waiting.pop()
        if len(places) > 1 or joins or ended:
            found.update(places)
        if len(seen) > MOST_STATES:
            raise TooMany
        for targets in _outcomes(network.nodes[places[0]]):
            after = _left(network, (places[1:], joins, ended), targets)
            if after[0] and after not in seen:
                seen.add(after)
                waiting.append(after)
    return found


def _outcomes(node: Node) -> Iterable[tuple[int, ...]]:
    """The sets of nodes that a case may go to from one."""
    for way in (*node.ways, *node.fails):
        yield node.branches if way.to == BRANCHES else (way.to,)
    if node.timeout is not None:
        yield (node.timeout[1],)


def _left(network: Network, marking: Marking, targets: Iterable[int]) -> Marking:
    places, ended = list(marking[0]), marking[2]
    joins = dict(marking[1])
    for to in targets:
        if to == END:
            ended = ended or bool(places or joins)
            continue
        missing = joins.pop(to, network.nodes[to].arrivals) - 1
        if missing:
            joins[to] = missing
        else:
            places.append(to)
    return tuple(sorted(places)), tuple(sorted(joins.items())), ended


def _connected(network: Network, beside: set[int]) -> list[set[int]]:
    """The nodes in groups that a case does not leave but by being in one place only."""
    ties: dict[int, set[int]] = {number: set() for number in beside}
    for number, targets in enumerate(network.targets):
        inside = [to for to in targets if to in beside]
        tied = [number, *inside] if number in beside else inside if network.nodes[number].branches else []
        for one in tied:
            ties[one].update(tied)
    return components({number: sorted(found) for number, found in sorted(ties.items())})


def _section(network: Network, group: frozenset[int]) -> Section:
    nodes = network.nodes
    ways = {number: [to for to in network.targets[number] if to in group] for number in sorted(group)}
    tossing = tuple(number for number in sorted(group) if len(nodes[number].ways) + len(nodes[number].fails) > 1)
    rounds = [number for part in components(ways) for number in part if len(part) > 1 or number in ways[number]]
    excluded = {number for number in group if nodes[number].excluded}
    counting = _leading(ways, [number for number in group - excluded if _longest(nodes[number])])
    return Section(
        nodes=group,
        grid=_grid(nodes[number] for number in group),
        horizon=None if rounds else sum(_longest(nodes[number]) for number in group),
        standing=bool(excluded),
        broken=frozenset(_leading(ways, [number for number in excluded if not counting.isdisjoint(ways[number])])),
        forking=frozenset(_leading(ways, [number for number in group if nodes[number].branches])),
        tossing=tossing,
        before_coins=frozenset(number for number, to in ways.items() if not _leading(ways, tossing).isdisjoint(to)),
        looping=any(number in rounds for number in tossing),
    )


def _leading(ways: dict[int, list[int]], targets: Iterable[int]) -> set[int]:
    """The nodes from which some of the targets can be come to, those included."""
    found = set(targets)
    changed = True
    while changed:
        more = {number for number, to in ways.items() if number not in found and not found.isdisjoint(to)}
        found |= more
        changed = bool(more)
    return found


def _longest(node: Node) -> Exact:
    """What a step lasts at most; where nothing bounds it, a length that is no less than any other of it."""
    longest = (node.waits.most or 0) + (node.takes.least or 1 if node.takes.most is None else node.takes.most)
    return longest if node.timeout is None else max(longest, node.timeout[0])


def _grid(nodes: Iterable[Node]) -> Exact:
    """The greatest length that divides all lengths of some steps; 1 where there are none."""
    lengths = [Fraction(length) for node in nodes for length in (*node.waits, *node.takes) if length]
    lengths += [Fraction(node.timeout[0]) for node in nodes if node.timeout is not None]
    whole = lcm(*(length.denominator for length in lengths))
    grid = Fraction(gcd(*(int(length * whole) for length in lengths)), whole)
    return (grid.numerator if grid.denominator == 1 else grid) or 1
