"""The svc notation, form by form, as the language has it; what clashes is made from the schema's own words."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.language import ITEM, ITEMS, LIST, ONE, THINGS, Field, Kind, language
from svcdsl.link import Linker
from svcdsl.pipeline import read
from svcdsl.syntax import Document, Limits, Mapping, Node, Scalar, Sequence
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

DATA = Path(__file__).parent / "data"
KINDS = language().kinds


def document_of(text: str) -> Document:
    """A text in the svc notation, read."""
    return read_svc(Source("x.svc", text))


def data(node: Node | None) -> Any:
    """A tree as plain data."""
    if isinstance(node, Mapping):
        return {key.text: data(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def thing(text: str) -> Any:
    """The fields of the one thing that a statement of a service makes; the statement must be right."""
    document = document_of(f"svcdsl 1\nservice s {{\n{text}\n}}\n")
    assert [f"{f.code} {f.variant} {f.span.text!r}" for f in document.findings] == [], text
    [service] = data(document.roots[0])["services"].values()
    [(_, things)] = service.items()
    [(_, fields)] = things.items()
    return fields


def shared(text: str) -> Any:
    """The same of a statement outside of services."""
    document = document_of(f"svcdsl 1\n{text}\n")
    assert [f"{f.code} {f.variant} {f.span.text!r}" for f in document.findings] == [], text
    *_, (_, things) = data(document.roots[0]).items()
    *_, (_, fields) = things.items()
    return fields


def variants(text: str) -> list[str]:
    """The variants of what is said of a text."""
    return [f"{finding.code} {finding.variant}".strip() for finding in document_of(text).findings]


# Statements


def test_a_statement_is_a_word_an_id_a_title_and_clauses() -> None:
    root = data(document_of('svcdsl 1\nrole gate-agent "Gate agent" reports-to boss external\n').roots[0])
    agent = {"title": "Gate agent", "reports-to": "boss", "external": "true"}
    assert root == {"svcdsl": "1", "roles": {"gate-agent": agent}}


def test_title_clauses_and_block_are_each_left_out_at_will() -> None:
    assert shared("role a") == {}
    assert shared('role a "A"') == {"title": "A"}
    assert shared("role a external") == {"external": "true"}
    assert shared("role a {\nexternal\n}") == {"external": "true"}
    assert shared("role a {}") == {}


def test_things_of_one_kind_join_in_the_order_written() -> None:
    root = data(document_of("svcdsl 1\nrole b\nchannel c kind web\nrole a\n").roots[0])
    assert list(root["roles"]) == ["b", "a"]


CLAUSES = (
    "with gate-agent, porter",
    "lane frontstage",
    "takes 1m..2m..4m",
    "waits 10m",
    "touchpoint gate",
    'checks "One", "Two"',
    "join all",
    'title en "Hand out" zh "发放"',
    "-> announce",
    "timeout after 2h to remind",
    'fails when "No show" share 5% recover rebook',
    "tags \"x\"",
)  # fmt: skip


@given(st.permutations(CLAUSES), st.sampled_from((" ", "\n", "; ")))
def test_clauses_come_in_any_order_on_one_line_or_in_a_block(clauses: list[str], between: str) -> None:
    first = thing("process p { step meal " + " ".join(CLAUSES) + " }")
    body = between.join(clauses)
    assert (
        thing(f"process p {{ step meal {body} }}" if between == " " else f"process p {{ step meal {{ {body} }} }}")
        == first
    )


def test_clauses_before_the_block_and_in_it_are_one() -> None:
    assert thing("need a kind basic {\nfor b\n}") == {"kind": "basic", "for": ["b"]}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", ";", " ; ", "\n\n\n", ";\n", "；"])
def test_a_newline_or_a_semicolon_ends_a_statement(end: str) -> None:
    assert thing(f'need a {{ kind basic{end}title "A"{end}for b }}') == {"kind": "basic", "title": "A", "for": ["b"]}


@pytest.mark.parametrize("comma", [",\n", ", # a remark\n    ", ",\r\n", "，\n", ",\n\n"])
def test_a_line_goes_on_after_a_comma(comma: str) -> None:
    assert thing(f"need a for b{comma} c{comma} d kind basic") == {"for": ["b", "c", "d"], "kind": "basic"}


def test_a_newline_in_a_clause_ends_it() -> None:
    assert variants("svcdsl 1\nrole a reports-to\nb\n")[0] == "N01 value-missing"


# Values


def test_a_yes_no_field_is_its_word_alone_or_with_a_value() -> None:
    written = ("external", "external true", "external false", "external 否", "外部供方 是")
    assert [shared(f"role a {one}")["external"] for one in written] == ["true", "true", "false", "否", "是"]


def test_a_list_has_commas_and_the_same_field_again_adds_up() -> None:
    written = ('tags "a", "b", "c"', 'tags "a" tags "b", "c"', '{ tags "a"\n tags "b"\n title "T"\n tags "c" }')
    assert [shared(f"role r {one}")["tags"] for one in written] == [["a", "b", "c"]] * 3


def test_words_that_join_lists_are_the_fields_own_in_both_languages() -> None:
    assert thing("need a for b 面向 c") == {"for": ["b", "c"]}


def test_a_value_that_holds_one_thing_given_twice_is_for_the_binder_to_say() -> None:
    assert [
        key.text for key, _ in document_of("role a calendar b calendar c").roots[0].get("roles").get("a").pairs
    ] == (  # type: ignore[union-attr]
        ["calendar", "calendar"]
    )


@pytest.mark.parametrize(
    ("clause", "field", "value"),
    [
        ("worth 200 CNY", "worth", "200 CNY"),
        ("worth 200CNY", "worth", "200CNY"),
        ("worth 200元", "worth", "200元"),
        ("says 95% within 10m over 30d", "says", "95% within 10m over 30d"),
        ("says 95% within 10m", "says", "95% within 10m"),
        ("says always within 2bd", "says", "always within 2bd"),
        ("says p95 <= 10m over 30d", "says", "p95 <= 10m over 30d"),
        ("says p95<=10m over 30d", "says", "p95<=10m over 30d"),
        ("says mean >= 4.5/5 over 90d", "says", "mean >= 4.5/5 over 90d"),
        ("says nps >= 40 over quarter", "says", "nps >= 40 over quarter"),
        ("says available 99.9% over 30d", "says", "available 99.9% over 30d"),
        ("says count <= 3 over month", "says", "count <= 3 over month"),
        ("says 近30天 95% 在10分钟内", "says", "近30天 95% 在10分钟内"),
        ("says 近30天  95% 在 10 分钟 内", "says", "近30天  95% 在 10 分钟 内"),
        ("says 全部 在2工作日内", "says", "全部 在2工作日内"),
        ("says 近90天 均值 ≥ 4.5/5", "says", "近90天 均值 ≥ 4.5/5"),
        ("valid 2026-10-01..2026-10-07", "valid", "2026-10-01..2026-10-07"),
        ('remedy "A voucher"', "remedy", "A voucher"),
    ],
)
def test_a_value_knows_how_far_it_reaches(clause: str, field: str, value: str) -> None:
    assert thing(f'promise p {clause} title "After it"') == {field: value, "title": "After it"}


@pytest.mark.parametrize(
    ("statement", "field", "value"),
    [
        ("review r every 1mo", "every", "1mo"),
        ("review r every every 1mo", "every", "every 1mo"),
        ("review r every quarter", "every", "quarter"),
        ("review r 周期 每1个月", "every", "每1个月"),
        ("review r 周期 每 1 个月", "every", "每 1 个月"),
        ("standard s audit every 2w", "audit", "every 2w"),
        ("standard s audit 2w", "audit", "2w"),
        ("feedback f when ask.done", "when", "ask.done"),
        ("feedback f when every 1mo", "when", "every 1mo"),
        ("feedback f when 1mo", "when", "1mo"),
        ("resource r arrivals 120/h", "arrivals", "120/h"),
        ("stage s feeling 2/5", "feeling", "2/5"),
        ("goal g by 2026-12-31", "by", "2026-12-31"),
        ("goal g from -5", "from", "-5"),
    ],
)
def test_so_do_values_of_other_types(statement: str, field: str, value: str) -> None:
    assert thing(f'{statement} title "After it"') == {field: value, "title": "After it"}


@pytest.mark.parametrize(
    "hours",
    [
        "Mon-Fri 09:00-18:00",
        "Mon,Wed 09:00-12:00",
        "周一至周五 09:00-18:00",
        "每天 22:00-06:00",
        "Sat 09:00-24:00",
        "2026-10-10 08:00-17:30",
    ],
)
def test_hours_take_two_words(hours: str) -> None:
    assert shared(f'calendar c open {hours}, Sun 10:00-12:00 title "T"') == {
        "open": [hours, "Sun 10:00-12:00"],
        "title": "T",
    }


def test_hours_without_a_space_take_one() -> None:
    assert shared('calendar c open 周一至周五09:00-18:00 title "T"') == {
        "open": ["周一至周五09:00-18:00"],
        "title": "T",
    }


@pytest.mark.parametrize(
    "condition",
    [
        "channel.kind in counter, phone, chat",
        "gold in for and moment-of-truth",
        'title matches "a{2};b" and not count(checks) >= 3',
        "(for has gold or owner exists) and severity = 5",
        "渠道.类型 属于 柜台，电话 且 关键时刻",
    ],
)
def test_a_condition_reaches_to_the_end_of_its_statement(condition: str) -> None:
    assert shared(f"policy p for touchpoint require {condition}") == {"for": "touchpoint", "require": condition}


def test_a_word_that_is_no_id_is_letters_digits_and_a_few_signs() -> None:
    fields = shared("source s kind events table ops.flights/2026 case a+b-c_d time at")
    assert (fields["table"], fields["case"]) == ("ops.flights/2026", "a+b-c_d")


def test_any_value_may_be_in_quotes() -> None:
    assert thing('sla "s" party customer'.replace('"s"', "s") + ' measure "m" objective "95% within 10m"') == {
        "party": "customer",
        "measure": "m",
        "objective": "95% within 10m",
    }


# Items


@pytest.mark.parametrize(
    ("statement", "field", "value"),
    [
        ("sla s escalate after 80% to duty-manager", "escalate", [{"after": "80%", "to": "duty-manager"}]),
        (
            "need n evidence method survey on 2026-05-01 answers 400",
            "evidence",
            [{"method": "survey", "on": "2026-05-01", "answers": "400"}],
        ),
        ('feedback f asks csat "How was it?" kind csat', "asks", {"csat": {"title": "How was it?", "kind": "csat"}}),
        (
            "improvement i result reached 9m answers 120 period 2027-01-01..2027-03-31",
            "result",
            {"reached": "9m", "answers": "120", "period": "2027-01-01..2027-03-31"},
        ),
        (
            'improvement i options a "Screens" cost 20000 CNY chosen',
            "options",
            {"a": {"title": "Screens", "cost": "20000 CNY", "chosen": "true"}},
        ),
        (
            'standard s checks "One", "Two" critical, "Three"',
            "checks",
            ["One", {"title": "Two", "critical": "true"}, "Three"],
        ),
        (
            "standard s except for gold objective 90% within 5m",
            "except",
            [{"for": ["gold"], "objective": "90% within 5m"}],
        ),
        (
            "rollout r passes-if measure m objective 95% within 10m",
            "passes-if",
            [{"measure": "m", "objective": "95% within 10m"}],
        ),
    ],
)
def test_an_item_is_its_fields_word_and_its_own_fields(statement: str, field: str, value: Any) -> None:
    found = thing(f'{statement} tags "after it"')
    checks = [{"title": one} if isinstance(one, str) else one for one in value] if field == "checks" else value
    assert found == {field: checks, "tags": ["after it"]}


@pytest.mark.parametrize(
    ("clauses", "field", "value"),
    [
        ("timeout after 2h to remind", "timeout", {"after": "2h", "to": "remind"}),
        ("timeout 2h", "timeout", {"after": "2h"}),
        (
            'fails when "No show" share 5% recover rebook',
            "fails",
            [{"when": "No show", "share": "5%", "recover": "rebook"}],
        ),
        (
            'choose when "late" share 30% -> meal choose otherwise -> announce',
            "choose",
            [{"when": "late", "share": "30%", "then": "meal"}, {"otherwise": "true", "then": "announce"}],
        ),
        ("choose otherwise -> a repeat 3", "choose", [{"otherwise": "true", "then": "a", "repeat": "3"}]),
    ],
)
def test_a_step_has_items_too(clauses: str, field: str, value: Any) -> None:
    steps = thing(f"process p {{ step x {clauses} lane frontstage }}")["steps"]
    assert steps == {"x": {field: value, "lane": "frontstage"}}


def test_a_plain_map_is_names_and_values() -> None:
    fields = shared('source s kind prometheus labels job "api", env "prod" metric up')
    assert fields == {"kind": "prometheus", "labels": {"job": "api", "env": "prod"}, "metric": "up"}


def test_an_item_may_have_a_block() -> None:
    assert thing("sla s {\n escalate {\n after 80%\n to duty-manager\n }\n escalate after 9m {\n to boss\n }\n}") == {
        "escalate": [{"after": "80%", "to": "duty-manager"}, {"after": "9m", "to": "boss"}]
    }


def test_a_block_of_a_named_item_too() -> None:
    assert thing('feedback f {\n asks csat "How was it?" {\n kind csat\n about know-why\n }\n}') == {
        "asks": {"csat": {"title": "How was it?", "kind": "csat", "about": "know-why"}}
    }


def test_items_given_again_add_up() -> None:
    assert thing('feedback f asks a "A" kind nps asks b "B"')["asks"] == {
        "a": {"title": "A", "kind": "nps"},
        "b": {"title": "B"},
    }
    assert thing('standard s checks "A" checks "B"')["checks"] == [{"title": "A"}, {"title": "B"}]


# Clashes, made from the schema


def plain_words(kind: Kind) -> list[str]:
    """The words that write a kind's fields, without signs."""
    return [word for word in kind.svc_words if word not in ("->", "=>")]


def statement_of(kind: Kind, clauses: str) -> str:
    """A statement of a thing of that kind, in whatever it may stand in."""
    text = f"{kind.word} x {clauses}"
    return f"process p {{ {text} }}" if kind.name == "step" else text


def fields_of(kind: Kind, clauses: str) -> Any:
    """What a thing's clauses are read as."""
    if kind.scope == "project":
        return shared(statement_of(kind, clauses))
    if kind.name == "service":
        return shared(statement_of(kind, clauses))
    found = thing(statement_of(kind, clauses))
    return found["steps"]["x"] if kind.name == "step" else found


def fields_of_one_word() -> Iterator[tuple[Kind, Field]]:
    """Fields whose value is one word that can be any: an id, an event, a name."""
    for kind in KINDS.values():
        if kind.scope != "item":
            for field in kind.fields:
                if field.shape in (ONE, LIST) and (
                    field.refers or field.type in ("event", "word", "timezone", "language")
                ):
                    yield kind, field


@pytest.mark.parametrize(("kind", "field"), list(fields_of_one_word()), ids=lambda part: part.name)
def test_an_id_may_be_any_word_of_a_field(kind: Kind, field: Field) -> None:
    for word in plain_words(kind):
        wanted = [word] if field.shape == LIST else word
        assert fields_of(kind, f'{field.svc_word} {word} title "T"') == {field.name: wanted, "title": "T"}


@pytest.mark.parametrize(
    ("kind", "field"),
    [pair for pair in fields_of_one_word() if pair[1].shape == LIST],
    ids=lambda part: part.name,
)
def test_so_may_every_one_of_a_list(kind: Kind, field: Field) -> None:
    for word in plain_words(kind):
        wanted = ["first", word, word]
        assert fields_of(kind, f'{field.svc_word} first, {word}, {word} title "T"') == {
            field.name: wanted,
            "title": "T",
        }


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.scope != "item"], ids=lambda kind: kind.name)
def test_the_id_of_a_thing_may_be_any_word(kind: Kind) -> None:
    for word in plain_words(kind):
        document = document_of(f"service s {{ {statement_of(kind, '').replace(' x ', f' {word} ')} }}")
        if kind.scope == "top":
            document = document_of(f'service {word} "T"')
        assert document.findings == []


CHOICES = [
    (kind, field, word)
    for kind in KINDS.values()
    if kind.scope != "item"
    for field in kind.fields
    for word in field.choices
    if field.shape in (ONE, LIST) and word in kind.svc_words
]


def test_some_choices_are_words_of_fields() -> None:
    assert ("improvement", "status", "rollout") in [(kind.name, field.name, word) for kind, field, word in CHOICES]


@pytest.mark.parametrize(("kind", "field", "word"), CHOICES, ids=lambda part: getattr(part, "name", part))
def test_a_choice_may_be_the_word_of_a_field(kind: Kind, field: Field, word: str) -> None:
    wanted = [word] if field.shape == LIST else word
    assert fields_of(kind, f'{field.svc_word} {word} title "T"') == {field.name: wanted, "title": "T"}


def test_a_way_on_may_lead_to_a_step_called_like_a_field() -> None:
    for word in plain_words(KINDS["step"]):
        steps = thing(f"process p {{ step a -> {word} lane support; step b => {word}, {word} lane support }}")["steps"]
        assert steps["a"] == {"then": word, "lane": "support"}
        assert steps["b"] == {"fork": [word, word], "lane": "support"}


VALUES = {
    "text": '"some text"', "percentage": "5%", "number": "3", "choice": None, "reference": "some-id", "boolean": "",
    "objective": "95% within 10m over 30d", "duration": "2h", "duration-or-percentage": "80%", "money": "200 CNY",
    "money-or-text": "30 EUR", "date": "2026-05-01", "dates": "2026-05-01", "quantity": "9m", "word": "some-word",
    "recurrence": "every 1mo", "rate": "40/d",
}  # fmt: skip


def value_for(field: Field) -> str:
    """A value of a field, as svc has it."""
    if field.type == "choice":
        return next(iter(field.options))
    return VALUES["reference" if field.refers else field.type] or ""


def read_value(field: Field) -> Any:
    """The same as it is in the tree."""
    value = value_for(field).strip('"') or "true"
    return [value] if field.shape == LIST else value


SHARED_WORDS = [
    (owner, field, word)
    for owner in KINDS.values()
    for field in owner.fields
    if field.shape in (ITEM, ITEMS, THINGS) and KINDS[field.of].scope == "item"
    for word in KINDS[field.of].svc_words
    if word in owner.svc_words
]


@pytest.mark.parametrize(("owner", "field", "word"), SHARED_WORDS, ids=lambda part: getattr(part, "name", part))
def test_a_clause_is_the_open_items_while_it_lacks_that_field(owner: Kind, field: Field, word: str) -> None:
    item, inner, outer = KINDS[field.of], KINDS[field.of].svc_words[word], owner.svc_words[word]
    opening = f"{field.svc_word} y" if field.shape == THINGS else field.svc_word
    found = fields_of(owner, f"{opening} {word} {value_for(inner)} {word} {value_for(outer)}")
    of_item = {inner.name: read_value(inner)}
    wanted = {"y": of_item} if field.shape == THINGS else of_item if field.shape == ITEM else [of_item]
    assert item.scope == "item"
    assert found == {field.name: wanted, outer.name: read_value(outer)}


ITEM_FIELDS = [
    (owner, field, inner)
    for owner in KINDS.values()
    for field in owner.fields
    if field.shape in (ITEM, ITEMS, THINGS) and KINDS[field.of].scope == "item"
    for inner in KINDS[field.of].fields
]


@pytest.mark.parametrize(("owner", "field", "inner"), ITEM_FIELDS, ids=lambda part: part.name)
def test_an_item_is_ended_by_a_word_that_only_its_owner_has(owner: Kind, field: Field, inner: Field) -> None:
    item = KINDS[field.of]
    opening = f"{field.svc_word} y" if field.shape == THINGS else field.svc_word
    for outer in owner.fields:
        if (
            outer.svc_word in item.svc_words
            or outer.shape not in (ONE, LIST)
            or outer.type not in (*VALUES, "reference")
        ):
            continue
        found = fields_of(owner, f"{opening} {inner.svc_word} {value_for(inner)} {outer.svc_word} {value_for(outer)}")
        assert found[outer.name] == read_value(outer)
        [of_item] = found[field.name].values() if field.shape == THINGS else [found[field.name]]
        assert (of_item[0] if field.shape == ITEMS else of_item) == {inner.name: read_value(inner)}


@pytest.mark.parametrize("kind", [kind for kind in KINDS.values() if kind.scope != "item"], ids=lambda kind: kind.name)
def test_a_fields_word_wins_over_a_language_code(kind: Kind) -> None:
    for word, field in kind.svc_words.items():
        if field.shape in (ONE, LIST) and field.refers and word.isascii() and word.isalpha() and len(word) in (2, 3):
            wanted = ["a"] if field.shape == LIST else "a"
            assert fields_of(kind, f'title en "T" {word} "a"') == {"title": {"en": "T"}, field.name: wanted}


# Texts


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"plain"', "plain"),
        ('""', ""),
        (r'"a \"b\" c"', 'a "b" c'),
        (r'"one\ntwo"', "one\ntwo"),
        (r'"back\\slash"', "back\\slash"),
        (r'"\\n"', "\\n"),
        (r'"other \t escapes"', r"other \t escapes"),
        ("“弯引号”", "弯引号"),
        ('“with " inside”', 'with " inside'),
        ('"with “curly” inside"', "with “curly” inside"),
        (r"“with \” inside”", "with ” inside"),
        ('"# no remark"', "# no remark"),
        ('"{ ; } -> ，"', "{ ; } -> ，"),
        ('"全角：，；（）"', "全角：，；（）"),
        ('"""one line"""', "one line"),
        ('""""""', ""),
        ('"""says "so" to them"""', 'says "so" to them'),
        ('"""\n    one\n      two\n\n    three\n    """', "one\n  two\n\nthree"),
        ('"""first\n    second\n      third"""', "first\nsecond\n  third"),
        ('"""\r\n  one\r\n  two\r\n"""', "one\ntwo"),
        ('"""a \\"""b"""', 'a """b'),
        ('"""\n  # no remark\n  { no block\n"""', "# no remark\n{ no block"),
    ],
)
def test_a_text(written: str, text: str) -> None:
    assert shared(f"role a title {written} external") == {"title": text, "external": "true"}


def test_a_text_by_language() -> None:
    both = {"en": "Agent", "zh-CN": "值机员"}
    assert shared('role a en "Agent" zh-CN "值机员" external') == {"title": both, "external": "true"}
    assert shared('role a external title en "Agent" zh-CN "值机员"') == {"external": "true", "title": both}


def test_languages_have_chinese_names() -> None:
    assert shared('role a 英文 "Agent" 中文 "值机员"') == {"title": {"en": "Agent", "zh": "值机员"}}


def test_a_list_may_mix_both() -> None:
    assert thing('touchpoint t shows en "Sign" zh "指示牌", "Screen"') == {
        "shows": [{"en": "Sign", "zh": "指示牌"}, "Screen"]
    }


def test_an_item_may_have_texts_by_language() -> None:
    choices = thing('process p { step a choose when en "late" zh "晚点" -> b }')["steps"]["a"]["choose"]
    assert choices == [{"when": {"en": "late", "zh": "晚点"}, "then": "b"}]


# Remarks, signs


@pytest.mark.parametrize("text", ["# first\nrole a # behind\n  # below\n", "role a\t# behind a tab\n#\n#last"])
def test_a_remark_begins_a_line_or_follows_a_space(text: str) -> None:
    document = document_of(text)
    assert document.findings == []
    assert data(document.roots[0]) == {"roles": {"a": {}}}
    assert [document.source.text[start:end][0] for start, end in document.comments] == ["#"] * text.count("#")


def test_within_a_word_it_is_part_of_it() -> None:
    assert shared("source s kind events table a#b") == {"kind": "events", "table": "a#b"}


@pytest.mark.parametrize("arrow", ["->", "→", " ->", "-> "])
def test_an_arrow_is_the_next_step(arrow: str) -> None:
    assert thing(f"process p {{ step a {arrow} b }}")["steps"]["a"] == {"then": "b"}


@pytest.mark.parametrize("text", ["step a->b", "step a takes 5m->b", "step a by x→b"])
def test_an_arrow_needs_no_spaces(text: str) -> None:
    assert thing(f"process p {{ {text} }}")["steps"]["a"]["then"] == "b"


@pytest.mark.parametrize("arrow", ["=>", "⇒"])
def test_a_double_arrow_forks(arrow: str) -> None:
    assert thing(f"process p {{ step a {arrow} b, c }}")["steps"]["a"] == {"fork": ["b", "c"]}


def test_full_width_signs_count_as_their_twins() -> None:
    found = thing("承诺　庚　｛　承诺值　９５％　在１０分钟内；　面向　丙，丁、戊　｝")
    assert found == {"says": "９５％　在１０分钟内", "for": ["丙", "丁", "戊"]}


def test_a_full_width_block_and_separators() -> None:
    assert thing("需求 甲 ｛ 类型 基本；面向 乙，丙、丁 ｝") == {"kind": "基本", "for": ["乙", "丙", "丁"]}


def test_ids_in_full_width_letters_are_their_twins() -> None:
    assert list(data(document_of("role ａｂ１").roots[0])["roles"]) == ["ab1"]


def test_words_of_both_languages_mix_at_will() -> None:
    assert thing('need a 类型 basic for 甲 title "T"') == {"kind": "basic", "for": ["甲"], "title": "T"}


def test_what_stands_in_braces_belongs_to_the_service() -> None:
    document = document_of("service a {\n role r\n}\nrole r\n")
    assert data(document.roots[0]) == {"services": {"a": {"roles": {"r": {}}}}, "roles": {"r": {}}}


# The specs of the language's own description


@pytest.mark.parametrize(
    "names", [("delay.svc", "shared.svc"), ("delay.svc.yaml", "shared.svc"), ("延误.svc", "共用.svc")]
)
def test_the_description_of_the_language_is_right(names: tuple[str, ...]) -> None:
    linker = Linker()
    for name in names:
        linker.add(read(Source(name, (DATA / name).read_text(encoding="utf-8")), Limits()))
    assert [f"{f!r} {f.span.text}" for f in linker.link("delay", "en")[1]] == []


def test_both_writings_of_it_have_the_same_fields() -> None:
    svc, yaml = (
        read(Source(name, (DATA / name).read_text("utf-8")), Limits()) for name in ("delay.svc", "delay.svc.yaml")
    )
    [(_, first)] = data(svc.roots[0])["services"].items()
    second = data(yaml.roots[0])
    assert lists_opened(first) == lists_opened(
        {key: value for key, value in second.items() if key not in ("svcdsl", "service")}
    )


def lists_opened(value: Any) -> Any:
    """Lists of one as that one, and a text alone as the title that it is."""
    if isinstance(value, list):
        opened = [lists_opened(one) for one in value]
        opened = [one["title"] if isinstance(one, dict) and list(one) == ["title"] else one for one in opened]
        return opened[0] if len(opened) == 1 else opened
    return {key: lists_opened(one) for key, one in value.items()} if isinstance(value, dict) else value
