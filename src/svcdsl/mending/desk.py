"""What a stub is made at: the project's things by their places, and names for new ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from svcdsl.diagnostics import Finding
from svcdsl.mending.places import Things
from svcdsl.mending.plain import Part, Todo, Value, free_id, thing_of
from svcdsl.model import Item, Project, Thing
from svcdsl.model.service import Service


class Desk:
    """One finding and all that its stub may need to know. `in_chinese` says of a file whether its words are."""

    def __init__(self, finding: Finding, project: Project, things: Things, in_chinese: Callable[[str], bool]) -> None:
        self.finding = finding
        self.project = project
        self.things = things
        self.in_chinese = in_chinese
        self.taken = {item.id for item in project.things() if isinstance(item, Thing)}

    @property
    def item(self) -> Item | None:
        """The item that the finding stands at, or at a field of."""
        return self.things.named(self.finding.span) or self.things.holding(self.finding.span)

    @property
    def thing(self) -> Thing | None:
        """The innermost thing that the finding stands in."""
        return thing_of(self.item)

    @property
    def is_stub(self) -> bool:
        """Whether the thing is itself still to be written: a stub of a stub would bury what is to be done."""
        return self.thing is not None and Todo.is_left(self.thing.title)

    @property
    def service(self) -> Service | None:
        """The service that it stands in."""
        return self.item.service if self.item else None

    def related(self, number: int = 0) -> Thing | None:
        """The thing at one of the finding's related places."""
        places = self.finding.related
        return self.things.named(places[number].span) if number < len(places) else None

    def part(self, at: Item, en: str, zh: str, title: Todo, **fields: Value) -> Part:
        """A new thing with a free id in the language of the file that `at` stands in; `for_` is the field `for`."""
        id_ = free_id(f"待补{zh}" if self.in_chinese(at.origin.name) else f"todo-{en}", self.taken)
        self.taken.add(id_)
        return Part(
            id_, {"title": title, **{name.rstrip("_").replace("_", "-"): value for name, value in fields.items()}}
        )

    def visible(self, collection: str, service: Service) -> Iterator[Thing]:
        """The things of a shared collection that a service sees, its own first."""
        yield from getattr(service, collection).values()
        yield from getattr(self.project, collection).values()
