"""Who acts in view of customers: in frontstage steps and at moments of truth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from svcdsl.model import Thing
    from svcdsl.model.parts import Step
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Role


def roles_in_view(service: Service) -> dict[Role, tuple[str, Thing]]:
    """The roles in view, each with how and where it first appears.

    `step`: it does this frontstage step; `moment`: this step at a moment of truth; `standard`: it must keep
    this standard of a moment of truth.
    """
    roles: dict[Role, tuple[str, Thing]] = {}
    for role, how, thing in _in_view(service):
        roles.setdefault(role, (how, thing))
    return roles


def _in_view(service: Service) -> Iterator[tuple[Role, str, Thing]]:
    for process in service.processes.values():
        for step in process.steps.values():
            if step.by is not None and step.lane == "frontstage":
                yield step.by, "step", step
            elif step.by is not None and step.lane != "customer" and _decides(step):
                yield step.by, "moment", step
    for touchpoint in service.touchpoints.values():
        if touchpoint.moment_of_truth:
            for standard in touchpoint.standards.values():
                yield from ((role, "standard", standard) for role in standard.by)


def _decides(step: Step) -> bool:
    return step.touchpoint is not None and bool(step.touchpoint.moment_of_truth)
