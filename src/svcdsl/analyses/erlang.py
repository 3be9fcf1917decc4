"""Queues before a number of agents: Erlang C, and Erlang A where customers give up.

Arrivals are Poisson, handling times exponential; in Erlang A so is patience, with the mean given. With the load
`a` in erlangs, `n` agents, the handling time `h` and a limit `T`:

    B(n)   share of arrivals that find all agents busy, if none could wait; B(0) = 1, B(k) = a B / (k + a B)
    C      share that waits: n B / (n − a (1 − B))
    level  share answered within T: 1 − C exp(−(n − a) T / h)
    mean   mean wait over all arrivals: C h / (n − a)

Erlang A (Palm; Zeltyn and Mandelbaum): the wait `t` that an arrival would have to sit out, were it patient, has for
t > 0 a density proportional to exp(g(t)), with patience `p`:

    g(t) = (a p / h) (1 − exp(−t / p)) − n t / h

g is concave, so that its integrals are taken by Gauss's rule around its one summit; weighed against the states
with an agent free, 1 / B − 1 of them for one with all busy and nobody waiting, they give all figures. Every term is
positive, and the summit is divided out, so nothing is lost to cancelling or overflow up to MOST agents.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from math import ceil, exp, expm1, inf, log1p
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

    Exact = int | Fraction

MOST = 100_000
"""More agents on shift than this are not reckoned with."""


class Queue(NamedTuple):
    """A queue: `load` in erlangs, `handling` and `patience` (None: nobody gives up) in seconds, `agents` on shift."""

    load: Exact
    handling: Exact
    agents: int
    patience: Exact | None = None

    @property
    def overloaded(self) -> bool:
        """Whether as much work comes as the agents can do, or more."""
        return self.load >= self.agents

    @property
    def occupancy(self) -> Exact:
        """Load for each agent, which is above 1 where there are too few; 0 where nothing comes."""
        return 0 if not self.load else self.load / self._agents_exact() if self.agents else 1

    def figures(self, limit: Exact = 0) -> Figures:
        """What customers find, with `limit` in seconds for the service level. At most MOST agents."""
        if self.agents > MOST:
            raise ValueError(f"more than {MOST} agents")
        if not self.load:
            return Figures(0.0, 1.0, 0.0, 0.0)
        if self.patience:
            return _with_patience(self, float(limit), float(self.patience))
        if self.overloaded:
            return Figures(1.0, 0.0, None, 0.0)
        spare = float((self.agents - self.load) / self.handling)
        blocked = blocking(self.agents, float(self.load))
        waits = blocked / (blocked + float(1 - self.load / self._agents_exact()) * (1 - blocked))
        return Figures(waits, 1 - waits * exp(-spare * float(limit)), waits / spare, 0.0)

    def with_agents(self, agents: int) -> Queue:
        """The same queue before so many agents."""
        return self._replace(agents=agents)

    def _agents_exact(self) -> Fraction:
        from fractions import Fraction  # 5 ms to import: most projects never need it

        return Fraction(self.agents)


class Figures(NamedTuple):
    """The share that waits; the share of all arrivals answered within the limit; the mean wait of all arrivals in
    seconds, None where it grows without end; and the share that gives up."""

    wait_probability: float
    service_level: float
    mean_wait: float | None
    abandoned: float


def blocking(agents: int, load: float) -> float:
    """Erlang B: the share of arrivals that find all agents busy, where nobody can wait."""
    blocked = 1.0
    for busy in range(1, agents + 1):
        blocked = load * blocked / (busy + load * blocked)
    return blocked


def least_agents(queue: Queue, is_enough: Callable[[Queue], bool]) -> int | None:
    """The least agents that are enough, by bisection; None where even MOST are not.

    `is_enough` must go on holding with more agents, as it does for levels and mean waits.
    """
    if queue.load > MOST:
        return None
    low, high = 0, max(1, int(queue.load) + 1)
    while not is_enough(queue.with_agents(high)):
        if high == MOST:
            return None
        low, high = high, min(high + max(1, high // 8), MOST)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(queue.with_agents(middle)) else (middle, high)
    return high


def agents_for_level(queue: Queue, limit: Exact, share: Exact) -> int | None:
    """The least agents on shift of whom that share of arrivals is answered within `limit` seconds.

    None where no number is enough: a queue of chance never answers all of them in time.
    """
    if share >= 1:
        return None
    return least_agents(queue, lambda one: one.figures(limit).service_level >= share)


def agents_for_mean(queue: Queue, seconds: Exact) -> int | None:
    """The least agents on shift with whom the mean wait is no more than so many seconds; None where none are."""
    if seconds <= 0:
        return None

    def is_enough(one: Queue) -> bool:
        wait = one.figures().mean_wait
        return wait is not None and wait <= seconds

    return least_agents(queue, is_enough)


# Erlang A.


def _with_patience(queue: Queue, limit: float, patience: float) -> Figures:
    """Erlang A. Times are counted in units of the patience, from the summit of the density."""
    service = float(queue.agents * queue.patience / queue.handling)  # type: ignore[operator]
    arrivals = float(queue.load * queue.patience / queue.handling)  # type: ignore[operator]
    over = float((queue.load - queue.agents) / queue._agents_exact()) if queue.agents else 0.0
    if not queue.agents:  # nobody ever answers: all give up, after their patience
        return Figures(1.0, 0.0, patience, 1.0)
    summit, height, slope = 0.0, 0.0, arrivals
    if over > 0:
        summit, height, slope = log1p(over), service * (over - log1p(over)), service
    blocked = blocking(queue.agents, float(queue.load))
    if not blocked:
        return Figures(0.0, 1.0, 0.0, 0.0)
    density = _Density(summit, slope, service)
    every = density.integral(lambda _: 1.0)
    busy = service * every
    waits = busy / (busy + (1 / blocked - 1) * exp(-height))
    left = waits * density.integral(lambda t: -expm1(-t)) / every
    answered = waits * density.integral(lambda t: exp(-t), limit / patience) / every
    return Figures(waits, min(1.0, 1 - waits + answered), left * patience, left)


class _Density:
    """exp(slope (1 − e^−s) − service s) over s, the time from the summit, in panels that are finer towards it."""

    def __init__(self, summit: float, slope: float, service: float) -> None:
        self.summit, self.slope, self.service = summit, slope, service
        # Beside its summit g is a parabola of the curvature `slope`, or falls by `service − slope` a unit.
        width = min(1.0, slope**-0.5, 1 / (service - slope) if service > slope else 1.0)
        self.panels = [*_panels(self._nothing_from(width), width)]
        if summit:
            self.panels += [(-right, -left) for left, right in _panels(-self._nothing_from(-width), width)]

    def _log(self, s: float) -> float:
        return self.slope * -expm1(-s) - self.service * s

    def _nothing_from(self, step: float) -> float:
        """From where on it is below e^−NOTHING of its summit, or the start of time."""
        s = step
        while self._log(s) > -_NOTHING and s > -self.summit:
            s *= 1.5
        return max(s, -self.summit)

    def integral(self, weight: Callable[[float], float], until: float = inf) -> float:
        """The integral of density times `weight`, both of the time from 0, to a time or without end."""
        total = 0.0
        for left, right in self.panels:
            half = (min(right, until - self.summit) - left) / 2
            if half > 0:
                for node, share in _GAUSS:
                    s = left + half + half * node
                    total += half * share * exp(self._log(s)) * weight(s + self.summit)
        return total


def _panels(end: float, width: float) -> Iterator[tuple[float, float]]:
    """0 to `end` in pieces, the first no wider than half the width, each later one half as long as all before."""
    while end > width / 2:
        yield end / 1.5, end
        end /= 1.5
    yield 0.0, end


_NOTHING = 45.0
# Gauss–Legendre of ten points: nodes and weights on −1 to 1 (Abramowitz and Stegun, table 25.4).
_HALF_GAUSS = (
    (0.1488743389816312, 0.2955242247147529),
    (0.4333953941292472, 0.2692667193099963),
    (0.6794095682990244, 0.2190863625159820),
    (0.8650633666889845, 0.1494513491505806),
    (0.9739065285171717, 0.0666713443086881),
)
_GAUSS = tuple((sign * node, weight) for node, weight in _HALF_GAUSS for sign in (-1, 1))


def rostered_for(on_shift: int, shrinkage: Exact) -> int | None:
    """How many must be rostered so that so many are on shift; None where all are away."""
    return None if shrinkage >= 1 else ceil(on_shift / (1 - shrinkage))
