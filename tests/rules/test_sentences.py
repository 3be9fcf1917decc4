"""The rules about wording, held against sentences as real charters are worded: `sentences.toml`.

Prints precision and recall for each rule and language (`pytest -s`), and what was missed or found too much.
"""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from svcdsl.analyses.wording import phrases_of
from svcdsl.analyses.wording_tables import VAGUE_EXCEPT
from svcdsl.link import Linker
from svcdsl.rules import catalogue
from svcdsl.rules.run import Runner
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.text import Source

WORD_RULES = ("M01", "M02", "M07", "M08", "M09", "C03", "C08")
LEAST = 0.95
FEWEST_SENTENCES = 60
SENTENCES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
SHARED = """svcdsl 1
calendar office timezone Asia/Shanghai open Mon-Fri 09:00-17:00
channel desk kind phone calendar office
channel print kind post calendar office
"""

every_rule_in_each_language = pytest.mark.parametrize(
    ("code", "language"), [(code, language) for code in WORD_RULES for language in SENTENCES]
)


def services(number: int, language: str, text: str) -> str:
    """A sentence as the title of a promise, a standard and a touchpoint, in a service of its own each."""
    title = f"{language} {json.dumps(text, ensure_ascii=False)}"
    things = {"p": f"promise p {title} on print", "s": f"standard s {title}", "t": f"touchpoint t {title} channel desk"}
    service = f"service {language}-{number}"
    return "".join(f"{service}-{kind} {{ phase operation; {thing} }}\n" for kind, thing in things.items())


@cache
def found() -> dict[tuple[str, int], set[str]]:
    """The codes found for each sentence: (language, number) -> codes."""
    every = [(language, number, one["text"]) for language, ones in SENTENCES.items() for number, one in enumerate(ones)]
    text = SHARED + "".join(services(number, language, text) for language, number, text in every)
    linker = Linker()
    linker.add(read_svc(Source("sentences.svc", text)))
    project, findings = linker.link("sentences", "en")
    assert findings == []
    codes: dict[tuple[str, int], set[str]] = {(language, number): set() for language, number, _ in every}
    lines = dict(enumerate((one[:2] for one in every for _ in range(3)), SHARED.count("\n") + 1))
    runner = Runner([catalogue()[code] for code in WORD_RULES], "2026-07-01")
    runner.run(project)
    assert [defect.trace for defect in runner.defects] == []
    for finding in runner.findings:
        codes[lines[finding.span.first.line]].add(finding.code)
    return codes


def judged(code: str, language: str) -> Iterator[tuple[str, bool, bool]]:
    """Each sentence of a language, whether the rule should speak up, and whether it does."""
    for number, one in enumerate(SENTENCES[language]):
        yield one["text"], code in one["rules"], code in found()[language, number]


@pytest.mark.parametrize("language", SENTENCES)
def test_there_are_sentences_enough_and_each_stands_once(language: str) -> None:
    texts = [one["text"] for one in SENTENCES[language]]
    assert len(texts) == len(set(texts)) >= FEWEST_SENTENCES


@every_rule_in_each_language
def test_a_rule_speaks_up_where_it_should_and_only_there(code: str, language: str) -> None:
    rows = list(judged(code, language))
    hits = sum(wanted and is_found for _, wanted, is_found in rows)
    precision = hits / max(1, sum(is_found for *_, is_found in rows))
    recall = hits / sum(wanted for _, wanted, _ in rows)
    wrong = [(text, "missed" if wanted else "too much") for text, wanted, is_found in rows if wanted != is_found]
    print(f"{code} {language}: precision {precision:.3f}, recall {recall:.3f}", *wrong)
    assert min(precision, recall) >= LEAST, wrong


@pytest.mark.parametrize(
    ("options", "found_words"),
    [
        ({}, ["promptly", "及時"]),
        ({"words": ["at once", "马上"]}, ["at once", "馬上"]),
        ({"add": ["at once", "马上"]}, ["promptly", "at once", "及時", "馬上"]),
        ({"allow": ["answer promptly"]}, ["及時"]),
    ],
)
def test_a_list_of_words_is_replaced_added_to_and_excepted(options: dict[str, object], found_words: list[str]) -> None:
    phrases = phrases_of({**word_options_of("M01"), **options}, VAGUE_EXCEPT)
    assert phrases.found("We answer promptly, at once; 及時、馬上") == found_words


def word_options_of(code: str) -> dict[str, object]:
    """The options of a rule as they are where nobody sets them."""
    return dict(catalogue()[code].defaults)
