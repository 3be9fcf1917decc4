"""Whatever is mended, in whatever text: it reads, it stays mended, and nothing that people wrote is lost."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from workbench import mended, view_of

from svcdsl.rules import catalogue
from svcdsl.text import Source

ROOT = Path(__file__).resolve().parents[2]
WORD = re.compile(r"[^\W\d_]{3,}")
# A further # opens a remark behind a waiver.
REMARK = re.compile(r"(?:^|(?<=\s))#(?:(?!\s#\s)[^\r\n])*", re.MULTILINE)

CORPUS = [(".svc", rule.bad) for rule in catalogue().values() if not rule.bad.lstrip().startswith("svcdsl:")]
CORPUS += [
    (path.name[path.name.index(".before") + len(".before") :], path.read_text(encoding="utf-8"))
    for path in sorted((Path(__file__).parent / "cases").glob("*.before.*"))
]
CORPUS += [
    (".svc.yaml", path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "tests" / "cases" / "airline-delay-yaml").glob("*.svc.yaml"))
]


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A text of the corpus with letters lost from a few of its words, a remark here and there, odd line ends."""
    ending, text = draw(st.sampled_from(CORPUS))
    for _ in range(draw(st.integers(0, 3))):
        words = list(WORD.finditer(text))
        if not words:
            break
        word = draw(st.sampled_from(words))
        at = draw(st.integers(word.start(), word.end() - 1))
        text = text[:at] + text[at + 1 :]
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 2))):
        at = draw(st.integers(0, len(lines) - 1))
        if lines[at].strip() and '"""' not in text and "|" not in text:
            lines[at] += f"  # remark {at}"
    return f"a{ending}", draw(st.sampled_from(["\n", "\r\n"])).join(lines)


def mistakes(text: str, name: str) -> Counter[str]:
    return Counter(f"{one.code} {one.span.text}" for one in view_of({name: Source(name, text)}).mistakes)


@given(slips(), st.booleans())
@settings(max_examples=60)
def test_a_mended_text_reads_no_worse_and_stays_mended(slip: tuple[str, str], scaffold: bool) -> None:
    name, text = slip
    result = mended({name: text}, scaffold)
    after = result.texts[name].text
    assert not mistakes(after, name) - mistakes(text, name)
    again = mended({name: after}, scaffold)
    assert again.texts[name].text == after


@given(slips(), st.booleans())
@settings(max_examples=60)
def test_every_remark_is_still_there_but_for_waivers_taken_out(slip: tuple[str, str], scaffold: bool) -> None:
    name, text = slip
    result = mended({name: text}, scaffold)
    taken_out = Counter(one.span.text for one in result.done if one.code == "H03")
    before = Counter(found.strip() for found in REMARK.findall(text))
    after = Counter(found.strip() for found in REMARK.findall(result.texts[name].text))
    if any(not one.startswith("#") for one in taken_out):  # only a code was taken out of a waiver
        before = Counter({remark: times for remark, times in before.items() if "allow" not in remark})
    assert not before - after - Counter({remark.strip(): times for remark, times in taken_out.items()})


@given(slips())
@settings(max_examples=60)
def test_where_nothing_was_mended_no_letter_is_changed(slip: tuple[str, str]) -> None:
    name, text = slip
    result = mended({name: text})
    assert (result.texts[name].text != text) == bool(result.done)
