"""What is certain at a glance: an upper bound of the time between two events that needs no runs to be played.

Where a case is at one step only at a time, it takes at most what the steps of the longest path take together; a loop
with one way back, taken at most n times, at most n + 1 times what its steps take. That holds on a clock if all work
is under the clock's own calendar or under none (`bounds` says why). A rule need know no more of what is proved so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.components import components

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.found import Asked
    from svcdsl.analyses.proving.hours.bounds import OpenDays
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction


def is_certain(question: Question, asked: Asked, days: OpenDays) -> bool:
    """Whether it is certain without more that every case with both events keeps the limit."""
    network, clock, limit = question.network, question.clock, question.limit
    between = question.between
    nodes = [network.nodes[at] for at in between]
    if any(node.business is not None for node in nodes):
        return False
    hours = [(node.hours, node.takes.most) for node in nodes]
    if not asked.below or any(one is not None and one is not clock and most != 0 for one, most in hours):
        return False
    most = longest(question, between)
    if most is None:
        return False
    if not limit.days:
        return most < limit.fewest or (most == limit.fewest and not limit.strict)
    return clock is not None and most < days.shortest(clock, limit.days, clock.years)


def longest(question: Question, between: frozenset[int]) -> Exact | None:
    """Seconds that no case takes longer between the events; None where forks, or loops that are free, forbid to say."""
    network = question.network
    nodes = network.nodes
    if question.first.number not in between or any(nodes[at].branches or nodes[at].arrivals > 1 for at in between):
        return None
    ways = {at: [to for to in network.targets[at] if to in between] for at in sorted(between)}
    longest: dict[int, Exact] = {}
    for group in components(ways):
        stay: Exact = 0
        for at in group:
            if nodes[at].takes.most is None or nodes[at].waits.most is None:
                return None
            stay += nodes[at].takes.most + nodes[at].waits.most  # type: ignore[operator]
        if any(to in group for at in group for to in ways[at]):
            rounds = _rounds(question, group, ways)
            if rounds is None:
                return None
            stay *= rounds
        after = max((longest[to] for at in group for to in ways[at] if to not in group), default=0)
        for at in group:
            longest[at] = stay + after
    return longest[question.first.number]


def _rounds(question: Question, group: set[int], ways: dict[int, list[int]]) -> int | None:
    """How often a case comes to a node of a loop at most; None where more than one way back makes it a loop."""
    network = question.network
    back = [(at, way) for at in group for way in network.nodes[at].ways if way.counter >= 0 and way.to in group]
    if len(back) != 1:
        return None
    last, way = back[0]
    rest = {at: [to for to in ways[at] if to in group and (at, to) != (last, way.to)] for at in group}
    if any(len(one) > 1 for one in components(rest)) or any(at in rest[at] for at in group):
        return None
    return network.counters[way.counter].times + 1
