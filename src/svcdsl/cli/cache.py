"""`svcdsl cache clean`: delete what is kept between runs. It is always safe to."""

from __future__ import annotations

import click

from svcdsl.cli.bilingual import Command, asked_language, language_option
from svcdsl.cli.words import say
from svcdsl.project.cache import clean, home


def run(action: str, language: str | None) -> int:
    """Delete what is kept of all projects."""
    language = language or asked_language()
    print(say("cleaned", language, path=home()) if clean() else say("nothing-kept", language))
    return 0


command = Command(
    "cache",
    callback=run,
    params=[
        click.Argument(["action"], type=click.Choice(["clean"])),
        language_option(),
    ],
)
