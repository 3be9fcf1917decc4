"""The comparison itself: figures that are spoiled by a little are seen."""

from collections import Counter
from fractions import Fraction
from random import Random

import pytest

from svcdsl.analyses import Analyses
from svcdsl.model.service import Service

from . import comparing
from .blocks import Knobs
from .comparing import compare
from .judged import Judged, judged_of
from .models import Model
from .trials import Effort

STEPS = """svcdsl 1
service s {
process p { start a
  step a { waits 0m..1m; takes 1m..2m; choose when “x” share 40% -> b; choose otherwise -> c }
  step b { takes 2m..4m; -> c }
  step c { takes 1m; -> end } }
measure m { kind duration; from p.arrived; to p.ended }
sla l { party customer; measure m; objective OBJECTIVE }
}
"""
LEAST, MOST, CERTAIN, BEST = 120, 480, Fraction(3, 5), 1


def disagreements(objective: str) -> list[str]:
    """The first line of each."""
    model = Model("s.svc", STEPS.replace("OBJECTIVE", objective))
    return [text.split("\n")[0] for text in compare(model, Knobs(), Random(0), Effort(whole=1), Counter())]


# The most: who arrives just after Friday 10:00 is done by clerk and smith on Monday at 11:00.
UNDER_HOURS = """svcdsl 1
calendar office { timezone UTC; open Mon-Fri 09:00-12:00 }
calendar shop { timezone UTC; open Mon-Fri 10:00-13:00 }
role clerk { calendar office }
role smith { calendar shop }
service s {
process p { start a
  step a { takes 1h..2h; by clerk; -> b }
  step b { takes 1h; by smith; -> end } }
measure m { kind duration; from p.arrived; to p.ended }
sla l { party customer; measure m; objective mean <= 9h }
}
"""


@pytest.mark.parametrize(
    ("spoiled", "seen"),
    [
        ({}, None),
        ({"least": 7200 - 60}, "all cases lie from 7200 to"),
        ({"most": 73 * 3600 + 60}, "all cases lie from 7200 to"),
        ({"most": 73 * 3600 - 60}, "a case took"),
        ({"means": (7200 + 60, 73 * 3600)}, "the means are 7200 to"),
        ({"means": (7200, 73 * 3600 - 60)}, "the means are 7200 to"),
        ({"means": (7200, 73 * 3600 + 60)}, "the means found are 7200 to"),
        ({"means": (7200 - 60, 73 * 3600)}, "the means found are 7200 to"),
    ],
)
def test_figures_under_hours_that_are_spoiled_are_seen(
    monkeypatch: pytest.MonkeyPatch, spoiled: dict[str, object], seen: str | None
) -> None:
    def judged(service: Service, analyses: Analyses, today: str) -> list[Judged]:
        return [one._replace(**spoiled) for one in judged_of(service, analyses, today)]  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "judged_of", judged)
    effort, model = Effort(strict=True, climb=300, means=60), Model("s.svc", UNDER_HOURS)
    found = compare(model, Knobs(calendars=True), Random(0), effort, Counter())
    assert any(text.startswith(seen) for text in found) if seen else found == []


@pytest.mark.parametrize("objective", ["60% within 4m", "median <= 2m", "max < 8m", "mean <= 6m", "always within 1m"])
def test_what_is_right_is_not_disputed(objective: str) -> None:
    assert disagreements(objective) == []


@pytest.mark.parametrize(
    ("objective", "spoiled", "seen"),
    [
        ("80% within 4m", {"least": LEAST - 1}, "all cases lie from 120 to 480"),
        ("80% within 4m", {"least": LEAST + 1}, "a case took 120, less than the least"),
        ("80% within 4m", {"most": MOST - 1}, "a case took 480, more than the most"),
        ("80% within 4m", {"most": MOST + 1}, "all cases lie from 120 to 480"),
        ("80% within 4m", {"certain": CERTAIN - Fraction(1, 100)}, "the shares are 3/5 and 1"),
        ("80% within 4m", {"certain": CERTAIN + Fraction(1, 100)}, "a policy keeps the limit in 3/5 of the cases"),
        ("80% within 4m", {"best": BEST - Fraction(1, 100)}, "a policy keeps the limit in 1 of the cases"),
        ("80% within 4m", {"verdict": "proved"}, "the verdict should be open"),
        ("60% within 4m", {"verdict": "open"}, "the verdict should be proved"),
        ("max < 8m", {"verdict": "proved"}, "the verdict should be open"),
        ("mean <= 5m", {"verdict": "proved"}, "proved, but a policy has a mean of"),
        ("mean <= 6m", {"verdict": "open"}, "open, but the means are"),
        ("mean < 2m", {"verdict": "open"}, "open, but the means are"),
    ],
)
def test_what_is_spoiled_is_seen(
    monkeypatch: pytest.MonkeyPatch, objective: str, spoiled: dict[str, object], seen: str
) -> None:
    def judged(service: Service, analyses: Analyses, today: str) -> list[Judged]:
        return [one._replace(**spoiled) for one in judged_of(service, analyses, today)]  # type: ignore[arg-type]

    monkeypatch.setattr(comparing, "judged_of", judged)
    assert any(text.startswith(seen) for text in disagreements(objective))
