"""`svcdsl check --fix`: mends what is found, shows it or writes it, and says what was left."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import unified_diff
from functools import partial
from typing import NamedTuple

from svcdsl.cli.words import say
from svcdsl.diagnostics import Finding
from svcdsl.mending import STUBS, Mended, Tools, View, mend
from svcdsl.pipeline import read
from svcdsl.project import Located, locate, sources_of
from svcdsl.project.patching import write_text
from svcdsl.rules import catalogue
from svcdsl.session import Seen, Wanted, look_at
from svcdsl.text import Source


class Fixed(NamedTuple):
    """One project: its texts as they were, what mending made of them, and what is found after it."""

    before: Mapping[str, Source]
    mended: Mended
    seen: Seen


def fix(paths: Sequence[str], wanted: Wanted, system_language: str, today: str, scaffold: bool) -> list[Fixed]:
    """Mend the projects that the paths name, in memory; only files under the paths are changed."""
    return [
        _fix(located, wanted._replace(use_cache=False), system_language, today, scaffold) for located in locate(paths)
    ]


def _fix(located: Located, wanted: Wanted, system_language: str, today: str, scaffold: bool) -> Fixed:
    texts = list(sources_of(located))
    unread = [(source, trouble) for source, trouble in texts if trouble is not None]
    before = {source.name: source for source, trouble in texts if trouble is None}

    def seen_of(now: Mapping[str, Source]) -> Seen:
        copies = [(Source(one.name, one.text, one.shown), None) for one in now.values()]
        return look_at(located, wanted, system_language, today, [*unread, *copies])

    tools = Tools(
        lambda now: _view(seen_of(now)),
        partial(read, limits=located.settings.limits),
        located.settings.language,
        located.reports,
    )
    mended = mend(before, tools, scaffold)
    return Fixed(before, mended, seen_of(mended.texts))


def _view(seen: Seen) -> View:
    checked = seen.model
    every = (*checked.findings, *(one.finding for one in checked.waived))
    findings = [finding for finding, _, _ in seen.findings]
    # A policy's findings bear its id, which may begin with any letter.
    mistakes = [finding for finding in every if finding.code in catalogue() and finding.code[0] == "N"]
    return View(checked.project, findings, mistakes)


def write(fixed: Iterable[Fixed]) -> None:
    """Write what was changed to where it was read from. Raises OutputError."""
    for one in fixed:
        for name in one.mended.changed(one.before):
            write_text(one.seen.located.root, one.before[name], one.mended.texts[name].text)


def diff(fixed: Iterable[Fixed]) -> Iterator[str]:
    """What would change, as lines of a unified diff with their line ends."""
    for one in fixed:
        for name in one.mended.changed(one.before):
            old, new = one.before[name], one.mended.texts[name]
            for line in unified_diff(_lines(old.text), _lines(new.text), old.shown, new.shown):
                yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Lines that end at LF alone, as diff tools have them."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def changes(fixed: Iterable[Fixed]) -> bool:
    """Whether anything is, or would be, another text than before."""
    return any(one.mended.changed(one.before) for one in fixed)


def tell(fixed: Sequence[Fixed], language: str, *, written: bool, scaffold: bool) -> None:
    """Say, on stderr, what was mended in which file, what was left out and why."""
    for one in fixed:
        stubs = [finding for finding in one.mended.done if finding.code in STUBS]
        mends = [finding for finding in one.mended.done if finding.code not in STUBS]
        _tell_files("mended" if written else "would-mend", mends, language)
        _tell_files("drafted" if written else "would-draft", stubs, language)
        for finding in one.mended.left:
            place = f"{finding.span.source.shown}:{finding.span.first.line}"
            _say("mend-left", language, place=place, code=finding.code)
        if scaffold and one.mended.open:
            _say("no-stub", language, codes=_counted(one.mended.open, language))
    if not written and not changes(fixed):
        _say("mend-nothing", language)


def _tell_files(key: str, findings: Iterable[Finding], language: str) -> None:
    by_file: dict[str, list[Finding]] = {}
    for finding in findings:
        by_file.setdefault(finding.span.source.shown, []).append(finding)
    for path, inside in sorted(by_file.items()):
        _say(key, language, path=path, codes=_counted(inside, language))


def _counted(findings: Iterable[Finding], language: str) -> str:
    counts = sorted(Counter(finding.code for finding in findings).items())
    words = (code if count == 1 else say("times", language, code=code, count=count) for code, count in counts)
    return say("comma", language).join(words)


def _say(key: str, language: str, **facts: object) -> None:
    print(say(key, language, **facts), file=sys.stderr)
