"""Findings stand with the service in whose text they lie, the gravest first."""

from __future__ import annotations

from pathlib import Path

from svcdsl.diagnostics import Told, ToldPlace
from svcdsl.targets.site.open_points import counts, points_by_service

from .conftest import build, emission_of, linked, told_at

TWO = """svcdsl 1
role host "Host"
service first "First" { owner host
  need food "Food" }
service second "Second" { owner host
  need sleep "Sleep" }
calendar late "Late"
"""


def test_each_service_has_its_own() -> None:
    project = linked({"a.svc": TWO})
    source = project.roles["host"].origin
    told = [told_at(source, word) for word in ("food", "sleep", "late", "host")]
    found = points_by_service(project, told)
    first, second = project.services.values()
    assert [point.told.message for point in found[first]] == ["About food"]
    assert [point.told.message for point in found[second]] == ["About sleep"]
    assert [point.told.message for point in found[None]] == ["About late", "About host"]


def test_each_names_the_thing_it_is_about() -> None:
    project = linked({"a.svc": TWO})
    (point,) = points_by_service(project, [told_at(project.roles["host"].origin, "food")])[project.services["first"]]
    assert point.thing is project.services["first"].needs["food"]


def test_what_stands_before_everything_goes_to_the_first_thing() -> None:
    project = linked({"a.svc": 'service only "Only" { phase design }\n'})
    told = told_at(project.services["only"].origin, "service")
    assert list(points_by_service(project, [told])) == [project.services["only"]]


def test_the_gravest_come_first() -> None:
    project = linked({"a.svc": TWO})
    source = project.roles["host"].origin
    told = [told_at(source, "food", severity=severity) for severity in ("info", "error", "warning")]
    points = points_by_service(project, told)[project.services["first"]]
    assert [point.told.severity for point in points] == ["error", "warning", "info"]
    assert counts(points) == {"error": 1, "warning": 1, "info": 1}


def test_a_page_tells_them_whole(tmp_path: Path) -> None:
    project = linked({"a.svc": TWO})
    source = project.roles["host"].origin
    told: Told = told_at(source, "food", message="`food` lacks a standard", why="Guests go hungry", help="Write one")
    told = told._replace(related=(ToldPlace("The owner is here", told_at(source, "host").span),))
    page = build(emission_of(project, findings={"en": [told]}), tmp_path).pages()["services/first.html"]
    for words in (
        "1 error",
        "D02 food lacks a standard",
        "Guests go hungry",
        "Write one",
        "The owner is here",
        "a.svc:4:8",
    ):
        assert words in page.text
    assert "#need-food" in page.links


def test_findings_of_a_language_stand_on_its_pages(tmp_path: Path) -> None:
    project = linked({"a.svc": TWO})
    source = project.roles["host"].origin
    told = {"en": [told_at(source, "food", message="Hungry")], "zh": [told_at(source, "food", message="没饭吃")]}
    site = build(emission_of(project, ("en", "zh"), told), tmp_path)
    assert "Hungry" in site.pages("en")["services/first.html"].text
    assert "没饭吃" in site.pages("zh")["services/first.html"].text
    assert "Hungry" not in site.pages("zh")["services/first.html"].text
