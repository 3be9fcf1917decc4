"""The baseline: named by rule and thing, so that only new findings are shown, and nothing written by hand is lost."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from svcdsl.analyses.thing_at import paths_at
from svcdsl.cli import main
from svcdsl.pipeline import check
from svcdsl.project.baseline import Baseline, cover
from svcdsl.rules import catalogue
from svcdsl.text import Source

DAY = "2026-11-21"
SPEC = """svcdsl 1
channel desk kind counter
service check-in {
  touchpoint lobby { channel desk }
  touchpoint lift { channel desk }
}
"""
SETTINGS = '[project]\nlanguage = "en"\n[check]\ntoday = "2026-11-21"\nselect = ["N", "D01", "H"]\n'


class Desk:
    """A project on disk, and the command line over it."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root, self.capsys = root, capsys
        self.write("svcdsl.toml", SETTINGS)
        self.write("a.svc", SPEC)

    def write(self, name: str, text: str) -> None:
        (self.root / name).write_text(text, encoding="utf-8")

    def run(self, *words: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as leaving:
            main([*words, str(self.root)])
        out, err = self.capsys.readouterr()
        return int(leaving.value.code or 0), out, err

    def check(self, *words: str) -> dict:
        _, out, self.said = self.run("check", "--format", "json", *words)
        return json.loads(out)

    def codes(self, *words: str) -> list[str]:
        return [finding["code"] for finding in self.check(*words)["findings"]]

    @property
    def path(self) -> Path:
        return self.root / "svcdsl-baseline.json"

    @property
    def baseline(self) -> dict:
        return json.loads(self.path.read_text(encoding="utf-8"))

    @baseline.setter
    def baseline(self, content: object) -> None:
        self.write("svcdsl-baseline.json", json.dumps(content))


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Desk]:
    yield Desk(tmp_path, capsys)


def entry(thing: str, rule: str = "D01", **more: object) -> dict:
    return {"rule": rule, "thing": thing, "count": 1, **more}


def test_what_is_written_is_hidden_and_counted(desk: Desk) -> None:
    assert desk.codes() == ["D01", "D01"]
    assert desk.run("baseline", "write")[0] == 0
    assert desk.baseline == {"version": 1, "findings": [entry("check-in/lift"), entry("check-in/lobby")]}
    checked = desk.check()
    assert checked["findings"] == []
    assert (checked["summary"]["waived"], checked["summary"]["baseline"]) == (2, 2)
    assert desk.said == ""


def test_moving_text_changes_nothing(desk: Desk) -> None:
    desk.run("baseline", "write")
    head, _, service = SPEC.partition("service")
    desk.write("a.svc", head)
    moved = service.replace("touchpoint lobby", "\n\n touchpoint  lobby")
    desk.write("b.svc", f"# a remark\nsvcdsl 1\n\n\nservice{moved}")
    assert desk.codes() == []
    assert desk.said == ""


def test_the_notation_does_not_matter(desk: Desk) -> None:
    desk.run("baseline", "write")
    (desk.root / "a.svc").unlink()
    desk.write(
        "a.svc.yaml",
        "svcdsl: 1\nchannels:\n  desk: {kind: counter}\n"
        "services:\n  check-in:\n    touchpoints:\n      lift: {channel: desk}\n      lobby: {channel: desk}\n",
    )
    assert desk.codes() == []


def test_new_findings_are_shown(desk: Desk) -> None:
    desk.run("baseline", "write")
    desk.write("a.svc", SPEC.replace("lift", "stairs"))
    [finding] = desk.check()["findings"]
    assert "stairs" in finding["message"]


def test_more_of_a_kind_than_counted_are_shown() -> None:
    keys = [("D01", "x"), ("D01", "x"), ("D02", "x")]
    covering = cover(Baseline("f", [entry("x")]), keys, ["D01"])
    assert list(covering.covered) == [True, False, False]
    assert covering.stale == []


def test_a_stale_entry_is_reported_and_pruned(desk: Desk) -> None:
    desk.run("baseline", "write")
    desk.write("a.svc", SPEC.replace("touchpoint lift { channel desk }", ""))
    desk.check()
    assert "D01 check-in/lift" in desk.said and "svcdsl baseline prune" in desk.said
    assert "“svcdsl baseline prune”清除" in desk.run("check", "--language", "zh")[2]
    desk.run("baseline", "prune")
    assert desk.baseline["findings"] == [entry("check-in/lobby")]
    desk.check()
    assert desk.said == ""


def test_a_count_too_high_is_lowered(desk: Desk) -> None:
    desk.baseline = {"version": 1, "findings": [entry("check-in/lobby", count=3, note="old"), entry("check-in/lift")]}
    assert desk.codes() == []
    assert "D01 check-in/lobby" in desk.said
    desk.run("baseline", "prune")
    assert entry("check-in/lobby", note="old") in desk.baseline["findings"]


def test_what_was_written_by_hand_stays(desk: Desk) -> None:
    by_hand = {"rule": "D01", "thing": "check-in/roof", "note": "being built"}
    desk.baseline = {"version": 1, "owner": "Wang", "findings": [by_hand, entry("check-in/lobby", note="ask Li")]}
    desk.run("baseline", "update")
    assert desk.baseline == {
        "version": 1,
        "findings": [entry("check-in/lift"), entry("check-in/lobby", note="ask Li"), by_hand],
        "owner": "Wang",
    }
    text = desk.path.read_bytes()
    desk.run("baseline", "update")
    assert desk.path.read_bytes() == text


def test_write_starts_anew(desk: Desk) -> None:
    desk.write("svcdsl-baseline.json", "no JSON at all")
    assert desk.run("check")[0] == 2
    desk.run("baseline", "write")
    assert [one["thing"] for one in desk.baseline["findings"]] == ["check-in/lift", "check-in/lobby"]


def test_notation_and_waivers_are_never_covered(desk: Desk) -> None:
    waiver = "# svcdsl: allow D01 until 2020-01-01: long ago\n"
    desk.write("a.svc", SPEC.replace("service", "nonsense x\n" + waiver + "service"))
    found = desk.codes()
    assert "H02" in found and any(code[0] == "N" for code in found)
    desk.run("baseline", "write")
    assert {one["rule"] for one in desk.baseline["findings"]} <= {"D01", "H04"}
    entries = [entry(thing, rule=code) for code in found for thing in ("", "check-in")]
    desk.baseline = {"version": 1, "findings": entries}
    assert [code for code in desk.codes() if code[0] == "N" or code == "H02"] == [
        code for code in found if code[0] == "N" or code == "H02"
    ]


def test_nothing_is_stale_while_something_cannot_be_read(desk: Desk) -> None:
    desk.run("baseline", "write")
    desk.write("a.svc", SPEC.replace("touchpoint lift {", "touchpoint lift }"))
    desk.check()
    assert "prune" not in desk.said
    before = desk.baseline
    assert desk.run("baseline", "prune")[0] == 1
    assert desk.baseline == before


def test_a_rule_that_was_not_run_leaves_nothing_stale(desk: Desk) -> None:
    desk.run("baseline", "write")
    assert desk.codes("--select", "H") == []
    assert desk.said == ""
    desk.check("--as-phase", "strategy")
    assert desk.said == ""


def test_an_entry_of_a_rule_that_there_is_none_of_is_said_to_be_so(desk: Desk) -> None:
    desk.baseline = {"version": 1, "findings": [entry("check-in", rule="no-ownr")]}
    desk.check()
    assert "no rule is called “no-ownr”, so the entry “no-ownr check-in” sets nothing aside" in desk.said
    assert "Did you mean “no-owner”?" in desk.said
    assert "more than is found" not in desk.said
    desk.check("--language", "zh")
    assert "没有名为“no-ownr”的规则，记录“no-ownr check-in”不起作用。您是不是想写 “no-owner”？" in desk.said


@pytest.mark.parametrize("action", ["write", "update", "prune"])
@pytest.mark.parametrize(("language", "told"), [("en", "The baseline is of the whole project"), ("zh", "针对整个项目")])
def test_part_of_a_project_has_no_baseline(desk: Desk, action: str, language: str, told: str) -> None:
    with pytest.raises(SystemExit) as leaving:
        main(["baseline", action, "--language", language, str(desk.root / "a.svc")])
    assert (leaving.value.code, told in desk.capsys.readouterr().err) == (2, True)
    assert not desk.path.exists()


def test_from_a_folder_of_a_project_the_baseline_is_of_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    (desk.root / "bar").mkdir()
    desk.write("bar/b.svc", "svcdsl 1\nservice stay { touchpoint bar { channel desk } }\n")
    monkeypatch.chdir(desk.root / "bar")
    with pytest.raises(SystemExit):
        main(["baseline", "write"])
    assert [one["thing"] for one in desk.baseline["findings"]] == ["check-in/lift", "check-in/lobby", "stay/bar"]


def test_one_entry_is_one(desk: Desk) -> None:
    desk.run("baseline", "write")
    desk.write("a.svc", SPEC.replace("  touchpoint lift { channel desk }\n", ""))
    assert desk.run("baseline", "prune")[1].endswith(": 1 entry dropped or lowered\n")
    assert desk.run("baseline", "update")[1].endswith(": 0 findings added\n")


def test_the_summary_says_what_the_baseline_holds(desk: Desk) -> None:
    desk.run("baseline", "write")
    english = "Nothing new: 1 file, 1 service, 4 things checked; 2 set aside in the baseline\n"
    assert desk.run("check")[1] == english
    assert desk.run("check", "--language", "zh")[1].endswith("；2 条已记入基线\n")


def test_results_kept_between_runs_follow_the_baseline(desk: Desk) -> None:
    assert len(desk.codes()) == 2 == len(desk.codes())
    desk.baseline = {"version": 1, "findings": [entry("check-in/lobby")]}
    assert len(desk.codes()) == 1 == len(desk.codes())
    desk.baseline = {"version": 1, "findings": [entry("check-in/lobby"), entry("check-in/lift")]}
    assert desk.codes() == [] == desk.codes("--no-cache")
    desk.path.unlink()
    assert len(desk.codes()) == 2


def test_what_is_covered_can_be_shown(desk: Desk) -> None:
    desk.run("baseline", "write")
    out = desk.run("check", "--show-waived")[1]
    assert "in the baseline: " in out and "a.svc:4 D01: Touchpoint “lobby” has no standard" in out


def test_what_is_waived_is_shown_with_what_was_found(desk: Desk) -> None:
    desk.write("a.svc", SPEC.replace("desk }\n  touch", "desk }  # svcdsl: allow D01 until 2099-01-01: ill\n  touch"))
    out = desk.run("check", "--show-waived")[1]
    assert "a.svc:4 D01: Touchpoint “lobby” has no standard" in out and "Until 2099-01-01: ill\n" in out


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ([], "“svcdsl-baseline.json” must be a section of its own"),
        ({"findings": []}, "“version” must be 1"),
        ({"version": True, "findings": []}, "“version” must be 1"),
        ({"version": 1}, "“findings” must be a list"),
        ({"version": 1, "findings": ["D01"]}, "“findings[0]” must be"),
        ({"version": 1, "findings": [{"rule": "D01"}]}, "“findings[0].thing” must be a text"),
        ({"version": 1, "findings": [entry("x", count=0)]}, "“findings[0].count” must be a whole number"),
    ],
)
def test_a_wrong_baseline_is_told(desk: Desk, content: object, told: str) -> None:
    desk.baseline = content
    code, _, err = desk.run("check", "--language", "en")
    assert (code, told in err) == (2, True), err


def test_the_innermost_thing_is_meant() -> None:
    text = """svcdsl 1
service s {
  owner nobody
  sla a { measure m; objective always within 5m; escalate after 1m to nobody }
  feedback f kind survey { asks q "Well?" kind csat }
  measure m kind duration
  need quick
}
"""
    source = Source("a.svc", text)
    done = check([(source, None)], [], name="p", language="en", today=DAY)
    found = {finding.span.text for finding in done.findings}
    assert "nobody" in found
    things = [item.span for item in done.project.things() if item.KIND in ("asks", "need")]
    assert paths_at(done.project, things) == ["s/f/q", "s/quick"]
    objective = done.project.services["s"].slas["a"].value_span("objective")
    assert paths_at(done.project, [objective, source.whole()]) == ["s/a", ""]


def test_every_finding_of_the_examples_belongs_to_something_found_in() -> None:
    """No finding of a rule's own bad example is left without a thing, unless nothing can be read there."""
    lost = []
    for rule in catalogue().values():
        if rule.group == "N":
            continue
        name = "a.svc.yaml" if rule.bad.lstrip().startswith("svcdsl:") else "a.svc"
        source = Source(name, rule.bad)
        done = check([(source, None)], [rule], name="p", language="en", today=DAY)
        own = [finding.span for finding in done.findings if finding.code == rule.code and rule.code[:2] != "H0"]
        lost += [rule.code for path in paths_at(done.project, own) if not path]
    assert lost == []
