"""Outputs -> an output folder, whole or not at all.

Everything is first written beside its place, under `.svcdsl` in the output folder; only when all of it stands are
the changed files moved to where they belong, so that a build that fails or is stopped leaves the former output as
it was. A list of what was written there is kept, and nothing that is not on it is ever removed.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

from svcdsl.project.troubles import OutputError
from svcdsl.targets.base import Output

_HOME = ".svcdsl"
_LIST = "written.json"
_LOCK = "lock"
_NEXT = "next.json"


class Written(NamedTuple):
    """What a build did to the folder: paths written anew or changed, left as they were, and removed."""

    changed: list[str]
    unchanged: list[str]
    removed: list[str]


class Part(NamedTuple):
    """What one target gives: the folder below the output folder, its files, and the tool to run over them."""

    folder: str
    outputs: Iterable[Output]
    finish: Callable[[Path], None] | None


def write_parts(folder: str, parts: Iterable[Part]) -> Written:
    """Write all parts into the folder. Raises OutputError; then nothing in the folder has changed."""
    root = Path(folder)
    if root.exists() and not root.is_dir():
        raise OutputError("not-a-folder", folder)
    try:
        home = root / _HOME
        home.mkdir(parents=True, exist_ok=True)
        _lock(home)
    except OSError as error:
        raise OutputError("write", folder, error.strerror or "") from error
    try:
        return _write_locked(root, parts)
    finally:
        (home / _LOCK).unlink(missing_ok=True)


def _write_locked(root: Path, parts: Iterable[Part]) -> Written:
    folder, home = str(root), root / _HOME
    try:
        _finish_stopped(root)
        staging = Path(tempfile.mkdtemp(prefix="next-", dir=home))
    except OSError as error:
        raise OutputError("write", folder, error.strerror or "") from error
    try:
        for part in parts:
            _stage(staging, part)
        return _move_in(root, staging)
    except OSError as error:
        raise OutputError("write", str(error.filename or folder), error.strerror or "") from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _stage(staging: Path, part: Part) -> None:
    place = staging / _safe(part.folder)
    place.mkdir(parents=True, exist_ok=True)
    for output in part.outputs:
        path = place / _safe(output.path)
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(output.content, bytes):
            path.write_bytes(output.content)
        else:
            path.write_text(output.content, encoding="utf-8", newline="\n")
    if part.finish is not None:
        part.finish(place)


def _safe(path: str) -> str:
    """The path itself; raises where it could lead out of the folder or cannot be a file's name."""
    pieces = path.split("/")
    if (
        not path
        or path.startswith("/")
        or "\\" in path
        or any(piece in ("", ".", "..", _HOME) for piece in pieces)
        or any(ord(character) < 32 or ord(character) == 127 for character in path)
    ):
        raise OutputError("outside", path)
    return path


def _move_in(root: Path, staging: Path) -> Written:
    """Move what changed to its place, then remove what only the former build wrote."""
    staged = sorted(path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file())
    former = _former(root)
    changed = [name for name in staged if not _same(root / name, staging / name)]
    removed = sorted(former - set(staged))
    for name in staged:
        _refuse_link_outside(root, name)
        _refuse_obstacle(root, name, set(removed))
    # Everything that takes room on the disk is written before the first file is moved.
    _write_list(staging / _NEXT, {"files": staged})
    with _not_interrupted():
        _write_list(staging / _LIST, {"files": staged, "changed": changed, "removed": removed})
        _apply(root, staging, changed, removed)
    return Written(changed, sorted(set(staged) - set(changed)), removed)


def _apply(root: Path, staging: Path, changed: list[str], removed: list[str]) -> None:
    for name in changed:
        place = root / name
        _make_room(root, place, set(removed))
        source = staging / name
        if source.exists():  # it was moved already, where an earlier run was stopped in the middle
            os.replace(source, place)
    for name in removed:
        _remove(root, name)
    listed, following = root / _HOME / _LIST, staging / _NEXT
    if following.exists() and not _same(listed, following):
        os.replace(following, listed)


def _make_room(root: Path, place: Path, removed: set[str]) -> None:
    """Folders for a file; what the former build alone wrote and what stands in the way gives way."""
    for above in list(place.relative_to(root).parents)[-2::-1]:
        folder = root / above
        if folder.is_file() and above.as_posix() in removed:
            folder.unlink()
    if place.is_dir() and not place.is_symlink():
        below = place.relative_to(root).as_posix() + "/"
        for name in sorted(removed):
            if name.startswith(below):
                _remove(root, name)
    place.parent.mkdir(parents=True, exist_ok=True)


def _remove(root: Path, name: str) -> None:
    path = root / name
    if path.is_file() or path.is_symlink():
        path.unlink()
    for above in path.relative_to(root).parents:
        folder = root / above
        if folder == root or not folder.is_dir() or any(folder.iterdir()):
            return
        folder.rmdir()


def _refuse_link_outside(root: Path, name: str) -> None:
    """A link inside the folder must not lead what is written out of it."""
    real_root = root.resolve()
    parent = (root / name).parent.resolve()
    if parent != real_root and real_root not in parent.parents:
        raise OutputError("outside", str(root / name))


def _refuse_obstacle(root: Path, name: str, removed: set[str]) -> None:
    """Raise where something stands in a file's way that no former build wrote."""
    place = root / name
    if place.is_dir() and not place.is_symlink():
        held = {
            path.relative_to(root).as_posix() for path in place.rglob("*") if path.is_symlink() or not path.is_dir()
        }
        if not held or held - removed:
            raise OutputError("write", str(place), os.strerror(errno.EISDIR))
    for above in list(place.relative_to(root).parents)[:-1]:
        folder = root / above
        if os.path.lexists(folder) and not folder.is_dir() and above.as_posix() not in removed:
            raise OutputError("write", str(folder), os.strerror(errno.ENOTDIR))


def _same(old: Path, new: Path) -> bool:
    if not old.is_file() or old.is_symlink() or old.stat().st_size != new.stat().st_size:
        return False
    return old.read_bytes() == new.read_bytes()


def _former(root: Path) -> set[str]:
    """What former builds wrote there; a damaged list counts as empty, so that nothing is removed."""
    try:
        listed = json.loads((root / _HOME / _LIST).read_text(encoding="utf-8"))
        return {_safe(name) for name in listed["files"]}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, OutputError):
        return set()


def _write_list(path: Path, content: Mapping[str, list[str]]) -> None:
    """Write a list beside its place and move it there, so that one that is there is whole."""
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(content, ensure_ascii=False, indent=0), encoding="utf-8")
    os.replace(beside, path)


def _lock(home: Path) -> None:
    """Keep a second build out; the lock of one that was killed is taken over."""
    lock = home / _LOCK
    for _ in range(2):
        try:
            with open(lock, "x", encoding="ascii") as file:
                file.write(str(os.getpid()))
            return
        except FileExistsError:
            if _runs(lock):
                raise OutputError("busy", str(home.parent), str(lock)) from None
            lock.unlink(missing_ok=True)
    raise OutputError("busy", str(home.parent), str(lock))


def _runs(lock: Path) -> bool:
    """Whether the process that holds a lock is still there."""
    try:
        os.kill(int(lock.read_text(encoding="ascii")), 0)
    except (OSError, ValueError):
        return False
    return True


def _finish_stopped(root: Path) -> None:
    """Complete a build that was stopped while it moved files in; throw away one that had not come so far."""
    for staging in sorted((root / _HOME).glob("next-*")):
        try:
            listed = json.loads((staging / _LIST).read_text(encoding="utf-8"))
            changed, removed = ([_safe(name) for name in listed[key]] for key in ("changed", "removed"))
            _apply(root, staging, changed, removed)
        except (OSError, ValueError, KeyError, TypeError, AttributeError, OutputError):
            pass
        shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def _not_interrupted() -> Iterator[None]:
    """Hold Ctrl-C and a polite kill back while files are moved, which takes no longer than a blink."""
    held: list[int] = []
    former: dict[int, Any] = {}
    for number in (int(signal.SIGINT), int(signal.SIGTERM)):
        with suppress(ValueError):  # not in the main thread, where no signal arrives
            former[number] = signal.signal(number, lambda got, _frame: held.append(got))
    try:
        yield
    finally:
        for number, handler in former.items():
            signal.signal(number, handler)
        for number in held:
            signal.raise_signal(number)
