"""The JSON Schema of values: what `values.told` writes for each type of the language."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]

NUMBER: Json = {"type": "number"}
TEXT: Json = {"type": "string"}
DAY: Json = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
COUNT: Json = {"type": "integer", "minimum": 1}
SHARE: Json = {"type": "number", "minimum": 0, "maximum": 1}


def ref(name: str) -> Json:
    """A reference to a definition."""
    return {"$ref": f"#/$defs/{name}"}


def value(needed: Json, may: Json | None = None, **more: Any) -> Json:
    """A value: an object of its `written` text, what it always has and what it may have."""
    properties = {"written": TEXT, **needed, **(may or {})}
    required = ["written", *needed]
    return {
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
        **more,
    }


def _node(name: str, **parts: Json) -> Json:
    properties = {"node": {"const": name}, **parts}
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_CONDITION, _OPERAND = ref("condition-tree"), ref("operand")
_PATH: Json = _node("path", names={"type": "array", "items": TEXT, "minItems": 1})
_CLOCK: Json = {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"}
_DAYS: Json = {"enum": ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]}
_FORMS = ["within", "mean", "median", "max", "nps", "ces", "rate", "available", "count"]
_BOUNDS: Json = {"oneOf": [ref("duration"), ref("percentage"), ref("score"), ref("number")]}

VALUES: dict[str, Json] = {
    "text": {
        "description": "A text, or one a language",
        "oneOf": [
            TEXT,
            {"type": "object", "propertyNames": {"not": {"const": "written"}}, "additionalProperties": TEXT},
        ],
    },
    "number": value({"value": NUMBER}),
    "percentage": value({"share": SHARE}, description="A share, 0 to 1"),
    "score": value({"value": NUMBER, "top": NUMBER}, description="A value on a scale that ends at `top`"),
    "duration": value(
        {},
        {"seconds": {**NUMBER, "minimum": 0}, "months": COUNT, "open-seconds": NUMBER, "open-days": COUNT},
        minProperties=2,
        description="Counted seconds (a day is 24 h), months, open seconds or open days of a calendar",
    ),
    "range": value({"least": ref("duration"), "most": ref("duration")}, {"typical": ref("duration")}),
    "rate": value({"amount": NUMBER, "per": {"enum": ["m", "h", "d", "w", "mo"]}}),
    "money": value({"amount": NUMBER, "currency": {"type": "string", "pattern": "^[A-Z]{3}$"}}),
    "date": value({"date": DAY}),
    "dates": value({"first": DAY, "last": DAY}, description="From the first day to the last, both counted"),
    "recurrence": value({"count": COUNT, "unit": {"enum": ["d", "w", "mo"]}}),
    "hours": value(
        {"opens": _CLOCK, "closes": _CLOCK, "minutes": {**COUNT, "maximum": 1440}},
        {"days": {"type": "array", "items": _DAYS, "minItems": 1}, "date": DAY},
        oneOf=[{"required": ["days"]}, {"required": ["date"]}],
        description="On weekdays or on one date; a close that is not after the opening is on the next day",
    ),
    "window": value(
        {},
        {"length": ref("duration"), "period": {"enum": ["day", "week", "month", "quarter", "year"]}},
        oneOf=[{"required": ["length"]}, {"required": ["period"]}],
        description="A rolling length, or a calendar period",
    ),
    "objective": value(
        {"form": {"enum": _FORMS}, "sign": {"enum": ["<=", "<", ">=", ">"]}},
        {"share": SHARE, "limit": ref("duration"), "bound": _BOUNDS, "window": ref("window")},
        oneOf=[{"required": ["share", "limit"]}, {"required": ["bound"]}],
        description="At least `share` of the cases within `limit`, or a figure against `bound` by `sign`",
    ),
    "condition": value({"tree": _CONDITION}),
    "operand": {
        "oneOf": [
            ref("condition-path"),
            _node("literal", text=TEXT, quoted={"type": "boolean"}),
            _node("count", of=ref("condition-path")),
        ]
    },
    "condition-path": _PATH,
    "condition-tree": {
        "oneOf": [
            ref("condition-path"),
            _node("compare", left=_OPERAND, sign={"enum": ["=", "!=", "<", "<=", ">", ">="]}, right=_OPERAND),
            _node("in", left=_OPERAND, among={"type": "array", "items": _OPERAND, "minItems": 1}),
            _node("has", left=_OPERAND, right=_OPERAND),
            _node("matches", left=_OPERAND, pattern=TEXT),
            _node("exists", of=ref("condition-path")),
            _node("not", part=_CONDITION),
            _node("and", parts={"type": "array", "items": _CONDITION, "minItems": 2}),
            _node("or", parts={"type": "array", "items": _CONDITION, "minItems": 2}),
        ]
    },
}

_ALTERNATIVES = {
    "quantity": ("number", "percentage", "score", "duration"),
    "duration-or-percentage": ("duration", "percentage"),
    "objective-or-duration": ("objective", "duration"),
    "money-or-text": ("money", "text"),
    "event-or-recurrence": ("event", "recurrence"),
}
_PLAIN: dict[str, Json] = {
    "word": TEXT,
    "timezone": TEXT,
    "language": TEXT,
    "boolean": {"type": "boolean"},
}


def of_type(name: str) -> Json:
    """The schema of one value of a type of the language."""
    if name in _PLAIN:
        return _PLAIN[name]
    if name in _ALTERNATIVES:
        return {"oneOf": [ref(one) for one in _ALTERNATIVES[name]]}
    return ref(name)
