"""One service with a long process: 60 steps, 12 choices and 4 forks, with slas from its first step to its last.

`python -m benchmarks.large_service FOLDER plain|hours|clock YEARS` writes its project: without calendars, with the
hours of those who work, and with a clock besides that stands while they are closed; the holidays are of so many years.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.measuring import Written
from benchmarks.writing import Text, yaml_of

Step = dict[str, Any]

PLAIN, HOURS, CLOCK = "plain", "hours", "clock"
SETTINGS = '[project]\nname = "One large service"\nlanguage = "en"\n\n[check]\ntoday = "2026-11-21"\n'
_BLOCKS = "plain choice fork choice again choice wide choice again nested choice plain again wide choice again choice"
_HOLIDAYS = ("01-01..{y}-01-03", "02-16..{y}-02-22", "04-04..{y}-04-06", "05-01..{y}-05-05", "10-01..{y}-10-07")


class _Steps:
    """The steps of a process, one block after the other."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.steps: dict[str, Step] = {}
        self._open: list[tuple[Step, str]] = []

    def step(self, *, ways: int = 0) -> str:
        """A step that all open ways lead to; its own way on is open then, or so many `choose`."""
        name = f"s{len(self.steps) + 1:02}"
        for step, field in self._open:
            step[field] = name
        least = self.random.randrange(2, 15)
        step = {"by": "clerk", "lane": "backstage", "takes": f"{least}m..{least + self.random.randrange(3, 25)}m"}
        self.steps[name] = step
        self._open = [] if ways else [(step, "then")]
        return name

    def choice(self) -> None:
        """A step, and for some of the cases another before all go on."""
        name = self.step(ways=2)
        share = self.random.choice((10, 15, 20, 30, 40))
        once = {"when": Text("Not complete"), "share": f"{share}%"}
        rest = {"otherwise": True}
        self.steps[name]["choose"] = [once, rest]
        self._open = [(once, "then")]
        self.step()
        self._open.append((rest, "then"))

    def again(self) -> None:
        """Two steps, of which the second may send a case back to the first."""
        first = self.step()
        name = self.step(ways=2)
        back = {"when": Text("Not right yet"), "share": "5%", "then": first, "repeat": 1}
        rest = {"otherwise": True}
        self.steps[name]["choose"] = [back, rest]
        self._open = [(rest, "then")]

    def fork(self, branches: int, *, nested: bool = False) -> None:
        """A step that goes on in several branches at once, of two steps each, and one in which they meet."""
        name = self.step(ways=branches)
        ends: list[tuple[Step, str]] = []
        starts: list[str] = []
        for branch in range(branches):
            self._open = []
            starts.append(f"s{len(self.steps) + 1:02}")
            if nested and not branch:
                self.choice()
            else:
                self.step()
            self.step()
            ends += self._open
        self.steps[name]["fork"] = starts
        self._open = ends
        self.steps[self.step()]["join"] = "all"

    def block(self, kind: str) -> None:
        """One part of the process."""
        if kind == "choice":
            self.choice()
        elif kind == "again":
            self.again()
        elif kind == "plain":
            self.step()
        else:
            self.fork(3 if kind == "wide" else 2, nested=kind == "nested")


def steps_of(seed: int = 1) -> dict[str, Step]:
    """60 steps: 12 choices, of which 4 lead back and one stands in a branch, and 4 forks that join."""
    made = _Steps(seed)
    for kind in _BLOCKS.split():
        made.block(kind)
    while len(made.steps) < 60:
        made.step()
    list(made.steps.values())[-1]["then"] = "end"
    return made.steps


def _closed(years: int) -> list[str]:
    days = [f"{year}-{one.format(y=year)}" for year in range(2026, 2026 + years) for one in _HOLIDAYS]
    return [Text(day) for day in days]


def things(kind: str, years: int, seed: int = 1) -> Iterator[dict[str, Any]]:
    """What is shared, and the service."""
    clerk: dict[str, Any] = {"title": Text("Clerk")}
    shared: dict[str, Any] = {"roles": {"clerk": clerk}}
    if kind != PLAIN:
        clerk["calendar"] = "office"
        hours = {"timezone": "Asia/Shanghai", "open": ["Mon-Fri 08:00-20:00"], "closed": _closed(years)}
        shared["calendars"] = {"office": hours}
    shared["sources"] = {"log": {"kind": "events", "table": "events", "case": "number", "event": "event", "time": "at"}}
    yield shared
    steps = steps_of(seed)
    measure = {"kind": "duration", "from": "s01.started", "to": f"{list(steps)[-1]}.done", "source": "log"}
    clock = {"calendar": "office"} if kind == CLOCK else {}
    limits = ("9d", "3d") if kind == HOURS else ("17h", "16h")
    slas = {
        name: {"party": "customer", "measure": "time", "objective": f"90% within {limit} over 30d", **clock}
        for name, limit in zip(("kept", "middle"), limits, strict=True)
    }
    process = {"start": "s01", "steps": steps}
    yield {"service": "large", "processes": {"main": process}, "measures": {"time": measure}, "slas": slas}


def write_large(folder: Path, kind: str, years: int, seed: int = 1) -> Written:
    """Write its project into an empty or new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "svcdsl.toml").write_text(SETTINGS, encoding="utf-8")
    text = "---\n".join("svcdsl: 1\n" + yaml_of(one) for one in things(kind, years, seed))
    (folder / "large.svc.yaml").write_text(text, encoding="utf-8")
    return Written(1, 1, text.count("\n"), len(text.encode()))


if __name__ == "__main__":
    print(*write_large(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])))
