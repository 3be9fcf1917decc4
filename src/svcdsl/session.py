"""One run over the projects that a user names: settings, rules, findings in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from time import process_time
from typing import NamedTuple

from svcdsl.diagnostics import Finding, Told
from svcdsl.model import Thing
from svcdsl.pipeline import Checked, check
from svcdsl.project import Located, locate, sources_of
from svcdsl.project.cache import key_of
from svcdsl.project.kept import Kept, Sizes, recall, remember
from svcdsl.project.ruling import chosen_rules, ignored_in_file, known, rule_options, severity_of
from svcdsl.report.telling import tell
from svcdsl.report.totals import Totals
from svcdsl.rules import SEVERITIES, Rule, catalogue
from svcdsl.rules.waiving import Waived
from svcdsl.values import BadValue, parse


class Wanted(NamedTuple):
    """What the command line asks for; what is None or empty is left to each project's settings."""

    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    today: str = ""
    fail_on: str | None = None
    as_phase: str | None = None
    use_cache: bool = False
    profile: bool = False


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
        counts = Counter(severity for _, _, severity in self.findings)
        return Totals(counts["error"], counts["warning"], counts["info"], len(self.waived), *self.sizes)

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


def _look_at(located: Located, wanted: Wanted, system_language: str, today: str) -> Seen:
    settings = located.settings
    language = wanted.language or settings.language or system_language
    day = wanted.today or settings.get("check", "today", default="") or today
    chosen = chosen_rules(located, wanted.select, wanted.ignore)
    options = rule_options(located)
    texts = list(sources_of(located))
    codes = {rule.code for rule in chosen}
    asked = (located.name, settings.values, language, day, wanted.as_phase, sorted(codes))
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
            options=options,
            phase=wanted.as_phase,
            clock=process_time if wanted.profile else None,
        )
        kept = Kept(checked.findings, checked.waived, sizes_of(checked))
        if key and not checked.defects and not any(trouble for _, trouble in texts):
            remember(located.root, key, kept)
    findings = [
        (finding, rule, severity_of(finding, rule, located))
        for finding in kept.findings
        if located.reports(finding.span.source.name)
        and (rule := catalogue()[finding.code]).code in codes
        and not ignored_in_file(finding, rule, located)
    ]
    waived = [one for one in kept.waived if located.reports(one.finding.span.source.name)]
    fail_on = wanted.fail_on or settings.get("check", "fail-on", default="error")
    return Seen(located, checked, findings, waived, kept.sizes, language, day, fail_on)


def sizes_of(checked: Checked) -> Sizes:
    """The counts of a project that was read."""
    things = sum(isinstance(item, Thing) for item in checked.project.things())
    return Sizes(checked.files, len(checked.project.services), things)


def is_date(text: str) -> bool:
    """Whether a text is a date as the language writes it."""
    try:
        parse("date", text)
    except BadValue:
        return False
    return True
