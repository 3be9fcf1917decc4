"""What a rule is: one file with its code, its words in both languages, its examples and its check."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from svcdsl.diagnostics import Edit, Fact, Finding, Related

if TYPE_CHECKING:
    from svcdsl.analyses import Analyses
    from svcdsl.model import Project
    from svcdsl.text import Span

Words = Mapping[str, str]
"""A text in both languages: {"en": …, "zh": …}."""

SERVICE, PROJECT = "service", "project"
"""How far a rule looks; see Rule."""
PHASES = ("strategy", "design", "transition", "operation", "improvement")
SEVERITIES = ("error", "warning", "info")


class Option(NamedTuple):
    """One option of a rule: a type of value (or `words`: a list of texts), its default, and for a number the most.

    Numbers are from 0 on.
    """

    type: str
    default: Any
    most: int | None = None


class Context:
    """What a check may ask for besides the thing it is given.

    `today` is an ISO date; `phase` the number, from 1, of the phase that the service is judged by; `language` that of
    the project's plain texts; `analyses` are facts of the project; `options` are the rule's own.
    """

    __slots__ = ("analyses", "language", "options", "phase", "today")

    def __init__(self, project: Project, today: str, analyses: Analyses) -> None:
        self.language = project.language
        self.today = today
        self.analyses = analyses
        self.options: Mapping[str, object] = {}
        self.phase = len(PHASES)

    @property
    def project(self) -> Project:
        """The whole project; a rule that asks for it has the reach of the project."""
        return self.analyses.project


Check = Callable[[Any, Context], Iterable[Finding]]


class Rule:
    """A rule of the catalogue.

    `on` is the kind of thing the check is called for: "service", "touchpoint", …, or "project"; empty for group N,
    whose findings are made while reading. `needs` is a field without which there is nothing to find, so that the
    check is called only for things that have it written; empty where there is no such one. `reach` is SERVICE where
    all that the check looks at is led to by the thing, or refers to something of its own service; PROJECT where it asks
    for things of any service, or who refers to what services share. Rules of the first sort are not run again for a
    service that nothing has changed for; one with the wrong reach finds no less, but keeps others from that.
    `phase` counts from 1, as PHASES.
    `fix` is safe, scaffold or no; `mends` are the variants that it holds for, None where it holds for all.
    `condition` says in a sentence what is wrong, `message` what is wrong here, filled with a finding's facts;
    `message`, `help` and `related` may hold one text a variant or role (`{"": {...}, "event": {...}}`), the
    empty variant serving for those that have none of their own. A help's statements are told as YAML in a YAML
    file; where that is not enough, `VARIANT/yaml` and `VARIANT/svc` are the helps of one notation. `bad` and
    `good` are examples in the svc notation (or YAML, where it begins with `svcdsl:`); lines of the bad one end with
    `# finds CODE`.
    `unseen` says what the rule does not see, for its page.
    """

    __slots__ = (
        "bad", "check", "code", "condition", "defaults", "fix", "good", "help", "mends", "message", "name", "needs", "on",
        "options", "phase", "reach", "related", "severity", "source", "unseen", "why",
    )  # fmt: skip

    def __init__(
        self,
        *,
        code: str,
        name: str,
        severity: str,
        phase: int,
        on: str,
        source: str,
        condition: Words,
        message: Mapping[str, Words] | Words,
        why: Words,
        help: Mapping[str, Words] | Words,
        bad: str,
        good: str,
        needs: str = "",
        reach: str = SERVICE,
        fix: str = "no",
        mends: Collection[str] | None = None,
        related: Mapping[str, Words] | None = None,
        unseen: Words | None = None,
        options: Mapping[str, tuple[Any, ...]] | None = None,
    ) -> None:
        self.code = code
        self.name = name
        self.severity = severity
        self.phase = phase
        self.on = on
        self.source = source
        self.condition = condition
        self.message: Mapping[str, Any] = {"": message} if "en" in message else message
        self.why = why
        self.help: Mapping[str, Any] = {"": help} if "en" in help else help
        self.bad = bad
        self.good = good
        self.needs = needs
        self.reach = reach
        self.fix = fix
        self.mends = mends
        self.related = related or {}
        self.unseen = unseen
        self.options: Mapping[str, Option] = {name: Option(*option) for name, option in (options or {}).items()}
        self.defaults: Mapping[str, object] = {name: option.default for name, option in self.options.items()}
        self.check: Check | None = None

    def __repr__(self) -> str:
        return f"Rule({self.code} {self.name})"

    @property
    def group(self) -> str:
        """The letter of its group."""
        return self.code[0]

    def checks(self, check: Check) -> Check:
        """Decorator: the function that looks for this fault."""
        self.check = check
        return check

    def finding(
        self,
        span: Span,
        *,
        related: Sequence[Related] = (),
        severity: str | None = None,
        variant: str = "",
        edits: Sequence[Edit] = (),
        **facts: Fact,
    ) -> Finding:
        """A finding of this rule."""
        return Finding(self.code, span, facts, related=related, severity=severity, variant=variant, edits=edits)
