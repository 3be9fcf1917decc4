"""`svcdsl explain CODE`: a rule's page."""

from __future__ import annotations

import click

from svcdsl.cli.bilingual import Command, asked_language, language_option
from svcdsl.project.ruling import known
from svcdsl.report.explain import explain
from svcdsl.rules import catalogue
from svcdsl.rules.run import names


def run(code: str, language: str | None) -> int:
    """Print the page of a rule, found by its code or name."""
    rule = next((rule for rule in catalogue().values() if names(rule, [code]) and code.upper() != rule.group), None)
    if rule is None:
        known(code)
        raise click.UsageError(code)
    print(explain(rule, language or asked_language()))
    return 0


command = Command("explain", callback=run, params=[click.Argument(["code"], metavar="CODE"), language_option()])
