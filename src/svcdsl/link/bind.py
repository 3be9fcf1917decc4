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
    Plan,
    Slot,
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
from svcdsl.syntax import Absent, Document, Entry, Mapping, Node, Scalar, Sequence, entry_of, key_of, value_of
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
        if not document.findings and not any(root.entries for root in document.roots):
            self.complaints.no_version(Scalar("", 0, 0))  # an empty file says nothing, not even its version
        for number, root in enumerate(document.roots):
            self.check_version(root, number == 0)
            head = next((entry for entry in root.entries if self.is_one_service(entry)), None)
            if head is not None:
                self.bind_one_service(root, head)
            else:
                self.bind_file(root)

    def is_one_service(self, entry: Entry) -> bool:
        """Whether an entry says that its document is one service: 服务 serves for both forms."""
        field = self.one_service.words.get(entry[0])
        return field is not None and field.name == "service" and entry[3] is not None

    def check_version(self, root: Mapping, first: bool) -> None:
        """N08: the first document of a file names the version of the language, and none another one."""
        given = next((entry for entry in root.entries if self.plain(entry[0]) == "svcdsl"), None)
        if given is None:
            if root.entries and first:
                self.complaints.no_version(key_of(root.entries[0]))
        elif given[3] is None or canonical(given[3]) != "1":
            self.complaints.bad_version(value_of(given), given[3] or "")

    def bind_file(self, root: Mapping) -> None:
        """A document of services and shared things."""
        seen: dict[str, Scalar] = {}
        for entry in root.entries:
            key, value = key_of(entry), value_of(entry)
            field = self.file.words.get(key.text)
            if field is None:
                self.complaints.unknown(self.file, key)
            elif seen.setdefault(field.name, key) is not key:
                self.complaints.twice(field.name, key, self.complaints.place(seen[field.name]))
            elif field.type != "version" and type(value) is not Absent:
                self.read_things(field, value, None, self.project)

    def bind_one_service(self, root: Mapping, head: Entry) -> None:
        """A document that is one service: its id under `service`, its fields beside."""
        name = value_of(head)
        assert isinstance(name, Scalar)
        rest = [entry for entry in root.entries if entry is not head and self.plain(entry[0]) != "svcdsl"]
        again = next((entry for entry in rest if self.is_one_service(entry)), None)
        if again is not None:
            self.complaints.twice("service", key_of(again), self.complaints.place(key_of(head)))
            rest = [entry for entry in rest if entry is not again]
        self.add_thing(plan_of("service"), name, Mapping(rest, root.start, root.end), None, self.project, {})

    def read_things(self, field: Field, node: Node, parent: Item | None, scope: Scope) -> Any:
        """A map from id to thing."""
        things: dict[str, Any] = {}
        if type(node) is Mapping:
            plan = plan_of(field.of)
            for entry in node.entries:
                self.add_thing(plan, key_of(entry), value_of(entry), parent, scope, things)
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
        seen = empty = 0
        words, complaints = plan.words, self.complaints
        scope.items.append(item)
        pending, setters = scope.pending, plan.setters
        for entry in node.entries if type(node) is Mapping and plan.kind.named else self.entries_of(plan.kind, node):
            key, key_start, key_end, text, start, end, value = entry
            slot = words.get(key)
            if slot is None:
                complaints.unknown(plan.kind, key_of(entry))
                continue
            index, bit, shape, _, field, known = slot
            if seen & bit:
                complaints.twice(field.name, key_of(entry), Span(self.source, *first_place(rows, index)))
                continue
            seen |= bit
            if text is None:
                assert value is not None
                if is_empty(value, shape):
                    empty |= bit
                    continue
                start, end = value.start, value.end
            base = index << 16
            rows += (base, key_start, key_end, base + 1, start, end)
            if text is not None and shape == AS_TEXT:
                values[index] = text
            elif text is not None and shape == AS_ID:
                id_of_another = values[index] = text if text.isascii() else canonical(text)
                pending.append((item, field, setters[index], id_of_another))
            elif text is None or (filled := known.get(text)) is None:
                values[index] = self.read_value(slot, setters[index], value or value_of(entry), item, scope)
                if shape == AS_LIST and type(value) is Sequence:
                    rows += places_of_items(value, base)
            else:
                values[index] = filled
        written = seen ^ empty
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

    def read_value(self, slot: Slot, put: Any, value: Node, item: Item, scope: Scope) -> Any:
        """The value of a field that is more than a plain text or id, noted down where it is to be resolved or is new."""
        _, _, shape, read, field, known = slot
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

    def entries_of(self, kind: Kind, node: Node) -> list[Entry]:
        """The entries of a thing's node; a single value stands for the kind's `bare` field."""
        if type(node) is Mapping:
            if (
                kind.bare in ("title", "what")
                and node.entries
                and not kind.named
                and self.is_text_by_language(kind, node)
            ):
                return [entry_of(kind.bare, node.start, node.start, node)]
            return node.entries
        if type(node) is Absent:
            return []
        if kind.bare and type(node) is Scalar:
            return [entry_of(kind.bare, node.start, node.start, node)]
        self.complaints.not_a_map(kind, node)
        return []

    def is_text_by_language(self, kind: Kind, node: Mapping) -> bool:
        """Whether a map is one text a language rather than an item's fields."""
        keys = [self.plain(entry[0]) for entry in node.entries]
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
        for entry in node.entries:
            field = kind.old_words.get(self.source.text[entry[1] : entry[2]])
            if field is not None:
                new = field.name if self.notation == "yaml" else field.svc_word
                self.complaints.old_word(key_of(entry), new)

    def check_one_way_on(self, kind: Kind, node: Node) -> None:
        """N03 where a step goes on in two ways."""
        if type(node) is not Mapping:
            return
        found: dict[str, Scalar] = {}
        for entry in node.entries:
            field = kind.words.get(entry[0])
            if field is not None and field.name in WAYS_ON:
                found.setdefault(field.name, key_of(entry))
        names = sorted(found, key=WAYS_ON.index)
        self.complaints.two_ways_on(names, [found[name] for name in names])


def is_empty(node: Node, shape: int) -> bool:
    """Whether nothing is written: no value, or a map or list that holds nothing where one belongs."""
    if type(node) is Mapping:
        return not node.entries and shape in _MAPS
    return type(node) is Absent or (type(node) is Sequence and not node.items and shape in _LISTS)


_MAPS, _LISTS = frozenset((AS_THINGS, AS_ITEM, AS_ITEMS, AS_LABELS)), frozenset((AS_LIST, AS_ITEMS))
