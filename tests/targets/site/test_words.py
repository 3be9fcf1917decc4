"""The table of the site's own words is complete, in both languages, and all of it is used."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from svcdsl.targets import site
from svcdsl.targets.site.places import ANCHORED
from svcdsl.targets.site.words import LANGUAGES, table, words

FOLDER = Path(site.__file__).parent
CODE = "\n".join(
    path.read_text(encoding="utf-8")
    for path in sorted(FOLDER.rglob("*"))
    if path.suffix in (".py", ".j2", ".html") and path.name != "words.py"
)

# Names that are put together where they are used.
MADE = {
    *(f"event_{moment}" for moment in ("started", "done", "arrived", "ended")),
    *(severity + end for severity in ("error", "warning", "info") for end in ("", "_one", "_count")),
    *("roles", "channels", "calendars", "customers", "sources", "norms", "terms", "policies"),
    *(kind for kind in ANCHORED if kind != "feedback"),
}


def placeholders(text: str) -> set[str]:
    """What is to be filled in."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_every_word_has_every_language() -> None:
    lacking = [
        name for name, texts in table().items() if len(texts) != len(LANGUAGES) or not all(map(str.strip, texts))
    ]
    assert lacking == []


def test_words_are_filled_in_alike() -> None:
    counted = {name: texts for name, texts in table().items() if not name.endswith("_one")}
    unlike = [name for name, (english, chinese) in counted.items() if placeholders(english) != placeholders(chinese)]
    assert unlike == []


def test_chinese_is_chinese() -> None:
    plain = {name: re.sub(r"\{\w+\}|svcdsl|`[^`]*`", "", texts[1]) for name, texts in table().items()}
    assert {name for name, text in plain.items() if re.search("[A-Za-z]", text)} == set()
    assert {name for name, text in plain.items() if re.search(r"\w", text) and not re.search("[一-鿿]", text)} == set()


def test_english_is_english() -> None:
    assert {name for name, (english, _) in table().items() if re.search("[一-鿿]", english)} == set()


def test_no_word_is_idle() -> None:
    used = set(re.findall(r"\bw\.(\w+)", CODE)) | set(re.findall(r"[\"'](\w+)[\"']", CODE)) | MADE
    used |= set(re.findall(r"words\(\w+\)\.(\w+)", CODE))
    assert sorted(set(table()) - used) == []


def test_no_word_is_missing() -> None:
    used = set(re.findall(r"\bw\.([a-z_]+)\b", CODE)) | MADE
    assert sorted(used - set(table()) - {"language"}) == []


def test_an_unknown_word_is_an_error() -> None:
    with pytest.raises(AttributeError, match="no_such_word"):
        _ = words("en").no_such_word
