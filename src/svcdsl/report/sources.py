"""What rules are drawn from, as it is named to readers: standards by their names, phrases in the reader's language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from svcdsl.report.wording import Words, say

_PHRASES: Mapping[str, Words] = {
    "derived": {"en": "follows from the model", "zh": "由模型推导"},
    "derived (sampling theory)": {"en": "follows from sampling theory", "zh": "由抽样理论推导"},
    "derived (reliability of chains)": {"en": "follows from the reliability of chains", "zh": "由串联系统的可靠性推导"},
    "the language": {"en": "the language", "zh": "语言本身"},
    "gaps model of service quality": {"en": "gaps model of service quality", "zh": "服务质量差距模型"},
    "gaps model of service quality (upward communication)": {
        "en": "gaps model of service quality (upward communication)",
        "zh": "服务质量差距模型（向上沟通）",
    },
    "soundness of workflow nets": {"en": "soundness of workflow nets", "zh": "工作流网的健全性"},
    "queueing theory": {"en": "queueing theory", "zh": "排队论"},
    "Erlang A where customers give up": {"en": "Erlang A where customers give up", "zh": "客户会放弃等候时用 Erlang A"},
    "service blueprinting": {"en": "service blueprinting", "zh": "服务蓝图"},
    "service blueprinting (physical evidence)": {
        "en": "service blueprinting (physical evidence)",
        "zh": "服务蓝图（有形展示）",
    },
    "Google SRE workbook": {"en": "Google SRE workbook", "zh": "谷歌 SRE 实践手册"},
}
_PRACTICE = re.compile(r"seeds? [\d, ]+(?:\s*\(.*\))?")
_INCOSE = re.compile(r"INCOSE guide to writing requirements, (R\d+)")
_GOV_UK = re.compile(r"GOV\.UK Service Standard, points? (.+)")


def source_name(source: str, tongue: str) -> str:
    """A rule's source in a language; several stand with semicolons. What is a name stays as it is."""
    parts = list(dict.fromkeys(_part(part.strip(), tongue) for part in source.split(";")))
    return say("semicolon", tongue).join(parts)


def _part(part: str, tongue: str) -> str:
    if part in _PHRASES:
        return _PHRASES[part][tongue]
    if _PRACTICE.fullmatch(part):
        return say("practice", tongue)
    for pattern, words in ((_INCOSE, "incose"), (_GOV_UK, "gov-uk")):
        match = pattern.fullmatch(part)
        if match:
            numbers = match[1] if tongue == "en" else match[1].replace(" and ", "、").replace(", ", "、")
            return say(words, tongue, numbers=numbers)
    return part
