"""The policies of a project made ready: which things each chooses, and which of those do not keep to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from svcdsl.analyses.condition_ids import Ids
    from svcdsl.analyses.conditions import Test
    from svcdsl.analyses.conditions_check import Fault
    from svcdsl.model import Item, Project, Thing
    from svcdsl.model.shared import Policy


class Choice(NamedTuple):
    """What a policy chooses, and what of it breaks the policy; `sure` where it could be told of every thing."""

    things: list[Thing]
    breaches: list[Thing]
    sure: bool


class HouseRules:
    """Judges policies; each is made ready and run over its things once, when it is first asked for."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._faults: dict[Policy, list[tuple[str, Fault]]] = {}
        self._choices: dict[Policy, Choice] = {}
        self._ids: Ids | None = None
        self._tests: dict[Policy, tuple[Test | None, Test | None]] = {}

    def faults(self, policy: Policy) -> list[tuple[str, Fault]]:
        """What is wrong in its conditions, each with the field (`where` or `require`) it stands in."""
        if policy not in self._faults:
            self._make_ready(policy)
        return self._faults[policy]

    def choice(self, policy: Policy) -> Choice:
        """What it chooses and finds; nothing, and not sure, where the policy could not be read whole."""
        if policy not in self._choices:
            self._choices[policy] = self._choose(policy)
        return self._choices[policy]

    def _make_ready(self, policy: Policy) -> None:
        from svcdsl.analyses.condition_ids import Ids  # only projects with policies pay for it
        from svcdsl.analyses.conditions_check import compiled

        if self._ids is None:
            self._ids = Ids(self.project)
        faults: list[tuple[str, Fault]] = []
        tests: list[Test | None] = []
        for attribute in ("where", "require"):
            condition = getattr(policy, attribute)
            if condition is None or policy.for_ is None:
                tests.append(None)
                continue
            ready = compiled(policy.for_, condition)
            faults += [(attribute, fault) for fault in ready.faults]
            if policy.origin.name in self.project.order:  # others' policies are made for other projects too
                faults += [(attribute, fault) for fault in self._ids.faults(ready.mentions)]
            tests.append(ready.test)
        self._faults[policy] = faults
        self._tests[policy] = (tests[0], tests[1])

    def _choose(self, policy: Policy) -> Choice:
        unread = policy.where is None and policy.has("where")
        if self.faults(policy) or policy.for_ is None or policy.require is None or unread:
            return Choice([], [], sure=False)
        where, require = self._tests[policy]
        assert require is not None
        choice = Choice([], [], sure=True)
        for thing in self.in_view(policy):
            chosen = where(thing) if where else True
            if chosen is None:
                choice = choice._replace(sure=False)
            if chosen:
                choice.things.append(thing)
                if require(thing) is False:
                    choice.breaches.append(thing)
        return choice

    def in_view(self, policy: Policy) -> Iterator[Thing]:
        """The things of its kind: of its own service; else of all but services that have another of that id."""
        for service, contents in self.project.contents.items():
            if service is policy.service or (policy.service is None and not _hidden(policy, service)):
                yield from (item for item in contents if policy.for_ == item.KIND)  # type: ignore[misc]


def _hidden(policy: Policy, service: Item | None) -> bool:
    return service is not None and policy.id in service.policies  # type: ignore[attr-defined]
