"""The queues that serve an sla, beside its proof: what they give at peak, and how many agents keep it.

A queue is reckoned by Erlang's formulas, which take arrivals and handling to be random; the verdict on the sla comes
from what its steps may take, whatever is random. So a queue changes no verdict, and more agents change the queue.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.erlang import rostered_for
from svcdsl.analyses.proving.proof import OPEN, REFUTED, Repair, Said, Seconds
from svcdsl.analyses.proving.telling.queues import seconds_of, share_of
from svcdsl.analyses.staffing import asked_by, can_be_reckoned, on_shift_of
from svcdsl.model.parts import Resource

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses import Analyses
    from svcdsl.analyses.erlang import Queue
    from svcdsl.analyses.proving.found import Found
    from svcdsl.analyses.staffing import Served
    from svcdsl.model.parts import Sla


class Serving(NamedTuple):
    """A queue that serves an sla, and what the sla asks of it."""

    resource: Resource
    queue: Queue
    sla: Sla
    asked: Served


def queues_said(found: Found, analyses: Analyses) -> Iterator[Said]:
    """A sentence for each queue that serves the sla of a claim: what it gives at peak."""
    for one in _serving(found, analyses):
        span = one.resource.value_span("serves")
        kind, given = _given(one, one.queue)
        yield Said(f"queue-beside{kind}", {"resource": one.resource, **given}, span)


def agents_repairs(found: Found, analyses: Analyses) -> Iterator[Repair]:
    """For each queue that misses the sla, the least agents on the roster with whom it keeps it."""
    if found.verdict not in (OPEN, REFUTED):
        return
    for one in _serving(found, analyses):
        if one.asked.is_kept_by(one.queue):
            continue
        resource, agents = one.resource, one.resource.agents
        enough = one.asked.enough(one.queue)
        away = resource.shrinkage.share if resource.shrinkage is not None else 0
        rostered = rostered_for(enough, away) if enough else None
        if not rostered or agents is None:
            continue
        changed = one.queue.with_agents(on_shift_of(rostered, away))
        if one.asked.is_kept_by(changed):
            kind, given = _given(one, changed)
            facts = {"resource": resource, "sla": one.sla, "from": agents.value, "to": rostered, **given}
            yield Repair(Said(f"repair-agents{kind}", facts, resource.value_span("agents")), found.verdict)


def _serving(found: Found, analyses: Analyses) -> Iterator[Serving]:
    claim = found.claim
    sla = claim.sla
    if sla is None or claim.kind == "standard" or claim.objective != sla.objective:
        return
    asked = asked_by(sla, analyses.strictness)
    for resource in analyses.referrers.of(sla, "resource", "serves") if asked is not None else ():
        assert isinstance(resource, Resource)
        queue = analyses.queue(resource)
        if queue is not None and asked is not None and can_be_reckoned(queue):
            yield Serving(resource, queue, sla, asked)


def _given(one: Serving, queue: Queue) -> tuple[str, dict[str, object]]:
    """What customers find, and which sentence tells it: how many are answered in time, or how long they wait."""
    figures = queue.figures(one.asked.limit)
    facts: dict[str, object] = {"agents": queue.agents, "limit": Seconds(one.asked.limit)}
    if one.asked.share is not None:
        return "", {**facts, "share": share_of(figures.service_level)}
    if figures.mean_wait is None:
        return "-endless", facts
    return "-mean", {**facts, "wait": seconds_of(figures.mean_wait)}
