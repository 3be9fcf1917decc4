"""The values of the language: what each type means, and how it is read from English and Chinese.

    parse("duration", "10分钟") == parse("duration", "PT10M")
    extent("objective", "95% within 10m over 30d to x".split()) == 5
    normalise("９０％") == "90%"

`parse` is the only way from a text to a value; both notations use it. Values are frozen, compare by what they
mean and keep the way they were written. Text, words, time zones, languages and currencies are `str`, booleans
`bool`.
"""

from functools import lru_cache

from . import amounts, dates, duration, hours, objective, words
from .amounts import Money, Number, Percentage, Rate, Score
from .bad import BadValue
from .dates import Date, Dates, Recurrence
from .duration import Duration, Range
from .hours import Hours
from .normal import SPACE, normalise
from .objective import Objective, Window
from .reach import extent
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .condition_tree import Condition as Condition

    Quantity = Number | Percentage | Score | Duration

__all__ = [
    "TYPES",
    "BadValue",
    "Date",
    "Dates",
    "Duration",
    "Hours",
    "Money",
    "Number",
    "Objective",
    "Percentage",
    "Range",
    "Rate",
    "Recurrence",
    "Score",
    "Value",
    "Window",
    "extent",
    "normalise",
    "parse",
]


def _duration_or_percentage(text: str, written: str) -> Duration | Percentage:
    return (amounts.percentage if text.endswith("%") else duration.duration)(text, written)


def _objective_or_duration(text: str, written: str) -> Objective | Duration:
    try:
        return objective.objective(text, written)
    except BadValue as bad:
        if bad.reason != "form":
            raise
    return duration.duration(text, written)


def _condition(text: str, written: str) -> object:
    from .condition import condition  # brings Lark: only policies pay for it

    return condition(written)


_PARSERS = {
    "word": words.word,
    "boolean": words.boolean,
    "timezone": words.timezone,
    "language": words.language,
    "number": amounts.number,
    "percentage": amounts.percentage,
    "score": amounts.score,
    "quantity": amounts.quantity,
    "rate": amounts.rate,
    "money": amounts.money,
    "currency": amounts.currency,
    "duration": duration.duration,
    "range": duration.range_of,
    "date": dates.date,
    "dates": dates.dates,
    "recurrence": dates.recurrence,
    "hours": hours.hours,
    "objective": objective.objective,
    "duration-or-percentage": _duration_or_percentage,
    "objective-or-duration": _objective_or_duration,
    "condition": _condition,
}

TYPES = ("text", *_PARSERS)
"""The names of all types of value."""


def parse(type_name: str, text: str) -> object:
    """The value that `text` writes, of the type named; raises BadValue with a reason and facts, never a
    sentence.

    A text of the type `text` is returned as it is. Spaces around other values do not count. Equal texts give
    one object, as long as it is remembered. An unknown type is a KeyError.
    """
    return text if type_name == "text" else _parsed(type_name, text)


@lru_cache(maxsize=1 << 15)
def _parsed(type_name: str, text: str) -> object:
    parser = _PARSERS[type_name]
    try:
        return parser(normalise(text).strip(SPACE), text)
    except BadValue as bad:
        bad.facts.setdefault("type", type_name)
        bad.facts.setdefault("text", text)
        raise
