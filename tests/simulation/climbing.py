"""Seeking extreme cases under calendars: of the best case so far one decision is changed at a time, or its arrival."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple

from svcdsl.model.parts import Step

from .arrivals import FIRST, LAST, homed
from .cases import Case, Simulator
from .draws import Free
from .marks import marks_of
from .opening import NONSTOP, Clocks

Word = float | str
Words = dict[tuple[Step, int, str], Word]


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


def changed(found: Found, random: Random, clocks: Clocks) -> tuple[int, Words]:
    """The arrival and the words of a case, of which one is another or is left to chance."""
    arrival, words = found.case[0].time, dict(found.words)
    if random.random() < 0.4 or not words:
        return moved(found.case, clocks, random), words
    for _ in range(random.choice((1, 1, 2))):
        key = random.choice(list(words))
        if key[2] in ("wait", "work"):
            words[key] = random.choice(("least", "most", random.random(), random.random()))
        else:
            words[key] = random.random()
    if random.random() < 0.2:
        arrival = moved(found.case, clocks, random)
    return arrival, words


def moved(case: Case, clocks: Clocks, random: Random) -> int:
    """When the case might arrive so that something of it happens right where a calendar opens or closes."""
    if random.random() < 0.3:
        return homed(case, clocks, random)
    event = random.choice(case).time
    openings = [one for one in clocks.found() if one is not NONSTOP]
    edges = [edge for opening in openings for edge in opening.edges(event - 2 * 86400, event + 2 * 86400)]
    there = random.choice(edges) - event if edges else 0
    there += random.choice((-1, 0, 0, 0, 1)) + random.choice((0, 0, 0, -7, -1, 1, 7)) * 86400
    return min(max(case[0].time + there, FIRST), LAST)
