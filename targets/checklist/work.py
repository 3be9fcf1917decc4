"""Who has to do with what: for each role the parts of a service that belong on its checklist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from svcdsl.model.parts import Touchpoint

from .flow_order import in_order
from .targets import all_steps, end_steps

if TYPE_CHECKING:
    from svcdsl.model.items import ComplaintClass, Escalation
    from svcdsl.model.parts import Feedback, Process, Review, Sla, Standard, Step
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Role


class Work:
    """What one role does in one service.

    `steps` are its steps by process, in the order of flow; `standards` those that hold at a step, `loose`
    those that hold at none; `audits` it carries out itself; `told` are the rungs of ladders that end with it.
    """

    __slots__ = (
        "audits", "classes", "feedback", "loose", "reviews", "service", "standards", "steps", "told",
    )  # fmt: skip

    def __init__(self, service: Service) -> None:
        self.service = service
        self.steps: dict[Process, list[Step]] = {}
        self.standards: dict[Step, list[Standard]] = {}
        self.loose: list[Standard] = []
        self.audits: list[Standard] = []
        self.feedback: list[Feedback] = []
        self.reviews: list[Review] = []
        self.classes: list[tuple[Feedback, ComplaintClass]] = []
        self.told: list[tuple[Sla, Escalation]] = []

    def all_steps(self) -> Iterator[Step]:
        """Its steps, process by process."""
        for steps in self.steps.values():
            yield from steps

    def touchpoints(self) -> list[Touchpoint]:
        """Where it meets customers, each once, in the order of its steps."""
        return list(dict.fromkeys(step.touchpoint for step in self.all_steps() if step.touchpoint is not None))

    def all_standards(self) -> list[Standard]:
        """Every standard on its checklist, once."""
        of_steps = (standard for step in self.all_steps() for standard in self.standards.get(step, ()))
        return list(dict.fromkeys([*of_steps, *self.loose]))


def work_by_role(services: Iterable[Service]) -> dict[Role, list[Work]]:
    """Each role's work in every service in which it has any, in the order of the services."""
    found: dict[Role, list[Work]] = {}
    for service in services:
        for role, work in _work_in(service).items():
            found.setdefault(role, []).append(work)
    return found


def standards_of(service: Service) -> Iterator[Standard]:
    """All standards of a service: those of its touchpoints, then its own."""
    for touchpoint in service.touchpoints.values():
        yield from touchpoint.standards.values()
    yield from service.standards.values()


def _work_in(service: Service) -> dict[Role, Work]:
    found: dict[Role, Work] = {}

    def of(role: Role) -> Work:
        work = found.get(role)
        if work is None:
            work = found[role] = Work(service)
        return work

    for process in service.processes.values():
        for step in in_order(process):
            if step.by is not None:
                of(step.by).steps.setdefault(process, []).append(step)
    for standard in standards_of(service):
        for role in standard.by or _roles_at(service, standard):
            _place(of(role), standard)
        if standard.audit is not None and standard.auditor is not None:
            of(standard.auditor).audits.append(standard)
    _duties(service, of)
    return found


def _duties(service: Service, of: Callable[[Role], Work]) -> None:
    """What comes back regularly, and what a role is told of."""
    for feedback in service.feedback.values():
        for role in feedback.by:
            of(role).feedback.append(feedback)
        for one in feedback.classes.values():
            if one.by is not None:
                of(one.by).classes.append((feedback, one))
    for review in service.reviews.values():
        for role in review.by:
            of(role).reviews.append(review)
    for sla in service.slas.values():
        for rung in sla.escalate:
            if rung.to is not None:
                of(rung.to).told.append((sla, rung))


def _roles_at(service: Service, standard: Standard) -> list[Role]:
    """Whom a standard without roles concerns: whoever works at its touchpoint."""
    if not isinstance(standard.parent, Touchpoint):
        return []
    steps = (step for process in service.processes.values() for step in process.steps.values())
    return list(dict.fromkeys(step.by for step in steps if step.by and step.touchpoint is standard.parent))


def _place(work: Work, standard: Standard) -> None:
    """Put a standard at the step where it is kept; at none if the role has no step for it.

    That is where its measure is decided, else the step of the same name, else in each process the first
    of the role's steps at its touchpoint.
    """
    decided = end_steps(standard.measure or (standard.sla.measure if standard.sla else None))
    steps = list(work.all_steps())
    at = [step for step in steps if step in decided] or [step for step in steps if step.id == standard.id]
    if not at and isinstance(standard.parent, Touchpoint):
        for own in work.steps.values():
            at += [step for step in own if step.touchpoint is standard.parent][:1]
    for step in at:
        work.standards.setdefault(step, []).append(standard)
    if not at:
        work.loose.append(standard)


def at_steps(service: Service) -> dict[Step, list[Standard]]:
    """The standards that are kept at each step, whoever it is that does it."""
    found: dict[Step, list[Standard]] = {}
    for work in _work_in(service).values():
        for step, standards in work.standards.items():
            found.setdefault(step, []).extend(standards)
    return found


def slas_met(work: Work) -> list[Sla]:
    """The slas in which a role's work counts: by its steps, or by its standards."""
    steps = set(work.all_steps())
    by_standard = {standard.sla for standard in work.all_standards()}
    return [
        sla for sla in work.service.slas.values() if sla in by_standard or not steps.isdisjoint(all_steps(sla.measure))
    ]
