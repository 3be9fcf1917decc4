"""The common ground of all value classes: frozen, equal by meaning, written as it was written."""

from __future__ import annotations

from .bad import BadValue

TYPE_CHECKING = False
if TYPE_CHECKING:
    import re
    from collections.abc import Callable
    from typing import Any


class Value:
    """A frozen value. Subclasses list their fields, in the order of their constructor, in `__slots__`.

    `written` is the text as it stood in the spec. Equality and hash follow `meaning()`, never the writing.
    """

    __slots__ = ("written",)
    written: str
    _fill: tuple[Callable[[Value, object], None], ...] = ()

    def __init_subclass__(cls) -> None:
        # The descriptors of the slots: the quickest way past the frozen `__setattr__`.
        cls._fill = tuple([cls.__dict__[name].__set__ for name in cls.__slots__])

    def __init__(self, written: str, *fields: object) -> None:
        _write(self, written)
        for fill, field in zip(self._fill, fields, strict=True):
            fill(self, field)

    def fields(self) -> tuple[Any, ...]:
        """The values of the fields, in the order of the constructor, without `written`."""
        return tuple([getattr(self, name) for name in self.__slots__])

    def meaning(self) -> tuple[Any, ...]:
        """What equality compares: two values of one class mean the same when this is equal."""
        return self.fields()

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return self.meaning() == other.meaning()

    def __hash__(self) -> int:
        return hash(self.meaning())

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.written!r})"

    def __str__(self) -> str:
        return self.written

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.written, *self.fields())


_write = Value.__dict__["written"].__set__


class Ordered(Value):
    """A value that has an order. `compare` says which of two is the greater."""

    __slots__ = ()

    def compare(self, other: Any) -> int | None:
        """-1, 0 or 1 as this is less than, equal to or greater than `other`; None where nobody can know."""
        raise NotImplementedError

    def _sign(self, other: object) -> int:
        known = self.compare(other) if type(other) is type(self) else None
        if known is None:
            raise TypeError(f"{self!r} and {other!r} have no order")
        return known

    def __lt__(self, other: object) -> bool:
        return self._sign(other) < 0

    def __le__(self, other: object) -> bool:
        return self._sign(other) <= 0

    def __gt__(self, other: object) -> bool:
        return self._sign(other) > 0

    def __ge__(self, other: object) -> bool:
        return self._sign(other) >= 0


def compiled(source: str) -> re.Pattern[str]:
    """The compiled regular expression of a form; compiled at the first use, since start-up counts."""
    known = _COMPILED.get(source)
    if known is None:
        import re

        known = _COMPILED[source] = re.compile(source)
    return known


_COMPILED: dict[str, re.Pattern[str]] = {}


def matched(source: str, text: str) -> re.Match[str]:
    """The match of the whole of `text` with the form `source`; raises BadValue `form` where there is none."""
    match = compiled(source).fullmatch(text)
    if match is None:
        raise BadValue("form")
    return match
