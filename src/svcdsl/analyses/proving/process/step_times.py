"""How long a step lasts, and in which hours: from the model to lengths.

Business hours and days of a step are counted on its own hours, those of its role and its touchpoint's channel; where
neither names a calendar, on that of the service's owner.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses.proving.process.business import Business, BusinessTime, has_business
from svcdsl.analyses.proving.process.network import NO_TIME, Lengths
from svcdsl.analyses.proving.process.undecided import Undecided
from svcdsl.analyses.proving.runs.stays import FOREVER

if TYPE_CHECKING:
    from fractions import Fraction

    from svcdsl.analyses.opening import Opening, Openings
    from svcdsl.analyses.proving.process.business import Length
    from svcdsl.analyses.proving.process.suppliers import Bound, Suppliers
    from svcdsl.model.parts import Sla, Step
    from svcdsl.model.shared import Calendar, Channel, Role
    from svcdsl.text import Span
    from svcdsl.values import Duration

    Exact = int | Fraction
    Pair = tuple[Length, Length]

DAY = 86400
_FEWEST_DAYS = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST_DAYS = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)


class StepTime(NamedTuple):
    """The lengths of a step, as a node has them; `after` is its timeout, in seconds (FOREVER in business time)."""

    waits: Lengths
    takes: Lengths
    hours: Opening | None
    after: Exact | None
    supplier: Sla | None
    business: BusinessTime | None


class StepTimes:
    """Reads the lengths of steps; `openings` are those of the project's calendars."""

    def __init__(self, suppliers: Suppliers, openings: Openings) -> None:
        self._suppliers = suppliers
        self._openings = openings

    def of(self, step: Step) -> StepTime:
        """The lengths of a step; Undecided where the text leaves them open."""
        hours = self._hours(step)
        bound = self._suppliers.bound(step)
        if bound is not None and not isinstance(bound.most, Business):
            hours = bound.hours
        waits, takes = self._waits(step), self._takes(step, bound, hours)
        after = self._after(step, hours)
        only = None if hours.always else hours
        supplier = None if bound is None else bound.sla
        pure = not has_business(*waits, *takes)
        if pure and isinstance(after, Business) and after.hours is only and not after.days and not waits[1]:
            after = after.seconds  # what is worked in the hours that the timeout counts
        if pure and not has_business(after):
            return StepTime(*_in_seconds(waits, takes), only, _ending(waits, takes, after), supplier, None)
        return StepTime(
            Lengths(0, FOREVER) if waits[1] else NO_TIME,
            Lengths(1 if takes[0] else 0, None) if takes[1] else NO_TIME,
            only,
            None if after is None else FOREVER,
            supplier,
            BusinessTime(waits, takes, after),
        )

    def _hours(self, step: Step) -> Opening:
        """When work on a step goes on: while the calendars of its role and its touchpoint's channel are open."""
        return known_opening(self._openings, step.span, *_own_calendars(step))

    def _takes(self, step: Step, bound: Bound | None, hours: Opening) -> Pair:
        if bound is not None:
            return 0, FOREVER if bound.most is None else bound.most
        if step.takes is None:
            if step.has("takes"):
                raise Undecided("unknown-duration", step.value_span("takes"), step=step)
            return 0, 0
        found = (
            self._length(step, "takes", step.takes.least, most=False),
            self._length(step, "takes", step.takes.most, most=True),
        )
        # Open hours of the step's own are work like any other.
        least, most = (_plain(one, hours) for one in found)
        return least, most if has_business(least, most) else max(least, most)

    def _waits(self, step: Step) -> Pair:
        if step.waits is None:
            if step.has("waits"):
                raise Undecided("unknown-duration", step.value_span("waits"), step=step)
            return 0, 0
        least, most = step.waits.least, step.waits.most
        return self._length(step, "waits", least, most=False), self._length(step, "waits", most, most=True)

    def _after(self, step: Step, hours: Opening) -> Length | None:
        timeout = step.timeout
        if timeout is None or not timeout.has("to"):
            return None
        after = timeout.after
        if after is None or after.months or timeout.to is None:
            raise Undecided("unknown-duration", timeout.span, step=step)
        return self._length(step, "timeout", after, most=True)

    def _length(self, step: Step, field: str, length: Duration, *, most: bool) -> Length:
        if not length.needs_calendar:
            return real_seconds(length, most=most)
        return Business(self._business_hours(step, field), length.open_seconds, length.open_days)

    def _business_hours(self, step: Step, field: str) -> Opening:
        """The hours in which the business time of a step is counted."""
        calendars = [one for one in _own_calendars(step) if one is not None]
        service = step.service
        if not calendars and service is not None and service.owner is not None:
            calendars = [one for one in (opening_calendar(service.owner, step.span),) if one is not None]
        opening = known_opening(self._openings, step.span, *calendars)
        if not calendars or not opening.endless:
            raise Undecided("calendar-unknown", step.value_span(field))
        return opening


def _plain(length: Length, hours: Opening) -> Length:
    """Work, in seconds where its business hours are those in which it goes on."""
    return length.seconds if isinstance(length, Business) and not length.days and length.hours is hours else length


def _in_seconds(waits: Pair, takes: Pair) -> tuple[Lengths, Lengths]:
    """The lengths of a step without business time."""
    least, most = takes
    if most == FOREVER:
        return Lengths(*waits), Lengths(least, None)  # type: ignore[arg-type]
    return Lengths(*waits), Lengths(least, most)  # type: ignore[arg-type]


def _ending(waits: Pair, takes: Pair, after: Length | None) -> Exact | None:
    """A timeout that may come, of a step without business time: what is done just then is done."""
    if after is None or waits[1] + takes[1] <= after:  # type: ignore[operator]
        return None
    return after  # type: ignore[return-value]


def _own_calendars(step: Step) -> list[Calendar | None]:
    channel = step.touchpoint.channel if step.touchpoint is not None else None
    return [opening_calendar(one, step.span) for one in (step.by, channel) if one is not None]


def opening_calendar(one: Role | Channel, span: Span) -> Calendar | None:
    """The calendar of a role or channel; Undecided where one is written that nobody found."""
    if one.calendar is None and one.has("calendar"):
        raise Undecided("calendar-unknown", span)
    return one.calendar


def known_opening(openings: Openings, span: Span, *calendars: Calendar | None) -> Opening:
    """When calendars are open at once; Undecided where one of them does not say so."""
    opening = openings.of(*calendars)
    if not opening.known:
        raise Undecided("calendar-unknown", span)
    return opening


def real_seconds(length: Duration, *, most: bool) -> Exact:
    """The seconds and calendar months of a length, with as few or as many days as months can have."""
    years, months = divmod(length.months, 12)
    days = years * (366 if most else 365) + (_MOST_DAYS if most else _FEWEST_DAYS)[months]
    return days * DAY + length.seconds
