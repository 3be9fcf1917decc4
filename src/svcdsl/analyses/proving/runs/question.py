"""What is asked of a network, and its answer where no calendar is concerned."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.network import END, Network
from svcdsl.analyses.proving.runs.chances import Chances, Stalls
from svcdsl.analyses.proving.runs.deadline import DeadlineEngine
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import Farthest, TooMany, endless
from svcdsl.analyses.proving.runs.foreseen import foreseen
from svcdsl.analyses.proving.runs.sections import sections_of
from svcdsl.analyses.proving.runs.spread import forget_spreads, spread_of
from svcdsl.analyses.proving.runs.standing import StandingEngine
from svcdsl.analyses.proving.runs.states import ENDED, Mark, State
from svcdsl.analyses.proving.runs.stays import FOREVER
from svcdsl.analyses.proving.runs.strides import Strides

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.process.network import Counter, Node
    from svcdsl.analyses.proving.runs.sections import Section

    Exact = int | Fraction


SHARE, MEAN, BOUND = "share", "mean", "bound"


class Limit(NamedTuple):
    """A limit of `fewest` to `most` seconds (they differ only for months), or the close of so many open `days`.

    `strict`: what takes just so long is too late.
    """

    fewest: Exact
    most: Exact
    days: int = 0
    strict: bool = False


class Question(NamedTuple):
    """How long it is from `first` to `last` on a clock (None: it always runs), held against a limit.

    `asks` says what of: SHARE of cases within the limit, MEAN, or BOUND where only the least and the most matter.
    """

    network: Network
    first: Mark
    last: Mark
    clock: Opening | None
    limit: Limit
    asks: str = SHARE

    @property
    def openings(self) -> list[Opening]:
        """The clock and the hours of the steps, each once; those that never close are none."""
        nodes = self.network.nodes
        found = {node.hours: None for node in nodes if node.hours is not None}
        found.update((one.hours, None) for node in nodes if node.business is not None for one in node.business.lengths)
        if self.clock is not None:
            found[self.clock] = None
        return list(found)

    @property
    def between(self) -> frozenset[int]:
        """The nodes that a case can come through between the two events, those of the events included."""
        network, first, last = self.network, self.first, self.last
        return network.leading_to(END if last.moment == ENDED else last.number) & network.leading_from(first.number)


class Arrival(NamedTuple):
    """A moment at which the clock may start, and the moment at which it stops then.

    `after`: not when it starts just then, but the less later it starts, the nearer it comes to that. `counted` are
    the seconds on the clock, `comes` says when the case comes to which node after the start.
    """

    starts: Exact
    ends: Exact
    after: bool
    counted: Exact
    comes: tuple[tuple[int, Exact], ...] = ()


class Room(NamedTuple):
    """The open seconds before a deadline; `kept`: work of just so many is in time. The more, the more is in time."""

    seconds: Exact
    kept: bool


class Answer(NamedTuple):
    """Seconds on the clock (`most` None: unbounded) and shares of cases; `ever` is False where no case has both events.

    `slow` and `quick` are the nodes of the runs that take longest and shortest, in order; `means` the least and the
    greatest mean where one was asked for; `worst` a moment to arrive at which it takes the most, `breaks` one at which
    cases come too late. Not `exact`: the shares and means hold, but may not be reached; not `tight`: so do the least
    and the most, `loose_least`: so does the least alone; `cut`: there was too much to look at, so shares are what follows from lengths. `rooms` are the least
    and the most room before the limit, where nothing but work in the same hours matters; `tightest` is the start with
    the least, AT, AFTER or BEFORE a moment. `mean_starts` is so that with the greatest mean.
    """

    ever: bool
    least: Exact
    most: Exact | None
    certain: Exact
    best: Exact
    slow: tuple[int, ...] = ()
    quick: tuple[int, ...] = ()
    means: tuple[Exact, Exact | None] | None = None
    worst: Arrival | None = None
    exact: bool = True
    breaks: Arrival | None = None
    rooms: tuple[Room, Room] | None = None
    tightest: tuple[Exact, str] | None = None
    tight: bool = True
    cut: bool = False
    mean_starts: tuple[Exact, str] | None = None
    loose_least: bool = False


NEVER = Answer(False, 0, None, 0, 1)


def answer(question: Question) -> Answer:
    """The answer where neither the clock nor any step has hours; TooMany where it is not decided."""
    sections = sections_of(question.network)
    network, first, last, *_ = question
    runs = _runs(question, sections) if sections else _known_runs(network.nodes, network.counters, first, last)
    if runs is None:
        return NEVER
    quick, slow, least, most, quickest, slowest = runs
    means = None
    certain, best, exact = (0, 1, True) if question.asks != SHARE else _shares(question, sections, least, most)
    if question.asks == MEAN:
        means = _means(question, slow, quick, least, most)
        exact = not any(engine.torn or engine.foreseen for engine in (slow, quick))
    return Answer(True, least, most, certain, best, slowest, quickest, means, None, exact)


class _Runs(NamedTuple):
    """What plays a network, and its least and its most, each with the nodes of its run."""

    quick: Engine
    slow: Engine
    least: Exact
    most: Exact | None
    quickest: tuple[int, ...]
    slowest: tuple[int, ...]


@lru_cache(maxsize=2)
def _known_runs(nodes: tuple[Node, ...], counters: tuple[Counter, ...], first: Mark, last: Mark) -> _Runs | None:
    """The same for all who ask of these nodes, whatever the limit is."""
    return _runs(Question(Network(nodes, counters), first, last, None, Limit(0, 0)), {})


def _runs(question: Question, sections: dict[int, Section]) -> _Runs | None:
    """The runs that are farthest; None where no case has both events."""
    quick = _engine(question, sections, slow=False)
    shortest = Farthest(quick)
    if shortest.time is None:
        return None
    slow = _engine(question, sections, slow=True)
    unbounded = endless(question.network, slow)
    most: Exact | None = None
    path: tuple[int, ...] = ()
    if not unbounded:
        longest = Farthest(slow)
        assert longest.time is not None
        most = None if longest.time >= FOREVER else longest.time
        path = tuple(longest.path())
    slowest = path or tuple(sorted(unbounded))
    return _Runs(quick, slow, shortest.time, most, tuple(shortest.path()), slowest)


def forget_runs() -> None:
    """Drop what is kept for the next who ask of the same network."""
    _known_runs.cache_clear()
    forget_spreads()


def plain_question(question: Question) -> Question:
    """The same without calendars: as if work went on always, and the clock ran always."""
    nodes = tuple(node._replace(hours=None) for node in question.network.nodes)
    return question._replace(network=question.network.with_nodes(nodes), clock=None)


def is_certain(question: Question, share: Exact) -> bool:
    """Whether so many of the cases are certain to be in time, where no calendar is concerned."""
    late, _ = share_of(question, slow=True)
    return late is not None and 1 - late >= share


def share_of(question: Question, *, slow: bool) -> tuple[Exact | None, bool]:
    """The greatest share of cases that come late or, not `slow`, in time (None: none counts); and whether it is reached."""
    return _share(question, sections_of(question.network), slow=slow)


def _engine(question: Question, sections: dict[int, Section], *, slow: bool) -> Engine:
    network, first, last, *_ = question
    if sections:
        return StandingEngine(network, first, last, sections, slow=slow)
    return Engine(network, first, last, slow=slow)


def _shares(
    question: Question, sections: dict[int, Section], least: Exact, most: Exact | None
) -> tuple[Exact, Exact, bool]:
    """The certain and the best share, and whether both are reached."""
    limit = question.limit
    if most is not None and not _is_beyond(most, limit.fewest, limit.strict):
        return 1, 1, True
    if _is_beyond(least, limit.most, limit.strict):
        return 0, 0, True
    late, is_most = _share(question, sections, slow=True)
    kept, is_least = _share(question, sections, slow=False)
    return (0 if late is None else 1 - late), (1 if kept is None else kept), is_most and is_least


def _share(question: Question, sections: dict[int, Section], *, slow: bool) -> tuple[Exact | None, bool]:
    network, first, last, _, limit, _ = question
    spread = None if sections else spread_of(network, first, last, slow=slow)
    if spread is not None:
        if not spread.ever:
            return None, True
        kept = spread.within(limit.fewest if slow else limit.most, strict=limit.strict)
        return 1 - kept if slow else kept, True
    kind = DeadlineEngine if sections else Strides
    late = kind(network, first, last, limit.fewest if slow else limit.most, slow=slow, strict=limit.strict)

    def wanted(state: State) -> Exact:
        return int(state.counted and late.is_late(state.last) == slow)

    if isinstance(late, Strides):
        if not slow and late.are_all_kept():
            return 1, True
        try:
            share = Chances(late).greatest_of_counted(wanted)
        except Stalls:
            return 1, False
        if not late.is_torn:
            return share, late.is_exact
        bound = foreseen(question, lambda time: int(late.is_late(time) == slow), slow=slow, shares=True)
        return (1 if bound is None else bound), False
    engine = StandingEngine(network, first, last, sections, slow=slow, deadline=late)
    try:
        share = Chances(engine).greatest_of_counted(wanted)
        if not engine.torn:
            return share, True
        engine = StandingEngine(network, first, last, sections, slow=slow, deadline=late, foreseen=True)
        bound = Chances(engine).greatest_of_counted(wanted)
    except Stalls:
        return 1, False
    return bound, bound == share


def _means(
    question: Question, slow: Engine, quick: Engine, least: Exact, most: Exact | None
) -> tuple[Exact, Exact | None]:
    """The least and the greatest mean; where loops go on for ever, the least and most of a single case instead."""
    greatest = most
    if most is not None:
        greatest = _mean(slow, 1, most)
        if slow.torn:
            bound = foreseen(question, lambda time: time, slow=True, shares=False)
            greatest = most if bound is None else bound
    try:
        smallest = _mean(quick, -1, -least)
    except TooMany:
        return least, greatest
    if quick.torn:
        bound = foreseen(question, lambda time: time, slow=False, shares=False)
        return (least if bound is None else bound), greatest
    return (least if smallest is None else -smallest), greatest


def _mean(engine: Engine, sign: int, bound: Exact) -> Exact | None:
    def taken(state: State) -> Exact:
        return sign * state.last if state.counted else 0  # type: ignore[operator]

    try:
        return Chances(engine).greatest_of_counted(taken)
    except Stalls:
        return bound


def _is_beyond(time: Exact, limit: Exact, strict: bool) -> bool:
    return time > limit or (strict and time == limit)
