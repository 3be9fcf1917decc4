"""A rule's example with Chinese words: the words of the schema and of values; ids and texts stay as they are."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial

from svcdsl.language import Field, Kind, language
from svcdsl.syntax import Document, Node, Scalar, Sequence
from svcdsl.syntax.svc_clauses import Reader
from svcdsl.syntax.svc_draft import Draft
from svcdsl.syntax.svc_lexer import Token
from svcdsl.syntax.svc_reader import read_entries
from svcdsl.text import Source
from svcdsl.values import BadValue, parse

Change = tuple[int, int, str]
"""What is to stand in a text from one offset to another."""

_UNITS = {
    "s": "秒", "m": "分钟", "h": "小时", "d": "天", "w": "周", "mo": "个月", "bh": "工作小时", "bd": "个工作日",
    "day": "天", "week": "周", "month": "月", "quarter": "季度", "year": "年",
}  # fmt: skip
_PART = r"([0-9.]+)(mo|bh|bd|[smhdw])"
_LENGTH = re.compile(rf"(?<![0-9A-Za-z])(?:{_PART})+(?![0-9A-Za-z])")
_WINDOW = re.compile(r"^(?P<aim>.*?)(?: over (?:(?P<length>\S*[0-9]\S*)|(?P<period>[a-z]+)))?$")
_AIMS = {
    "always within": "全部 在", "within": "在", "mean": "均值", "median": "中位数", "max": "最大", "nps": "净推荐值",
    "ces": "费力度", "rate": "比率", "count": "次数", "available": "可用",
}  # fmt: skip
_DAYS = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"), "一二三四五六日", strict=True))
_WAIVER = (
    (re.compile(r"(?<=# )svcdsl: allow(?= )"), "服务规范: 豁免"),
    (re.compile(r"(?<=\d) until(?= )| until(?= [0-9])"), " 截至"),
)


@cache
def in_chinese(example: str) -> str:
    """An example of the svc notation with Chinese words; any other text as it is."""
    text = example.strip("\n")
    if not text.startswith("svcdsl "):
        return example
    pieces, at = [], 0
    for start, end, word in sorted(set(_changes(Source("example.svc", text)))):
        pieces += [text[at:start], word]
        at = end
    lines = "".join((*pieces, text[at:])).split("\n")
    return "\n" + "\n".join(map(_with_chinese_waiver, lines)) + "\n"


def _with_chinese_waiver(line: str) -> str:
    code, sign, remark = line.partition("# svcdsl: allow")
    if not sign:
        return line
    for pattern, word in _WAIVER:
        remark = pattern.sub(word, sign + remark)
        sign = ""
    return code + remark


class _Noting(Draft):
    """A map that notes every field that is put into it; each of a list's statements has a word of its own."""

    __slots__ = ("noted",)

    def __init__(self, noted: list[tuple[Field, Token, Node]], kind: Kind, start: int, end: int) -> None:
        super().__init__(kind, start, end)
        self.noted = noted

    def add(self, field: Field, key: Token, value: Node) -> None:
        """Put a field."""
        self.noted.append((field, key, value))
        super().add(field, key, value)


def _changes(source: Source) -> Iterator[Change]:
    noted: list[tuple[Field, Token, Node]] = []
    document = Document(source, "svc")
    draft = partial(_Noting, noted)
    root = draft(language().file, 0, len(source.text))
    Reader(document, language(), draft).read_block(root, read_entries(source))
    for field, (_, _, start, end), value in noted:
        word = source.text[start:end]
        if field.zh and word in (field.svc_word, field.name):
            yield start, end, field.zh[0]
        for one in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(one, Scalar) and not one.quoted and one.start >= end:
                chinese = _value(field, source.text[one.start : one.end])
                if chinese is not None:
                    yield one.start, one.end, chinese


def _value(field: Field, text: str) -> str | None:
    """A value with Chinese words; None where it has none, or where it would not mean the same."""
    twins = {word: zh for zh, word in language().word_twins.items()}
    if field.options.get(text):
        return field.options[text][0]
    if text in field.also or (text == "24x7" and "calendar" in field.refers) or field.type == "boolean":
        return twins.get(text)
    if "event" in field.type and "." in text:
        head, _, moment = text.rpartition(".")
        return f"{head}.{_moments().get(moment, moment)}"
    write = _WRITERS.get(field.type)
    chinese = write(text) if write else text
    return chinese if chinese != text and _means_the_same(field.type, text, chinese) else None


@cache
def _moments() -> dict[str, str]:
    return {moment: word for word, moment in language().moments.items() if word != moment}


def _means_the_same(type_: str, text: str, other: str) -> bool:
    type_ = "recurrence" if type_ == "event-or-recurrence" else type_
    try:
        return parse(type_, text) == parse(type_, other)
    except BadValue:
        return False


def _lengths(text: str) -> str:
    written = _LENGTH.sub(lambda match: re.sub(_PART, lambda part: part[1] + _UNITS[part[2]], match[0]), text)
    return written.replace("..", "至")


def _dates(text: str) -> str:
    return text.replace("..", "至")


def _rate(text: str) -> str:
    number, _, unit = text.partition("/")
    return f"{number}/{_UNITS.get(unit, unit)}"


def _often(text: str) -> str:
    word = text.removeprefix("every ")
    return "每" + (_UNITS[word] if word in _UNITS else _lengths(word))


def _hours(text: str) -> str:
    return re.sub("|".join(_DAYS), lambda match: "周" + _DAYS[match[0]], text).replace("-周", "至周")


def _objective(text: str) -> str:
    match = _WINDOW.match(text)
    assert match is not None  # all of it may be missing
    aim = re.sub("|".join(_AIMS), lambda word: _AIMS[word[0]], match["aim"])
    aim = _lengths(aim.replace("在 ", "在"))
    if "在" in aim:
        aim += "内"
    window = f"近{_lengths(match['length'])}" if match["length"] else f"每{_UNITS.get(match['period'], '')}"
    return f"{window} {aim}" if match["length"] or match["period"] else aim


_WRITERS: dict[str, Callable[[str], str]] = {
    "duration": _lengths,
    "range": _lengths,
    "duration-or-percentage": _lengths,
    "quantity": _lengths,
    "dates": _dates,
    "rate": _rate,
    "recurrence": _often,
    "event-or-recurrence": _often,
    "hours": _hours,
    "objective": _objective,
    "objective-or-duration": _objective,
}
