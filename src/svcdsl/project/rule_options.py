"""The options of rules, as `[rules.NAME-OR-CODE]` of the settings has them, against what the rules take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from svcdsl.diagnostics import Nearest
from svcdsl.project.discovery import Located
from svcdsl.project.ruling import rule_of_word
from svcdsl.project.settings import Problem, Settings
from svcdsl.project.troubles import SettingsError
from svcdsl.rules import Rule, catalogue
from svcdsl.rules.base import Option
from svcdsl.values import BadValue, parse


def rule_options(located: Located) -> dict[str, Mapping[str, object]]:
    """The options of rules by code, as the project sets them over the rules' own. Raises SettingsError."""
    settings = located.settings
    found: dict[str, dict[str, object]] = {}
    setters: dict[tuple[str, str], str] = {}
    problems: list[Problem] = []
    for word, own in settings.get("rules", default={}).items():
        rule = rule_of_word(word)
        if rule is None:
            among = [name for rule in catalogue().values() for name in (rule.code, rule.name)]
            facts = {"word": word, "nearest": Nearest(word, among)}
            problems.append((settings.line_of("rules", word), "unknown-rule", facts))
            continue
        problems += _faults(rule, word, own, settings)
        for name in own:
            other = setters.setdefault((rule.code, name), word)
            if other != word:
                facts = {"key": name, "where": f"rules.{word}", "other": f"rules.{other}"}
                problems.append((settings.line_of("rules", word, name), "twice", facts))
        found.setdefault(rule.code, dict(rule.defaults)).update(own)
    if problems:
        raise SettingsError(settings.path, problems)
    return dict(found)


def _faults(rule: Rule, word: str, own: Mapping[str, Any], settings: Settings) -> Iterator[Problem]:
    where = f"rules.{word}"
    for name, value in own.items():
        line = settings.line_of("rules", word, name)
        option = rule.options.get(name)
        if option is None:
            nearest = Nearest(name, rule.options)
            yield line, "unknown-key", {"key": name, "where": where, "nearest": nearest}
        elif not _fits(option, value):
            yield line, "wrong-option", {"key": f"{where}.{name}", **option._asdict()}


def _fits(option: Option, value: Any) -> bool:
    """Whether a value is one that an option takes: `words` are a list of texts, others as the language has them."""
    if option.type == "words":
        return isinstance(value, list) and all(isinstance(word, str) and word.strip() for word in value)
    try:
        read: Any = parse(option.type, str(value))
    except BadValue:
        return False
    if option.type != "number":
        return True
    return bool(read.value >= 0 and (option.most is None or read.value <= option.most))
