"""Ids -> things: service first, then project; kinds are checked, and what cannot be found is said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from svcdsl.diagnostics import Fact, Finding, Nearest, Related
from svcdsl.language import LIST, Field, language
from svcdsl.link.scope import Scope
from svcdsl.link.unfound import meant_by_unfound, moment_meant
from svcdsl.model import ALWAYS, CUSTOMER, END, Event, Item, Thing

_MOMENTS = {"step": ("started", "done"), "process": ("arrived", "ended")}
_UNRESOLVED = object()
_MOST_ASKED = 100
"""For so many unresolved ids it is looked which thing was meant; a file with more is wrong as a whole."""
_NONE: dict[str, Thing] = {}


class Resolver:
    """Resolves the references of all scopes of a project."""

    def __init__(self, scopes: list[Scope]) -> None:
        self.scopes = scopes
        self.project = scopes[0]
        self.services = {scope.service.id: scope for scope in reversed(scopes) if scope.service is not None}
        self.findings: list[Finding] = []
        self.words = language()
        self.events: dict[tuple[int, str], Event] = {}
        self.referred: set[Item] = set()
        self.asked = 0

    def resolve(self) -> None:
        """Replace every id by its thing; one without is left out of the model, with a finding."""
        for scope in self.scopes:
            for item, field, put, value in scope.pending:
                if field.shape == LIST:
                    found = [self.one(field, text, item, scope, number) for number, text in enumerate(value)]
                    put(item, tuple(thing for thing in found if thing is not _UNRESOLVED))
                else:
                    thing = self.one(field, value, item, scope, None)
                    put(item, None if thing is _UNRESOLVED else thing)
            scope.pending.clear()

    def one(self, field: Field, text: str, item: Item, scope: Scope, number: int | None) -> Any:
        """What one reference means: a thing, an event, END, CUSTOMER, a choice, or _UNRESOLVED."""
        if not field.refers:
            return self.event(field, text, item, scope, number)
        if len(field.refers) == 1:  # by far the most: no need to ask who else might answer
            kind = field.refers[0]
            thing = scope.index.get(kind, _NONE).get(text) or self.project.index.get(kind, _NONE).get(text)
            if thing is not None:
                self.referred.add(thing)
                return thing
        if field.options and text in field.options:
            return text
        plain = self.words.plain(text)
        if plain in field.also:
            return END if plain == "end" else CUSTOMER
        if plain == "24x7" and "calendar" in field.refers:
            return ALWAYS
        found = list(self.lookup(field.refers, text, scope))
        self.referred.update(found)
        if len(found) == 1:
            return found[0]
        if found:
            related = [Related(f"a-{thing.KIND}", thing.span) for thing in found]
            self.say("N07", field, text, item, number, variant="ambiguous", related=related)
        else:
            self.unresolved(field, text, item, scope, number)
        return _UNRESOLVED

    def lookup(self, kinds: tuple[str, ...], text: str, scope: Scope) -> Iterator[Thing]:
        """Things of these kinds with that id: the service's own, else the project's, else another service's."""
        own = [thing for kind in kinds if (thing := scope.index.get(kind, {}).get(text))]
        if own:
            yield from own
            return
        shared = [thing for kind in kinds if (thing := self.project.index.get(kind, {}).get(text))]
        if shared:
            yield from shared
            return
        if "." not in text:
            return
        if "asks" in kinds:
            yield from self.question(text, scope)
            return
        head, _, rest = text.partition(".")
        other = self.services.get(head)
        if other is not None:
            project_kinds = self.words.kinds
            for kind in kinds:
                thing = other.index.get(kind, {}).get(rest)
                if thing is not None and project_kinds[kind].scope == "service":
                    yield thing

    def question(self, text: str, scope: Scope) -> Iterator[Thing]:
        """`feedback-id.question-id`, with the service's id before it where it is another's."""
        head, _, name = text.rpartition(".")
        for feedback in self.lookup(("feedback",), head, scope):
            question = feedback.asks.get(name)  # type: ignore[attr-defined]
            if question is not None:
                yield question

    def event(self, field: Field, text: str, item: Item, scope: Scope, number: int | None) -> Any:
        """A step's or process's event, or one that a source lists."""
        head, _, moment = text.rpartition(".")
        moment = self.words.moments.get(moment, moment)
        if head:
            for kind, moments in _MOMENTS.items():
                if moment in moments:
                    for of in self.lookup((kind,), head, scope):
                        return self.event_of(of, moment)
        for source in self.sources_for(item, scope):
            if text in source.events:
                self.referred.add(source)
                return self.event_of(source, text)
        self.unresolved_event(field, text, item, scope, number)
        return _UNRESOLVED

    def event_of(self, of: Any, moment: str) -> Event:
        """The one event object for a thing and a moment."""
        key = (id(of), moment)
        event = self.events.get(key)
        if event is None:
            is_source = of.KIND == "source"
            event = self.events[key] = Event(moment, None if is_source else of, of if is_source else None)
        return event

    def sources_for(self, item: Any, scope: Scope) -> Iterator[Any]:
        """Sources whose events an item may name: its own one, else (as for feedback) any that it can see."""
        if item.KIND == "measure":
            source = item.source
            if isinstance(source, str):
                yield from self.lookup(("source",), source, scope)
            elif source is not None:
                yield source
            return
        yield from scope.index.get("source", {}).values()
        yield from self.project.index.get("source", {}).values()

    def unresolved(self, field: Field, text: str, item: Item, scope: Scope, number: int | None) -> None:
        """N07 where the id names a thing of another kind, else N06 with the ids that it may have meant."""
        others = list(self.lookup(tuple(self.words.kinds), text, scope))
        if others:
            related = [Related(f"a-{thing.KIND}", thing.span) for thing in others]
            variant = "customers" if others[0].KIND in field.also else ""
            self.say("N07", field, text, item, number, variant=variant, kind=others[0].KIND, related=related)
            return
        nearest = Nearest(text, _Candidates(field, scope, self.project))
        example = self.words.kinds[field.refers[0]].example(text.rpartition(".")[2] or text)
        home, variant = None, ""
        facts: dict[str, Fact] = {}
        if self.asked < _MOST_ASKED:  # what is misspelt is not what nobody uses
            self.asked += 1
            near = nearest.words(1)
            for word in near:
                self.referred.update(self.lookup(field.refers, word, scope))
            home = self.home_of(field, text)
            variant, facts, meant = meant_by_unfound(field, text, (scope, self.project), near)
            self.referred.update(meant)
        if home is not None:
            related = [Related(f"a-{home.KIND}", home.span)]
            service = home.service.id if home.service else ""
            self.say("N06", field, text, item, number, variant="elsewhere", service=service, related=related)
        elif variant in ("title", "list", "always"):
            self.say("N06", field, text, item, number, variant=variant, **facts)
        else:
            self.say("N06", field, text, item, number, variant=variant, nearest=nearest, example=example)

    def home_of(self, field: Field, text: str) -> Thing | None:
        """The thing of that id inside some service, where a shared one is meant: only that service sees it."""
        for kind in field.refers:
            if self.words.kinds[kind].scope == "project":
                for scope in self.scopes:
                    if text in scope.index.get(kind, _NONE):
                        return scope.index[kind][text]
        return None

    def unresolved_event(self, field: Field, text: str, item: Item, scope: Scope, number: int | None) -> None:
        """N06 for an event, with events of a like name."""
        head, _, moment = text.rpartition(".")
        for kind in _MOMENTS if head else ():
            right = moment_meant(kind, moment)
            if right and any(self.lookup((kind,), head, scope)):
                self.say("N06", field, text, item, number, variant="moment", right=f"{head}.{right}")
                return
        among = _Events(scope, list(self.sources_for(item, scope)))
        self.say("N06", field, text, item, number, variant="event", nearest=Nearest(text, among))

    def say(self, code: str, field: Field, text: str, item: Item, number: int | None, **about: Any) -> None:
        """A finding at the reference."""
        related = about.pop("related", ())
        variant = about.pop("variant", "")
        facts = {"id": text, "field": field.name, "of": field.owner, "kinds": field.refers, **about}
        place = item.value_span(field.attribute, number)
        self.findings.append(Finding(code, place, facts, variant=variant, related=related))


class _Candidates:
    """The ids that a reference could have meant, listed only when a finding is shown."""

    def __init__(self, field: Field, scope: Scope, project: Scope) -> None:
        self.field, self.scope, self.project = field, scope, project

    def __iter__(self) -> Iterator[str]:
        yield from self.field.also
        yield from self.field.options
        for scope in (self.scope, self.project):
            for kind in self.field.refers:
                yield from scope.index.get(kind, ())
        if "asks" in self.field.refers:
            for feedback in self.scope.index.get("feedback", {}).values():
                yield from (f"{feedback.id}.{name}" for name in feedback.asks)  # type: ignore[attr-defined]


class _Events:
    """The events that could have been meant."""

    def __init__(self, scope: Scope, sources: list[Any]) -> None:
        self.scope, self.sources = scope, sources

    def __iter__(self) -> Iterator[str]:
        for kind, moments in _MOMENTS.items():
            for id_ in self.scope.index.get(kind, ()):
                yield from (f"{id_}.{moment}" for moment in moments)
        for source in self.sources:
            yield from source.events
