"""`svcdsl-baseline.json`: findings that a project had when it began to be checked, which are no news.

An entry is a rule's code, the path of a thing (`check-in/lobby`, "" where the finding belongs to none) and how many
such findings there were. Lines do not matter, so moving text changes nothing. What people add by hand (a `note`,
further keys, further entries) is kept. Mistakes of notation and of waivers (group N, H01 to H03) are never covered.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from svcdsl.project.troubles import OutputError, SettingsError
from svcdsl.rules.waiving import EXPIRED, UNUSED, WITHOUT_REASON

FILE = "svcdsl-baseline.json"
VERSION = 1

Key = tuple[str, str]
"""A rule's code and the path of a thing."""


class Baseline:
    """The baseline of one project. `entries` are as they stand in the file, `others` its further keys."""

    __slots__ = ("entries", "others", "path")

    def __init__(
        self, path: str, entries: Iterable[Mapping[str, Any]] = (), others: Mapping[str, Any] | None = None
    ) -> None:
        self.path = path
        self.entries: list[dict[str, Any]] = [dict(entry) for entry in entries]
        self.others = dict(others or {})

    def counts(self) -> Counter[Key]:
        """How many findings are covered, by rule and thing."""
        counts: Counter[Key] = Counter()
        for entry in self.entries:
            if is_coverable(entry["rule"]):
                counts[key_of(entry)] += count_of(entry)
        return counts

    def merge(self, present: Mapping[Key, int]) -> int:
        """Add what is present and not covered; how many findings that is. Nothing is ever dropped."""
        covered = self.counts()
        added = 0
        for key, count in present.items():
            more = count - covered[key]
            if more <= 0:
                continue
            added += more
            entry = next((entry for entry in self.entries if key_of(entry) == key), None)
            if entry is None:
                self.entries.append({"rule": key[0], "thing": key[1], "count": more})
            else:
                entry["count"] = count_of(entry) + more
        return added

    def prune(self, stale: Iterable[Stale]) -> None:
        """Drop entries that cover nothing any more, and lower the count of those that cover less."""
        for old in stale:
            if old.left:
                old.entry["count"] = old.left
            else:
                self.entries = [entry for entry in self.entries if entry is not old.entry]

    def write(self) -> bool:
        """Write the file, entries by rule and thing, one a line; whether it changed. Raises OutputError."""
        text = self.text()
        try:
            if os.path.exists(self.path):
                with open(self.path, "rb") as former:
                    if former.read() == text.encode("utf-8", "backslashreplace"):
                        return False
            beside = f"{self.path}.{os.getpid()}"
            with open(beside, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(text)
            os.replace(beside, self.path)
        except OSError as error:
            raise OutputError("write", os.path.relpath(self.path), error.strerror or "") from error
        return True

    def text(self) -> str:
        """The file's text: the same for the same entries, whatever order they were found in."""
        entries = sorted(self.entries, key=lambda entry: (*key_of(entry), _dumped(entry)))
        lines = ",".join(f"\n  {_dumped(entry)}" for entry in entries)
        others = "".join(f",\n {_dumped(name)}: {_dumped(value)}" for name, value in sorted(self.others.items()))
        return f'{{\n "version": {VERSION},\n "findings": [{lines}{chr(10) + " " if lines else ""}]{others}\n}}\n'


class Stale(NamedTuple):
    """An entry that covers more than there is; `left` is how many findings it still covers."""

    entry: dict[str, Any]
    left: int


class Covering(NamedTuple):
    """A check held against a baseline, None where there is none yet.

    `present` are the findings that a baseline can cover, by rule and thing; `covered` says of each finding whether it
    is hidden; `stale` are entries to be pruned, None where this run cannot tell.
    """

    baseline: Baseline | None
    present: Counter[Key]
    covered: Sequence[bool]
    stale: Sequence[Stale] | None


def key_of(entry: Mapping[str, Any]) -> Key:
    """What an entry is about."""
    return entry["rule"], entry["thing"]


def count_of(entry: Mapping[str, Any]) -> int:
    """How many findings an entry covers; one where it does not say."""
    return int(entry.get("count", 1))


def is_coverable(code: str) -> bool:
    """Whether findings of that code can be in a baseline."""
    is_notation = code[:1] == "N" and code[1:].isdigit()  # a policy's id may begin with N too
    return not is_notation and code not in (WITHOUT_REASON, EXPIRED, UNUSED)


def cover(baseline: Baseline | None, keys: Sequence[Key], judged: Iterable[str] | None) -> Covering:
    """Hold findings against a baseline: of each rule and thing, the first so many are covered.

    `keys` are those of all findings in order. Entries of rules in `judged` are looked at whether they are stale, of
    none where it is None.
    """
    present = Counter(key for key in keys if is_coverable(key[0]))
    room = baseline.counts() if baseline else Counter()
    covered = []
    for key in keys:
        covered.append(room[key] > 0)
        room[key] -= 1
    stale = None if judged is None else _stale(baseline.entries if baseline else (), present, frozenset(judged))
    return Covering(baseline, present, covered, stale)


def _stale(entries: Iterable[dict[str, Any]], present: Counter[Key], judged: frozenset[str]) -> list[Stale]:
    left = Counter(present)
    found = []
    for entry in entries:
        key, count = key_of(entry), count_of(entry)
        used = min(count, left[key])
        left[key] -= used
        if used < count and (key[0] in judged or not is_coverable(key[0])):
            found.append(Stale(entry, used))
    return found


def read_baseline(root: str) -> Baseline | None:
    """The baseline in a project's root, None where there is none. Raises SettingsError where it cannot be used."""
    path = os.path.join(root, FILE)
    if not os.path.exists(path):
        return None
    try:
        with open(path, "rb") as file:
            content = json.loads(file.read().decode("utf-8-sig"))
    except OSError as error:
        raise SettingsError(path, [(0, "unreadable", {"text": error.strerror or ""})]) from error
    except UnicodeDecodeError as error:
        raise SettingsError(path, [(0, "not-utf-8", {})]) from error
    except (ValueError, RecursionError) as error:
        raise SettingsError(path, [(getattr(error, "lineno", 0), "json", {"text": str(error)})]) from error
    problems = list(_faults(content))
    if problems:
        raise SettingsError(path, [(0, "wrong-value", {"key": key, "accepted": [what]}) for key, what in problems])
    others = {name: value for name, value in content.items() if name not in ("version", "findings")}
    return Baseline(path, content["findings"], others)


def _faults(content: Any) -> Iterable[tuple[str, str]]:
    """What is wrong with a baseline: the key, and what it should be."""
    if not isinstance(content, dict):
        return [(FILE, "object")]
    found = []
    if content.get("version") != VERSION or isinstance(content["version"], bool):
        found.append(("version", str(VERSION)))
    entries = content.get("findings")
    if not isinstance(entries, list):
        return [*found, ("findings", "array")]
    for number, entry in enumerate(entries):
        where = f"findings[{number}]"
        if not isinstance(entry, dict):
            found.append((where, "object"))
            continue
        found += [(f"{where}.{name}", "string") for name in ("rule", "thing") if not isinstance(entry.get(name), str)]
        count = entry.get("count", 1)
        if not isinstance(count, int) or isinstance(count, bool) or count < 1:
            found.append((f"{where}.count", "integer"))
    return found


def _dumped(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
