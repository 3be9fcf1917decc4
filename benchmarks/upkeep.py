"""What keeps a generated service good: its improvement, staffing, training and review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from benchmarks import words
from benchmarks.writing import Text

if TYPE_CHECKING:
    from benchmarks.services import Chosen

Thing = dict[str, Any]


def improvements(chosen: Chosen, hours: int) -> Thing:
    """One improvement, of the time that its first sla is about."""
    return {
        "faster": {
            "title": chosen.text(("Done sooner", "办得更快")),
            "problem": chosen.some(words.PROBLEMS, 1)[0],
            "found-by": "after",
            "measure": "time",
            "from": f"{hours + 4}h",
            "to": f"{hours}h",
            "owner": chosen.role("lead"),
            "due": "2027-01-31",
            "evaluate": "2027-04-30",
            "status": chosen.one("proposed", "planned"),
            "tags": [Text("waiting")],
        },
    }


def upkeep(chosen: Chosen) -> Thing:
    """Staffing, training and review."""
    arrivals = chosen.random.randrange(6, 30)
    return {
        "resources": {
            "desk": {
                "role": chosen.role("agent"),
                "calendar": chosen.role("hours"),
                "arrivals": f"{arrivals}/h",
                "handling": "6m",
                "agents": arrivals // 5 + 4,
                "shrinkage": "25%",
                "serves": "done-sla",
            },
            "back": {"role": chosen.role("clerk"), "arrivals": "6/h", "handling": "20m", "agents": 6},
        },
        "trainings": {
            "drill": {
                "title": chosen.text(("Listening and noting", "倾听与记录")),
                "for": [chosen.role("agent"), chosen.role("clerk"), chosen.role("lead")],
                "covers": ["soon", "heard", "rights", "right-first", "legible"],
                "every": "6mo",
                "lasts": "3h",
                "method": chosen.one("role-play", "video"),
            },
        },
        "reviews": {
            "monthly": {
                "every": "1mo",
                "by": [chosen.role("head"), chosen.role("analyst")],
                "covers": ["time", "ease", "right-rate", "done-sla", "settled-sla"],
            }
        },
    }
