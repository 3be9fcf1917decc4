"""What is told of errors that are the user's to mend: paths, settings, rules, outputs."""

from __future__ import annotations

import errno
import os
from collections.abc import Mapping
from typing import Any

from svcdsl.cli.words import WORDS, say
from svcdsl.diagnostics import Nearest
from svcdsl.project.troubles import NothingToRead, OutputError, SettingsError, UnknownRule
from svcdsl.report.naming import type_name


class UnknownTarget(Exception):
    """An output chosen by a name that none has."""

    def __init__(self, word: str, known: list[str]) -> None:
        super().__init__(word)
        self.word = word
        self.known = known


class BadDate(Exception):
    """A day on the command line that is none."""


class PartOfProject(Exception):
    """A baseline of less than a project."""


class NeedsFix(Exception):
    """`--scaffold` where nothing is to be mended."""


def complaint(error: Exception, language: str) -> str | None:
    """The sentence for an error of the user's, in that language; None for an error of ours."""
    match error:
        case NothingToRead(reason="missing"):
            return say("missing-path", language, path=error.path)
        case NothingToRead(reason="unreadable"):
            return say("unreadable-path", language, path=error.path, text=_system_text(error.text, language))
        case NothingToRead(reason="not-a-file"):
            return say("not-a-file", language, path=error.path)
        case NothingToRead():
            return say("nothing-to-read", language, path=error.path)
        case SettingsError():
            return _settings(error, language)
        case UnknownRule():
            text = say("unknown-rule", language, word=error.word)
            return text + near(error.nearest, language)
        case UnknownTarget():
            text = say("unknown-target", language, word=error.word)
            return text + " " + say("known-targets", language, words=", ".join(error.known))
        case BadDate():
            return say("bad-date", language, text=str(error))
        case PartOfProject():
            return say("baseline-of-all", language)
        case NeedsFix():
            return say("scaffold-needs-fix", language)
        case OutputError():
            return say(f"output-{error.reason}", language, path=error.path, text=_system_text(error.text, language))
    return None


def _system_text(text: str, language: str) -> str:
    """What the system says of a file, in our words where it is one of the usual troubles."""
    usual = (name for name in _SYSTEM if os.strerror(getattr(errno, name)) == text)
    return next((say(f"system-{name}", language) for name in usual), text)


_SYSTEM = ("ENOSPC", "EACCES", "EPERM", "EROFS", "EISDIR", "ENOTDIR", "ENAMETOOLONG", "ELOOP")


def near(nearest: Nearest, language: str) -> str:
    """Did you mean …?, or nothing."""
    words = nearest.words()
    if not words:
        return ""
    return (" " if language == "en" else "") + say(
        "did-you-mean", language, words=say("or", language).join(f"“{word}”" for word in words)
    )


def _settings(error: SettingsError, language: str) -> str:
    path = os.path.relpath(error.path)
    lines = []
    for line, reason, facts in error.problems:
        place = f"{path}:{line}" if line else path
        text = say(f"settings-{reason}", language, **_filled(reason, facts, language))
        told = say("settings-sentence", language, place=place, text=text)
        if facts.get("homes"):
            sections = say("or", language).join(f"[{home}]" for home in facts["homes"])
            told += (" " if language == "en" else "") + say("settings-home", language, sections=sections)
        elif "nearest" in facts:
            told += near(facts["nearest"], language)
        lines.append(told)
    return "\n".join(lines)


def _filled(reason: str, facts: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The facts of something wrong in settings, as its words want them."""
    filled = {key: value for key, value in facts.items() if isinstance(value, str | int)}
    if reason == "unreadable":
        filled["text"] = _system_text(facts["text"], language)
    if reason == "unknown-key":
        where = facts["where"]
        filled["where"] = say("settings-in", language, where=where) if where else ""
    if reason == "wrong-value":
        filled["accepted"] = say("or", language).join(_accepted(str(one), language) for one in facts["accepted"])
    if reason == "wrong-option":
        filled["accepted"] = _option_type(facts, language)
        default = facts["default"]
        filled["default"] = say("settings-default", language, default=default) if isinstance(default, str) else ""
    return filled


def _option_type(facts: Mapping[str, Any], language: str) -> str:
    """What an option of a rule takes."""
    if facts["type"] == "words":
        return say("settings-words", language)
    if facts["type"] != "number":
        return type_name(facts["type"], language)
    if facts["most"] is None:
        return say("settings-number", language)
    return say("settings-number-up-to", language, most=facts["most"])


def _accepted(name: str, language: str) -> str:
    """A choice as it is, a type in words."""
    return say(f"settings-{name}", language) if f"settings-{name}" in WORDS else name
