"""Which rules a project wants, how severely, with which options, and in which of its files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from svcdsl.diagnostics import Finding, Nearest
from svcdsl.project.discovery import Located
from svcdsl.project.globs import matches
from svcdsl.project.troubles import SettingsError, UnknownRule
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.policies import POLICIES, policy_rule
from svcdsl.rules.run import choose, names
from svcdsl.values import BadValue, parse


def known(word: str, policies: Collection[str] = ()) -> None:
    """Raise UnknownRule where the word names no rule, group or code, and none of the policies with these ids."""
    rules: list[Rule] = [*catalogue().values(), *map(policy_rule, policies)]
    if word.lower() != POLICIES.name and not any(names(rule, [word]) for rule in rules):
        among = [word for rule in rules for word in (rule.code, rule.name)]
        raise UnknownRule(word, Nearest(word, among))


def chosen_rules(located: Located, select: Sequence[str], ignore: Sequence[str]) -> list[Rule]:
    """The rules to run: as the command line asks, else as the project's settings do."""
    return [rule for rule in catalogue().values() if is_chosen(rule, located, select, ignore)]


def is_chosen(rule: Rule, located: Located, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Whether a rule's findings are wanted, by the command line, else by the project's settings."""
    settings = located.settings
    select = select or settings.get("check", "select", default=[])
    return bool(choose([rule], select, [*ignore, *settings.get("check", "ignore", default=[])]))


def refuse_unknown(located: Located, policies: Collection[str]) -> None:
    """Raise UnknownRule where the settings choose by a word that names neither a rule nor one of the policies."""
    settings = located.settings
    for section, default in (("select", []), ("ignore", []), ("severity", {})):
        for word in settings.get("check", section, default=default):
            known(word, policies)


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


def rule_options(located: Located) -> dict[str, Mapping[str, object]]:
    """The options of rules by code, as the project sets them over the rules' own. Raises SettingsError, UnknownRule."""
    found: dict[str, Mapping[str, object]] = {}
    problems: list[tuple[int, str, Mapping[str, Any]]] = []
    for word, own in located.settings.get("rules", default={}).items():
        known(word)
        rule = next(rule for rule in catalogue().values() if names(rule, [word]))
        where = f"rules.{word}"
        for name, value in own.items():
            if name not in rule.options:
                facts = {"key": name, "where": where, "nearest": Nearest(name, rule.options)}
                problems.append((0, "unknown-key", facts))
            elif not _fits(rule.options[name][0], value):
                problems.append(
                    (
                        0,
                        "wrong-value",
                        {"key": f"{where}.{name}", "accepted": [f"{rule.options[name][0]} ({rule.options[name][1]})"]},
                    )
                )
        found[rule.code] = {**rule.defaults, **own}
    if problems:
        raise SettingsError(located.settings.path, problems)
    return found


def _fits(type_: str, value: object) -> bool:
    """Whether an option's value is of its type: `words` is a list of texts, all others as the language has them."""
    if type_ == "words":
        return isinstance(value, list) and all(isinstance(word, str) for word in value)
    try:
        parse(type_, str(value))
    except BadValue:
        return False
    return True
