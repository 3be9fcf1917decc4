"""`svcdsl prove`: can each promise and sla be kept? Proved, refuted or open, with the steps that lead there."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator, Sequence
from shlex import quote
from typing import TYPE_CHECKING

import click

from svcdsl.analyses import Analyses
from svcdsl.cli.bilingual import Command, asked_language, language_option, option
from svcdsl.cli.complaints import BadDate
from svcdsl.cli.words import say, system_language
from svcdsl.report.layout import visible
from svcdsl.session import Seen, Wanted, is_date, look

if TYPE_CHECKING:
    from svcdsl.analyses.proving.telling.proved import Proved
    from svcdsl.model.service import Service


def run(paths: Sequence[str], language: str | None, format: str, today: str) -> int:
    """Print the proofs of all services that could be read whole; 1 where one is refuted or too much is unread."""
    from datetime import date

    if today and not is_date(today):
        raise BadDate(today)
    # Only what is read matters here, not what rules find in it.
    wanted = Wanted(language=language, select=("N",), today=today, no_baseline=True)
    seen = list(look(paths, wanted, system_language(), date.today().isoformat()))
    language = language or seen[0].language
    results = [result for project in seen for result in results_of(project)]
    left_out = [service for project in seen for service in left_out_of(project)]
    show(results, format, language, [service.id for service in left_out])
    tell_unread(seen, left_out, language)
    verdicts = [proof.verdict for result in results for proof in result.proofs]
    unread = any(project.fails for project in seen) or (left_out and not verdicts)
    return 1 if unread or "refuted" in verdicts else 0


def tell_unread(seen: Sequence[Seen], left_out: Sequence[Service], language: str) -> None:
    """Say of which services nothing is proved, and why; or that what stands in none of them could not be read."""
    for service in left_out:
        facts = {"service": visible(service.id), "path": quote(service.span.source.shown)}
        print(say("not-proved", language, **facts), file=sys.stderr)
    if not left_out and any(project.fails for project in seen):
        print(say("not-all-read", language), file=sys.stderr)


def results_of(project: Seen) -> Iterator[Proved]:
    """What is proved of the services of a project that the paths name and that have no finding of group N."""
    from svcdsl.analyses.proving.telling.proved import proved

    model = project.model.project
    analyses = Analyses(model)
    for service in model.services.values():
        if project.located.reports(service.span.source.name) and service not in model.broken:
            yield proved(service, analyses, project.today)
            analyses.forget_flows()


def left_out_of(project: Seen) -> Iterator[Service]:
    """The services that the paths name and that have a finding of group N."""
    model = project.model.project
    for service in model.services.values():
        if service in model.broken and project.located.reports(service.span.source.name):
            yield service


def show(results: Sequence[Proved], format: str, language: str, left_out: Sequence[str]) -> None:
    """The proofs on standard output, and in a report that may be all that is read also what has none."""
    if format == "json":
        from svcdsl.report.proofs_json import as_json

        click.echo(as_json(results, language))
    elif format == "markdown":
        from svcdsl.report.proofs_markdown import as_markdown

        click.echo(as_markdown(results, language, left_out), nl=False)
    else:
        from svcdsl.report.proofs_text import render

        width = shutil.get_terminal_size((100, 24)).columns
        lines = render(results, language, colour=sys.stdout.isatty(), width=width, left_out=left_out)
        sys.stdout.writelines(f"{line}\n" for line in lines)


command = Command(
    "prove",
    callback=run,
    epilog=say("prove-more", asked_language()),
    params=[
        click.Argument(["paths"], nargs=-1, metavar=f"[{say('paths', asked_language())}]..."),
        language_option(),
        option("--format", words="option-format", type=click.Choice(["text", "json", "markdown"]), default="text"),
        option("--today", words="option-today", default="", metavar="DATE"),
    ],
)
