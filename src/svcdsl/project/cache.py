"""What a check found, kept by the content of all that it read, so that an unchanged project is not checked again.

The key of a run covers every text, the settings, what was asked for, the day, and svcdsl's own files: whatever changes,
the key does, and an old entry is simply never asked for again. A key without the texts is that of what was found by
service, each part of which has a key of its own (`rules.parts`). Entries are written beside and moved in place, so that
two runs at once and a run that is stopped do no harm. A cache that cannot be read or written is no cache. It lies in
the user's own cache folder, a folder a project, so that nothing of it shows among the specs.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from svcdsl.language.where import grammar_path
from svcdsl.text import Source
from svcdsl.text.digest import digest

_KEPT = 8
MOST_KEPT = 2_000
"""So many findings are kept; a project with more is quicker to mend than to remember."""


class Keys:
    """What the findings of a run hang on: `contents` are digests of its texts by name, `manner` covers all else."""

    __slots__ = ("contents", "manner", "run")

    def __init__(self, sources: Iterable[Source], *asked: object) -> None:
        self.manner = digest(repr((sys.version_info[:3], asked, _own_files())).encode("utf-8", "surrogatepass")).hex()
        self.contents: Mapping[str, bytes] = {source.name: _content(source) for source in sources}
        self.run = digest(self.manner.encode(), *self.contents.values()).hex()
        """The key of the run as a whole."""


def load(root: str, key: str) -> Any:
    """The entry of a key, or None."""
    try:
        with open(_path(root, key), encoding="utf-8", errors="surrogatepass") as file:
            entry = json.load(file)
    except (OSError, ValueError):
        return None
    with suppress(OSError):
        os.utime(_path(root, key))
    return entry


def store(root: str, key: str, entry: Any) -> None:
    """Keep an entry, and drop the oldest beyond a handful."""
    with suppress(OSError):
        os.makedirs(_folder(root), exist_ok=True)
        beside = f"{_path(root, key)}.{os.getpid()}"
        with open(beside, "w", encoding="utf-8", errors="surrogatepass") as file:
            json.dump(entry, file, ensure_ascii=False, separators=(",", ":"))
        os.replace(beside, _path(root, key))
        _drop_oldest(_folder(root))


def home() -> str:
    """The folder of all projects' caches: SVCDSL_CACHE, else `svcdsl` in the user's cache folder."""
    own = os.environ.get("SVCDSL_CACHE")
    if own:
        return own
    base = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    return os.path.join(base, "svcdsl")


def clean() -> bool:
    """Delete what is kept of all projects; whether there was anything."""
    if not os.path.isdir(home()):
        return False
    from shutil import rmtree  # brings compression, which a check needs not

    rmtree(home(), ignore_errors=True)
    return True


def _folder(root: str) -> str:
    name = digest(os.path.abspath(root).encode("utf-8", "surrogateescape")).hex()
    return os.path.join(home(), name[:16])


def _content(source: Source) -> bytes:
    return digest(*(text.encode("utf-8", "surrogatepass") for text in (source.name, source.shown, source.text)))


def _path(root: str, key: str) -> str:
    return os.path.join(_folder(root), f"{key}.json")


def _drop_oldest(folder: str) -> None:
    entries = sorted(os.scandir(folder), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in entries[_KEPT:]:
        with suppress(OSError):
            os.unlink(entry.path)


def _own_files() -> list[tuple[str, int, int]]:
    """Name, size and time of every file of svcdsl itself: another version, or an edited one, has another key."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [package, os.path.dirname(grammar_path(""))]
    return sorted(entry for folder in folders for entry in _files(folder))


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _files(entry.path)
            else:
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
