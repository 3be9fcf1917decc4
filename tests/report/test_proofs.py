"""Proofs as they are shown: text whose columns stand under each other, JSON by its schema, Markdown that is safe."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from markdown import markdown

from svcdsl.report.proofs_json import as_json
from svcdsl.report.proofs_markdown import as_markdown, escaped
from svcdsl.report.proofs_text import render
from svcdsl.report.proofs_told import HEADINGS, figures_of, short_share, told_proofs
from svcdsl.text import display_width
from tests.report import made_proofs

SCHEMA = json.loads((Path(__file__).parent / "proofs.schema.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text(language: str, agrees_with: Callable[[str, str], None]) -> None:
    lines = render(made_proofs.results(), language, colour=False, width=100)
    agrees_with(f"proofs.{language}.txt", "".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("language", ["en", "zh"])
def test_markdown(language: str, agrees_with: Callable[[str, str], None]) -> None:
    agrees_with(f"proofs.{language}.md", as_markdown(made_proofs.results(), language))


def test_json_keeps_to_its_schema(agrees_with: Callable[[str, str], None]) -> None:
    text = as_json(made_proofs.results(), "en")
    jsonschema.validate(json.loads(text), SCHEMA)
    agrees_with("proofs.json", text + "\n")


def test_json_of_nothing_keeps_to_it_too() -> None:
    content = json.loads(as_json([], "en"))
    jsonschema.validate(content, SCHEMA)
    assert content == {"version": 1, "proofs": [], "queues": [], "availability": []}


def test_services_are_sorted_in_json() -> None:
    [result] = made_proofs.results()
    other = made_proofs.project_of("svcdsl 1\nservice a { promise p }\n").services["a"]
    first = result._replace(service=other)
    names = [one["service"] for one in json.loads(as_json([result, first], "en"))["proofs"]]
    assert names == ["a"] * 4 + ["delay"] * 4


def test_columns_stand_under_each_other() -> None:
    lines = list(render(made_proofs.results(), "zh", colour=False, width=100))[1:6]
    assert len({display_width(line) for line in lines}) == 1


def test_colours_mark_verdicts_only_where_there_are_any() -> None:
    coloured = "\n".join(render(made_proofs.results(), "en", colour=True, width=100))
    plain = "\n".join(render(made_proofs.results(), "en", colour=False, width=100))
    assert "\x1b[1;31mREFUTED\x1b[0m" in coloured and "\x1b[1;32mPROVED\x1b[0m" in coloured
    assert "\x1b" not in plain


def test_no_line_is_wider_than_the_terminal() -> None:
    lines = list(render(made_proofs.results(), "en", colour=False, width=60))
    tables = [line for line in lines if line.startswith("  ") and not line.startswith("   ")]
    assert [line for line in lines if display_width(line) > 60 and line not in tables] == []


@pytest.mark.parametrize(("language", "said"), [("en", "there is nothing to prove"), ("zh", "没有可证明的内容")])
def test_nothing_to_prove_is_said(language: str, said: str) -> None:
    assert said in "".join(render([], language, colour=False, width=100))
    assert said in as_markdown([], language)


def test_what_people_wrote_stays_text_in_markdown() -> None:
    hostile = "<script> *b* _i_ `c` [l](x) ![p](y) a|b \\ &amp; # ~~s~~ \u202e"
    html = markdown(escaped(hostile), extensions=["tables"])
    assert "<script>" not in html and "<em>" not in html and "<a" not in html and "<code>" not in html
    assert "|" not in escaped("a|b").replace("\\|", "") and "\u202e" not in escaped(hostile)


def test_shares_in_tables_never_promise_or_refuse_too_much() -> None:
    third = made_proofs.Fraction(1, 3)
    assert [short_share(third, down=down) for down in (True, False)] == ["≈ 33.33%", "≈ 33.34%"]
    assert short_share(made_proofs.Fraction(99_999, 100_000), down=True) == "≈ 99.99%"
    assert short_share(None, down=True) == ""


def test_nothing_is_told_of_shares_and_times_that_were_not_decided() -> None:
    proof = made_proofs.results()[0].proofs[3]
    assert figures_of(proof, "en") == ("70%", "100%", "2 min", "21 min")
    undecided = proof._replace(derivation=(made_proofs.Said("no-measure", {}, None),))
    assert figures_of(undecided, "en") == ("", "", "", "")


def test_a_service_is_proved_once_for_all_languages(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def proofs_of(service: made_proofs.Service, analyses: object, today: str) -> tuple[made_proofs.Proof, ...]:
        asked.append(today)
        return made_proofs.proofs_of(service)

    monkeypatch.setattr("svcdsl.analyses.proving.proofs_of", proofs_of, raising=False)
    project = made_proofs.project_of()
    tell = told_proofs(project, "2026-11-01")
    english, chinese = (tell(project.services["delay"], language) for language in ("en", "zh"))
    assert asked == ["2026-11-01"]
    assert [one.thing.id for one in english] == ["answer", "smile", "website", "word"]
    assert english[3].summary.startswith("It is not certain") and chinese[3].summary.startswith("没有把握")
    assert english[3].summary not in [step.text for step in english[3].derivation]


@pytest.mark.parametrize(("language", "said"), [("en", "Nothing was proved"), ("zh", "没有证明任何内容")])
def test_services_that_were_left_out_are_not_taken_for_nothing(language: str, said: str) -> None:
    told = "".join(render([], language, colour=False, width=100, left_out=["tea"]))
    assert said in told and "tea" in told and HEADINGS["nothing"][language] not in told
    report = as_markdown([], language, ["tea"])
    assert "“tea”" in report and "`svcdsl check --select N`" in report and HEADINGS["nothing"][language] not in report
