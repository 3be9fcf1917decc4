"""The word of the language that was meant where another one for the same thing is written: 转到 for 下一步."""

from __future__ import annotations

import re
from collections.abc import Iterator

from svcdsl.diagnostics import Finding
from svcdsl.language.instead import meant_by, meant_by_kind, word_meant_by

_VALUE = re.compile(r"[ :：\"“'\u3000]*([\w-]+)")


def said_instead(finding: Finding, tongue: str, in_yaml: bool) -> Iterator[str]:
    """The word to write, in the language of the wrong one; English ones are told to Chinese readers in Chinese."""
    facts = finding.facts
    if finding.code == "N02" and finding.variant != "no-fields":
        wrong = str(facts.get("field", ""))
        field = meant_by(wrong, str(facts.get("kind", "")))
        said = meant_by_kind(wrong, _value_behind(finding), str(facts.get("kind", "")))
        if said is not None:
            is_chinese = _in_chinese(wrong, tongue)
            word, yes = (said.zh[0], "是") if is_chinese else (said.name, "true")
            yield f"{word}: {yes}" if in_yaml else word
        elif field is not None:
            yield field.zh[0] if _in_chinese(wrong, tongue) else field.name if in_yaml else field.svc_word
    elif (finding.code, finding.variant) in (("N03", "choice"), ("N06", "")):
        wrong = str(facts.get("text") or facts.get("id") or "")
        words = word_meant_by(wrong, str(facts.get("of", "")), str(facts.get("field", "")))
        if words is not None:
            yield words[_in_chinese(wrong, tongue)]


def _value_behind(finding: Finding) -> str:
    """The word that stands behind the one which is wrong."""
    span = finding.span
    match = _VALUE.match(span.source.text, span.end)
    return match[1] if match else ""


def _in_chinese(word: str, tongue: str) -> bool:
    return tongue == "zh" or not word.isascii()
