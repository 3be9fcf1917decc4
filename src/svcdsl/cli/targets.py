"""`svcdsl targets`: list what can be built."""

from __future__ import annotations

from svcdsl.cli.bilingual import Command, asked_language, language_option
from svcdsl.targets import target_names, target_of


def run(language: str | None) -> int:
    """Print a line a target: its name, what it is."""
    language = language or asked_language()
    names = target_names()
    width = max((len(name) for name in names), default=0)
    for name in names:
        target = target_of(name)
        print(f"{name:<{width}}  {target.title[language]}: {target.description[language]}")
    return 0


command = Command("targets", callback=run, params=[language_option()])
