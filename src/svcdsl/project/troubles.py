"""What can be wrong with paths, settings and output folders: the user's to mend, told by the command line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from svcdsl.diagnostics import Nearest


class NothingToRead(Exception):
    """No spec file under the paths named, or a path that is not there or cannot be read.

    `reason` is `missing`, `empty`, `not-a-file` or `unreadable`; then `text` is what the system says of it.
    """

    def __init__(self, reason: str, path: str, text: str = "") -> None:
        super().__init__(path)
        self.reason = reason
        self.path = path
        self.text = text


class SettingsError(Exception):
    """Settings that cannot be used. `problems` are (line or 0, reason, facts).

    Reasons: `toml` (text), `unknown-key` (key, where, nearest), `wrong-value` (key, accepted), `unreadable` (text),
    `not-utf-8`, `not-a-file`, `nothing-to-extend` (text), `unknown-rule` (word, nearest), `wrong-option` (key, type,
    default, most), `twice` (key, where, other). An unknown key has `homes` where other sections have one of that name.
    """

    def __init__(self, path: str, problems: list[tuple[int, str, Mapping[str, Any]]]) -> None:
        super().__init__(path)
        self.path = path
        self.problems = problems


class UnknownRule(Exception):
    """A rule chosen by a word that is no code, group or name of one."""

    def __init__(self, word: str, nearest: Nearest) -> None:
        super().__init__(word)
        self.word = word
        self.nearest = nearest


class OutputError(Exception):
    """An output folder that cannot be used, or a path that may not be written; `reason` names why.

    Reasons: `not-a-folder`, `outside` (a path that would leave the folder), `write` (with the system's text), `busy` (another
    build is writing; with the path of its lock); for a
    spec that is mended `changed` (since it was read) and `mend` (with the system's text).
    """

    def __init__(self, reason: str, path: str, text: str = "") -> None:
        super().__init__(f"{reason}: {path} {text}")
        self.reason = reason
        self.path = path
        self.text = text
