"""One run over the projects that a user names: settings, rules, findings in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from svcdsl.diagnostics import Finding, Nearest, Told
from svcdsl.model import Thing
from svcdsl.pipeline import Checked, check
from svcdsl.project import Located, locate, sources_of
from svcdsl.project.globs import matches
from svcdsl.report import Totals, tell
from svcdsl.rules import PHASES, SEVERITIES, Rule, catalogue
from svcdsl.rules.run import choose, names
from svcdsl.rules.waiving import Waived
from svcdsl.values import BadValue, parse


class UnknownRule(Exception):
    """A rule chosen by a word that is no code, group or name of one."""

    def __init__(self, word: str) -> None:
        super().__init__(word)
        self.word = word
        self.nearest = Nearest(word, [word for rule in catalogue().values() for word in (rule.code, rule.name)])


class Wanted(NamedTuple):
    """What the command line asks for; what is None or empty is left to each project's settings."""

    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    today: str = ""
    fail_on: str | None = None
    as_phase: str | None = None


class Seen(NamedTuple):
    """One project after its check: where it lies, what was read, and its findings that are to be reported."""

    located: Located
    checked: Checked
    findings: Sequence[tuple[Finding, Rule, str]]
    language: str
    today: str
    fail_on: str
    waived: Sequence[Waived]

    @property
    def totals(self) -> Totals:
        """Counts over what is reported."""
        counts = dict.fromkeys(SEVERITIES, 0)
        for _, _, severity in self.findings:
            counts[severity] += 1
        project = self.checked.project
        things = sum(isinstance(item, Thing) for item in project.things())
        return Totals(
            counts["error"], counts["warning"], counts["info"], len(self.waived), self.checked.files, len(project.services), things
        )

    def told(self, language: str) -> Iterator[Told]:
        """The findings in a language, in order; each is told only when it is asked for."""
        return (tell(finding, rule, language, severity) for finding, rule, severity in self.findings)

    @property
    def fails(self) -> bool:
        """Whether some finding is at or above what is to fail."""
        if self.fail_on == "never":
            return False
        limit = SEVERITIES.index(self.fail_on)
        return any(SEVERITIES.index(severity) <= limit for _, _, severity in self.findings)


def look(paths: Sequence[str], wanted: Wanted, system_language: str, today: str) -> Iterable[Seen]:
    """Check every project that the paths name. `today` is the machine's day, where neither user nor project says one.

    Raises NothingToRead, SettingsError and UnknownRule.
    """
    for word in (*wanted.select, *wanted.ignore):
        known(word)
    for located in locate(paths):
        yield _look_at(located, wanted, system_language, today)


def known(word: str) -> None:
    """Raise UnknownRule where the word names no rule, group or code."""
    if not any(names(rule, [word]) for rule in catalogue().values()):
        raise UnknownRule(word)


def _look_at(located: Located, wanted: Wanted, system_language: str, today: str) -> Seen:
    settings = located.settings
    language = wanted.language or settings.language or system_language
    select = wanted.select or settings.get("check", "select", default=[])
    ignore = [*wanted.ignore, *settings.get("check", "ignore", default=[])]
    for word in (*select, *ignore, *settings.get("check", "severity", default={})):
        known(word)
    day = wanted.today or settings.get("check", "today", default="") or today
    chosen = choose(catalogue().values(), select, ignore)
    checked = check(
        sources_of(located),
        chosen,
        name=located.name,
        language=settings.language or language,
        today=day,
        limits=settings.limits,
        options=rule_options(located),
        phase=wanted.as_phase,
    )
    codes = {rule.code for rule in chosen}
    findings = [
        (finding, rule, severity_of(finding, rule, located))
        for finding in checked.findings
        if located.reports(finding.span.source.name)
        and (rule := catalogue()[finding.code]).code in codes
        and not _ignored_in_file(finding, rule, located)
    ]
    fail_on = wanted.fail_on or settings.get("check", "fail-on", default="error")
    waived = [one for one in checked.waived if located.reports(one.finding.span.source.name)]
    return Seen(located, checked, findings, language, day, fail_on, waived)


def severity_of(finding: Finding, rule: Rule, located: Located) -> str:
    """The project's own severity for a rule, by code, name or group, else the finding's, else the rule's."""
    own: dict[str, str] = located.settings.get("check", "severity", default={})
    for word, severity in own.items():
        if names(rule, [word]):
            return severity
    return finding.severity or rule.severity


def _ignored_in_file(finding: Finding, rule: Rule, located: Located) -> bool:
    for entry in located.settings.get("check", "files", default=[]):
        if matches(finding.span.source.name, entry.get("paths", [])):
            if names(rule, entry.get("ignore", [])):
                return True
            if entry.get("select") and not names(rule, entry["select"]):
                return True
    return False


def rule_options(located: Located) -> dict[str, dict[str, object]]:
    """The options of rules by code, as the project sets them over the rules' own."""
    found: dict[str, dict[str, object]] = {}
    for word, own in located.settings.get("rules", default={}).items():
        rule = next((rule for rule in catalogue().values() if names(rule, [word])), None)
        if rule is None:
            raise UnknownRule(word)
        found[rule.code] = {**rule.defaults, **own}
    return found


def is_date(text: str) -> bool:
    """Whether a text is a date as the language writes it."""
    try:
        parse("date", text)
    except BadValue:
        return False
    return True


__all__ = ["PHASES", "Seen", "UnknownRule", "Wanted", "is_date", "look"]
