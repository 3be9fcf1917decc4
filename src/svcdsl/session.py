"""One run over the projects that a user names: settings, rules, findings in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from time import process_time
from typing import NamedTuple

from svcdsl.analyses.thing_at import paths_at
from svcdsl.diagnostics import Finding, Told
from svcdsl.model import Thing
from svcdsl.pipeline import Checked, check
from svcdsl.project import Located, locate, sources_of
from svcdsl.project.baseline import Baseline, Covering, cover, read_baseline
from svcdsl.project.cache import Keys
from svcdsl.project.extending import lent_sources
from svcdsl.project.kept import Kept, Sizes, recall, recall_parts, remember, remember_parts
from svcdsl.project.options import checked_options
from svcdsl.project.rule_options import rule_options
from svcdsl.project.ruling import (
    chosen_rules,
    ignored_in_file,
    is_chosen,
    known,
    refuse_unknown,
    severity_of,
)
from svcdsl.report.telling import tell
from svcdsl.report.totals import Totals
from svcdsl.rules import SEVERITIES, Rule, catalogue
from svcdsl.rules.policies import ids_of, policy_rule, rule_of
from svcdsl.rules.waiving import Waived
from svcdsl.targets import target_of
from svcdsl.text import Source
from svcdsl.values import BadValue, parse


class Wanted(NamedTuple):
    """What the command line asks for; what is None or empty is left to each project's settings.

    `against_baseline` asks for what a baseline would cover, also where there is none; `no_baseline` passes over one.
    """

    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    today: str = ""
    fail_on: str | None = None
    as_phase: str | None = None
    use_cache: bool = False
    profile: bool = False
    against_baseline: bool = False
    no_baseline: bool = False


class Seen(NamedTuple):
    """One project after its check: where it lies, its findings that are to be reported, what is waived.

    `policies` are the ids of its policies.
    `covered` are findings that the baseline hides; `covering` is what else was learnt of it, None where there is none.
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
    covered: Sequence[Finding] = ()
    covering: Covering | None = None
    policies: Sequence[str] = ()

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
        set_aside = len(self.waived) + len(self.covered)
        counted = (counts["error"], counts["warning"], counts["info"], set_aside)
        return Totals(*counted, *self.sizes, baseline=len(self.covered))

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
    policies: set[str] = set()
    for located in locate(paths):
        seen = look_at(located, wanted, system_language, today)
        policies.update(seen.policies)
        yield seen
    for word in (*wanted.select, *wanted.ignore):
        known(word, policies)  # an id of a policy is known only when the specs are read


def look_at(
    located: Located,
    wanted: Wanted,
    system_language: str,
    today: str,
    texts: Sequence[tuple[Source, Finding | None]] | None = None,
) -> Seen:
    """Check one project; with `texts` as if these stood in its files. Raises SettingsError and UnknownRule."""
    settings = located.settings
    language = wanted.language or settings.language or system_language
    day = wanted.today or settings.get("check", "today", default="") or today
    chosen = chosen_rules(located, wanted.select, wanted.ignore)
    options = rule_options(located)
    for name in settings.get("targets", default={}):  # a wrong key is one whatever is asked for, not for build alone
        checked_options(settings, target_of(name))
    texts = list(sources_of(located)) if texts is None else texts
    lent = lent_sources(located)
    codes = {rule.code for rule in chosen}
    baseline = None if wanted.no_baseline else read_baseline(located.root)
    keyed = baseline is not None or wanted.against_baseline
    asked = (located.name, settings.values, language, day, wanted.as_phase, sorted(codes), keyed)
    by_name = {source.name: source for source, _ in (*texts, *lent)}
    readable = not any(trouble for _, trouble in (*texts, *lent))
    keys = Keys(by_name.values(), asked) if wanted.use_cache and readable else None
    kept = recall(located.root, keys.run, by_name) if keys else None
    checked = None
    if kept is None:
        parts = recall_parts(located.root, keys, by_name) if keys and len(by_name) > 1 else None
        checked = check(
            texts,
            chosen,
            name=located.name,
            language=settings.language or language,
            lent=lent,
            today=day,
            limits=settings.limits,
            options=options,
            phase=wanted.as_phase,
            clock=process_time if wanted.profile else None,
            parts=parts,
        )
        things = paths_at(checked.project, [finding.span for finding in checked.findings]) if keyed else ()
        kept = Kept(checked.findings, checked.waived, sizes_of(checked), things, ids_of(checked.project))
        if keys and not checked.defects:
            remember(located.root, keys.run, kept)
        if keys and parts:
            remember_parts(located.root, keys, parts)
    refuse_unknown(located, kept.policies)
    codes.update(id_ for id_ in kept.policies if is_chosen(policy_rule(id_), located, wanted.select, wanted.ignore))
    found = [
        (number, finding, rule)
        for number, finding in enumerate(kept.findings)
        if (rule := rule_of(finding)).code in codes and not ignored_in_file(finding, rule, located)
    ]
    judged = None if wanted.as_phase or _half_read(kept, checked) else _judged(codes, kept.policies, baseline)
    covering = _covering(kept, found, baseline, judged) if keyed else None
    hidden = {one[0] for one, is_covered in zip(found, covering.covered, strict=True) if is_covered} if covering else ()
    reported = [one for one in found if located.reports(one[1].span.source.name)]
    findings = [
        (finding, rule, severity_of(finding, rule, located))
        for number, finding, rule in reported
        if number not in hidden
    ]
    covered = [finding for number, finding, _ in reported if number in hidden]
    waived = [one for one in kept.waived if located.reports(one.finding.span.source.name)]
    fail_on = wanted.fail_on or settings.get("check", "fail-on", default="error")
    return Seen(
        located, checked, findings, waived, kept.sizes, language, day, fail_on, covered, covering, kept.policies
    )


def _covering(
    kept: Kept, found: Sequence[tuple[int, Finding, Rule]], baseline: Baseline | None, judged: Collection[str] | None
) -> Covering:
    """The findings, with their numbers in what was kept, held against a baseline."""
    return cover(baseline, [(finding.code, kept.things[number]) for number, finding, _ in found], judged)


def _half_read(kept: Kept, checked: Checked | None) -> bool:
    """Whether something could not be read or judged, so that a finding that is not there may still be due."""
    if checked is not None and checked.defects:
        return True
    return any(rule_of(finding).group == "N" and finding.severity in (None, "error") for finding in kept.findings)


def _judged(codes: Collection[str], policies: Collection[str], baseline: Baseline | None) -> set[str]:
    """The rules and policies that were run, and names in the baseline that none has."""
    named = {entry["rule"] for entry in baseline.entries} if baseline else set()
    return set(codes) | (named - set(catalogue()) - set(policies))


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
