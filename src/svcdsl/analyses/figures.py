"""Reads numbers in running text: times, percentages and limits, in English and Chinese.

    figures("95% of calls answered within two working days")
    -> 95% (percent), two working days (time, at most 2 open days)

Nothing is understood of the sentence: whether a number is a limit is told from the words right beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from svcdsl.analyses import figure_tables as tables
from svcdsl.analyses.wording import fold
from svcdsl.values.value import compiled

if TYPE_CHECKING:
    import re

Amount = tuple[str, Fraction]
"""A dimension and how much of it: ("s", 600) ten minutes, ("bd", 2), ("%", 95), ("名", 3); ("", 3) without unit."""


class Figure(NamedTuple):
    """A number in a text, from `start` to `end` with its unit; `written` is that piece. With the words that make it
    a limit it goes from `first` to `last`.

    `kind` is time, percent, other (with a unit of another sort) or bare (without). `limit` is `<` or `>` where it
    is said to be the most or the least, else empty; `firm` whether by words that compare (`within`, not `in`).
    """

    kind: str
    amount: Amount
    limit: str
    firm: bool
    start: int
    end: int
    first: int
    last: int
    written: str


# Sources of expressions, compiled when the first number is met: a start cannot wait for them.
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_TEENS = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
_NUMBER = (
    r"(?P<digits>(?<![a-z0-9])(?<![0-9][.,:/])[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?)"
    f"|(?<![a-z-])(?P<english>(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})(?![a-z])"
    f"|(?P<article>{'|'.join(tables.ARTICLES)})"
    "|百分之(?P<of>[零一二两三四五六七八九十百]+)|(?P<chinese>[零一二两三四五六七八九十百千]+|半(?=个?[小天工月]))"
)
# A clock time, a date, or a year.
_NO_AMOUNT = (
    r"[0-9]{1,2}:[0-9]{2}(?:\s*(?:-|~|至|到)\s*[0-9]{1,2}:[0-9]{2})?"
    r"|(?:19|20)[0-9]{2}(?:[-/.年][0-9]{1,2}(?:[-/.月][0-9]{1,2}日?)?|年)?(?![0-9])|[0-9]{1,2}月[0-9]{1,2}[日号]"
)
_RANGE = r"\s*(?:-|~|to|or|至|到|或)\s*(?=[0-9一二两三四五六七八九十])"
_ASIDE = r"\s*\(\s*[0-9a-z]+\s*\)"
_HALF = " and a half|个?半(?=个?[小天工月])"
_LATER_HALF = " and a half|半"
_UNIT = (
    r"(?:(?<=[0-9])\s?|[ -]?)个?(?:"
    + "|".join(f"(?P<u{index}>{source})" for index, source in enumerate(tables.UNITS))
    + ")(?![a-z])"
)
_PERCENT = r"\s*(?:%|per ?cent(?![a-z]))"
_TENTHS = "(?<=[一二三四五六七八九])成(?P<half>五)?(?![功立为员本果长品就都交效分熟])"
_OTHER = r"[°℃℉‰/:]|\s*(?:[a-z]+(?:[ -](?=[a-z]))?|[^\x00-\xff])|-[a-z]+"
_CURRENCY = r"(?:[$€£¥]|(?<![a-z])(?:cny|rmb|usd|eur|gbp|hkd))\s*$"
_BEFORE = (
    f"(?:(?<![a-z])(?:(?P<least>{tables.LEAST})|(?P<most>{tables.MOST})|(?P<weak_most>{tables.WEAK_MOST})"
    f"|(?P<weak_least>{tables.WEAK_LEAST})))(?: just| only| about|约|大约)?\\s*$"
)
_AFTER = rf"\s*(?:的时间)?(?:(?P<most>{tables.AFTER_MOST})|(?P<least>{tables.AFTER_LEAST}))"
_LETTERS = frozenset(("s", "m", "h", "d", "w", "mo"))
_AMOUNTS = tuple(tables.UNITS.values())
_REACH = 28
_SIGNS = frozenset("0123456789一二两三四五六七八九十百半")
_WORDS = frozenset((*_ONES.split("|"), *_TENS.split("|"), *_TEENS.split("|"), "half", "hundred"))
_TIMES = ("second", "minute", "hour", "day", "week", "month")


@lru_cache(maxsize=1 << 12)
def figures(text: str) -> tuple[Figure, ...]:
    """The numbers of a text, in order; a range (5 to 10 minutes) is its last, 1 hour 30 minutes is one."""
    folded = fold(text)
    if _SIGNS.isdisjoint(folded) and not _says_number(folded):
        return ()
    return tuple(_joined(text, _figures(text, folded)))


def _says_number(folded: str) -> bool:
    """Whether there may be a number in English words, or a time with an article (an hour)."""
    return any(time in folded for time in _TIMES) or not _WORDS.isdisjoint(folded.replace("-", " ").split())


def _figures(text: str, folded: str) -> Iterator[Figure]:
    at, first = 0, None
    while match := compiled(_NUMBER).search(folded, at):
        none = compiled(_NO_AMOUNT).match(folded, match.start())
        if none:
            at, first = none.end(), None
            continue
        at = match.end()
        more = compiled(_RANGE).match(folded, at)
        if more and compiled(_NUMBER).match(folded, more.end()):
            first = match.start() if first is None else first
            at = more.end()
            continue
        found = _figure(text, folded, match, match.start() if first is None else first)
        first = None
        if found is not None:
            at = max(at, found.end)
            yield found


def _figure(text: str, folded: str, match: re.Match[str], start: int) -> Figure | None:
    value = _value(match)
    kind, amount, end = _with_unit(folded, match, value)
    sign, firm, first, last = _limit(folded, start, end)
    if match.lastgroup == "article" and value == 1 and sign != "<":
        return None
    if match.lastgroup in ("english", "chinese") and kind not in ("time", "percent") and not sign:
        return None
    return Figure(kind, amount, sign, firm, start, end, first, last, text[start:end])


def _with_unit(folded: str, match: re.Match[str], value: Fraction) -> tuple[str, Amount, int]:
    """Its kind, its amount, and where the unit ends."""
    end = match.end()
    if match.lastgroup == "of":
        return "percent", ("%", value), end
    for percent in (compiled(_PERCENT).match(folded, end), compiled(_TENTHS).match(folded, end)):
        if percent:
            tenths = "half" in percent.re.groupindex
            value = value * 10 + (5 if percent["half"] else 0) if tenths else value
            return "percent", ("%", value), percent.end()
    aside = compiled(_ASIDE).match(folded, end)
    after = aside.end() if aside else end
    half = compiled(_HALF).match(folded, after)
    if half:
        value, after = value + Fraction(1, 2), half.end()
    unit = compiled(_UNIT).match(folded, after)
    if unit and (unit[0].strip() not in _LETTERS or folded[unit.start()] == unit[0][0]):
        dimension, size = _AMOUNTS[int(str(unit.lastgroup)[1:])]
        later = compiled(_LATER_HALF).match(folded, unit.end())
        value = (value + Fraction(1, 2) if later else value) * size
        return "time", (dimension, value), later.end() if later else unit.end()
    currency = compiled(_CURRENCY).search(folded, max(0, match.start() - 5), match.start())
    if currency:
        return "other", (currency[0].strip(), value), end
    other = compiled(_OTHER).match(folded, after)
    word = other[0].strip(" -") if other else ""
    if word and word not in tables.NO_UNITS and word not in tables.NO_MEASURE_WORDS and after == other.start():  # type: ignore[union-attr]
        return "other", (word, value), other.end()  # type: ignore[union-attr]
    return "bare", ("", value), end


def _limit(folded: str, start: int, end: int) -> tuple[str, bool, int, int]:
    """`<` or `>` where the words beside it say that it is the most or the least; whether they are firm; with them
    from where to where it stands."""
    near = max(0, start - _REACH)
    currency = compiled(_CURRENCY).search(folded, near, start)
    found = compiled(_BEFORE).search(folded, near, currency.start() if currency else start)
    group = (found.lastgroup or "") if found else ""
    if found and not group.startswith("weak"):
        denied = group == "least" and compiled(tables.DENIED).search(folded, near, start)
        return ("<" if group == "most" or denied else ">"), True, found.start(), end
    after = compiled(_AFTER).match(folded, end)
    if after:
        return ("<" if after.lastgroup == "most" else ">"), True, start, after.end()
    if found:
        return ("<" if group == "weak_most" else ">"), False, found.start(), end
    return "", False, start, end


def _joined(text: str, found: Iterator[Figure]) -> Iterator[Figure]:
    """1 hour 30 minutes as one time."""
    last: Figure | None = None
    for one in found:
        if last is not None and _goes_on(text, last, one):
            last = one._replace(
                amount=(last.amount[0], last.amount[1] + one.amount[1]),
                limit=last.limit or one.limit,
                firm=last.firm if last.limit else one.firm,
                start=last.start,
                first=last.first,
                written=text[last.start : one.end],
            )
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _goes_on(text: str, last: Figure, one: Figure) -> bool:
    between = text[last.end : one.start].strip().lower()
    same = last.kind == one.kind == "time" and last.amount[0] == one.amount[0] == "s"
    return same and one.amount[1] < last.amount[1] and between in ("", "and", "零") and not (one.limit and last.limit)


def _value(match: re.Match[str]) -> Fraction:
    written = match[match.lastgroup or 0]
    if match.lastgroup == "digits":
        return Fraction(written.replace(",", ""))
    if match.lastgroup == "english":
        return Fraction(sum(tables.ENGLISH_NUMBERS[word] for word in written.replace("-", " ").split()))
    if match.lastgroup == "article":
        return Fraction("1/2" if written.startswith("half") else "1/4" if "quarter" in written else "1")
    return _chinese_value(written)


def _chinese_value(written: str) -> Fraction:
    """三十五 -> 35, 两 -> 2, 半 -> ½."""
    if written == "半":
        return Fraction(1, 2)
    total = digit = 0
    for sign in written:
        size = {"十": 10, "百": 100, "千": 1000}.get(sign)
        if size:
            total, digit = total + max(digit, 1) * size, 0
        else:
            digit = digit * 10 + tables.CHINESE_DIGITS[sign]
    return Fraction(total + digit)
