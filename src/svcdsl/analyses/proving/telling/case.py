"""The concrete case that breaks what is refuted or open."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from svcdsl.analyses.proving.proof import PROVED, REFUTED, Moment, Said, Seconds
from svcdsl.analyses.proving.runs.engine import Engine
from svcdsl.analyses.proving.runs.extremes import Farthest, TooMany
from svcdsl.analyses.proving.runs.states import ARRIVED
from svcdsl.analyses.proving.telling.ways_told import steps_of, zone_of

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.proving.runs.question import Answer, Arrival, Question

    Exact = int | Fraction


def case_of(found: Found) -> Said | None:
    """The concrete case that breaks what is refuted or open; None where nothing does, or it is not known."""
    reply, question, objective = found.answer, found.question, found.claim.objective
    if found.verdict == PROVED or reply is None or question is None or objective is None or not reply.ever:
        return None
    limit = objective.bound
    days, clock = question.limit.days, question.clock
    if days and clock is not None and reply.breaks is not None and found.asked is not None and found.asked.below:
        return _case_of_days(found, reply.breaks, clock.close_of_day(reply.breaks.starts, days))
    above = found.asked is not None and not found.asked.below
    if reply.quick and (above or found.verdict == REFUTED):  # what is asked to last is broken by what ends soonest
        least = Seconds(reply.least)
        quickest = {"path": steps_of(question, reply.quick), "least": least, "most": least, "limit": limit}
        return Said("case-path", quickest)
    worst = reply.worst
    if worst is not None and not days:  # where days are counted even the most may be in time
        zone = zone_of(question)
        facts = {
            "arrives": Moment(worst.starts, zone),
            "ends": Moment(worst.ends, zone),
            "amount": Seconds(worst.counted),
            "limit": limit,
        }
        return Said(f"case-arrival{start_of(question, worst)}", facts)
    path = steps_of(question, reply.slow)
    most = None if reply.most is None else Seconds(reply.most)
    return Said(
        "case-path", {"path": path, "least": Seconds(_least_along(question, reply)), "most": most, "limit": limit}
    )


def start_of(question: Question, arrival: Arrival) -> str:
    """What kind of start it is: the arrival of a case, of its clock only, or just after a moment."""
    return "-after" if arrival.after else "" if question.first.moment == ARRIVED else "-clock"


def _case_of_days(found: Found, breaks: Arrival, closes: Exact | None) -> Said:
    """A case that comes too late for a limit in business days, and when the limit ended."""
    assert found.question is not None
    assert found.claim.objective is not None
    zone = zone_of(found.question)
    facts: dict[str, object] = {"arrives": Moment(breaks.starts, zone), "ends": Moment(breaks.ends, zone)}
    facts["limit"] = found.claim.objective.bound
    if closes is not None:
        facts["closes"] = Moment(closes, zone)
    return Said(f"case-days{start_of(found.question, breaks)}", facts)


def _least_along(question: Question, reply: Answer) -> Exact:
    """The least that the slowest path takes: of a network that has no other ways than those of the path.

    Under calendars it is the least of all paths: on a clock what a single one takes is not told apart.
    """
    network, path = question.network, reply.slow
    if question.openings:
        return reply.least
    after = {one: {to for at, to in pairwise(path) if at == one} for one in path}
    nodes = tuple(
        node._replace(
            ways=tuple(way for way in node.ways if way.to in after[number]) or node.ways,
            fails=tuple(way for way in node.fails if way.to in after[number]),
        )
        if number in after and len(path) == len(after) and not node.branches
        else node
        for number, node in enumerate(network.nodes)
    )
    try:
        least = Farthest(Engine(network.with_nodes(nodes), question.first, question.last, slow=False)).time
    except TooMany:
        least = None
    return reply.least if least is None else least
