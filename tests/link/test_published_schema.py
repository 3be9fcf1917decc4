"""The published schema gives the binder's verdict on every document in English words whose scalars are texts.

Documents are generated from the schema's own tables: right ones, and ones with a word, value or shape changed. What
only the binder can say, because it needs the meaning of a value or other parts of the project, is listed by reason.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from svcdsl.diagnostics import Finding
from svcdsl.language import ITEM, ITEMS, LABELS, LIST, THINGS, Field, Kind, language
from svcdsl.link import Linker
from svcdsl.pipeline import read
from svcdsl.syntax import Limits
from svcdsl.text import Source
from svcdsl.values import TYPES, BadValue, parse
from svcdsl.values.published import patterns

KINDS = language().kinds
SCHEMA = language().schema
ORACLE = jsonschema_rs.validator_for(SCHEMA)
SLOW_ORACLE = jsonschema.Draft202012Validator(SCHEMA)

VALUES_FOLDER = Path(__file__).resolve().parent.parent / "values"
TABLES = [tomllib.loads((VALUES_FOLDER / name).read_text("utf-8")) for name in ("writings.toml", "objectives.toml")]
WRITINGS = sorted(
    {text for table in TABLES for entry in table["value"] + table["refused"] for text in entry["written"]}
)

# What a schema cannot say: code and variant of a finding, and why.
BEYOND_A_SCHEMA = {
    ("N03", "bad-id"): "which letters an id is made of is Unicode's to say",
    ("N03", "hidden-character"): "so is which of them cannot be seen",
    ("N03", "lookalike-id"): "and which look alike",
    ("N03", "taken-id"): "some words are taken for some kinds only",
    ("N03", "two-ways-on"): "one of three fields, each of which may be absent or empty",
    ("N05", ""): "two steps or standards of one id under different processes or touchpoints",
    ("N06", ""): "an id that nothing has",
    **dict.fromkeys(
        (("N06", "title"), ("N06", "list"), ("N06", "always"), ("N06", "moment")), "nor what was meant by it"
    ),
    **dict.fromkeys((("N06", "party"), ("N06", "customers"), ("N06", "not-an-id")), "and what can be"),
    ("N06", "event"): "an event that does not happen",
    ("N07", ""): "an id of a thing of another kind",
    ("N07", "customers"): "customers as a party",
    ("N07", "ambiguous"): "an id of two things",
    ("N08", "missing"): "a warning: a document without the version can be read",
    ("N09", ""): "references that lead round in a circle",
}
MEANINGS = {
    "order": "a range or period that ends before it begins",
    "beyond": "a number beyond its bounds: 101%, a score above its scale",
    "no-such-date": "the 30th of February",
    "no-such-time": "25 o'clock",
    "no-such-zone": "a time zone that nobody has",
    "no-such-currency": "a currency that nobody has",
}
WITHOUT_A_FORM = sorted(set(language().types) - set(patterns()) - {"text", "word", "labels"})


def findings_of(document: Any) -> list[Finding]:
    """What is said of a document, written as JSON, which is YAML too."""
    linker = Linker()
    linker.add(read(Source("x.svc.yaml", json.dumps(document, ensure_ascii=False)), Limits()))
    return linker.link("project", "en")[1]


def is_beyond(finding: Finding) -> bool:
    """Whether no schema could have said this."""
    if (finding.code, finding.variant) in BEYOND_A_SCHEMA:
        return True
    type_ = str(finding.facts.get("type"))
    is_text = finding.span.text.startswith('"') and finding.variant not in ("several", "several-next", "language")
    if finding.code != "N03" or not is_text:
        return False
    if type_ not in TYPES or type_ in WITHOUT_A_FORM:
        return type_ in WITHOUT_A_FORM
    try:
        parse(type_, str(finding.facts["text"]))
    except BadValue as bad:
        return bad.reason in MEANINGS
    return False


def agree(document: Any) -> None:
    """Both give one verdict."""
    refused = [finding for finding in findings_of(document) if not is_beyond(finding)]
    told = [f"{one.code} {one.variant} {one.span.text!r} {dict(one.facts)}" for one in refused]
    assert ORACLE.is_valid(document) == (not refused), (told, document)


# Documents


texts = st.sampled_from([*WRITINGS, "some text", "end", "customer", "a", "x.done", "no", "true", "", "Was“x”"])
SHAPES = (
    None,
    "some text",
    ["a", "b"],
    [None],
    [["a"]],
    {"en": "a"},
    {"en": None},
    {"a": {"b": "c"}},
    [{"title": "x"}],
)
wrong_shapes = st.sampled_from(SHAPES)


def near(value: str) -> st.SearchStrategy[str]:
    """A text with a piece taken out or another's put in."""
    return st.builds(
        lambda start, length, piece: value[:start] + piece + value[start + length :],
        st.integers(0, len(value)),
        st.integers(0, 3),
        st.sampled_from(["", " ", "1", "%", "m", "/5", "..", "x", "-", "over", "，", "9"]),
    )


@st.composite
def scalars(draw: st.DrawFn, field: Field) -> Any:
    """A value of a field's type, rarely another."""
    chance = draw(st.integers(0, 19))
    if chance == 0:
        return draw(wrong_shapes)
    if chance == 1:
        return draw(texts)
    if field.type == "choice":
        value = draw(st.sampled_from(sorted(field.options)))
    elif field.refers or field.type in ("event", "event-or-recurrence"):
        value = draw(st.sampled_from(["a", "b", "a.done", "customer", "end", "every 1mo"]))
    elif field.type in ("text", "version"):
        value = "1" if field.type == "version" else "some text"
    else:
        value = str(draw(st.sampled_from(language().types[field.type]["examples"])))
    return draw(near(value)) if chance == 2 else value


@st.composite
def fields_of(draw: st.DrawFn, kind: Kind, depth: int = 0) -> Any:
    """A map with some of a kind's fields, the required ones nearly always, rarely one that it has not."""
    if kind.bare and depth != 0 and draw(st.integers(0, 9)) == 0:
        return draw(scalars(kind.field(kind.bare)))
    optional = [field for field in kind.fields if not field.required]
    chosen = draw(st.lists(st.sampled_from(optional), unique=True, max_size=4)) if optional else []
    chosen += [field for field in kind.required if draw(st.integers(0, 29))]
    found = {field.name: draw(values(field, depth + 1)) for field in chosen}
    if draw(st.integers(0, 39)) == 0:
        found[draw(st.sampled_from(["titel", "x", "->", "名 称", "kinds"]))] = draw(texts)
    return found


@st.composite
def values(draw: st.DrawFn, field: Field, depth: int) -> Any:
    """What may stand under a field."""
    if draw(st.integers(0, 59)) == 0:
        return draw(wrong_shapes)
    if field.shape == THINGS:
        ids = draw(st.lists(st.sampled_from(["a", "b", "甲"]), unique=True, max_size=1 + (depth < 2)))
        return {id_: draw(fields_of(KINDS[field.of], depth) | st.none()) for id_ in ids}
    if field.shape == LABELS:
        return draw(st.dictionaries(st.sampled_from(["job", "env"]), texts, max_size=2))
    if field.shape == ITEM:
        return draw(fields_of(KINDS[field.of], depth))
    one = scalars(field) if field.shape != ITEMS else fields_of(KINDS[field.of], depth)
    if field.shape in (LIST, ITEMS):
        return draw(one | st.lists(one, max_size=3))
    return draw(one)


@st.composite
def documents(draw: st.DrawFn) -> Any:
    """A whole file: services and shared things, or one service."""
    if draw(st.booleans()):
        document = draw(fields_of(KINDS["service"]))
        document["service"] = draw(st.sampled_from(["s", "航班", "s"]))
    else:
        document = {
            field.name: draw(values(field, 1))
            for field in draw(
                st.lists(st.sampled_from([f for f in language().file.fields if f.of]), unique=True, max_size=3)
            )
        }
    if draw(st.integers(0, 9)):
        document["svcdsl"] = draw(st.sampled_from(["1"] * 19 + ["2"]))
    return dict(draw(st.permutations(sorted(document.items()))))


@given(documents())
@settings(max_examples=600)
def test_the_schema_and_the_binder_agree(document: Any) -> None:
    agree(document)


@given(documents())
@settings(max_examples=40)
def test_the_schema_is_read_alike_in_two_dialects(document: Any) -> None:
    assert SLOW_ORACLE.is_valid(document) == ORACLE.is_valid(document)


# Every field, one by one


def home(kind: Kind, fields: dict[str, Any], without: str = "") -> Any:
    """A document with one thing of a kind that has these fields and those that it must have but one."""
    own = {**{field.name: example_of(field) for field in kind.required if field.name != without}, **fields}
    if kind.scope == "top":
        return {"svcdsl": "1", "services": {"s": own}}
    if kind.scope == "project":
        return {"svcdsl": "1", kind.collection: {"a": own}}
    if kind.scope == "item":
        owner, field = next((k, f) for k in KINDS.values() for f in k.fields if f.of == kind.name)
        inner = {"a": own} if field.shape == THINGS else own
        return home(owner, {field.name: inner})
    if kind.name == "step":
        return {"svcdsl": "1", "services": {"s": {"processes": {"p": {"steps": {"a": own}}}}}}
    return {"svcdsl": "1", "services": {"s": {kind.collection: {"a": own}}}}


def example_of(field: Field) -> Any:
    """A right value of a field that must be there."""
    if field.type == "choice":
        return next(iter(field.options))
    if field.refers:
        return "a"
    return "some text" if field.type == "text" else str(language().types[field.type]["examples"][0])


FIELDS = [(kind, field) for kind in KINDS.values() for field in kind.fields]
REQUIRED = [(kind, field) for kind, field in FIELDS if field.required]


# One field of each type, alone and in a list; choices differ from field to field.
TYPED = {(field.type, field.shape, *field.options): (kind, field) for kind, field in FIELDS if not field.of}


@pytest.mark.parametrize(("kind", "field"), TYPED.values(), ids=lambda part: part.name)
def test_every_writing_of_a_value_gets_one_verdict(kind: Kind, field: Field) -> None:
    for text in {*WRITINGS, *field.options} - (field.choices.keys() - field.options.keys()):
        agree(home(kind, {field.name: text}))


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda part: part.name)
def test_so_does_every_shape(kind: Kind, field: Field) -> None:
    by_language = bool(field.of) and bool(KINDS[field.of].bare) and not KINDS[field.of].named
    for shape in SHAPES:
        if not (by_language and isinstance(shape, dict)):
            agree(home(kind, {field.name: shape}))


@pytest.mark.parametrize("name", ["may", "checks"])
def test_only_the_binder_takes_an_item_that_is_a_text_by_language(name: str) -> None:
    owner = "role" if name == "may" else "standard"
    document = home(KINDS[owner], {name: [{"en": "a", "zh": "b"}]})
    assert (ORACLE.is_valid(document), findings_of(document)) == (False, [])


@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda part: part.name)
@pytest.mark.parametrize("empty", [[], {}], ids=str)
def test_brackets_without_anything_are_a_value_of_their_shape(kind: Kind, field: Field, empty: Any) -> None:
    belongs = field.shape in ((LIST, ITEMS) if empty == [] else (THINGS, ITEM, ITEMS, LABELS))
    found = [(one.code, one.facts.get("field", field.name)) for one in findings_of(home(kind, {field.name: empty}))]
    own = [code for code, name in found if name == field.name and code in ("N03", "N04")]
    assert own == (["N04"] if belongs and field.required else [] if belongs else ["N03"])


@pytest.mark.parametrize(("kind", "field"), REQUIRED, ids=lambda part: part.name)
def test_a_required_field_without_a_value_is_missing(kind: Kind, field: Field) -> None:
    document = home(kind, {field.name: None})
    assert "N04" in [finding.code for finding in findings_of(document)]
    assert not ORACLE.is_valid(document)


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.name)
def test_an_unknown_field_is_refused_by_both(kind: Kind) -> None:
    document = home(kind, {"unknown": "x"})
    assert "N02" in [finding.code for finding in findings_of(document)]
    assert not ORACLE.is_valid(document)


@pytest.mark.parametrize(("kind", "field"), REQUIRED, ids=lambda part: part.name)
def test_a_missing_field_is_refused_by_both(kind: Kind, field: Field) -> None:
    others = [one for one in kind.fields if not one.required and one.type in ("text", "number", "percentage")]
    document = home(kind, {other.name: example_of(other) for other in others[:1]}, without=field.name)
    assert "N04" in [finding.code for finding in findings_of(document)]
    assert not ORACLE.is_valid(document)


def test_types_without_a_form_are_those_that_a_schema_cannot_tell() -> None:
    assert WITHOUT_A_FORM == ["condition", "event", "event-or-recurrence", "id", "money-or-text", "reference"]
