"""`svcdsl coverage`: how far each need is carried, and where its thread breaks."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import click

from svcdsl.analyses import Referrers
from svcdsl.analyses.coverage import Coverage, coverage_of
from svcdsl.cli.bilingual import Command, asked_language, language_option, option
from svcdsl.cli.complaints import BadDate
from svcdsl.cli.words import say, system_language
from svcdsl.report.coverage_table import as_json, render, without_needs
from svcdsl.report.layout import visible
from svcdsl.session import Seen, Wanted, is_date, look


def run(paths: Sequence[str], language: str | None, format: str, fail_under: float | None, today: str) -> int:
    """Print the threads of all needs; 1 where a service's coverage of some link is below `fail_under`."""
    from datetime import date

    if today and not is_date(today):
        raise BadDate(today)
    # Only what is read matters here, not what rules find in it.
    wanted = Wanted(language=language, select=("N",), no_baseline=True, today=today)
    seen = list(look(paths, wanted, system_language(), date.today().isoformat()))
    language = language or seen[0].language
    coverages = [coverage for project in seen for coverage in coverages_of(project)]
    if format == "json":
        print(as_json(coverages))
    else:
        for line in render(coverages, language, colour=sys.stdout.isatty()):
            print(line)
    for project in seen:
        for service in project.model.project.services.values():
            if service in project.model.project.broken:
                print(say("half-covered", language, service=service.id), file=sys.stderr)
    return tell_under(coverages, fail_under, language) if fail_under is not None else 0


def tell_under(coverages: Sequence[Coverage], wanted: float, language: str) -> int:
    """Say which services are below the coverage wanted; 1 where any is."""
    lowest = ((coverage, min(coverage.percent.values(), default=100.0)) for coverage in coverages)
    under = [(coverage, percent) for coverage, percent in lowest if percent < wanted]
    for coverage, percent in under:
        facts = {"service": visible(coverage.service.id), "lowest": f"{percent:g}", "wanted": f"{wanted:g}"}
        print(say("under", language, **facts), file=sys.stderr)
    for line in without_needs([coverage for coverage, _ in under], language):
        print(line, file=sys.stderr)
    return 1 if under else 0


def coverages_of(project: Seen) -> Iterator[Coverage]:
    """The services of a project that the paths name."""
    referrers = Referrers(project.model.project)
    for service in project.model.project.services.values():
        if project.located.reports(service.span.source.name):
            yield coverage_of(service, referrers)


command = Command(
    "coverage",
    callback=run,
    params=[
        click.Argument(["paths"], nargs=-1, metavar=f"[{say('paths', asked_language())}]..."),
        language_option(),
        option("--format", words="option-format", type=click.Choice(["text", "json"]), default="text"),
        option("--today", words="option-today", default="", metavar="DATE"),
        option("--fail-under", words="option-fail-under", type=click.FloatRange(0, 100), metavar="PERCENT"),
    ],
)
