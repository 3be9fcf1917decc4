"""Every link leads somewhere, and nothing is fetched from anywhere."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from .conftest import Page, Site

OUTSIDE = re.compile(r"(?:https?:|ftp:|wss?:)?//", re.IGNORECASE)


def all_pages(site: Site) -> dict[Path, Page]:
    """Every page of every language, by where it lies."""
    return {path: Page(path.read_text(encoding="utf-8")) for path in sorted((site.folder / "html").rglob("*.html"))}


def test_every_link_leads_somewhere(any_site: Site) -> None:
    pages = all_pages(any_site)
    dead = []
    for path, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("http", "https", "mailto"):  # a person's own, in a description
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.is_file() or (parts.fragment and unquote(parts.fragment) not in pages[target].ids):
                dead.append((path.name, link))
    assert dead == []


def test_nothing_is_loaded_from_outside(any_site: Site) -> None:
    for path, page in all_pages(any_site).items():
        for address in page.loads:
            assert not OUTSIDE.match(address), (path, address)
            assert address == "data:," or (path.parent / unquote(address)).is_file(), (path, address)


def test_styles_and_scripts_load_nothing(any_site: Site) -> None:
    for path in (any_site.folder / "html").rglob("*"):
        if path.suffix == ".css":
            assert re.findall(r"url\(|@import", path.read_text(encoding="utf-8")) == []
        elif path.name == "search.js":
            text = path.read_text(encoding="utf-8")
            assert re.findall(r"fetch\(|XMLHttpRequest|import\(|https?:", text) == []


def test_no_page_has_a_script_of_its_own(any_site: Site) -> None:
    """Scripts come from files; so a page can be served under the strictest rules."""
    for page in all_pages(any_site).values():
        assert all(given.get("src") for tag, given in page.tags if tag == "script")
        assert not [given for _, given in page.tags for name in given if name.startswith("on")]


def test_every_page_is_well_formed(any_site: Site) -> None:
    for path, page in all_pages(any_site).items():
        assert page.faults == [], path


def test_no_anchor_stands_twice(any_site: Site) -> None:
    for path, page in all_pages(any_site).items():
        assert sorted(set(page.ids)) == sorted(page.ids), path


@pytest.mark.parametrize(("text", "fault"), [("<p><b>x</p>", "b"), ("<div>", "div"), ("</p>", "p")])
def test_the_judge_sees_what_is_not_closed(text: str, fault: str) -> None:
    assert fault in " ".join(Page(text).faults)
