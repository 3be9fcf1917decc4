"""All words of this target, in both languages, and how texts of the spec are made harmless among them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from .alert_sentences import ALERTS
from .file_sentences import FILES
from .names import Amount, decimal

SENTENCES: Mapping[str, Mapping[str, str]] = {**ALERTS, **FILES}
"""Every sentence by its key and language, with its facts in braces."""

# What Prometheus puts in when an alert fires.
_SHOWN = {
    "percent": "{{ $value | humanizePercentage }}",
    "number": '{{ $value | printf "%.4g" }}',
    "time": "{{ $value | humanizeDuration }}",
}
_UNITS = {
    "en": ((86400, "{} d"), (3600, "{} h"), (60, "{} min"), (1, "{} s")),
    "zh": ((86400, "{}天"), (3600, "{}小时"), (60, "{}分钟"), (1, "{}秒")),
}


def supported(languages: Sequence[str]) -> tuple[str, ...]:
    """The languages to write in, each once; English where none is asked for."""
    return tuple(dict.fromkeys(languages)) or ("en",)


def told(key: str, language: str, facts: Mapping[str, str]) -> str:
    """A sentence of an annotation; `facts` must be `plain` already."""
    return _sentence(key, language).format_map({**facts, **_SHOWN})


def said(key: str, language: str, facts: Mapping[str, str]) -> str:
    """A sentence that no template engine will read."""
    return _sentence(key, language).format_map(facts)


def comment(key: str, language: str, facts: Mapping[str, str]) -> str:
    """A sentence as one line of a comment, whatever the facts hold."""
    return said(key, language, {name: _one_line(fact) for name, fact in facts.items()})


def plain(text: str) -> str:
    """A text of the spec on one line, in which no Go template can begin."""
    return _one_line(text).replace("{", '{{"{"}}')


def length(seconds: Amount, language: str) -> str:
    """A length of time in words, in the greatest unit that is whole."""
    for size, form in _UNITS[_words(language)]:
        if Fraction(seconds) % size == 0:
            return form.format(int(seconds / size))
    return _UNITS[_words(language)][-1][1].format(decimal(seconds))


def pace(factor: Fraction, language: str) -> str:
    """How many times as fast as it may."""
    if factor == 1:
        return said("pace.one", language, {})
    return said("pace.above", language, {"factor": decimal(round(factor, 2))})


def in_each(languages: Sequence[str], tell: Callable[[Amount, str], str], amount: Amount) -> dict[str, str]:
    """What `tell` says of the amount, in each language."""
    return {language: tell(amount, language) for language in languages}


def _sentence(key: str, language: str) -> str:
    return SENTENCES[key][_words(language)]


def _words(language: str) -> str:
    return "zh" if language.partition("-")[0].lower() == "zh" else "en"


def _one_line(text: str) -> str:
    # `split` also parts at the line ends that only YAML and Unicode know.
    return "".join(sign for sign in " ".join(text.split()) if sign.isprintable())
