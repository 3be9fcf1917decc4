"""The queues before a service's people at peak, each with the steps by which its figures can be checked by hand."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.proof import Said, Seconds, Share
from svcdsl.analyses.staffing import asked_by, can_be_reckoned, queue_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from svcdsl.analyses import Analyses
    from svcdsl.analyses.erlang import Figures, Queue
    from svcdsl.analyses.staffing import Served
    from svcdsl.model.parts import Resource, Sla
    from svcdsl.model.service import Service

    Exact = int | Fraction

_SHOWN = 10**9  # figures of formulas are rounded to so many parts in sentences


class QueueProof(NamedTuple):
    """The queue before a resource at peak.

    `load` is in erlangs, `agents` on shift after shrinkage. `wait_probability` is the share of arrivals that wait;
    `service_level` the share answered within the limit of the sla that it serves, None where it serves none or one
    that asks for no share; `mean_wait` in seconds over all arrivals, None where the queue grows without end;
    `enough` the least agents on shift that keep the sla, None where no number is known to.
    """

    service: Service
    resource: Resource
    load: Exact
    agents: int
    wait_probability: float
    service_level: float | None
    mean_wait: float | None
    enough: int | None
    derivation: tuple[Said, ...]


def queues_of(service: Service, analyses: Analyses) -> tuple[QueueProof, ...]:
    """The queues of a service by the resource's id; those of which too little is written have none."""
    queues = (_proof(service, resource, analyses) for resource in service.resources.values())
    return tuple(sorted((queue for queue in queues if queue is not None), key=lambda queue: queue.resource.id))


def _proof(service: Service, resource: Resource, analyses: Analyses) -> QueueProof | None:
    weeks = analyses.strictness
    queue = queue_of(resource, weeks)
    if queue is None or not can_be_reckoned(queue):
        return None
    sla = resource.serves
    asked = asked_by(sla, weeks) if sla is not None else None
    figures = queue.figures(asked.limit if asked is not None else 0)
    enough = asked.enough(queue) if asked is not None else None
    said = [*_work(resource, queue), *_agents(resource, queue.agents), *_formula(resource, queue, figures)]
    if sla is not None and asked is not None:
        said += _level(sla, asked, figures, enough)
    level = figures.service_level if asked is not None and asked.share is not None else None
    waits, mean = figures.wait_probability, figures.mean_wait
    return QueueProof(service, resource, queue.load, queue.agents, waits, level, mean, enough, tuple(said))


def _work(resource: Resource, queue: Queue) -> Iterator[Said]:
    """How much work comes: arrivals × handling ÷ the time in which so many arrive."""
    arrivals = resource.arrivals
    assert arrivals is not None
    facts = {"resource": resource, "arrivals": arrivals, "handling": Seconds(queue.handling)}
    yield Said("queue-work", facts, resource.value_span("arrivals"))
    load: dict[str, object] = {"load": queue.load}
    if queue.load:
        time = Seconds(_plain(Fraction(arrivals.amount * queue.handling) / queue.load))
        load = {"amount": arrivals.amount, "handling": Seconds(queue.handling), "time": time, **load}
    yield Said("queue-load" if queue.load else "queue-idle", load, resource.value_span("handling"))


def _agents(resource: Resource, agents: int) -> Iterator[Said]:
    """Who is on shift."""
    rostered, shrinkage = resource.agents, resource.shrinkage
    assert rostered is not None
    if shrinkage is None:
        yield Said("queue-agents", {"agents": agents}, resource.value_span("agents"))
        return
    facts = {"rostered": rostered.value, "shrinkage": Share(Fraction(shrinkage.share)), "agents": agents}
    yield Said("queue-shrinkage", facts, resource.value_span("shrinkage"))


def _formula(resource: Resource, queue: Queue, figures: Figures) -> Iterator[Said]:
    """Which formula is used, and what customers find by it."""
    if queue.patience:
        yield Said("queue-erlang-a", {"patience": Seconds(queue.patience)}, resource.value_span("patience"))
    elif queue.overloaded and queue.load:
        yield Said("queue-overloaded", {"load": queue.load, "agents": queue.agents}, None)
        return
    else:
        yield Said("queue-erlang-c", {}, None)
    yield Said("queue-waits", {"share": share_of(figures.wait_probability)}, None)
    if queue.patience:
        yield Said("queue-gives-up", {"share": share_of(figures.abandoned)}, None)
    if figures.mean_wait is not None:
        yield Said("queue-mean", {"wait": seconds_of(figures.mean_wait)}, None)


def _level(sla: Sla, asked: Served, figures: Figures, enough: int | None) -> Iterator[Said]:
    """What the sla asks, what it gets, and with how many agents it would be kept."""
    span = sla.value_span("objective")
    facts: dict[str, object] = {"sla": sla, "objective": sla.objective, "limit": Seconds(asked.limit)}
    if asked.share is None:
        yield Said("queue-mean-asked", facts, span)
    else:
        yield Said("queue-level", {**facts, "share": share_of(figures.service_level)}, span)
    if enough is None:
        yield Said("queue-never-enough", {"sla": sla}, None)
    else:
        yield Said("queue-enough", {"sla": sla, "enough": enough}, None)


def share_of(share: float) -> Share:
    """A share by a formula, which is no exact figure."""
    return Share(Fraction(round(share * _SHOWN), _SHOWN))


def seconds_of(seconds: float) -> Seconds:
    """A length of time by a formula, to the thousandth of a second."""
    return Seconds(_plain(Fraction(round(seconds * 1000), 1000)))


def _plain(amount: Fraction) -> Exact:
    return int(amount) if amount.denominator == 1 else amount
