"""Floor 6: what a target is, and where the folders of targets are found.

Each output is a folder of the top-level `targets/` (in a wheel: of the package's data), imported as
`svcdsl.targets.NAME`; others are added by the entry point group `svcdsl.targets`.
"""

from __future__ import annotations

from importlib import import_module
from os import path, scandir

from svcdsl.language.where import targets_path
from svcdsl.targets.base import Output, Target

__all__ = ["Output", "Target", "target_names", "target_of"]

__path__.append(targets_path())


def target_names() -> list[str]:
    """The names of all targets that are found, in alphabetical order."""
    return sorted({*_own(), *_entry_points()})


def target_of(name: str) -> Target:
    """The target of that name; KeyError where there is none."""
    if name in _own():
        target: Target = import_module(f"svcdsl.targets.{name}").TARGET
        return target
    found = _entry_points().get(name)
    if found is None:
        raise KeyError(name)
    return found.load()  # type: ignore[attr-defined, no-any-return]


def _own() -> list[str]:
    with scandir(targets_path()) as entries:
        return [entry.name for entry in entries if path.isfile(path.join(entry.path, "__init__.py"))]


def _entry_points() -> dict[str, object]:
    from importlib.metadata import entry_points

    return {point.name: point for point in entry_points(group="svcdsl.targets")}
