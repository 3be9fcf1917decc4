"""The whole file: a golden one, what its schema refuses, and what stands in it where nothing is plain."""

import copy
import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from svcdsl.model import Project
from svcdsl.targets.base import Emission
from svcdsl.targets.model import TARGET
from svcdsl.targets.model.schema import schema

HERE = Path(__file__).parent
GOLDEN = HERE / "desk.model.json"
VALIDATOR = jsonschema.Draft202012Validator(schema())

Link = Callable[..., Project]
ModelOf = Callable[..., dict[str, Any]]


@pytest.fixture
def desk(link: Link) -> Project:
    """A project of one small file."""
    return link(("desk.svc", (HERE / "desk.svc").read_text(encoding="utf-8")))


@pytest.fixture
def model(desk: Project, model_of: ModelOf) -> dict[str, Any]:
    """Its model."""
    return model_of(desk)


def text_of(emission: Emission) -> str:
    return str({output.path: output.content for output in TARGET.emit(emission)}["model.json"])


def test_golden(desk: Project, emission: Callable[..., Emission]) -> None:
    """`SVCDSL_GOLDEN=write` writes it anew."""
    text = text_of(emission(desk))
    if os.environ.get("SVCDSL_GOLDEN") == "write":
        GOLDEN.write_text(text, encoding="utf-8")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_the_same_bytes_twice(desk: Project, emission: Callable[..., Emission]) -> None:
    assert text_of(emission(desk)) == text_of(emission(desk))


def test_the_schema_is_written_beside(desk: Project, emission: Callable[..., Emission]) -> None:
    outputs = {output.path: output.content for output in TARGET.emit(emission(desk))}
    assert sorted(outputs) == ["model.json", "model.schema.json"]
    assert json.loads(outputs["model.schema.json"]) == schema()


def test_the_model_keeps_its_schema(model: dict[str, Any]) -> None:
    VALIDATOR.validate(model)


def sla(model: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = model["services"][0]["slas"][0]
    return found


SPOILED: dict[str, Callable[[dict[str, Any]], Any]] = {
    "a field that is none": lambda model: sla(model).update(extra=1),
    "no measure": lambda model: sla(model).pop("measure"),
    "no place": lambda model: sla(model).pop("place"),
    "a reference by its id": lambda model: sla(model).update(measure="wait"),
    "a reference to another kind": lambda model: sla(model)["measure"].update(kind="role"),
    "a path that leads nowhere": lambda model: sla(model)["measure"].update(path="wait"),
    "a party that is nobody": lambda model: sla(model).update(party="nobody"),
    "a share above all": lambda model: sla(model)["objective"].update(share=1.5),
    "a share without limit": lambda model: sla(model)["objective"].pop("limit"),
    "no text as written": lambda model: sla(model)["objective"].pop("written"),
    "a choice that is none": lambda model: model["channels"][0].update(kind="柜台"),
    "line nought": lambda model: sla(model)["place"]["start"].update(line=0),
    "places of no field": lambda model: sla(model)["places"].update(other={}),
    "things by their id": lambda model: model.update(roles={"agent": {}}),
    "another version": lambda model: model.update(version=2),
    "an hour after midnight": lambda model: model["calendars"][1]["open"][0].update(closes="25:00"),
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
def test_a_spoiled_model_is_refused(spoil: Callable[[dict[str, Any]], Any], model: dict[str, Any]) -> None:
    spoiled = copy.deepcopy(model)
    spoil(spoiled)
    assert not VALIDATOR.is_valid(spoiled)


def test_round_the_clock_is_a_calendar_of_every_project(model: dict[str, Any]) -> None:
    assert model["calendars"][0] == {"id": "24x7", "path": "calendars/24x7", "built-in": True}
    assert model["roles"][0]["calendar"] == {"kind": "calendar", "path": "calendars/24x7"}


def test_end_and_customer_stand_as_such(model: dict[str, Any]) -> None:
    service = model["services"][0]
    assert service["processes"][0]["steps"][0]["choose"][1]["then"] == "end"
    assert [one["party"] for one in service["slas"]] == ["customer", {"kind": "role", "path": "roles/lead"}]


def test_a_side_of_quality_stands_as_its_word(model: dict[str, Any]) -> None:
    assert model["services"][0]["feedback"][0]["asks"][0]["about"] == "empathy"


def test_places_count_code_points_from_one(link: Link, model_of: ModelOf) -> None:
    found = model_of(link(("a.svc", 'svcdsl 1\nterm 词 "𝒳" tags "b", "c"\n')))["terms"][0]
    assert found["place"] == {
        "file": "a.svc",
        "start": {"line": 2, "column": 6},
        "end": {"line": 2, "column": 7},
    }
    tags = found["places"]["tags"]
    assert tags["key"]["start"] == {"line": 2, "column": 12}
    assert [one["start"]["column"] for one in tags["items"]] == [17, 22]


def test_a_text_in_several_languages_is_kept_by_language(link: Link, model_of: ModelOf) -> None:
    text = "svcdsl: 1\nterms: {a: {title: {zh: 词, en: word}}}\n"
    assert model_of(link(("a.yaml", text)))["terms"][0]["title"] == {"zh": "词", "en": "word"}


@pytest.mark.parametrize(
    ("written", "share"),
    [("99.9%", "0.999"), ("95%", "0.95"), ("0.1%", "0.001"), ("100%", "1"), ("33.333333%", "0.33333333")],
)
def test_numbers_have_no_dust(written: str, share: str, link: Link, emission: Callable[..., Emission]) -> None:
    text = text_of(emission(link(("a.svc", f"svcdsl 1\ncustomer a share {written}\n"))))
    assert f'"share": {share}\n' in text


def test_conditions_are_told_as_trees(model: dict[str, Any]) -> None:
    policy = model["policies"][0]
    assert policy["where"]["written"] == "moment-of-truth and not (channel.kind = bot)"
    assert policy["where"]["tree"]["node"] == "and"
    assert policy["require"]["tree"]["parts"][0] == {
        "node": "compare",
        "left": {"node": "count", "of": {"node": "path", "names": ["standards"]}},
        "sign": ">=",
        "right": {"node": "literal", "text": "1", "quoted": False},
    }


def test_a_waiver_is_told(model: dict[str, Any]) -> None:
    assert [(one["codes"], one["until"]) for one in model["waivers"]] == [(["D01"], "2027-01-31")]


def test_a_service_with_mistakes_is_left_out_and_said_so(link: Link, model_of: ModelOf) -> None:
    first = "svcdsl 1\nservice one { sla own measure two.wait objective 95% within 1m }\n"
    second = "svcdsl 1\nservice two { measure wait kind duration }\n"
    model = model_of(link(("a.svc", first), ("b.svc", second)), "two")
    assert [service["id"] for service in model["services"]] == ["one"]
    assert [(one["id"], one["place"]["file"]) for one in model["left-out"]] == [("two", "b.svc")]
    measure = model["services"][0]["slas"][0]["measure"]
    assert measure == {"kind": "measure", "path": "services/two/measures/wait", "left-out": True}
    VALIDATOR.validate(model)


def test_a_shared_thing_with_mistakes_keeps_the_places_of_what_cannot_be_read(
    link_with_findings: Callable[..., tuple[Project, list[Any]]], model_of: ModelOf
) -> None:
    project, findings = link_with_findings(("a.svc", "svcdsl 1\nrole a reports-to nobody\nchannel c\n"))
    assert findings
    model = model_of(project)
    assert "reports-to" not in model["roles"][0]
    assert "reports-to" in model["roles"][0]["places"]
    VALIDATOR.validate(model)


HOSTILE = [
    '"\n "start": {\n  "line": 1,\n  "column": 2\n },',
    "</script>",
    "\\u0000 \u2028 \u202e",
    '{"kind": "role"}',
    "词|'`",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_any_text_arrives_as_it_is(text: str, link: Link, model_of: ModelOf) -> None:
    spec = json.dumps({"svcdsl": "1", "terms": {"a": {"title": text, "tags": [text]}}})
    term = model_of(link(("a.yaml", spec)))["terms"][0]
    assert (term["title"], term["tags"]) == (text, [text])


def test_ids_of_any_script_make_paths(link: Link, model_of: ModelOf) -> None:
    model = model_of(link(("a.svc", "svcdsl 1\n服务 入住 { 触点 柜台 { 标准 迎客 } }\n")))
    assert (
        model["services"][0]["touchpoints"][0]["standards"][0]["path"]
        == "services/入住/touchpoints/柜台/standards/迎客"
    )


def test_things_of_one_id_have_paths_of_their_own(link: Link, model_of: ModelOf) -> None:
    """An id is one of its kind in its scope; a role, a need and a service may all be called alike."""
    model = model_of(link(("a.svc", "svcdsl 1\nrole a\nservice a { role a; need a; stage a }\n")))
    own = model["services"][0]
    paths = [model["roles"][0]["path"], own["path"], own["roles"][0]["path"], own["needs"][0]["path"]]
    assert paths == ["roles/a", "services/a", "services/a/roles/a", "services/a/needs/a"]


def examples() -> list[Path]:
    """The projects of specs/examples."""
    return sorted(path.parent for path in (HERE.parents[2] / "specs" / "examples").glob("*/svcdsl.toml"))


@pytest.mark.parametrize("case", examples(), ids=lambda path: path.name)
def test_the_examples_keep_the_schema_and_point_at_what_is_there(case: Path, link: Link, model_of: ModelOf) -> None:
    files = sorted(path for path in case.rglob("*.svc*") if path.suffix in (".svc", ".yaml", ".yml"))
    model = model_of(link(*((path.name, path.read_text(encoding="utf-8")) for path in files)))
    VALIDATOR.validate(model)
    things, references = set(), set()
    waiting: list[Any] = [model]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            if "path" in one:
                (things if "id" in one else references).add(one["path"])
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
    assert references
    assert references <= things
