"""`svcdsl baseline`: set today's findings aside, so that an old project can be checked for new ones."""

from __future__ import annotations

import os
from collections.abc import Sequence

import click

from svcdsl.cli.bilingual import Command, asked_language, language_option, option
from svcdsl.cli.check import tell_defects
from svcdsl.cli.complaints import BadDate, PartOfProject
from svcdsl.cli.words import counted, say, system_language
from svcdsl.project.baseline import FILE, Baseline
from svcdsl.session import Seen, Wanted, is_date, look


def run(action: str, paths: Sequence[str], language: str | None, today: str) -> int:
    """Write, update or prune the baseline of every project that the paths lie in, each as a whole."""
    from datetime import date

    if today and not is_date(today):
        raise BadDate(today)
    wanted = Wanted(language=language, today=today, against_baseline=True, no_baseline=action == "write")
    seen = list(look(paths, wanted, system_language(), date.today().isoformat()))
    if paths and any("." not in (project.located.reported or ["."]) for project in seen):
        raise PartOfProject
    told = language or seen[0].language
    if tell_defects(seen, told):
        return 3
    if action == "prune":
        return max(prune(project, told) for project in seen)
    return max(add(project, told, action) for project in seen)


def add(project: Seen, language: str, action: str) -> int:
    """What is found and not yet covered, added to the baseline; to an empty one for `write`."""
    covering = project.covering
    assert covering is not None  # it was asked for
    baseline = covering.baseline or Baseline(_path(project))
    added = baseline.merge(covering.present)
    baseline.write()
    print(counted(f"baseline-{action}", language, added, path=os.path.relpath(baseline.path)))
    return 0


def prune(project: Seen, language: str) -> int:
    """The baseline without what is not found any more; left alone where not all could be judged."""
    covering = project.covering
    path = os.path.relpath(_path(project))
    if covering is None or covering.baseline is None:
        print(say("baseline-none", language, path=path))
        return 0
    if covering.stale is None:
        print(say("baseline-half-read", language, path=path))
        return 1
    covering.baseline.prune(covering.stale)
    covering.baseline.write()
    print(counted("baseline-prune", language, len(covering.stale), path=path))
    return 0


def _path(project: Seen) -> str:
    return os.path.join(project.located.root, FILE)


command = Command(
    "baseline",
    callback=run,
    params=[
        click.Argument(["action"], type=click.Choice(["write", "update", "prune"])),
        click.Argument(["paths"], nargs=-1, metavar=f"[{say('paths', asked_language())}]..."),
        language_option(),
        option("--today", words="option-today", default="", metavar="DATE"),
    ],
)
