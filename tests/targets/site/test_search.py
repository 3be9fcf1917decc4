"""The index of the search holds every thing that has a place, and leads there."""

from __future__ import annotations

import json
from urllib.parse import unquote

from svcdsl.targets.site.places import ANCHORED

from .conftest import Site


def rows_of(site: Site, language: str) -> list[list[str]]:
    """The rows of the index: title, kind, home, address, text."""
    path = site.folder / "html" / language / "assets" / "search-index.js"
    text = path.read_text(encoding="utf-8")
    assert text.startswith("window.svcdslSearch = [")
    rows: list[list[str]] = json.loads(text.removeprefix("window.svcdslSearch = ").rstrip(";\n"))
    return rows


def test_everything_with_a_place_is_in_it(any_site: Site) -> None:
    things = [item for item in any_site.emission.project.things() if item.KIND in ANCHORED or item.KIND == "service"]
    assert len(rows_of(any_site, "zh")) == len(rows_of(any_site, "en")) == len(things)


def test_every_row_leads_somewhere(any_site: Site) -> None:
    for language in ("en", "zh"):
        pages = any_site.pages(language)
        for title, kind, _, address, _ in rows_of(any_site, language):
            path, _, anchor = address.partition("#")
            assert title and kind
            assert unquote(path) in pages
            assert not anchor or unquote(anchor) in pages[unquote(path)].ids


def test_no_sign_could_end_the_script(any_site: Site) -> None:
    for path in (any_site.folder / "html").rglob("search-index.js"):
        assert "<" not in path.read_text(encoding="utf-8")
