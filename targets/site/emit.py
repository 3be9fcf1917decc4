"""The model -> a MkDocs project a language, and the page from which the languages part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import yaml

from svcdsl.targets.base import Emission, Output

from .coverage_page import coverage_page
from .escaping import title_of
from .files import render, text_of
from .open_points import points_by_service
from .pages import Site
from .places import COVERAGE, OVERVIEW, PROOFS, SHARED, page_names
from .proofs_page import proofs_page
from .search import search_index
from .words import words

if TYPE_CHECKING:
    from collections.abc import Mapping

STATIC = ("site.css", "content.css", "search.js")
FRAME = ("navigation", "on_this_page", "to_content", "search", "search_hint", "search_nothing", "other_language")
THEME = ("main.html", "sitemap.xml")


def emit(emission: Emission) -> Iterator[Output]:
    """All files of the project `source/`, and `html/index.html` where there are several languages."""
    several = len(emission.languages) > 1
    for language in emission.languages:
        below = f"{language}/" if several else ""
        for output in _tree(emission, language, several):
            yield Output(f"source/{below}{output.path}", output.content)
    if several:
        yield Output("html/index.html", _parting(emission))


def _tree(emission: Emission, language: str, several: bool) -> Iterator[Output]:
    """One MkDocs project, in one language."""
    names = page_names(emission.services)
    findings = emission.findings.get(language, ()) if emission.options.get("findings", True) else ()
    points = points_by_service(emission.project, findings)
    site = Site(emission, language, names, points)
    yield Output("mkdocs.yml", _settings(emission, language, names, several))
    for name in THEME:
        yield Output(f"theme/{name}", text_of(f"theme/{name}"))
    for name in STATIC:
        yield Output(f"docs/assets/{name}", text_of(f"assets/{name}"))
    yield Output("docs/assets/search-index.js", search_index(emission, language, names))
    yield Output(f"docs/{OVERVIEW}.md", site.overview())
    yield Output(f"docs/{SHARED}.md", site.shared())
    if names:
        yield Output(f"docs/{PROOFS}.md", proofs_page(site.proofs, language, names))
        yield Output(f"docs/{COVERAGE}.md", coverage_page(emission, language, names))
    for service, page in names.items():
        yield Output(f"docs/{page}.md", site.service(service))
        for path, drawing in site.drawings(service):
            yield Output(f"docs/{path}", drawing)


def _settings(emission: Emission, language: str, names: Mapping[Any, str], several: bool) -> str:
    w = words(language)
    title = emission.project.name
    services = [{title_of(service, language): f"{page}.md"} for service, page in names.items()]
    nav: list[dict[str, Any]] = [{w.overview: f"{OVERVIEW}.md"}]
    if services:
        nav.append({w.services: services})
        nav.append({w.proofs: f"{PROOFS}.md"})
        nav.append({w.coverage: f"{COVERAGE}.md"})
    nav.append({w.shared: f"{SHARED}.md"})
    others = [{"code": code, "name": words(code).language_name} for code in emission.languages if code != language]
    settings = {
        "site_name": title,
        "docs_dir": "docs",
        "site_dir": f"../../html/{language}" if several else "../html",
        "theme": {"name": None, "custom_dir": "theme", "locale": "en"},
        "use_directory_urls": False,  # so that the pages open from a folder
        "strict": True,
        "plugins": [],
        "markdown_extensions": ["attr_list", {"toc": {"permalink": False, "toc_depth": "2-3"}}],
        "validation": {
            "nav": {"omitted_files": "warn"},
            "links": {"anchors": "warn", "unrecognized_links": "warn"},
        },
        "extra_css": ["assets/site.css", "assets/content.css"],
        "extra_javascript": ["assets/search-index.js", "assets/search.js"],
        "extra": {
            "language": language,
            "languages": others,
            "made_by": w.made_by.format(version=emission.version),
            "words": {name: w[name] for name in FRAME},
        },
        "nav": nav,
    }
    return f"# {w.settings_note}\n" + yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=110)


def _parting(emission: Emission) -> str:
    languages = emission.languages
    return render("parting.html.j2", languages=languages, words=words, project=emission.project)
