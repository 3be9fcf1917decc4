"""`svcdsl rules`: list the rules."""

from __future__ import annotations

import json

import click

from svcdsl.cli.bilingual import Command, asked_language, language_option, option
from svcdsl.report.explain import rules_markdown, rules_table
from svcdsl.report.sources import source_name
from svcdsl.rules import PHASES, Rule, catalogue


def run(language: str | None, format: str) -> int:
    """Print the rules, for people, programs or a page."""
    language = language or asked_language()
    rules = list(catalogue().values())
    if format == "json":
        print(json.dumps([as_data(rule, language) for rule in rules], ensure_ascii=False, indent=1))
    else:
        print((rules_table if format == "text" else rules_markdown)(rules, language))
    return 0


def as_data(rule: Rule, language: str) -> dict[str, object]:
    """A rule as plain data."""
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity,
        "phase": PHASES[rule.phase - 1],
        "fixable": rule.fix,
        "condition": rule.condition[language],
        "why": rule.why[language],
        "source": source_name(rule.source, language),
        "options": {name: {"type": one.type, "default": one.default} for name, one in rule.options.items()},
    }


command = Command(
    "rules",
    callback=run,
    params=[
        language_option(),
        option(
            "--format", words="option-rules-format", type=click.Choice(["text", "json", "markdown"]), default="text"
        ),
    ],
)
