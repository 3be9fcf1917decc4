"""How far rules look is what they say: those of the reach of a service never ask for what all services share.

With the wrong reach a rule finds the same; but then services that nothing has changed for are checked again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from benchmarks.generate import files_of
from svcdsl.analyses import asked as asking
from svcdsl.analyses.referrers import Referrers
from svcdsl.link import Linker
from svcdsl.model import Item
from svcdsl.pipeline import read
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.base import PROJECT, SERVICE
from svcdsl.rules.policies import POLICIES
from svcdsl.rules.run import Runner
from svcdsl.syntax import Limits
from svcdsl.text import Source

ROOT = Path(__file__).resolve().parent.parent.parent
CASES = sorted((ROOT / "tests" / "rules" / "cases").glob("*.svc"))
DAY = "2026-07-01"


def projects() -> Iterator[list[tuple[str, str]]]:
    """What rules show, their cases, the examples that are shipped, and a generated project."""
    for rule in catalogue().values():
        for text in filter(None, (rule.bad, rule.good)):
            yield [("a.svc" + ".yaml" * text.lstrip().startswith("svcdsl:"), text)]
    for case in CASES:
        yield [("a.svc", case.read_text(encoding="utf-8"))]
    for folder in sorted((ROOT / "specs" / "examples").glob("*/")):
        yield [(path.name, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.svc*"))]
    yield list(files_of(10, "mixed"))


def is_far(thing: Item) -> bool:
    """Whether who refers to a thing may stand in any service."""
    return thing.service is None


def asked_far(files: Iterable[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """The rules that asked, for things of services, for what many services share, and how often."""
    at: list[str] = []
    found: Counter[str] = Counter()

    class Spy(asking.Asked):
        @property
        def everything(self) -> bool:
            return False

        @everything.setter
        def everything(self, value: bool) -> None:
            found.update(at if value else ())

    of = Referrers.of

    def spied(self: Referrers, thing: Any, kind: str = "", attribute: str = "") -> Iterable[Item]:
        found.update(at if is_far(thing) else ())
        return of(self, thing, kind, attribute)

    def watched(rule: Rule) -> Any:
        check = rule.check
        assert check is not None

        def noted(item: Any, context: Any) -> list[Any]:
            at[:] = [rule.code] if isinstance(item, Item) and item.service is not None else []
            return list(check(item, context))

        return noted

    rules = [rule for rule in (*catalogue().values(), POLICIES) if rule.check is not None]
    with monkeypatch.context() as patch:
        patch.setattr("svcdsl.analyses.Asked", Spy)
        patch.setattr(Referrers, "of", spied)
        for rule in rules:
            patch.setattr(rule, "check", watched(rule))
        linker = Linker()
        for name, text in files:
            linker.add(read(Source(name, text), Limits()))
        runner = Runner(rules, DAY)
        runner.run(linker.link("p", "en")[0], "improvement")
    assert [defect.trace for defect in runner.defects] == []
    return found


def test_only_rules_of_the_reach_of_the_project_look_beyond_services(monkeypatch: pytest.MonkeyPatch) -> None:
    far: Counter[str] = sum((asked_far(files, monkeypatch) for files in projects()), Counter())
    said = {rule.code: rule.reach for rule in (*catalogue().values(), POLICIES)}
    assert {code for code in far if said[code] != PROJECT} == set()
    # The examples and cases have no policy inside a service, nor a customer group there that nothing is for.
    seldom = {"policy", "H07", "D13"}
    assert {code for code, reach in said.items() if reach == PROJECT} - set(far) <= seldom


def test_every_rule_says_one_of_both() -> None:
    assert {rule.reach for rule in catalogue().values()} == {SERVICE, PROJECT}
