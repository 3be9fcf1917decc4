"""What cases have on average where all coins are known before anything is chosen: no policy can do better.

The coins fall one after the other. With those that have fallen all runs are played as far as they go, whatever is
chosen in them; where all have ended or wait for a coin, one of these coins is thrown. A coin is that of a step and of
the so-many-th time that it is come to; where runs that were chosen otherwise throw it with other shares, they are
taken for different coins. Any coins that fall with the right shares in each run give a bound that holds.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from svcdsl.analyses.proving.runs.engine import Engine

if TYPE_CHECKING:
    from svcdsl.analyses.proving.runs.question import Question
    from svcdsl.analyses.proving.runs.states import Prospect, State

    Exact = int | Fraction
    Coin: TypeAlias = "tuple[int, int, tuple[Exact, ...]]"
    """A step, how often it was come to before, and the shares of its sides."""
    Run: TypeAlias = "tuple[State, tuple[int, ...]]"
    """Where a case is, and how often the coin of each step was thrown."""

_MOST_PLAYED = 40_000


class _Fallen(NamedTuple):
    """Runs under the coins that have fallen, a `share` of all cases: their `ends`, and those that wait for a coin."""

    share: Exact
    ends: frozenset[Exact | None]
    waiting: dict[Coin, tuple[tuple[Run, Prospect], ...]]


class _Foreseen:
    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.left = _MOST_PLAYED

    def begin(self) -> _Fallen:
        return self._played(
            [(self._engine.begin(), (0,) * len(self._engine.network.nodes))], _Fallen(1, frozenset(), {})
        )

    def thrown(self, fallen: _Fallen) -> list[_Fallen]:
        """What may come of the next coin."""
        coin = next(iter(fallen.waiting))
        others = {one: runs for one, runs in fallen.waiting.items() if one != coin}
        number, visit, shares = coin
        found = []
        for side, share in enumerate((*shares, 1 - sum(shares))):
            runs: list[Run] = []
            for (_, visits), (pairs, _, choices) in fallen.waiting[coin]:
                thrown = (*visits[:number], visit + 1, *visits[number + 1 :])
                options = [([pairs[side]], 0, [])] if side < len(pairs) else choices
                runs += [(state, thrown) for option in options for state in _sure(option)]
            if share:
                found.append(self._played(runs, fallen._replace(share=fallen.share * share, waiting=others)))
        return found

    def _played(self, runs: list[Run], fallen: _Fallen) -> _Fallen:
        """Runs played until they end or wait for a coin, beside those that do already."""
        ends, waiting = set(fallen.ends), dict(fallen.waiting)
        under = dict.fromkeys(runs)
        known = set(runs)
        while under:
            run, _ = under.popitem()
            state, visits = run
            self.left -= 1
            if self.left < 0:
                return fallen
            if not state.tokens:
                ends.add(state.last if state.counted else None)
            number = state.tokens[0][0] if state.tokens else -1
            for prospect in self._engine.prospects(state):
                if _is_coin(prospect):
                    coin = number, visits[number], tuple(share for share, _ in prospect[0])
                    waiting[coin] = (*waiting.get(coin, ()), (run, prospect))
                    continue
                for after in _sure(prospect):
                    if (after, visits) not in known:
                        known.add((after, visits))
                        under[after, visits] = None
        return fallen._replace(ends=frozenset(ends), waiting=waiting)


def foreseen(question: Question, reward: Callable[[Exact], Exact], *, slow: bool, shares: bool) -> Exact | None:
    """The most (`slow`: of the longest times, else least, of the shortest) that cases with both events have of a reward.

    `shares`: the reward is 0 or 1, and 1 is what is looked for. None where it is too much, or where it is a choice
    whether a case counts that is no share.
    """
    played = _Foreseen(Engine(question.network, question.first, question.last, slow=slow))
    whole: Exact = 0
    total: Exact = 0
    under = [played.begin()]
    while under:
        fallen = under.pop()
        if played.left < 0:
            return None
        if fallen.waiting:
            under += played.thrown(fallen)
            continue
        times = [time for time in fallen.ends if time is not None]
        if not times or (shares and None in fallen.ends and not any(map(reward, times))):
            continue  # who looks for the reward lets it not count
        if None in fallen.ends and not shares:
            return None
        whole += fallen.share
        total += fallen.share * (max(map(reward, times)) if shares else reward((max if slow else min)(times)))
    return Fraction(total) / whole if whole else None


def _is_coin(prospect: Prospect) -> bool:
    pairs, free, _ = prospect
    return len(pairs) > 1 or bool(pairs and free)


def _sure(prospect: Prospect) -> list[State]:
    """The states that may be chosen of a prospect with nothing left to chance."""
    pairs, free, choices = prospect
    found = [state for _, state in pairs]
    for choice in choices if free else ():
        found += _sure(choice)
    return found
