"""A condition against the schema: its words find their fields, choices and values, or a fault says why they cannot.

A word is a field where the thing has one of that name, else an id; compared with a field of choices it is a choice
where it is one of them, else a field where there is one. Quotes make it a text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from svcdsl.analyses import conditions as eval_
from svcdsl.analyses.condition_fields import (
    LABEL,
    NUMBER,
    bare,
    families,
    fields_of,
    is_ordered,
    is_textual,
    is_whole,
    targets,
)
from svcdsl.analyses.condition_values import Unreadable, constant, is_id
from svcdsl.diagnostics import Fact, Nearest
from svcdsl.language import Field
from svcdsl.values import condition_tree as tree

_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


class Fault(NamedTuple):
    """What is wrong in a condition: code, variant and facts of the finding; the part of the condition it is about,
    and which of that part's words between dots, where it is one of them."""

    code: str
    variant: str
    facts: dict[str, Fact]
    part: tree.Path | tree.Literal | tree.Count
    word: int | None = None


class Mention(NamedTuple):
    """An id that a condition names, the word it stands in, and the fields of which one is to have that thing."""

    id: str
    part: tree.Path | tree.Literal
    fields: Sequence[Field]


class _Wrong(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


class Route(NamedTuple):
    """A path that has been followed: its names, and the fields of that name that it ends at."""

    part: tree.Path | tree.Count
    names: tuple[str, ...]
    ends: tuple[Field, ...]
    counts: bool = False

    @property
    def end(self) -> Field:
        """The field it ends at; the first, where several kinds of things have one of that name."""
        return self.ends[0]

    @property
    def values(self) -> eval_.Values:
        """What gives its values for a thing."""
        return eval_.number_at(self.names) if self.counts else eval_.at(self.names)


class Compiled(NamedTuple):
    """A condition made ready for things of one kind; `test` is not to be used where there are faults.

    `mentions` are the ids in it: whether a project has such things, the schema does not know.
    """

    test: eval_.Test
    faults: Sequence[Fault]
    mentions: Sequence[Mention]


def compiled(kind: str, condition: tree.Condition) -> Compiled:
    """The condition for things of a kind, and everything in it that cannot be."""
    compiler = _Compiler(kind)
    return Compiled(compiler.test(condition), compiler.faults, compiler.mentions)


class _Compiler:
    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.faults: list[Fault] = []
        self.mentions: list[Mention] = []

    def test(self, part: Any) -> eval_.Test:
        """The test of a part; one that is wrong is a fault, and the others are looked at all the same."""
        if isinstance(part, tree.And | tree.Or):
            return eval_.joined([self.test(one) for one in part.parts], isinstance(part, tree.Or))
        if isinstance(part, tree.Not):
            return eval_.negated(self.test(part.part))
        try:
            return self.single(part)
        except _Wrong as wrong:
            self.faults.append(wrong.fault)
            return lambda item: None

    def single(self, part: Any) -> eval_.Test:
        """The test of a part that joins no others."""
        match part:
            case tree.Compare():
                return self.compare(part.left, part.sign, part.right)
            case tree.In():
                return self.among(part)
            case tree.Has():
                return self.has(part)
            case tree.Matches():
                return self.matches(part)
            case tree.Exists():
                return eval_.filled(self.route(part.path).names)
            case _:
                return self.bare_word(part)

    def compare(self, left: Any, sign: str, right: Any) -> eval_.Test:
        """`left` against `right`, either of which may be the field."""
        route, other, turned = self.sides(left, right)
        sign = _TURNED[sign] if turned else sign
        order = sign not in ("=", "!=")
        for field in route.ends:
            if order and not is_ordered(field):
                raise self.wrong("condition-order", route, text=sign)
        equal: Callable[[Sequence[Any], Sequence[Any]], bool]
        if isinstance(other, Route):
            if order and not is_ordered(other.end):
                raise self.wrong("condition-order", other, text=sign)
            equal, values = eval_.same, other.values
        else:
            equal, values = eval_.named, eval_.fixed(self.read(route, other, order))
        test = eval_.test_of(route.values, eval_.ordered(sign) if order else equal, values)
        return eval_.negated(test) if sign == "!=" else test

    def among(self, part: tree.In) -> eval_.Test:
        """`left in …`: equal to one of them."""
        return eval_.joined([self.compare(part.left, "=", one) for one in part.among], True)

    def has(self, part: tree.Has) -> eval_.Test:
        """`left has right`: one of a list, or a piece of a text."""
        self.must_be_field(part.left)
        route, other, turned = self.sides(part.left, part.right)
        if not turned and route.end.shape == "one" and families(route.end) == {"text"}:
            values = other.values if isinstance(other, Route) else eval_.fixed(self.read(route, other, False))
            return eval_.test_of(route.values, eval_.within, values)
        return self.compare(part.left, "=", part.right)

    def matches(self, part: tree.Matches) -> eval_.Test:
        """`left matches "…"`."""
        self.must_be_field(part.left)
        route = self.comparable(part.left)
        if not any(is_textual(field) for field in route.ends):
            raise self.wrong("condition-matches", route)
        return eval_.test_of(route.values, eval_.found, eval_.fixed([part.pattern]))

    def bare_word(self, part: tree.Path) -> eval_.Test:
        """A field by itself, which must be one of yes and no."""
        route = self.route(part)
        if route.end.type != "boolean":
            raise self.wrong("condition-bare", route, text=part.written)
        return eval_.test_of(route.values, eval_.named, eval_.fixed([True]))

    def sides(self, left: Any, right: Any) -> tuple[Route, Any, bool]:
        """The field, what it is compared with (a Route, a word or a literal), and whether they are turned round."""
        for one, other, turned in ((left, right, False), (right, left, True)):
            if self.is_field(one) and isinstance(other, tree.Path) and len(other.names) == 1:
                route = self.route(one)
                if any(other.names[0] in field.choices for field in route.ends):
                    return self.comparable(one), other, turned
        if self.is_field(left) and self.is_field(right):
            route, other = self.comparable(left), self.comparable(right)
            if not any(families(mine) & families(theirs) for mine in route.ends for theirs in other.ends):
                raise self.wrong("condition-unlike", other, other=route.end.name)
            return route, other, False
        if self.is_field(left):
            return self.comparable(left), right, False
        if self.is_field(right):
            return self.comparable(right), left, True
        raise _Wrong(min(self.unknown(left), self.unknown(right), key=_unlikeness))

    def is_field(self, part: Any) -> bool:
        """Whether a word begins with a field of the thing; counts always do."""
        return isinstance(part, tree.Count) or (isinstance(part, tree.Path) and part.names[0] in fields_of(self.kind))

    def must_be_field(self, part: Any) -> None:
        """Raise for what stands where only a field can."""
        if not self.is_field(part):
            raise _Wrong(self.unknown(part))

    def comparable(self, part: Any) -> Route:
        """A path that ends at a value; items that stand for one of their fields are led on to it."""
        route = self.route(part)
        inner = bare(route.ends)
        if inner:
            route = Route(part, (*route.names, inner), tuple(fields_of(field.of)[inner] for field in route.ends))
        if is_whole(route.end):
            raise self.wrong("condition-whole", route)
        return route

    def route(self, part: Any) -> Route:
        """A path followed from the kind of thing, over references, lists and items."""
        path = part.path if isinstance(part, tree.Count) else part
        kinds: tuple[str, ...] = (self.kind,)
        ends: tuple[Field, ...] = ()
        for number, name in enumerate(path.names):
            if ends and ends[0].shape == "labels":
                return Route(part, path.names, (LABEL,), isinstance(part, tree.Count))
            if ends and not kinds:
                facts: dict[str, Fact] = {"field": ends[0].name, "kind": ends[0].owner, "text": name}
                raise _Wrong(Fault("N02", "no-fields", facts, path, number))
            ends_here = tuple(field for kind in kinds if (field := fields_of(kind).get(name)))
            if not ends_here:
                raise _Wrong(_unknown(name, kinds, path, number))
            ends = ends_here
            kinds = tuple(dict.fromkeys(kind for field in ends for kind in targets(field)))
        if isinstance(part, tree.Count):
            return Route(part, path.names, (NUMBER,), True)
        return Route(part, path.names, ends)

    def read(self, route: Route, part: Any, order: bool) -> list[Any]:
        """What a word or literal means beside a field: a value for each of the fields that it fits."""
        values, faults = [], []
        for field in route.ends:
            try:
                values.append(constant(field, part, order))
            except Unreadable as wrong:
                faults.append(Fault("N03", wrong.variant, wrong.facts, part))
        if not values:
            raise _Wrong(faults[0])
        if not faults and all(is_id(field, value) for field, value in zip(route.ends, values, strict=True)):
            self.mentions.append(Mention(values[0], part, route.ends))
        return values

    def unknown(self, part: Any) -> Fault:
        """The fault of a word that ought to be a field."""
        name = part.names[0] if isinstance(part, tree.Path) else part.written
        return _unknown(name, (self.kind,), part, 0 if isinstance(part, tree.Path) else None)

    def wrong(self, variant: str, route: Route, **facts: Fact) -> _Wrong:
        """The fault of a field that is asked for what it cannot answer."""
        return _Wrong(Fault("N03", variant, {"field": route.end.name, "kind": route.end.owner, **facts}, route.part))


def _unknown(name: str, kinds: tuple[str, ...], part: Any, number: int | None) -> Fault:
    nearest = Nearest(name, [word for kind in kinds for word in fields_of(kind)])
    return Fault("N02", "condition", {"field": name, "kind": kinds[0], "nearest": nearest}, part, number)


def _unlikeness(fault: Fault) -> int:
    nearest = fault.facts["nearest"]
    return 0 if isinstance(nearest, Nearest) and nearest.words() else 1
