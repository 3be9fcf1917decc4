"""The READMEs hold what they say: both notations find the same, the finding shown is real, the commands exist.

`<!-- spec: NAME -->` stands before a block that is saved as NAME and checked; `<!-- finding: CODE -->` before one
that must be what `svcdsl check` prints of that finding for the first spec. WRITE_GOLDEN=1 writes that block anew.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

from svcdsl.cli.bilingual import COMMANDS
from svcdsl.cli.root import root

ROOT = Path(__file__).resolve().parents[2]
READMES = {"README.md": "en", "README.zh.md": "zh"}
TODAY = "2026-07-01"

SPEC = re.compile(r"^<!-- spec: (?P<name>\S+) -->\n```\w*\n(?P<text>.*?)^```$", re.M | re.S)
FINDING = re.compile(r"^(?P<head><!-- finding: (?P<code>[A-Z]\d+) -->\n```\w*\n)(?P<text>.*?)^```$", re.M | re.S)
PLACE = re.compile(r"^(?=\S+:\d+:\d+  )", re.M)
NAMED = re.compile(r"^svcdsl (?P<command>[a-z-]+)(?P<rest>[^\n#]*)|`svcdsl (?P<inline>[a-z-]+)(?P<tail>[^`]*)`", re.M)
MADE = re.compile(r"(?:^|`)make ([a-z][a-z-]*)", re.M)


def read(readme: str) -> str:
    """The text of a README."""
    return (ROOT / readme).read_text(encoding="utf-8")


def specs_of(readme: str) -> dict[str, str]:
    """The specs of a README by file name, in the order they stand."""
    return {match["name"]: match["text"] for match in SPEC.finditer(read(readme))}


def check(folder: Path, name: str, text: str, *options: str) -> str:
    """What `svcdsl check` prints for one spec in a folder of its own, 100 wide and without colours."""
    folder = folder / name.replace(".", "-")
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    environment = {**os.environ, "COLUMNS": "100", "PYTHONPATH": str(ROOT / "src"), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "svcdsl", "check", "--today", TODAY, *options]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert run.returncode in (0, 1), run.stderr
    return run.stdout


@pytest.mark.parametrize("readme", READMES)
def test_both_notations_give_the_same_findings(readme: str, tmp_path: Path) -> None:
    said = []
    for name, text in specs_of(readme).items():
        findings = json.loads(check(tmp_path, name, text, "--format", "json"))["findings"]
        # Help shows code in the file's own notation, and so is another in each.
        said.append(sorted((one["code"], one["severity"], one["message"], one["why"]) for one in findings))
    assert len(said) == 2
    assert said[0]
    assert said[0] == said[1]


@pytest.mark.parametrize("readme", READMES)
def test_a_readme_holds_no_mistake_of_notation(readme: str, tmp_path: Path) -> None:
    for name, text in specs_of(readme).items():
        found = json.loads(check(tmp_path, name, text, "--select", "N", "--format", "json"))["findings"]
        assert [one["message"] for one in found] == []


@pytest.mark.parametrize("readme", READMES)
def test_the_finding_shown_is_what_the_command_prints(readme: str, tmp_path: Path) -> None:
    page = read(readme)
    name, text = next(iter(specs_of(readme).items()))
    stale = {}

    def renewed(match: re.Match[str]) -> str:
        output = check(tmp_path, name, text, "--select", match["code"], "--language", READMES[readme])
        first = PLACE.split(output.rstrip("\n").rpartition("\n\n")[0])[1].rstrip("\n") + "\n"
        if first != match["text"]:
            stale[match["code"]] = first
        return match["head"] + first + "```"

    fresh = FINDING.sub(renewed, page)
    assert FINDING.search(page), f"{readme} shows no finding"
    if os.environ.get("WRITE_GOLDEN"):
        (ROOT / readme).write_text(fresh, encoding="utf-8", newline="\n")
        return
    assert not stale, f"{readme} is stale. WRITE_GOLDEN=1 writes it anew, or paste:\n\n" + "\n".join(stale.values())


@pytest.mark.parametrize("readme", READMES)
def test_the_commands_named_exist_with_their_options(readme: str) -> None:
    named = [
        (one["command"] or one["inline"], one["rest"] or one["tail"] or "") for one in NAMED.finditer(read(readme))
    ]
    assert named
    for command, rest in named:
        assert command in COMMANDS
        known = root.get_command(click.Context(root), command)
        assert known is not None
        options = {option for parameter in known.params for option in parameter.opts} | {"--help"}
        assert set(re.findall(r"(?<!\S)--?[a-z][a-z-]*", rest)) <= options


@pytest.mark.parametrize("readme", READMES)
def test_what_is_to_be_made_can_be_made(readme: str) -> None:
    targets = set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    made = set(MADE.findall(read(readme)))
    assert made
    assert made <= targets
