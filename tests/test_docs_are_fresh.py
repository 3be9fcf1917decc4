"""What tools/generate.py writes is as it would write it now, and its pages are well-formed Markdown."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from svcdsl.report.chinese_examples import in_chinese
from svcdsl.rules import catalogue

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = {".md": "en", ".zh.md": "zh"}


@pytest.fixture(scope="module")
def tool() -> Iterator[Any]:
    """tools/generate.py as a module, with its neighbours in reach."""
    sys.path.insert(0, str(ROOT / "tools"))
    yield import_module("generate")
    sys.path.remove(str(ROOT / "tools"))


@pytest.fixture(scope="module")
def written(tool: Any) -> Mapping[str, str]:
    """Every generated file's text, by its path from the root."""
    return {path.relative_to(ROOT).as_posix(): text for path, text in tool.outputs()}


def stale(tool: Any, written: Mapping[str, str], root: Path) -> list[str]:
    """What is not fresh under a root, or left over there."""
    wrong = [name for name, text in written.items() if not tool.is_fresh(root / name, text)]
    left = tool.leftovers({root / name for name in written}, root)
    return wrong + [path.relative_to(root).as_posix() for path in left]


def test_all_is_fresh(tool: Any, written: Mapping[str, str]) -> None:
    assert stale(tool, written, ROOT) == [], "run `make generate`"


def test_what_is_not_fresh_is_seen(tool: Any, written: Mapping[str, str], tmp_path: Path) -> None:
    for name, text in written.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert stale(tool, written, tmp_path) == []
    (tmp_path / "docs/rules/Z99.md").write_text("# Z99\n", encoding="utf-8")
    (tmp_path / "docs/rules/D01.zh.md").write_text(written["docs/rules/D01.zh.md"] + "\n", encoding="utf-8")
    (tmp_path / "docs/language.md").unlink()
    assert sorted(stale(tool, written, tmp_path)) == ["docs/language.md", "docs/rules/D01.zh.md", "docs/rules/Z99.md"]


def test_every_kind_of_file_is_among_them(written: Mapping[str, str]) -> None:
    names = {"src/svcdsl/model/parts.py", "targets/model/model.schema.json", "docs/language.zh.md", "docs/rules.md"}
    pages = {f"docs/rules/{code}{ending}" for code in catalogue() for ending in LANGUAGES}
    assert names | pages <= set(written)


@pytest.mark.parametrize("ending", LANGUAGES)
def test_the_list_links_every_page(written: Mapping[str, str], ending: str) -> None:
    links = re.findall(r"^\| \[(\w+)\]\((\S+)\) \|", written[f"docs/rules{ending}"], re.MULTILINE)
    assert links == [(code, f"rules/{code}{ending}") for code in catalogue()]


@pytest.mark.parametrize("ending", LANGUAGES)
@pytest.mark.parametrize("code", list(catalogue()))
def test_a_page_is_whole(written: Mapping[str, str], code: str, ending: str) -> None:
    page, rule, language = written[f"docs/rules/{code}{ending}"], catalogue()[code], LANGUAGES[ending]
    bad, good = (in_chinese(text) if language == "zh" else text for text in (rule.bad, rule.good))
    for text in (rule.name, rule.condition[language], rule.why[language], bad.strip("\n"), good.strip("\n")):
        assert text in page
    for name in rule.options:
        assert f"`{name}`" in page and re.search(rf"^{name} = .+", page, re.MULTILINE)
    assert faults_of(page) == []


def faults_of(page: str) -> list[str]:
    """What is not well-formed: fences left open, tables with rows of other lengths, headings out of order."""
    faults = []
    fence, level, width = "", 0, 0
    for number, line in enumerate(page.split("\n"), 1):
        mark = re.match(r"`{3,}", line)
        if fence:
            fence = "" if line == fence else fence
            continue
        if mark:
            fence = mark.group()
            continue
        if heading := re.match(r"(#+) \S", line):
            if len(heading[1]) > level + 1:
                faults.append(f"{number}: heading skips a level")
            level = len(heading[1])
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        if width and cells and cells != width:
            faults.append(f"{number}: row of {cells} for {width}")
        width = cells
    return faults + (["a fence is left open"] if fence else [])


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        ("# A\n\n### C", "3: heading skips a level"),
        ("```svc\nx", "a fence is left open"),
        ("| a | b |\n| --- |", "2: row of 2 for 3"),
    ],
)
def test_what_is_not_well_formed_is_seen(page: str, fault: str) -> None:
    assert faults_of(page) == [fault]
