"""Which rules a project wants, how severely, with which options, and in which of its files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from svcdsl.diagnostics import Finding, Nearest
from svcdsl.project.discovery import Located
from svcdsl.project.globs import matches
from svcdsl.project.settings import Problem, Settings
from svcdsl.project.troubles import SettingsError, UnknownRule
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.policies import POLICIES, policy_rule
from svcdsl.rules.run import choose, names


def known(word: str, policies: Collection[str] = ()) -> None:
    """Raise UnknownRule where the word names no rule, group or code, and none of the policies with these ids."""
    nearest = _unknown(word, policies)
    if nearest is not None:
        raise UnknownRule(word, nearest)


def _unknown(word: str, policies: Collection[str]) -> Nearest | None:
    """None for a word that names some rule; for any other what it may stand for."""
    rules: list[Rule] = [*catalogue().values(), *map(policy_rule, policies)]
    if word.lower() == POLICIES.name or any(names(rule, [word]) for rule in rules):
        return None
    return Nearest(word, [word for rule in rules for word in (rule.code, rule.name)])


def chosen_rules(located: Located, select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules to run: as the command line asks, else as the project's settings do."""
    return [rule for rule in catalogue().values() if is_chosen(rule, located, select, ignore)]


def is_chosen(rule: Rule, located: Located, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule's findings are wanted, by the command line, else by the project's settings."""
    settings = located.settings
    select = select or settings.get("check", "select", default=[])
    return bool(choose([rule], select, [*ignore, *settings.get("check", "ignore", default=[])]))


def refuse_unknown(located: Located, policies: Collection[str]) -> None:
    """Refuse settings that choose by a word which names neither a rule nor one of the policies. Raises SettingsError.

    Of a rule whose severity is set twice, by its code and by its name, nobody could say which holds.
    """
    settings = located.settings
    problems: list[Problem] = []
    for word, where in _choosing(settings):
        nearest = _unknown(word, policies)
        if nearest is not None:
            line = settings.line_of(*where, word=word)
            problems.append((line, "unknown-rule", {"word": word, "nearest": nearest}))
    problems += _twice(settings, ("check", "severity"))
    if problems:
        raise SettingsError(settings.path, problems)


def _choosing(settings: Settings) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The words by which settings choose rules, each with the key that it stands under."""
    for word in settings.get("check", "severity", default={}):
        yield word, ("check", "severity", word)
    in_files = [(entry, ("check", "files")) for entry in settings.get("check", "files", default=[])]
    for entry, where in ((settings.get("check", default={}), ("check",)), *in_files):
        for key in ("select", "ignore"):
            yield from ((word, (*where, key)) for word in entry.get(key, []))


def _twice(settings: Settings, where: tuple[str, ...]) -> Iterator[Problem]:
    """The words of a table that name a rule which one before it named, be it by its code or by its name."""
    first: dict[str, str] = {}
    for word in settings.get(*where, default={}):
        rule = rule_of_word(word)
        if rule is not None and first.setdefault(rule.code, word) != word:
            facts = {"key": word, "where": ".".join(where), "other": first[rule.code]}
            yield settings.line_of(*where, word), "twice", facts


def rule_of_word(word: str) -> Rule | None:
    """The one rule of that code or name; case does not count."""
    lowered = word.lower()
    return next((rule for rule in catalogue().values() if lowered in (rule.code.lower(), rule.name)), None)


def severity_of(finding: Finding, rule: Rule, located: Located) -> str:
    """The project's own severity for a rule, by code, name or group, else the finding's, else the rule's."""
    own: Mapping[str, str] = located.settings.get("check", "severity", default={})
    for word, severity in own.items():
        if names(rule, [word]):
            return severity
    return finding.severity or rule.severity


def ignored_in_file(finding: Finding, rule: Rule, located: Located) -> bool:
    """Whether `[[check.files]]` leaves this rule out for the finding's file."""
    for entry in located.settings.get("check", "files", default=[]):
        if matches(finding.span.source.name, entry.get("paths", [])):
            if names(rule, entry.get("ignore", [])):
                return True
            if entry.get("select") and not names(rule, entry["select"]):
                return True
    return False


def idle_globs(located: Located) -> Iterator[str]:
    """Globs of the settings that no file of the project fits."""
    settings = located.settings
    globs = [glob for entry in settings.get("check", "files", default=[]) for glob in entry.get("paths", [])]
    globs += settings.get("project", "include", default=[])
    for glob in globs:
        if not any(matches(name, [glob]) for name in located.files):
            yield glob
    for glob in settings.get("project", "exclude", default=[]):
        if not any(matches(name, [glob]) for name in located.left_out):
            yield glob
