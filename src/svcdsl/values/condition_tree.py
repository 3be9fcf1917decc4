"""What a condition is made of. All parts are frozen, equal by meaning, and keep their writing.

A word is a `Path` whatever it names: a field, a choice, an id, or a value that begins with a letter (`PT10M`,
`半小时`). Which of them it is hangs on the kind of thing and on the field it is compared with. A value that
begins with a digit is a `Literal`, and so may be an id that does (`24x7`).
"""

from __future__ import annotations

from .value import Value


class Path(Value):
    """A word: `names` are its parts between dots, so `channel.kind` is ("channel", "kind")."""

    __slots__ = ("names",)
    names: tuple[str, ...]


class Literal(Value):
    """A text in quotes (`quoted`), or a value to be parsed by the type of what it is compared with."""

    __slots__ = ("text", "quoted")
    text: str
    quoted: bool


class Count(Value):
    """How many the field at `path` has."""

    __slots__ = ("path",)
    path: Path


class Compare(Value):
    """`left` against `right` by `sign`: `=`, `!=`, `<`, `<=`, `>` or `>=`."""

    __slots__ = ("left", "sign", "right")
    left: Operand
    sign: str
    right: Operand


class In(Value):
    """`left` is one of `among`; a single word among may name a list field."""

    __slots__ = ("left", "among")
    left: Operand
    among: tuple[Operand, ...]


class Has(Value):
    """The list `left` has `right` in it."""

    __slots__ = ("left", "right")
    left: Operand
    right: Operand


class Matches(Value):
    """The regular expression `pattern` is found in `left`; it is one that `pattern` takes."""

    __slots__ = ("left", "pattern")
    left: Operand
    pattern: str


class Exists(Value):
    """The field at `path` is filled."""

    __slots__ = ("path",)
    path: Path


class Not(Value):
    """`part` does not hold."""

    __slots__ = ("part",)
    part: Condition


class And(Value):
    """All `parts` hold, two or more."""

    __slots__ = ("parts",)
    parts: tuple[Condition, ...]


class Or(Value):
    """One of `parts` holds, or more; there are two or more."""

    __slots__ = ("parts",)
    parts: tuple[Condition, ...]


Operand = Path | Literal | Count
Condition = Compare | In | Has | Matches | Exists | Not | And | Or | Path
"""A `Path` by itself holds where the yes/no field is yes."""
