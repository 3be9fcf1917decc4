"""The moments at which the clock of a measure may start, for arrivals on some days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from svcdsl.analyses.arrival_windows import MOST_DAYS
from svcdsl.analyses.proving.reachable import open_pieces, reachable
from svcdsl.analyses.proving.states import ARRIVED, STARTED

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.question import Question
    from svcdsl.analyses.proving.reachable import Pieces

    Exact = int | Fraction

DAY = 86400
_LATEST = MOST_DAYS * DAY


class Starts:
    """Stretches of starts; each day of arrival is worked out when it is come to.

    `latest` is how long after the end of its day of arrival the clock has started at the latest, of the days that
    were come to. `anytime`: cases may be on their way for so long that any moment may be a start.
    """

    def __init__(self, question: Question, days: Sequence[tuple[int, int]], *, anytime: bool = False) -> None:
        self._question = question
        self._days = days
        self._anytime = anytime
        self._known: list[Pieces] = []
        self.latest: Exact = 0

    def __iter__(self) -> Iterator[tuple[Exact, Exact]]:
        for at, day in enumerate(self._days):
            if at == len(self._known):
                self._known.append(self._on(day))
            yield from self._known[at]

    def _on(self, day: tuple[int, int]) -> Pieces:
        network, first = self._question.network, self._question.first
        if self._anytime:
            node = network.nodes[first.number]
            closed_never = first.moment != STARTED or node.hours is None or not node.takes.least
            return [day] if closed_never else open_pieces(node, *day)
        pieces = reachable(network, first, [day], _LATEST)
        if pieces:
            self.latest = max(self.latest, pieces[-1][1] - day[1])
        return pieces


def before_start(question: Question, days: Sequence[tuple[int, int]]) -> Exact | None:
    """About how long after their day cases that arrive on some days start the clock; None for longer than is looked at."""
    if question.first.moment == ARRIVED:
        return 0
    starts = Starts(question, days)
    for _ in starts:
        pass
    return starts.latest + DAY if starts.latest < _LATEST // 2 else None
