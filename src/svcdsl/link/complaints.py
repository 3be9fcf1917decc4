"""The findings that binding makes: N02 to N05 and N08, each from what stands in the document tree."""

from __future__ import annotations

from typing import Any

from svcdsl.diagnostics import Edit, Fact, Finding, Nearest, Related
from svcdsl.language import Field, Kind
from svcdsl.language.instead import TOLD_WITH_FORM
from svcdsl.link.ids import fault_of, joined
from svcdsl.syntax import Node, Scalar
from svcdsl.text import Source, Span

_OF_ALL_THINGS = frozenset(("description", "owner", "tags"))
_MOST_FIELDS = 6
_SOME_ID = {"en": "late-flight", "zh": "航班延误"}


class Complaints:
    """Collects findings about one document after the other."""

    __slots__ = ("findings", "source")

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.source = Source("", "")

    def place(self, node: Node) -> Span:
        """A node's place in the document being bound."""
        return Span(self.source, node.start, node.end)

    def unknown(self, kind: Kind, key: Scalar) -> None:
        """N02; N01 where a full-width colon made the key."""
        facts: dict[str, Fact] = {"field": key.text, "kind": kind.name, "nearest": Nearest(key.text, kind.words)}
        if "：" in key.text:
            self.findings.append(Finding("N01", self.place(key), facts, variant="full-width-colon"))
            return
        variant = kind.name if kind.name in TOLD_WITH_FORM else ""
        self.findings.append(Finding("N02", self.place(key), facts, variant=variant))

    def wrong(self, field: Field, node: Node, variant: str, **facts: Any) -> None:
        """N03 for a value that is not of the field's type."""
        about = {"field": field.name, "of": field.owner, "type": field.type, "text": "", **facts}
        self.findings.append(Finding("N03", self.place(node), about, variant=variant))

    def written_otherwise(self, field: Field, node: Scalar, right: str) -> None:
        """N03 for a value that the language writes in another way."""
        self.wrong(field, node, "written-otherwise", text=node.text, right=right)

    def wrong_choice(self, field: Field, node: Scalar) -> None:
        """N03 for a word that is none of the field's choices."""
        nearest = Nearest(node.text, field.choices)
        self.wrong(field, node, "choice", text=node.text, nearest=nearest, choices=tuple(field.options))

    def not_a_map(self, kind: Kind, node: Node) -> None:
        """N03 for a single value or a list where a thing's fields are expected."""
        own = [field.name for field in kind.fields if not kind.named or field.name not in _OF_ALL_THINGS]
        facts: dict[str, Fact] = {"kind": kind.name, "fields": own[:_MOST_FIELDS]}
        self.findings.append(Finding("N03", self.place(node), facts, variant="not-a-map"))

    def not_things(self, field: Field, node: Node) -> None:
        """N03 for what is no map from id to thing."""
        facts = {"field": field.name, "kind": field.of}
        self.findings.append(Finding("N03", self.place(node), facts, variant="not-things"))

    def bad_id(self, kind: Kind, name: Scalar, id_: str, variant: str) -> None:
        """N03 for an id that cannot be one."""
        facts: dict[str, Fact] = {"id": id_, "kind": kind.name}
        if variant == "bad-id":
            right = joined(id_)
            facts["right"] = right if right and not fault_of(right, kind.name) else _SOME_ID
        self.findings.append(Finding("N03", self.place(name), facts, variant=variant))

    def two_ways_on(self, names: list[str], keys: list[Scalar]) -> None:
        """N03 for a step that goes on in two ways."""
        related = [Related("first", self.place(keys[0]))]
        place = self.place(keys[1])
        self.findings.append(Finding("N03", place, {"fields": names}, variant="two-ways-on", related=related))

    def missing(self, kind: Kind, field: Field, at: Node, id_: str | None) -> None:
        """N04."""
        facts = {"field": field.name, "kind": kind.name, "id": id_ or ""}
        self.findings.append(Finding("N04", self.place(at), facts, variant="" if id_ else "item"))

    def twice(self, name: str, key: Scalar, first: Span) -> None:
        """N05 for a field given twice, under whichever of its words."""
        related = [Related("first", first)]
        self.findings.append(Finding("N05", self.place(key), {"field": name}, variant="field", related=related))

    def second(self, kind: Kind, name: Scalar, id_: str, first: Span) -> None:
        """N05 for a second thing of one id."""
        related = [Related("first", first)]
        self.findings.append(Finding("N05", self.place(name), {"id": id_, "kind": kind.name}, related=related))

    def old_word(self, key: Scalar, new: str) -> None:
        """H06, a warning: a word that a later version of the language has replaced by another."""
        place = self.place(key)
        facts: dict[str, Fact] = {"old": place.text, "new": new}
        edits = [Edit(place, new)]
        self.findings.append(Finding("H06", place, facts, severity="warning", edits=edits))

    def no_version(self, key: Scalar) -> None:
        """N08, a warning: the file does not name the language's version."""
        self.findings.append(Finding("N08", self.place(key), severity="warning", variant="missing"))

    def bad_version(self, node: Node, text: str) -> None:
        """N08: a version that is not known."""
        self.findings.append(Finding("N08", self.place(node), {"version": text}))
