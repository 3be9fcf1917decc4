"""S01 and S02 name what takes longest, and nobody stays at a step beyond its timeout."""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.rules import catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
service s {{
  process p {{
    start look
    step look {look} -> answer
    step ask takes 10m..40m -> answer
    step answer takes 1m..5m -> end
  }}
  measure m kind duration from p.arrived to p.ended
  sla x party customer measure m objective 95% within {limit} over 30d
}}
"""


def told(look: str, limit: str = "1h") -> Finding:
    """The one finding on the sla."""
    linker = Linker()
    linker.add(read_svc(Source("a.svc", SPEC.format(look=look, limit=limit))))
    project, mistakes = linker.link("p", "en")
    runner = Runner([catalogue()["S01"], catalogue()["S02"]], "2026-07-01")
    runner.run(project)
    assert (mistakes, runner.defects) == ([], [])
    [finding] = runner.findings
    return finding


@pytest.mark.parametrize(
    ("look", "step", "time", "place"),
    [
        ("takes 5m..3h", "look", "3 h", "5m..3h"),
        ("takes 5m..3h timeout after 30m to ask", "ask", "40 min", "10m..40m"),
        ("takes 5m..3h timeout after 50m to ask", "look", "50 min", "timeout after 50m to ask"),
        ("takes 5m..90m timeout after 4h to ask", "look", "1 h 30 min", "5m..90m"),
        ("waits 1m..2h takes 5m..1h timeout after 50m to ask", "look", "50 min", "timeout after 50m to ask"),
    ],
)
def test_a_timeout_shorter_than_the_work_is_what_counts(look: str, step: str, time: str, place: str) -> None:
    finding = told(look)
    assert (finding.facts["step"], finding.facts["step_time"]["en"]) == (step, time)
    assert finding.related[0].span.text == place
    assert finding.related[0].role == ("timeout" if place.startswith("timeout") else "step")


def test_so_it_is_where_the_objective_is_refuted() -> None:
    finding = told("takes 2h..3h timeout after 90m to ask", limit="30m")
    assert (finding.code, finding.facts["step_time"]["en"], finding.related[0].role) == ("S01", "1 h 30 min", "timeout")
