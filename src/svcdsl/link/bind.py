"""Document tree -> things. What is written is checked against the schema here; references are still ids."""

from __future__ import annotations

from collections.abc import Callable
from types import MappingProxyType
from typing import Any

from svcdsl.diagnostics import Finding, Nearest, Related
from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, language
from svcdsl.link.ids import canonical, fault_of
from svcdsl.link.plan import Plan, plan_of, set_frame
from svcdsl.model import Item, Localized, Thing
from svcdsl.syntax import Absent, Document, Mapping, Node, Scalar, Sequence
from svcdsl.text import Span
from svcdsl.values import BadValue, parse

Index = dict[str, dict[str, Thing]]
"""Things of a scope by kind and id."""


_PARSED_AS = {"money-or-text": "money"}


class Scope:
    """What one service, or the project, can name: its things by kind and id, and all that must be resolved.

    `extent` is the place of all that is written in the service.
    """

    __slots__ = ("extent", "index", "pending", "service")

    def __init__(self, service: Thing | None, extent: Span | None = None) -> None:
        self.service = service
        self.extent = extent
        self.index: Index = {}
        self.pending: list[tuple[Plan, Item]] = []


class Binder:
    """Binds the documents of a project one by one; a document can be dropped as soon as it is bound."""

    def __init__(self) -> None:
        words = language()
        self.kinds = words.kinds
        self.file = words.file
        self.one_service = words.service_file
        self.plain = words.plain
        self.project = Scope(None)
        self.scopes: list[Scope] = [self.project]
        self.findings: list[Finding] = []
        self.readers: dict[str, Callable[[Field, Node, Item, Scope], Any]] = {
            THINGS: self.read_things,
            ITEM: self.read_item,
            ITEMS: self.read_items,
            LABELS: self.read_labels,
            LIST: self.read_list,
        }

    def bind(self, document: Document) -> None:
        """Bind every root of a document into the project."""
        self.source = document.source
        self.spans = document.source.spans
        self.notation = document.notation
        self.findings.extend(document.findings)
        for number, root in enumerate(document.roots):
            if number == 0:
                self.check_version(root)
            head = next((pair for pair in root.pairs if self.is_one_service(*pair)), None)
            if head is not None:
                self.bind_one_service(root, head)
            else:
                self.bind_file(root)

    def is_one_service(self, key: Scalar, value: Node) -> bool:
        """Whether a key says that its document is one service: 服务 serves for both forms."""
        field = self.one_service.words.get(key.text)
        return field is not None and field.name == "service" and type(value) is Scalar

    def check_version(self, root: Mapping) -> None:
        """N08: the first document of a file names the version of the language."""
        pair = next(((k, v) for k, v in root.pairs if self.plain(k.text) == "svcdsl"), None)
        if pair is None:
            if root.pairs:
                place = Span(self.source, root.pairs[0][0].start, root.pairs[0][0].end)
                self.findings.append(Finding("N08", place, severity="warning", variant="missing"))
        elif not isinstance(pair[1], Scalar) or parse("word", pair[1].text or "-") != "1":
            text = pair[1].text if isinstance(pair[1], Scalar) else ""
            self.findings.append(Finding("N08", self.place(pair[1]), {"version": text}))

    def bind_file(self, root: Mapping) -> None:
        """A document of services and shared things."""
        seen: dict[str, Scalar] = {}
        for key, value in root.pairs:
            field = self.file.words.get(key.text)
            if field is None:
                self.unknown(self.file, key)
            elif field.type == "version":
                self.once(field, key, seen)
            elif self.once(field, key, seen) and type(value) is not Absent:
                self.read_things(field, value, None, self.project)

    def bind_one_service(self, root: Mapping, head: tuple[Scalar, Node]) -> None:
        """A document that is one service: its id under `service`, its fields beside."""
        name = head[1]
        assert isinstance(name, Scalar)
        rest = [
            pair
            for pair in root.pairs
            if pair[0] is not head[0] and self.plain(pair[0].text) != "svcdsl"
        ]
        again = next((key for key, value in rest if self.is_one_service(key, value)), None)
        if again is not None:
            self.twice("service", again, self.place(head[0]))
            rest = [pair for pair in rest if pair[0] is not again]
        self.add_thing(plan_of("service"), name, Mapping(rest, root.start, root.end), None, self.project, {})

    def add_thing(
        self, plan: Plan, name: Scalar, node: Node, parent: Item | None, scope: Scope, into: dict[str, Any]
    ) -> None:
        """Bind one thing and enter it in its collection and its scope; a second of its id is N05."""
        kind = plan.kind
        id_ = canonical(name.text)
        fault = fault_of(id_, kind.name)
        if fault:
            if id_ or self.notation == "yaml":  # the svc reader has said that the id is missing
                facts = {"id": id_, "kind": kind.name}
                self.findings.append(Finding("N03", self.place(name), facts, variant=fault))
        thing = object.__new__(plan.make)
        inner = scope
        if kind.name == "service":
            inner = Scope(thing, Span(self.source, name.start, max(node.end, name.end)))
            self.scopes.append(inner)
        self.fill(plan, thing, id_, name, node, parent, inner)
        if fault:
            return
        known = scope.index.setdefault(kind.name, {}) if kind.scope != "item" else into
        before = known.get(id_)
        if before is not None:
            facts = {"id": id_, "kind": kind.name}
            related = [Related("first", before.span)]
            self.findings.append(Finding("N05", self.place(name), facts, related=related))
            return
        known[id_] = thing
        into[id_] = thing

    def fill(
        self, plan: Plan, item: Any, id_: str | None, at: Scalar | Node, node: Node, parent: Item | None, scope: Scope
    ) -> None:
        """Fill an item from its node, checking every key and value."""
        kind = plan.kind
        values = plan.defaults.copy()
        rows = [0, at.start, at.end]
        set_frame(item, self.source, parent, 0, id_)
        words, readers = plan.words, self.readers
        seen: dict[str, Scalar] = {}
        for key, value in self.pairs_of(kind, node):
            field = words.get(key.text)
            if field is None:
                self.unknown(kind, key)
                continue
            name = field.name
            if name in seen:
                self.once(field, key, seen)
                continue
            seen[name] = key
            if type(value) is Absent or is_empty(value):
                continue
            index = field.index
            base = index << 16
            rows += (base, key.start, key.end, base + 1, value.start, value.end)
            read = readers.get(field.shape)
            if read is None:
                values[index] = self.read_value(field, value)
            else:
                values[index] = read(field, value, item, scope)
                if type(value) is Sequence and len(value.items) > 1:
                    for number, one in enumerate(value.items, base + 2):
                        rows += (number, one.start, one.end)
        for field in kind.required:
            if field.name not in seen:
                self.missing(kind, field, at, id_)
        if kind.name == "step":
            self.check_one_of(kind, seen)
        rows[0] = len(rows) // 3 - 1
        set_frame(item, self.source, parent, len(self.spans) // 3, id_)
        self.spans.extend(rows)
        for set_, value in zip(plan.setters, values, strict=True):
            set_(item, value)
        if plan.references:
            scope.pending.append((plan, item))

    def pairs_of(self, kind: Kind, node: Node) -> list[tuple[Scalar, Node]]:
        """The pairs of a thing's node; a single value stands for the kind's `bare` field."""
        if type(node) is Mapping:
            if kind.bare and node.pairs and not kind.named and self.is_text_by_language(kind, node):
                return [(Scalar(kind.bare, node.start, node.start), node)]
            return node.pairs
        if type(node) is Absent:
            return []
        if kind.bare and type(node) is Scalar:
            return [(Scalar(kind.bare, node.start, node.start), node)]
        facts = {"kind": kind.name}
        self.findings.append(Finding("N03", self.place(node), facts, variant="not-a-map"))
        return []

    def is_text_by_language(self, kind: Kind, node: Mapping) -> bool:
        """Whether a map is one text a language rather than an item's fields."""
        keys = [self.plain(key.text) for key, _ in node.pairs]
        return all(key not in kind.words and len(key.partition("-")[0]) in (2, 3) and key.isascii() for key in keys)

    def read_things(self, field: Field, node: Node, parent: Item | None, scope: Scope) -> Any:
        """A map from id to thing."""
        things: dict[str, Any] = {}
        if type(node) is not Mapping:
            if type(node) is not Absent:
                facts = {"field": field.name, "kind": field.of}
                self.findings.append(Finding("N03", self.place(node), facts, variant="not-things"))
            return MappingProxyType(things)
        plan = plan_of(field.of)
        for key, value in node.pairs:
            self.add_thing(plan, key, value, parent, scope, things)
        return MappingProxyType(things)

    def read_item(self, field: Field, node: Node, parent: Item, scope: Scope) -> Any:
        """One map inside a thing."""
        plan = plan_of(field.of)
        item = object.__new__(plan.make)
        self.fill(plan, item, None, node, node, parent, scope)
        return item

    def read_items(self, field: Field, node: Node, parent: Item, scope: Scope) -> Any:
        """A list of maps inside a thing; a list of one needs no brackets."""
        nodes = node.items if type(node) is Sequence else [node]
        return tuple(self.read_item(field, one, parent, scope) for one in nodes if type(one) is not Absent)

    def read_labels(self, field: Field, node: Node, parent: Item, scope: Scope) -> Any:
        """A plain map of texts."""
        if type(node) is not Mapping:
            self.wrong(field, node, "not-a-plain-map")
            return MappingProxyType({})
        labels: dict[str, str] = {}
        for key, value in node.pairs:
            if key.text in labels:
                self.twice(key.text, key, self.place(node))
            elif type(value) is Scalar:
                labels[key.text] = value.text
            elif type(value) is not Absent:
                self.wrong(field, value, "not-a-plain-map")
        return MappingProxyType(labels)

    def read_list(self, field: Field, node: Node, parent: Item, scope: Scope) -> Any:
        """A list of values; a single one needs no brackets."""
        if type(node) is not Sequence:
            value = self.read_value(field, node)
            return () if value is None else (value,)
        read = [self.read_value(field, one) for one in node.items if type(one) is not Absent]
        return tuple(value for value in read if value is not None)

    def read_value(self, field: Field, node: Node) -> Any:
        """One value of the field's type, or None and a finding. References are given back as ids."""
        type_ = field.type
        if type(node) is not Scalar:
            if type_ in ("text", "money-or-text") and type(node) is Mapping:
                return self.read_localized(field, node)
            self.wrong(field, node, "several" if type(node) is Sequence else "")
            return None
        text = node.text
        if type_ == "text":
            return text
        if field.refers:
            return field.choices.get(text) or canonical(text)
        if type_ == "choice":
            choice = field.choices.get(text) or field.choices.get(canonical(text))
            if choice is None:
                nearest = Nearest(text, field.choices)
                self.wrong(field, node, "choice", text=text, nearest=nearest, choices=tuple(field.options))
            return choice
        if type_ in ("event", "event-or-recurrence"):
            return self.read_event(field, node)
        try:
            return parse(_PARSED_AS.get(type_, type_), text)
        except BadValue as bad:
            if type_ == "money-or-text":
                return text
            facts = {**bad.facts, "text": text, "type": type_}
            self.wrong(field, node, "" if bad.reason == "form" else bad.reason, **facts)
            return None

    def read_event(self, field: Field, node: Scalar) -> Any:
        """An event's name, still to be resolved, or a recurrence."""
        if field.type == "event-or-recurrence":
            try:
                return parse("recurrence", node.text)
            except BadValue:
                pass  # so it names an event
        return canonical(node.text)

    def read_localized(self, field: Field, node: Mapping) -> Any:
        """One text a language."""
        texts: dict[str, str] = {}
        for key, value in node.pairs:
            code = self.plain(key.text)
            try:
                parse("language", code)
            except BadValue:
                self.wrong(field, key, "language", text=key.text)
                continue
            if type(value) is Scalar:
                texts[code] = value.text
            elif type(value) is not Absent:
                self.wrong(field, value, "")
        return Localized(texts) if texts else None

    def check_one_of(self, kind: Kind, seen: dict[str, Scalar]) -> None:
        """N03 where a step goes on in two ways."""
        ways = [name for name in ("then", "choose", "fork") if name in seen]
        if len(ways) > 1:
            facts = {"fields": ways}
            first, second = (self.place(seen[name]) for name in ways[:2])
            self.findings.append(
                Finding("N03", second, facts, variant="two-ways-on", related=[Related("first", first)])
            )

    def once(self, field: Field, key: Scalar, seen: dict[str, Scalar]) -> bool:
        """Whether the field is given for the first time; else N05, under whichever of its words."""
        before = seen.setdefault(field.name, key)
        if before is key:
            return True
        self.twice(field.name, key, self.place(before))
        return False

    def twice(self, name: str, key: Scalar, first: Span) -> None:
        """N05 for a field given twice."""
        related = [Related("first", first)]
        self.findings.append(Finding("N05", self.place(key), {"field": name}, variant="field", related=related))

    def unknown(self, kind: Kind, key: Scalar) -> None:
        """N02."""
        facts = {"field": key.text, "kind": kind.name, "nearest": Nearest(key.text, kind.words)}
        variant = "full-width-colon" if "：" in key.text else ""
        code = "N01" if variant else "N02"
        self.findings.append(Finding(code, self.place(key), facts, variant=variant))

    def missing(self, kind: Kind, field: Field, at: Scalar | Node, id_: str | None) -> None:
        """N04."""
        facts = {"field": field.name, "kind": kind.name, "id": id_ or ""}
        self.findings.append(Finding("N04", self.place(at), facts))

    def wrong(self, field: Field, node: Node | Scalar, variant: str, **facts: Any) -> None:
        """N03 for a value that is not of the field's type."""
        about = {"field": field.name, "type": field.type, "text": "", **facts}
        self.findings.append(Finding("N03", self.place(node), about, variant=variant))

    def place(self, node: Node | Scalar) -> Span:
        """A node's place in the document being bound."""
        return Span(self.source, node.start, node.end)


def is_empty(node: Node) -> bool:
    """Whether a map or list holds nothing: it counts as not written."""
    return (type(node) is Mapping and not node.pairs) or (type(node) is Sequence and not node.items)
