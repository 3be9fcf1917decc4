"""What fields, kinds and types of the language are called in a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from svcdsl.language import Field, language
from svcdsl.report.wording import KINDS, listed, say

_MOST_EXAMPLES = 3


@cache
def kind_name(kind: str, tongue: str) -> str:
    """What one thing of a kind is called: `touchpoint`, `触点`; an unknown kind by its own name."""
    if kind in KINDS:
        return KINDS[kind][tongue]
    known = language().kinds.get(kind)
    if known is None:
        return kind
    return known.zh[0] if tongue == "zh" and known.zh else known.word


@cache
def field_name(name: str, kind: str, tongue: str, type_: str = "", refers: tuple[str, ...] = ()) -> str:
    """A field's word: `owner`, `负责人（owner）`. What is no field of the language stays as it is.

    Where the kind is not known ("") the fields of that name in all kinds are meant, those of that type and
    with those references where some are.
    """
    if tongue == "en":
        return name
    words = list(dict.fromkeys(field.zh[0] for field in _fields(name, kind, type_, refers) if field.zh))
    return say("field", tongue, word="/".join(words), key=name) if words else name


def type_name(type_: str, tongue: str, choices: str = "") -> str:
    """What a type of value accepts, with a few examples: `a length of time (such as 90s, 10m, 4h)`."""
    if type_ == "choice":
        return say("one-of", tongue, choices=choices) if choices else say("some-choice", tongue)
    if type_ == "version":
        return say("version", tongue)
    about = language().types.get(type_)
    if about is None or tongue not in about.get("x-doc", {}):
        return say("some-value", tongue)
    examples = _in_tongue([str(example) for example in about.get("examples", ())], tongue)
    shown = listed(examples[:_MOST_EXAMPLES], tongue)
    return say("such-as", tongue, what=about["x-doc"][tongue], examples=shown)


def _in_tongue(examples: list[str], tongue: str) -> list[str]:
    """The examples without those in words of the other language; all where none would be left."""
    own = [one for one in examples if not any(map(str.isalpha, one)) or one.isascii() == (tongue == "en")]
    return own or examples


@cache
def choice_names(name: str, kind: str, tongue: str, choices: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The words of a field's choices in the reader's language; unknown ones stay as they are.

    None where neither kind nor choices tell which of several fields of that name is meant.
    """
    fields = [field for field in _fields(name, kind, "", ()) if not choices or set(choices) == set(field.options)]
    meant = {tuple(field.options): field.options for field in fields if field.options}
    if len(meant) != 1:
        return choices
    [options] = meant.values()
    known = choices or tuple(options)
    return tuple(options[choice][0] if tongue == "zh" and options[choice] else choice for choice in known)


def _fields(name: str, kind: str, type_: str, refers: Sequence[str]) -> list[Field]:
    spoken = language()
    kinds = {**spoken.kinds, "file": spoken.file, "file-of-one-service": spoken.service_file}
    if kind in kinds and name in kinds[kind].words:
        return [kinds[kind].words[name]]
    named = [field for known in kinds.values() for field in known.fields if field.name == name]
    named = [field for field in named if type_ in ("", field.type)] or named
    return [field for field in named if not refers or set(refers) == set(field.refers)] or named
