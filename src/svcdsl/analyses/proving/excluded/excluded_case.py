"""The farthest case where excluded steps do not count, told step by step, so that a person can follow it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.excluded.curves import AFTER, AT, BEFORE
from svcdsl.analyses.proving.runs.states import ARRIVED, FINISHED, STARTED
from svcdsl.analyses.proving.runs.stays import DONE, WAITING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.proving.excluded.curves import Curve, Value
    from svcdsl.analyses.proving.excluded.farther import Course, Window
    from svcdsl.analyses.proving.excluded.further import Further
    from svcdsl.analyses.proving.excluded.unrolled import Situation

    Exact = int | Fraction

Place = tuple["Exact", int]
"""A moment, and the side of it that is meant: BEFORE, AT or AFTER."""


class Told(NamedTuple):
    """A case: its nodes, those that it comes to with the moments at which it does, and when it ends."""

    path: tuple[int, ...]
    comes: tuple[tuple[int, Exact], ...]
    ends: Exact


def told(further: Further, situation: Situation, start: Place) -> Told | None:
    """The farthest case whose clock starts at a place in a situation; None where it is not found."""
    path: list[int] = []
    comes: list[tuple[int, Exact]] = []
    place, begun = start, further.unrolled.first.moment != ARRIVED
    curve = further.start(situation) if begun else further.curves[situation]
    while curve is not None:
        path.append(situation[0])
        if not begun:
            comes.append((situation[0], place[0]))
        step = _step(further, situation, place, curve.value(*place), begun=begun)
        if step is None:
            return None
        place, then = step
        if then is None:
            return Told(tuple(path), tuple(comes), place[0])
        situation, begun = then, False
        curve = further.curves[situation]
    return None


def _step(
    further: Further, situation: Situation, place: Place, wanted: Value, *, begun: bool
) -> tuple[Place, Situation | None] | None:
    """Where a case goes on to, and in which situation it is then (None: it has ended)."""
    if begun and further.unrolled.first.moment == FINISHED:
        return _next(further, situation, DONE, place, wanted)
    excluded = further.unrolled.node(situation).excluded
    within = wanted - further.clock.value(*place) if excluded else wanted
    if begun and _ends_at_once(further, situation):
        base = 0 if excluded else further.clock.value(*place)
        if base == within:
            return place, None
    for leap in further.begun_leaps(situation) if begun else further.leaps(situation):
        for x, side in _in_window(leap.window, leap.curve, place, slow=further.sign > 0):
            if leap.curve.value(x, side) != within:
                continue
            left = (x if leap.hours is None else leap.hours.moment(x, side, opening=leap.opening)), side
            if leap.end is None:
                return left, None
            found = _next(further, situation, leap.end, left, within + (further.clock.value(*left) if excluded else 0))
            if found is not None:
                return found
    return None


def _ends_at_once(further: Further, situation: Situation) -> bool:
    """Whether the start of work is both events."""
    unrolled = further.unrolled
    if unrolled.first != unrolled.last or unrolled.last.moment != STARTED:
        return False
    return any(end != WAITING and unrolled.escapes_after(situation, end) for end in unrolled.ends(situation))


def _next(
    further: Further, situation: Situation, end: str, place: Place, wanted: Value
) -> tuple[Place, Situation | None] | None:
    """The situation that follows a stay which ends so at a place, and has the curve that is wanted there."""
    for then in further.unrolled.after(situation, end):
        curve = None if then is None else further.curves.get(then)
        if curve is not None and curve.value(*place) == wanted:
            return place, then
        may_end = further.seen(situation, end, then, None) is not None
        if may_end and further.clock.value(*place) == wanted:
            return place, None
    return None


def _in_window(window: Window, curve: Curve, place: Place, *, slow: bool) -> Iterator[Place]:
    """Where in a window the curve may be greatest: the longest stay first, or the shortest."""
    low, high = _shifted(window.low, place), _shifted(window.high, place)
    if low[0] == high[0]:
        yield from dict.fromkeys((high, low))
        return
    ends = [high, (high[0], BEFORE)], [low, (low[0], AFTER)]
    breaks = [x for x in curve.xs if low[0] < x < high[0]]
    yield from ends[0] if slow else ends[1]
    for x in reversed(breaks) if slow else breaks:
        yield from ((x, AT), (x, BEFORE), (x, AFTER))
    yield from ends[1] if slow else ends[0]


def _shifted(course: Course, place: Place) -> Place:
    t, side = place
    return course.value(t), side if side != AT and course.moves(t, side) else AT
