"""Floor 6: the rules, one file each, found by walking the folders beside this file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from os import path, scandir

from svcdsl.rules.base import PHASES, SEVERITIES, Context, Rule

__all__ = ["PHASES", "SEVERITIES", "Context", "Rule", "catalogue"]


@cache
def catalogue() -> Mapping[str, Rule]:
    """Every rule by its code, in the order of codes within groups."""
    found = {}
    for folder in sorted(_folders()):
        for module in sorted(_modules(folder)):
            rule: Rule = import_module(f"svcdsl.rules.{folder}.{module}").RULE
            found[rule.code] = rule
    return dict(sorted(found.items(), key=lambda pair: (GROUPS.index(pair[0][0]), pair[0])))


GROUPS = "NKDPCLFSMH"


def _folders() -> list[str]:
    with scandir(path.dirname(__file__)) as entries:
        return [entry.name for entry in entries if entry.is_dir() and not entry.name.startswith("_")]


def _modules(folder: str) -> list[str]:
    with scandir(path.join(path.dirname(__file__), folder)) as entries:
        names = [entry.name for entry in entries]
    return [name[:-3] for name in names if name.endswith(".py") and not name.startswith("_")]
