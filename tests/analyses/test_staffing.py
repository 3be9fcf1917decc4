"""From what is written of a resource to its queue: who is on shift, and how much work comes."""

from fractions import Fraction

import pytest

from svcdsl.analyses.erlang import Queue
from svcdsl.analyses.staffing import asked_by, queue_of
from svcdsl.analyses.strictness import Strictness
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

SHARED = """
calendar office timezone Europe/Dublin open Mon-Fri 09:00-17:00
calendar nights timezone Europe/Dublin open Mon-Sun 22:00-06:00
calendar split timezone Europe/Dublin open Mon-Fri 09:00-12:00, Mon-Fri 13:00-18:00, Sat 09:00-13:00
role clerk
role office-clerk calendar office
"""


def project_of(spec: str) -> Project:
    """A service written in `spec`, linked."""
    linker = Linker()
    linker.add(read_svc(Source("case.svc", f"svcdsl 1\n{SHARED}\nservice s {{\n{spec}\n}}")))
    project, findings = linker.link("case", "en")
    assert [finding.code for finding in findings] == []
    return project


def queue(fields: str) -> Queue | None:
    """The queue of a resource with these fields."""
    return queue_of(project_of(f"resource r {fields}").services["s"].resources["r"], Strictness())


@pytest.mark.parametrize(
    ("fields", "load"),
    [
        ("role clerk arrivals 200/h handling 3m agents 14", 10),
        ("role clerk arrivals 2/m handling 3m agents 14", 6),
        ("role clerk arrivals 240/d handling 6m agents 4", 1),
        ("role clerk arrivals 168/w handling 1h agents 4", 1),
        ("role clerk calendar 24x7 arrivals 240/d handling 6m agents 4", 1),
        ("role clerk calendar office arrivals 80/d handling 6m agents 4", 1),
        ("role clerk calendar office arrivals 400/w handling 6m agents 4", 1),
        ("role clerk calendar nights arrivals 80/d handling 6m agents 4", 1),
        ("role clerk calendar split arrivals 22/d handling 1h agents 4", 3),
        ("role office-clerk arrivals 80/d handling 6m agents 4", 1),
        ("role office-clerk calendar 24x7 arrivals 240/d handling 6m agents 4", 1),
        ("role office-clerk arrivals 10/h handling 6m agents 4", 1),
        ("role clerk arrivals 10/h handling 1bh agents 4", 10),
    ],
)
def test_load_in_erlangs(fields: str, load: int) -> None:
    found = queue(fields)
    assert found is not None and found.load == load


def test_a_month_is_spread_over_the_open_hours_of_its_weeks() -> None:
    found = queue("role clerk calendar office arrivals 100/mo handling 1h agents 4")
    assert found is not None
    assert found.load == 100 / (Fraction("30.436875") * 40 / 7)


@pytest.mark.parametrize(
    ("agents", "on_shift"),
    [
        ("agents 14", 14),
        ("agents 14 shrinkage 0%", 14),
        ("agents 66 shrinkage 25%", 49),
        ("agents 10 shrinkage 30%", 7),
        ("agents 2.5", 2),
        ("agents 3 shrinkage 100%", 0),
        ("agents 0", 0),
    ],
)
def test_agents_on_shift_are_rounded_down(agents: str, on_shift: int) -> None:
    found = queue(f"role clerk arrivals 1/h handling 3m {agents}")
    assert found is not None and found.agents == on_shift


@pytest.mark.parametrize(
    "fields",
    [
        "kind tool",
        "role clerk agents 3",
        "role clerk agents 3 arrivals 3/h",
        "role clerk arrivals 3/h handling 3m",
        "role clerk agents 3 arrivals 3/h handling 0s",
        "role clerk agents 3 arrivals 3/h handling 1bd",
        "role clerk agents 3 arrivals 3/h handling 1mo",
    ],
)
def test_what_is_not_said_is_not_guessed(fields: str) -> None:
    assert queue(fields) is None


@pytest.mark.parametrize(
    ("objective", "limit", "share"),
    [
        ("80% within 20s over 30d", 20, Fraction(4, 5)),
        ("p95 <= 2m over 30d", 120, Fraction(19, 20)),
        ("median <= 30s over 30d", 30, Fraction(1, 2)),
        ("always within 1bh", 3600, 1),
        ("mean <= 1m over 30d", 60, None),
        ("90% within 1bd over 30d", 16 * 3600, Fraction(9, 10)),
    ],
)
def test_what_an_sla_asks_of_a_queue(objective: str, limit: int, share: Fraction | None) -> None:
    project = project_of(f"measure m kind duration\nsla a measure m calendar office objective {objective}")
    asked = asked_by(project.services["s"].slas["a"], Strictness())
    assert asked is not None
    assert (asked.limit, asked.share) == (limit, share)


@pytest.mark.parametrize("objective", ["max <= 1h over 30d", "rate >= 80% over 30d", "mean >= 4/5 over 30d"])
def test_what_says_nothing_of_waiting(objective: str) -> None:
    project = project_of(f"measure m kind duration\nsla a measure m objective {objective}")
    assert asked_by(project.services["s"].slas["a"], Strictness()) is None
