"""A finding's facts and its rule's words -> a finding told in one language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from svcdsl.diagnostics import Finding, Nearest, Related, Told, ToldPlace
from svcdsl.language.instead import may_stand_for
from svcdsl.model import Localized, in_language
from svcdsl.report.meaning import said_instead
from svcdsl.report.naming import choice_names, field_name, kind_name, type_name
from svcdsl.report.wording import PHRASES, in_words, listed, say
from svcdsl.report.yaml_snippets import in_yaml, statement_in_yaml
from svcdsl.rules.base import Rule

_PLACEHOLDER = re.compile(r"(?P<article>\b[Aa] [“‘]?)?\{(?P<name>[a-z][a-z0-9_]*)\}")
_LINE_END = re.compile(r"\s*[\r\n]\s*")
_SPACES = re.compile(r"(?<=\S)  +")
_EMPTY_QUOTES = re.compile("“”|‘’|（）|\\(\\)")
_STARTS_WITH_VOWEL = re.compile(r"SLA|OLA|[aeio]|u(?!ni|s[eu])", re.IGNORECASE)
_LONGEST = 80
_MOST = 24


def tell(finding: Finding, rule: Rule, language: str, severity: str | None = None) -> Told:
    """The finding in words. `severity` is one that a project has set, else the finding's or the rule's holds.

    Never raises for facts that a message asks for and the finding lacks: the place stays empty.
    """
    tongue = in_words(language)
    facts = _Facts(finding.facts, language, tongue, finding.span.source.name.endswith((".yaml", ".yml")))
    nearest = [fact for fact in finding.facts.values() if isinstance(fact, Nearest)]
    offered = [*said_instead(finding, tongue, facts.in_yaml), *(word for fact in nearest for word in fact.words())]
    meant = list(dict.fromkeys(offered))
    help_ = facts.fill(_help(finding, rule, tongue, facts.in_yaml))
    if meant:
        quoted = listed([f"“{shortened(word)}”" for word in meant], tongue, "or")
        offer = say("did-you-mean", tongue, words=quoted)
        help_ = f"{offer} {help_}".rstrip() if tongue == "en" else offer + help_
    return Told(
        code=finding.code,
        name=rule.name,
        severity=severity or finding.severity or rule.severity,
        message=facts.fill(_text(rule.message, finding.variant, tongue)),
        why=facts.fill(rule.why.get(tongue, "")),
        help=help_,
        span=finding.span,
        related=tuple(_place(one, rule, facts, tongue) for one in finding.related),
        fixable=_fixable(finding, rule, nearest),
    )


def placeholders(text: str) -> set[str]:
    """The names of the facts that a message asks for."""
    return {match["name"] for match in _PLACEHOLDER.finditer(text)}


def shortened(text: str) -> str:
    """A text as a sentence can quote it: on one line, and cut where it is longer than 80 characters."""
    text = _LINE_END.sub(" ", text[: _LONGEST * 2])
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _text(texts: Mapping[str, Any], variant: str, tongue: str) -> str:
    words = texts.get(variant) or texts.get("") or {}
    text: str = words.get(tongue) or ""
    return text


def _help(finding: Finding, rule: Rule, tongue: str, is_yaml: bool) -> str:
    """The help in the file's own notation: a text made for it, else its statements turned into YAML."""
    variant = finding.variant if finding.variant in rule.help else ""
    made = rule.help.get(f"{variant}/{'yaml' if is_yaml else 'svc'}")
    if made:
        text: str = made[tongue]
        return text
    text = _text(rule.help, variant, tongue)
    if not is_yaml or "`" not in text or rule.code == "N01":  # the mistakes of N01 are those of one notation
        return text
    return in_yaml(text, rule.on or _one(finding.facts.get("kind")), tongue)


def _fixable(finding: Finding, rule: Rule, nearest: list[Nearest]) -> str:
    """A rule that mends a mistyped word can do so only where it is sure which word was meant."""
    if rule.mends is not None and finding.variant not in rule.mends:
        return "no"
    if rule.fix == "safe" and not finding.edits and nearest:
        kind, of_names = _one(finding.facts.get("kind")), finding.code == "N06"
        sole = ((fact.word, fact.sole(of_names=of_names)) for fact in nearest)
        return "safe" if any(word and may_stand_for(wrong, word, kind) for wrong, word in sole) else "no"
    return rule.fix


def _place(related: Related, rule: Rule, facts: _Facts, tongue: str) -> ToldPlace:
    """`a-need` is told by its own phrase, else by that of `a` with the kind `need`, else by a general one."""
    role, _, kind = related.role.partition("-")
    for phrases in (rule.related, PHRASES):
        if related.role in phrases:
            return ToldPlace(facts.fill(phrases[related.role][tongue]), related.span)
        if role in phrases:
            return ToldPlace(facts.fill(phrases[role][tongue], kind=kind), related.span)
    return ToldPlace(PHRASES[""][tongue], related.span)


class _Facts:
    """The facts of one finding, rendered when a text asks for them."""

    def __init__(self, facts: Mapping[str, Any], language: str, tongue: str, is_yaml: bool) -> None:
        self.facts = facts
        self.in_yaml = is_yaml
        self.language = language
        self.tongue = tongue

    def fill(self, text: str, **more: str) -> str:
        """A text with its placeholders filled; `more` are facts that hold for this text alone."""
        if "{" not in text:
            return text
        asked = placeholders(text)
        if not asked:
            return text
        facts = {**self.facts, **more}
        lacking = {name for name in asked if name not in facts or isinstance(facts[name], Nearest)}

        def put(match: re.Match[str]) -> str:
            value = "" if match["name"] in lacking else self.render(match["name"], facts)
            return _article(match["article"] or "", value, self.tongue) + value

        filled = _PLACEHOLDER.sub(put, text)
        if lacking:
            filled = _SPACES.sub(" ", _EMPTY_QUOTES.sub("", filled)).strip()
        return filled

    def render(self, name: str, facts: Mapping[str, Any]) -> str:
        """One fact in words."""
        tongue = self.tongue
        value = facts[name]
        kind = _one(facts.get("kind"))
        if name == "field":
            return self.field(str(value), facts)
        if name == "fields":
            return listed([field_name(str(one), kind, tongue) for one in value], tongue)
        if name == "kind":
            return kind_name(str(value), tongue)
        if name == "kinds":
            return listed([kind_name(str(one), tongue) for one in value], tongue, "or")
        if name == "choices":
            return listed(self.choices(facts), tongue)
        if name == "type":
            return type_name(str(value), tongue, listed(self.choices(facts), tongue))
        if name == "example" and self.in_yaml:
            return statement_in_yaml(self.plain(name, value), "", tongue)
        return self.plain(name, value)

    def field(self, name: str, facts: Mapping[str, Any]) -> str:
        """The field's word, of the kind that the facts name, else of the one that fits them."""
        refers = facts.get("kinds") or ()
        known = field_name(
            name, _one(facts.get("of") or facts.get("kind")), self.tongue, _one(facts.get("type")), tuple(refers)
        )
        return shortened(known)

    def choices(self, facts: Mapping[str, Any]) -> tuple[str, ...]:
        """The words that a field of choices accepts."""
        field, kind = _one(facts.get("field")), _one(facts.get("of") or facts.get("kind"))
        return choice_names(field, kind, self.tongue, tuple(facts.get("choices") or ()))

    def plain(self, name: str, value: Any) -> str:
        """A fact that is no word of the language: a text, a number, several texts, or a text by language."""
        if isinstance(value, Localized):
            return shortened(in_language(value, self.language))
        if isinstance(value, str):
            return shortened(value)
        if isinstance(value, int):
            return f"{value:,}" if value >= 10_000 else str(value)  # 2026 may be a year
        if isinstance(value, Mapping):
            return shortened(str(value.get(self.tongue) or next(iter(value.values()), "")))
        try:
            texts = [self.plain("", one) for one in value]
        except TypeError:
            return shortened(str(value))
        if name == "path":
            return " → ".join(texts if len(texts) <= _MOST else [*texts[: _MOST - 1], "…", texts[-1]])
        return listed(texts if len(texts) <= _MOST else [*texts[:_MOST], "…"], self.tongue)


def _one(fact: Any) -> str:
    return fact if isinstance(fact, str) else ""


def _article(article: str, value: str, tongue: str) -> str:
    if tongue == "en" and article and _STARTS_WITH_VOWEL.match(value):
        return f"{article[0]}n{article[1:]}"
    return article
