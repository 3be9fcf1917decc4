"""`svcdsl rules`: list the rules."""

from __future__ import annotations

from svcdsl.cli.bilingual import Command, asked_language, language_option
from svcdsl.report.explain import rules_table
from svcdsl.rules import catalogue


def run(language: str | None) -> int:
    """Print a line a rule."""
    print(rules_table(list(catalogue().values()), language or asked_language()))
    return 0


command = Command("rules", callback=run, params=[language_option()])
