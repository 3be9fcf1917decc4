"""Objectives: what is aimed at, and over which window."""

from __future__ import annotations

from . import forms
from .amounts import Number, Percentage, Score, percents, quantity
from .bad import BadValue
from .duration import Duration, lasting
from .value import Value, compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

_FORMS = {
    "均值": "mean",
    "中位数": "median",
    "最大": "max",
    "净推荐值": "nps",
    "次数": "count",
    "费力度": "ces",
    "比率": "rate",
}
_PERIODS = {
    **dict.fromkeys(("day", "每日", "每天"), "day"),
    **dict.fromkeys(("week", "每周"), "week"),
    **dict.fromkeys(("month", "每月"), "month"),
    **dict.fromkeys(("quarter", "每季", "每季度"), "quarter"),
    **dict.fromkeys(("year", "每年"), "year"),
}


Bound = Duration | Percentage | Score | Number


class Window(Value):
    """A rolling `length`, or a calendar `period`: day, week, month, quarter or year; the other is None."""

    __slots__ = ("length", "period")
    length: Duration | None
    period: str | None


class Objective(Value):
    """What a measure is to reach.

    `form` is `within`, `mean`, `median`, `max`, `nps`, `ces`, `rate`, `available` or `count`; `sign` one of
    `<=`, `<`, `>=`, `>`; `bound` the Duration, Percentage, Score or Number that it is held against (the
    limit, for `within`); `percent` the Percentage of cases for `within`, else None; `window` a Window or
    None.
    """

    __slots__ = ("form", "percent", "sign", "bound", "window")
    form: str
    percent: Percentage | None
    sign: str
    bound: Bound
    window: Window | None

    @property
    def limit(self) -> Duration | None:
        """The time within which the share of cases must be, also of a median of a time; else None."""
        return self.bound if type(self.bound) is Duration and self._as_share() else None

    @property
    def share(self) -> int | Fraction | None:
        """The exact share of cases that must keep the limit: 1 for `always`, ½ for a median; else None."""
        percent = self._as_share()
        return percent.share if percent else None

    def _as_share(self) -> Percentage | None:
        if self.form == "median" and self.sign[0] == "<" and type(self.bound) is Duration:
            return _HALF
        return self.percent

    def meaning(self) -> tuple[object, ...]:
        """The fields, with a median of a time as the half of the cases within it."""
        percent = self._as_share()
        return ("within" if percent else self.form, percent, self.sign, self.bound, self.window)


_HALF = Percentage("50%", 1, 2)


def objective(text: str, written: str) -> Objective:
    """An Objective from normalised text."""
    found = _longest(text)
    if found is None or found.end != len(text):
        raise BadValue("form")
    percent = percents(found.share, found.share + "%") if found.share else None
    figure = found.bound[-1] in "0123456789%"
    bound = (quantity if figure else lasting)(found.bound, found.bound)
    return Objective(written, found.form, percent, found.sign, bound, _window(found.window))


def reach(text: str) -> int:
    """How far the longest objective that starts normalised `text` reaches, to a space or the end; else 0."""
    found = _longest(text)
    return found.end if found else 0


class _Found:
    """The pieces of an objective in a text, each as it stands there, and where it ends."""

    __slots__ = ("bound", "end", "form", "share", "sign", "window")

    def __init__(self, form: str, share: str | None, sign: str, bound: str, end: int) -> None:
        self.form = form
        self.share = share
        self.sign = sign
        self.bound = bound
        self.end = end
        self.window: str | None = None


def _longest(text: str) -> _Found | None:
    before = None if text.isascii() else _window_before(text)
    found = _aim(text, before[1] if before else 0)
    if found is None:
        return None
    after = None if before else _window_after(text, found.end)
    if before:
        found.window = before[0]
    elif after and text[after[1] : after[1] + 1] in _ENDS:
        found.window, found.end = after
    return found if text[found.end : found.end + 1] in _ENDS else None


_ENDS = ("", " ", "\t", "\r", "\n")


def _aim(text: str, at: int) -> _Found | None:
    head = compiled(forms.AIM_HEAD).match(text, at)
    if head is None:
        return None
    share, within, percentile, less, name, *signs = head.groups()
    if not (within or percentile):
        form = _FORMS.get(name, name) or "available"
        end = _end_of_bound(text, head.end(), _KINDS.get(form, "t%/n"))
        sign = next(filter(None, signs), ">=")
        return _Found(form, None, sign, text[head.end() : end], end) if end else None
    time = compiled(forms.TIME).match(text, head.end())
    end = time.end() if time else 0
    if time and within and within[0] == "在":
        end = _end_of_inside(text, end)
    if not (time and end):
        return None
    return _Found("within", share or percentile or "100", less or "<=", time[0], end)


def _end_of_bound(text: str, at: int, kinds: str) -> int:
    """Where a bound of one of the kinds ends (t time, % percentage, / score, n number), or 0."""
    time = compiled(forms.TIME).match(text, at) if "t" in kinds else None
    if time:
        return time.end()
    figure = compiled(forms.FIGURE).match(text, at)
    if figure is None:
        return 0
    kind = (figure[2] or "n")[0]
    return figure.end() if kind in kinds and not (kind == "%" and figure[1][0] == "-") else 0


_KINDS = {"nps": "n", "count": "n", "ces": "/n", "rate": "%", "available": "%"}


def _window_before(text: str) -> tuple[str, int] | None:
    """The length or period of a window in front, and where what follows it begins."""
    head = compiled(forms.BEFORE_HEAD).match(text)
    lately, period = head.groups() if head else (None, None)
    if head is None or period:
        said, end = period, head.end() if head else 0
    else:
        said, end = _length(text, head.end(), inside=not lately)
    if not said:
        return None
    gap = compiled(forms.GAP).match(text, end)
    return said, gap.end() if gap else end


def _window_after(text: str, at: int) -> tuple[str, int] | None:
    """The length or period of a window behind, and where it ends."""
    head = compiled(forms.AFTER_HEAD).match(text, at)
    if head is None:
        return None
    over, overall, lately, period = head.groups()
    if overall or period:
        return overall or period, head.end()
    said, end = _length(text, head.end(), inside=not (over or lately))
    return (said, end) if said else None


def _length(text: str, at: int, inside: bool) -> tuple[str, int]:
    """The length of a window and its end, which with `inside` is behind 内; an empty length where none is."""
    time = compiled(forms.TIME).match(text, at)
    if time is None or time[0].endswith(_OPEN):
        return "", 0
    end = _end_of_inside(text, time.end()) if inside else time.end()
    return (time[0], end) if end else ("", 0)


_INSIDE = f"{forms.GAP}内"
_OPEN = ("bh", "bd", "工作小时", "工作日")


def _end_of_inside(text: str, at: int) -> int:
    inside = compiled(_INSIDE).match(text, at)
    return inside.end() if inside else 0


def _window(said: str | None) -> Window | None:
    if said is None:
        return None
    if said in _PERIODS:
        return Window(said, None, _PERIODS[said])
    length = lasting(said, said)
    if not (length.seconds or length.months):
        raise BadValue("beyond")
    return Window(said, length, None)
