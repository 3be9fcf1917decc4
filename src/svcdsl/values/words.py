"""Yes and no, words, time zones and languages."""

from . import forms
from .bad import BadValue
from .value import matched

_LANGUAGES = {"中文": "zh", "英文": "en"}
# Files beside the zones of a system's database that are no zones of IANA's.
_NOT_ZONES = ("posix/", "right/", "posixrules", "localtime", "Factory", "leap")
_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./+")


def boolean(text: str, written: str) -> bool:
    """Yes or no from normalised text."""
    matched(forms.BOOLEAN, text)
    return text in ("true", "是")


def word(text: str, written: str) -> str:
    """A word of letters and digits of any script and `- _ . / +`."""
    if not (text and text.isascii() and _PLAIN.issuperset(text)):
        matched(forms.WORD, text)
    return text


def timezone(text: str, written: str) -> str:
    """The name of a time zone that the machine's IANA database (or the package tzdata) has."""
    matched(forms.TIMEZONE, text)
    if text.startswith(_NOT_ZONES):
        raise BadValue("no-such-zone")
    from zoneinfo import ZoneInfo

    try:
        ZoneInfo(text)
    except (KeyError, ValueError, OSError):
        raise BadValue("no-such-zone") from None
    return text


def language(text: str, written: str) -> str:
    """A language tag in the shape of BCP 47; 中文 is zh and 英文 en."""
    matched(forms.LANGUAGE, text)
    return _LANGUAGES.get(text, text)
