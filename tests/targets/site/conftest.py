"""Specs in, a built site out, and a reader of its pages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple

import pytest

from svcdsl.diagnostics import Told
from svcdsl.link import Linker
from svcdsl.model import Project
from svcdsl.report.proofs_told import told_proofs
from svcdsl.syntax.svc_reader import read_svc
from svcdsl.syntax.yaml_reader import read_yaml
from svcdsl.targets import target_of
from svcdsl.targets.base import Emission
from svcdsl.text import Source, Span

HERE = Path(__file__).parent
EXAMPLES = HERE.parents[2] / "specs" / "examples"
TODAY = "2026-11-21"
TARGET = target_of("site")


class Page(HTMLParser):
    """One page as a reader has it: its text, its anchors, where its links lead, and what it loads."""

    _SILENT = ("script", "style")
    _WITHIN_A_LINE = ("a", "b", "code", "em", "i", "span", "strong")
    _NO_END = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = text
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loads: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.faults: list[str] = []
        self._parts: list[str] = []
        self._open: list[str] = []
        self.feed(text)
        self.close()
        self.faults += [f"<{tag}> is never closed" for tag in self._open]

    @property
    def text(self) -> str:
        """All that is read on it, every run of spaces as one."""
        return re.sub(r"\s+", " ", "".join(self._parts)).strip()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.tags.append((tag, given))
        if given.get("id"):
            self.ids.append(str(given["id"]))
        if tag == "a" and given.get("href") is not None:
            self.links.append(str(given["href"]))
        elif tag != "a":
            self.loads += [str(given[name]) for name in ("src", "href", "data", "poster", "srcset") if given.get(name)]
        for name in ("title", "aria-label", "placeholder", "alt"):
            self._parts.append(f" {given[name]} " if given.get(name) else "")
        self._apart(tag)
        if tag not in self._NO_END:
            self._open.append(tag)

    def _apart(self, tag: str) -> None:
        if tag not in self._WITHIN_A_LINE:
            self._parts.append(" ")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self._NO_END:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        self._apart(tag)
        if not self._open or self._open[-1] != tag:
            self.faults.append(f"</{tag}> closes {self._open[-1:]} at {self.getpos()}")
        if tag in self._open:
            while self._open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._open or self._open[-1] not in self._SILENT:
            self._parts.append(data)


class Site(NamedTuple):
    """A built site: the folder of the target, and what it was made from."""

    folder: Path
    emission: Emission

    def pages(self, language: str = "") -> dict[str, Page]:
        """All pages of a language (of the only one, where none is said) by path."""
        root = self.folder / "html" / language
        return {
            path.relative_to(root).as_posix(): Page(path.read_text(encoding="utf-8"))
            for path in sorted(root.rglob("*.html"))
        }


def linked(files: Mapping[str, str], name: str = "Test", language: str = "en") -> Project:
    """The project of some files, whatever mistakes they have."""
    linker = Linker()
    for path, text in files.items():
        linker.add((read_svc if path.endswith(".svc") else read_yaml)(Source(path, text)))
    project, _ = linker.link(name, language)
    return project


def emission_of(
    project: Project,
    languages: Sequence[str] = ("en",),
    findings: Mapping[str, Sequence[Told]] | None = None,
    show: bool = True,
) -> Emission:
    """What an output is made from, as a build would give it; `show` is the option that shows findings."""
    proofs = told_proofs(project, TODAY)
    services = [service for service in project.services.values() if service not in project.broken]
    told = findings or dict.fromkeys(languages, ())
    return Emission(project, services, languages, told, {"findings": show}, TODAY, "0.0.0", proofs)


def write(emission: Emission, folder: Path) -> Site:
    """The files of a site in a folder, not yet built."""
    for output in TARGET.emit(emission):
        path = folder / output.path
        path.parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(output.content, str)
        path.write_text(output.content, encoding="utf-8", newline="\n")
    return Site(folder, emission)


def build(emission: Emission, folder: Path) -> Site:
    """A site in a folder, built."""
    site = write(emission, folder)
    assert TARGET.finish is not None
    TARGET.finish(folder)
    return site


def example(name: str) -> Emission:
    """One of the cases under specs/examples in both languages, without its findings."""
    folder = EXAMPLES / name
    settings = tomllib.loads((folder / "svcdsl.toml").read_text(encoding="utf-8"))["project"]
    paths = sorted(path for path in folder.rglob("*") if path.name.endswith((".svc", ".svc.yaml")))
    files = {path.name: path.read_text(encoding="utf-8") for path in paths}
    project = linked(files, settings["name"], settings["language"])
    own = settings["language"]
    return emission_of(project, (own, "zh" if own == "en" else "en"))


def told_at(source: Source, word: str, **more: str) -> Told:
    """A finding about the first place of a word in a text."""
    at = source.text.index(word)
    given = {
        "code": "D02", "name": "need-without-standard", "severity": "error", "message": f"About {word}", "why": "why",
        "help": "help", "fixable": "no",
    } | more  # fmt: skip
    return Told(span=Span(source, at, at + len(word)), related=(), **given)


EXAMPLE_NAMES = ("airline-delay", "hospital-visit", "retail-support", "telecom-callcentre")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """`built(name)`: the site of an example in both languages, built once."""
    sites: dict[str, Site] = {}

    def site(name: str) -> Site:
        if name not in sites:
            sites[name] = build(example(name), tmp_path_factory.mktemp(name))
        return sites[name]

    return site


@pytest.fixture(params=EXAMPLE_NAMES)
def any_site(request: pytest.FixtureRequest, built: Callable[[str], Site]) -> Site:
    """The site of every example, one after the other."""
    return built(request.param)


@pytest.fixture
def small(tmp_path: Path) -> Callable[..., Site]:
    """`small(svc_text, languages=…)`: the site of a few lines, built; its one language has no folder of its own."""

    def site(text: str, languages: Sequence[str] = ("en",)) -> Site:
        return build(emission_of(linked({"small.svc": text}), languages), tmp_path)

    return site
