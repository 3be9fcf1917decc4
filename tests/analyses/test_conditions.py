"""Conditions of policies: what they mean over things, in both languages, and what of them cannot be."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.analyses.conditions_check import Fault, compiled
from svcdsl.diagnostics import Nearest
from svcdsl.language import language
from svcdsl.link import Linker
from svcdsl.model import Project, Thing
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source
from svcdsl.values import BadValue, parse

HERE = Path(__file__).parent
TABLES = tomllib.loads((HERE / "conditions.toml").read_text(encoding="utf-8"))
HOLDS, CANNOT = TABLES["holds"], TABLES["cannot"]


@cache
def project() -> Project:
    linker = Linker()
    linker.add(read_svc(Source("a.svc", (HERE / "conditions.svc").read_text(encoding="utf-8"))))
    return linker.link("p", "en")[0]


def thing(kind: str, id_: str) -> Thing:
    return next(one for one in project().things() if isinstance(one, Thing) and kind == one.KIND and one.id == id_)


def said(kind: str, id_: str, condition: str) -> bool | None:
    test, faults, _ = compiled(kind, parse("condition", condition))  # type: ignore[arg-type]
    assert faults == []
    return test(thing(kind, id_))


def faults_of(kind: str, condition: str) -> list[Fault]:
    return list(compiled(kind, parse("condition", condition)).faults)  # type: ignore[arg-type]


@pytest.mark.parametrize(("kind", "id_", "condition"), HOLDS, ids=[row[2] for row in HOLDS])
def test_a_condition_holds_and_its_contrary_does_not(kind: str, id_: str, condition: str) -> None:
    assert said(kind, id_, condition) is True
    assert said(kind, id_, f"not ({condition})") is False


@pytest.mark.parametrize(("kind", "condition", "find", "written"), CANNOT, ids=[row[1] for row in CANNOT])
def test_what_cannot_be_is_a_fault_at_its_word(kind: str, condition: str, find: str, written: str) -> None:
    [fault] = faults_of(kind, condition)
    assert f"{fault.code} {fault.variant}".strip() == find
    assert fault.part.written == written


def test_a_fault_does_not_hide_the_next_one() -> None:
    found = faults_of("channel", "knd = bot or kind = bto and (kind < 3 or not title)")
    assert [one.part.written for one in found] == ["knd", "bto", "kind", "title"]


def test_the_nearest_field_of_the_kind_at_hand_is_offered() -> None:
    [fault] = faults_of("touchpoint", "channel.knd = bot")
    nearest = fault.facts["nearest"]
    assert isinstance(nearest, Nearest) and nearest.words() == ["kind"]
    assert fault.facts["kind"] == "channel"


@pytest.mark.parametrize(
    "condition",
    [
        "channel = desk", "channel != desk", "channel.kind = phone", "channel.kind in counter, phone",
        "not channel.kind = phone", "channel.handoff exists", "count(channel) = 0",
        "channel = desk or moment-of-truth", 'channel matches "x"',
    ],
)  # fmt: skip
def test_nobody_judges_by_a_reference_that_leads_nowhere(condition: str) -> None:
    assert said("touchpoint", "broken", condition) is None


def test_what_is_decided_otherwise_is_decided() -> None:
    assert said("touchpoint", "broken", "channel = desk or not moment-of-truth") is True
    assert said("touchpoint", "broken", "channel = desk and moment-of-truth") is False
    assert said("touchpoint", "broken", "channel exists") is True


def test_references_in_a_circle_end() -> None:
    text = "svcdsl 1\n" + "".join(f"channel c{n} kind bot handoff c{(n + 1) % 5}\n" for n in range(5))
    linker = Linker()
    linker.add(read_svc(Source("a.svc", text)))
    circle = linker.link("p", "en")[0]
    test, faults, _ = compiled("channel", parse("condition", ".".join(["handoff"] * 500) + " = c0"))  # type: ignore[arg-type]
    assert faults == [] and [test(one) for one in circle.things()] == [True, False, False, False, False]


def test_what_many_ways_lead_to_is_looked_at_once() -> None:
    names = [f"s{n}" for n in range(12)]
    slas = "".join(
        f"  sla {name} measure m objective always within 1h depends-on {', '.join(names)}\n" for name in names
    )
    linker = Linker()
    linker.add(read_svc(Source("a.svc", f"svcdsl 1\nservice s {{\n  measure m kind duration\n{slas}}}\n")))
    tangle = linker.link("p", "en")[0]
    path = ".".join(["depends-on"] * 40)  # 12 to the power of 40 ways
    test, *_ = compiled("sla", parse("condition", f"count({path}) = 12"))  # type: ignore[arg-type]
    assert all(test(one) for one in tangle.things() if one.KIND == "sla")


KINDS = sorted(kind for kind in language().kinds if language().kinds[kind].named)
WORDS = sorted({word for kind in language().kinds.values() for word in kind.words})
CHOICES = ["counter", "柜台", "basic", "end", "customer", "gold", "24x7", "a.started", "id", "service", "labels.job"]
VALUES = ["10m", "95%", "3", "4.5/5", "2026-12-31", "120/h", "50 CNY", '"a b"', '"1h"', "true", "每季", "半小时", "1mo"]
PATHS = st.lists(st.sampled_from(WORDS + CHOICES), min_size=1, max_size=4).map(".".join)
OPERANDS = st.one_of(PATHS, st.sampled_from(VALUES), PATHS.map("count({})".format))
TESTS = st.one_of(
    PATHS,
    PATHS.map("{} exists".format),
    PATHS.map('{} matches "[a-z]+"'.format),
    st.builds("{} {} {}".format, OPERANDS, st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "has", "in"]), OPERANDS),
)
CONDITIONS = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds("({}) and ({})".format, inner, inner),
        st.builds("{} or {}".format, inner, inner),
        inner.map("not ({})".format),
    ),
    max_leaves=6,
)


@given(st.sampled_from(KINDS), CONDITIONS)
def test_no_condition_over_anything_fails(kind: str, text: str) -> None:
    try:
        condition = parse("condition", text)
    except BadValue:
        return
    test, faults, _ = compiled(kind, condition)  # type: ignore[arg-type]
    for fault in faults:
        assert fault.part.written in text
    for one in project().things():
        if kind == one.KIND or not faults:
            assert test(one) in (True, False, None)


@given(st.sampled_from(KINDS), st.text(max_size=30))
def test_no_text_at_all_fails(kind: str, text: str) -> None:
    try:
        condition = parse("condition", text)
    except BadValue:
        return
    assert compiled(kind, condition).test is not None  # type: ignore[arg-type]
