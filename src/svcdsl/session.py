"""One run over the projects that a user names: settings, rules, findings in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from svcdsl import __version__
from svcdsl.diagnostics import Finding, Nearest, Told
from svcdsl.diagnostics.recording import as_record, from_record, waiver_from, waiver_record
from svcdsl.model import Localized, Thing
from svcdsl.pipeline import Checked, check
from svcdsl.project import Located, locate, sources_of
from svcdsl.project.cache import MOST_KEPT, key_of, load, store
from svcdsl.project.globs import matches
from svcdsl.report.telling import tell
from svcdsl.report.totals import Totals
from svcdsl.rules import PHASES, SEVERITIES, Rule, catalogue
from svcdsl.rules.run import choose, names
from svcdsl.rules.waiving import Waived
from svcdsl.text import Source
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
    use_cache: bool = False


class Sizes(NamedTuple):
    """How many files, services and things a project has."""

    files: int
    services: int
    things: int


class Seen(NamedTuple):
    """One project after its check: where it lies, its findings that are to be reported, what is waived.

    `checked` holds the model; it is None where the findings were kept from an earlier run over the same texts.
    """

    located: Located
    checked: Checked | None
    findings: Sequence[tuple[Finding, Rule, str]]
    waived: Sequence[Waived]
    sizes: Sizes
    language: str
    today: str
    fail_on: str

    @property
    def model(self) -> Checked:
        """What was read; only a run that asked for no kept findings has it."""
        if self.checked is None:
            raise ValueError("the findings were kept, the model was not")
        return self.checked

    @property
    def totals(self) -> Totals:
        """Counts over what is reported."""
        counts = dict.fromkeys(SEVERITIES, 0)
        for _, _, severity in self.findings:
            counts[severity] += 1
        return Totals(
            counts["error"], counts["warning"], counts["info"], len(self.waived), *self.sizes
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
    texts = list(sources_of(located))
    asked = (__version__, located.name, settings.values, language, day, wanted.as_phase, [rule.code for rule in chosen])
    key = key_of((source for source, _ in texts), asked) if wanted.use_cache else ""
    kept = recall(located.root, key, texts) if key else None
    checked = None
    if kept is None:
        checked = check(
            texts,
            chosen,
            name=located.name,
            language=settings.language or language,
            today=day,
            limits=settings.limits,
            options=rule_options(located),
            phase=wanted.as_phase,
        )
        kept = Kept(checked.findings, checked.waived, sizes_of(checked))
        if key and not checked.defects and not any(trouble for _, trouble in texts):
            remember(located.root, key, kept)
    codes = {rule.code for rule in chosen}
    findings = [
        (finding, rule, severity_of(finding, rule, located))
        for finding in kept.findings
        if located.reports(finding.span.source.name)
        and (rule := catalogue()[finding.code]).code in codes
        and not _ignored_in_file(finding, rule, located)
    ]
    fail_on = wanted.fail_on or settings.get("check", "fail-on", default="error")
    waived = [one for one in kept.waived if located.reports(one.finding.span.source.name)]
    return Seen(located, checked, findings, waived, kept.sizes, language, day, fail_on)


class Kept(NamedTuple):
    """What a run found, as it can be kept between runs."""

    findings: Sequence[Finding]
    waived: Sequence[Waived]
    sizes: Sizes


def sizes_of(checked: Checked) -> Sizes:
    """The counts of a project that was read."""
    things = sum(isinstance(item, Thing) for item in checked.project.things())
    return Sizes(checked.files, len(checked.project.services), things)


def remember(root: str, key: str, kept: Kept) -> None:
    """Keep what was found for the next run over the same texts."""
    entry = {
        "findings": [as_record(finding) for finding in kept.findings[:MOST_KEPT]],
        "waived": [[as_record(one.finding), waiver_record(one.waiver)] for one in kept.waived],
        "sizes": list(kept.sizes),
    }
    if len(kept.findings) <= MOST_KEPT:
        store(root, key, entry)


def recall(root: str, key: str, texts: Sequence[tuple[Source, Finding | None]]) -> Kept | None:
    """What an earlier run found, or None."""
    entry = load(root, key)
    if entry is None:
        return None
    sources = {source.name: source for source, _ in texts}
    try:
        findings = [from_record(record, sources, Localized) for record in entry["findings"]]
        waived = [
            Waived(from_record(finding, sources, Localized), waiver_from(waiver, sources))
            for finding, waiver in entry["waived"]
        ]
        return Kept(findings, waived, Sizes(*entry["sizes"]))
    except (KeyError, TypeError, ValueError):
        return None  # damaged: check anew


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
