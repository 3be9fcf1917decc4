"""All cases that one policy leads to, with their shares, and all that any policy can do."""

from collections.abc import Callable, Iterator, Sequence
from fractions import Fraction
from itertools import islice
from random import Random
from typing import NamedTuple

from svcdsl.model.parts import Step

from .cases import Case, Endless, Simulator
from .draws import Free
from .lengths import Lasting

Chosen = Callable[[Free], Sequence[int]]
"""The seconds that a wait or work may last."""


class Rare(Exception):
    """The path followed has too small a share to go on."""


class Node(NamedTuple):
    """A decision on the way to a case: of how many, which, and the shares (None for a time, which has none)."""

    size: int
    option: int
    odds: tuple[Fraction, ...] | None


class Leaf(NamedTuple):
    """A case with its share, and the decisions that led to it."""

    share: Fraction
    case: Case
    nodes: tuple[Node, ...]


class _Script:
    """A draw that follows decisions made before, takes the first of all later ones, and notes them all."""

    def __init__(self, script: Sequence[int], chosen: Chosen, splits: "Splits | None", floor: Fraction) -> None:
        self.script = script
        self.chosen = chosen
        self.splits = splits
        self.floor = floor
        self.nodes: list[Node] = []
        self.share = Fraction(1)

    def option(self, size: int, odds: tuple[Fraction, ...] | None = None) -> int:
        at = len(self.nodes)
        option = self.script[at] if at < len(self.script) else 0
        self.nodes.append(Node(size, option, odds))
        if odds:
            self.share *= odds[option]
            if self.share < self.floor:
                raise Rare
        return option

    def length(self, free: Free) -> int:
        values = self.chosen(free)
        return values[self.option(len(values)) if len(values) > 1 else 0]

    def split(self, step: Step, visit: int, ways: int, rest: Fraction) -> Sequence[Fraction]:
        if self.splits:
            return self.splits(step, visit, ways, rest)
        whole = self.option(ways)
        return [rest if way == whole else Fraction() for way in range(ways)]

    def toss(self, step: Step, visit: int, odds: Sequence[Fraction]) -> int:
        possible = [way for way, share in enumerate(odds) if share]
        if len(possible) == 1:
            return possible[0]
        return possible[self.option(len(possible), tuple(odds[way] for way in possible))]


class Splits:
    """Gives all that is left to one way, by chance but always the same for the same visit."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.made: dict[tuple[Step, int, int, Fraction], tuple[Fraction, ...]] = {}

    def __call__(self, step: Step, visit: int, ways: int, rest: Fraction) -> Sequence[Fraction]:
        """What each of the ways gets."""
        key = step, visit, ways, rest
        if key not in self.made:
            whole = self.random.randrange(ways)
            self.made[key] = tuple(rest if way == whole else Fraction() for way in range(ways))
        return self.made[key]


def leaves(
    simulator: Simulator, arrival: int, chosen: Chosen, splits: Splits | None, floor: Fraction
) -> Iterator[Leaf]:
    """Every case that coins lead to, times where several may be chosen, and without `splits` shares that are not said.

    None with a share under the floor.
    """
    script: list[int] = []
    while True:
        draw = _Script(script, chosen, splits, floor)
        try:
            case = simulator.case(arrival, draw)
        except (Rare, Endless):
            pass
        else:
            yield Leaf(draw.share, case, tuple(draw.nodes))
        nodes = draw.nodes
        while nodes and nodes[-1].option + 1 == nodes[-1].size:
            nodes.pop()
        if not nodes:
            return
        script = [*(node.option for node in nodes[:-1]), nodes[-1].option + 1]


class Policy:
    """One time for each visit of a step: the least, the most, or one end of the range by chance."""

    def __init__(self, random: Random, end: str) -> None:
        self.random = random
        self.end = end
        self.made: dict[tuple[Step, int, str], str] = {}

    def __call__(self, free: Free) -> Sequence[int]:
        """The one time."""
        if self.end in ("least", "most"):
            return (free.least,) if self.end == "least" else (free.farthest,)
        key = free.step, free.visit if self.end == "visit" else 0, free.part
        if key not in self.made:
            self.made[key] = self.random.choice(("least", "most"))
        return (free.least,) if self.made[key] == "least" else (free.farthest,)


class Corners:
    """Both ends of each range; with a timeout also what ends exactly at it and just past it; with a grid all its lines.

    The middle too, where that is wanted.
    """

    def __init__(self, simulator: Simulator, grid: int | None = None, has_middle: bool = False) -> None:
        self.lasting = simulator.lasting
        self.grid = grid
        self.has_middle = has_middle

    def __call__(self, free: Free) -> Sequence[int]:
        """The times to be tried."""
        least, most = free.least, free.farthest
        found = {least, most, (least + most) // 2} if self.has_middle else {least, most}
        if self.grid:
            found |= set(range(least, most, self.grid)) if most - least < 20 * self.grid else set()
        lasting = self.lasting[free.step]
        if lasting.timeout is not None:
            found |= {time for time in _about(lasting, lasting.timeout) if least <= time <= most}
        return sorted(found)


def _about(lasting: Lasting, timeout: int) -> Iterator[int]:
    """Times of a wait or of work that may end right at the timeout, right past it and a second before."""
    for other in (lasting.wait.least, lasting.wait.most, lasting.work.least, lasting.work.most):
        amounts = {0, other.amount} if other and not other.in_days else {0}
        yield from (timeout - amount + near for amount in amounts for near in (-1, 0, 1))


class Experiment(NamedTuple):
    """What one policy, or any, leads to when a case arrives then.

    `missing` is the share of the cases of one policy not followed, `complete` whether everything was followed.
    """

    arrival: int
    leaves: list[Leaf]
    missing: Fraction
    complete: bool


def experiment(
    simulator: Simulator, arrival: int, chosen: Chosen, splits: Splits | None, floor: Fraction, limit: int
) -> Experiment:
    """The cases that are led to, no more than the limit."""
    found = list(islice(leaves(simulator, arrival, chosen, splits, floor), limit + 1))
    complete = len(found) <= limit
    missing = 1 - sum((leaf.share for leaf in found), Fraction())
    return Experiment(arrival, found, missing, complete and not floor)


def greatest_ratio(tree: Sequence[Leaf], tops: Sequence[Fraction], bottoms: Sequence[Fraction]) -> Fraction:
    """The greatest mean of `tops` over that of `bottoms`, when what coins do not decide is chosen for it.

    Each choice knows what went before it in the case and nothing of later coins. Dinkelbach's method: a policy that is
    best for top - ratio x bottom, with the ratio of the one before, is better until there is none. The bottoms must not
    all be 0.
    """
    ratio = min(top / bottom for top, bottom in zip(tops, bottoms, strict=True) if bottom)
    while True:
        top, bottom = _best(_Game(tree, tops, bottoms, ratio), 0, 0, len(tree))
        if top <= ratio * bottom:
            return ratio
        ratio = top / bottom


class _Game(NamedTuple):
    tree: Sequence[Leaf]
    tops: Sequence[Fraction]
    bottoms: Sequence[Fraction]
    ratio: Fraction


def _best(game: _Game, depth: int, low: int, high: int) -> tuple[Fraction, Fraction]:
    """Top and bottom of the best policy, of the cases from `low` to `high`, which are alike up to that depth."""
    tree = game.tree
    if len(tree[low].nodes) == depth:
        return game.tops[low], game.bottoms[low]
    starts = [
        at for at in range(low, high) if at == low or tree[at].nodes[depth].option != tree[at - 1].nodes[depth].option
    ]
    parts = [_best(game, depth + 1, a, b) for a, b in zip(starts, [*starts[1:], high], strict=True)]
    odds = tree[low].nodes[depth].odds
    if odds is None:
        return max(parts, key=lambda part: part[0] - game.ratio * part[1])
    tops, bottoms = zip(*parts, strict=True)
    return _mean(odds, tops), _mean(odds, bottoms)


def _mean(odds: Sequence[Fraction], parts: Sequence[Fraction]) -> Fraction:
    return sum((share * part for share, part in zip(odds, parts, strict=True)), Fraction())
