"""Opening hours: a span of the clock on days of the week or on a date."""

from __future__ import annotations

from . import forms
from .bad import BadValue
from .dates import date
from .normal import SPACE
from .value import Value, matched

TYPE_CHECKING = False
if TYPE_CHECKING:
    import datetime

_DAYS = {name: day for day, name in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))}
_DAYS |= {"周" + name: day for day, name in enumerate("一二三四五六日")}
_WRITTEN = f"({forms.DATE}{forms.BREAK}|[^0-9]+){forms.SPAN}"
MIDNIGHT = 1440


class Hours(Value):
    """From `opens` to `closes` (minutes from midnight; 1440 is `24:00`) on `days` or on one `date`.

    `days` is a frozenset of 0 (Monday) to 6 (Sunday), or None; `date` a `datetime.date`, or None. Where
    `closes` is not after `opens` it is that time of the next day.
    """

    __slots__ = ("days", "date", "opens", "closes")
    days: frozenset[int] | None
    date: datetime.date | None
    opens: int
    closes: int

    @property
    def minutes(self) -> int:
        """How long it is open, in minutes: 1 to 1440."""
        passed = self.closes - self.opens
        return passed if passed > 0 else passed + MIDNIGHT

    def meaning(self) -> tuple[frozenset[int] | None, datetime.date | None, int, int]:
        """Days or date, opening and length, so that `22:00-24:00` is `22:00-00:00`."""
        return self.days, self.date, self.opens, self.minutes


def hours(text: str, written: str) -> Hours:
    """Hours from normalised text."""
    on, *times = matched(_WRITTEN, text).groups()
    on = on.rstrip(SPACE)
    days = None if on[0].isdigit() else days_of(on)
    opens = _minutes(times[0], times[1], MIDNIGHT - 1)
    closes = _minutes(times[2], times[3], MIDNIGHT)
    return Hours(written, days, None if days else date(on, on).value, opens, closes)


def _minutes(hour: str, minute: str, latest: int) -> int:
    minutes = int(hour) * 60 + int(minute)
    if int(minute) > 59 or minutes > latest:
        raise BadValue("no-such-time", time=f"{hour}:{minute}")
    return minutes


def days_of(text: str) -> frozenset[int]:
    """The days that normalised `text` lists, 0 (Monday) to 6; raises BadValue `form` where it lists none."""
    if text == "每天":
        return frozenset(range(7))
    days: set[int] = set()
    for listed in text.replace("..", "-").replace("至", "-").split(","):
        ends = [_DAYS.get(name) for name in listed.strip(SPACE).split("-", 2)]
        first, last = ends[0], ends[-1]
        if first is None or last is None or len(ends) > 2:
            raise BadValue("form")
        days.update((first + step) % 7 for step in range((last - first) % 7 + 1))
    return frozenset(days)
