"""One language's voice: words, names and figures as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING

from svcdsl.language import language as the_language
from svcdsl.model import ALWAYS, Thing, in_language
from svcdsl.values import Duration, Money, Percentage, Range, Recurrence, Score

from .markdown import Marked, joined, marked
from .words import LANGUAGES, WORDS

if TYPE_CHECKING:
    from fractions import Fraction

_ONE_UNIT = re.compile(r"([\d.]+)(\D+)")
MINUTE, HOUR, DAY = 60, 3600, 86400
_EVERY = {(1, "d"): "day", (1, "w"): "week", (1, "mo"): "month", (3, "mo"): "quarter", (12, "mo"): "year"}


class Voice:
    """Says things in one language; a language that has no words of its own speaks English."""

    __slots__ = ("column", "language")

    def __init__(self, language: str) -> None:
        self.language = language
        head = language.partition("-")[0]
        self.column = LANGUAGES.index(head) if head in LANGUAGES else 0

    def say(self, key: str, **facts: object) -> Marked:
        """The phrase of that key with its facts, each escaped unless it is Markdown already."""
        phrase = WORDS[key][self.column]
        return Marked(phrase.format(**{name: marked(fact) for name, fact in facts.items()}))

    def text(self, text: str | None) -> Marked:
        """A text that somebody wrote, in this language."""
        return marked(in_language(text, self.language)) if text else Marked("")

    def name(self, thing: Thing) -> Marked:
        """A thing's title, or its id; `24x7` by what it means."""
        return self.say("round-the-clock") if thing is ALWAYS else self.text(thing.label)

    def names(self, things: Iterable[Thing]) -> Marked:
        """Titles in a row."""
        return joined(self.say("list"), [self.name(thing) for thing in things])

    def texts(self, texts: Iterable[str]) -> Marked:
        """Texts in a row."""
        return joined(self.say("texts"), [self.text(text) for text in texts])

    def choice(self, kind: str, field: str, value: str) -> Marked:
        """A choice of the language, such as a lane."""
        chinese = the_language().kinds[kind].field(field).options[value]
        return Marked(chinese[0] if self.column and chinese else value)

    def duration(self, duration: Duration) -> Marked:
        """A length of time, largest unit first: `1 h 30 min`, `2 business days`."""
        parts = []
        if duration.months:
            parts.append(self._counted("month", duration.months))
        parts += self._clock(duration.seconds)
        if duration.open_seconds:
            parts.append(self._open(duration.open_seconds))
        if duration.open_days:
            parts.append(self._counted("open-day", duration.open_days))
        return joined(self.say("time-gap"), parts) or self.say("seconds", n=0)

    def _clock(self, seconds: int | Fraction) -> list[Marked]:
        """Whole days as days, anything else in hours, minutes and seconds."""
        days, rest = divmod(seconds, DAY)
        if days and not rest:
            return [self._counted("day", days)]
        hours, rest = divmod(seconds, HOUR)
        minutes, rest = divmod(rest, MINUTE)
        parts = (("hours", hours), ("minutes", minutes), ("seconds", rest))
        return [self.say(unit, n=digits(amount)) for unit, amount in parts if amount]

    def _open(self, seconds: int | Fraction) -> Marked:
        """Business time in hours, with one decimal at most, else in minutes."""
        if seconds < HOUR or seconds * 10 % HOUR:
            return self.say("open-minutes", n=digits(seconds, MINUTE))
        hours = digits(seconds, HOUR)
        return self.say("open-hour" if hours == "1" else "open-hours", n=hours)

    def _counted(self, unit: str, amount: int | Fraction) -> Marked:
        return self.say(unit if amount == 1 else f"{unit}s", n=digits(amount))

    def range(self, span: Range) -> Marked:
        """From the least to the most, the unit once where it is the same; the typical time behind."""
        least, most = self.duration(span.least), self.duration(span.most)
        if least == most:
            return most
        if not any(span.least.meaning()):
            return self._usually(self.say("up-to", most=most), span)
        units = [_ONE_UNIT.fullmatch(end) for end in (least, most)]
        if units[0] and units[1] and units[0][2] == units[1][2]:
            least = Marked(units[0][1])
        return self._usually(self.say("range", least=least, most=most), span)

    def _usually(self, whole: Marked, span: Range) -> Marked:
        return self.say("usually", range=whole, typical=self.duration(span.typical)) if span.typical else whole

    def percentage(self, percentage: Percentage) -> Marked:
        """`99.9%`."""
        return Marked(digits(percentage.share * 100) + "%")

    def score(self, score: Score) -> Marked:
        """`4.5 of 5`."""
        return self.say("of", value=digits(score.value), top=digits(score.top))

    def money(self, money: Money) -> Marked:
        """`300 CNY`."""
        key = "money-cny" if money.currency == "CNY" else "money"
        return self.say(key, amount=digits(money.amount), currency=money.currency)

    def recurrence(self, every: Recurrence) -> Marked:
        """`every 2 weeks`, `every quarter`."""
        named = _EVERY.get((every.count, every.unit))
        return self.say(f"every-{named}") if named else self.say(f"every-{every.unit}", n=every.count)


def digits(number: int | Fraction, per: int = 1) -> Marked:
    """An exact number as decimal digits, divided by `per`."""
    value = Decimal(number.numerator) / Decimal(number.denominator * per)
    text = format(value, "f")
    return Marked(text.rstrip("0").rstrip(".") if "." in text else text)
