"""Runs rules over a project: each for the things of its kind, in services that have come to its phase."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from svcdsl.analyses import Analyses
from svcdsl.diagnostics import Finding
from svcdsl.model import Item, Project
from svcdsl.rules.base import PHASES, PROJECT, SERVICE, Check, Context, Rule
from svcdsl.text import Source, Span

if TYPE_CHECKING:
    from svcdsl.model.service import Service
    from svcdsl.rules.parts import Parts

BOTH = (SERVICE, PROJECT)


class Defect(NamedTuple):
    """A check that failed itself: which rule, at which thing, and Python's trace for whoever mends it."""

    code: str
    span: Span
    trace: str


class Call(NamedTuple):
    """A rule made ready to be called for things of one kind: `needs` is the bit of the field that it needs, or 0."""

    needs: int
    check: Check
    options: Mapping[str, object]
    rule: Rule


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
        self.calls: dict[tuple[str, int, Sequence[str]], list[Call]] = {}

    def run(self, project: Project, phase: str | None = None, parts: Parts | None = None) -> None:
        """Check a whole project, each service in its own phase, or all as if they were in the one given.

        What `parts` still know of a service, by rules that look no further, is taken from there. Findings come in the
        same order with and without.
        """
        context = Context(project, self.today, Analyses(project))
        whole = [self.call_of(rule, 0) for rule in self.by_kind.get("project", ())]
        self.judge(project, ~0, whole, context)
        self.visit(project.contents.get(None, ()), context, BOTH)
        context.analyses.forget_flows()
        for service in project.services.values():
            context.phase = PHASES.index(phase or service.phase or "design") + 1
            items = project.contents[service]
            self.visit_near(service, items, context, parts)
            self.visit(items, context, (PROJECT,))
            context.analyses.forget_flows()

    def visit_near(self, service: Service, items: Iterable[Item], context: Context, parts: Parts | None) -> None:
        """Call the rules that look no further than a service, unless it is known what they find."""
        if parts is None:
            self.visit(items, context, (SERVICE,))
            return
        known = parts.recall(service)
        if known is not None:
            self.findings += known
            return
        asked = context.analyses.asked
        asked.forget()
        found, failed = len(self.findings), len(self.defects)
        self.visit(items, context, (SERVICE,))
        if len(self.defects) == failed:
            parts.keep(service, self.findings[found:], asked)

    def visit(self, items: Iterable[Item], context: Context, reaches: Sequence[str]) -> None:
        """Call the rules of such reach for each of the items."""
        ready, phase = self.calls, context.phase
        for item in items:
            calls = ready.get((item.KIND, phase, reaches))
            if calls is None:
                calls = ready[item.KIND, phase, reaches] = self.calls_for(type(item), phase, reaches)
            if calls:
                self.judge(item, item.written, calls, context)

    def calls_for(self, kind: type[Item], phase: int, reaches: Sequence[str]) -> list[Call]:
        """The rules for things of a kind in a phase, made ready."""
        rules = (rule for rule in self.by_kind.get(kind.KIND, ()) if rule.phase <= phase and rule.reach in reaches)
        return [self.call_of(rule, 1 << kind.FIELDS[rule.needs] if rule.needs else 0) for rule in rules]

    def call_of(self, rule: Rule, needs: int) -> Call:
        """One rule made ready, with its options, and timed where costs are asked for."""
        assert rule.check is not None
        check = rule.check if self.clock is None else self.timed(rule.code, rule.check, self.clock)
        return Call(needs, check, self.options.get(rule.code) or rule.defaults, rule)

    def judge(self, item: Any, written: int, calls: Iterable[Call], context: Context) -> None:
        """Call rules for one thing; a check that fails is a defect, and the run goes on. The innermost loop of rules."""
        findings = self.findings
        for needs, check, options, rule in calls:
            if needs and not written & needs:
                continue
            context.options = options
            try:
                findings.extend(check(item, context))
            except Exception:  # a defect of one rule must not hide what the others find
                self.fail(rule, item)

    def fail(self, rule: Rule, item: Any) -> None:
        """Keep the defect of a check that has just failed."""
        import traceback  # a start-up has no use for it

        place = place_of(item) if isinstance(item, Project) else item.span
        self.defects.append(Defect(rule.code, place, traceback.format_exc()))

    def timed(self, code: str, check: Check, clock: Callable[[], float]) -> Check:
        """A check that adds up the seconds of processor time that it takes."""

        def timed_check(item: Any, context: Context) -> list[Finding]:
            start = clock()
            try:
                return list(check(item, context))
            finally:
                self.costs[code] = self.costs.get(code, 0.0) + clock() - start

        return timed_check


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
