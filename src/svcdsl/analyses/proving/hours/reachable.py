"""The moments at which a case can come to an event, given those at which cases arrive."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from svcdsl.analyses.proving.process.business import Business, has_business
from svcdsl.analyses.proving.process.network import Lengths
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.states import ARRIVED, STARTED, Mark
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.process.business import Length
    from svcdsl.analyses.proving.process.network import Network, Node

    Exact = int | Fraction
    Pieces: TypeAlias = "list[tuple[Exact, Exact]]"
    """Stretches [first, last] of moments, in order and apart."""

_MOST_ROUNDS = 40
"""How often a node is come to anew in a loop before any later moment is taken to be one at which a case may come."""


def reachable(network: Network, first: Mark, arrivals: Pieces, horizon: Exact) -> Pieces:
    """The moments of the event for arrivals in some stretches, none later than `horizon` seconds after these.

    Where branches join, any moment at which one of them can arrive counts: a few too many.
    """
    if first.moment == ARRIVED:
        return arrivals
    ahead = network.leading_to(first.number)
    until = arrivals[-1][1] + horizon
    come: dict[int, Pieces] = {0: arrivals}
    waiting = {0}
    rounds = Counter[int]()
    while waiting:
        number = min(waiting)  # none before those that lead to it, where no loop is in the way
        waiting.remove(number)
        node = network.nodes[number]
        onward = _left(node, come[number])
        for to in network.targets[number]:
            if to in ahead:
                known = come.get(to, [])
                more = merged([*known, *((start, min(end, until)) for start, end in onward if start <= until)])
                if more != known:
                    rounds[to] += 1
                    if rounds[to] > _MOST_ROUNDS:
                        more = [(more[0][0], until)]
                    come[to] = more
                    waiting.add(to)
    pieces = come.get(first.number, [])
    node = network.nodes[first.number]
    return _started(node, pieces) if first.moment == STARTED else _done(node, pieces)


def merged(pieces: Iterable[tuple[Exact, Exact]]) -> Pieces:
    """The same moments as stretches in order and apart."""
    found: Pieces = []
    for start, end in sorted(pieces):
        if found and start <= found[-1][1]:
            if end > found[-1][1]:
                found[-1] = found[-1][0], end
        else:
            found.append((start, end))
    return found


def _waited(node: Node, pieces: Pieces) -> Pieces:
    if node.business is not None:
        return _passed(pieces, *node.business.waits)
    assert node.waits.most is not None
    return merged((start + node.waits.least, end + node.waits.most) for start, end in pieces)


def _started(node: Node, pieces: Pieces) -> Pieces:
    """When work can begin."""
    waited = _waited(node, pieces)
    if node.hours is None or node.takes.most == 0:
        return waited
    found: Pieces = [] if node.takes.least else list(waited)
    for start, end in waited:
        found += open_pieces(node, start, end)
        if (opens := node.hours.next_open(end)) is not None:
            found.append((opens, opens))
    return merged(found)


def _passed(pieces: Pieces, least: Length, most: Length) -> Pieces:
    """From when to when a wait is over that begins in some stretches; without those in which it never is."""
    found: Pieces = []
    for start, end in pieces:
        one = _over(start, least)
        found.append((one, max(one, _over(end, most))))
    return merged(found)


def _over(start: Exact, length: Length) -> Exact:
    end = length.ends(start) if isinstance(length, Business) else start + length
    if end is None or end - start >= FOREVER:
        raise TooMany
    return end


def open_pieces(node: Node, start: Exact, end: Exact) -> Pieces:
    """The open moments from `start` to `end`, and the closes among them."""
    assert node.hours is not None
    spans = node.hours.spans(start // 1, end // 1 + 1)
    return [(max(opens, start), min(closes, end)) for opens, closes in spans if max(opens, start) <= min(closes, end)]


def _done(node: Node, pieces: Pieces) -> Pieces:
    """When work can be done."""
    started = _started(node, pieces)
    if node.business is not None and has_business(*node.business.takes):
        return _passed(started, *node.business.takes)
    least, most = node.takes if node.business is None else Lengths(*node.business.takes)  # type: ignore[arg-type]
    if most is None or most >= FOREVER:
        raise TooMany
    if node.hours is None or not most:
        return merged((start + least, end + most) for start, end in started)
    found: Pieces = [] if least else _waited(node, pieces)
    for start, end in started:
        one = node.hours.passed(start, least) if least else start
        other = node.hours.passed(end, most)
        if one is not None and other is not None:
            found += open_pieces(node, one, other)
            found += [(one, one), (other, other)]
    return merged(found)


def _left(node: Node, pieces: Pieces) -> Pieces:
    """When a case can leave a step, done or not."""
    done = _done(node, pieces)
    if node.timeout is None:
        return done
    if node.business is not None:
        assert node.business.after is not None
        return merged([*done, *_passed(pieces, node.business.after, node.business.after)])
    after = node.timeout[0]
    found = [*done]
    for start, end in pieces:
        last = end + after
        if node.hours is not None and after and (opens := node.hours.passed(end, after)) is not None:
            last = max(last, opens)
        found.append((start + after, last))
    return merged(found)
