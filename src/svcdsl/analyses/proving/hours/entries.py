"""The states in which the clock starts, where coins thrown before that lead to several.

Lengths may hang on these coins, and so may the moment at which the clock starts. So the worst moment is sought for
each state apart, and their shares are put together afterwards.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.runs.chances import Chances, Reward, counted

if TYPE_CHECKING:
    from svcdsl.analyses.proving.runs.engine import Engine
    from svcdsl.analyses.proving.runs.states import Prospect, State

    Exact = int | Fraction


class Entry(NamedTuple):
    """A state in which the clock starts, and the share of cases that come to it; None where that is not said."""

    state: State
    share: Exact | None


class _Before:
    """Plays cases up to the start of the clock."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def begin(self) -> State:
        """The state of a case that comes in."""
        return self._engine.begin()

    def prospects(self, state: State) -> Iterable[Prospect]:
        """What may come next; nothing where the clock runs."""
        return () if state.running else self._engine.prospects(state)


def entries_of(engine: Engine) -> list[Entry]:
    """The states in which the clock of an engine starts."""
    chances = Chances(_Before(engine))
    states = [state for state in chances.states if state.running]
    if len(states) == 1:
        return [Entry(states[0], 1)]
    if chances.has_choice:
        return [Entry(state, None) for state in states]
    return [Entry(state, chances.greatest(lambda one, state=state: int(one == state))) for state in states]  # type: ignore[misc]


class Mixture:
    """The greatest of a reward, over all starts, for each entry; `greatest` puts them together. Stalls as Chances does."""

    def __init__(self) -> None:
        self._shares: dict[object, Exact | None] = {}
        self._rewards: dict[object, Exact] = {}
        self._counted: dict[object, Exact] = {}
        self._ratios: dict[object, Exact] = {}
        self._mixed = True

    @property
    def is_exact(self) -> bool:
        """Whether all shares that lead to the entries are said, and nothing is chosen behind them."""
        return self._mixed

    def add(self, engine: Engine, reward: Reward) -> None:
        """Take the entries of one more start."""
        for state, share in entries_of(engine):
            shape, _ = engine.shape(state)
            chances = Chances(engine, state)
            self._mixed = self._mixed and share is not None and not chances.has_choice
            self._shares[shape] = share
            self._counted[shape] = chances.greatest(counted)
            _raise(self._rewards, shape, chances.greatest(reward))
            ratio = chances.greatest_of_counted(reward)
            if ratio is not None:
                _raise(self._ratios, shape, ratio)

    @property
    def greatest(self) -> Exact:
        """What those cases have on average that count; where shares are not all said, as if all came to the worst entry."""
        if not self._mixed:
            return max(self._ratios.values(), default=0)
        whole = sum((self._shares[shape] or 0) * part for shape, part in self._counted.items())
        rewards = sum((self._shares[shape] or 0) * part for shape, part in self._rewards.items())
        return Fraction(rewards) / whole if whole else 0


def _raise(values: dict[object, Exact], key: object, value: Exact) -> None:
    """Let a value be no less than one more that was found."""
    values[key] = value if key not in values else max(values[key], value)
