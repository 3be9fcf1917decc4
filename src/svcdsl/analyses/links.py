"""What the things of a file hang on: a key for each file that changes with all that references lead to from there.

The key of a file covers its own text, what each reference in it came to mean, and the keys of the files so meant.
Files that refer to each other in a circle share what they cover. So while a key stays the same, whatever is reached
from a thing of the file by its fields, its parent and its items, however far, is the same too: nothing here knows by
which rules an id is resolved, only what came of it.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from svcdsl.analyses.components import components
from svcdsl.link.plan import plan_of
from svcdsl.model import ALWAYS, Event, Item
from svcdsl.text.digest import digest

if TYPE_CHECKING:
    from svcdsl.model import Project
    from svcdsl.model.service import Service
    from svcdsl.text import Source

    Getter = Callable[[Item], Any]

_NOTHING, _OTHER, _ELSEWHERE, _BROKEN = -1, -2, -3, -4
"""Marks among rows, which are from 0 on: not resolved, no thing (the end, a choice), in another file, half read."""


class _Noted:
    """What the references of one file mean, by rows, and the names of the other files meant, in order."""

    __slots__ = ("names", "rows")

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.names: list[str] = []

    def digest(self, content: bytes) -> bytes:
        """What stands for it and for its file's text, of which `content` is the digest."""
        names = "\0".join(self.names).encode("utf-8", "surrogatepass")
        return digest(content, array("q", self.rows).tobytes(), names)


class Links:
    """The files of a project by name, with whom they refer to. `contents` are digests of all texts, by their names."""

    def __init__(self, project: Project, contents: Mapping[str, bytes]) -> None:
        noted: dict[str, _Noted] = {name: _Noted() for name in contents}
        getters: dict[tuple[str, int], list[Getter]] = {}  # things of a kind have few sets of fields written
        noted[ALWAYS.origin.name] = _Noted()  # what is written nowhere
        for owner, items in project.contents.items():
            if owner is not None and owner in project.broken:
                noted[owner.origin.name].rows += (_BROKEN, owner.row)
            _note(items, noted, getters)
        self._ways = {name: set(one.names) for name, one in noted.items()}
        self._referring: dict[str, list[str]] = {name: [] for name in noted}
        order = {name: number for number, name in enumerate(project.order)}
        for name in sorted(self._ways, key=lambda name: order.get(name, -1)):
            for other in self._ways[name]:
                self._referring[other].append(name)
        self._keys: dict[str, bytes] = {}
        self._close({name: one.digest(contents.get(name, b"")) for name, one in noted.items()})

    def key(self, service: Service, asked: Iterable[str]) -> str:
        """A key for what is found in a service, whose rules asked who refers to the things of these files.

        It covers all that is reached from the service, who refers to things of its own file and of those, and all that
        is reached from there. KeyError for a file that is none.
        """
        parts = [service.id.encode("utf-8", "surrogatepass")]
        for name in (service.origin.name, *asked):
            parts.append(b"".join((self._keys[name], *(self._keys[other] for other in self._referring[name]))))
        return digest(*parts).hex()

    def _close(self, own: Mapping[str, bytes]) -> None:
        """The key of each file from those that it leads to; those in a circle first share one."""
        names = list(own)
        numbers = {name: number for number, name in enumerate(names)}
        ways = {number: [numbers[to] for to in self._ways[name]] for name, number in numbers.items()}
        for group in components(ways):
            inside = {names[number] for number in group}
            ahead = {self._keys[to] for name in inside for to in self._ways[name] if to in self._keys}
            shared = digest(b"".join(sorted(own[name] for name in inside)), b"".join(sorted(ahead)))
            for name in inside:
                self._keys[name] = digest(own[name], shared)


def _note(items: Iterable[Item], noted: Mapping[str, _Noted], getters: dict[tuple[str, int], list[Getter]]) -> None:
    """Note down what references mean, each item's behind its own row. Every reference of a project comes through here."""
    here: Source | None = None
    for item in items:
        fields = getters.get((item.KIND, item.written))
        if fields is None:
            fields = getters[item.KIND, item.written] = _getters(item)
        if not fields:
            continue
        if item.origin is not here:
            here = item.origin
            of = noted[here.name]
            note, names = of.rows.append, of.names
        note(item.row)
        for get in fields:
            value = get(item)
            if type(value) is tuple:
                note(len(value))
            for one in value if type(value) is tuple else (value,):
                thing = (one.of or one.source) if type(one) is Event else one
                if not isinstance(thing, Item):
                    note(_NOTHING if thing is None else _OTHER)
                    continue
                if thing.origin is not here:
                    note(_ELSEWHERE)
                    names.append(thing.origin.name)
                note(thing.row)


def _getters(item: Item) -> list[Getter]:
    """What gets the values of the fields with references that are written in an item."""
    return [get for field, get, _ in plan_of(item.KIND).references if item.written >> field.index & 1]
