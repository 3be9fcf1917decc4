"""A rule's page for the terminal, and the table of all rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from svcdsl.report.chinese_examples import in_chinese
from svcdsl.report.layout import labelled, padded, wrap
from svcdsl.report.sources import source_name
from svcdsl.report.telling import placeholders
from svcdsl.report.wording import GROUPS, in_words, listed, say
from svcdsl.rules.base import PHASES, SEVERITIES, Option, Rule
from svcdsl.text import display_width

_WIDTH = 88
_MOST_WORDS = 3
_FINDS = re.compile(r"# finds (?P<codes>[A-Z0-9, ]+?)[ \t]*$", re.MULTILINE)


def explain(rule: Rule, language: str) -> str:
    """The page of one rule, ending with a line end."""
    tongue = in_words(language)
    return "\n".join(_page(rule, tongue)) + "\n"


def rules_table(rules: Iterable[Rule], language: str) -> str:
    """The rules under their groups, as given in order: severity, first phase, mend; the condition below."""
    tongue = in_words(language)
    rules = list(rules)
    rows = {rule.code: _row(rule, tongue) for rule in rules}
    widths = [max(map(display_width, column)) for column in zip(*rows.values(), strict=True)]
    lines = []
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += [say("group", tongue, group=group, meaning=GROUPS[group][tongue]), ""]
        for rule in members:
            cells = (padded(cell, width) for cell, width in zip(rows[rule.code], widths, strict=True))
            lines.append("  " + "  ".join(cells).rstrip())
            lines += labelled("", rule.condition[tongue], widths[0] + 4, _WIDTH)
        lines.append("")
    return "\n".join(lines[:-1]) + "\n" if lines else ""


def rules_markdown(rules: Iterable[Rule], language: str, pages: str = "") -> str:
    """The rules as Markdown tables, one a group. `pages` is the address of a rule's page, with {code} in it."""
    tongue = in_words(language)
    heading = [say(word, tongue) for word in ("code", "name", "detects", "severity", "phase")]
    parts = []
    for group, members in groupby(rules, key=lambda rule: rule.group):
        rows = [
            [
                _linked(rule.code, pages),
                f"`{rule.name}`",
                rule.condition[tongue],
                say(rule.severity, tongue),
                _phase(rule, tongue),
            ]
            for rule in members
        ]
        lines = [heading, ["---"] * len(heading), *rows]
        table = "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)
        parts.append(f"## {group} · {GROUPS[group][tongue]}\n\n{table}")
    return "\n\n".join(parts) + "\n"


def how_mended(rule: Rule, tongue: str) -> str:
    """Whether what it finds can be mended or drafted, never, always or in some of its variants."""
    if rule.mends is None:
        return say(f"fix-{rule.fix}", tongue)
    return say(f"fix-{rule.fix}-some" if rule.mends else "fix-no", tongue)


def _linked(code: str, pages: str) -> str:
    return f"[{code}]({pages.format(code=code)})" if pages else code


def _row(rule: Rule, tongue: str) -> tuple[str, ...]:
    mend = how_mended(rule, tongue)
    return (rule.code, rule.name, say(rule.severity, tongue), _phase(rule, tongue), mend)


def _phase(rule: Rule, tongue: str) -> str:
    if rule.phase == 1:
        return say("every-phase", tongue)
    return say("from-phase", tongue, phase=say(PHASES[rule.phase - 1], tongue))


def _page(rule: Rule, tongue: str) -> Iterator[str]:
    yield f"{rule.code} {rule.name}"
    yield " · ".join((say(rule.severity, tongue), _phase(rule, tongue), how_mended(rule, tongue)))
    yield say("group", tongue, group=rule.group, meaning=GROUPS[rule.group][tongue])
    yield from _section("condition", _paragraphs(rule.condition[tongue]), tongue)
    yield from _section("reason", _paragraphs(rule.why[tongue]), tongue)
    yield from _section("mend", _helps(rule, tongue), tongue)
    yield from _section("bad", _example(rule.bad, tongue), tongue)
    yield from _section("good", _example(rule.good, tongue), tongue)
    if rule.unseen:
        yield from _section("unseen", _paragraphs(rule.unseen[tongue]), tongue)
    yield from _section("options", _options(rule, tongue), tongue)
    yield from _section("source", _paragraphs(source_name(rule.source, tongue)), tongue)
    yield from _section("configure", _configuring(rule, tongue), tongue)


def _section(entry: str, lines: list[str], tongue: str) -> Iterator[str]:
    if lines:
        yield ""
        yield say(entry, tongue)
        yield from lines


def _paragraphs(text: str) -> list[str]:
    return ["  " + line for line in wrap(text, _WIDTH - 2)] if text else []


def _helps(rule: Rule, tongue: str) -> list[str]:
    """The ways to mend it: the usual one, and of the other variants those that need no facts of a finding."""
    texts = list(dict.fromkeys(words[tongue] for variant, words in rule.help.items() if "/" not in variant))
    usual = rule.help.get("", {}).get(tongue)
    whole = [text for text in texts if text and (text == usual or not placeholders(text))]
    if len(texts) == 1 or not whole:
        return [line for text in texts for line in _paragraphs(_without_facts(text))]
    return [line for text in whole for line in labelled("–", _without_facts(text), 2, _WIDTH)]


def _without_facts(text: str) -> str:
    return re.sub(r"\{[a-z][a-z0-9_]*\}", "…", text)


def _example(text: str, tongue: str) -> list[str]:
    shown = in_chinese(text) if tongue == "zh" else text
    marked = _FINDS.sub(lambda match: say("finds", tongue, codes=match["codes"]), shown.strip("\n"))
    return [f"    {line}".rstrip() for line in marked.split("\n")] if marked.strip() else []


def _options(rule: Rule, tongue: str) -> list[str]:
    lines: list[str] = []
    for name, option in rule.options.items():
        words = option.type == "words"
        type_ = say("words", tongue) if words else option.type
        default = listed(option.default, tongue) or "[]" if words else option.default
        text = say("option", tongue, name=name, type=type_, default=default)
        lines += [*_paragraphs(text), f"    [rules.{rule.code}]", f"    {name} = {_toml(option)}"]
    return lines


def _toml(option: Option) -> str:
    """A value as it stands in the settings: the default; of a list, no more than its first words."""
    if option.type == "words":
        return "[" + ", ".join(f'"{word}"' for word in option.default[:_MOST_WORDS]) + "]"
    return str(option.default) if option.type == "number" else f'"{option.default}"'


def _configuring(rule: Rule, tongue: str) -> list[str]:
    other = next(severity for severity in reversed(SEVERITIES) if severity != rule.severity)
    waiver = say("waiver", tongue, code=rule.code)
    return [
        *_paragraphs(say("leave-out", tongue)),
        f"    svcdsl check --ignore {rule.code}",
        *_paragraphs(say("weigh", tongue)),
        "    [check.severity]",
        f'    {rule.code} = "{other}"',
        *_paragraphs(say("waive", tongue)),
        f"    {waiver}",
    ]
