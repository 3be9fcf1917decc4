"""The sentences of proofs: both languages, the same facts, alike at their ends, and none that nothing says."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from string import Formatter

import pytest

from svcdsl.analyses import proving
from svcdsl.analyses.proving.proof import Said, Seconds, Share
from svcdsl.report.proof_words import SENTENCES, tell_said, variant_of
from svcdsl.report.proofs_told import HEADINGS, VERDICTS
from tests.report.made_proofs import project_of

HAN = re.compile("[一-鿿]")
EMITTED = re.compile(r"""\b(?:[Ss]aid\w*|Undecided)\(\s*f?"([a-z][a-z0-9{}-]*)\"""")
ANALYSES = sorted(Path(str(proving.__file__)).parent.rglob("*.py"))


def placeholders(text: str) -> set[str]:
    """What is to be filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_sentence_is_in_both_languages() -> None:
    assert [key for key, words in SENTENCES.items() if set(words) != {"en", "zh"}] == []
    assert [key for key, words in SENTENCES.items() if HAN.search(words["en"]) or not HAN.search(words["zh"])] == []


def test_both_languages_ask_for_the_same_facts() -> None:
    asked = {key: [placeholders(words[tongue]) for tongue in ("en", "zh")] for key, words in SENTENCES.items()}
    assert {key: both for key, both in asked.items() if both[0] != both[1]} == {}


def test_sentences_end_alike() -> None:
    assert [key for key, words in SENTENCES.items() if words["en"][-1] != "." or words["zh"][-1] != "。"] == []
    assert [key for key, words in SENTENCES.items() if not re.match(r"[A-Z{]", words["en"])] == []


def test_a_variant_asks_for_no_more_than_its_sentence() -> None:
    own = {"starts"}
    more = {
        key: placeholders(words["en"]) - placeholders(SENTENCES[key.partition("/")[0]]["en"]) - own
        for key, words in SENTENCES.items()
        if "/" in key
    }
    assert {key: asked for key, asked in more.items() if asked} == {}


def test_every_sentence_that_analyses_say_has_words() -> None:
    said = {key for path in ANALYSES for key in EMITTED.findall(path.read_text(encoding="utf-8"))}
    whole = {key for key in said if "{" not in key}
    patterns = [re.escape(key).replace(r"\{", "{").replace(r"\}", "}") for key in said - whole]
    made = {key for one in patterns for key in SENTENCES if re.fullmatch(re.sub(r"\{[^}]*\}", ".+", one), key)}
    assert said
    assert sorted(whole - set(SENTENCES)) == []
    assert len(made) >= len(patterns)


@pytest.mark.parametrize(
    ("key", "facts", "variant"),
    [
        ("step-range", {"least": Seconds(60), "most": Seconds(120)}, "step-range"),
        ("step-range", {"least": Seconds(60), "most": Seconds(60)}, "step-range/same"),
        ("step-range", {"least": Seconds(60), "most": None}, "step-range/open"),
        ("way-back", {"times": 1}, "way-back/once"),
        ("way-back", {"times": 2}, "way-back"),
        ("step-hours", {"calendars": ("a", "b")}, "step-hours/several"),
        ("span-of-years", {"first": 2026, "last": 2026}, "span-of-years/same"),
        ("repair-share", {"to_share": Share(Fraction(0))}, "repair-share/none"),
        ("repair-share", {"to_share": Share(Fraction(1, 20))}, "repair-share"),
    ],
)
def test_the_facts_choose_a_variant(key: str, facts: dict[str, object], variant: str) -> None:
    assert variant_of(Said(key, facts, None)) == variant


def test_a_sentence_is_filled() -> None:
    detect, _, meal, _ = project_of().services["delay"].processes["care"].steps.values()
    said = Said("way-share", {"step": detect, "to": meal, "share": Share(0)}, None)
    assert tell_said(said, "zh") == "到了“发现延误”（detect）的，有0%转到“Hand out *vouchers*”（meal）。"


def test_a_share_of_a_step_that_can_fail_is_of_the_others() -> None:
    spec = """svcdsl 1
service s {
  process p {
    start a
    step a { fails when "x" share 5% recover b; choose when "y" share 70% -> b; choose otherwise -> end }
    step b -> end
  }
}
"""
    a, b = project_of(spec).services["s"].processes["p"].steps.values()
    said = Said("way-share", {"step": a, "to": b, "share": Share(Fraction(7, 10))}, None)
    assert tell_said(said, "en") == "Of the cases that come to “a” and do not fail there, 70% go on to “b”."


def test_what_is_missing_is_no_error() -> None:
    assert tell_said(Said("way-back", {}, None), "en") == "From … a case goes back to … at most … times."
    assert tell_said(Said("not-a-key", {}, None), "en") == "not-a-key"


def test_headings_are_in_both_languages() -> None:
    asked = {key: [placeholders(words[tongue]) for tongue in ("en", "zh")] for key, words in HEADINGS.items()}
    assert {key for key, both in asked.items() if both[0] != both[1]} == set()
    assert set(VERDICTS) <= set(HEADINGS)
