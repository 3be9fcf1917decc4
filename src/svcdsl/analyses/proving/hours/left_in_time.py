"""Whether a step that is left after some business time may be done before, and whether it may be left at all.

That may hang on the moment at which it is come to. Where it does, both are taken to be possible at all moments: what
is told then are bounds.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.proving.hours.cells import cells
from svcdsl.analyses.proving.hours.hours_engine import HoursEngine
from svcdsl.analyses.proving.process.business import Business, BusinessTime, has_business, longest_of
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.states import ARRIVED, ENDED, STARTED, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from svcdsl.analyses.proving.hours.bounds import OpenDays
    from svcdsl.analyses.proving.process.network import Node
    from svcdsl.analyses.proving.runs.extremes import Budget
    from svcdsl.analyses.proving.runs.question import Question

    Exact = int | Fraction


def settled(question: Question, days: Iterable[tuple[Exact, Exact]], longest: OpenDays, budget: Budget) -> Question:
    """The question with what is possible at such steps; `days` are one of each sort.

    Undecided where an event is that work on such a step starts, which it may not have when it is left; and where it may
    be left after seconds that its wait in business time and its work use up together.
    """
    nodes = list(question.network.nodes)
    for number, node in enumerate(nodes):
        if node.business is not None and node.business.after is not None:
            if not has_business(node.business.after) and node.takes.most != 0:
                nodes[number] = _never_left(node, node.business, longest, question)
                continue
            if (STARTED, number) in (question.first, question.last) and node.takes.most != 0:
                raise Undecided("unknown-duration", node.step.value_span("timeout"), step=node.step)
            nodes[number] = _settled(question, node, days, budget)
    return question._replace(network=question.network.with_nodes(tuple(nodes)))


def _never_left(node: Node, business: BusinessTime, longest: OpenDays, question: Question) -> Node:
    years = frozenset[int]().union(*(opening.years for opening in question.openings))
    waits, takes, after = business[:3]
    most = [longest.longest(one, years) if isinstance(one, Business) else one for one in waits]
    if has_business(*takes) or max(most) + max(takes) > after:  # type: ignore[operator]
        raise Undecided("unknown-duration", node.step.value_span("timeout"), step=node.step)
    return node._replace(business=business._replace(after=None), timeout=None)


def _settled(question: Question, node: Node, days: Iterable[tuple[Exact, Exact]], budget: Budget) -> Node:
    business = node.business
    assert business is not None
    engine = HoursEngine(question.network, Mark(ARRIVED), Mark(ENDED), slow=True)
    done, left = set(), set()
    for _ in cells(engine, days, budget):
        come = engine.ORIGIN
        ends = engine.waited(come, business.after)
        times = []
        for wait, work in ((business.waits[0], business.takes[0]), map(longest_of, (business.waits, business.takes))):
            time = engine.waited(come, wait)
            times.append(engine.worked(engine.opened(time, node), node, work) if work else time)
        done.add(not engine.is_after(times[0], ends))
        left.add(engine.is_after(times[1], ends))
    return node._replace(
        business=business._replace(done=True in done, left=True in left, settled=len(done) == len(left) == 1)
    )
