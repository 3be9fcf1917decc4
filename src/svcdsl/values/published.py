"""The patterns of the published schema, made from the forms that the parsers match.

The parsers match text whose full-width signs are already ASCII; a schema sees the text as it stands. So each
sign is widened to itself and its twins. The patterns are in the dialect of ECMA-262 that Python and Rust read
as well. Nothing that runs in a check imports this; a test holds the schema to it.
"""

from . import forms
from .normal import TWINS
from .value import compiled

_DURATION = forms.time("")
_LENGTH = forms.length(forms.GAP)
_DAY = "(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|周[一二三四五六日])"
_LISTED = f"{_DAY}(?:(?:-|{forms.TO}){_DAY})?"
_DAYS = f"每天|{_LISTED}(?:{forms.GAP},{forms.GAP}{_LISTED})*"
_BOUND = f"(?:{forms.PERCENTAGE}|{forms.SCORE}|{forms.TIME}|{forms.SIGNED})"
_BEFORE = f"(?:近{forms.GAP}{_LENGTH}|{_LENGTH}{forms.GAP}内|{forms.PERIOD})"
_AFTER = (
    f"{forms.BREAK}over{forms.BREAK}(?:{_LENGTH}|{forms.CALENDAR_PERIOD}|{forms.PERIOD})"
    f"|{forms.GAP}近{forms.GAP}{_LENGTH}|{forms.BREAK}{_LENGTH}{forms.GAP}内|{forms.GAP}{forms.PERIOD}"
)
_SIGN = f"{forms.GAP}{forms.SIGN}{forms.GAP}"
_AIM = (
    f"(?:{forms.PERCENTAGE}{forms.GAP}|always{forms.BREAK}|全部{forms.GAP})"
    f"(?:within{forms.BREAK}{forms.TIME}|在{forms.GAP}{forms.TIME}{forms.GAP}内)"
    f"|p{forms.NUMBER}{forms.GAP}(?:<=|<){forms.GAP}{forms.TIME}"
    f"|(?:mean|median|max|均值|中位数|最大){_SIGN}{_BOUND}"
    f"|(?:nps|count|净推荐值|次数){_SIGN}{forms.SIGNED}"
    f"|(?:ces|费力度){_SIGN}(?:{forms.SCORE}|{forms.SIGNED})"
    f"|(?:rate|比率){_SIGN}{forms.PERCENTAGE}"
    f"|(?:available(?:{forms.BREAK}|{_SIGN})|可用{forms.GAP}(?:{forms.SIGN}{forms.GAP})?){forms.PERCENTAGE}"
)
_OBJECTIVE = f"(?:{_BEFORE}{forms.GAP}(?:{_AIM})|(?:{_AIM})(?:{_AFTER})?)"

_FORMS = {
    "word": forms.WORD,
    "number": forms.SIGNED,
    "percentage": forms.PERCENTAGE,
    "score": forms.SCORE,
    "duration": _DURATION,
    "range": f"{_DURATION}(?:{forms.TO}{_DURATION}){{0,2}}",
    "rate": forms.RATE,
    "money": forms.MONEY,
    "date": forms.DATE,
    "dates": forms.DATES,
    "recurrence": forms.RECURRENCE,
    "hours": f"(?:{forms.DATE}{forms.BREAK}|(?:{_DAYS}){forms.GAP}){forms.SPAN}",
    "objective": _OBJECTIVE,
    "quantity": f"{forms.PERCENTAGE}|{forms.SCORE}|{_DURATION}|{forms.SIGNED}",
    "boolean": forms.BOOLEAN,
    "timezone": forms.TIMEZONE,
    "language": forms.LANGUAGE,
    "currency": forms.CURRENCY,
    "duration-or-percentage": f"{_DURATION}|{forms.PERCENTAGE}",
    "objective-or-duration": f"{_OBJECTIVE}|{_DURATION}",
}

# The pieces of a form: `..`, a sign of two characters, a set, an escape, a count, a group, or one character.
_PIECE = r"\\\.\\\.|[<>]=|\[(?:\\.|[^\]\\])*\]|\\.|\{[0-9,]+\}|\(\?:|."
_SPACE = "[ \\t\\r\\n]"
_TWINS: dict[str, str] = {}
for _full, _ascii in TWINS.items():
    _TWINS[_ascii] = _TWINS.get(_ascii, "") + _full


def patterns() -> dict[str, str]:
    """For each type of value that has one form, the regular expression of all its writings, from ^ to $."""
    around = _wide_set(_SPACE) + "*"
    return {name: f"^{around}(?:{_widened(form)}){around}$" for name, form in _FORMS.items()}


def _widened(form: str) -> str:
    return "".join(_wide_piece(piece) for piece in compiled(_PIECE).findall(form))


def _wide_piece(piece: str) -> str:
    if piece == "(":
        return "(?:"
    if piece == "\\.\\.":
        return "(?:[.．]{2}|～)"
    if piece in ("<=", ">="):
        return f"(?:{_wide_piece(piece[0])}{_wide_piece('=')}|{_TWINS[piece]})"
    if piece[0] == "[" and len(piece) > 1:
        return _wide_set(piece)
    if piece[0] == "{" or piece in ("(?:", ")", "|", "?", "*", "+"):
        return piece
    sign = piece[-1] if piece[0] == "\\" else piece
    return f"[{sign}{_TWINS[sign]}]" if sign in _TWINS else piece


def _wide_set(piece: str) -> str:
    if piece.startswith("[^"):
        # The one set by exclusion, of words: it shuts out all full-width signs, these of a word too.
        return f"(?:{piece}|[／．－＋＿～])"
    spans = compiled(r".-[^\]]|\\.|.").findall(piece[1:-1])
    return "[" + "".join([_wide_span(span) for span in spans]) + "]"


def _wide_span(span: str) -> str:
    if len(span) == 3:
        return f"{span}{_TWINS[span[0]]}-{_TWINS[span[2]]}"
    if span == "-":
        return "\\-" + _TWINS[span]
    return span + _TWINS.get(span, "")
