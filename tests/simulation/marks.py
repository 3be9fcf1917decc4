"""Lengths at which something falls together with an opening or a close, or with the moment at which a case leaves."""

from collections.abc import Sequence

from .draws import Free
from .lengths import Lasting
from .opening import NeverOpen, Opening

MOST_EDGES = 6


def marks_of(free: Free, lasting: Lasting, openings: Sequence[Opening]) -> list[int]:
    """Lengths that end on an opening or close or a second later, or after which work ends there, or can."""
    first = free.opening.after(free.begins, free.least)
    last = free.opening.after(free.begins, free.farthest)
    moments = {edge for opening in openings for edge in _some(opening.edges(first - 1, last))}
    if free.until is not None:
        moments.add(free.until)
    if lasting.timeout is not None:
        moments.add(free.begins + lasting.timeout)
    if free.part == "wait":
        beyond = {edge for opening in openings for edge in _some(opening.edges(last, last + 3 * 86400))[:3]}
        moments |= {begins for moment in moments | beyond for begins in _begun(lasting, moment)}
    found = {free.opening.between(free.begins, moment) + more for moment in moments for more in (-1, 0, 1)}
    return sorted(seconds for seconds in found if free.least <= seconds <= free.farthest)


def _some(edges: list[int]) -> list[int]:
    """The first and the last of many."""
    half = MOST_EDGES // 2
    return edges if len(edges) <= MOST_EDGES else [*edges[:half], *edges[-half:]]


def _begun(lasting: Lasting, ends: int) -> set[int]:
    """When work begins that is done then, if it lasts as short or as long as it may."""
    found = set()
    for end in (lasting.work.least, lasting.work.most):
        if end and end.amount and not end.in_days:
            try:
                found.add(end.clock.before(ends, end.amount))
            except NeverOpen:
                continue
    return found
