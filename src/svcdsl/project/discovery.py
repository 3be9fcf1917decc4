"""Which projects are meant by the paths that a user names, and which spec files are theirs."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from svcdsl.project.globs import matches
from svcdsl.project.settings import FILE, Settings, read_settings
from svcdsl.project.troubles import NothingToRead

ENDINGS = (".svc", ".svc.yaml", ".svc.yml")


class Located:
    """A project on disk: its root, its settings, its spec files (paths relative to the root, with `/`).

    `reported` are the paths that the user named, below which findings are reported; empty for all. `left_out` are those that `exclude` names; `troubles`
    are (relative path, reason) of folders that could not be read.
    """

    __slots__ = ("files", "left_out", "reported", "root", "settings", "troubles")

    def __init__(self, root: str, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self.files: list[str] = []
        self.left_out: list[str] = []
        self.troubles: list[tuple[str, str]] = []
        self.reported: list[str] = []

    @property
    def name(self) -> str:
        """The project's name: as set, else its folder's."""
        name: str = self.settings.get("project", "name") or os.path.basename(self.root.rstrip(os.sep)) or "project"
        return name

    def reports(self, name: str) -> bool:
        """Whether findings in that file are to be reported."""
        return not self.reported or any(
            name == path or name.startswith(path + "/") or path == "." for path in self.reported
        )


def locate(paths: Sequence[str]) -> list[Located]:
    """The projects of these paths, in the order of their roots. Raises NothingToRead and SettingsError."""
    projects: dict[str, Located] = {}
    loose: list[str] = []
    for path in paths or ["."]:
        if not os.path.lexists(path):
            raise NothingToRead("missing", path)
        _refuse_unreadable(path)
        absolute = os.path.abspath(path)
        root = _root_above(absolute)
        if root is not None:
            project = projects.setdefault(root, _open(root))
            project.reported.append(_relative(absolute, root))
        elif os.path.isdir(absolute):
            below = list(_roots_below(absolute))
            for inner in below:
                projects.setdefault(inner, _open(inner))
            loose.append(absolute)
        elif absolute.endswith(ENDINGS):
            loose.append(absolute)
        else:
            raise NothingToRead("empty", path)
    for project in projects.values():
        _collect(project, project.root)
        _refuse_idle(project)
    _add_loose(projects, loose)
    found = [projects[root] for root in sorted(projects)]
    found = [project for project in found if project.files or project.troubles]
    if not found:
        raise NothingToRead("empty", " ".join(paths or ["."]))
    return found


def _refuse_unreadable(path: str) -> None:
    """Raise NothingToRead where what was named is a pipe or a device, or may not be read."""
    try:
        if os.path.isdir(path):
            os.scandir(path).close()
        elif stat.S_ISREG(os.stat(path).st_mode):
            os.close(os.open(path, os.O_RDONLY))
        else:
            raise NothingToRead("not-a-file", path)
    except OSError as error:
        raise NothingToRead("unreadable", path, error.strerror or "") from error


def _refuse_idle(project: Located) -> None:
    """Raise NothingToRead where a path was named that no spec file of its project lies under."""
    read = [*project.files, *(name for name, _ in project.troubles)]
    for path in project.reported:
        if not (path == "." or any(name == path or name.startswith(path + "/") for name in read)):
            raise NothingToRead("empty", os.path.relpath(os.path.join(project.root, path)))


def _open(root: str) -> Located:
    file = os.path.join(root, FILE)
    return Located(root, read_settings(file) if os.path.exists(file) else Settings("", {}))


def _add_loose(projects: dict[str, Located], paths: list[str]) -> None:
    """Without a settings file, the files and folders named are one project."""
    if not paths:
        return
    folders = [path if os.path.isdir(path) else os.path.dirname(path) for path in paths]
    root = os.path.commonpath(folders)
    project = Located(root, Settings("", {}))
    for path in paths:
        if os.path.isdir(path):
            _collect(project, path)
        else:
            project.files.append(_relative(path, root))
    project.files = sorted(set(project.files))
    if project.files or project.troubles:
        projects[root] = project


def _root_above(path: str) -> str | None:
    """The nearest folder at or above the path that has a settings file."""
    here = path if os.path.isdir(path) else os.path.dirname(path)
    while True:
        if os.path.exists(os.path.join(here, FILE)):
            return here
        above = os.path.dirname(here)
        if above == here:
            return None
        here = above


def _roots_below(path: str) -> Iterator[str]:
    for folder, _, files, _ in _walk(path, set()):
        if FILE in files:
            yield folder


def _collect(project: Located, start: str) -> None:
    include = project.settings.get("project", "include", default=[])
    exclude = project.settings.get("project", "exclude", default=[])
    for folder, folders, files, trouble in _walk(start, set()):
        if trouble:
            project.troubles.append((_relative(folder, project.root), trouble))
        if folder != project.root and FILE in files:
            folders.clear()
            continue
        for file in files:
            if file.endswith(ENDINGS):
                name = _relative(os.path.join(folder, file), project.root)
                if matches(name, exclude):
                    project.left_out.append(name)
                elif not include or matches(name, include):
                    project.files.append(name)
    project.files.sort()


def _walk(start: str, seen: set[tuple[int, int]]) -> Iterator[tuple[str, list[str], list[str], str]]:
    """(folder, its folders, its files, what went wrong) from the top; links are followed, each folder once.

    The caller may empty the list of folders to go no deeper.
    """
    todo = [start]
    while todo:
        here = todo.pop()
        try:
            status = os.stat(here)
            if (status.st_dev, status.st_ino) in seen:
                continue
            seen.add((status.st_dev, status.st_ino))
            with os.scandir(here) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            yield here, [], [], error.strerror or "error"
            continue
        folders = [entry.name for entry in listed if _is_folder(entry) and not _is_hidden(entry.name)]
        files = [entry.name for entry in listed if not _is_folder(entry)]
        yield here, folders, files, ""
        todo += [os.path.join(here, name) for name in reversed(folders)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_hidden(name: str) -> bool:
    return name.startswith(".") or name in ("node_modules", "__pycache__")


def _relative(path: str, root: str) -> str:
    return os.path.relpath(path, root).replace(os.sep, "/")
