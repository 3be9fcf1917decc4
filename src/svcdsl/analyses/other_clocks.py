"""The clocks of standards and of feedback's deadlines, beside those of slas and promises that `strictness` knows.

A standard's clock is its sla's, else its measure's calendar, else it always runs; its business hours and days may
come from its owner's calendar. A deadline of feedback runs on the channel's calendar, else always; its business
hours and days are of the channel's calendar, else of the owner's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from svcdsl.analyses.strictness import Clock, Strictness
from svcdsl.model.project import ALWAYS

if TYPE_CHECKING:
    from svcdsl.model import Item
    from svcdsl.model.parts import Feedback, Standard
    from svcdsl.model.shared import Calendar


def clock_of_standard(standard: Standard, clocks: Strictness) -> Clock:
    """The clock of a standard's objective, its sla's where it takes that one."""
    if standard.sla is not None:
        return clocks.of_sla(standard.sla)
    return _clock(standard, standard.measure, clocks)


def clock_of_deadline(feedback: Feedback, clocks: Strictness) -> Clock:
    """The clock of `acknowledge` and `resolve`."""
    known = feedback.channel is not None or not feedback.has("channel")
    return _clock(feedback, feedback.channel, clocks, known)


def _clock(thing: Standard | Feedback, timed: Item | None, clocks: Strictness, known: bool = True) -> Clock:
    calendar: Calendar | None = getattr(timed, "calendar", None)
    if timed is not None and timed.has("calendar") and calendar is None:
        known = False
    owner = thing.owner or (thing.service and thing.service.owner)
    business = calendar or (owner and owner.calendar)
    runs = None if calendar is None or calendar is ALWAYS else clocks.week(calendar)
    return Clock(runs, clocks.week(business) if business else None, known)
