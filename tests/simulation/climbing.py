"""Seeking extreme cases under calendars: of the best case so far one decision is changed at a time, or its arrival."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from svcdsl.model.parts import Step

from .arrivals import FIRST, LAST, homed
from .cases import Case, Simulator
from .draws import Draw, Free
from .marks import marks_of
from .opening import NONSTOP, Clocks
from .questions import Question

Word = float | str
Words = dict[tuple[Step, int, str], Word]
One = Callable[[int, Draw], Case | None]
"""Simulates a case that arrives then, and shows it to all questions."""


class Recalled:
    """Decides by chance, and once more as it is told: a length is `least`, `most`, or a part of the way through the marks."""

    def __init__(self, simulator: Simulator, clocks: Clocks, random: Random, words: Words) -> None:
        self.simulator, self.random, self.words = simulator, random, words
        self.openings = [one for one in clocks.found() if one is not NONSTOP]

    def length(self, free: Free) -> int:
        """An end, or where something else happens too."""
        if free.least == free.farthest:
            return free.least
        word = self.words.setdefault((free.step, free.visit, free.part), self._word())
        if isinstance(word, str):
            return free.least if word == "least" else free.farthest
        marks = marks_of(free, self.simulator.lasting[free.step], self.openings)
        return marks[int(word * len(marks))] if marks else free.least

    def _word(self) -> Word:
        return self.random.choice(
            ("least", "most", "most" if self.random.random() < 0.5 else "least", self.random.random())
        )

    def split(self, step: Step, visit: int, ways: int, rest: Fraction) -> Sequence[Fraction]:
        """All to one way."""
        whole = int(self._part(step, visit, "split") * ways)
        return [rest if way == whole else Fraction() for way in range(ways)]

    def toss(self, step: Step, visit: int, odds: Sequence[Fraction]) -> int:
        """A way that has a share."""
        possible = [way for way, share in enumerate(odds) if share]
        return possible[int(self._part(step, visit, f"toss {len(odds)}") * len(possible))]

    def _part(self, step: Step, visit: int, part: str) -> float:
        word = self.words.setdefault((step, visit, part), self.random.random())
        return word if isinstance(word, float) else 0.0


class Found(NamedTuple):
    """A case, what its clock shows, and the words that led to it."""

    shown: int
    case: Case
    words: Words


class Climber:
    """Seeks the case in which the clock of a question shows the most, or with the sign -1 the least."""

    def __init__(
        self, simulator: Simulator, clocks: Clocks, random: Random, one: One, question: Question, sign: int
    ) -> None:
        self.simulator, self.clocks, self.random, self.one = simulator, clocks, random, one
        self.question, self.sign = question, sign
        self.best: Found | None = None

    def begin(self, arrival: int) -> None:
        """Begin anew with the best of some cases that arrive then, all else by chance."""
        self.best = None
        for _ in range(12):
            self.tried(arrival, {})

    def climb(self) -> None:
        """Change the best case in one thing; or also its arrival, so that something of it happens when it did."""
        best = self.best
        if best is None:
            return
        arrival, words = best.case[0].time, dict(best.words)
        if self.random.random() < 0.4 or not words:
            self.tried(moved(best.case, self.clocks, self.random), words)
            return
        for _ in range(self.random.choice((1, 1, 2))):
            key = self.random.choice(list(words))
            is_length = key[2] in ("wait", "work")
            ends = ("least", "most", self.random.random()) if is_length else (self.random.random(),)
            words[key] = self.random.choice(ends)
        case = self.tried(arrival, words)
        if case is None or self.best is None or self.best.case is case:
            return
        now = {(one.of, one.moment): one.time for one in case}
        same = [one.time - now[one.of, one.moment] for one in best.case if (one.of, one.moment) in now]
        if later := [shift for shift in same if shift]:
            self.tried(arrival + self.random.choice(later), words)

    def tried(self, arrival: int, words: Words) -> Case | None:
        """The case that arrives then and decides so; the best from now on, unless another is better."""
        words = dict(words)
        arrival = min(max(arrival, FIRST), LAST)
        case = self.one(arrival, Recalled(self.simulator, self.clocks, self.random, words))
        shown = self.question.see(case).shown if case else None
        if case and shown is not None and (self.best is None or self.sign * (shown - self.best.shown) >= 0):
            self.best = Found(shown, case, words)
        return case

    def shifted(self) -> Iterator[int]:
        """Arrivals at which something of the best case happens at an opening or close of the days around, or next to it."""
        if self.best is None:
            return
        case = self.best.case
        events = sorted({one.time for one in case})[:5]
        edges = [
            edge + more - event
            for opening in self.clocks.found()
            if opening is not NONSTOP
            for event in events
            for edge in opening.edges(event - 4 * 86400, event + 4 * 86400)
            for more in (0, 1, -1)
        ]
        self.random.shuffle(edges)
        yield from (case[0].time + shift for shift in edges)


def moved(case: Case, clocks: Clocks, random: Random) -> int:
    """When the case might arrive so that something of it happens right where a calendar opens or closes."""
    if random.random() < 0.3:
        return homed(case, clocks, random)
    event = random.choice(case).time
    openings = [one for one in clocks.found() if one is not NONSTOP]
    edges = [edge for opening in openings for edge in opening.edges(event - 2 * 86400, event + 2 * 86400)]
    there = random.choice(edges) - event if edges else 0
    there += random.choice((-1, 0, 0, 1, 1)) + random.choice((0, 0, 0, 0, 0, -7, 7)) * 86400
    return min(max(case[0].time + there, FIRST), LAST)
