"""What there is to prove in a service: the objectives of its slas, promises and standards, and on which clock."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.model.parts import Promise, Sla, Standard
from svcdsl.values import Duration

if TYPE_CHECKING:
    from svcdsl.analyses.standards import Standards
    from svcdsl.model import Thing
    from svcdsl.model.parts import Measure
    from svcdsl.model.service import Service
    from svcdsl.model.shared import Calendar
    from svcdsl.text import Span
    from svcdsl.values import Objective


class Claim(NamedTuple):
    """One objective of a thing. `span` is where it is written."""

    kind: str
    thing: Sla | Promise | Standard
    objective: Objective | None
    span: Span
    measure: Measure | None

    @property
    def is_of_time(self) -> bool:
        """Whether it is about how long something takes."""
        return self.objective is not None and isinstance(self.objective.bound, Duration)

    @property
    def calendar(self) -> Calendar | None:
        """The calendar of its clock; None where the clock always runs. Undecided where it is not to be found.

        A promise's clock always runs, unless its limit is in business hours or days.
        """
        sla = self.sla
        if self.kind == "promise":
            return self._business(sla) if self._needs_calendar else None
        if self._needs_calendar:
            return self._business(sla)
        return self._named(sla, self.measure)

    @property
    def sla(self) -> Sla | None:
        """The sla itself, or the one behind a promise or standard."""
        thing = self.thing
        if isinstance(thing, Sla):
            return thing
        behind = thing.sla if isinstance(thing, Standard) else thing.backed_by
        return behind if isinstance(behind, Sla) else None

    @property
    def _needs_calendar(self) -> bool:
        bound = self.objective.bound if self.objective is not None else None
        return isinstance(bound, Duration) and bound.needs_calendar

    def _business(self, sla: Sla | None) -> Calendar:
        """The calendar that business hours are of: the sla's, else the measure's, its channel's, its owner's."""
        named = self._named(sla, self.measure)
        if named is not None:
            return named
        channels = self.thing.on if isinstance(self.thing, Promise) else ()
        service = self.thing.service
        owners = (
            sla.owner if sla is not None else None,
            self.thing.owner,
            service.owner if service is not None else None,
        )
        owner = next((one for one in owners if one is not None), None)
        for one in (*channels, owner):
            if one is not None and one.calendar is not None:
                return one.calendar
        raise Undecided("calendar-unknown", self.span)

    def _named(self, *things: Thing | None) -> Calendar | None:
        for thing in things:
            if thing is not None and thing.has("calendar"):
                calendar: Calendar | None = thing.calendar  # type: ignore[attr-defined]
                if calendar is None:
                    raise Undecided("calendar-unknown", thing.value_span("calendar"))
                return calendar
        return None


def claims_of(service: Service, standards: Standards) -> Iterator[Claim]:
    """Every claim of a service: slas, promises, then standards that have an objective of their own, or exceptions."""
    for sla in service.slas.values():
        yield Claim("sla", sla, sla.objective, sla.value_span("objective"), sla.measure)
    for promise in service.promises.values():
        behind = promise.backed_by if isinstance(promise.backed_by, Sla) else None
        if promise.has("says"):
            says, span = promise.says, promise.value_span("says")
        else:
            says, span = (behind.objective if behind else None), promise.span
        yield Claim("promise", promise, says, span, behind.measure if behind is not None else None)
    for standard in standards.of(service):
        measure = standard.measure or (standard.sla.measure if standard.sla is not None else None)
        if standard.has("objective"):
            yield Claim("standard", standard, standard.objective, standard.value_span("objective"), standard.measure)
        for variant in standard.except_:
            if variant.objective is not None:
                yield Claim("standard", standard, variant.objective, variant.value_span("objective"), measure)
