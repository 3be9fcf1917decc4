"""`svcdsl check`: say what is wrong with services."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from os.path import join, relpath
from typing import TYPE_CHECKING, Any

import click

from svcdsl.cli.bilingual import Command, Phase, asked_language, language_option, option
from svcdsl.cli.complaints import BadDate, NeedsFix, near
from svcdsl.cli.words import say, system_language
from svcdsl.diagnostics import Finding, Nearest
from svcdsl.project.baseline import FILE as BASELINE
from svcdsl.project.ruling import idle_globs
from svcdsl.report.columns import columns
from svcdsl.report.layout import visible
from svcdsl.report.telling import tell
from svcdsl.report.terminal import render
from svcdsl.report.totals import Totals
from svcdsl.rules import PHASES, catalogue
from svcdsl.rules.policies import rule_of
from svcdsl.session import Seen, Wanted, is_date, look

if TYPE_CHECKING:
    from svcdsl.cli.fixing import Fixed

SEVERITIES = ("error", "warning", "info", "never")
_MOST_STALE = 5


def shared_options() -> list[click.Parameter]:
    """The options that `check` and `build` have in common."""
    return [
        click.Argument(["paths"], nargs=-1, metavar=f"[{say('paths', asked_language())}]..."),
        language_option(),
        option("--fail-on", words="option-fail-on", type=click.Choice(SEVERITIES)),
        option("--select", words="option-select", multiple=True, metavar="RULE"),
        option("--ignore", words="option-ignore", multiple=True, metavar="RULE"),
        option("--today", words="option-today", default="", metavar="DATE"),
    ]


def wanted_of(given: dict[str, Any]) -> Wanted:
    """What the command line asks for, its lists taken apart. Raises BadDate."""
    if given["today"] and not is_date(given["today"]):
        raise BadDate(given["today"])
    return Wanted(
        language=given["language"],
        select=split(given["select"]),
        ignore=split(given["ignore"]),
        today=given["today"],
        fail_on=given["fail_on"],
        as_phase=given.get("as_phase"),
        use_cache=not given.get("no_cache", True) and not given.get("profile"),
        profile=given.get("profile", False),
    )


def split(values: Sequence[str]) -> list[str]:
    """Values that may hold several words with commas."""
    return [word for value in values for word in value.replace("，", ",").split(",") if word]


def run(paths: Sequence[str], format: str, limit: int, show_waived: bool, statistics: bool, **given: Any) -> int:
    """Check and report; the exit code."""
    from datetime import date

    wanted, today = wanted_of(given), date.today().isoformat()
    if given["scaffold"] and not (given["fix"] or given["diff"]):
        raise NeedsFix
    fixed: Sequence[Fixed] = ()
    if given["fix"] or given["diff"]:
        from svcdsl.cli import fixing

        fixed = fixing.fix(paths, wanted, system_language(), today, given["scaffold"])
    seen = [one.seen for one in fixed] or list(look(paths, wanted, system_language(), today))
    language = wanted.language or (seen[0].language if seen else system_language())
    if given["diff"]:
        sys.stdout.writelines(fixing.diff(fixed))
        fixing.tell(fixed, language, written=False, scaffold=given["scaffold"])
        return 1 if fixing.changes(fixed) else 0
    if fixed:
        fixing.write(fixed)
        fixing.tell(fixed, language, written=True, scaffold=given["scaffold"])
    totals = added(seen)
    if format == "json":
        from svcdsl.report.json_report import as_json

        told = [told for project in seen for told in project.told(language)]
        told.sort(key=lambda one: (one.span.source.shown, one.span.start, one.code))
        click.echo(as_json(told, totals))
    else:
        show(seen, totals, language, limit)
        if show_waived:
            tell_waived(seen, language)
        if statistics:
            tell_statistics(seen, language)
        if given["profile"]:
            tell_costs(seen, language)
    for project in seen:
        for glob in idle_globs(project.located):
            print(say("idle-glob", language, glob=glob, path=relpath(project.located.settings.path)), file=sys.stderr)
    tell_stale(seen, language)
    if tell_defects(seen, language):
        return 3
    return 1 if any(project.fails for project in seen) else 0


def show(seen: Sequence[Seen], totals: Totals, language: str, limit: int, past_limit: str = "past-limit") -> None:
    """The findings as text on the terminal; `past_limit` is the entry that says how to see those past the limit."""
    told = (told for project in seen for told in project.told(language))
    colour = sys.stdout.isatty()
    width = shutil.get_terminal_size((100, 24)).columns
    lines = render(
        told, totals, language=language, colour=colour, width=width, limit=limit or None, past_limit=past_limit
    )
    sys.stdout.writelines(f"{line}\n" for line in lines)


def tell_waived(seen: Sequence[Seen], language: str) -> None:
    """A line a finding that a waiver or the baseline set aside."""
    for waived in (waived for project in seen for waived in project.waived):
        about = waived.waiver
        facts = _shortly(waived.finding, language)
        print(say("waived", language, **facts, until=about.until, reason=about.reason))
    for finding in (finding for project in seen for finding in project.covered):
        print(say("in-baseline", language, **_shortly(finding, language)))


def _shortly(finding: Finding, language: str) -> dict[str, str]:
    """A finding on one line: where it is, its code and what it says."""
    told = tell(finding, rule_of(finding), language)
    place = f"{finding.span.source.shown}:{finding.span.first.line}"
    return {"place": place, "code": finding.code, "message": visible(told.message)}


def tell_stale(seen: Sequence[Seen], language: str) -> None:
    """Say of baselines that they cover what is not found any more, or name rules that there are none of."""
    for project in seen:
        path = relpath(join(project.located.root, BASELINE))
        among = [*(word for rule in catalogue().values() for word in (rule.code, rule.name)), *project.policies]
        stale = []
        for old in (project.covering.stale or ()) if project.covering else ():
            rule, thing = old.entry["rule"], old.entry["thing"]
            if rule in catalogue() or rule in project.policies:
                stale.append(f"{rule} {thing}")
                continue
            text = say("baseline-unknown", language, path=path, word=rule, entry=f"{rule} {thing}")
            print(text + near(Nearest(rule, among), language), file=sys.stderr)
        if stale:
            named = say("comma", language).join(stale[:_MOST_STALE])
            if len(stale) > _MOST_STALE:
                named += say("and-more", language, count=len(stale) - _MOST_STALE)
            print(say("stale", language, path=path, count=len(stale), entries=named), file=sys.stderr)


def tell_statistics(seen: Sequence[Seen], language: str) -> None:
    """A line a rule: how often it found something, most first."""
    counts = Counter((rule.code, rule.name) for project in seen for _, rule, _ in project.findings)
    rows = [
        [str(count), code, name] for (code, name), count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
    ]
    for line in columns([[say("count", language), say("rule", language), say("name", language)], *rows]):
        print(line)


def tell_costs(seen: Sequence[Seen], language: str) -> None:
    """A line a rule: the milliseconds that it took, most first."""
    costs: Counter[str] = Counter()
    for project in seen:
        costs.update(project.model.costs)
    names = {rule.code: rule.name for rule in catalogue().values()}
    rows = [[f"{seconds * 1000:.1f}", code, names.get(code, code)] for code, seconds in costs.most_common()]
    for line in columns([[say("milliseconds", language), say("rule", language), say("name", language)], *rows]):
        print(line)


def added(seen: Sequence[Seen]) -> Totals:
    """The counts of all projects together."""
    return Totals(*(sum(column) for column in zip(*(project.totals for project in seen), strict=True)))


def tell_defects(seen: Sequence[Seen], language: str) -> bool:
    """Say which checks failed themselves; whether any did."""
    defects = [defect for project in seen if project.checked for defect in project.checked.defects]
    if defects:
        print(say("defect", language), file=sys.stderr)
    for defect in defects:
        print(say("rule-defect", language, code=defect.code, place=repr(defect.span)), file=sys.stderr)
        print(defect.trace, file=sys.stderr)
    return bool(defects)


command = Command(
    "check",
    callback=run,
    params=[
        *shared_options(),
        option("--format", words="option-format", type=click.Choice(["text", "json"]), default="text"),
        option("--no-cache", words="option-no-cache", is_flag=True),
        option("--statistics", words="option-statistics", is_flag=True),
        option("--profile", words="option-profile", is_flag=True),
        option("--fix", words="option-fix", is_flag=True),
        option("--scaffold", words="option-scaffold", is_flag=True),
        option("--diff", words="option-diff", is_flag=True),
        option("--show-waived", words="option-show-waived", is_flag=True),
        option("--as-phase", words="option-as-phase", type=Phase(PHASES)),
        option("--limit", words="option-limit", type=click.IntRange(min=0), default=200, show_default=True),
    ],
)
