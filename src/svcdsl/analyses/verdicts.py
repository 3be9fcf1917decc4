"""What was proved of a service's slas and standards, as facts for findings.

What proves is imported only for services that have an objective of time: it is heavy, and seldom needed.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.bounds_told import told_arrival, told_range, told_share, told_time
from svcdsl.diagnostics import Related
from svcdsl.values import Duration

if TYPE_CHECKING:
    from svcdsl.analyses import Analyses
    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.proving.process.network import Node, Way
    from svcdsl.analyses.proving.runs.question import Question
    from svcdsl.diagnostics import Fact
    from svcdsl.model import Item
    from svcdsl.model.parts import Measure, Standard
    from svcdsl.model.service import Service
    from svcdsl.values import Objective

    Exact = int | Fraction

REFUTED, OPEN = "refuted", "open"
_BOUNDLESS = {"en": "any length of time", "zh": "多久都有可能"}


class Broken(NamedTuple):
    """The path that breaks an objective: numbers of nodes, seconds (`most` None: unbounded), and the share of the
    cases with both events that go it, None where it is not known. No path where only bounds of the time are known.
    """

    path: tuple[int, ...]
    least: Exact
    most: Exact | None
    share: Exact | None = None


def proved(service: Service, analyses: Analyses, today: str) -> tuple[Found, ...]:
    """The verdicts on the slas and standards of a service; none where nothing there is about time."""
    if not any(_may_be_proved(measure) for measure in _timed(service, analyses)):
        return ()
    return analyses.prover(today).for_rules(service)


def told_once(found: tuple[Found, ...], verdict: str) -> Iterator[Found]:
    """Those with a verdict, each measure and limit on one clock once: by its sla, else by the first standard."""
    seen: set[object] = set()
    for one in found:
        if one.verdict != verdict or one.question is None or one.answer is None or not one.answer.ever:
            continue
        if one.verdict == OPEN and one.answer.cut:
            continue
        key = one.claim.measure, one.question.clock, one.question.limit
        if key not in seen:
            seen.add(key)
            yield one


def has_hours(question: Question) -> bool:
    """Whether calendars are concerned."""
    return question.clock is not None or any(node.hours is not None for node in question.network.nodes)


def broken_by(found: Found) -> Broken:
    """The path that breaks an objective: of those that do it the one that most cases go, as far as that is known.

    Where paths are too many to be told apart, or calendars are concerned, it is the one that takes longest; where not
    even the shortest keeps the limit, that one.
    """
    question, reply, asked = found.question, found.answer, found.asked
    assert question is not None
    assert reply is not None
    assert asked is not None
    at_once = (question.first.number,)  # where both events are one moment of a step, no step is played
    if found.verdict == REFUTED and asked.below and (asked.share is None or reply.best == 0):
        return Broken(reply.quick or (() if _is_bound_only(question) else at_once), reply.least, reply.most)
    best = None
    if asked.share is not None and asked.below and not has_hours(question):
        best = max(_breaking(found), key=lambda one: (one.share is not None, one.share or 0), default=None)
    return best or Broken(reply.slow or at_once, reply.least, reply.most)


def facts_of(found: Found, broken: Broken) -> tuple[dict[str, Fact], list[Related]]:
    """What findings on an objective tell, and the places that have the most to do with it."""
    from svcdsl.analyses.proving.telling.ways_told import steps_of, zone_of

    claim, question, reply, asked = found.claim, found.question, found.answer, found.asked
    assert claim.objective is not None
    assert question is not None
    assert reply is not None
    assert asked is not None
    under = question.clock is not None
    heaviest = _heaviest(question, broken.path or reply.slow or tuple(sorted(question.between)))
    node, weight = question.network.nodes[heaviest], _weight(question, heaviest)
    way = _way_taken(question, broken.path)
    least, most = reply.means if reply.means is not None else (reply.least, reply.most)
    facts: dict[str, Fact] = {
        "thing": claim.thing.label,
        "objective": claim.objective.written,
        "path": [step.id for step in steps_of(question, broken.path)],
        "least": told_time(broken.least, on_calendar=under),
        "most": told_time(broken.most or 0, on_calendar=under),
        "range": told_range(broken.least, broken.most, on_calendar=under),
        "whole": told_range(least, most, on_calendar=under),
        "share": told_share(broken.share or 0),
        "step": node.step.label,
        "step_time": _BOUNDLESS if weight is None else told_time(weight),
        "way_share": told_share(0 if way is None else way[0].share or 0),
    }
    if asked.share is not None:
        shares = (reply.certain, reply.best) if asked.below else (1 - reply.best, 1 - reply.certain)
        facts |= {"certain": told_share(shares[0]), "best": told_share(shares[1])}
    if reply.worst is not None:
        zone = zone_of(question)
        after = reply.worst.after
        facts |= {
            "zone": zone,
            "arrives": told_arrival(reply.worst.starts, zone, just_after=after),
            "ends": told_arrival(reply.worst.ends, zone),
        }
    return facts, _places(claim.measure, node, weight, None if way is None else way[1])


def blame_closing_time(
    found: Found, facts: dict[str, Fact], places: list[Related], quickest: Broken | None = None
) -> str:
    """Where most of the slowest case is closing time, that told in place of the longest step: the variant's ending.

    Where even the quickest case is too slow, most of its time must be no work either.
    """
    if found.question is None or found.answer is None or found.answer.worst is None:
        return ""
    if quickest is not None:
        work = [_weight(found.question, number) for number in quickest.path]
        if None in work or sum(one or 0 for one in work) * 2 >= quickest.least:
            return ""
    from svcdsl.analyses.closing_time import mostly_closed

    calendar = mostly_closed(found)
    if calendar is None:
        return ""
    facts["calendar"] = calendar.label
    places[:] = [one for one in places if one.role not in ("step", "timeout")]
    places.insert(0, Related("closed", calendar.span))
    return "-closed"


def _places(measure: Measure | None, node: Node, weight: Exact | None, way: Item | None) -> list[Related]:
    step = node.step
    field = "takes" if (node.takes.most or 0) >= (node.waits.most or 0) else "waits"
    if node.timeout is not None and weight is not None and weight == node.timeout[0] and step.timeout is not None:
        places = [Related("timeout", step.timeout.span)]
    else:
        places = [Related("step", step.value_span(field) if step.has(field) else step.span)]
    if way is not None:
        places.append(Related("choice", way.span))
    if measure is not None:
        places.append(Related("measure", measure.span))
    return places


def _timed(service: Service, analyses: Analyses) -> Iterator[Measure | None]:
    """The measures of objectives of time."""
    for sla in service.slas.values():
        if sla.objective is not None and isinstance(sla.objective.bound, Duration):
            yield sla.measure
    for standard in analyses.standards.of(service):
        if any(one is not None and isinstance(one.bound, Duration) for one in _objectives(standard)):
            yield standard.measure or (standard.sla.measure if standard.sla is not None else None)


def _objectives(standard: Standard) -> Iterator[Objective | None]:
    yield standard.objective
    for variant in standard.except_:
        yield variant.objective


def _may_be_proved(measure: Measure | None) -> bool:
    return measure is not None and measure.from_ is not None and measure.to is not None


def _breaking(found: Found) -> Iterator[Broken]:
    """The paths that are certainly late, of what is refuted; those that may be, of what is open."""
    from svcdsl.analyses.proving.found import keeps
    from svcdsl.analyses.proving.runs.outcomes import outcomes
    from svcdsl.analyses.proving.runs.stays import FOREVER

    question, reply = found.question, found.answer
    assert question is not None
    assert reply is not None
    ways = outcomes(question, set(reply.slow) if is_endless(found) else set()) or ()
    counted = [way for way in ways if way.least is not None]
    shares = [way.share for way in counted if way.share is not None]
    whole: Exact = sum(shares) if len(shares) == len(counted) else 0
    for way in counted:
        assert way.least is not None
        most = None if way.most is None or way.most >= FOREVER else way.most
        if found.verdict == REFUTED:
            breaks = not keeps(way.least, question.limit, True, kind=True)
        else:
            breaks = most is None or not keeps(most, question.limit, True, kind=False)
        if breaks:
            known = whole and way.share is not None and way.share != whole
            yield Broken(way.path, way.least, most, Fraction(way.share or 0) / whole if known else None)


def is_endless(found: Found) -> bool:
    """Whether a loop is why there is no most, and not a single step without one."""
    question, reply = found.question, found.answer
    assert question is not None
    assert reply is not None
    round_ = set(reply.slow)
    return reply.most is None and all(round_.intersection(question.network.targets[at]) for at in round_)


def _weight(question: Question, number: int) -> Exact | None:
    """How long a case may be at a node while the clock runs, None without bound. A timeout lets it be no longer."""
    node, first, last = question.network.nodes[number], question.first, question.last
    if node.excluded or (first.moment == "done" and first.number == number):
        return 0
    waits = 0 if first.moment == "started" and first.number == number else node.waits.most or 0
    takes = 0 if last.moment == "started" and last.number == number else node.takes.most
    stays = None if takes is None else waits + takes
    left = None if node.timeout is None else node.timeout[0]
    return min((one for one in (stays, left) if one is not None), default=None)


def _is_bound_only(question: Question) -> bool:
    """Whether no quickest case is played: steps are excluded under calendars, and there are several between."""
    return has_hours(question) and any(node.excluded for node in question.network.nodes) and len(question.between) > 1


def _heaviest(question: Question, path: tuple[int, ...]) -> int:
    """The node of a path at which a case may be longest."""
    weights = {number: _weight(question, number) for number in path}
    endless = [number for number in path if weights[number] is None]
    return endless[0] if endless else max(path, key=lambda number: weights[number] or 0)


def _way_taken(question: Question, path: tuple[int, ...]) -> tuple[Way, Item] | None:
    """The least likely way that a path takes where it could have taken others, with where it is written.

    Beside branches it is not told which way was taken.
    """
    nodes = question.network.nodes
    found: list[tuple[Way, Item]] = []
    for number, following in pairwise(path):
        node = nodes[number]
        if node.branches:
            return None
        failures = [one for one in node.step.fails if one.has("recover")]
        ways = [*zip(node.fails, failures, strict=False), *zip(node.ways, node.step.choose, strict=False)]
        found += [(way, item) for way, item in ways if way.to == following and way.share not in (None, 0, 1)]
    return min(found, key=lambda one: one[0].share or 0, default=None)
