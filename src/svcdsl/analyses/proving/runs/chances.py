"""The shares of cases over all runs, with an adversary who chooses what nobody says."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, Protocol, TypeAlias

from svcdsl.analyses.components import components
from svcdsl.analyses.proving.runs.extremes import MOST_STATES, TooMany
from svcdsl.analyses.proving.runs.states import Prospect, State

if TYPE_CHECKING:
    from collections.abc import Iterable

    Exact = int | Fraction

Numbered: TypeAlias = "tuple[list[tuple[Exact, int]], Exact, list[Numbered]]"
"""A prospect with states told by their numbers."""
Reward: TypeAlias = "Callable[[State], Exact]"


class Stalls(Exception):
    """What share of the cases counts is anyone's choice, so nothing can be said of shares of these."""


class Player(Protocol):
    """What plays cases: where they begin, and what may come of a state."""

    def begin(self) -> State:
        """The state of a case that comes in."""

    def prospects(self, state: State) -> Iterable[Prospect]:
        """What may come next, as an adversary chooses."""


MOST_IN_A_LOOP = 400
"""States of one loop for which equations are solved."""


class Chances:
    """All states that cases can come to, and how they are shared out; TooMany where there are too many."""

    def __init__(self, engine: Player, begin: State | None = None) -> None:
        self.states: list[State] = []
        self.prospects: list[list[Numbered]] = []
        self._numbers: dict[State, int] = {}
        self._reach(engine, engine.begin() if begin is None else begin)
        self._order = components({number: _ahead(options) for number, options in enumerate(self.prospects)})
        self.has_choice = any(map(self._is_chosen, range(len(self.prospects))))

    @property
    def can_stall(self) -> bool:
        """Whether an adversary may send cases round for ever, so that they end in neither way and do not count."""
        return any(
            len(group) > 1 or next(iter(group)) in _ahead(self.prospects[next(iter(group))])
            for group in self._order
            if any(self._is_chosen(number) for number in group)
        )

    def _is_chosen(self, number: int) -> bool:
        options = self.prospects[number]
        return len(options) > 1 or any(_is_free(one) for one in options)

    def _reach(self, engine: Player, begin: State) -> None:
        self._number(begin)
        at = 0
        while at < len(self.states):
            state = self.states[at]
            if at > MOST_STATES:
                raise TooMany
            self.prospects.append([self._numbered(one) for one in engine.prospects(state)])
            at += 1

    def _number(self, state: State) -> int:
        number = self._numbers.get(state)
        if number is None:
            number = self._numbers[state] = len(self.states)
            self.states.append(state)
        return number

    def _numbered(self, prospect: Prospect) -> Numbered:
        pairs, free, choices = prospect
        return (
            [(share, self._number(state)) for share, state in pairs],
            free,
            [self._numbered(one) for one in choices],
        )

    def greatest(self, reward: Reward) -> Exact:
        """The greatest expectation of a reward at the end of cases that an adversary can bring about."""
        return self._solve(reward)[0][0]

    def greatest_of_counted(self, reward: Reward) -> Exact | None:
        """The same over the cases in which both events happen; None where none does. Stalls where cases may go round.

        By Dinkelbach: the ratio is right when no choice gains anything over it.
        """
        whole = self.greatest(counted)
        if not whole:
            return None
        if self.can_stall:
            raise Stalls
        if not self.has_choice or not self._may_not_count():
            return Fraction(self.greatest(reward)) / whole
        chosen = self._solve(counted)[1]
        ratio = Fraction(self._follow(chosen, reward)) / whole
        while True:
            at = ratio
            gains, chosen = self._solve(lambda state, at=at: reward(state) - at if state.counted else 0)  # type: ignore[misc]
            share = self._follow(chosen, counted) if gains[0] > 0 else 0
            if not share:
                return ratio
            better = Fraction(self._follow(chosen, reward)) / share
            if better <= ratio:
                return ratio
            ratio = better

    def _may_not_count(self) -> bool:
        return any(
            not options and not state.counted for state, options in zip(self.states, self.prospects, strict=True)
        ) or any(len(group) > 1 for group in self._order)

    def _solve(self, reward: Reward) -> tuple[list[Exact], dict[int, tuple[int, ...]]]:
        """The value of each state, and what the adversary chooses in each."""
        values: list[Exact] = [0] * len(self.states)
        chosen: dict[int, tuple[int, ...]] = {}
        for group in self._order:
            number = next(iter(group))
            if len(group) == 1 and number not in _ahead(self.prospects[number]):
                if not self.prospects[number]:
                    values[number] = reward(self.states[number])
                else:
                    values[number], chosen[number] = _best(self.prospects[number], values)
                continue
            self._improve(sorted(group), values, chosen)
        return values, chosen

    def _improve(self, group: list[int], values: list[Exact], chosen: dict[int, tuple[int, ...]]) -> None:
        """Policy iteration in one loop: solve for what is chosen, then choose better, until nothing is better."""
        if len(group) > MOST_IN_A_LOOP:
            raise TooMany
        for number in group:
            chosen[number] = _first(self.prospects[number])
        while True:
            self._equations(group, values, chosen)
            better = {}
            for number in group:
                value, choice = _best(self.prospects[number], values)
                if value > values[number]:
                    better[number] = choice
            if not better:
                return
            chosen.update(better)

    def _equations(self, group: list[int], values: list[Exact], chosen: dict[int, tuple[int, ...]]) -> None:
        """The values of a loop's states under what is chosen; 0 where a case never gets out."""
        rows: dict[int, dict[int, Exact]] = {}
        outside: dict[int, Exact] = {}
        members = set(group)
        for number in group:
            row: dict[int, Exact] = {}
            out: Exact = 0
            for share, to in _flat(self.prospects[number], chosen[number]):
                if to in members:
                    row[to] = row.get(to, 0) + share
                else:
                    out += share * values[to]
            rows[number], outside[number] = row, out
        leaving = {
            number
            for number in group
            if any(to not in members for _, to in _flat(self.prospects[number], chosen[number]))
        }
        solved = _eliminate(rows, outside, leaving)
        for number in group:
            values[number] = solved.get(number, 0)

    def _follow(self, chosen: dict[int, tuple[int, ...]], reward: Reward) -> Exact:
        """The expectation of a reward under what is chosen."""
        values: list[Exact] = [0] * len(self.states)
        for group in self._order:
            number = next(iter(group))
            options = self.prospects[number]
            if len(group) == 1 and number not in _ahead(options):
                if not options:
                    values[number] = reward(self.states[number])
                else:
                    values[number] = sum(share * values[to] for share, to in _flat(options, chosen[number]))
            else:
                self._equations(sorted(group), values, chosen)
        return values[0]


def counted(state: State) -> Exact:
    """1 where both events have happened."""
    return 1 if state.counted else 0


def _is_free(prospect: Numbered) -> bool:
    return bool(prospect[1])


def _ahead(options: list[Numbered]) -> list[int]:
    found: list[int] = []
    for pairs, free, choices in options:
        found += [to for _, to in pairs]
        if free:
            found += _ahead(choices)
    return found


def _best(options: list[Numbered], values: list[Exact]) -> tuple[Exact, tuple[int, ...]]:
    """The greatest value of some prospects, and the choices that lead to it: which prospect, then which in it."""
    best: Exact | None = None
    choice: tuple[int, ...] = ()
    for at, (pairs, free, choices) in enumerate(options):
        value: Exact = 0
        for share, to in pairs:
            value += share * values[to]
        inner: tuple[int, ...] = ()
        if free:
            within, inner = _best(choices, values)
            value += free * within
        if best is None or value > best:
            best, choice = value, (at, *inner)
    assert best is not None
    return best, choice


def _first(options: list[Numbered]) -> tuple[int, ...]:
    _, free, choices = options[0]
    return (0, *_first(choices)) if free else (0,)


def _flat(options: list[Numbered], choice: tuple[int, ...]) -> list[tuple[Exact, int]]:
    """The shares of states under a choice."""
    pairs, free, choices = options[choice[0]]
    if not free:
        return pairs
    return [*pairs, *((free * share, to) for share, to in _flat(choices, choice[1:]))]


def _eliminate(rows: dict[int, dict[int, Exact]], outside: dict[int, Exact], leaving: set[int]) -> dict[int, Exact]:
    """Solve x = rows·x + outside for the states from which a case gets out; the others have 0."""
    before: dict[int, set[int]] = {}
    for number, row in rows.items():
        for to in row:
            before.setdefault(to, set()).add(number)
    out: set[int] = set()
    waiting = list(leaving)
    while waiting:
        number = waiting.pop()
        if number not in out:
            out.add(number)
            waiting += before.get(number, ())
    order = [number for number in rows if number in out]
    equations = {
        number: ({to: share for to, share in rows[number].items() if to in out}, outside[number]) for number in order
    }
    done: list[int] = []
    for number in order:
        row, constant = equations[number]
        row = dict(row)
        for earlier in done:
            factor = row.pop(earlier, 0)
            if factor:
                other, more = equations[earlier]
                constant += factor * more
                for to, share in other.items():
                    row[to] = row.get(to, 0) + factor * share
        own = row.pop(number, 0)
        scale = Fraction(1) / (1 - own)
        equations[number] = ({to: share * scale for to, share in row.items()}, constant * scale)
        done.append(number)
    values: dict[int, Exact] = {}
    for number in reversed(order):
        row, constant = equations[number]
        values[number] = constant + sum(share * values[to] for to, share in row.items())
    return values
