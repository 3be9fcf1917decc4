"""Strategies: who decides how long a step lasts and where a case goes on."""

from collections.abc import Sequence
from fractions import Fraction
from random import Random
from typing import NamedTuple, Protocol

from svcdsl.model.parts import Step

from .opening import Opening

FAR = 10**6
"""How much longer than the least a time without bound may be drawn, in seconds."""


class Free(NamedTuple):
    """A length that is left open: the `wait` or `work` of a visit that begins then, counted while `opening` is open.

    `until` is when the case is at the latest gone from the step, where that is told in business time.
    """

    step: Step
    visit: int
    part: str
    least: int
    most: int | None
    begins: int
    opening: Opening
    until: int | None = None

    @property
    def farthest(self) -> int:
        """The most, or where nothing bounds it far more than the least."""
        return self.least + FAR if self.most is None else self.most


class Draw(Protocol):
    """Asked for all that a case leaves open. `visit` counts from 0 how often the case has come to the step."""

    def length(self, free: Free) -> int:
        """How many seconds it lasts."""
        ...

    def split(self, step: Step, visit: int, ways: int, rest: Fraction) -> Sequence[Fraction]:
        """How the rest is shared by that many ways of which no share is said."""
        ...

    def toss(self, step: Step, visit: int, odds: Sequence[Fraction]) -> int:
        """Which way is taken."""
        ...


class ByChance:
    """Ways by their shares, everything else anywhere in its range."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def length(self, free: Free) -> int:
        """An end or next to it as often as somewhere between."""
        least, most = free.least, free.farthest
        near = [least, most, min(least + 1, most), max(most - 1, least), (least + most) // 2]
        return self.random.choice([*near, self.random.randint(least, most), self.random.randint(least, most)])

    def split(self, step: Step, visit: int, ways: int, rest: Fraction) -> Sequence[Fraction]:
        """All to one way, or in tenths."""
        cuts = sorted(self.random.choice((0, 1, 5, 9, 10)) for _ in range(ways - 1))
        return [rest * (high - low) / 10 for low, high in zip([0, *cuts], [*cuts, 10], strict=True)]

    def toss(self, step: Step, visit: int, odds: Sequence[Fraction]) -> int:
        """By the shares."""
        return self.random.choices(range(len(odds)), [float(share) for share in odds])[0]


class Ends(ByChance):
    """Every time at one end of its range: `least`, `most`, or either by chance."""

    def __init__(self, random: Random, end: str) -> None:
        super().__init__(random)
        self.end = end

    def length(self, free: Free) -> int:
        """The end."""
        end = self.end if self.end in ("least", "most") else self.random.choice(("least", "most"))
        return free.least if end == "least" else free.farthest


class Along(Ends):
    """Ends by chance along one path: at each step the same way is taken again and again, for as long as it can be."""

    def __init__(self, random: Random, end: str = "either") -> None:
        super().__init__(random, end)
        self.chosen: dict[tuple[Step, int], int] = {}

    def toss(self, step: Step, visit: int, odds: Sequence[Fraction]) -> int:
        """The way chosen before, else one that has a share."""
        possible = [way for way, share in enumerate(odds) if share]
        way = self.chosen.setdefault((step, len(odds)), self.random.choice(possible))
        return way if odds[way] and visit < 20 else self.random.choice(possible)


class Fixed:
    """One decision for each step, by tables: for tests by hand. What no table says is the least, or the first way."""

    def __init__(self, lengths: dict[str, int] | None = None, ways: dict[str, Sequence[int]] | None = None) -> None:
        self.lengths = lengths or {}
        self.ways = ways or {}

    def length(self, free: Free) -> int:
        """As the table says under `step.part`."""
        return self.lengths.get(f"{free.step.id}.{free.part}", free.least)

    def split(self, step: Step, visit: int, ways: int, rest: Fraction) -> Sequence[Fraction]:
        """The same for each."""
        return [rest / ways] * ways

    def toss(self, step: Step, visit: int, odds: Sequence[Fraction]) -> int:
        """As the table says for each visit, its last word for all later ones, as long as the way has a share."""
        said = self.ways.get(step.id, (0,))
        way = said[min(visit, len(said) - 1)]
        return way if odds[way] else next(way for way, share in enumerate(odds) if share)
