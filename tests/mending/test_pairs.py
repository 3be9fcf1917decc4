"""Texts before and after mending, side by side in `cases`; those called `stubs` also get stubs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from workbench import mended, mended_text, view_of

from svcdsl.mending import STUBS
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.text import Source

BEFORE = sorted((Path(__file__).parent / "cases").glob("*.before.*"))
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n"}

every_pair = pytest.mark.parametrize("path", BEFORE, ids=lambda path: path.name.replace(".before", ""))


# Words that may stand for more than one, or for what is not there.
UNCERTAIN = {"spelling-chinese.before.svc": ["店长", "问候标准二"]}


def notation(path: Path) -> str:
    return "case" + path.name[path.name.index(".before") + len(".before") :]


@every_pair
@pytest.mark.parametrize("line_end", LINE_ENDS.values(), ids=LINE_ENDS.keys())
def test_a_text_is_mended_as_written_down(path: Path, line_end: str) -> None:
    before = path.read_text(encoding="utf-8").replace("\n", line_end)
    after = path.with_name(path.name.replace(".before", ".after")).read_text(encoding="utf-8")
    assert mended_text(before, notation(path), path.name.startswith("stubs")) == after.replace("\n", line_end)


@every_pair
def test_of_group_n_only_what_is_uncertain_is_left(path: Path) -> None:
    result = mended({notation(path): path.read_text(encoding="utf-8")}, path.name.startswith("stubs"))
    assert [one.span.text for one in view_of(result.texts).mistakes] == UNCERTAIN.get(path.name, [])
    assert result.left == []


@every_pair
def test_mending_again_changes_nothing(path: Path) -> None:
    name, scaffold = notation(path), path.name.startswith("stubs")
    once = mended_text(path.read_text(encoding="utf-8"), name, scaffold)
    assert mended_text(once, name, scaffold) == once


def test_every_file_of_a_pair_has_its_other() -> None:
    after = {path.name.replace(".after", ".before") for path in BEFORE[0].parent.glob("*.after.*")}
    assert after == {path.name for path in BEFORE}


BY_HAND = {"P09"}  # an agreement needs a figure, and no stub may make one up


def test_rules_that_say_they_have_a_stub_have_one() -> None:
    said = {rule.code for rule in catalogue().values() if rule.fix == "scaffold"}
    assert said - BY_HAND == set(STUBS)


# Places in the rules' own examples where no stub has anything to offer: a promise that leans on a standard without
# an audit, a channel that services share.
NOTHING_TO_OFFER = Counter({"C01": 1, "D14": 1})


@pytest.mark.parametrize("code", sorted(STUBS))
def test_a_stub_ends_what_its_rule_finds_in_its_example(code: str) -> None:
    result = mended({"a.svc": catalogue()[code].bad}, scaffold=True, codes=[code])
    assert result.left == []
    assert len(result.open) == NOTHING_TO_OFFER[code]
    assert view_of(result.texts).mistakes == []


@pytest.mark.parametrize("code", ["F01", "F10", "F11", "L11", "P04"])
def test_what_is_told_to_be_safe_is_mended_and_nothing_else(code: str) -> None:
    rule = catalogue()[code]
    texts = {"a.svc": rule.bad}
    told = [tell(one, rule, "en") for one in view_of({"a.svc": Source("a.svc", rule.bad)}, [code]).findings]
    assert len([one for one in told if one.fixable == "safe"]) == len(mended(texts, codes=[code]).done)


def test_a_training_of_another_service_is_left_to_its_owner() -> None:
    text = """svcdsl 1
role clerk
service stay { phase transition; training week for clerk covers greet; standard greet by clerk }
service dine { phase transition; standard seat by clerk }
"""
    [finding] = view_of({"a.svc": Source("a.svc", text)}, ["P04"]).findings
    told = tell(finding, catalogue()["P04"], "en")
    assert told.fixable == "no"
    assert "in the service “stay”" in told.message and "`covers dine.seat`" in told.help
    assert mended({"a.svc": text}, codes=["P04"]).texts["a.svc"].text == text
