"""`svcdsl` itself: its commands and its version."""

from __future__ import annotations

import click

from svcdsl import __version__
from svcdsl.cli.bilingual import Group, asked_language
from svcdsl.cli.words import say


def _show_version(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        click.echo(f"svcdsl {__version__}")
        context.exit()


root = Group(
    "svcdsl",
    help=say("about", asked_language()),
    params=[
        click.Option(
            ["--version"],
            is_flag=True,
            expose_value=False,
            is_eager=True,
            callback=_show_version,
            help=say("option-version", asked_language()),
        )
    ],
)
