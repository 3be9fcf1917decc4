"""YAML by its core rules: every scalar is the text that stands there, and the schema alone says what it means."""

from typing import Any

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.syntax import Absent, Document, Limits, Mapping, Node, Scalar, Sequence
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.text import Source


def document_of(text: str, limits: Limits | None = None) -> Document:
    """A YAML text, read."""
    return read_yaml(Source("x.svc.yaml", text), limits)


def data(node: Node) -> Any:
    """A tree as plain data; absent values are None."""
    if isinstance(node, Mapping):
        return {key.text: data(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def linked(text: str) -> tuple[Project, list[Finding]]:
    """A YAML text as a project, and what is said of it."""
    linker = Linker()
    linker.add(document_of(text))
    return linker.link("project", "en")


def said(findings: list[Finding]) -> list[tuple[str, str]]:
    """Code and variant of each finding."""
    return [(finding.code, finding.variant) for finding in findings]


# What other readers of YAML make numbers, dates, times and truths of.
@pytest.mark.parametrize(
    "written",
    [
        "on",
        "off",
        "yes",
        "no",
        "y",
        "n",
        "12:30",
        "2026-12-31",
        "1e3",
        "2/5",
        "0x10",
        "0o17",
        "010",
        "1_000",
        ".5",
        "+1",
        ".inf",
        ".nan",
        "True",
        "NULL",
        "Null",
        "=",
        "1.0",
        "3",
        "-5",
        "2026-12-31T10:00:00Z",
        "1:00:00",
    ],
)
def test_a_plain_scalar_stays_the_text_that_it_is(written: str) -> None:
    document = document_of(f"key: {written}\n")
    assert (data(document.roots[0]), document.findings) == ({"key": written}, [])


@pytest.mark.parametrize("written", ["~", "null", "", "# nothing but a remark"])
def test_three_writings_are_no_value_at_all(written: str) -> None:
    assert data(document_of(f"key: {written}\nnext: x\n").roots[0]) == {"key": None, "next": "x"}


@pytest.mark.parametrize("written", ['"~"', "'null'", '""', "''"])
def test_in_quotes_they_are_texts(written: str) -> None:
    assert data(document_of(f"key: {written}\n").roots[0]) == {"key": written[1:-1]}


def test_a_key_may_be_any_word() -> None:
    text = "on: a\nno: b\n12:30: c\n2026-12-31: d\nnull: e\n~: f\n? g\n: h\n"
    written = {"on": "a", "no": "b", "12:30": "c", "2026-12-31": "d", "null": "e", "~": "f", "g": "h"}
    assert data(document_of(text).roots[0]) == written


SERVICE = """
svcdsl: 1
services:
  desk:
    title: no
    needs:
      a: {title: on, tags: [yes, 12:30, 1e3, 0x10, 2026-12-31, ~], evidence: {on: 2026-12-31, answers: 400}}
    stages:
      s: {feeling: 2/5, pains: 10}
    touchpoints:
      t: {moment-of-truth: true, channel: 12-30}
    measures:
      m: {kind: score, expect: 40/d}
    processes:
      off: {volume: 1e3}
channels:
  12-30: {kind: counter}
"""


def test_the_schema_gives_each_text_its_type() -> None:
    project, findings = linked(SERVICE)
    desk = project.services["desk"]
    assert said(findings) == [("N03", "")]  # 1e3 is no rate
    assert desk.title == "no"
    assert desk.needs["a"].tags == ("yes", "12:30", "1e3", "0x10", "2026-12-31")
    assert desk.needs["a"].evidence[0].on.written == "2026-12-31"
    assert desk.stages["s"].feeling.written == "2/5"
    assert desk.stages["s"].pains == ("10",)
    assert desk.touchpoints["t"].moment_of_truth is True
    assert desk.measures["m"].expect.written == "40/d"


@pytest.mark.parametrize("key", ["on", "no", "true", "12-30", "2026-12-31", "3", "0x10", "1e3"])
def test_an_id_may_look_like_another_type_elsewhere(key: str) -> None:
    project, findings = linked(f"svcdsl: 1\nroles: {{{key}: {{title: x}}, b: {{reports-to: {key}}}}}\n")
    assert findings == []
    assert project.roles["b"].reports_to is project.roles[key]


@pytest.mark.parametrize("written", ["true", "false", "是", "否", '"true"'])
def test_four_words_are_yes_and_no(written: str) -> None:
    project, findings = linked(f"svcdsl: 1\nroles: {{a: {{external: {written}}}}}\n")
    assert findings == []
    assert project.roles["a"].external is (written.strip('"') in ("true", "是"))


@pytest.mark.parametrize("written", ["yes", "no", "on", "off", "True", "y", "1", "对"])
def test_any_other_is_a_wrong_value(written: str) -> None:
    assert [f.code for f in linked(f"svcdsl: 1\nroles: {{a: {{external: {written}}}}}\n")[1]] == ["N03"]


def test_a_list_of_one_needs_no_brackets() -> None:
    project, findings = linked("svcdsl: 1\nroles:\n  a: {tags: one}\n  b: {tags: [one]}\n")
    assert findings == []
    assert project.roles["a"].tags == project.roles["b"].tags == ("one",)


def test_a_thing_that_needs_only_a_title_is_one_text() -> None:
    project, _ = linked("svcdsl: 1\nroles:\n  a: Gate agent\n  b: {title: Gate agent}\n  c:\n  d: {}\n")
    assert [role.title for role in project.roles.values()] == ["Gate agent", "Gate agent", None, None]


def test_a_text_may_be_a_map_by_language() -> None:
    project, findings = linked(
        "svcdsl: 1\nroles:\n  a: {title: {en: Agent, zh: 值机员}}\n  b: {en: Agent, 中文: 值机员}\n"
    )
    assert [f.code for f in findings] == ["N02", "N02"]  # a thing itself is a map of its fields
    assert project.roles["a"].title.by_language == {"en": "Agent", "zh": "值机员"}


# Places

PLACES = """\
svcdsl: 1
roles:
  经理: {title: "站长 😀", tags: [a, 'b c']}
  agent:
    title: >
      folded
      text
    description: plain text
      on two lines
    tags:
    - x
    - "y"
"""


@pytest.mark.parametrize(
    ("path", "written"),
    [
        ("roles.经理.title", '"站长 😀"'),
        ("roles.经理.tags", "a, 'b c'"),
        ("roles.经理.tags.1", "'b c'"),
        ("roles.agent.title", ">\n      folded\n      text\n"),
        ("roles.agent.description", "plain text\n      on two lines"),
        ("roles.agent.tags", 'x\n    - "y"'),
        ("roles.agent.tags.0", "x"),
    ],
)
def test_a_node_knows_its_place(path: str, written: str) -> None:
    document = document_of(PLACES)
    node: Any = document.roots[0]
    for step in path.split("."):
        node = node.items[int(step)] if isinstance(node, Sequence) else node.get(step)
    assert document.source.text[node.start : node.end].rstrip(" ") == written


def test_every_key_stands_where_it_says() -> None:
    document = document_of(PLACES)
    todo = [document.roots[0]]
    while todo:
        for key, value in todo.pop().pairs:
            assert document.source.text[key.start : key.end] == key.text
            if isinstance(value, Mapping):
                todo.append(value)


def test_places_count_characters_also_behind_the_basic_plane_and_a_byte_order_mark() -> None:
    document = document_of("\ufeffroles: {😀😀: {kind: x}}\n")
    _, findings = linked("\ufeffsvcdsl: 1\nroles: {a: {title: 😀😀, kind: x}}\n")
    assert document.roots[0].pairs[0][0].start == 0
    assert findings[0].span.first == (2, 24)
    assert findings[0].span.text == "kind"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_may_end_as_they_like(end: str) -> None:
    _, findings = linked(f"svcdsl: 1{end}roles:{end}  a:{end}    kind: x{end}")
    assert [(f.code, f.span.first) for f in findings] == [("N02", (4, 5))]


# Twice


def test_a_key_given_twice_is_shown_at_both_places() -> None:
    _, [finding] = linked("svcdsl: 1\nroles:\n  a:\n    title: x\n    tags: [t]\n    title: y\n")
    assert (finding.code, finding.variant, finding.span.first) == ("N05", "field", (6, 5))
    assert [related.span.first for related in finding.related] == [(4, 5)]


def test_two_words_for_one_field_are_that_field_twice() -> None:
    _, [finding] = linked("svcdsl: 1\nroles:\n  a: {title: x, 名称: y}\n")
    assert (finding.code, finding.span.text, finding.related[0].span.text) == ("N05", "名称", "title")


def test_an_id_given_twice_is_shown_at_both_places() -> None:
    project, [finding] = linked("svcdsl: 1\nroles:\n  a: first\n  b: x\n  a: second\n")
    assert (finding.code, finding.span.first, finding.related[0].span.first) == ("N05", (5, 3), (3, 3))
    assert project.roles["a"].title == "first"


def test_a_collection_given_twice_is_too() -> None:
    _, [finding] = linked("svcdsl: 1\nroles: {a: x}\n岗位: {b: x}\n")
    assert (finding.code, finding.span.text, finding.related[0].span.text) == ("N05", "岗位", "roles")


def test_a_label_given_twice_is_too() -> None:
    text = "svcdsl: 1\nsources: {s: {kind: prometheus, metric: m, labels: {job: a, env: b, job: c}}}\n"
    _, [finding] = linked(text)
    assert (finding.code, finding.span.text) == ("N05", "job")
    assert finding.related[0].span.first.column < finding.span.first.column


# What YAML offers and the language does not


def test_an_alias_stands_for_what_its_anchor_holds() -> None:
    project, findings = linked("svcdsl: 1\ncalendars:\n  a: {closed: &days [2026-01-01]}\n  b: {closed: *days}\n")
    assert findings == []
    assert project.calendars["a"].closed == project.calendars["b"].closed != ()


def test_a_mistake_behind_an_alias_is_shown_where_it_is_written() -> None:
    _, findings = linked("svcdsl: 1\nroles:\n  a: &usual {external: maybe}\n  b: *usual\n")
    assert {f.span.first for f in findings} == {(3, 24)}


@pytest.mark.parametrize("tag", ["!!str", "!!map", "!!python/object:os.system", "!mine", "!!int"])
def test_a_tag_is_refused_and_what_it_stands_before_is_read(tag: str) -> None:
    value = "{title: x}" if "map" in tag else "x"
    project, [finding] = linked(f"svcdsl: 1\nroles:\n  a: {tag} {value}\n")
    assert (finding.code, finding.variant, finding.span.text) == ("N01", "tag", tag)
    assert project.roles["a"].title == "x"


def test_a_merge_key_is_refused_and_the_other_keys_are_read() -> None:
    project, [finding] = linked("svcdsl: 1\nroles:\n  a: &x {title: x}\n  b: {<<: *x, tags: t}\n")
    assert (finding.code, finding.variant, finding.span.text) == ("N01", "merge-key", "<<")
    assert (project.roles["b"].title, project.roles["b"].tags) == (None, ("t",))


def test_quotes_make_a_merge_key_an_ordinary_unknown_one() -> None:
    _, [finding] = linked('svcdsl: 1\nroles:\n  b: {"<<": x}\n')
    assert (finding.code, finding.span.text.strip('"')) == ("N02", "<<")


def test_a_key_that_is_a_list_is_refused() -> None:
    _, [finding] = linked("svcdsl: 1\nroles:\n  ? [a, b]\n  : x\n  c: y\n")
    assert (finding.code, finding.variant) == ("N01", "key-is-no-text")


# Several documents


def test_a_file_may_hold_several_documents() -> None:
    project, findings = linked(
        "svcdsl: 1\nroles: {a: x}\n---\nroles: {b: y}\n--- # a third\nservice: s\ntitle: t\n...\n"
    )
    assert (sorted(project.roles), list(project.services), findings) == (["a", "b"], ["s"], [])


def test_things_of_one_kind_in_several_documents_are_one_collection() -> None:
    _, [finding] = linked("svcdsl: 1\nroles: {a: x}\n---\nroles: {a: y}\n")
    assert (finding.code, finding.span.first) == ("N05", (4, 9))


def test_empty_documents_are_nothing() -> None:
    assert document_of("---\n---\n# only a remark\n---\n~\n...\n").roots == []


def test_the_version_stands_in_the_first_document_only() -> None:
    assert linked("svcdsl: 1\nroles: {a: x}\n---\nroles: {b: y}\n")[1] == []
    assert said(linked("roles: {a: x}\n---\nsvcdsl: 1\nroles: {b: y}\n")[1]) == [("N08", "missing")]


def test_reading_goes_on_at_the_next_document() -> None:
    text = "svcdsl: 1\nroles: {a: x}\n---\nroles: {b: [}\n---\nroles: {c: y}\n---\nroles: @\n---\nroles: {d: z}\n"
    project, findings = linked(text)
    assert list(project.roles) == ["a", "c", "d"]
    assert [(f.code, f.span.first.line) for f in findings] == [("N01", 4), ("N01", 8)]


def test_dashes_inside_a_text_begin_no_document() -> None:
    project, findings = linked("svcdsl: 1\nroles:\n  a:\n    title: |\n      one\n      ---\n      two\n")
    assert (project.roles["a"].title, findings) == ("one\n---\ntwo\n", [])


# A document that is one service


def test_everything_beside_the_word_service_belongs_to_it() -> None:
    project, findings = linked(
        "svcdsl: 1\nservice: desk\ntitle: Help desk\nowner: me\nroles: {me: Me}\nneeds: {n: N}\n"
    )
    assert findings == []
    desk = project.services["desk"]
    assert (desk.title, desk.owner.id, list(desk.needs), list(project.roles)) == ("Help desk", "me", ["n"], [])


def test_the_word_may_stand_anywhere_and_in_chinese() -> None:
    project, findings = linked("svcdsl: 1\n需求: {知情: 知道原因}\n服务: 航班延误\n名称: 延误关怀\n")
    assert findings == []
    assert project.services["航班延误"].title == "延误关怀"


def test_a_map_under_the_chinese_word_is_services_by_id() -> None:
    project, findings = linked("svcdsl: 1\n服务: {甲: {名称: 一}, 乙: {名称: 二}}\n")
    assert (list(project.services), findings) == (["甲", "乙"], [])


def test_a_second_service_beside_is_said() -> None:
    _, findings = linked("svcdsl: 1\nservice: a\nservice: b\n")
    assert [(f.code, f.span.first, f.related[0].span.first) for f in findings] == [("N05", (3, 1), (2, 1))]


def test_an_unknown_word_beside_is_a_field_of_the_service() -> None:
    _, [finding] = linked("svcdsl: 1\nservice: a\nowmer: x\n")
    assert (finding.code, finding.facts["kind"], finding.facts["nearest"].words()) == ("N02", "service", ["owner"])


# What is no mapping


@pytest.mark.parametrize("text", ["just a sentence\n", "- a\n- b\n", "42\n", '"quoted"\n', "[]\n"])
def test_a_document_that_is_no_mapping_is_said(text: str) -> None:
    document = document_of(text)
    assert (said(document.findings), document.roots) == ([("N01", "not-a-mapping")], [])


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark\n", "\ufeff", "---\n"])
def test_a_file_of_nothing_has_nothing_to_say(text: str) -> None:
    document = document_of(text)
    assert (document.findings, document.roots) == ([], [])


def test_an_absent_value_knows_its_place() -> None:
    [(_, value)] = document_of("a:   \n").roots[0].pairs
    assert isinstance(value, Absent)
    assert value.start <= value.end <= 6


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("roles: " + "[" * 101 + "]" * 101, "too-depth"),
        ("\n".join("  " * depth + "a:" for depth in range(102)), "too-depth"),
        ("a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: [*b, *b, *b]\n", "too-nodes"),
    ],
)
def test_more_than_the_limits_allow_is_refused(text: str, variant: str) -> None:
    document = document_of(text, Limits(nodes=30 if variant == "too-nodes" else 100_000))
    assert (said(document.findings), document.roots) == ([("N10", variant)], [])


def test_just_what_the_limits_allow_is_read() -> None:
    deep = "a: " + "[" * 99 + "]" * 99
    assert document_of(deep).findings == []
