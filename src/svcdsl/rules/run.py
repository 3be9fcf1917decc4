"""Runs rules over a project: each for the things of its kind, in services that have come to its phase."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from svcdsl.analyses import Analyses
from svcdsl.diagnostics import Finding
from svcdsl.model import Item, Project
from svcdsl.rules.base import PHASES, Context, Rule
from svcdsl.text import Source, Span


class Defect(NamedTuple):
    """A check that failed itself: which rule, at which thing, and Python's trace for whoever mends it."""

    code: str
    span: Span
    trace: str


class Runner:
    """Runs a choice of rules; `options` are those of rules by code, `clock` tells seconds where costs are asked for."""

    def __init__(
        self,
        rules: Iterable[Rule],
        today: str,
        options: Mapping[str, Mapping[str, object]] | None = None,
        clock: Callable[[], float] | None = None,
    ) -> None:
        self.today = today
        self.options = options or {}
        self.by_kind: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.check is not None:
                self.by_kind.setdefault(rule.on, []).append(rule)
        self.findings: list[Finding] = []
        self.defects: list[Defect] = []
        self.costs: dict[str, float] = {}
        self.clock = clock
        if clock is not None:
            self.call = self.timed_call  # type: ignore[method-assign]

    def run(self, project: Project, phase: str | None = None) -> None:
        """Check a whole project, each service in its own phase, or all as if they were in the one given."""
        context = Context(project, self.today, Analyses(project))
        for rule in self.by_kind.get("project", ()):
            self.call(rule, project, context)
        self.visit(project.contents.get(None, ()), context)
        for service in project.services.values():
            context.phase = PHASES.index(phase or service.phase or "design") + 1
            self.visit(project.contents[service], context)
            context.analyses.forget_flows()

    def visit(self, items: Iterable[Item], context: Context) -> None:
        """Call the rules for each of the items."""
        by_kind, phase = self.by_kind, context.phase
        for item in items:
            for rule in by_kind.get(item.KIND, ()):
                if rule.phase <= phase:
                    self.call(rule, item, context)

    def call(self, rule: Rule, item: Any, context: Context) -> None:
        """Call one rule for one thing; a check that fails is a defect, and the run goes on."""
        assert rule.check is not None
        context.options = self.options.get(rule.code) or rule.defaults
        try:
            self.findings.extend(rule.check(item, context))
        except Exception:  # a defect of one rule must not hide what the others find
            place = place_of(item) if isinstance(item, Project) else item.span
            self.defects.append(Defect(rule.code, place, traceback.format_exc()))

    def timed_call(self, rule: Rule, item: Any, context: Context) -> None:
        """Call one rule, and add up the seconds of processor time that it takes."""
        assert self.clock is not None
        start = self.clock()
        Runner.call(self, rule, item, context)
        self.costs[rule.code] = self.costs.get(rule.code, 0.0) + self.clock() - start


def place_of(project: Project) -> Span:
    """Where a finding about the project as a whole stands: at its first service or shared thing."""
    first = next(_all(project), None)
    return Source("", "").whole() if first is None else first.span


def _all(project: Project) -> Iterator[Item]:
    for collection in Project.COLLECTIONS:
        yield from getattr(project, collection).values()


def choose(rules: Iterable[Rule], select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """Rules that are selected (all, where nothing is) and not ignored, by code, group letter or name."""
    return [rule for rule in rules if (not select or names(rule, select)) and not names(rule, ignore)]


def names(rule: Rule, words: Sequence[str]) -> bool:
    """Whether one of the words is the rule's code, its group's letter or its name; case does not count."""
    lowered = {word.lower() for word in words}
    return bool({rule.code.lower(), rule.group.lower(), rule.name} & lowered)
