"""The moments at which the clock of a measure may start, on one day of each sort."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.hours.reachable import merged, reachable
from svcdsl.analyses.proving.runs.states import ARRIVED

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.arrival_windows import Windows
    from svcdsl.analyses.proving.hours.reachable import Pieces
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction

DAY = 86400
_AT_ONCE, _LONGEST_AT_ONCE = 4, 3 * DAY
_LONGEST_BEFORE = 60 * DAY
"""Seconds before the clock starts after which any moment is taken to be one at which it may."""


class Starts:
    """The starts for arrivals on any day, each told on the first of the days that are like its own.

    What comes of a start hangs on its time of day and on the sort of its day alone. Cases that arrive so late that
    their clock starts after the last day are those of a year before. Some starts come first that are found at once:
    a search often ends with them.
    """

    def __init__(self, question: Question, windows: Windows) -> None:
        self._question = question
        self._windows = windows
        self._all: Pieces | None = None

    @cached_property
    def at_once(self) -> Pieces:
        """Some starts, found at once."""
        question, days = self._question, self._windows.spans[:_AT_ONCE]
        if question.first.moment == ARRIVED:
            return list(days)
        return [piece for day in days for piece in reachable(question.network, question.first, [day], _LONGEST_AT_ONCE)]

    def __iter__(self) -> Iterator[tuple[Exact, Exact]]:
        if self._question.first.moment == ARRIVED:
            yield from self._windows.spans
            return
        if self._all is None:
            yield from self.at_once
            self._all = _starts_on(self._question, self._windows)
        yield from self._all


def _starts_on(question: Question, windows: Windows) -> Pieces:
    days = sorted(day for alike in windows.alike for day in alike)
    starts = reachable(question.network, question.first, merged(days), _LONGEST_BEFORE)
    on = dict(_by_day(starts, days))
    found: Pieces = []
    for alike in windows.alike:
        first = alike[0][0]
        pieces = [(first + start - day, first + end - day) for day, _ in alike for start, end in on.get(day, ())]
        found += merged(pieces)
    return found


def _by_day(starts: Pieces, days: Sequence[tuple[int, int]]) -> Iterator[tuple[int, list[tuple[Exact, Exact]]]]:
    """The starts of each day, by the beginning of the day."""
    at = 0
    for day, end in days:
        while at < len(starts) and starts[at][1] < day:
            at += 1
        found = []
        for start, until in starts[at:]:
            if start > end:
                break
            found.append((max(start, day), min(until, end)))
        yield day, found
