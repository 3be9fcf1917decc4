"""Waivers: what they set aside, for how long, and what is said of those that are not complete, over or idle."""

from __future__ import annotations

import re

import pytest

from svcdsl.link import Linker
from svcdsl.pipeline import Checked, check
from svcdsl.rules import catalogue
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

DAY = "2026-11-21"
SPEC = """svcdsl 1
service s {{
  {above}
  touchpoint gate  {beside}
}}
"""


def checked(text: str, name: str = "a.svc", today: str = DAY, only: str = "") -> Checked:
    rules = [rule for rule in catalogue().values() if not only or rule.code in only]
    return check([(Source(name, text), None)], rules, name="p", language="en", today=today)


def codes(text: str, **rest: str) -> list[str]:
    return [finding.code for finding in checked(text, **rest).findings]


def spec(above: str = "", beside: str = "") -> str:
    return SPEC.format(above=above, beside=beside)


WAIVER = "# svcdsl: allow D01 until 2026-11-21: the gate moves"


@pytest.mark.parametrize(
    "text",
    [
        spec(above=WAIVER),
        spec(beside=WAIVER),
        spec(above=f"{WAIVER}\n  # and a remark"),
        WAIVER + "\n" + spec(),
        spec().replace("svcdsl 1", f"svcdsl 1\n{WAIVER}"),
        spec(above="# 服务规范：豁免 D01 截至 2026-11-21：登机口搬迁"),
        spec(above=WAIVER.replace("D01", "touchpoint-without-standard")),
        spec(above=WAIVER.replace("D01", "D01, D08")).replace("touchpoint", "stage wait; touchpoint"),
        spec(above=WAIVER.replace("until 2026-11-21:", "until 2026-11-21：")),
    ],
    ids=["above", "beside", "stacked", "file", "file behind version", "Chinese", "by name", "several", "full width"],
)
def test_a_waiver_sets_its_finding_aside(text: str) -> None:
    result = checked(text)
    assert not {"D01", "H01", "H02", "H03"} & {finding.code for finding in result.findings}
    assert "D01" in [waived.finding.code for waived in result.waived]


@pytest.mark.parametrize(
    "remark", ["# ignore the desk", "# svcdsl is new here", "# 忽略 旧柜台", "# allow D012 too", "# rule D01 is hard"]
)
def test_an_ordinary_remark_remains_one(remark: str) -> None:
    assert "H01" not in codes(spec(above=remark))


def test_a_waiver_in_yaml_sets_its_finding_aside() -> None:
    text = f"svcdsl: 1\nservice: s\ntouchpoints:\n  {WAIVER}\n  gate: {{title: 'a # svcdsl: allow X'}}\n"
    assert not {"D01", "H01"} & set(codes(text, name="a.svc.yaml"))


def test_its_last_day_counts() -> None:
    assert "H02" not in codes(spec(above=WAIVER), today="2026-11-21")
    assert {"D01", "H02"} <= set(codes(spec(above=WAIVER), today="2026-11-22"))


def test_it_speaks_of_its_own_line_only() -> None:
    text = spec(above=f"{WAIVER}\n  touchpoint other standard x;")
    assert {"D01", "H03"} <= set(codes("svcdsl 1\nservice s {\n" + WAIVER + "\nneed a\ntouchpoint gate\n}\n"))
    assert "D01" in codes(text)


def test_a_rule_that_was_not_run_leaves_no_waiver_idle() -> None:
    assert "H03" not in codes(spec(above=WAIVER), only="K01 H03")


@pytest.mark.parametrize(
    ("waiver", "variant"),
    [
        ("# svcdsl: allow until 2027-01-31: x", "no-code"),
        ("# svcdsl: alow D01 until 2027-01-31: x", "misspelt"),
        ("# svcdsl: waive D01 until 2027-01-31: x", "misspelt"),
        ("# svcdsl allow D01 until 2027-01-31: x", "misspelt"),
        ("# svcdsl: ignore D01", "misspelt"),
        ("# 豁免 D01 截至 2027-01-31：搬迁", "misspelt"),
        ("# 服务规范：忽略 D01", "misspelt"),
        ("# 服务规范 容许 规则 D01 截至 2027-01-31：搬迁", "misspelt"),
        ("# svcdsl: allow D99 until 2027-01-31: x", "unknown-code"),
        ("# svcdsl: allow D01: x", "no-day"),
        ("# svcdsl: allow D01 until soon: x", "bad-day"),
        ("# svcdsl: allow D01 until 2027-01-31", "no-reason"),
        ("# svcdsl: allow D01 until 2027-01-31:", "no-reason"),
    ],
)
def test_an_incomplete_waiver_is_said_and_waives_nothing(waiver: str, variant: str) -> None:
    findings = checked(spec(above=waiver)).findings
    assert "D01" in [finding.code for finding in findings]
    assert [finding.variant for finding in findings if finding.code == "H01"] == [variant]


@pytest.mark.parametrize("code", ["H01", "H02", "H03"])
def test_the_examples_of_its_rules_hold(code: str) -> None:
    rule = catalogue()[code]
    marked = [number for number, line in enumerate(rule.bad.splitlines(), 1) if f"# finds {code}" in line]
    unmarked = re.sub(r"\s+# finds \w+", "", rule.bad)
    found = [finding.span.first.line for finding in checked(unmarked).findings if finding.code == code]
    assert found == marked
    assert code not in codes(rule.good)


def test_an_idle_waiver_is_taken_out_whole() -> None:
    text = f"svcdsl 1\nservice s {{\n  {WAIVER}\n  need a\n}}\n"
    (idle,) = (finding for finding in checked(text).findings if finding.code == "H03")
    (edit,) = idle.edits
    mended = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert mended == "svcdsl 1\nservice s {\n  need a\n}\n"


@pytest.mark.parametrize(
    ("codes_", "idle", "left"),
    [
        ("K01, D01", ["K01"], "D01"),
        ("D01、K01", ["K01"], "D01"),
        ("K01 D01，K10", ["K01", "K10"], "D01"),
        ("no-needs, touchpoint-without-standard", ["no-needs"], "touchpoint-without-standard"),
    ],
)
def test_a_code_that_waives_nothing_is_said_at_its_place_and_taken_out(codes_: str, idle: list[str], left: str) -> None:
    text = spec(above=WAIVER.replace("D01", codes_))
    found = [finding for finding in checked(text).findings if finding.code == "H03"]
    assert [(one.variant, one.span.text) for one in found] == [("some", code) for code in idle]
    for edit in sorted((edit for one in found for edit in one.edits), key=lambda edit: -edit.span.start):
        text = text[: edit.span.start] + edit.text + text[edit.span.end :]
    assert text == spec(above=WAIVER.replace("D01", left))


def test_a_code_of_a_rule_that_was_not_run_is_not_idle() -> None:
    assert "H03" not in codes(spec(above=WAIVER.replace("D01", "K01, D01")), only="D01 H03")


def test_waivers_are_read_where_comments_stand_only() -> None:
    linker = Linker()
    linker.add(read_svc(Source("a.svc", 'svcdsl 1\nterm a "# svcdsl: allow D01 until 2027-01-01: x"\n')))
    project, _ = linker.link("p", "en")
    assert project.waivers == ()
