"""Ids that conditions name, held against the things and events of a project."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from svcdsl.analyses.condition_fields import targets
from svcdsl.analyses.conditions import names_of
from svcdsl.analyses.conditions_check import Fault, Mention
from svcdsl.diagnostics import Fact, Nearest
from svcdsl.language import language
from svcdsl.model import Project, Thing
from svcdsl.model.shared import DataSource

_MOMENTS = {"step": ("started", "done"), "process": ("arrived", "ended")}


class Ids:
    """The names by which the things of a project can be called, by kind; each kind is looked through once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._names: dict[str, frozenset[str]] = {}
        self._events: frozenset[str] | None = None

    def of(self, kind: str) -> frozenset[str]:
        """The ids of a kind, and those with the service before them."""
        if kind not in self._names:
            things = (one for one in self.project.things() if kind == one.KIND and isinstance(one, Thing))
            self._names[kind] = frozenset(name for thing in things for name in names_of(thing))
        return self._names[kind]

    def events(self) -> frozenset[str]:
        """The events of steps and processes, and those that sources list."""
        if self._events is None:
            own = (
                f"{id_}.{moment}" for kind, moments in _MOMENTS.items() for id_ in self.of(kind) for moment in moments
            )
            sources = (one for one in self.project.things() if isinstance(one, DataSource))
            self._events = frozenset((*own, *(event for source in sources for event in source.events)))
        return self._events

    def faults(self, mentions: Iterable[Mention]) -> Iterator[Fault]:
        """N06 for an id that names nothing, N07 for one that names a thing which the field never does."""
        for mention in mentions:
            kinds = tuple(dict.fromkeys(kind for field in mention.fields for kind in targets(field)))
            field = mention.fields[0]
            facts: dict[str, Fact] = {"field": field.name, "of": field.owner, "id": mention.id, "kinds": kinds}
            if not kinds:
                if mention.id not in self.events():
                    facts["nearest"] = _nearest(mention, self.events())
                    yield Fault("N06", "event", facts, mention.part)
            elif not any(mention.id in self.of(kind) for kind in kinds):
                yield self.missing(mention, kinds, facts)

    def missing(self, mention: Mention, kinds: tuple[str, ...], facts: dict[str, Fact]) -> Fault:
        """The fault of an id that no thing of the field's kinds has."""
        other = next(
            (kind for kind, known in language().kinds.items() if known.named and mention.id in self.of(kind)), ""
        )
        if other:
            return Fault("N07", "", {**facts, "kind": other}, mention.part)
        among = [name for kind in kinds for name in self.of(kind)]
        among += [word for field in mention.fields for word in (*field.choices, *field.also)]
        example = language().kinds[kinds[0]].example(mention.id.rpartition(".")[2] or mention.id)
        return Fault("N06", "", {**facts, "nearest": _nearest(mention, among), "example": example}, mention.part)


def _nearest(mention: Mention, among: Iterable[str]) -> Nearest:
    """Names with as many dots as the one written: the same thing by its longer name is no second one."""
    dots = mention.id.count(".")
    return Nearest(mention.id, [name for name in among if name.count(".") == dots])
