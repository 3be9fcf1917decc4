"""`svcdsl waivers`: everything that somebody has decided to live with, why, and until when."""

from __future__ import annotations

from collections.abc import Sequence

import click

from svcdsl.cli.bilingual import Command, asked_language, language_option, option
from svcdsl.cli.complaints import BadDate
from svcdsl.cli.words import say, system_language
from svcdsl.report.columns import columns
from svcdsl.session import Seen, Wanted, is_date, look


def run(paths: Sequence[str], language: str | None, today: str) -> int:
    """Print a line a waiver: its place, rules, last day, how many findings it sets aside, its reason."""
    from datetime import date

    if today and not is_date(today):
        raise BadDate(today)
    seen = list(look(paths, Wanted(language=language, today=today), system_language(), date.today().isoformat()))
    language = language or seen[0].language
    rows = [row for project in seen for row in rows_of(project, language)]
    if not rows:
        print(say("no-waivers", language))
        return 0
    heading = [say(word, language) for word in ("place", "rule", "until", "waives", "reason")]
    for line in columns([heading, *rows]):
        print(line)
    return 0


def rows_of(project: Seen, language: str) -> list[list[str]]:
    """The cells of a project's waivers, in the order of their places."""
    rows = []
    for waiver in project.model.project.waivers:
        count = sum(waived.waiver is waiver for waived in project.waived)
        state = str(count)
        if waiver.until and waiver.until < project.today:
            state = say("over", language)
        place = f"{waiver.span.source.shown}:{waiver.span.first.line}"
        rows.append([place, ", ".join(waiver.codes), waiver.until or "–", state, waiver.reason or "–"])
    return rows


command = Command(
    "waivers",
    callback=run,
    params=[
        click.Argument(["paths"], nargs=-1, metavar=f"[{say('paths', asked_language())}]..."),
        language_option(),
        option("--today", words="option-today", default="", metavar="DATE"),
    ],
)
