"""The guide holds what it says: its specs are read, its values are equal, its mistakes are found, its output is real.

In a page, a comment on the line before a block or table says what it is:
`<!-- spec -->` a complete spec without findings of group N; `<!-- spec finds D01,K01 -->` one that has those;
`<!-- output of NAME -->` what `svcdsl check` prints for the spec before it, saved as NAME;
`<!-- proofs of NAME -->` some of what `svcdsl prove` prints for it, lines in a row, `…` where lines are left out;
`<!-- changes -->` in each row what in the spec before it is written otherwise, and how, and the code found then;
`<!-- values -->` in each row a type and writings that all mean the same;
`<!-- mistakes -->` in each row what is wrong and what is right, as statements of a service.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from svcdsl.pipeline import check
from svcdsl.pipeline import read as parsed
from svcdsl.rules import catalogue
from svcdsl.syntax import Limits
from svcdsl.syntax.tree import Mapping, Node, Scalar, Sequence
from svcdsl.text import Source
from svcdsl.values import parse

ROOT = Path(__file__).resolve().parents[2]
GUIDES = {"docs/guide.md": "en", "docs/guide.zh.md": "zh"}
PAGES = [*GUIDES, "grammar/README.md"]
TODAY = "2026-07-01"
ENDINGS = {"svc": ".svc", "yaml": ".svc.yaml"}

SPEC = re.compile(
    r"^<!-- spec(?: finds (?P<codes>[\w, -]+?))? -->\n```(?P<notation>svc|yaml)\n(?P<text>.*?)^```$", re.M | re.S
)
FENCE = re.compile(r"^```(?:svc|yaml)\n", re.M)
OUTPUT = re.compile(r"^(?P<head><!-- output of (?P<name>\S+) -->\n```\w*\n)(?P<text>.*?)^```$", re.M | re.S)
PROOFS = re.compile(r"^<!-- proofs of (?P<name>\S+) -->\n```\n(?P<text>.*?)^```$", re.M | re.S)
TABLE = re.compile(r"^<!-- (?P<what>values|mistakes|changes) -->\n(?P<rows>(?:\|.*\n)+)", re.M)
CODE = re.compile(r"`` (.+?) ``|`([^`]+)`")

# What the rows of mistakes may refer to, so that only the mistake itself is found.
AROUND = """svcdsl 1
role manager
role cook
role waiter
channel desk kind counter
customer families
customer business
source log kind events
service s {
  owner manager
  measure wait kind duration
  process p { start a; step a by cook -> end; step b by cook -> end }
%s
}
"""


class Spec(NamedTuple):
    """A block of a page that is a whole spec, and the codes it is said to have."""

    page: str
    start: int
    notation: str
    text: str
    codes: frozenset[str]

    def __str__(self) -> str:
        return f"{self.page}:{read(self.page).count(chr(10), 0, self.start) + 3}"


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def codes_of(text: str, ending: str) -> set[str]:
    """The codes of all findings of a spec."""
    checked = check(
        [(Source("spec" + ending, text), None)], catalogue().values(), name="guide", language="en", today=TODAY
    )
    assert checked.defects == []
    return {finding.code for finding in checked.findings}


def plain(node: Node) -> Any:
    """A document tree without its places."""
    if isinstance(node, Mapping):
        return {key.text: plain(value) for key, value in node.pairs}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else None


def specs() -> list[Spec]:
    """All whole specs of all pages."""
    return [
        Spec(
            page,
            found.start(),
            found["notation"],
            found["text"],
            frozenset((found["codes"] or "").replace(",", " ").split()),
        )
        for page in PAGES
        for found in SPEC.finditer(read(page))
    ]


def rows(page: str, what: str) -> list[list[str]]:
    """The rows of a page's tables of that sort, without heading, each cell as it stands."""
    found = [match["rows"] for match in TABLE.finditer(read(page)) if match["what"] == what]
    return [re.split(r"(?<!\\)\|", line)[1:-1] for table in found for line in table.splitlines()[2:]]


def written(cell: str) -> list[str]:
    """The pieces of code in a cell; an escaped bar is a bar, and a line break is written `⏎`."""
    pieces = ((match[1] or match[2]).replace("\\|", "|") for match in CODE.finditer(cell))
    return [piece.replace("⏎", "\n") for piece in pieces]


@pytest.mark.parametrize("spec", specs(), ids=str)
def test_a_spec_is_read_and_has_the_findings_it_is_said_to_have(spec: Spec) -> None:
    found = codes_of(spec.text, ENDINGS[spec.notation])
    assert {code for code in found if code.startswith("N")} - spec.codes == set()
    assert spec.codes - found == set()


@pytest.mark.parametrize("page", PAGES)
def test_every_block_of_a_notation_is_marked(page: str) -> None:
    assert len(FENCE.findall(read(page))) == len(SPEC.findall(read(page)))


def test_the_two_specs_of_the_grammar_page_make_the_same_tree() -> None:
    trees = [
        plain(root)
        for spec in specs()
        if spec.page == "grammar/README.md"
        for root in parsed(Source("spec" + ENDINGS[spec.notation], spec.text), Limits()).roots
    ]
    assert len(trees) == 2
    assert trees[0] == trees[1]


@pytest.mark.parametrize("page", GUIDES)
def test_values_said_to_be_equal_are_equal(page: str) -> None:
    for cells in rows(page, "values"):
        [type_name], writings = written(cells[0]), written(cells[-1])
        first, *others = (parse(type_name, text) for text in writings)
        assert others, cells
        assert all(other == first for other in others), cells


@pytest.mark.parametrize(
    ("wrong", "right"), [(cells[0], cells[1]) for page in GUIDES for cells in rows(page, "mistakes")]
)
def test_a_typical_mistake_is_found_and_what_is_right_is_read(wrong: str, right: str) -> None:
    def notation(cell: str) -> set[str]:
        return {code for code in codes_of(AROUND % "\n".join(written(cell)), ".svc") if code.startswith("N")}

    assert notation(wrong) != set()
    assert notation(right) == set()


@pytest.mark.parametrize("page", GUIDES)
def test_the_output_shown_is_what_the_command_prints(page: str, tmp_path: Path) -> None:
    text = read(page)

    def renewed(match: re.Match[str]) -> str:
        spec = spec_before(page, match.start())
        return match["head"] + printed("check", spec, match["name"], GUIDES[page], tmp_path) + "```"

    fresh = OUTPUT.sub(renewed, text)
    if os.environ.get("WRITE_GOLDEN"):
        (ROOT / page).write_text(fresh, encoding="utf-8", newline="\n")
        text = fresh
    assert OUTPUT.findall(text), f"{page} shows no output"
    assert text == fresh, f"{page} shows an output of another day: WRITE_GOLDEN=1 writes it anew"


@pytest.mark.parametrize("page", GUIDES)
def test_the_proofs_shown_are_what_the_command_prints(page: str, tmp_path: Path) -> None:
    shown = list(PROOFS.finditer(read(page)))
    assert shown, f"{page} shows no proofs"
    for match in shown:
        whole = printed("prove", spec_before(page, match.start()), match["name"], GUIDES[page], tmp_path)
        at = 0
        for piece in match["text"].split("…\n"):
            at = whole.find(piece, at)
            assert at >= 0, f"not printed there:\n{piece}\nbut:\n{whole}"
            at += len(piece)


@pytest.mark.parametrize("page", GUIDES)
def test_a_change_has_the_finding_it_is_said_to_have(page: str) -> None:
    tables = [match for match in TABLE.finditer(read(page)) if match["what"] == "changes"]
    assert tables
    for table in tables:
        spec = spec_before(page, table.start())
        before = codes_of(spec.text, ENDINGS[spec.notation])
        for cells in (re.split(r"(?<!\\)\|", line)[1:-1] for line in table["rows"].splitlines()[2:]):
            ([old], [new]), code = map(written, cells[:2]), cells[2].partition("：")[0].partition(":")[0].strip()
            assert old in spec.text and code not in before
            assert code in codes_of(spec.text.replace(old, new), ENDINGS[spec.notation]), cells


def spec_before(page: str, start: int) -> Spec:
    """The last whole spec of a page before a place in it."""
    return [one for one in specs() if one.page == page and one.start < start][-1]


def printed(command: str, spec: Spec, name: str, language: str, folder: Path) -> str:
    """What a command prints for a spec that lies alone in a folder."""
    for old in folder.iterdir():
        old.unlink()
    (folder / name).write_text(spec.text, encoding="utf-8")
    environment = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    words = [sys.executable, "-m", "svcdsl", command, "--today", TODAY, "--language", language]
    run = subprocess.run(words, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout
