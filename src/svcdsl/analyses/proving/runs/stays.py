"""How long a case may stay at a step: the stays that matter to the least and the most."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from svcdsl.analyses.proving.process.business import BusinessTime, longest_of
from svcdsl.analyses.proving.process.network import Lengths, Node

if TYPE_CHECKING:
    from fractions import Fraction

    Exact = int | Fraction

FOREVER = 1 << 62
"""Seconds that nothing outlasts: more than any length of time that can be written."""

DONE, WORKING, WAITING = "done", "left while working", "left while waiting"


class Stay(NamedTuple):
    """A wait and the work done after it, in seconds or business time, and how it ends."""

    wait: Any
    work: Any
    end: str


def stays(node: Node, *, slow: bool, quick: bool, late_start: bool) -> list[Stay]:
    """The longest (`slow`) and the shortest (`quick`) stays, by each way in which they can end.

    Lengths near to a timeout count as the limit that they come near to. With `late_start` also those whose work
    begins as late, or is broken off as early, as can be.
    """
    if node.business is not None:
        return _business(node.business, slow=slow, quick=quick)
    if node.timeout is None:
        return _free(node.waits, _bounded(node.takes), slow, quick)
    found = dict.fromkeys(_until(node.timeout[0], node.waits, _bounded(node.takes), slow, quick, late_start))
    return list(found)


def one_for_each_end(found: list[Stay]) -> list[Stay]:
    """One stay for each way in which it can end, where its length does not matter."""
    return list({stay.end: stay for stay in found}.values())


def _business(time: BusinessTime, *, slow: bool, quick: bool) -> list[Stay]:
    """The longest and the shortest stays at a step, by each way in which they can end."""
    waits = [longest_of(time.waits)] * slow + [time.waits[0]] * quick
    takes = [longest_of(time.takes)] * slow + [time.takes[0]] * quick
    pairs = dict.fromkeys((wait, work) for wait in waits for work in takes)
    found = [Stay(wait, work, DONE) for wait, work in pairs] if time.done else []
    if time.after is not None and time.left:
        found.append(Stay(time.after, 0, WAITING))
    return found


def _bounded(lengths: Lengths) -> tuple[Exact, Exact]:
    return lengths.least, FOREVER if lengths.most is None else lengths.most


def _free(waits: Lengths, takes: tuple[Exact, Exact], slow: bool, quick: bool) -> list[Stay]:
    assert waits.most is not None
    least, most = takes
    if slow and quick:
        pairs = {(wait, work): None for wait in (waits.most, waits.least) for work in (most, least)}
        return [Stay(wait, work, DONE) for wait, work in pairs]
    return [Stay(waits.most, most, DONE) if slow else Stay(waits.least, least, DONE)]


def _until(
    limit: Exact, waits: Lengths, takes: tuple[Exact, Exact], slow: bool, quick: bool, late_start: bool
) -> Iterator[Stay]:
    """The stays at a step that is left after `limit`: what is done exactly then is done."""
    least_wait, most_wait = waits
    least, most = takes
    assert most_wait is not None
    if least_wait + least <= limit:
        if slow:
            work = min(most, limit - least_wait)
            yield Stay(min(most_wait, limit - work), work, DONE)
        if slow and (late_start or quick):
            wait = min(most_wait, limit - least)
            yield Stay(wait, min(most, limit - wait), DONE)
        if quick:
            yield Stay(least_wait, least, DONE)
            yield Stay(min(most_wait, limit - least), least, DONE) if slow else Stay(least_wait, least, DONE)
    if most_wait + most <= limit:
        return
    if most_wait > limit or (most_wait == limit and most > 0):
        yield Stay(limit, 0, WAITING)
    if least_wait < limit and most > 0:
        early, late = max(least_wait, limit - most), min(most_wait, limit)
        wanted = ((early, slow or late_start), (late, quick or late_start))
        chosen = {wait: None for wait, is_wanted in wanted if is_wanted}
        for wait in chosen:
            yield Stay(wait, limit - wait, WORKING)
