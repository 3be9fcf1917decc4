"""How people write values that the language writes otherwise, and what they mean: `10 min` is `10m`.

Nothing here is read as a value. `meant` only lets a message say what to write instead, and `words_meant` lets
the svc reader know how many words the wrong value has. Both are asked only after a mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from .bad import BadValue
from .normal import SPACE, normalise
from .value import compiled

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re

_MOST_WORDS = 10
_LONGEST = 100

_YES = frozenset(("yes", "y", "on", "true", "√", "✓", "对", "有", "真", "是的"))
_NO = frozenset(("no", "n", "off", "false", "×", "✗", "不", "不是", "无", "没有", "假"))

_UNITS = {
    **dict.fromkeys(("s", "sec", "secs", "second", "seconds", "秒钟"), "s"),
    **dict.fromkeys(("m", "min", "mins", "minute", "minutes", "分", "分钟"), "m"),
    **dict.fromkeys(("h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头"), "h"),
    **dict.fromkeys(("d", "day", "days", "天", "日"), "d"),
    **dict.fromkeys(("w", "wk", "wks", "week", "weeks", "周", "星期", "个星期"), "w"),
    **dict.fromkeys(("mo", "month", "months", "个月"), "mo"),
    **dict.fromkeys(("bd", "business day", "business days", "working day", "working days", "工作日"), "bd"),
    **dict.fromkeys(("bh", "business hour", "business hours", "working hour", "working hours", "工作小时"), "bh"),
}
_CHINESE = {"s": "秒", "m": "分钟", "h": "小时", "d": "天", "w": "周", "mo": "个月", "bh": "工作小时", "bd": "个工作日"}
_UNIT_WORDS = "|".join(sorted(_UNITS, key=len, reverse=True))
_TIME = f"([0-9]+(?:\\.[0-9]+)?)[ \\-]?({_UNIT_WORDS})(?![A-Za-z])"
_BETWEEN = "(?<=[0-9a-z天时钟秒周月日]) ?(?:-|–|—|~|to|到) ?(?=[0-9])"
_TO = " ?(?:-|–|—|~|to|到|至|\\.\\.) ?"
_DAY = "[0-9]+[-/.年][0-9]+[-/.月][0-9]+日?"
_CLOCK = "(上午|早上|中午|下午|晚上)? ?([0-9]{1,2})(?:[:.点]([0-9]{2})?)? ?(am|pm|a\\.m\\.|p\\.m\\.)?"
_EARLY = ("am", "a.m.", "上午", "早上")
_LATE = ("pm", "p.m.", "下午", "晚上")
_OFTEN = {
    **dict.fromkeys(("daily", "each day"), "every 1d"),
    **dict.fromkeys(("weekly", "each week"), "every 1w"),
    **dict.fromkeys(("monthly", "each month"), "every 1mo"),
    **dict.fromkeys(("quarterly", "each quarter"), "every quarter"),
    **dict.fromkeys(("yearly", "annually", "each year"), "every year"),
}
_COINS = {"$": "USD", "€": "EUR", "£": "GBP", "¥": "CNY", "￥": "CNY", "RMB": "CNY", "块": "CNY"}


def meant(type_name: str, text: str) -> str | None:
    """What to write for `text` where a value of that type is expected; None where nobody can tell.

    What is returned is a value of the type.
    """
    mend = _MENDS.get(type_name)
    if mend is None or len(text) > _LONGEST:
        return None
    plain = " ".join(normalise(text).strip(SPACE).split())
    right = mend(plain) if plain else None
    if right is None or right == text or not is_value(type_name, right):
        return None
    chinese = right if text.isascii() else _with_chinese_units(right)
    return chinese if is_value(type_name, chinese) else right


def is_value(type_name: str, text: str) -> bool:
    """Whether a text is a value of that type."""
    from . import parse

    try:
        parse(_READ_AS.get(type_name, type_name), text)
    except BadValue:
        return False
    return True


def words_meant(type_name: str, words: Sequence[str], taken: int) -> int:
    """How many of the `words` make up a value that is written otherwise; 0 where they do not.

    The first `taken` are the value as far as it is written well: more belong to it only where those are none,
    or a unit follows.
    """
    if type_name not in _MENDS or taken >= len(words):
        return 0
    if words[taken].lower() not in _UNITS and is_value(type_name, " ".join(words[:taken])):
        return 0
    most = min(len(words), _MOST_WORDS)
    return next((count for count in range(most, 0, -1) if meant(type_name, " ".join(words[:count]))), 0)


def _yes_or_no(text: str) -> str | None:
    word = text.lower()
    return "true" if word in _YES else "false" if word in _NO else None


def _with_percent_sign(text: str) -> str | None:
    match = compiled("(?:百分之)?([0-9]{1,3}(?:\\.[0-9]{1,6})?) ?(?:%|percent|per cent|pct)?").fullmatch(text.lower())
    if match is None:
        return None
    number = match[1]
    is_share = text == number and number.startswith("0.")
    return f"{float(number) * 100:.10g}%" if is_share else f"{number}%"


def _with_short_units(text: str) -> str:
    return compiled(_TIME).sub(lambda match: match[1] + _UNITS[match[2]], text.lower())


def _with_chinese_units(text: str) -> str:
    """The same in the words of whoever wrote it: `2m..5m` is 2分钟至5分钟."""
    told = compiled("([0-9]+(?:\\.[0-9]+)?)(mo|bd|bh|[smhdw])(?![A-Za-z])").sub(
        lambda match: match[1] + _CHINESE[match[2]], text
    )
    return told.replace("..", "至")


def _range(text: str) -> str:
    match = compiled(f"([0-9.]+){_TO}([0-9.]+) ?([^0-9]+)").fullmatch(text.lower())
    if match and match[3] in _UNITS:
        return f"{match[1]}{_UNITS[match[3]]}..{match[2]}{_UNITS[match[3]]}"
    return compiled(_BETWEEN).sub("..", _with_short_units(text))


def _time_or_percentage(text: str) -> str | None:
    return _with_short_units(text) if compiled(_TIME).search(text.lower()) else _with_percent_sign(text)


def _time_inside(text: str) -> str:
    """An objective keeps its other words; `<= 10 minutes` becomes `<= 10m`, `95% in 2d` and 95% 2天内 what they mean."""
    short = compiled(_TIME).sub(lambda match: match[1] + _UNITS[match[2]], text)
    short = compiled("(?<=%) (?:in|inside|in less than|in under|under) (?=[0-9])").sub(" within ", short)
    return compiled("(?<=%) ?在? ?([0-9][^ 之以内]*) ?[之以]?内").sub(" 在\\1内", short)


def _hours_of_24(text: str) -> str | None:
    times = list(compiled(_CLOCK).finditer(text.lower()))
    times = [match for match in times if match[1] or match[3] or match[4] or match[0].rstrip().endswith("点")]
    if len(times) != 2 or not any(match[1] or match[4] or "点" in match[0] for match in times):
        return None
    between, behind = text[times[0].end() : times[1].start()], text[times[1].end() :].strip()
    days = text[: times[0].start()].strip()
    if (behind and days) or not compiled(_TO).fullmatch(between):
        return None
    days = compiled(" ?(?:到|~|\\bto\\b) ?").sub("-" if days.isascii() else "至", days or behind)
    return f"{days} {_of_24(times[0])}-{_of_24(times[1])}"


def _of_24(match: re.Match[str]) -> str:
    part, hour, minute, half = match.groups()
    number = int(hour)
    if number == 12 and (part in _EARLY or half in _EARLY):
        number = 0
    elif number < 12 and (part in _LATE or half in _LATE):
        number += 12
    return f"{number:02}:{minute or '00'}"


def _iso_dates(text: str) -> str | None:
    match = compiled(f"({_DAY})(?:{_TO}({_DAY}))?").fullmatch(text)
    days = [_iso_date(day) for day in match.groups() if day] if match else []
    return None if None in days or not days else "..".join(filter(None, days))


def _iso_date(text: str) -> str | None:
    first, second, third = (int(part) for part in compiled("[0-9]+").findall(text))
    if first > 31:
        return f"{first:04}-{second:02}-{third:02}"
    if first > 12 or first == second:  # otherwise nobody knows which one is the month
        return f"{third:04}-{second:02}-{first:02}"
    return f"{third:04}-{first:02}-{second:02}" if second > 12 else None


def _how_often(text: str) -> str:
    return _OFTEN.get(text.lower()) or _with_short_units(text)


def _rate(text: str) -> str:
    match = compiled("([0-9.]+) ?(?:per|a|an|/|每) ?(.+)").fullmatch(text.lower())
    return f"{match[1]}/{_UNITS.get(match[2], match[2])}" if match else text


def _score(text: str) -> str:
    return compiled(" ?(?:out of|of|/|分之) ?").sub("/", text)


def _money(text: str) -> str:
    coin = next((sign for sign in _COINS if sign in text), "")
    amount = text.replace(coin, "").strip() if coin else text
    return f"{amount} {_COINS[coin]}" if coin else text


_READ_AS = {"event-or-recurrence": "recurrence"}
_MENDS: dict[str, Callable[[str], str | None]] = {
    "boolean": _yes_or_no,
    "percentage": _with_percent_sign,
    "duration": _with_short_units,
    "range": _range,
    "duration-or-percentage": _time_or_percentage,
    "quantity": _with_short_units,
    "objective": _time_inside,
    "objective-or-duration": _time_inside,
    "hours": _hours_of_24,
    "date": _iso_dates,
    "dates": _iso_dates,
    "recurrence": _how_often,
    "event-or-recurrence": _how_often,
    "rate": _rate,
    "score": _score,
    "money": _money,
}
