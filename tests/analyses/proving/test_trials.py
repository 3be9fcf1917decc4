"""Repairs tried on what is known of the spread of cases: the same that are found when each is proved from the start."""

from __future__ import annotations

import pytest

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving.found import Found
from svcdsl.analyses.proving.proof import PROVED, Repair
from svcdsl.analyses.proving.prover import Prover
from svcdsl.analyses.proving.repairing import repairs as looked_for
from svcdsl.analyses.proving.repairing.repairs import repairs_of
from svcdsl.analyses.proving.repairing.trials import trials_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SPEC = """svcdsl 1
calendar office { timezone Europe/Berlin; open Mon-Fri 08:00-16:00 }
calendar counter { timezone Europe/Berlin; open Mon-Sat 09:00-12:00 }
role clerk { title "Clerk"; %s }
service s {
  process p { start a
    step a { by clerk; lane backstage; takes 20m..1h; choose when "again" share 20%% then a repeat 2; choose otherwise then b }
    step b { by clerk; lane backstage; takes 10m..40m; fork c, d }
    step c { by clerk; lane backstage; takes 10m..70m; choose when "more" share 30%% then e; choose otherwise then h }
    step d { by clerk; lane backstage; takes 30m..55m; then f }
    step e { by clerk; lane backstage; takes 20m..80s; then h }
    step h { by clerk; lane backstage; takes 10m; then f }
    step f { by clerk; lane backstage; join all; takes 5m..20m; choose when "check" share 25%% then i; choose otherwise then g }
    step i { by clerk; lane backstage; takes 30m..3h; then g }
    step g { by clerk; lane backstage; takes 25m..95m; then j }
    step j { by clerk; lane backstage; takes 15m..45m; then end }
  }
  measure m { kind duration; from %s; to %s }
  sla l { party customer; measure m; objective %s; %s }
}
""".replace("20m..80s", "20m..80m")
PLAIN, OFFICE, CLOCK = ("", ""), ("calendar office", ""), ("calendar office", "calendar office")
OTHER = "calendar office", "calendar counter"
WORK = ["90% within 5h", "90% within 7h", "p95 < 8h", "always within 11h"]
CASES = [
    *((PLAIN, *events, one) for events in (("p.arrived", "p.ended"), ("b.done", "j.done")) for one in WORK),
    *((CLOCK, "a.started", "p.ended", one) for one in WORK),
    *(
        (OFFICE, "a.started", "j.done", one)
        for one in ("90% within 119h", "p95 <= 5d", "p95 < 3d", "always within 139h")
    ),
    (OFFICE, "p.arrived", "g.started", "90% within 116h"),
    pytest.param(OFFICE, "b.done", "j.done", "90% within 71h", marks=pytest.mark.slow),
    pytest.param(OFFICE, "b.started", "j.done", "always within 73h", marks=pytest.mark.slow),
    *((OTHER, "p.arrived", "j.done", one) for one in ("90% within 9h", "always within 12h")),
]


def found_in(calendars: tuple[str, str], first: str, last: str, objective: str) -> tuple[Found, Prover]:
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SPEC % (calendars[0], first, last, objective, calendars[1]))))
    project, findings = linker.link("case", "en")
    assert findings == []
    prover = Analyses(project).prover("2026-01-01")
    (found,) = prover.found(project.services["s"])
    return found, prover


def told(repairs: tuple[Repair, ...]) -> list[tuple[str, dict[str, object]]]:
    return [(one.said.key, dict(one.said.facts)) for one in repairs]


@pytest.mark.parametrize(("calendars", "first", "last", "objective"), CASES)
def test_the_same_repairs_are_found_as_by_proving_each_from_the_start(
    calendars: tuple[str, str], first: str, last: str, objective: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, prover = found_in(calendars, first, last, objective)
    quickly = told(repairs_of(found, prover))
    assert found.verdict == PROVED or (quickly and trials_of(found) is not None)
    monkeypatch.setattr(looked_for, "trials_of", lambda found: None)
    monkeypatch.setattr(looked_for, "MOST_TRIED", 10**9)
    monkeypatch.setattr(looked_for, "MOST_FOR_WORDINGS", 10**9)
    assert quickly == told(repairs_of(found, prover))
