"""Invariants 1 and 2 of docs/architecture.md: no import runs upwards, none in a circle, and the core is pure.

The imports are read from the source texts, also those in functions and under TYPE_CHECKING; nothing is run.
"""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent

# The first part of a module's name after `svcdsl` -> its floor; "" is svcdsl/__init__.py, the public API.
# A new folder or module gets a line here before it imports anything.
FLOORS = {
    "text": 0,
    "diagnostics": 1,
    "language": 1,
    "values": 2,
    "syntax": 3,
    "model": 3,
    "link": 4,
    "analyses": 5,
    "rules": 6,
    "diff": 6,
    "targets": 6,
    "report": 7,
    "mending": 7,
    "pipeline": 7,
    "project": 8,
    "session": 8,
    "": 9,
    "cli": 9,
    "lsp": 9,
    "__main__": 9,
}

# Neighbours on one floor know nothing of each other, but for these (importer, imported).
NEIGHBOURS = {("pipeline", "report"), ("session", "project"), ("cli", ""), ("lsp", ""), ("__main__", "cli")}

# What reads a file, a clock, the environment or the network, or differs from run to run.
PURE = {"values", "syntax", "model", "link", "analyses", "rules", "diff", "mending"}
# What finds the folders of rules, and a target's last step, which runs a tool over what `emit` gave.
MAY_READ = {"svcdsl.rules"}
LAST_STEP = "finish"
IMPURE_MODULES = {
    *("os", "pathlib", "io", "glob", "shutil", "tempfile", "subprocess"),
    *("time", "random", "secrets", "uuid"),
    *("socket", "ssl", "http", "urllib"),
}
IMPURE_CALLS = {"open", "input", "print"}
IMPURE_METHODS = {"now", "today", "utcnow", "read_text", "read_bytes", "write_text", "write_bytes"}

# A library -> the only parts that may import it.
KEPT_TO = {"click": {"cli"}}


class Module(NamedTuple):
    """A module by its dotted name, with its source text; `folder` where it is an `__init__.py`."""

    name: str
    text: str
    folder: bool = False

    @property
    def part(self) -> str:
        """The key of FLOORS."""
        return part_of(self.name)

    @property
    def pure(self) -> bool:
        """Whether invariant 2 holds for it: the core, and all that lies in a target's own folder."""
        if self.name in MAY_READ or self.name.endswith("." + LAST_STEP):
            return False
        return self.part in PURE or (self.name.startswith("svcdsl.targets.") and self.name not in ENGINE)


class Import(NamedTuple):
    """One import: the full dotted name, and the line it stands on."""

    name: str
    line: int


def part_of(name: str) -> str:
    """`svcdsl.rules.journey.x` -> `rules`; a name of the public API, as `svcdsl.check`, is part of ""."""
    parts = name.split(".")
    return "" if len(parts) == 1 or (len(parts) == 2 and parts[1] not in FLOORS) else parts[1]


def modules_under(folder: Path, name: str) -> Iterator[Module]:
    """All modules of a folder that is imported as `name`."""
    for file in sorted(folder.rglob("*.py")):
        parts = file.relative_to(folder).with_suffix("").parts
        is_folder = parts[-1] == "__init__"
        parts = parts[:-1] if is_folder else parts
        yield Module(".".join((name, *parts)), file.read_text(encoding="utf-8"), is_folder)


SOURCE = list(modules_under(ROOT / "src" / "svcdsl", "svcdsl"))
ENGINE = {module.name for module in SOURCE}
MODULES = SOURCE + list(modules_under(ROOT / "targets", "svcdsl.targets"))


def only_for_types(tree: ast.Module) -> set[ast.AST]:
    """What stands under `if TYPE_CHECKING:`, which is never run."""
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        for inner in ast.walk(statement)
    }


def imports_of(module: Module, run: bool = False) -> Iterator[Import]:
    """Every import of a module, or every one that is run; relative ones resolved, `from a import b` as `a.b`."""
    tree = ast.parse(module.text, module.name)
    left_out = only_for_types(tree) if run else set()
    for node in ast.walk(tree):
        if node in left_out:
            continue
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                up = node.level - 1 if module.folder else node.level
                home = module.name.split(".")
                base = ".".join(home[: len(home) - up] + ([base] if base else []))
            yield from (Import(f"{base}.{alias.name}", node.lineno) for alias in node.names)
        elif isinstance(node, ast.Call) and called(node) in {"import_module", "__import__"}:
            yield from (
                Import(argument.value, node.lineno)
                for argument in node.args[:1]
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
            )


def called(node: ast.Call) -> str:
    """The last part of what is called: `today` of `date.today()`."""
    return getattr(node.func, "id", getattr(node.func, "attr", ""))


def is_own(function: ast.expr) -> bool:
    """Whether it is a method of the class at hand, or a plain name: not one of a date or a path."""
    owner = getattr(function, "value", None)
    return owner is None or (isinstance(owner, ast.Name) and owner.id == "self")


def wrong_imports(module: Module) -> Iterator[str]:
    """What is wrong with where a module's imports go."""
    for imported in imports_of(module):
        place = f"{module.name}:{imported.line}"
        top = imported.name.split(".")[0]
        if top in KEPT_TO and module.part not in KEPT_TO[top]:
            yield f"{place}: only {sorted(KEPT_TO[top])} may import {top}"
        if top != "svcdsl":
            continue
        here, there = module.part, part_of(imported.name)
        if there not in FLOORS:
            yield f"{place}: {imported.name} has no floor in FLOORS"
        elif FLOORS[there] > FLOORS.get(here, -1):
            yield f"{place}: {here} imports {imported.name}, of a higher floor"
        elif FLOORS[there] == FLOORS[here] and here != there and (here, there) not in NEIGHBOURS:
            yield f"{place}: {here} imports its neighbour {imported.name}"


def impurities(module: Module) -> Iterator[str]:
    """What a module of the core does that depends on more than its arguments."""
    for imported in imports_of(module):
        if imported.name.split(".")[0] in IMPURE_MODULES and not imported.name.startswith("urllib.parse"):
            yield f"{module.name}:{imported.line}: imports {imported.name}"
    for node in ast.walk(ast.parse(module.text, module.name)):
        if isinstance(node, ast.Call):
            by_name = isinstance(node.func, ast.Name) and called(node) in IMPURE_CALLS
            by_method = called(node) in IMPURE_METHODS and not by_name and not is_own(node.func)
            if by_name or by_method:
                yield f"{module.name}:{node.lineno}: calls {ast.unparse(node.func)}()"


def target_of(name: str, names: set[str]) -> str:
    """The module of `names` that an import means: `svcdsl.text.Span` -> `svcdsl.text`; "" for none."""
    while name and name not in names:
        name = name.rpartition(".")[0]
    return name


def cycles(modules: Iterable[Module]) -> list[list[str]]:
    """Groups of modules that import each other in a circle; types may refer to each other."""
    modules = list(modules)
    names = {module.name for module in modules}
    graph = {
        module.name: {target_of(found.name, names) for found in imports_of(module, run=True)} & names - {module.name}
        for module in modules
    }
    reach = {name: reachable(graph, name) for name in graph}
    circles = {
        tuple(sorted(other for other in names if other in reach[name] and name in reach[other])) for name in names
    }
    return sorted(list(circle) for circle in circles if circle)


def reachable(graph: dict[str, set[str]], start: str) -> set[str]:
    """All that can be reached from `start`, itself only over a circle."""
    seen: set[str] = set()
    todo = list(graph[start])
    while todo:
        if (at := todo.pop()) not in seen:
            seen.add(at)
            todo += graph[at]
    return seen


def test_every_module_has_a_floor() -> None:
    assert {(module.name + ".").split(".")[1] for module in SOURCE} - FLOORS.keys() == set()


def test_no_import_runs_upwards() -> None:
    assert [wrong for module in MODULES for wrong in wrong_imports(module)] == []


def test_no_import_runs_in_a_circle() -> None:
    assert cycles(MODULES) == []


def test_the_core_reads_no_file_clock_environment_or_network() -> None:
    assert [wrong for module in MODULES if module.pure for wrong in impurities(module)] == []


# The judges themselves, shown spoiled modules.


@pytest.mark.parametrize(
    "text",
    [
        "import svcdsl.rules",
        "from svcdsl import rules",
        "from svcdsl.rules.base import Rule",
        "from ..rules import base",
        "def late():\n    from svcdsl.pipeline import check",
        "from svcdsl import check",
        "import importlib\nimportlib.import_module('svcdsl.rules.base')",
        "import click",
        "from svcdsl.unheard_of import x",
    ],
)
def test_a_wrong_import_is_seen(text: str) -> None:
    assert len(list(wrong_imports(Module("svcdsl.text.source", text)))) == 1


def test_a_neighbours_import_is_seen() -> None:
    spoiled = Module("svcdsl.rules.base", "from svcdsl.targets import find")
    assert list(wrong_imports(spoiled)) == ["svcdsl.rules.base:1: rules imports its neighbour svcdsl.targets.find"]


def test_downward_imports_pass() -> None:
    text = "import re\nfrom svcdsl.text import Span\nfrom ..text.source import Source\nfrom .base import Rule"
    assert list(wrong_imports(Module("svcdsl.rules.fault", text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "import os.path",
        "from pathlib import Path",
        "from urllib.request import urlopen",
        "def check(day=None):\n    return day or date.today()",
        "stamp = datetime.datetime.now(tz=UTC)",
        "words = open('words.txt')",
        "text = place.read_text()",
    ],
)
def test_an_impurity_is_seen(text: str) -> None:
    assert len(list(impurities(Module("svcdsl.rules.spoiled", text)))) == 1


def test_a_reader_may_have_a_method_of_such_a_name() -> None:
    text = "def read(self):\n    return self.read_text()"
    assert list(impurities(Module("svcdsl.syntax.reader", text))) == []


def test_a_targets_own_folder_is_pure_and_the_finder_of_targets_is_not() -> None:
    assert Module("svcdsl.targets.unwritten.emit", "").pure
    assert not Module("svcdsl.cli.build", "").pure


def test_a_circle_is_seen() -> None:
    first = Module("svcdsl.rules.a", "from svcdsl.rules import b")
    second = Module("svcdsl.rules.b", "def late():\n    from .a import x")
    aside = Module("svcdsl.rules.c", "from svcdsl.rules import a")
    assert cycles([first, second, aside, Module("svcdsl.rules", "", True)]) == [["svcdsl.rules.a", "svcdsl.rules.b"]]
