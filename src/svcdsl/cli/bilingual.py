"""Click's commands with the words of both languages: headings, hints and complaints."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import Any

import click

from svcdsl.cli.words import say, system_language
from svcdsl.project.settings import FILE
from svcdsl.report.wording import say as say_in_report

COMMANDS = ("check", "prove", "build", "targets", "rules", "explain", "coverage", "waivers", "baseline", "cache")


def asked_language(arguments: Sequence[str] | None = None) -> str:
    """The language that the command line asks for, looked up before it is parsed, since complaints need it."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    asked = [word.partition("=")[2] for word in words if word.startswith("--language=")]
    asked += [following for word, following in pairwise(words) if word == "--language"]
    return asked[0] if asked and asked[0] in ("en", "zh") else project_language() or system_language()


def project_language() -> str | None:
    """The language that the project around the current folder sets; what is wrong in its settings is told later."""
    try:
        here = Path.cwd()
        file = next(one for folder in (here, *here.parents) if (one := folder / FILE).is_file())
        return _language_set_in(file, file.stat().st_mtime_ns)
    except (OSError, StopIteration):
        return None


@cache
def _language_set_in(file: Path, changed: int) -> str | None:
    try:
        language = tomllib.loads(file.read_text(encoding="utf-8-sig"))["project"]["language"]
    except (ValueError, KeyError, TypeError):
        return None
    return language if language in ("en", "zh") else None


class _Bilingual:
    """Help in the language asked for."""

    def format_usage(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line."""
        pieces = self.collect_usage_pieces(context)  # type: ignore[attr-defined]
        formatter.write_usage(context.command_path, " ".join(pieces), say("usage", asked_language()))

    def format_options(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and a group's commands."""
        records = [record for p in self.get_params(context) if (record := p.get_help_record(context))]  # type: ignore[attr-defined]
        with _section(formatter, "options"):
            formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(context, formatter)

    def get_help_option(self, context: click.Context) -> click.Option | None:
        """`--help`, told in the language asked for."""
        option = super().get_help_option(context)  # type: ignore[misc]
        if option is not None:
            option.help = say("option-help", asked_language())
        return option  # type: ignore[no-any-return]


@contextmanager
def _section(formatter: click.HelpFormatter, heading: str) -> Iterator[None]:
    """A part of a help page; click itself would put a colon of its own behind the heading."""
    formatter.write_paragraph()
    formatter.write(say(heading, asked_language()) + "\n")
    with formatter.indentation():
        yield


class Command(_Bilingual, click.Command):
    """One command; its help is a key of the words."""

    def __init__(self, name: str, **rest: Any) -> None:
        language = asked_language()
        super().__init__(name, help=say(name, language), options_metavar=say("options-metavar", language), **rest)


class Group(_Bilingual, click.Group):
    """The commands, each imported only when it is used."""

    def __init__(self, name: str, **rest: Any) -> None:
        language = asked_language()
        options, command = say("options-metavar", language), say("command-metavar", language)
        super().__init__(name, options_metavar=options, subcommand_metavar=command, **rest)

    def list_commands(self, context: click.Context) -> list[str]:
        """The names of all commands, in the order that they are told of."""
        return list(COMMANDS)

    def get_command(self, context: click.Context, name: str) -> click.Command | None:
        """The command of that name, from the file of that name."""
        if name not in COMMANDS:
            return None
        command: click.Command = import_module(f"svcdsl.cli.{name}").command
        return command

    def format_commands(self, context: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the words alone, without importing them."""
        language = asked_language()
        with _section(formatter, "commands"):
            formatter.write_dl([(name, say(name, language)) for name in COMMANDS])


def option(*names: str, words: str, **rest: Any) -> click.Option:
    """An option whose help is a key of the words."""
    return click.Option(list(names), help=say(words, asked_language()), **rest)


class Phase(click.Choice[str]):
    """The phases of a service, by their English and Chinese words."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The phase's own name."""
        chinese = {say_in_report(phase, "zh"): phase for phase in self.choices}
        return super().convert(chinese.get(value, value), param, ctx)


def language_option() -> click.Option:
    """`--language`, which every command takes."""
    return option("--language", words="option-language", type=click.Choice(["en", "zh"]))


def explain_misuse(error: click.UsageError, language: str) -> str:
    """What is wrong with a command line, in that language."""
    name = _name_of(error)
    if isinstance(error, click.NoSuchOption):
        text = say("no-such-option", language, name=error.option_name)
        if error.possibilities:
            words = say("or", language).join(sorted(error.possibilities)[:3])
            text += " " + say("did-you-mean", language, words=words)
        return text
    if isinstance(error, click.MissingParameter):
        return say("missing-argument", language, name=name)
    if isinstance(error, click.BadOptionUsage):
        return say("option-needs-value", language, name=error.option_name)
    if isinstance(error, click.BadParameter):
        kind = getattr(error.param, "type", None)
        if isinstance(kind, click.Choice):
            value = str(error.message).split("'")[1] if "'" in str(error.message) else ""
            return say("bad-choice", language, name=name, value=value, choices=", ".join(map(str, kind.choices)))
        return say("bad-value", language, name=name)
    if "No such command" in error.message:
        return say("no-such-command", language, name=error.message.split("'")[1])
    return say("wrong-use", language)


def _name_of(error: click.UsageError) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return str(getattr(error, "param_hint", "") or "")
    if isinstance(parameter, click.Option):
        return str(parameter.opts[-1])
    return str(parameter.make_metavar(error.ctx) if error.ctx else parameter.name)
