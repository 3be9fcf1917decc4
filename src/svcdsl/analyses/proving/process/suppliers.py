"""Steps whose time nobody writes, because others do them: what their OLAs say of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.business import Business
from svcdsl.analyses.proving.process.step_times import known_opening, real_seconds
from svcdsl.analyses.proving.runs.states import FINISHED, STARTED
from svcdsl.model import CUSTOMER
from svcdsl.model.parts import Sla

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening, Openings
    from svcdsl.analyses.proving.process.business import Length
    from svcdsl.analyses.referrers import Referrers
    from svcdsl.model.parts import Step
    from svcdsl.values import Duration, Objective

    Exact = int | Fraction

_WORKING_DAY = 8 * 3600


class Bound(NamedTuple):
    """How much a step takes at most by its OLA `sla` (None: any time): seconds while `hours` are open, or business days."""

    sla: Sla
    most: Length | None
    hours: Opening


class Suppliers:
    """The bounds that OLAs set to steps without `takes`."""

    def __init__(self, referrers: Referrers, openings: Openings) -> None:
        self._referrers = referrers
        self._openings = openings

    def bound(self, step: Step) -> Bound | None:
        """What bounds a step without `takes` that has an OLA from its start to its end; None for any other.

        An OLA that holds in every case bounds it, on its own clock; where none does, nothing bounds it.
        """
        if step.has("takes"):
            return None
        olas = list(self._olas(step))
        if not olas:
            return None
        bounds = [bound for ola in olas if (bound := self._of(ola)) is not None]
        if not bounds:
            return Bound(olas[0], None, known_opening(self._openings, step.span))
        return min(bounds, key=lambda bound: _seconds(bound.most))

    def _olas(self, step: Step) -> Iterator[Sla]:
        for measure in self._referrers.of(step, "measure", "to"):
            start, end = measure.from_, measure.to  # type: ignore[attr-defined]
            if start is None or start.of is not step or (start.moment, end.moment) != (STARTED, FINISHED):
                continue
            for sla in self._referrers.of(measure, "sla", "measure"):
                assert isinstance(sla, Sla)
                if sla.party is not None and sla.party is not CUSTOMER:
                    yield sla

    def _of(self, sla: Sla) -> Bound | None:
        limit = sure_limit(sla.objective)
        measure = sla.measure
        if limit is None or measure is None:
            return None
        if (sla.has("calendar") and sla.calendar is None) or measure.excludes:
            return None
        calendar = sla.calendar or measure.calendar
        if limit.needs_calendar and calendar is None:
            owners = (sla.owner, sla.service.owner if sla.service is not None else None)
            calendar = next((one.calendar for one in owners if one is not None), None)
            if calendar is None:
                return None
        hours = known_opening(self._openings, sla.span, calendar)
        if limit.open_days:
            return Bound(sla, Business(hours, 0, limit.open_days), hours) if hours.endless else None
        return Bound(sla, real_seconds(limit, most=True) + limit.open_seconds, hours)


def _seconds(length: Length | None) -> Exact:
    """About how long a bound lasts, to choose among several."""
    return length.days * _WORKING_DAY if isinstance(length, Business) else length or 0


def sure_limit(objective: Objective | None) -> Duration | None:
    """The limit that an objective sets to every case; None where some may take longer."""
    from svcdsl.values import Duration

    if objective is None or objective.sign[0] != "<":
        return None
    if objective.limit is not None:
        return objective.limit if objective.share == 1 else None
    return objective.bound if objective.form == "max" and isinstance(objective.bound, Duration) else None
