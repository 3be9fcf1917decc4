"""P13: one absence of one person is one thing to put right, however many slas it concerns."""

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.rules import catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-18:00
role lead calendar office
role head calendar office
service s {
  owner lead
  phase operation
  measure time kind duration
  sla first measure time objective 95% within 4h over 30d
  sla second measure time objective 95% within 2h over 30d
  sla in-hours measure time objective 95% within 1h over 30d calendar office
  sla third measure time objective 95% within 1h over 30d
  sla two-of-them measure time objective 95% within 8h over 30d escalate after 50% to head
}
service t {
  owner lead
  phase operation
  measure time kind duration
  sla other measure time objective 95% within 4h over 30d
}
"""


def absences() -> list[Finding]:
    """What P13 finds."""
    linker = Linker()
    linker.add(read_svc(Source("a.svc", SPEC)))
    project, mistakes = linker.link("p", "en")
    runner = Runner([catalogue()["P13"]], "2026-07-01")
    runner.run(project)
    assert (mistakes, runner.defects) == ([], [])
    return runner.findings


def test_slas_of_one_service_and_the_same_roles_are_told_by_the_first() -> None:
    assert [one.facts["sla"] for one in absences()] == ["first", "two-of-them", "other"]


def test_the_others_are_places_to_look_at() -> None:
    others = [[place.span.text for place in one.related if place.role == "other"] for one in absences()]
    assert others == [["second", "third"], [], []]
