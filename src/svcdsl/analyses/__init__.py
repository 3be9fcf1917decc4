"""Floor 5: facts computed from the model once, and shared by rules and outputs."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from svcdsl.analyses.asked import Asked
from svcdsl.analyses.customer_texts import Promised
from svcdsl.analyses.doubts import Doubts
from svcdsl.analyses.flow import Flow, Way
from svcdsl.analyses.referrers import Referrers
from svcdsl.analyses.roles import Roles
from svcdsl.analyses.standards import Standards
from svcdsl.analyses.strictness import Strictness

if TYPE_CHECKING:
    from svcdsl.analyses.absences import Absences
    from svcdsl.analyses.concurrency import Concurrency
    from svcdsl.analyses.erlang import Queue
    from svcdsl.analyses.house_rules import HouseRules
    from svcdsl.analyses.loops import Loops
    from svcdsl.analyses.proving.prover import Prover
    from svcdsl.analyses.soundness import Soundness
    from svcdsl.model import Project
    from svcdsl.model.parts import Process, Resource

__all__ = ["Analyses", "Flow", "Referrers", "Roles", "Way"]


class Analyses:
    """What is known of a project; each fact is computed when it is first asked for, and kept.

    `asked` notes what is asked that does not follow from the thing at hand and what it leads to. So whatever is kept
    from one service to the next must be such that it follows, as a calendar's hours do; what may hang on who refers
    to a thing is dropped by `forget_flows`, and what is gathered from all services notes `everything`.
    """

    def __init__(self, project: Project) -> None:
        self.asked = Asked()
        self._project = project
        self._flows: dict[Process, Flow] = {}
        self._soundness: dict[Process, Soundness] = {}
        self._loops: dict[Process, Loops] = {}
        self._queues: dict[Resource, Queue | None] = {}
        self._prover: Prover | None = None
        self._concurrency: dict[Process, Concurrency] = {}

    @property
    def project(self) -> Project:
        """All there is."""
        self.asked.everything = True
        return self._project

    def flow(self, process: Process) -> Flow:
        """The graph of a process."""
        flow = self._flows.get(process)
        if flow is None:
            flow = self._flows[process] = Flow(process)
        return flow

    def soundness(self, process: Process) -> Soundness:
        """What goes wrong between the forks and joins of a process."""
        found = self._soundness.get(process)
        if found is None:
            from svcdsl.analyses.soundness import Soundness

            found = self._soundness[process] = Soundness(self.flow(process))
        return found

    def loops(self, process: Process) -> Loops:
        """The loops of a process."""
        found = self._loops.get(process)
        if found is None:
            from svcdsl.analyses.loops import Loops

            found = self._loops[process] = Loops(self.flow(process))
        return found

    def concurrency(self, process: Process) -> Concurrency:
        """Which steps of a process can be under way at one time."""
        found = self._concurrency.get(process)
        if found is None:
            from svcdsl.analyses.concurrency import Concurrency

            found = self._concurrency[process] = Concurrency(self.flow(process))
        return found

    def prover(self, today: str) -> Prover:
        """What proves the claims of services as of an ISO date."""
        if self._prover is None or self._prover.today != today:
            from svcdsl.analyses.proving.prover import Prover  # heavy, and seldom asked for

            self._prover = Prover(self, today)
        return self._prover

    def queue(self, resource: Resource) -> Queue | None:
        """The queue before a staffed resource, None where it cannot be told."""
        if resource not in self._queues:
            from svcdsl.analyses.staffing import queue_of

            self._queues[resource] = queue_of(resource, self.strictness)
        return self._queues[resource]

    def forget_flows(self) -> None:
        """Drop what is of no use to the next service: graphs, and what was proved.

        It must not serve the next one either: what it hangs on was noted for the service that asked first.
        """
        self._flows.clear()
        self._soundness.clear()
        self._loops.clear()
        self._queues.clear()
        self._concurrency.clear()
        if self._prover is not None:
            self._prover.forget()

    @cached_property
    def absences(self) -> Absences:
        """When clocks run and none of those who should look after them is on duty."""
        from svcdsl.analyses.absences import Absences  # time zones are slow to import, and few services need them

        return Absences()

    @property
    def house_rules(self) -> HouseRules:
        """The policies of the project, and what they find."""
        self.asked.everything = True
        return self._house_rules

    @cached_property
    def _house_rules(self) -> HouseRules:
        from svcdsl.analyses.house_rules import HouseRules  # few projects have policies

        return HouseRules(self._project)

    @cached_property
    def referrers(self) -> Referrers:
        """Who refers to what, over all services."""
        return Referrers(self._project, self.asked)

    @property
    def roles(self) -> Roles:
        """What all services say of each role."""
        self.asked.everything = True
        return self._roles

    @cached_property
    def _roles(self) -> Roles:
        return Roles(self._project, self.standards)

    @cached_property
    def standards(self) -> Standards:
        """The standards of each service, those of its touchpoints included."""
        return Standards()

    @cached_property
    def doubts(self) -> Doubts:
        """Where a reference is written that nothing answers to."""
        return Doubts(self._project, self.asked)

    @cached_property
    def strictness(self) -> Strictness:
        """The clocks of slas and promises, to tell which objective is the stricter one."""
        return Strictness()

    @property
    def promised(self) -> Promised:
        """The figures that promises give, by service and by channel."""
        self.asked.everything = True
        return self._promised

    @cached_property
    def _promised(self) -> Promised:
        return Promised(self._project)
