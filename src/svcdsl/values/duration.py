"""Durations and ranges of durations."""

from __future__ import annotations

from . import forms
from .bad import BadValue
from .exact import exact
from .value import Ordered, Value, compiled, matched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

_SECONDS = {
    **dict.fromkeys(("s", "秒"), 1),
    **dict.fromkeys(("m", "分钟"), 60),
    **dict.fromkeys(("h", "小时"), 3600),
    **dict.fromkeys(("d", "天"), 86400),
    **dict.fromkeys(("w", "周"), 604800),
}
_ISO_DATE = {"W": 604800, "D": 86400}
_ISO_TIME = {"H": 3600, "M": 60, "S": 1}
_PART = f"({forms.NUMBER})[ \\t\\r\\n]*([^0-9. \\t\\r\\n]+)"
# Days in 0 to 11 calendar months following each other: the fewest and the most.
_FEWEST = (0, 28, 59, 89, 120, 150, 181, 212, 242, 273, 303, 334)
_MOST = (0, 31, 62, 92, 123, 153, 184, 215, 245, 276, 306, 337)


class Duration(Ordered):
    """A length of time, equal to another when it means the same (`60m`, `1h`, `PT1H`).

    `seconds` are counted ones (of s, m, h, of d as 24 h and w as 168 h), `months` calendar months,
    `open_seconds` open time under a calendar (`4bh`), `open_days` open days (`2bd`). The seconds are int, or
    Fraction where not whole.
    """

    __slots__ = ("seconds", "months", "open_seconds", "open_days")
    seconds: int | Fraction
    months: int
    open_seconds: int | Fraction
    open_days: int

    @property
    def needs_calendar(self) -> bool:
        """Whether it is told in business hours or business days."""
        return bool(self.open_seconds or self.open_days)

    def compare(self, other: Duration) -> int | None:
        """-1, 0 or 1; None where a calendar decides (`1mo` and `30d`, `8bh` and `1bd`)."""
        signs = {
            _clock_sign(self.months - other.months, self.seconds - other.seconds),
            _sign(self.open_seconds - other.open_seconds),
            _sign(self.open_days - other.open_days),
        } - {0}
        return 0 if not signs else signs.pop() if len(signs) == 1 else None


class Range(Value):
    """From `least` to `most`; `typical` is None where it is not said and the ends differ."""

    __slots__ = ("least", "typical", "most")
    least: Duration
    typical: Duration | None
    most: Duration


def _sign(amount: int | Fraction) -> int:
    return (amount > 0) - (amount < 0)


def _clock_sign(months: int, seconds: int | Fraction) -> int | None:
    """The sign of so many months and seconds together; None where it hangs on which months they are."""
    if months < 0:
        turned = _clock_sign(-months, -seconds)
        return None if turned is None else -turned
    years, rest = divmod(months, 12)
    low = _sign((years * 365 + _FEWEST[rest]) * 86400 + seconds)
    high = _sign((years * 366 + _MOST[rest]) * 86400 + seconds)
    return low if low == high else None


def duration(text: str, written: str) -> Duration:
    """A Duration from normalised text."""
    matched(forms.TIME, text)
    if len(text.split()) > 1:
        raise BadValue("form")
    return lasting(text, written)


def lasting(text: str, written: str) -> Duration:
    """A Duration from normalised text known to have the form; it may have spaces before Chinese units."""
    if text[0] == "P":
        return _iso(text, written)
    if text[0] == "半":
        return Duration(written, 1800, 0, 0, 0)
    seconds: int | Fraction = 0
    months = 0
    last: int | None = None
    for digits, unit in compiled(_PART).findall(text):
        if unit in ("mo", "个月"):
            size, months = 1 << 62, months + int(digits)
        elif unit in ("bd", "工作日", "个工作日"):
            return Duration(written, 0, 0, 0, int(digits))
        elif unit in ("bh", "工作小时", "个工作小时"):
            return Duration(written, 0, 0, exact(digits, 3600), 0)
        else:
            size = _SECONDS[unit.removeprefix("个")]
            seconds += exact(digits, size)
        if last is not None and size >= last:
            raise BadValue("order")
        last = size
    return Duration(written, seconds, months, 0, 0)


def _iso(text: str, written: str) -> Duration:
    date, _, time = text[1:].partition("T")
    seconds: int | Fraction = 0
    months = 0
    for part, order, sizes in ((date, "YMWD", _ISO_DATE), (time, "HMS", _ISO_TIME)):
        last = -1
        for digits, unit in compiled(f"({forms.NUMBER})([A-Z])").findall(part):
            if order.index(unit) <= last:
                raise BadValue("order")
            last = order.index(unit)
            if unit in sizes:
                seconds += exact(digits, sizes[unit])
            else:
                months += int(digits) * (12 if unit == "Y" else 1)
    return Duration(written, seconds, months, 0, 0)


def range_of(text: str, written: str) -> Range:
    """A Range from normalised text; ends the wrong way round are refused, ends without an order are not."""
    parts = [duration(part, part) for part in text.replace("至", "..").split("..", 3)]
    if len(parts) > 3:
        raise BadValue("form")
    if any(parts[at].compare(parts[at + 1]) == 1 for at in range(len(parts) - 1)):
        raise BadValue("order")
    least, most = parts[0], parts[-1]
    typical = parts[1] if len(parts) == 3 else least if least == most else None
    return Range(written, least, typical, most)
