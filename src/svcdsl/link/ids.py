"""What may be an id: letters and digits of any script, `-` and `_` inside, and nothing that deceives the eye."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from svcdsl.language import language
from svcdsl.values import normalise

_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_-]*[A-Za-z0-9])?\Z")
_TAKEN = frozenset(("end", "24x7"))
# Scripts whose letters look alike, so that one id cannot mix them unseen.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK")


def canonical(text: str) -> str:
    """An id as it is compared: NFC, full-width letters and digits as their ASCII twins."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFC", normalise(text))


@lru_cache(maxsize=8192)
def fault_of(id_: str, kind: str) -> str:
    """Why that canonical text cannot be the id of a thing of that kind: a variant of N03, "" if it can."""
    plain = language().plain(id_)
    if plain in _TAKEN or (kind == "role" and plain == "customer"):
        return "taken-id"
    if _PLAIN.match(id_):
        return ""
    if not id_ or any(not _may_stand(character) for character in id_):
        hidden = any(unicodedata.category(character) in ("Cf", "Cc") for character in id_)
        return "hidden-character" if hidden else "bad-id"
    if id_[0] in "-_" or id_[-1] in "-_":
        return "bad-id"
    return "lookalike-id" if _mixes_scripts(id_) else ""


def joined(id_: str) -> str:
    """The same with `-` in place of spaces and signs: `short-wait` for `short wait`; "" where nothing is left."""
    words = "".join(character if _may_stand(character) else " " for character in id_).split()
    return "-".join(word for word in (word.strip("-_") for word in words) if word)


def _may_stand(character: str) -> bool:
    return character in "-_" or unicodedata.category(character)[0] in "LNM"


def _mixes_scripts(id_: str) -> bool:
    names = {unicodedata.name(character, "").partition(" ")[0] for character in id_ if character.isalpha()}
    return sum(script in names for script in _ALIKE) > 1
