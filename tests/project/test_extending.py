"""`extends`: policies from a folder, a file or an installed package, and nothing else of it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from svcdsl.project import SettingsError
from svcdsl.session import Seen, Wanted, look

DAY = "2026-11-21"
SHARED = "svcdsl 1\nchannel desk kind counter\nchannel helper kind bot handoff desk\ncustomer gold\n"
VIP = """
policy vip "Gold members always reach a person" {
  for touchpoint
  where gold in for and moment-of-truth
  require channel.kind in counter, phone, chat
}
"""
SPEC = "service s { touchpoint screen channel helper for gold moment-of-truth }\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "home"
    home.mkdir()
    (home / "a.svc").write_text(SHARED + VIP + SPEC, encoding="utf-8")
    settings(home, "")
    return home


def settings(folder: Path, text: str) -> None:
    (folder / "svcdsl.toml").write_text(text, encoding="utf-8")


def run(folder: Path, **wanted: object) -> Seen:
    [seen] = look([str(folder)], Wanted(today=DAY, **wanted), "en", DAY)  # type: ignore[arg-type]
    return seen


def codes(seen: Seen) -> list[str]:
    return [finding.code for finding, _, _ in seen.findings]


def test_policies_are_taken_from_a_folder_and_nothing_else_is(folder: Path) -> None:
    company = folder.parent / "company"
    company.mkdir()
    lent = "svcdsl 1\nrole head\n" + VIP.replace("vip", "house-vip").replace("for touch", "owner head; for touch")
    (company / "rules.svc").write_text(lent + "service not-ours { need x }\nchannel desk kind web\n", encoding="utf-8")
    settings(folder, '[project]\nextends = ["../company"]\n')
    seen = run(folder, select=["house-vip", "N", "H07"])
    assert codes(seen) == ["house-vip"]
    assert seen.findings[0][0].related[0].span.source.name == "../company/rules.svc"
    assert seen.sizes.files == 2 and list(seen.model.project.services) == ["s"]
    again = [run(folder, select=["house-vip"], use_cache=True) for _ in range(2)]
    assert again[1].checked is None and list(again[0].told("en")) == list(again[1].told("en"))


def test_a_changed_policy_of_others_is_seen(folder: Path) -> None:
    lent = folder.parent / "rules.svc"
    lent.write_text("svcdsl 1\npolicy x { for channel; require owner exists }\n", encoding="utf-8")
    settings(folder, '[project]\nextends = ["../rules.svc"]\n')
    assert codes(run(folder, select=["x"], use_cache=True)) == ["x", "x"]
    lent.write_text("svcdsl 1\npolicy x { for channel; require kind exists }\n", encoding="utf-8")
    assert codes(run(folder, select=["x"], use_cache=True)) == []


def test_a_mistake_in_a_policy_of_others_shows_its_own_place(folder: Path) -> None:
    lent = "svcdsl 1\npolicy x { for channel; require knd exists }\n"
    (folder.parent / "rules.svc").write_text(lent, encoding="utf-8")
    settings(folder, '[project]\nextends = ["../rules.svc"]\n')
    [(finding, _, _)] = run(folder, select=["N"]).findings
    assert (finding.code, finding.span.source.name, finding.span.text) == ("N02", "../rules.svc", "knd")


def test_a_policy_with_the_id_of_anothers_is_a_second_one(folder: Path) -> None:
    (folder.parent / "rules.svc").write_text("svcdsl 1\n" + VIP, encoding="utf-8")
    settings(folder, '[project]\nextends = ["../rules.svc"]\n')
    [(finding, _, _)] = run(folder, select=["N"]).findings
    assert (finding.code, finding.span.source.name) == ("N05", "a.svc")


def test_policies_are_taken_from_a_package_that_is_not_imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = folder.parent / "lib" / "acme_rules"
    (package / "hotel").mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError", encoding="utf-8")
    (package / "hotel" / "rules.svc.yaml").write_text(
        "svcdsl: 1\npolicies: {x: {for: channel, require: owner exists}}\n", encoding="utf-8"
    )
    monkeypatch.syspath_prepend(str(package.parent))
    for name in ("acme_rules", "acme-rules", "acme_rules.hotel"):
        settings(folder, f'[project]\nextends = ["{name}"]\n')
        assert codes(run(folder, select=["x"])) == ["x", "x"]
    assert "acme_rules" not in sys.modules


def test_a_file_of_the_project_itself_is_not_taken_twice(folder: Path) -> None:
    settings(folder, '[project]\nextends = ["a.svc", "."]\n')
    assert codes(run(folder, select=["vip", "N"])) == ["vip"]


@pytest.mark.parametrize("name", ["../nowhere", "no_such_package", "json", "svcdsl.toml", "a b", "../home/inner"])
def test_what_has_no_specs_is_an_error_of_the_settings(folder: Path, name: str) -> None:
    (folder / "inner").mkdir()
    settings(folder, f'[project]\nname = "x"\nextends = ["{name}"]\n')
    with pytest.raises(SettingsError) as wrong:
        run(folder)
    assert wrong.value.problems == [(3, "nothing-to-extend", {"text": name})]
