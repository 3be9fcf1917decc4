"""What stands on which page, in what order, and that it stays whole whatever people write."""

import itertools
import json
import re
from collections.abc import Callable
from typing import Any

import markdown
import pytest

from svcdsl.model import Project
from svcdsl.targets.checklist import TARGET

Link = Callable[[str, str], Project]
Emit = Callable[..., dict[str, str]]

BOX = re.compile(r"^ *- \[ \] (.*) <!-- (\S+) -->$", re.MULTILINE)
SECTION = re.compile(r"^## (?:[A-Z]+ · )?(.*)$", re.MULTILINE)


def boxes(page: str) -> list[str]:
    """The lines to be ticked, without their marks."""
    return [text.replace("*", "") for text, _ in BOX.findall(page)]


def ids(page: str) -> list[str]:
    """The ids of the lines to be ticked."""
    return [id_ for _, id_ in BOX.findall(page)]


def spec(**fields: Any) -> str:
    """One service as YAML (JSON is YAML), with roles a, b and c beside it."""
    roles = {"svcdsl": "1", "roles": {"a": {"reports-to": "b"}, "b": {}, "c": {}}}
    return f"{json.dumps(roles)}\n---\n{json.dumps({'service': 's', **fields}, ensure_ascii=False)}\n"


def chain(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Fields of a service with one process `p` of steps `x1`, `x2`, … that follow each other."""
    last = len(steps)
    named = {
        f"x{number}": {"then": f"x{number + 1}" if number < last else "end", **step}
        for number, step in enumerate(steps, 1)
    }
    return {"processes": {"p": {"start": "x1", "steps": named}}, **more}


def test_a_role_sees_all_its_services(link: Link, emit: Emit) -> None:
    text = spec(**chain({"by": "a"})) + '---\n{"service": "t", "processes": {"q": {"steps": {"y": {"by": "a"}}}}}\n'
    page = emit(link("s.yaml", text))["roles/a.md"]
    assert SECTION.findall(page)[:2] == ["p (s)", "q (t)"]
    assert ids(page)[:2] == ["s/p/x1", "t/q/y"]


def test_only_roles_with_work_have_a_page(link: Link, emit: Emit) -> None:
    assert sorted(emit(link("s.yaml", spec(**chain({"by": "a"}))))) == ["index.md", "roles/a.md", "s/p.md"]


def test_without_a_service_there_is_still_an_index(link: Link, emit: Emit) -> None:
    pages = emit(link("s.yaml", "svcdsl: 1\nroles: {a: {}}\n"))
    assert pages == {"index.md": "# Checklists · test\n\nNo service of this project can be shown yet.\n"}


def test_steps_come_in_the_order_of_flow(link: Link, emit: Emit) -> None:
    steps = {
        "alone": {},
        "last": {"then": "end"},
        "good": {"then": "last"},
        "rescue": {"then": "last"},
        "first": {
            "fails": [{"when": "w", "recover": "rescue"}],
            "choose": [{"when": "v", "then": "good"}, {"otherwise": "true", "then": "again"}],
        },
        "again": {"choose": [{"when": "u", "then": "first"}, {"otherwise": "true", "then": "good"}]},
    }
    text = spec(processes={"p": {"start": "first", "steps": steps}})
    page = emit(link("s.yaml", text))["s/p.md"]
    order = [id_.rpartition("/")[2] for id_ in ids(page) if "#" not in id_]
    assert order == ["first", "again", "good", "rescue", "last", "alone"]


def test_a_long_process_is_ordered_without_recursion(link: Link, emit: Emit) -> None:
    page = emit(link("s.yaml", spec(**chain(*({"by": "a"} for _ in range(3000))))))["s/p.md"]
    assert [one.split()[0] for one in boxes(page)] == [str(number) for number in range(1, 3001)]


@pytest.mark.parametrize(
    ("count", "ends"),
    [(1, []), (2, ["2"]), (9, ["9"]), (10, ["5", "10"]), (19, ["7", "14", "19"])],
)
def test_pause_points_part_the_lines_evenly(count: int, ends: list[str], link: Link, emit: Emit) -> None:
    page = emit(link("s.yaml", spec(**chain(*({} for _ in range(count))))))["s/p.md"]
    assert re.findall(r"^⏸ .* to (\S+) ticked", page, re.MULTILINE) == ends


def test_a_step_of_many_checks_has_pause_points_inside(link: Link, emit: Emit) -> None:
    checks = [f"check {number}" for number in range(20)]
    page = emit(link("s.yaml", spec(**chain({"by": "a", "checks": checks}))))["roles/a.md"]
    assert re.findall(r"^    - ⏸ .* from (\S+) to (\S+) ticked", page, re.MULTILINE) == [
        ("A1.1", "A1.9"),
        ("A1.10", "A1.18"),
    ]


STANDARDS = {"one": {"by": ["a"], "checks": ["look"]}}


@pytest.mark.parametrize(
    ("standard", "steps", "at"),
    [
        ({"measure": "m"}, [{"by": "a", "touchpoint": "t"}, {"by": "a"}], "s/p/x2/one"),
        ({"sla": "l"}, [{"by": "a", "touchpoint": "t"}, {"by": "a"}], "s/p/x2/one"),
        ({}, [{"by": "a"}, {"by": "a", "touchpoint": "t"}], "s/p/x2/one"),
        ({}, [{"by": "b", "touchpoint": "t"}, {"by": "a"}], "s/t/one"),
    ],
    ids=["measured", "by its sla", "at its touchpoint", "nowhere"],
)
def test_a_standard_stands_where_it_is_kept(
    standard: dict[str, str], steps: list[dict[str, str]], at: str, link: Link, emit: Emit
) -> None:
    own = {"by": ["a"], "checks": ["look"], **({"objective": "95% within 1m"} if "measure" in standard else {})}
    text = spec(
        **chain(*steps),
        touchpoints={"t": {"standards": {"one": {**own, **standard}}}},
        measures={"m": {"kind": "duration", "from": "x1.started", "to": "x2.done"}},
        slas={"l": {"measure": "m", "objective": "95% within 1m"}},
    )
    page = emit(link("s.yaml", text))["roles/a.md"]
    assert [id_.partition("#")[0] for id_ in ids(page) if "#" in id_ and "/one#" in id_] == [at]


def test_a_standard_of_the_same_name_as_a_step_stands_there(link: Link, emit: Emit) -> None:
    fields = chain({"by": "a", "touchpoint": "t"}, {"by": "a", "touchpoint": "t"})
    fields["touchpoints"] = {"t": {"standards": {"x2": {"checks": ["look"]}}}}
    page = emit(link("s.yaml", spec(**fields)))["roles/a.md"]
    assert [one.split()[0] for one in boxes(page)] == ["A1", "A2", "A2.1"]


def test_ids_stay_when_lines_move(link: Link, emit: Emit) -> None:
    before = emit(link("s.yaml", spec(**chain({"by": "a", "checks": ["one", "two"]}))))["roles/a.md"]
    after = emit(link("s.yaml", spec(**chain({"by": "a", "checks": ["new", "two", "one"]}))))["roles/a.md"]
    assert set(ids(before)) <= set(ids(after))


def test_ids_are_one_of_a_kind(link: Link, emit: Emit) -> None:
    page = emit(link("s.yaml", spec(**chain({"by": "a", "checks": ["same", "same"]}))))["roles/a.md"]
    assert len(set(ids(page))) == 3


def test_ids_are_the_same_in_every_language(delay: Project, emit: Emit) -> None:
    pages = emit(delay, ("en", "zh"))
    assert ids(pages["en/roles/gate-agent.md"]) == ids(pages["zh/roles/gate-agent.md"])


def test_a_service_called_roles_overwrites_no_role(link: Link, emit: Emit) -> None:
    text = spec(**chain({"by": "p"})).replace('"service": "s"', '"service": "roles"').replace('"c": {}', '"p": {}')
    assert sorted(emit(link("s.yaml", text))) == ["index.md", "roles.service/p.md", "roles/p.md"]


def test_a_services_own_role_has_a_page_of_its_own(link: Link, emit: Emit) -> None:
    text = spec(**chain({"by": "a"}, {"by": "b"}), roles={"a": "Own"})
    pages = emit(link("s.yaml", text))
    assert {"roles/s.a.md", "roles/b.md"} <= pages.keys()
    assert pages["roles/s.a.md"].startswith("# Own")


def test_a_long_id_makes_a_file_name_that_disks_take(link: Link, emit: Emit) -> None:
    text = spec(**chain({"by": "a"})).replace('"p":', f'"{"长" * 200}":')
    assert all(len(part.encode()) < 200 for path in emit(link("s.yaml", text)) for part in path.split("/"))


@pytest.mark.parametrize(("style", "words"), [("do-confirm", "Do, then confirm"), ("read-do", "Read, then do")])
def test_the_style_can_be_chosen(style: str, words: str, delay: Project, emit: Emit) -> None:
    assert f"**{words}.**" in emit(delay, style=style)["roles/gate-agent.md"]


def test_the_options_have_a_schema() -> None:
    import jsonschema

    jsonschema.validate({"style": "read-do"}, TARGET.options)
    for wrong in ({"style": "any"}, {"other": 1}):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, TARGET.options)


def test_texts_come_in_the_language_of_the_page(link: Link, emit: Emit) -> None:
    text = spec(**chain({"by": "a", "title": {"en": "Greet", "zh": "迎客"}}))
    pages = emit(link("s.yaml", text), ("en", "zh"))
    assert "A1 Greet" in boxes(pages["en/roles/a.md"])[0]
    assert "A1 迎客" in boxes(pages["zh/roles/a.md"])[0]


HOSTILE = "<b>x</b> | `[ ]` - # *a* {{ x }} --> [l](javascript:x)"


def hostile(text: str) -> str:
    """The spec with every quoted text replaced by one that tries to break out, each with a number of its own."""
    numbers = itertools.count()
    return re.sub(r'(?<!version )"[^"\n]*"', lambda _: json.dumps(f"{HOSTILE} {next(numbers)}"), text)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_hostile_texts_change_no_page(language: str, delay: Project, link: Link, emit: Emit) -> None:
    source = delay.services["flight-delay-care"].origin.text
    tame, wild = emit(delay, (language,)), emit(link("delay.svc", hostile(source)), (language,))
    assert tame.keys() == wild.keys()
    for path, page in wild.items():
        html, plain = (markdown.markdown(one, extensions=["tables", "attr_list"]) for one in (page, tame[path]))
        assert tags(html) == tags(plain), path
        assert len(boxes(page)) == len(boxes(tame[path]))
        assert "javascript:x" not in re.sub(r">[^<]*<", "><", html)


def tags(html: str) -> list[str]:
    """The tags in their order; the cells of a row of links and rules apart."""
    return re.findall(r"</?[a-z0-9]+", html)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_box_arrives_as_an_item_of_a_list(language: str, delay: Project, emit: Emit) -> None:
    for path, page in emit(delay, (language,)).items():
        html = markdown.markdown(page, extensions=["tables"])
        assert len(re.findall(r"<li>(?:<p>)?\[ \] ", html)) == len(boxes(page)), path
        assert len(re.findall(r"<li>", html)) == len(re.findall(r"^ *- ", page, re.MULTILINE)), path
        assert set(re.findall(r"<([a-z0-9]+)", html)) <= {
            *("h1", "h2", "p", "ul", "li", "strong", "em", "hr", "a"),
            *("table", "thead", "tbody", "tr", "th", "td"),
        }
