"""Over which rolling time an objective is watched. Calendar periods are not to be had in PromQL."""

from __future__ import annotations

from fractions import Fraction

from svcdsl.values import Duration, Objective

from .aims import Note
from .metrics import Unwatched
from .names import window

_DAY = 86400
_PERIODS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
_LEAST, _MOST = 60, 3650 * _DAY
_USUAL = 30 * _DAY


def period_of(objective: Objective | None) -> tuple[Fraction, list[Note]]:
    """The rolling period in seconds, and what is to be said of it; raises Unwatched where it is too short or
    too long for Prometheus."""
    over = objective.window if objective else None
    if over is None:
        return Fraction(_USUAL), [Note("no-window", {"rolling": window(_USUAL)})]
    if over.period:
        seconds = Fraction(_PERIODS[over.period] * _DAY)
        return seconds, [Note("calendar-window", {"written": over.written, "rolling": window(seconds)})]
    length = over.length
    seconds = Fraction(_seconds(length)) if length else Fraction(_USUAL)
    if not _LEAST <= seconds <= _MOST:
        raise Unwatched("window", written=over.written)
    notes = []
    if length and length.months:
        notes.append(Note("calendar-window", {"written": over.written, "rolling": window(seconds)}))
    return seconds, notes


def _seconds(length: Duration) -> Fraction:
    """Months as whole days of an average month."""
    return Fraction(length.seconds) + (length.months * 365 // 12) * _DAY
