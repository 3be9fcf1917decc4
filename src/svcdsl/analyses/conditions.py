"""Conditions over things: what a path leads to, and whether a comparison holds there.

Every test takes a thing and says True, False, or None where something on the way is written and could not be read or
resolved: that is group N's to say, so nobody can judge by it. A path through a list means any of its elements;
what has no order (1mo and 30d) is neither more nor less. Work is bounded by the length of the path and the things of
the project, since each thing is looked at once at every dot.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from svcdsl.analyses.condition_fields import fields_of
from svcdsl.model import CUSTOMER, END, Event, Item, Localized, Thing
from svcdsl.values import Date, Dates, Duration, Number, Range, Rate, Recurrence
from svcdsl.values.pattern import pattern
from svcdsl.values.value import Ordered

Test = Callable[[Item], bool | None]
Found = tuple[Sequence[Any], bool]
Values = Callable[[Item], Found]
Relation = Callable[[Sequence[Any], Sequence[Any]], bool]


def reached(item: Item, names: Sequence[str]) -> Found:
    """All that a path leads to from an item; and whether something on the way is written and could not be read."""
    here: list[Any] = [item]
    lost = False
    for name in names:
        there: dict[int, Any] = {}
        for one in here:
            for value in _step(one, name):
                if value is _LOST:
                    lost = True
                else:
                    there.setdefault(id(value) if isinstance(value, Item) else -len(there) - 1, value)
        here = list(there.values())
    return here, lost


_LOST = object()


def _step(one: Any, name: str) -> Iterator[Any]:
    """What one name leads to from one place."""
    if isinstance(one, Mapping):
        if name in one:
            yield one[name]
        return
    field = fields_of(one.KIND).get(name) if isinstance(one, Item) else None
    if field is None:
        return
    value = getattr(one, field.attribute)
    if field.shape == "labels":
        yield value
    elif isinstance(value, tuple | Mapping):
        yield from value.values() if isinstance(value, Mapping) else value
        if not one.whole(field.attribute):
            yield _LOST
    elif value is not None:
        yield value
    elif field.index >= 0 and one.has(field.attribute):
        yield _LOST
    elif field.type == "boolean":
        yield False  # left out, it is no


def at(names: Sequence[str]) -> Values:
    """The values at a path."""
    return lambda item: reached(item, names)


def fixed(constants: Sequence[Any]) -> Values:
    """Values that stand in the condition itself."""
    found = (constants, False)
    return lambda item: found


def number_at(names: Sequence[str]) -> Values:
    """How many values a path leads to, as one number; things count once, and what is no does not count."""

    def counted(item: Item) -> Found:
        values, lost = reached(item, names)
        number = sum(len(value) if isinstance(value, Mapping) else value is not False for value in values)
        return ([] if lost else [Number(str(number), number)]), lost

    return counted


def test_of(left: Values, relation: Relation, right: Values) -> Test:
    """A test that holds where the relation does between what is left and right."""

    def test(item: Item) -> bool | None:
        (mine, mine_lost), (theirs, theirs_lost) = left(item), right(item)
        if relation(mine, theirs):
            return True
        return None if mine_lost or theirs_lost else False

    return test


def filled(names: Sequence[str]) -> Test:
    """A test that holds where the field at the path is written."""
    *above, last = names

    def test(item: Item) -> bool | None:
        holders, lost = reached(item, above)
        if any(_has(holder, last) for holder in holders):
            return True
        return None if lost else False

    return test


def _has(holder: Any, name: str) -> bool:
    if isinstance(holder, Mapping):
        return name in holder
    field = fields_of(holder.KIND).get(name) if isinstance(holder, Item) else None
    if field is None:
        return False
    return holder.has(field.attribute) if field.index >= 0 else getattr(holder, field.attribute) is not None


def negated(test: Test) -> Test:
    """A test that holds where the other does not."""

    def turned(item: Item) -> bool | None:
        held = test(item)
        return None if held is None else not held

    return turned


def joined(tests: Sequence[Test], decisive: bool) -> Test:
    """All tests (`decisive` False: one that fails decides), or one of them (True)."""

    def test(item: Item) -> bool | None:
        result: bool | None = not decisive
        for one in tests:
            held = one(item)
            if held is decisive:
                return held
            if held is None:
                result = None
        return result

    return test


def named(values: Sequence[Any], words: Sequence[Any]) -> bool:
    """Whether a value is one of those written in the condition: a thing by its id, a text in any language."""
    return any(name in words for value in values for name in _names(value))


def same(mine: Sequence[Any], theirs: Sequence[Any]) -> bool:
    """Whether two fields have a value in common: the same thing, or one that means the same."""
    others = {key for value in theirs for key in _keys(value)}
    return any(key in others for value in mine for key in _keys(value))


def within(texts: Sequence[Any], pieces: Sequence[Any]) -> bool:
    """Whether one of the pieces stands in one of the texts."""
    return any(piece in text for value in texts for text in _texts(value) for one in pieces for piece in _texts(one))


def found(values: Sequence[Any], sources: Sequence[str]) -> bool:
    """Whether the pattern is found in a text, in a thing's id or in an event's name."""
    return any(pattern(source).search(text) for source in sources for value in values for text in _texts(value))


def ordered(sign: str) -> Relation:
    """Whether some value is `<`, `<=`, `>` or `>=` another; a range by its far end, so that all of it is."""
    wanted = {"<": (-1,), "<=": (-1, 0), ">": (1,), ">=": (1, 0)}[sign]
    below = sign[0] == "<"

    def relation(mine: Sequence[Any], theirs: Sequence[Any]) -> bool:
        rights = [_end(value, not below) for value in theirs]
        return any(_compared(_end(value, below), right) in wanted for value in mine for right in rights)

    return relation


def _names(value: Any) -> Iterable[Any]:
    if isinstance(value, str):
        return _texts(value)
    if isinstance(value, Thing):
        return names_of(value)
    if value is END or value is CUSTOMER:
        return (value.id,)
    return (value.name,) if isinstance(value, Event) else (value,)


def names_of(thing: Thing) -> list[str]:
    """The ids by which a condition may name a thing: its own, and with its service's before it."""
    names = [thing.id]
    if thing.KIND == "asks" and isinstance(thing.parent, Thing):  # a question is named behind its feedback
        names.append(f"{thing.parent.id}.{thing.id}")
    return [*names, *(f"{thing.service.id}.{name}" for name in names)] if thing.service else names


def _keys(value: Any) -> Iterable[Any]:
    if isinstance(value, str):
        return _texts(value)
    if isinstance(value, Range) and value.least == value.most:
        return (value, value.least)
    return (value,)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, Localized):
        return [str(text) for text in value.by_language.values()]
    if isinstance(value, str):
        return (str(value),)
    if isinstance(value, Thing):
        return (value.id,)
    return (value.name,) if isinstance(value, Event) else ()


def _end(value: Any, last: bool) -> Any:
    """A range's most or least, the last or first of dates; any other value itself."""
    if isinstance(value, Range):
        return value.most if last else value.least
    if isinstance(value, Dates):
        return value.last if last else value.first
    return value.value if isinstance(value, Date) else value


def _compared(mine: Any, theirs: Any) -> int | None:
    """-1, 0 or 1; None where the two have no order."""
    if isinstance(mine, Rate) and isinstance(theirs, Rate):
        (amount, unit), (other, other_unit) = mine.meaning(), theirs.meaning()
        return (amount > other) - (amount < other) if unit == other_unit else None
    mine, theirs = _length(mine), _length(theirs)
    if isinstance(mine, Ordered):
        return mine.compare(theirs) if type(mine) is type(theirs) else None
    if type(mine) is type(theirs) and hasattr(mine, "toordinal"):
        return int((mine > theirs) - (mine < theirs))
    return None


def _length(value: Any) -> Any:
    """The time between two turns of a recurrence; any other value itself."""
    if not isinstance(value, Recurrence):
        return value
    count, unit = value.meaning()
    return Duration(value.written, count * 86400, 0, 0, 0) if unit == "d" else Duration(value.written, 0, count, 0, 0)
