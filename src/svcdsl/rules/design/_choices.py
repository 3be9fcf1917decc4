"""Some of a field's choices as a fact in both languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from svcdsl.language import language


def in_both_languages(kind: str, field: str, choices: Iterable[str]) -> Mapping[str, str]:
    """The words of the choices, joined: {"en": "assurance, empathy", "zh": "保证性、同理心"}."""
    options = language().kinds[kind].words[field].options
    chosen = list(choices)
    return {"en": ", ".join(chosen), "zh": "、".join(options[one][0] if options[one] else one for one in chosen)}
