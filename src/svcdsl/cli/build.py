"""`svcdsl build`: write what people and machines work by."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from svcdsl import __version__
from svcdsl.cli.bilingual import Command, option
from svcdsl.cli.check import added, shared_options, show, split, tell_defects, wanted_of
from svcdsl.cli.complaints import UnknownTarget
from svcdsl.cli.words import counted, say, system_language
from svcdsl.pipeline import emit
from svcdsl.project.options import checked_options
from svcdsl.project.writing import Part, Written, write_parts
from svcdsl.session import Seen, look
from svcdsl.targets import Target, target_names, target_of


def run(paths: Sequence[str], output: str | None, target: Sequence[str], **given: Any) -> int:
    """Check, build and report; the exit code follows --fail-on, as for check."""
    from datetime import date

    wanted = wanted_of(given)
    asked = split(target)
    for name in asked:
        if name not in target_names():
            raise UnknownTarget(name, target_names())
    seen = list(look(paths, wanted, system_language(), date.today().isoformat()))
    language = wanted.language or (seen[0].language if seen else system_language())
    show(seen, added(seen), language, 20, past_limit="past-limit-of-build")
    for project in seen:
        for service in project.model.project.services.values():
            if service in project.model.project.broken:
                print(say("left-out", language, service=service.id))
    if output is None:
        output = own_output(seen)
    chosen = [target_of(name) for name in asked or own_targets(seen) or target_names()]
    written = write_parts(output, (part for project in seen for part in parts_of(project, chosen, seen)))
    tell(written, seen, chosen, output, language)
    if tell_defects(seen, language):
        return 3
    return 1 if any(project.fails for project in seen) else 0


def own_output(seen: Sequence[Seen]) -> str:
    """The folder that a single project's settings name, from its root; else `build` where the user stands."""
    own = seen[0].located.settings.get("build", "output") if len(seen) == 1 else None
    return "build" if own is None else str(Path(seen[0].located.root, own))


def own_targets(seen: Sequence[Seen]) -> list[str]:
    """The outputs that the projects' settings name; none where one of them wants all."""
    named = [project.located.settings.get("build", "targets", default=[]) for project in seen]
    return sorted({name for names in named for name in names}) if all(named) else []


def parts_of(project: Seen, targets: Sequence[Target], seen: Sequence[Seen]) -> Iterator[Part]:
    """One project's outputs, each in a folder of its target; below a folder of the project where there are several."""
    settings = project.located.settings
    languages = settings.get("project", "languages", default=[]) or [project.language]
    told = {language: list(project.told(language)) for language in languages}
    for target in targets:
        outputs = emit(
            target,
            project.model,
            told=told,
            languages=languages,
            options=checked_options(settings, target),
            today=project.today,
            version=__version__,
        )
        yield Part(folder_of(project, target, seen), outputs, target.finish)


def folder_of(project: Seen, target: Target, seen: Sequence[Seen]) -> str:
    """The folder of a target's files below the output folder."""
    if len(seen) == 1:
        return target.name
    roots = [one.located.root for one in seen]
    name = Path(project.located.root).name
    if sum(Path(root).name == name for root in roots) > 1:
        name = f"{name}-{roots.index(project.located.root) + 1}"
    return f"{name}/{target.name}"


def tell(written: Written, seen: Sequence[Seen], targets: Sequence[Target], output: str, language: str) -> None:
    """What was written, and where to look first."""
    for project in seen:
        for target in targets:
            folder = folder_of(project, target, seen) + "/"
            counts = [sum(name.startswith(folder) for name in names) for names in (written.changed, written.unchanged)]
            words = "built" if any(counts) else "nothing-to-build"
            print(say(words, language, target=folder.rstrip("/"), changed=counts[0], unchanged=counts[1]))
    if written.removed:
        print(counted("removed", language, len(written.removed)))
    shown = [target for target in targets if target.entry.endswith(".html")] or targets
    for project in seen:
        for target in shown:
            entry = Path(output, folder_of(project, target, seen), target.entry)
            if target.entry and entry.is_file():
                print(say("open", language, link=entry.resolve().as_uri()))
    sys.stdout.flush()


command = Command(
    "build",
    callback=run,
    params=[
        *shared_options(),
        option("--output", "-o", words="option-output", metavar="DIR"),
        option("--target", "-t", words="option-target", multiple=True, metavar="TARGET"),
    ],
)
