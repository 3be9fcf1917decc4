"""`extends`: policies that a project takes from a folder, a file or an installed package."""

from __future__ import annotations

import os
from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.project.discovery import ENDINGS, Located
from svcdsl.project.reading import read_source
from svcdsl.project.troubles import SettingsError
from svcdsl.text import Source


def lent_sources(project: Located) -> list[tuple[Source, Finding | None]]:
    """The spec files of everything that `extends` names, each once, without those that are the project's own.

    A source is named by its path from the project's root. Raises SettingsError `nothing-to-extend` (text) for a name
    that is neither a file or folder with specs nor an installed package that ships some.
    """
    wanted: list[str] = project.settings.get("project", "extends", default=[])
    if not wanted:
        return []
    seen = {os.path.realpath(os.path.join(project.root, name)) for name in project.files}
    found = []
    for text in wanted:
        paths = list(_paths_of(text, project.root))
        if not paths:
            line = project.settings.line_of("project", "extends")
            raise SettingsError(project.settings.path, [(line, "nothing-to-extend", {"text": text})])
        for path in paths:
            if os.path.realpath(path) not in seen:
                seen.add(os.path.realpath(path))
                found.append(_read(path, project))
    return found


def _read(path: str, project: Located) -> tuple[Source, Finding | None]:
    name = _relative(path, project.root)
    return read_source(path, name, _relative(path, os.getcwd()), project.settings.limits.size)


def _relative(path: str, start: str) -> str:
    try:
        path = os.path.relpath(path, start)
    except ValueError:  # on another drive
        path = os.path.abspath(path)
    return path.replace(os.sep, "/")


def _paths_of(text: str, root: str) -> Iterator[str]:
    """The spec files of a file, a folder, or an installed package, in order."""
    path = os.path.normpath(os.path.join(root, text))
    if os.path.isfile(path):
        if path.endswith(ENDINGS):
            yield path
    elif os.path.isdir(path):
        yield from _below(path)
    else:
        for folder in _folders_of_package(text):
            yield from _below(folder)


def _below(folder: str) -> Iterator[str]:
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__pycache__")
        yield from (os.path.join(here, name) for name in sorted(files) if name.endswith(ENDINGS))


def _folders_of_package(text: str) -> list[str]:
    """Where a package lies, without importing it; `acme-rules` may also be `acme_rules`, and a dot leads inside."""
    head, *inner = text.replace("-", "_").split(".")
    if not all(name.isidentifier() for name in (head, *inner)):
        return []
    from importlib.util import find_spec  # few projects extend a package

    try:
        spec = find_spec(head)
    except (ImportError, ValueError):
        return []
    places = list(spec.submodule_search_locations or ()) if spec else []
    return [folder for place in places if os.path.isdir(folder := os.path.join(place, *inner))]
