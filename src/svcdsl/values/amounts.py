"""Numbers, percentages, scores, rates and money, all exact."""

from __future__ import annotations

from . import forms
from .bad import BadValue
from .duration import Duration, duration
from .exact import exact, ratio
from .value import Ordered, Value, matched

TYPE_CHECKING = False
if TYPE_CHECKING:
    from fractions import Fraction

_PER = {"分钟": "m", "小时": "h", "天": "d", "周": "w", "月": "mo", "个月": "mo"}


class Number(Ordered):
    """A number: `value` is an int, or a Fraction where it is not whole."""

    __slots__ = ("value",)
    value: int | Fraction

    def compare(self, other: Number) -> int:
        """-1, 0 or 1."""
        return (self.value > other.value) - (self.value < other.value)


class Percentage(Ordered):
    """A share of 0 to 100%, kept as two whole numbers without a common divisor."""

    __slots__ = ("top", "bottom")
    top: int
    bottom: int

    @property
    def share(self) -> int | Fraction:
        """The exact share, 0 to 1: an int at either end, else a Fraction."""
        return ratio(self.top, self.bottom)

    def compare(self, other: Percentage) -> int:
        """-1, 0 or 1."""
        mine, theirs = self.top * other.bottom, other.top * self.bottom
        return (mine > theirs) - (mine < theirs)


class Score(Ordered):
    """A `value` on a scale that ends at `top`; whether it lies on the scale is for a rule to say."""

    __slots__ = ("value", "top")
    value: int | Fraction
    top: int | Fraction

    def compare(self, other: Score) -> int | None:
        """-1, 0 or 1; None for scores on different scales."""
        return (self.value > other.value) - (self.value < other.value) if self.top == other.top else None


class Rate(Value):
    """An `amount` per `unit`: `m`, `h`, `d`, `w` or `mo`. A `d` may be an open day, so it is not 24 h."""

    __slots__ = ("amount", "unit")
    amount: int | Fraction
    unit: str

    def meaning(self) -> tuple[int | Fraction, str]:
        """The amount and its unit, minutes told in hours."""
        return (self.amount * 60, "h") if self.unit == "m" else (self.amount, self.unit)


class Money(Ordered):
    """An `amount` of a `currency`, by its ISO 4217 code."""

    __slots__ = ("amount", "currency")
    amount: int | Fraction
    currency: str

    def compare(self, other: Money) -> int | None:
        """-1, 0 or 1; None for different currencies."""
        same = self.currency == other.currency
        return (self.amount > other.amount) - (self.amount < other.amount) if same else None


def number(text: str, written: str) -> Number:
    """A Number from normalised text."""
    matched(forms.SIGNED, text)
    return Number(written, exact(text))


def percentage(text: str, written: str) -> Percentage:
    """A Percentage from normalised text; above 100% is refused."""
    matched(forms.PERCENTAGE, text)
    return percents(text[:-1], written)


def percents(digits: str, written: str) -> Percentage:
    """A Percentage of so many hundredths."""
    from math import gcd

    whole, _, part = digits.partition(".")
    top, bottom = int(whole + part), 10 ** (len(part) + 2)
    if top > bottom:
        raise BadValue("beyond")
    shared = gcd(top, bottom)
    return Percentage(written, top // shared, bottom // shared)


def score(text: str, written: str) -> Score:
    """A Score from normalised text; a scale that ends at 0 is refused."""
    matched(forms.SCORE, text)
    value, top = text.split("/")
    if not exact(top):
        raise BadValue("beyond")
    return Score(written, exact(value), exact(top))


def quantity(text: str, written: str) -> Percentage | Score | Duration | Number:
    """A Percentage, Score, Duration or Number from normalised text, whichever it is."""
    if text.endswith("%"):
        return percentage(text, written)
    if "/" in text:
        return score(text, written)
    return (number if text[-1:].isdigit() else duration)(text, written)


def rate(text: str, written: str) -> Rate:
    """A Rate from normalised text."""
    amount, unit = matched(forms.RATE, text).groups()
    return Rate(written, exact(amount), _PER.get(unit, unit))


def money(text: str, written: str) -> Money:
    """Money from normalised text."""
    amount, code = matched(forms.MONEY, text).groups()
    return Money(written, exact(amount), currency(code, code))


def currency(text: str, written: str) -> str:
    """An ISO 4217 code that is in use, from normalised text; 元 is CNY."""
    matched(forms.CURRENCY, text)
    if text == "元":
        return "CNY"
    from .currencies import CODES

    if text not in CODES:
        raise BadValue("no-such-currency")
    return text
