"""Means under calendars, by hand: one start is the worst for all ways together, not for each way its own."""

from __future__ import annotations

from svcdsl.analyses import Analyses
from svcdsl.analyses.proving import Proof, proofs_of
from svcdsl.link import Linker
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

MINUTE = 60

# The workshop is open from Monday to Thursday; one case in five needs it.
SERVICE = """svcdsl 1
calendar office { timezone Asia/Shanghai; open Mon-Fri 09:00-17:00 }
calendar works { timezone Asia/Shanghai; open Mon-Thu 08:00-16:00 }
role clerk calendar office
role maker calendar works
service repair {
  process mend {
    start take
    step take by clerk takes 10m..20m { choose when "broken" share 20%% -> fix; choose otherwise -> back }
    step fix by maker takes 1h..2h -> back
    step back by clerk waits 0h..1h takes 10m..30m -> end
  }
  measure m { kind duration; from mend.arrived; to mend.ended; calendar office }
  sla s { party customer; measure m; objective mean <= %s over 30d }
}
"""


def proof(limit: str) -> Proof:
    """The proof of the only sla."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", SERVICE % limit)))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    (service,) = project.services.values()
    (found,) = proofs_of(service, Analyses(project), "2026-01-01")
    return found


def test_the_greatest_mean_is_that_of_one_start() -> None:
    # Taken a little after Thursday 13:40 and fixed from 14:00, of which a moment is left for Monday: 11 h 50 min on the
    # clock. The other four fifths take 20 min, an hour and half an hour: 1 h 50 min. In all 142 + 88 minutes.
    mean = next(said.facts for said in proof("4h").derivation if said.key == "mean-range")
    assert (mean["least"].amount, mean["most"].amount) == (20 * MINUTE, 230 * MINUTE)  # type: ignore[attr-defined]


def test_a_mean_is_proved_by_it_though_single_cases_take_longer() -> None:
    assert (proof("4h").verdict, proof("230m").verdict, proof("229m").verdict) == ("proved", "proved", "open")


def test_the_start_of_the_greatest_mean_is_told() -> None:
    keys = [said.key for said in proof("4h").derivation]
    assert "mean-starts-after" in keys
