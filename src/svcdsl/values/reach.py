"""How many words of a statement a value takes."""

from collections.abc import Sequence

from . import forms
from .bad import BadValue
from .hours import days_of
from .objective import reach
from .value import compiled

# An objective has at most eight words (`近 30 天 95% 在 10 分钟 内`, and a sign by itself).
_LONGEST_OBJECTIVE = 12


def extent(type_name: str, words: Sequence[str]) -> int:
    """How many of the following `words` a value of the type takes, or 0 where none of it stands there.

    The words are those of a statement, normalised and split at spaces, a comma a word by itself. What is
    counted need not be a right value: a wrong one is counted as far as a right one would reach, so that it
    can be shown whole.
    """
    if not words:
        return 0
    if type_name == "condition":
        return len(words)
    if words[0] == ",":
        return 0
    special = _SPECIAL.get(type_name)
    return special(words) if special else 1


def _money(words: Sequence[str]) -> int:
    whole = compiled(forms.CURRENCY)
    return 2 if len(words) > 1 and words[0][-1:].isdigit() and whole.fullmatch(words[1]) else 1


def _recurrence(words: Sequence[str]) -> int:
    return 2 if len(words) > 1 and words[0] in ("every", "每") and words[1] != "," else 1


def _hours(words: Sequence[str]) -> int:
    if words[0][0].isdigit():
        return 2 if len(words) > 1 and ":" in words[1] else 1
    taken = 0
    for position, word in enumerate(words):
        if ":" in word:
            return position + 1
        if word != "," and not _lists_days(word):
            break
        if word != ",":
            taken = position + 1
    return taken or 1


def _lists_days(word: str) -> bool:
    try:
        return bool(days_of(word))
    except BadValue:
        return False


def _objective(words: Sequence[str]) -> int:
    text = " ".join(words[:_LONGEST_OBJECTIVE])
    end = reach(text)
    return text.count(" ", 0, end) + 1 if end else 0


def _boolean(words: Sequence[str]) -> int:
    return 1 if words[0] in ("true", "false", "是", "否") else 0


def _objective_or_duration(words: Sequence[str]) -> int:
    return _objective(words) or 1


_SPECIAL = {
    "money": _money,
    "recurrence": _recurrence,
    "hours": _hours,
    "objective": _objective,
    "objective-or-duration": _objective_or_duration,
    "boolean": _boolean,
}
