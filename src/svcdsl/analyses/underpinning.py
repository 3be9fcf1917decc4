"""Slas that rest on agreements with teams and suppliers: what these may take, and what is left for them.

The steps that an agreement covers are taken out of the process, and its limit is put in their place. If the sla can
then no more be kept, while it could be if the agreement took no time at all, the agreement is too loose. So the
others' most is that of the very run that breaks the limit, whatever forks, loops and calendars there are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.found import keeps, verdict_of
from svcdsl.analyses.proving.process.business import Business, BusinessTime
from svcdsl.analyses.proving.process.network import NO_TIME, Lengths
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.extremes import TooMany
from svcdsl.analyses.proving.runs.states import ARRIVED, FINISHED, STARTED, Mark
from svcdsl.model import CUSTOMER
from svcdsl.model.parts import Sla, Step

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening
    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.proving.process.network import Node
    from svcdsl.analyses.proving.prover import Prover
    from svcdsl.analyses.proving.runs.question import Answer, Question
    from svcdsl.model import Event

    Exact = int | Fraction


DAY = 86400


class Loose(NamedTuple):
    """An agreement too loose for an sla. `allowed` are the seconds of its limit, `others` those that the other steps
    of the path may take before and after it, both on the sla's clock; None where the clocks cannot be compared, or
    more than the agreement is in the way. `answer` is that with the agreement in place. `days`: it is so many business
    days instead.
    """

    sla: Found
    ola: Found
    allowed: Exact
    others: Exact | None
    steps: tuple[Step, ...]
    own: tuple[Step, ...]
    answer: Answer
    days: int = 0


def loose_agreements(found: tuple[Found, ...], prover: Prover) -> Iterator[Loose]:
    """Agreements looser than what they underpin allows, each once, with the first sla for which it is."""
    slas = [one for one in found if one.claim.kind == "sla" and _is_limit(one)]
    told: set[Sla] = set()
    for sla in slas:
        for ola in _underpinning(sla, slas):
            if ola.claim.thing in told:
                continue
            loose = _judged(sla, ola, prover)
            if loose is not None:
                told.add(loose.ola.claim.thing)  # type: ignore[arg-type]
                yield loose


def _is_limit(found: Found) -> bool:
    """Whether it sets a limit to cases, not to their mean."""
    asked = found.asked
    return found.question is not None and asked is not None and asked.below and asked.form != "mean"


def _underpinning(sla: Found, slas: list[Found]) -> list[Found]:
    """The agreements that an sla rests on: those it depends on, else those with the roles of its steps.

    Of several on one measure only the strictest counts: the others say what happens beyond it.
    """
    thing, question = sla.claim.thing, sla.question
    assert isinstance(thing, Sla)
    assert question is not None
    found = [one for one in slas if one.claim.thing in thing.depends_on and one is not sla]
    if not found and (thing.party is CUSTOMER or not thing.has("party")):
        between = question.between
        roles: set[object] = {role for at in between if (role := question.network.nodes[at].step.by) is not None}
        found = [one for one in slas if one.claim.thing.party in roles and _has_a_step(one)]  # type: ignore[union-attr]
    strictest: dict[object, Found] = {}
    for one in found:
        known = strictest.setdefault(one.claim.measure, one)
        if _limit(one) < _limit(known):
            strictest[one.claim.measure] = one
    return list(strictest.values())


def _has_a_step(ola: Found) -> bool:
    """Whether its party does one of the steps that it covers."""
    question, party = ola.question, ola.claim.thing.party  # type: ignore[union-attr]
    assert question is not None
    return any(question.network.nodes[at].step.by is party for at in _covered(question, question.first, question.last))


def _limit(found: Found) -> Exact:
    assert found.question is not None
    limit = found.question.limit
    return limit.days * DAY + limit.most  # only to put them in order


def _judged(sla: Found, ola: Found, prover: Prover) -> Loose | None:
    """The agreement as too loose for the sla; None where it is not, or where that is not certain."""
    question, theirs, asked = sla.question, ola.question, sla.asked
    assert question is not None
    assert theirs is not None
    assert asked is not None
    first, last = _mark(question, ola.claim.measure.from_), _mark(question, ola.claim.measure.to)  # type: ignore[union-attr]
    if first is None or last is None:
        return None
    covered = _covered(question, first, last)
    place = _place(first, last, theirs.clock)
    if place is None or not covered or not set(covered) <= question.between or not _may_stand_in(question, covered):
        return None
    allowed = theirs.limit.most
    try:
        without = prover.reply(_replaced(question, covered, place, None, first, last))
        if verdict_of(asked, question.limit, without) != "proved":
            return None
        reply = prover.reply(_replaced(question, covered, place, theirs, first, last))
    except (TooMany, Undecided):
        return None
    if verdict_of(asked, question.limit, reply) == "proved" or reply.most is None or reply.slow.count(place[0]) != 1:
        return None
    others: Exact | None = reply.most - allowed
    comparable = theirs.clock is question.clock and not question.limit.days and not theirs.limit.days
    if not comparable or not keeps(others, question.limit, True, kind=False):  # type: ignore[arg-type]
        others = None
    nodes = question.network.nodes
    path = [at for at in dict.fromkeys(reply.slow) if at not in covered and _counts(question, at)]
    return Loose(
        sla,
        ola,
        allowed,
        others,
        tuple(nodes[at].step for at in path),
        tuple(nodes[at].step for at in sorted(covered)),
        reply,
        theirs.limit.days,
    )


def _mark(question: Question, event: Event | None) -> Mark | None:
    """An event of the agreement in the process of the sla."""
    if event is None or event.of is None:
        return None
    nodes = question.network.nodes
    if not isinstance(event.of, Step):
        return Mark(event.moment) if event.of is nodes[0].step.parent else None
    return next((Mark(event.moment, at) for at, node in enumerate(nodes) if node.step is event.of), None)


def _covered(question: Question, first: Mark, last: Mark) -> list[int]:
    """The nodes at which the agreement's clock runs."""
    between = sorted(question._replace(first=first, last=last).between)
    return [at for at in between if first != (FINISHED, at) and (last != (STARTED, at) or first == last)]


def _place(first: Mark, last: Mark, clock: Opening | None) -> tuple[int, str] | None:
    """The node, and its field, at which the limit of the agreement stands in for all that it covers."""
    if last.moment == FINISHED:
        return last.number, "takes"
    if first.moment == STARTED and first.number != last.number:
        return first.number, "takes"
    if first.moment == ARRIVED and last != (STARTED, 0):
        return 0, "takes"
    return (last.number, "waits") if last.moment == STARTED and clock is None else None


def _may_stand_in(question: Question, covered: list[int]) -> bool:
    """Whether one limit may stand for the nodes: none of several is left early, none does not count."""
    nodes = [question.network.nodes[at] for at in covered]
    return not any(node.excluded or (node.timeout is not None and len(nodes) > 1) for node in nodes)


def _replaced(
    question: Question,
    covered: list[int],
    place: tuple[int, str],
    theirs: Question | None,
    first: Mark,
    last: Mark,
) -> Question:
    """The question with the nodes of an agreement taking no time, but just what it allows at one of them."""
    nodes: list[Node] = list(question.network.nodes)
    at, field = place
    hours = nodes[at].hours if covered == [at] else None
    for one in covered:
        waits = nodes[one].waits if first == (STARTED, one) else NO_TIME
        nodes[one] = nodes[one]._replace(waits=waits, takes=NO_TIME, hours=None, business=None)
    if last.moment == STARTED and last != first:
        nodes[last.number] = nodes[last.number]._replace(waits=NO_TIME)
    if theirs is not None and theirs.limit.days and theirs.clock is not None:
        nodes[at] = _in_days(nodes[at], Business(theirs.clock, 0, theirs.limit.days), hours)
    elif theirs is not None:
        lengths = Lengths(theirs.limit.most, theirs.limit.most)
        in_hours = nodes[at]._replace(takes=lengths, hours=theirs.clock)
        nodes[at] = in_hours if field == "takes" else nodes[at]._replace(waits=lengths)
    return question._replace(network=question.network.with_nodes(tuple(nodes)))


def _in_days(node: Node, days: Business, hours: Opening | None) -> Node:
    """A node whose work is done at the close of so many business days."""
    waits = (node.waits.least, node.waits.most or 0)
    return node._replace(takes=Lengths(1, None), hours=hours, business=BusinessTime(waits, (days, days)))


def _counts(question: Question, at: int) -> bool:
    """Whether a node may take time on the sla's clock."""
    node = question.network.nodes[at]
    if node.excluded or question.first == (FINISHED, at):
        return False
    return node.waits.most != 0 or (node.takes.most != 0 and question.last != (STARTED, at))
