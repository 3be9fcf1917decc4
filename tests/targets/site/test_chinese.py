"""A Chinese page of a Chinese project has no English word that its people did not write."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from svcdsl.model import Item, Localized

from .conftest import Page, Site

WORD = re.compile(r"[A-Za-z][A-Za-z.'-]*")


def written(item: Item) -> Iterator[str]:
    """All texts of a thing, values and names of files among them."""
    yield item.origin.name
    yield getattr(item, "id", "")
    for attribute in item.FIELDS:
        value = getattr(item, attribute)
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, Localized):
                yield from one.by_language.values()
            elif not isinstance(one, Item) and isinstance(one, str):
                yield one


def test_chinese_pages_are_chinese(built: Callable[[str], Site]) -> None:
    site = built("hospital-visit")
    people = set(WORD.findall(" ".join(text for item in site.emission.project.things() for text in written(item))))
    frame = {"English", "svcdsl"}
    for path, page in site.pages("zh").items():
        assert sorted(set(WORD.findall(page.text)) - people - frame) == [], path


def test_chinese_drawings_are_chinese(built: Callable[[str], Site]) -> None:
    for path in (built("hospital-visit").folder / "html" / "zh").rglob("*.svg"):
        assert WORD.findall(Page(path.read_text(encoding="utf-8")).text) == []


def test_pages_say_their_language(built: Callable[[str], Site]) -> None:
    for language, said in (("zh", "zh-Hans"), ("en", "en")):
        for page in built("hospital-visit").pages(language).values():
            assert next(given["lang"] for tag, given in page.tags if tag == "html") == said
