"""A rule's page: what it finds, why, examples, what it does not see, its options and how to set or waive it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))

from svcdsl.project.baseline import is_coverable  # noqa: E402
from svcdsl.report.chinese_examples import in_chinese  # noqa: E402
from svcdsl.report.explain import how_mended  # noqa: E402
from svcdsl.report.naming import type_name  # noqa: E402
from svcdsl.report.sources import source_name  # noqa: E402
from svcdsl.report.wording import GROUPS, say  # noqa: E402
from svcdsl.rules import PHASES, SEVERITIES, Rule  # noqa: E402

W = {
    "title": {"en": "{code} · {name}", "zh": "{code} · {name}"},
    "other": {
        "en": "*[中文]({code}.zh.md)* · [All rules](../rules.md)",
        "zh": "*[English]({code}.md)* · [全部规则](../rules.zh.md)",
    },
    "facts": {
        "en": "Severity: **{severity}** · {phase} · {fix}",
        "zh": "级别：**{severity}** · {phase} · {fix}",
    },
    "message": {"en": "What it says", "zh": "提示内容"},
    "no-options": {"en": "This rule has none.", "zh": "本规则没有可调选项。"},
    "option": {"en": "option", "zh": "选项"},
    "takes": {"en": "takes", "zh": "取值"},
    "default": {"en": "default", "zh": "默认值"},
    "in-settings": {"en": "In `svcdsl.toml`:", "zh": "写在 `svcdsl.toml` 中："},
    "only-text": {
        "en": "It reads what is written; whether the daily work is so, no rule can tell.",
        "zh": "规则只看规范里写了什么；日常工作是否如此，规则看不出来。",
    },
    "no-baseline": {
        "en": "A baseline never covers this rule: mistakes of notation and of waivers are mended, not put off.",
        "zh": "基线不收这类问题：书写错误和豁免本身的问题应当改正，不宜搁置。",
    },
    "baseline": {
        "en": "An old project can put off all that is found today: `svcdsl baseline write`.",
        "zh": "已有的项目可以先把现有问题记入基线：`svcdsl baseline write`。",
    },
}
_FACT = re.compile(r"\{([a-z][a-z0-9_-]*)\}")


def rule_page(rule: Rule, code: str) -> str:
    """The page of a rule in a language, as Markdown."""
    return "\n\n".join(_parts(rule, code)) + "\n"


def _parts(rule: Rule, code: str) -> Iterator[str]:
    yield "# " + W["title"][code].format(code=rule.code, name=rule.name)
    yield W["other"][code].format(code=rule.code)
    fix, severity = how_mended(rule, code), say(rule.severity, code)
    yield W["facts"][code].format(severity=severity, phase=_phase(rule, code), fix=fix)
    yield say("group", code, group=rule.group, meaning=GROUPS[rule.group][code])
    yield _headed(say("condition", code), rule.condition[code])
    yield _headed(say("reason", code), rule.why[code])
    yield _headed(W["message"][code], *_quoted(rule.message, code))
    helps = {variant: words for variant, words in rule.help.items() if "/" not in variant}  # not those of one notation
    yield _headed(say("mend", code), *_quoted(helps, code))
    yield _headed(say("bad", code), _example(rule.bad, code))
    yield _headed(say("good", code), _example(rule.good, code))
    yield _headed(say("unseen", code), rule.unseen[code] if rule.unseen else W["only-text"][code])
    yield _headed(say("options", code), *_options(rule, code))
    yield _headed(say("configure", code), *_setting(rule, code))
    yield _headed(say("source", code), source_name(rule.source, code))


def _headed(heading: str, *paragraphs: str) -> str:
    return "\n\n".join((f"## {heading}", *paragraphs))


def _phase(rule: Rule, code: str) -> str:
    if rule.phase == 1:
        return say("every-phase", code)
    return say("from-phase", code, phase=say(PHASES[rule.phase - 1], code))


def _quoted(variants: dict[str, dict[str, str]], code: str) -> list[str]:
    """The texts of all variants, each once; what a finding fills in stands as …"""
    texts = dict.fromkeys(_FACT.sub("…", words[code]) for words in variants.values() if words[code])
    return ["\n".join(f"- {text}" for text in texts)] if len(texts) > 1 else list(texts)


def _example(text: str, code: str) -> str:
    """An example in a fence that nothing in it can close; on Chinese pages with Chinese words."""
    text = (in_chinese(text) if code == "zh" else text).strip("\n")
    notation = "yaml" if text.startswith("svcdsl:") else "svc"
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{notation}\n{text}\n{fence}"


def _options(rule: Rule, code: str) -> Iterator[str]:
    if not rule.options:
        yield W["no-options"][code]
        return
    heading = [W[word][code] for word in ("option", "takes", "default")]
    rows = [heading, ["---"] * 3]
    lines = [f"[rules.{rule.name}]"]
    for name, (type_, default, _) in rule.options.items():
        takes = say("words", code) if type_ == "words" else type_name(type_, code)
        rows.append([f"`{name}`", takes, f"`{_toml(type_, default)}`"])
        lines.append(f"{name} = {_toml(type_, default)}")
    yield "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
    yield W["in-settings"][code]
    yield _fenced("toml", *lines)


def _toml(type_: str, default: object) -> str:
    """A default as it stands in the settings."""
    if not isinstance(default, str):
        many = isinstance(default, list | tuple)
        return "[" + ", ".join(f'"{word}"' for word in default) + "]" if many else str(default)
    return default if type_ == "number" else f'"{default}"'


def _setting(rule: Rule, code: str) -> Iterator[str]:
    other = next(severity for severity in reversed(SEVERITIES) if severity != rule.severity)
    yield say("leave-out", code)
    yield _fenced("sh", f"svcdsl check --ignore {rule.code}")
    yield say("weigh", code)
    yield _fenced("toml", "[check.severity]", f'{rule.code} = "{other}"')
    yield say("waive", code)
    yield _fenced("svc", say("waiver", code, code=rule.code))
    yield W["baseline" if is_coverable(rule.code) else "no-baseline"][code]


def _fenced(notation: str, *lines: str) -> str:
    return "\n".join((f"```{notation}", *lines, "```"))
