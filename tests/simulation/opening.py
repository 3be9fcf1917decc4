"""When calendars are open, by walking through local days, and on days of a clock change through minutes."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from svcdsl.model.project import ALWAYS
from svcdsl.model.shared import Calendar
from svcdsl.values import Hours

DAY = 86400
Span = tuple[int, int]
Shift = tuple[date, int, int]
"""Hours that begin on a local day, from a moment to a moment."""


class NeverOpen(Exception):
    """Within the days looked at there is not enough open time."""


class Opening:
    """Open time as spans from a second (counted) to a second (not counted) since 1970 in UTC, in order and apart."""

    def __init__(self, spans: Sequence[Span], shifts: Sequence[Shift] = (), zone: str | None = None) -> None:
        self.spans = tuple(spans)
        self.shifts = tuple(shifts)
        self.zone = zone
        self._opens = [opens for opens, _ in self.spans]
        self._edges = [edge for span in self.spans for edge in span]
        closes: dict[date, int] = {}
        for day, _, closing in self.shifts:
            closes[day] = max(closing, closes.get(day, closing))
        self._days = sorted(closes)
        self._closes = [closes[day] for day in self._days]

    def is_open(self, moment: int) -> bool:
        """Whether time passes in the second that begins at the moment."""
        at = bisect_right(self._opens, moment) - 1
        return at >= 0 and moment < self.spans[at][1]

    def first(self, moment: int) -> int:
        """The first open moment at or after this one."""
        if self.is_open(moment):
            return moment
        at = bisect_right(self._opens, moment)
        if at == len(self.spans):
            raise NeverOpen
        return self._opens[at]

    def after(self, moment: int, amount: int) -> int:
        """When so many open seconds have passed since the moment: at the close, not the opening after it."""
        if amount == 0:
            return moment
        for at in range(max(bisect_right(self._opens, moment) - 1, 0), len(self.spans)):
            opens, closes = self.spans[at]
            begins = max(opens, moment)
            if closes - begins >= amount:
                return begins + amount
            amount -= max(closes - begins, 0)
        raise NeverOpen

    def between(self, start: int, end: int) -> int:
        """The open seconds from one moment to another; negative where the other is before it."""
        if end < start:
            return -self.between(end, start)
        first = max(bisect_right(self._opens, start) - 1, 0)
        last = bisect_right(self._opens, end)
        return sum(max(min(closes, end) - max(opens, start), 0) for opens, closes in self.spans[first:last])

    def before(self, moment: int, amount: int) -> int:
        """The latest moment from which so many open seconds pass until this one."""
        for at in range(bisect_left(self._opens, moment) - 1, -1, -1):
            opens, closes = self.spans[at]
            ends = min(closes, moment)
            if ends - opens >= amount:
                return ends - amount
            amount -= ends - opens
        raise NeverOpen

    def close_of_day(self, moment: int, number: int) -> int:
        """The last close of the open day that is the `number`th after the local day of the moment."""
        day = datetime.fromtimestamp(moment, ZoneInfo(self.zone or "UTC")).date()
        at = bisect_right(self._days, day) + number - 1
        if at >= len(self._days):
            raise NeverOpen
        return self._closes[at]

    def edges(self, after: int, until: int) -> list[int]:
        """The openings and closings after a moment and until another."""
        return self._edges[bisect_right(self._edges, after) : bisect_right(self._edges, until)]

    def both(self, other: "Opening") -> "Opening":
        """The time at which this and another are open; its days are known where both have the same zone."""
        if NONSTOP in (self, other):
            return other if self is NONSTOP else self
        shifts, zone = _shared_shifts(self, other), self.zone if self.zone == other.zone else None
        return Opening(_shared(self.spans, other.spans), shifts if zone else (), zone)


def _shared(mine: Sequence[Span], theirs: Sequence[Span]) -> list[Span]:
    spans, my, their = [], 0, 0
    while my < len(mine) and their < len(theirs):
        one, two = mine[my], theirs[their]
        if max(one[0], two[0]) < min(one[1], two[1]):
            spans.append((max(one[0], two[0]), min(one[1], two[1])))
        if one[1] <= two[1]:
            my += 1
        else:
            their += 1
    return spans


def _shared_shifts(one: Opening, other: Opening) -> list[Shift]:
    """The hours that both have, each of the day on which the later of the two begins."""
    by_day: dict[date, list[Shift]] = {}
    for shift in other.shifts:
        by_day.setdefault(shift[0], []).append(shift)
    shared = []
    for day, opens, closes in one.shifts:
        for near in (day - timedelta(1), day, day + timedelta(1)):
            for also, begins, ends in by_day.get(near, ()):
                if max(opens, begins) < min(closes, ends):
                    shared.append((day if opens >= begins else also, max(opens, begins), min(closes, ends)))
    return shared


NONSTOP = Opening([(-(10**13), 10**13)])
"""Open at every moment."""


def opening_of(calendar: Calendar | None, first: date, last: date) -> Opening:
    """When a calendar is open from one local day to another; no calendar and `24x7` are always open."""
    if calendar is None or calendar is ALWAYS:
        return NONSTOP
    zone = ZoneInfo(calendar.timezone or "UTC")
    found: list[Span] = []
    shifts: list[Shift] = []
    day = first
    while day <= last:
        found += _open_on(calendar, day, zone)
        shifts += [
            (day, _moment(day, opens, zone), _moment(day, closes, zone)) for opens, closes in hours_on(calendar, day)
        ]
        day += timedelta(1)
    return Opening(_merged(found), shifts, zone.key)


def hours_on(calendar: Calendar, day: date) -> list[tuple[int, int]]:
    """Opening and closing of a local day in minutes from its midnight; beyond 1440 the closing is on the next day."""
    usual = [hours for hours in calendar.open if hours.days and day.weekday() in hours.days]
    last = 1440 if _is_closed(calendar, day + timedelta(1)) else 2880  # a closed day is closed from its midnight on
    weekly = [] if _is_closed(calendar, day) else [(hours.opens, min(_closes(hours), last)) for hours in usual]
    return weekly + [(hours.opens, _closes(hours)) for hours in calendar.also_open if hours.date == day]


def _is_closed(calendar: Calendar, day: date) -> bool:
    return any(dates.first <= day <= dates.last for dates in calendar.closed)


def _closes(hours: Hours) -> int:
    return hours.closes if hours.closes > hours.opens else hours.closes + 1440


def _open_on(calendar: Calendar, day: date, zone: ZoneInfo) -> Iterator[Span]:
    """What is open between two local midnights, also what ran into the day from the one before."""
    today = [(opens, min(closes, 1440)) for opens, closes in hours_on(calendar, day)]
    before = [(0, closes - 1440) for _, closes in hours_on(calendar, day - timedelta(1)) if closes > 1440]
    midnight, next_midnight = _moment(day, 0, zone), _moment(day + timedelta(1), 0, zone)
    if next_midnight - midnight == DAY:
        yield from ((midnight + opens * 60, midnight + closes * 60) for opens, closes in (*before, *today))
        return
    for moment in range(midnight, next_midnight, 60):
        local = datetime.fromtimestamp(moment, zone)
        if any(opens <= local.hour * 60 + local.minute < closes for opens, closes in (*before, *today)):
            yield moment, moment + 60


def _moment(day: date, minutes: int, zone: ZoneInfo) -> int:
    """The second at which the clock on the wall shows so many minutes from a local midnight."""
    local = datetime(day.year, day.month, day.day) + timedelta(minutes=minutes)
    return int(local.replace(tzinfo=zone).astimezone(UTC).timestamp())


def _merged(spans: Sequence[Span]) -> list[Span]:
    merged: list[Span] = []
    for opens, closes in sorted(spans):
        if merged and opens <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(closes, merged[-1][1]))
        else:
            merged.append((opens, closes))
    return merged


def shows(moment: int, zone: str) -> str:
    """A moment as people write it: `Fri 2026-10-30 17:00:00`."""
    return datetime.fromtimestamp(moment, ZoneInfo(zone)).strftime("%a %Y-%m-%d %H:%M:%S")


def at(text: str, zone: str = "UTC") -> int:
    """The moment that a clock in the zone shows as `2026-10-30 17:00`."""
    return int(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).timestamp())


class Clocks:
    """The calendars of a service, each looked at once, from one local day to another."""

    def __init__(self, first: date = date(2025, 12, 1), last: date = date(2027, 4, 1)) -> None:
        self.first = first
        self.last = last
        self._found: dict[int, tuple[Calendar | None, Opening]] = {}

    def __call__(self, calendar: Calendar | None) -> Opening:
        """When the calendar is open."""
        if id(calendar) not in self._found:
            self._found[id(calendar)] = calendar, opening_of(calendar, self.first, self.last)
        return self._found[id(calendar)][1]

    def found(self) -> list[Opening]:
        """All that was looked at so far."""
        return [opening for _, opening in self._found.values()]
