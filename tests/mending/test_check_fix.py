"""`svcdsl check --fix` from the command line: what is written, what is said, and with which exit code."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from svcdsl.cli import main
from svcdsl.project.patching import write_text
from svcdsl.project.troubles import OutputError
from svcdsl.text import Source

WRONG = "role clerk\nservice stay {\n  owner clrk  # who?\n  phase strategy\n}\n"
RIGHT = "svcdsl 1\n\nrole clerk\nservice stay {\n  owner clerk  # who?\n  phase strategy\n}\n"


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "stay.svc"
    path.write_bytes(WRONG.encode())
    return path


def run(*arguments: str) -> int:
    with pytest.raises(SystemExit) as leaving:
        main(["check", "--language", "en", "--today", "2026-11-21", *arguments])
    return int(leaving.value.code or 0)


def test_what_is_mended_is_written_and_said(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--fix", "--select", "N", "stay.svc") == 0
    assert spec.read_text() == RIGHT
    assert capsys.readouterr().err == "mended: stay.svc: N06, N08\n"


def test_the_exit_code_is_that_of_what_is_left(spec: Path) -> None:
    spec.write_text(WRONG.replace("clrk", "nobody"))
    assert run("--fix", "--select", "N", "stay.svc") == 1


def test_only_what_is_selected_is_mended(spec: Path) -> None:
    run("--fix", "--select", "N06", "stay.svc")
    assert spec.read_text() == WRONG.replace("clrk", "clerk")


def test_a_diff_writes_nothing_and_fails_on_changes(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--fix", "--diff", "--select", "N", "stay.svc") == 1
    shown = capsys.readouterr()
    assert "-  owner clrk  # who?\n+  owner clerk  # who?\n" in shown.out
    assert shown.err == "would be mended: stay.svc: N06, N08\n"
    assert spec.read_text() == WRONG


def test_a_diff_of_nothing_is_empty(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.write_text(RIGHT)
    assert run("--diff", "--select", "N", "stay.svc") == 0
    assert capsys.readouterr() == ("", "Nothing here can be mended without you.\n")


def test_a_diff_of_a_last_line_without_an_end_says_so(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.write_text("role clerk\nservice stay owner clrk")
    run("--diff", "--select", "N06", "stay.svc")
    assert capsys.readouterr().out.count("\\ No newline at end of file\n") == 2


def test_mark_line_ends_and_permissions_are_kept(spec: Path) -> None:
    spec.write_bytes(b"\xef\xbb\xbf" + WRONG.replace("\n", "\r\n").encode())
    spec.chmod(0o640)
    run("--fix", "stay.svc")
    assert spec.read_bytes() == b"\xef\xbb\xbf" + RIGHT.replace("\n", "\r\n").encode()
    assert stat.S_IMODE(spec.stat().st_mode) == 0o640
    assert sorted(path.name for path in spec.parent.iterdir()) == ["stay.svc"]


def test_a_link_stays_a_link(spec: Path) -> None:
    (spec.parent / "real").mkdir()
    spec.rename(spec.parent / "real" / "stay.txt")
    spec.symlink_to(Path("real") / "stay.txt")
    run("--fix", "--select", "N", "stay.svc")
    assert spec.is_symlink()
    assert spec.read_text() == RIGHT


def test_a_file_without_findings_is_not_touched(spec: Path) -> None:
    spec.write_text(RIGHT)
    os.utime(spec, ns=(1, 1))
    run("--fix", "--select", "N", "stay.svc")
    assert spec.stat().st_mtime_ns == 1


def test_in_a_project_only_files_under_the_paths_named_are_changed(spec: Path) -> None:
    (spec.parent / "svcdsl.toml").write_text("")
    (spec.parent / "shop.svc").write_text(WRONG.replace("stay", "shop").replace("role clerk\n", ""))
    run("--fix", "--select", "N", "stay.svc")
    assert "clrk" in (spec.parent / "shop.svc").read_text()
    assert "clrk" not in spec.read_text()


def test_what_is_waived_is_not_mended(spec: Path) -> None:
    spec.write_text(RIGHT.replace("clerk  # who?", "clrk  # svcdsl: allow N06 until 2099-01-01: he comes in May"))
    run("--fix", "--select", "N", "stay.svc")
    assert "clrk" in spec.read_text()


def test_a_scaffold_says_what_got_no_stub(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.write_text("svcdsl 1\nchannel kiosk kind bot\nservice stay {\n  need bed\n}\n")
    run("--fix", "--scaffold", "--select", "D14,K02", "stay.svc")
    assert 'need bed evidence note "TODO: ' in spec.read_text()
    drafted, without = capsys.readouterr().err.splitlines()
    assert drafted == "drafted, still to be written: stay.svc: K02"
    assert without == "no stub was written here: D14; what is missing, only you can say"


def test_what_is_drafted_is_told_apart_from_what_is_mended(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spec.write_text("svcdsl 1\nrole clerk\nservice stay {\n  owner clrk\n  need bed\n}\n")
    run("--diff", "--scaffold", "--select", "K02,N", "stay.svc")
    assert capsys.readouterr().err == "would be mended: stay.svc: N06\nwould be drafted: stay.svc: K02\n"


def test_a_scaffold_alone_is_told_what_it_goes_with(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--scaffold", "stay.svc") == 2
    assert "--fix" in capsys.readouterr().err


def test_texts_of_stubs_are_in_the_projects_language(spec: Path) -> None:
    (spec.parent / "svcdsl.toml").write_text('[project]\nlanguage = "zh"\n')
    spec.write_text("svcdsl 1\nservice stay {\n  need bed\n}\n")
    run("--fix", "--scaffold", "--select", "K02", "stay.svc")
    assert 'need bed evidence note "待补：' in spec.read_text()


def test_a_file_that_changed_since_it_was_read_is_left_alone(spec: Path) -> None:
    read = Source("stay.svc", WRONG)
    spec.write_text("role cook\n")
    with pytest.raises(OutputError, match="changed"):
        write_text(str(spec.parent), read, RIGHT)
    assert spec.read_text() == "role cook\n"


@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="who may write everything is refused nothing")
def test_a_file_that_may_not_be_written_is_not_replaced(spec: Path) -> None:
    spec.chmod(0o444)
    with pytest.raises(OutputError, match="mend"):
        write_text(str(spec.parent), Source("stay.svc", WRONG), RIGHT)
    assert spec.read_text() == WRONG
