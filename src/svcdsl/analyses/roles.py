"""What a whole project says of each role: its trainings, its staffing, its agreements, and what it is judged by.

A role is often shared by thousands of services, so each service's rules look it up here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.model.shared import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

    from svcdsl.analyses.standards import Standards
    from svcdsl.model import Project
    from svcdsl.model.parts import Resource, Sla, Standard, Training
    from svcdsl.model.service import Service

AUDIT = "audit"
UNKNOWN = ""


class Roles:
    """Facts by role, over all services.

    `trainings` are those for a role; `half_known` the roles with a training of which a standard under `covers`
    could not be found. `staffed` have a resource, `parties` an sla whose `party` they are. `judged` are the
    kinds of measures (duration, ratio, …) of the standards they are `by` and of the slas they are `party` of;
    AUDIT for an audited standard, UNKNOWN for a measure that could not be read.
    """

    __slots__ = ("half_known", "judged", "parties", "staffed", "trainings")

    def __init__(self, project: Project, standards: Standards) -> None:
        self.trainings: dict[Role, list[Training]] = {}
        self.half_known: set[Role] = set()
        self.staffed: set[Role] = set()
        self.parties: set[Role] = set()
        self.judged: dict[Role, set[str]] = {}
        for service in project.services.values():
            self._read_trainings(service)
            self._read_judgements(service, standards.of(service))
            self.staffed.update(
                resource.role
                for resource in service.resources.values()
                if resource.role is not None and is_staffed(resource)
            )

    def _read_trainings(self, service: Service) -> None:
        for training in service.trainings.values():
            for role in training.for_:
                self.trainings.setdefault(role, []).append(training)
            if not training.whole("covers"):
                self.half_known.update(training.for_)

    def _read_judgements(self, service: Service, standards: Iterable[Standard]) -> None:
        for standard in standards:
            kind = judged_by(standard) if standard.by else None
            if kind is not None:
                for role in standard.by:
                    self.judged.setdefault(role, set()).add(kind)
        for sla in service.slas.values():
            if isinstance(sla.party, Role):
                self.parties.add(sla.party)
                self.judged.setdefault(sla.party, set()).add(kind_of(sla))


def is_staffed(resource: Resource) -> bool:
    """Whether a resource is people: no tool or material, and a role or a number of agents is given."""
    return not resource.has("kind") and (resource.has("role") or resource.has("agents"))


def judged_by(standard: Standard) -> str | None:
    """The kind of the measure that a standard is held against, AUDIT, UNKNOWN, or None where there is neither."""
    if standard.has("audit"):
        return AUDIT
    if standard.has("sla"):
        return kind_of(standard.sla) if standard.sla is not None else UNKNOWN
    if not standard.has("measure"):
        return None
    return (standard.measure and standard.measure.kind) or UNKNOWN


def kind_of(sla: Sla) -> str:
    """The kind of an sla's measure, or UNKNOWN."""
    return (sla.measure and sla.measure.kind) or UNKNOWN
