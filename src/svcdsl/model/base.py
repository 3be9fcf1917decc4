"""What all things have in common: an id, a parent, a place for themselves and for each field."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, NoReturn

from svcdsl.text import Source, Span

if TYPE_CHECKING:
    from svcdsl.model.parts import Process, Step
    from svcdsl.model.service import Service
    from svcdsl.model.shared import DataSource

NOTHING: Mapping[str, Any] = MappingProxyType({})
"""The empty collection that things without one share."""

KEY, VALUE, FIRST_ITEM = 0, 1, 2


class Frozen:
    """Cannot be changed once it is made; only `link` fills it, through the slots themselves."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"the model is frozen: {type(self).__name__}.{name}")

    def __delattr__(self, name: str) -> NoReturn:
        raise AttributeError(f"the model is frozen: {type(self).__name__}.{name}")


def _run_of(spans: array[int], row: int, end: int) -> int:
    """How many rows of items follow the key and the value at `row`: they are numbered on, so it is found by halving."""
    first, low, high = spans[row], FIRST_ITEM, (end - row) // 3
    while low < high:
        middle = (low + high) // 2
        if spans[row + 3 * middle] == first + middle:
            low = middle + 1
        else:
            high = middle
    return low - FIRST_ITEM


class Item(Frozen):
    """A map inside a thing. `origin` is the text that it is written in, `parent` what it belongs to.

    Places lie in `origin.spans` as rows of three numbers: how many rows follow with start and end of the whole,
    then for each written field its index and part (key, value, one item of a list), start and end.
    """

    KIND: ClassVar[str] = ""
    FIELDS: ClassVar[Mapping[str, int]] = NOTHING
    _BITS: ClassVar[dict[str, int]] = {}
    __slots__ = ("origin", "parent", "row", "written")
    origin: Source
    parent: Thing | Item | None
    row: int
    written: int
    """A bit for each field that is written, also where its value could not be read."""

    def __init_subclass__(cls) -> None:
        cls.FIELDS = MappingProxyType({name: index for index, name in enumerate(cls.__slots__)})
        cls._BITS = {name: 1 << index for name, index in cls.FIELDS.items()}

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.span!r})"

    @property
    def span(self) -> Span:
        """Where it stands: a thing's id, an item's first word."""
        spans, at = self.origin.spans, self.row * 3
        return Span(self.origin, spans[at + 1], spans[at + 2])

    def has(self, attribute: str) -> bool:
        """Whether the field is written, also where its value could not be read."""
        return self.written & self._BITS[attribute] != 0

    def whole(self, attribute: str) -> bool:
        """Whether every item written in a list could be read and resolved; what could not is group N's to say."""
        if not self.has(attribute):
            return True
        _, items = self._find(attribute)
        return len(getattr(self, attribute)) >= max(items, 1)

    def key_span(self, attribute: str) -> Span:
        """Where the field's word stands; the thing itself where the field is not written."""
        row, _ = self._find(attribute)
        return self._span_at(row) if row else self.span

    def value_span(self, attribute: str, item: int | None = None) -> Span:
        """Where the field's value stands, or one item of its list; the thing itself where it is not written."""
        if not self.has(attribute):
            return self.span
        row, items = self._find(attribute)
        if item is None or item >= items or len(getattr(self, attribute)) < items:
            return self._span_at(row + 3 * VALUE)
        return self._span_at(row + 3 * (FIRST_ITEM + item))

    def places(self) -> Iterator[tuple[str, int, Span]]:
        """Every written field's places: (attribute, part, span), part 0 the key, 1 the value, 2 … items."""
        names: tuple[str, ...] = type(self).__slots__  # one a field, in the order of the schema
        for index, row, items in self._rows():
            for part in range(FIRST_ITEM + items):
                yield names[index], part, self._span_at(row + 3 * part)

    def _span_at(self, row: int) -> Span:
        return Span(self.origin, self.origin.spans[row + 1], self.origin.spans[row + 2])

    def _find(self, attribute: str) -> tuple[int, int]:
        """Where the row of a field's key lies and how many rows of items follow its value's; 0 where it is not written."""
        wanted = self.FIELDS[attribute] << 16
        spans, row = self.origin.spans, self.row * 3 + 3
        end = row + spans[row - 3] * 3
        while row < end:
            first = spans[row]
            has_items = row + 6 < end and spans[row + 6] == first + FIRST_ITEM
            items = _run_of(spans, row, end) if has_items else 0
            if first == wanted:
                return row, items
            row += 6 + 3 * items
        return 0, 0

    def _rows(self) -> Iterator[tuple[int, int, int]]:
        """For each written field its index, where its key's row lies, and how many items' rows follow."""
        spans, row = self.origin.spans, self.row * 3 + 3
        end = row + spans[row - 3] * 3
        while row < end:
            items = _run_of(spans, row, end)
            yield spans[row] >> 16, row, items
            row += 6 + 3 * items

    @property
    def service(self) -> Service | None:
        """The service that this belongs to, itself if it is one; None for what a project shares."""
        here: Any = self
        while here is not None and here.KIND != "service":
            here = here.parent
        return here  # type: ignore[no-any-return]


class Thing(Item):
    """An item with an id."""

    __slots__ = ("id",)
    id: str
    title: str | None

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.path})"

    @property
    def label(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id

    @property
    def path(self) -> str:
        """Ids from the service down, such as `delay/gate/announce`: the same wherever the text is moved."""
        above = self.parent
        while above is not None and not isinstance(above, Thing):
            above = above.parent
        return self.id if above is None else f"{above.path}/{self.id}"


class Localized(str):
    """A text given in several languages; as a plain text it is the first of them."""

    __slots__ = ("by_language",)
    by_language: Mapping[str, str]

    def __new__(cls, by_language: Mapping[str, str]) -> Localized:
        text = super().__new__(cls, next(iter(by_language.values()), ""))
        text.by_language = MappingProxyType(dict(by_language))
        return text

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Localized):
            return self.by_language == other.by_language
        return str.__eq__(self, other)

    __hash__ = str.__hash__


def in_language(text: str, language: str) -> str:
    """The text in that language, else in one of the same first part, else in the first given."""
    if not isinstance(text, Localized):
        return text
    head = language.partition("-")[0]
    found = text.by_language.get(language)
    if found is None:
        found = next((t for code, t in text.by_language.items() if code.partition("-")[0] == head), None)
    return str(text) if found is None else found


class Event(Frozen):
    """Something that happens in a case: a step is started or done, a process arrived or ended, or what a
    source lists. `of` is the step or process, None for a source's; `moment` is `started`, `done`, `arrived`,
    `ended` or the name in the source."""

    __slots__ = ("moment", "of", "source")
    moment: str
    of: Step | Process | None
    source: DataSource | None

    def __init__(self, moment: str, of: Step | Process | None, source: DataSource | None = None) -> None:
        for name, value in (("moment", moment), ("of", of), ("source", source)):
            object.__setattr__(self, name, value)

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, Event)
            and self.of is other.of
            and self.moment == other.moment
            and self.source is other.source
        )

    def __hash__(self) -> int:
        return hash((self.moment, id(self.of), id(self.source)))

    def __repr__(self) -> str:
        return f"Event({self.name})"

    @property
    def name(self) -> str:
        """As written in English: `detect.done`, or the source's name for it."""
        return self.moment if self.of is None else f"{self.of.id}.{self.moment}"


class End(Frozen):
    """Where a process ends: what `then end` leads to."""

    __slots__ = ()
    id: ClassVar[str] = "end"
    KIND: ClassVar[str] = "end"

    def __repr__(self) -> str:
        return "END"


class TheCustomer(Frozen):
    """The customer as the party of an sla."""

    __slots__ = ()
    id: ClassVar[str] = "customer"
    KIND: ClassVar[str] = "the-customer"

    def __repr__(self) -> str:
        return "CUSTOMER"


END = End()
CUSTOMER = TheCustomer()
