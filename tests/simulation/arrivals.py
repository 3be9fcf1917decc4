"""When cases arrive: without calendars any moment will do, with calendars those next to where something changes."""

from datetime import UTC, datetime
from itertools import pairwise
from random import Random
from weakref import WeakKeyDictionary

from .cases import Case, Simulator
from .opening import NONSTOP, Clocks, Opening

FIRST = int(datetime(2026, 1, 3, tzinfo=UTC).timestamp())
LAST = int(datetime(2026, 12, 29, tzinfo=UTC).timestamp())
"""Within the span that is proved, and not next to its ends, which every zone has elsewhere."""


def arrivals_of(simulator: Simulator, clocks: Clocks, random: Random, count: int, has_calendars: bool) -> list[int]:
    """Moments to arrive: near openings and closings, shifted by lengths of steps, or anywhere."""
    if not has_calendars:
        return [0]
    openings = [one for one in clocks.found() if one is not NONSTOP]
    edges = [edge for opening in openings for edge in edges_of(opening, random)]
    shifts = [0, 1, -1, *(-size for size in sizes_of(simulator))]
    found = []
    for _ in range(count):
        arrival = random.randrange(FIRST, LAST)
        if edges and random.random() < 0.85:
            arrival = (
                random.choice(edges) + random.choice(shifts) + random.choice(shifts) + random.choice((0, 0, 1, -1))
            )
        found.append(min(max(arrival, FIRST), LAST))
    return found


def homed(case: Case, clocks: Clocks, random: Random) -> int:
    """When the case might arrive so that something of it happens right where a long closure begins or ends."""
    edges = [edge for opening in clocks.found() if opening is not NONSTOP for edge in longest_of(opening)]
    if not edges:
        return case[0].time
    there = random.choice(edges) + random.choice((-1, 0, 0, 1)) - random.choice(case).time
    return min(max(case[0].time + there, FIRST), LAST)


def longest_of(opening: Opening) -> list[int]:
    """Where the longest closures begin and end."""
    if opening not in _LONGEST:
        closed = [(b[0] - a[1], a[1], b[0]) for a, b in pairwise(opening.spans) if FIRST <= a[1] <= LAST]
        _LONGEST[opening] = [edge for _, *both in sorted(closed)[-4:] for edge in both]
    return _LONGEST[opening]


_LONGEST: WeakKeyDictionary[Opening, list[int]] = WeakKeyDictionary()


def edges_of(opening: Opening, random: Random) -> list[int]:
    """Openings and closings: of the days around what is out of the ordinary, and of some others."""
    edges = [edge for span in opening.spans for edge in span if FIRST <= edge <= LAST]
    return random.sample(edges, min(20, len(edges))) + longest_of(opening)


def sizes_of(simulator: Simulator) -> list[int]:
    """The ends of all ranges of the steps."""
    lengths = [length for one in simulator.lasting.values() for length in (one.wait, one.work)]
    ends = [end for length in lengths for end in (length.least, length.most) if end and not end.in_days]
    return [end.amount for end in ends if end.amount]
