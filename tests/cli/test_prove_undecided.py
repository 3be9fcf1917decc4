"""What is OPEN because nothing follows says so in the derivation, where its 0% and 100% are no result."""

from __future__ import annotations

from pathlib import Path

import pytest

from svcdsl.analyses.proving.proof import OPEN, Proof, Said
from svcdsl.report.proof_reason_words import UNDECIDED
from svcdsl.report.proofs_told import figures_of, tell_proof
from tests.report.made_proofs import results

LEAD = {"en": "Not decided whether it can be kept: ", "zh": "能否做到，未能判定："}
WEEK = "calendar week timezone Asia/Shanghai open Mon-Fri 09:00-18:00\n"
TIMED = "measure m kind duration from a.started to b.done\nsla s party customer measure m objective always within 1h"

CASES = {
    "no-measure": "promise s says always within 1h",
    "no-clock-events": "measure m kind duration\nsla s party customer measure m objective always within 1h",
    "other-process": f"process p {{ start a; step a -> end }}\nprocess q {{ start b; step b -> end }}\n{TIMED}",
    "not-sound": f"process p {{ start a; step a => b, c; step b -> d; step c -> d; step d -> end }}\n{TIMED}",
    "shares-wrong": f"""process p {{
      start a; step a {{ choose when "x" share 20% -> b; choose when "y" share 30% -> end }}; step b -> end
    }}\n{TIMED}""",
    "unknown-duration": f"""process p {{
      start a; step a by clerk takes 1bd timeout after 1h to b -> b; step b -> end
    }}\n{TIMED}""",
    "calendar-unknown": TIMED.replace("1h", "4bh") + "\nprocess p { start a; step a -> b; step b -> end }",
    "never-both": f"""process p {{
      start t; step t {{ choose when "x" share 20% -> a; choose otherwise -> b }}; step a -> end; step b -> end
    }}\n{TIMED}""",
    "own-word": """process p { start a; step a by firm -> end }
      measure m kind duration from a.started to a.done
      sla s party firm measure m objective always within 1h""",
    "never-open": f"""process p {{ start a; step a -> b; step b by nobody touchpoint shut takes 1m -> end }}
      touchpoint shut channel closed-window\n{TIMED}""",
    "starts-in-branch": f"""process p {{
      start z; step z => a, c; step a by clerk takes 1m..9m -> b; step b by clerk takes 1m..9m -> j
      step c by clerk takes 1m..9m waits 1m..2m -> j; step j join all takes 1m -> end
    }}\n{TIMED.replace("b.done", "j.done").replace("a.started", "b.started").replace("to j.done", "to j.done excludes c")}""",
}
AROUND = f"""svcdsl 1
{WEEK}calendar night timezone Asia/Shanghai open Mon-Sun 22:00-23:00
role clerk calendar week
role nobody calendar week
role firm external
channel closed-window kind counter calendar night
service x {{
  %s
}}
"""
OUT_OF_REACH = {"not-decided", "not-known-where", "ends-first"}
"""They take a process too large for a test, a spec that is not proved at all, and calendars beyond the same hours."""


def test_every_reason_is_tried() -> None:
    assert set(CASES) | OUT_OF_REACH == set(UNDECIDED)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("key", CASES)
def test_what_was_not_decided_says_so_last_and_why(svcdsl, here: Path, key: str, language: str) -> None:
    (here / "x.svc").write_text(AROUND % CASES[key])
    [proof] = svcdsl("prove", "--format", "json", "--language", language, "--today", "2026-07-01").report["proofs"]
    assert (proof["verdict"], proof["certain"], proof["best"]) == ("open", 0, 1)
    last = proof["derivation"][-1]
    assert last["text"].startswith(UNDECIDED[key][language].partition("{")[0])
    assert last["text"].startswith(LEAD[language]) and last["file"] == "x.svc"
    shown = svcdsl("prove", "--language", language, "--today", "2026-07-01").out
    assert LEAD[language].rstrip() in shown


@pytest.mark.parametrize("key", sorted(UNDECIDED))
def test_a_reason_leaves_no_figures_to_be_mistaken(key: str) -> None:
    made = results()[0].proofs[3]
    proof: Proof = made._replace(verdict=OPEN, certain=0, best=1, derivation=(Said(key, {}, None),))
    assert figures_of(proof, "en") == ("", "", "", "")
    assert tell_proof(proof, "zh").summary.startswith(LEAD["zh"])
