"""Document tree -> things. What is written is checked against the schema here; references are still ids."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from svcdsl.language import Field, Kind, language
from svcdsl.link.complaints import Complaints
from svcdsl.link.ids import canonical, fault_of
from svcdsl.link.plan import (
    AS_ID,
    AS_ITEM,
    AS_ITEMS,
    AS_LABELS,
    AS_LIST,
    AS_ONE,
    AS_TEXT,
    AS_THINGS,
    WAYS_ON,
    Entry,
    Plan,
    plan_of,
    set_id,
    set_origin,
    set_parent,
    set_row,
    set_written,
)
from svcdsl.link.rows import first_place, places_of_items
from svcdsl.link.scope import Scope
from svcdsl.link.values import Reader, read_labels
from svcdsl.model import Item
from svcdsl.syntax import Absent, Document, Mapping, Node, Scalar, Sequence
from svcdsl.text import Span


class Binder:
    """Binds the documents of a project one by one; a document can be dropped as soon as it is bound."""

    def __init__(self) -> None:
        words = language()
        self.file = words.file
        self.one_service = words.service_file
        self.plain = words.plain
        self.project = Scope(None)
        self.scopes: list[Scope] = [self.project]
        self.complaints = Complaints()
        self.findings = self.complaints.findings

    def bind(self, document: Document) -> None:
        """Bind every root of a document into the project."""
        self.source = self.complaints.source = document.source
        self.spans = document.source.spans
        self.notation = document.notation
        self.findings.extend(document.findings)
        if not document.findings and not any(root.pairs for root in document.roots):
            self.complaints.no_version(Scalar("", 0, 0))  # an empty file says nothing, not even its version
        for number, root in enumerate(document.roots):
            self.check_version(root, number == 0)
            head = next((pair for pair in root.pairs if self.is_one_service(*pair)), None)
            if head is not None:
                self.bind_one_service(root, head)
            else:
                self.bind_file(root)

    def is_one_service(self, key: Scalar, value: Node) -> bool:
        """Whether a key says that its document is one service: 服务 serves for both forms."""
        field = self.one_service.words.get(key.text)
        return field is not None and field.name == "service" and type(value) is Scalar

    def check_version(self, root: Mapping, first: bool) -> None:
        """N08: the first document of a file names the version of the language, and none another one."""
        pair = next(((k, v) for k, v in root.pairs if self.plain(k.text) == "svcdsl"), None)
        if pair is None:
            if root.pairs and first:
                self.complaints.no_version(root.pairs[0][0])
        elif not isinstance(pair[1], Scalar) or canonical(pair[1].text) != "1":
            self.complaints.bad_version(pair[1], pair[1].text if isinstance(pair[1], Scalar) else "")

    def bind_file(self, root: Mapping) -> None:
        """A document of services and shared things."""
        seen: dict[str, Scalar] = {}
        for key, value in root.pairs:
            field = self.file.words.get(key.text)
            if field is None:
                self.complaints.unknown(self.file, key)
            elif seen.setdefault(field.name, key) is not key:
                self.complaints.twice(field.name, key, self.complaints.place(seen[field.name]))
            elif field.type != "version" and type(value) is not Absent:
                self.read_things(field, value, None, self.project)

    def bind_one_service(self, root: Mapping, head: tuple[Scalar, Node]) -> None:
        """A document that is one service: its id under `service`, its fields beside."""
        name = head[1]
        assert isinstance(name, Scalar)
        rest = [pair for pair in root.pairs if pair[0] is not head[0] and self.plain(pair[0].text) != "svcdsl"]
        again = next((key for key, value in rest if self.is_one_service(key, value)), None)
        if again is not None:
            self.complaints.twice("service", again, self.complaints.place(head[0]))
            rest = [pair for pair in rest if pair[0] is not again]
        self.add_thing(plan_of("service"), name, Mapping(rest, root.start, root.end), None, self.project, {})

    def read_things(self, field: Field, node: Node, parent: Item | None, scope: Scope) -> Any:
        """A map from id to thing."""
        things: dict[str, Any] = {}
        if type(node) is Mapping:
            plan = plan_of(field.of)
            for key, value in node.pairs:
                self.add_thing(plan, key, value, parent, scope, things)
        else:
            self.complaints.not_things(field, node)
        return MappingProxyType(things)

    def add_thing(
        self, plan: Plan, name: Scalar, node: Node, parent: Item | None, scope: Scope, into: dict[str, Any]
    ) -> None:
        """Bind one thing and enter it in its collection and its scope; a second of its id is N05."""
        kind = plan.kind
        if "：" in name.text:  # it ends a key for who wrote it, but not for YAML
            self.complaints.unknown(kind, name)
            return
        id_ = canonical(name.text)
        thing = object.__new__(plan.make)
        set_id(thing, id_)
        inner = scope
        if kind.scope == "top":
            inner = Scope(thing, Span(self.source, name.start, max(node.end, name.end)))
            self.scopes.append(inner)
        before_it = len(scope.items)
        self.fill(plan, thing, id_, name, node, parent, inner)
        fault = fault_of(id_, kind.name)
        if fault:
            if id_ or self.notation == "yaml":  # the svc reader has said that the id is missing
                self.complaints.bad_id(kind, name, id_, fault)
            del scope.items[before_it:]  # no rule is to see what is not in the model
            return
        known = scope.index.setdefault(kind.name, {}) if kind.scope != "item" else into
        before = known.setdefault(id_, thing)
        if before is not thing:
            self.complaints.second(kind, name, id_, before.span)
            del scope.items[before_it:]
            return
        into[id_] = thing

    def fill(
        self, plan: Plan, item: Any, id_: str | None, at: Node, node: Node, parent: Item | None, scope: Scope
    ) -> None:
        """Fill an item from its node, checking every key and value. This is the reader's innermost loop."""
        values = plan.defaults.copy()
        rows = [0, at.start, at.end]
        seen = written = 0
        words, complaints = plan.words, self.complaints
        scope.items.append(item)
        pending, setters = scope.pending, plan.setters
        for key, value in node.pairs if type(node) is Mapping and plan.kind.named else self.pairs_of(plan.kind, node):
            entry = words.get(key.text)
            if entry is None:
                complaints.unknown(plan.kind, key)
                continue
            index, shape, _, field, known = entry
            if seen >> index & 1:
                complaints.twice(field.name, key, Span(self.source, *first_place(rows, index)))
                continue
            seen |= 1 << index
            text = value.text if type(value) is Scalar else None
            if text is None and is_empty(value, shape):
                continue
            written |= 1 << index
            base = index << 16
            rows += (base, key.start, key.end, base + 1, value.start, value.end)
            if text is not None and shape == AS_TEXT:
                values[index] = text
            elif text is not None and shape == AS_ID:
                id_of_another = values[index] = text if text.isascii() else canonical(text)
                pending.append((item, field, setters[index], id_of_another))
            elif text is None or (filled := known.get(text)) is None:
                values[index] = self.read_value(entry, setters[index], value, item, scope)
                if shape == AS_LIST and type(value) is Sequence:
                    rows += places_of_items(value, base)
            else:
                values[index] = filled
        if written & plan.needed != plan.needed or plan.kind.old_words or seen & plan.ways_on:
            self.check_whole(plan, written, node, at, id_, seen & plan.ways_on)
        rows[0] = len(rows) // 3 - 1
        set_origin(item, self.source)
        set_parent(item, parent)
        set_written(item, written)
        set_row(item, len(self.spans) // 3)
        self.spans.fromlist(rows)
        for set_, filled in zip(setters, values, strict=True):
            set_(item, filled)

    def read_value(self, entry: Entry, put: Any, value: Node, item: Item, scope: Scope) -> Any:
        """The value of a field that is more than a plain text or id, noted down where it is to be resolved or is new."""
        _, shape, read, field, known = entry
        filled = self.read_shaped(shape, read, field, value, item, scope)
        if field.is_reference:
            if type(filled) in (str, tuple):
                scope.pending.append((item, field, put, filled))
        elif shape == AS_ONE and type(value) is Scalar and filled is not None:
            known[value.text] = filled
        return filled

    def read_shaped(self, shape: int, read: Reader, field: Field, value: Node, item: Item, scope: Scope) -> Any:
        """The value of a field by its shape."""
        if shape == AS_LIST:
            nodes = value.items if type(value) is Sequence else [value]
            got = [read(field, one, self.complaints) for one in nodes if type(one) is not Absent]
            return tuple([one for one in got if one is not None])
        if shape == AS_THINGS:
            return self.read_things(field, value, item, scope)
        if shape == AS_ITEMS:
            nodes = value.items if type(value) is Sequence else [value]
            return tuple(self.read_item(field, one, item, scope) for one in nodes if type(one) is not Absent)
        if shape == AS_ITEM:
            return self.read_item(field, value, item, scope)
        if shape == AS_LABELS:
            return MappingProxyType(read_labels(field, value, self.complaints))
        return read(field, value, self.complaints)

    def read_item(self, field: Field, node: Node, parent: Item, scope: Scope) -> Any:
        """One map inside a thing."""
        plan = plan_of(field.of)
        item = object.__new__(plan.make)
        self.fill(plan, item, None, node, node, parent, scope)
        return item

    def pairs_of(self, kind: Kind, node: Node) -> list[tuple[Scalar, Node]]:
        """The pairs of a thing's node; a single value stands for the kind's `bare` field."""
        if type(node) is Mapping:
            if (
                kind.bare in ("title", "what")
                and node.pairs
                and not kind.named
                and self.is_text_by_language(kind, node)
            ):
                return [(Scalar(kind.bare, node.start, node.start), node)]
            return node.pairs
        if type(node) is Absent:
            return []
        if kind.bare and type(node) is Scalar:
            return [(Scalar(kind.bare, node.start, node.start), node)]
        self.complaints.not_a_map(kind, node)
        return []

    def is_text_by_language(self, kind: Kind, node: Mapping) -> bool:
        """Whether a map is one text a language rather than an item's fields."""
        keys = [self.plain(key.text) for key, _ in node.pairs]
        return all(key not in kind.words and len(key.partition("-")[0]) in (2, 3) and key.isascii() for key in keys)

    def check_whole(self, plan: Plan, written: int, node: Node, at: Node, id_: str | None, ways: int) -> None:
        """N04 for required fields that are not among the bits written (an empty value is none), N03 for two ways on."""
        kind = plan.kind
        if kind.old_words and type(node) is Mapping:
            self.tell_old_words(kind, node)
        for bit, field in plan.required:
            if not written & bit:
                self.complaints.missing(kind, field, at, id_)
        if ways & ways - 1:
            self.check_one_way_on(kind, node)

    def tell_old_words(self, kind: Kind, node: Mapping) -> None:
        """H06 for words that a later version of the language has replaced."""
        for key, _ in node.pairs:
            field = kind.old_words.get(self.source.text[key.start : key.end])
            if field is not None:
                new = field.name if self.notation == "yaml" else field.svc_word
                self.complaints.old_word(key, new)

    def check_one_way_on(self, kind: Kind, node: Node) -> None:
        """N03 where a step goes on in two ways."""
        if type(node) is not Mapping:
            return
        found: dict[str, Scalar] = {}
        for key, _ in node.pairs:
            field = kind.words.get(key.text)
            if field is not None and field.name in WAYS_ON:
                found.setdefault(field.name, key)
        names = sorted(found, key=WAYS_ON.index)
        self.complaints.two_ways_on(names, [found[name] for name in names])


def is_empty(node: Node, shape: int) -> bool:
    """Whether nothing is written: no value, or a map or list that holds nothing where one belongs."""
    if type(node) is Mapping:
        return not node.pairs and shape in _MAPS
    return type(node) is Absent or (type(node) is Sequence and not node.items and shape in _LISTS)


_MAPS, _LISTS = frozenset((AS_THINGS, AS_ITEM, AS_ITEMS, AS_LABELS)), frozenset((AS_LIST, AS_ITEMS))
