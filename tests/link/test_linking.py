"""Ids -> things: the service's own first, then the project's, then another service's by its full name."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.language import language
from svcdsl.model import ALWAYS, CUSTOMER, END, Event

KINDS = language().kinds


def said(findings: list[Finding]) -> list[tuple[str, str, str]]:
    """Code, variant and text of each finding."""
    return [(finding.code, finding.variant, finding.span.text) for finding in findings]


def nearest(finding: Finding) -> list[str]:
    """The words offered for a mistyped one."""
    return finding.facts["nearest"].words()


# Where an id is looked for


def test_files_see_each_other_in_any_order(link) -> None:
    project, findings = link("svcdsl 1\nservice s owner boss\n", "svcdsl: 1\nroles: {boss: Boss}\n")
    assert findings == []
    assert project.services["s"].owner is project.roles["boss"]


def test_a_services_own_thing_hides_the_projects(link) -> None:
    project, findings = link("svcdsl 1\nrole boss\nservice s {\n owner boss\n role boss\n}\nservice t owner boss\n")
    own, other = project.services["s"], project.services["t"]
    assert findings == []
    assert own.owner is own.roles["boss"] is not project.roles["boss"]
    assert other.owner is project.roles["boss"]


def test_nothing_outside_can_name_a_thing_shared_inside_a_service(link) -> None:
    text = "svcdsl 1\nservice s {\n role boss\n channel c kind web\n}\nservice t {\n owner boss\n touchpoint x channel s.c\n}\n"
    project, findings = link(text)
    assert said(findings) == [("N06", "elsewhere", "boss"), ("N06", "", "s.c")]
    assert project.services["t"].owner is None


def test_another_services_thing_has_its_service_before_it(link) -> None:
    sla = "sla quick party customer measure m objective 95% within 10m"
    project, findings = link(
        f"svcdsl 1\nservice s {{\n {sla}\n measure m kind duration\n}}\nservice t {{\n promise p backed-by s.quick\n}}\n"
    )
    assert findings == []
    assert project.services["t"].promises["p"].backed_by is project.services["s"].slas["quick"]


def test_without_its_service_it_is_not_found(link) -> None:
    _, findings = link("svcdsl 1\nservice s {\n need n\n}\nservice t {\n standard a meets n\n}\n")
    assert said(findings) == [("N06", "", "n")]


def test_a_service_may_name_its_own_things_in_full(link) -> None:
    project, findings = link("svcdsl 1\nservice s {\n need n\n standard a meets s.n\n}\n")
    assert findings == []
    assert project.services["s"].standards["a"].meets == (project.services["s"].needs["n"],)


def test_steps_and_standards_are_known_in_their_whole_service(link) -> None:
    project, findings = link(
        "svcdsl 1\nservice s {\n touchpoint t { standard greet }\n training tr covers greet\n"
        " process p { step a }\n process q { start a }\n risk r threatens a\n}\n"
    )
    service = project.services["s"]
    assert findings == []
    assert service.trainings["tr"].covers == (service.touchpoints["t"].standards["greet"],)
    assert service.processes["q"].start is service.processes["p"].steps["a"]
    assert service.risks["r"].threatens == (service.processes["p"].steps["a"],)


@pytest.mark.parametrize(
    "twice", ["process p { step a }\n process q { step a }", "touchpoint t { standard a }\n standard a"]
)
def test_so_a_second_of_one_id_is_said_wherever_it_stands(link, twice: str) -> None:
    _, [finding] = link(f"svcdsl 1\nservice s {{\n {twice}\n}}\n")
    assert (finding.code, finding.span.text, len(finding.related)) == ("N05", "a", 1)


def test_two_services_may_have_things_of_one_id(link) -> None:
    assert link("svcdsl 1\nservice s { need n }\nservice t { need n }\n")[1] == []


def test_two_files_may_not_have_a_shared_thing_of_one_id(link) -> None:
    _, [finding] = link("svcdsl 1\nrole a\n", "svcdsl: 1\nroles: {a: A}\n")
    assert (finding.code, finding.span.source.name, finding.related[0].span.source.name) == (
        "N05",
        "b.svc.yaml",
        "a.svc",
    )


def test_things_of_two_kinds_may_have_one_id(link) -> None:
    assert link("svcdsl 1\nrole web\nchannel web kind web\n")[1] == []


# What is not found


def test_the_nearest_ids_are_offered_nearest_first(link) -> None:
    _, [finding] = link("svcdsl 1\nrole manager\nrole manger\nrole agent\nservice s owner managr\n")
    assert finding.code == "N06"
    assert nearest(finding) == ["manager", "manger"]


def test_only_ids_of_kinds_that_the_field_takes_are_offered(link) -> None:
    _, [finding] = link("svcdsl 1\nrole manager\nchannel managers kind web\nservice s owner managerz\n")
    assert nearest(finding) == ["manager"]


def test_the_services_own_ids_and_the_projects_are_offered(link) -> None:
    _, [finding] = link("svcdsl 1\nrole agent-a\nservice s {\n role agent-b\n owner agent-c\n}\n")
    assert nearest(finding) == ["agent-a", "agent-b"]


def test_questions_are_offered_by_their_full_name(link) -> None:
    text = 'svcdsl 1\nservice s {\n feedback f kind survey asks csat "How?"\n measure m kind score asks f.csta\n}\n'
    assert nearest(link(text)[1][0]) == ["f.csat"]


def test_chinese_ids_are_offered_too(link) -> None:
    _, [finding] = link("svcdsl 1\n岗位 值班经理 “值班经理”\n服务 甲 负责人 值班经里\n")
    assert nearest(finding) == ["值班经理"]


def test_every_wrong_id_of_a_list_is_said_at_its_place(link) -> None:
    _, findings = link("svcdsl 1\ncustomer b\nservice s {\n need n for a, b, c\n}\n")
    assert said(findings) == [("N06", "", "a"), ("N06", "", "c")]


def test_the_right_ones_of_the_list_are_kept(link) -> None:
    project, _ = link("svcdsl 1\ncustomer b\nservice s {\n need n for a, b, c\n}\n")
    assert project.services["s"].needs["n"].for_ == (project.customers["b"],)


# Kinds


def test_an_id_of_another_kind_is_said_to_be_one(link) -> None:
    project, [finding] = link("svcdsl 1\nchannel web kind web\nservice s owner web\n")
    assert (finding.code, finding.variant, finding.facts["kind"]) == ("N07", "", "channel")
    assert [related.span for related in finding.related] == [project.channels["web"].span]


def test_a_thing_of_the_right_kind_is_found_beside_one_of_another(link) -> None:
    project, findings = link("svcdsl 1\nrole web\nservice s {\n channel web kind web\n owner web\n}\n")
    assert findings == []
    assert project.services["s"].owner is project.roles["web"]


def test_two_things_of_kinds_that_a_field_takes_are_both_named(link) -> None:
    _, [finding] = link("svcdsl 1\nservice s {\n process p { step x }\n need x\n risk r threatens x\n}\n")
    assert (finding.code, finding.variant) == ("N07", "ambiguous")
    assert [related.role for related in finding.related] == ["a-step", "a-need"]


def test_of_two_only_the_nearer_one_counts(link) -> None:
    project, findings = link(
        "svcdsl 1\nservice s {\n need x\n risk r threatens x\n}\nservice t {\n process p { step x }\n}\n"
    )
    assert findings == []
    assert project.services["s"].risks["r"].threatens == (project.services["s"].needs["x"],)


REFERENCES = [
    (kind.name, field.name)
    for kind in KINDS.values()
    if kind.scope not in ("item", "top") and kind.name != "step"
    for field in kind.fields
    if field.refers and "asks" not in field.refers
]


@pytest.mark.parametrize(("kind", "name"), REFERENCES)
def test_every_reference_is_checked_for_being_there_and_for_its_kind(link, kind: str, name: str) -> None:
    field = KINDS[kind].field(name)
    wrong = "term" if "term" not in field.refers else "norm"
    needed = "".join(f" {other.svc_word} {VALUES[other.type]}" for other in KINDS[kind].required if other.name != name)
    statement = f"{KINDS[kind].word} x {field.svc_word} {{id}}{needed}"
    _, missing = link("svcdsl 1\nservice s {\n" + statement.format(id="gone") + "\n}\n")
    _, other = link(f"svcdsl 1\n{wrong} odd\nservice s {{\n" + statement.format(id="odd") + "\n}\n")
    assert ("N06", "party" if name == "party" else "", "gone") in said(missing)
    assert ("N07", "", "odd") in said(other)


VALUES = {"choice": "survey", "reference": "gone-too", "objective": "95% within 10m", "condition": "title exists"}


# Words that are taken


@pytest.mark.parametrize("word", ["end", "结束"])
def test_the_end_of_a_process(link, word: str) -> None:
    project, findings = link(f"svcdsl 1\nservice s {{\n process p {{ step a -> {word} }}\n}}\n")
    assert findings == []
    assert project.services["s"].processes["p"].steps["a"].then is END


@pytest.mark.parametrize("word", ["customer", "客户"])
def test_the_customer_as_a_party(link, word: str) -> None:
    text = (
        f"svcdsl 1\nservice s {{\n sla a party {word} measure m objective 95% within 1h\n measure m kind duration\n}}\n"
    )
    project, findings = link(text)
    assert findings == []
    assert project.services["s"].slas["a"].party is CUSTOMER


@pytest.mark.parametrize("word", ["24x7", "全天候", "２４ｘ７"])
def test_the_calendar_that_always_is(link, word: str) -> None:
    project, findings = link(f"svcdsl 1\nchannel c kind web calendar {word}\n")
    assert findings == []
    assert project.channels["c"].calendar is ALWAYS


@pytest.mark.parametrize(
    "statement",
    [
        "process p { step end }",
        "process p { step 结束 }",
        "role customer",
        "role 客户",
        "calendar 24x7",
        "calendar 全天候",
        "need end",
    ],
)
def test_a_word_that_is_taken_is_no_id(link, statement: str) -> None:
    _, findings = link(f"svcdsl 1\nservice s {{\n {statement}\n}}\n")
    assert [(f.code, f.variant) for f in findings] == [("N03", "taken-id")]


def test_but_customer_may_be_the_id_of_what_is_no_party(link) -> None:
    assert link("svcdsl 1\ncustomer customer\nservice s {\n need n for customer\n}\n")[1] == []


# Ids


SAME = [("é", "e\u0301"), ("ａｂｃ", "abc"), ("한글", "한글"), ("Ω", "Ω"), ("登机口１", "登机口1")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_ids_that_are_one_when_normalised_are_one(link, one: str, other: str) -> None:
    project, findings = link(f"svcdsl 1\nrole {one}\nservice s owner {other}\n")
    assert findings == []
    assert project.services["s"].owner is next(iter(project.roles.values()))
    assert [f.code for f in link(f"svcdsl: 1\nroles: {{{one}: x, {other}: y}}\n")[1]] == ["N05"]


def test_case_counts(link) -> None:
    project, _ = link("svcdsl 1\nrole Agent\nrole agent\n")
    assert list(project.roles) == ["Agent", "agent"]


@pytest.mark.parametrize(
    "id_", ["a", "7", "a-b_c", "登机口广播", "Ωμέγα", "ключ", "مرحبا", "नमस्ते", "ไทย", "café", "a1-二"]
)
def test_an_id_is_letters_and_digits_of_any_script(link, id_: str) -> None:
    assert link(f"svcdsl 1\nrole {id_}\nservice s owner {id_}\n")[1] == []
    assert link(f"svcdsl: 1\nroles: {{{id_}: x}}\nservices: {{s: {{owner: {id_}}}}}\n")[1] == []


@pytest.mark.parametrize(
    ("id_", "variant"),
    [
        ("../up", "bad-id"),
        ("a/b", "bad-id"),
        ("a.b", "bad-id"),
        ("..", "bad-id"),
        ("a\\b", "bad-id"),
        ("-a", "bad-id"),
        ("a_", "bad-id"),
        ("a b", "bad-id"),
        ("", "bad-id"),
        ("a!", "bad-id"),
        ("a\u200bb", "hidden-character"),
        ("a\u202eb", "hidden-character"),
        ("\u200fa", "hidden-character"),
        ("a\u2066b\u2069", "hidden-character"),
        ("a\u00adb", "hidden-character"),
        ("аgent", "lookalike-id"),  # Cyrillic а
        ("Αgent", "lookalike-id"),  # Greek Α
        ("сеть-net", "lookalike-id"),
    ],
)
def test_anything_else_is_refused(link, id_: str, variant: str) -> None:
    project, findings = link(f'svcdsl: 1\nroles: {{"{id_}": x, good: y}}\n'.replace("\\", "\\\\"))
    assert [(f.code, f.variant) for f in findings] == [("N03", variant)]
    assert list(project.roles) == ["good"]


# Events


@pytest.mark.parametrize(
    ("written", "moment", "of"),
    [
        ("a.started", "started", "a"),
        ("a.done", "done", "a"),
        ("a.开始", "started", "a"),
        ("a.完成", "done", "a"),
        ("p.arrived", "arrived", "p"),
        ("p.ended", "ended", "p"),
        ("p.进入", "arrived", "p"),
        ("p.结束", "ended", "p"),
        ("s.a.done", "done", "a"),
    ],
)
def test_an_event_is_a_moment_of_a_step_or_process(link, written: str, moment: str, of: str) -> None:
    project, findings = link(
        f"svcdsl 1\nservice s {{\n process p {{ step a }}\n measure m kind duration from {written}\n}}\n"
    )
    event = project.services["s"].measures["m"].from_
    assert findings == []
    assert (event.moment, event.of.id, event.source) == (moment, of, None)


def test_another_services_event(link) -> None:
    text = "svcdsl 1\nservice s { process p { step a } }\nservice t { measure m kind duration from s.a.done to s.p.ended }\n"
    project, findings = link(text)
    measure = project.services["t"].measures["m"]
    assert findings == []
    assert measure.from_.of is project.services["s"].processes["p"].steps["a"]
    assert measure.to.of is project.services["s"].processes["p"]


def test_the_same_event_twice_is_one(link) -> None:
    project, _ = link(
        "svcdsl 1\nservice s {\n process p { step a }\n measure m kind duration from a.done\n measure n kind duration from a.完成\n}\n"
    )
    measures = project.services["s"].measures
    assert measures["m"].from_ is measures["n"].from_


@pytest.mark.parametrize("event", ["paid", "order.paid", "支付成功"])
def test_a_source_may_list_events_of_its_own(link, event: str) -> None:
    project, findings = link(
        f"svcdsl 1\nsource shop kind events events {event}\nservice s {{\n measure m kind ratio good {event} source shop\n}}\n"
    )
    assert findings == []
    assert project.services["s"].measures["m"].good == (Event(event, None, project.sources["shop"]),)


def test_a_measure_knows_the_events_of_its_own_source_only(link) -> None:
    text = "svcdsl 1\nsource a kind events events paid\nsource b kind events\nservice s {\n measure m kind ratio good paid source b\n}\n"
    assert said(link(text)[1]) == [("N06", "event", "paid")]


def test_feedback_may_wait_for_the_event_of_any_source(link) -> None:
    project, findings = link(
        "svcdsl 1\nsource a kind events events paid\nservice s {\n feedback f kind survey when paid\n}\n"
    )
    assert findings == []
    assert project.services["s"].feedback["f"].when.source is project.sources["a"]


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("a.don", ["a.done"]),
        ("p.endd", ["p.ended"]),
        ("gone.done", []),
        ("a", []),
    ],
)
def test_an_event_that_is_none_is_said_with_the_nearest(link, written: str, near: list[str]) -> None:
    _, [finding] = link(
        f"svcdsl 1\nservice s {{\n process p {{ step a }}\n measure m kind duration from {written}\n}}\n"
    )
    assert (finding.code, finding.variant) == ("N06", "event")
    assert nearest(finding) == near


def test_a_recurrence_is_no_event(link) -> None:
    project, findings = link("svcdsl 1\nservice s {\n feedback f kind survey when every 1mo\n}\n")
    assert findings == []
    assert project.services["s"].feedback["f"].when.written == "every 1mo"


# Circles


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("role a reports-to a", ["a", "a"]),
        ("role a reports-to b\nrole b reports-to c\nrole c reports-to a", ["a", "b", "c", "a"]),
        ("channel a kind web handoff b\nchannel b kind web handoff a", ["a", "b", "a"]),
    ],
)
def test_what_leads_back_to_itself_is_said_once(link, text: str, path: list[str]) -> None:
    _, [finding] = link(f"svcdsl 1\n{text}\n")
    assert (finding.code, finding.facts["path"], len(finding.related)) == ("N09", path, len(path) - 2)


SLA = "sla {id} measure m objective 95% within 1h {more}\n"


@pytest.mark.parametrize("word", ["depends-on", "any-of"])
def test_slas_must_not_depend_on_themselves(link, word: str) -> None:
    slas = SLA.format(id="a", more=f"{word} b") + SLA.format(id="b", more=f"{word} a")
    _, findings = link(f"svcdsl 1\nservice s {{\n measure m kind duration\n{slas}}}\n")
    assert [(f.code, f.facts.get("path")) for f in findings] == [("N09", ["a", "b", "a"])]


def test_two_ways_to_one_thing_are_no_circle(link) -> None:
    slas = "".join(
        SLA.format(id=id_, more=more)
        for id_, more in (("a", "depends-on b, c"), ("b", "depends-on d"), ("c", "depends-on d"), ("d", ""))
    )
    assert link(f"svcdsl 1\nservice s {{\n measure m kind duration\n{slas}}}\n")[1] == []


def test_a_long_chain_is_walked_without_recursion(link) -> None:
    roles = "".join(f"role r{n} reports-to r{n + 1}\n" for n in range(3000))
    _, [finding] = link(f"svcdsl 1\n{roles}role r3000 reports-to r0\n")
    assert (finding.code, len(finding.facts["path"])) == ("N09", 3002)


# The version


@pytest.mark.parametrize(
    "text", ["svcdsl 1.5\nrole a\n", "svcdsl: 2\nroles: {a: A}\n", "svcdsl: [1]\n", "服务规范: 1.0\n"]
)
def test_an_unknown_version_is_an_error(link, text: str) -> None:
    assert [(f.code, f.variant, f.severity) for f in link(text)[1]] == [("N08", "", None)]


@pytest.mark.parametrize("text", ["roles: {a: A}\n", "service: a\n"])
def test_a_missing_one_is_a_warning(link, text: str) -> None:
    assert [(f.code, f.variant, f.severity) for f in link(text)[1]] == [("N08", "missing", "warning")]


@pytest.mark.parametrize(
    "text", ["svcdsl 1\n", "svcdsl: 1\n", 'svcdsl: "1"\n', "服务规范: 1\n", "服务规范: １\n", "svcdsl: null\n"]
)
def test_the_known_one_is_known_in_every_writing(link, text: str) -> None:
    found = [(f.code, f.variant) for f in link(text)[1]]
    assert found == ([("N08", "")] if "null" in text else [])


# Services that could not be read whole


def test_a_service_with_a_mistake_of_notation_is_broken_and_no_other(link) -> None:
    project, _ = link("svcdsl 1\nservice a {\n owmer x\n}\nservice b\nservice c owner gone\n")
    assert {service.id for service in project.broken} == {"a", "c"}


def test_a_missing_version_breaks_none(link) -> None:
    assert link("service: a\n")[0].broken == frozenset()


def test_a_mistake_between_services_breaks_none(link) -> None:
    assert link("svcdsl 1\nservice a {\n}\nnonsense\nservice b {\n}\n")[0].broken == frozenset()


# Steps


@pytest.mark.parametrize("ways", ["-> b => c, b", "-> b choose otherwise -> c", "=> b, c choose otherwise -> c"])
def test_a_step_goes_on_in_one_way(link, ways: str) -> None:
    _, [finding] = link(f"svcdsl 1\nservice s {{\n process p {{ step a {ways}; step b; step c }}\n}}\n")
    assert (finding.code, finding.variant) == ("N03", "two-ways-on")


# The model


def test_the_model_is_frozen(link) -> None:
    project, _ = link("svcdsl 1\nrole a\n")
    with pytest.raises(AttributeError):
        project.roles["a"].title = "changed"
    with pytest.raises(TypeError):
        project.roles["b"] = project.roles["a"]


def test_a_value_keeps_how_it_was_written_and_compares_by_what_it_means(link) -> None:
    project, _ = link(
        "svcdsl 1\nservice s {\n feedback f kind survey resolve 60m\n feedback g kind survey resolve PT1H\n}\n"
    )
    first, second = project.services["s"].feedback.values()
    assert first.resolve == second.resolve
    assert (first.resolve.written, second.resolve.written) == ("60m", "PT1H")


def test_a_full_width_colon_behind_an_id_is_told_as_such(link) -> None:
    _, findings = link("svcdsl: 1\nservice: s\nmeasures:\n  等候： {kind: duration}\n")
    assert [(one.code, one.variant) for one in findings] == [("N01", "full-width-colon")]
