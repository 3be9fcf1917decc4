"""What holds whenever a case arrives, from lengths alone: so that a search may end when it has reached it.

Let C(t) be the time on the clock since it started. Work that goes on while the clock's own calendar is open adds its
length to C, whenever it is done, and no time passes on the clock while it waits to go on. Any other length adds no
more than itself, and, since it may pass while the clock stands, may add nothing. So the time between the events is
at most that of the process without calendars, if all work is under the clock's calendar or under none; and at least
that of the process in which all other lengths may be nothing. Where the clock always runs, it is at least the time
without calendars.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.business import Business, as_seconds
from svcdsl.analyses.proving.process.network import Node
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import Farthest
from svcdsl.analyses.proving.runs.question import Question, answer, plain_question
from svcdsl.analyses.proving.runs.sections import with_all_counted
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening

    Exact = int | Fraction

DAY = 86400


class Bounds(NamedTuple):
    """Bounds of seconds on the clock (None: not known) and of shares, each for every moment to arrive.

    `plain_most` is the most without calendars. `ever` is False where no case has both events. `reached`: from every
    moment it comes to just these bounds; `exact` says whether the shares of these are reached too.
    """

    ever: bool
    most: Exact | None
    least: Exact
    certain: Exact
    best: Exact
    means: tuple[Exact, Exact | None]
    plain_most: Exact | None
    reached: bool = False
    exact: bool = True


def bounds_of(question: Question, days: OpenDays, years: frozenset[int], counting: frozenset[int]) -> Bounds:
    """The bounds of a question under calendars; `counting` are the nodes whose lengths matter."""
    network, clock = question.network, question.clock
    most_of = {
        one: days.longest(one, years) for node in network.nodes if node.business for one in node.business.lengths
    }
    in_seconds = tuple(as_seconds(node, most_of) for node in network.nodes)
    nodes = tuple(without_hours(node, clock) for node in in_seconds)
    # What stands together without calendars may not under them, so excluded steps beside others count for the most.
    plain = answer(question._replace(network=with_all_counted(network.with_nodes(nodes)), clock=None))
    if not _ever(question._replace(network=network.with_nodes(in_seconds))):
        plain = plain._replace(ever=False)
    counted = [network.nodes[number] for number in sorted(counting)]
    bounded = clock is not None and all(node.hours in (None, clock) or node.takes.most == 0 for node in counted)
    shares_hold = not question.limit.days
    certain: Exact = plain.certain if bounded and shares_hold else 0
    best: Exact = plain.best if shares_hold else 1
    if question.limit.days and bounded and plain.most is not None and clock is not None:
        in_time = plain.most < days.shortest(clock, question.limit.days, years)
        certain, best = (1, 1) if in_time else (0, 1)
    if any(node.excluded for node in network.nodes) and any(node.branches for node in network.nodes):
        # Under calendars work beside an excluded step may be done apart from what it is done along with here.
        return Bounds(plain.ever, None, 0, 0, 1, (0, None), plain.most)
    timed_out = [node for node in network.nodes if node.timeout is not None]
    if timed_out and (clock is not None or any(node.business is not None for node in timed_out)):
        # What is waited and worked until a timeout may pass while the clock stands.
        least = min(0, plain.least) if all(node.arrivals == 1 for node in network.nodes) else -FOREVER
        plain = plain._replace(least=least, best=1, means=None)
        best = 1
    means = plain.means or (plain.least, plain.most)
    return Bounds(
        plain.ever,
        plain.most if bounded else None,
        plain.least,
        certain,
        best,
        (means[0], means[1] if bounded else None),
        plain.most,
        _is_on_clock(question, counting),
        plain.exact,
    )


def _ever(question: Question) -> bool:
    """Whether some case has both events: at a timeout it hangs on lengths, which are not told here as they are."""
    network, first, last, *_ = plain_question(question)
    if all(node.timeout is None for node in network.nodes):
        return True
    return Farthest(Engine(network, first, last, slow=False)).time is not None


def _is_on_clock(question: Question, counting: frozenset[int]) -> bool:
    """Whether all that counts is work done while the clock's own calendar is open."""
    nodes, clock = question.network.nodes, question.clock
    if clock is None or question.limit.days or not clock.endless:
        return False
    if any(node.excluded for node in nodes) and any(node.branches for node in nodes):
        return False
    return all(
        node.excluded
        or (
            not node.waits.most
            and node.timeout is None
            and node.business is None
            and (node.takes.most == 0 or node.hours is clock)
        )
        for number, node in enumerate(nodes)
        if number in counting
    )


def without_hours(node: Node, clock: Opening | None) -> Node:
    """A step without calendars whose lengths are no less on a clock than these, whenever it is done."""
    if clock is None:
        return node._replace(hours=None)
    least = node.takes.least if node.hours is clock else 0
    return node._replace(hours=None, waits=node.waits._replace(least=0), takes=node.takes._replace(least=least))


class OpenDays:
    """How much time open days have, for the calendars of a project; each asked for once."""

    def __init__(self, today: str) -> None:
        self._year = int(today[:4])
        self._known: dict[tuple[Opening, int, frozenset[int]], Exact] = {}
        self._longest: dict[tuple[Business, frozenset[int]], Exact] = {}

    def shortest(self, clock: Opening, days: int, years: frozenset[int]) -> Exact:
        """The least time in the hours of so many open days in a row, over the years, or this year and the next."""
        key = clock, days, years
        known = self._known.get(key)
        if known is None:
            span = sorted(years) or [self._year, self._year + 1]
            each = [hours for year in range(span[0], span[-1] + 2) for hours in clock.hours_by_day(year)]
            opened = [sum(closes - opens for opens, closes in hours) for hours in each]
            # Of a night before nothing counts, though it may end on the first day; what two days share counts once.
            shared = [max(0, one[-1][1] - other[0][0]) for one, other in pairwise(each)]
            rows = [
                sum(opened[at : at + days]) - sum(shared[at : at + days - 1]) for at in range(len(opened) - days + 1)
            ]
            known = self._known[key] = min(rows, default=0)
        return known

    def longest(self, length: Business, years: frozenset[int]) -> Exact:
        """The seconds that a length of business time lasts at most, whenever it begins in the years; FOREVER if endless."""
        known = self._longest.get((length, years))
        if known is None:
            span = sorted(years) or [self._year, self._year + 1]
            hours, local = length.hours, length.hours.local
            start, end = local.midnights(span[0])[0], local.midnights(span[-1] + 1)[0]
            # The longest begin at a close, and, where days are counted, with an open day.
            begins = [at for day, closes in hours.days(start, end) for at in (day, closes)]
            ends = [
                (at, length.ends(at)) for at in (start, *begins, *(closes for _, closes in hours.spans(start, end)))
            ]
            known = max(FOREVER if until is None else until - at for at, until in ends)
            self._longest[length, years] = known
        return known
