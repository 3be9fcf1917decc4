"""0: nothing at or above --fail-on; 1: findings; 2: wrong use, settings or paths; 3: a defect of svcdsl itself."""

from pathlib import Path

import pytest

from svcdsl import pipeline

GOOD = "svcdsl 1\nterm voucher “Voucher”\n"
NOTE = "svcdsl 1\nrole unused\n"
WARNED = "term voucher “Voucher”\n"
WRONG = "svcdsl 1\nrole a reports-to gone\nrole b reports-to a\n"


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        (GOOD, "info", 0),
        (NOTE, "error", 0),
        (NOTE, "warning", 0),
        (NOTE, "info", 1),
        (WARNED, "error", 0),
        (WARNED, "warning", 1),
        (WRONG, "error", 1),
        (WRONG, "warning", 1),
        (WRONG, "never", 0),
    ],
)
def test_fail_on_says_from_where_findings_fail(svcdsl, here: Path, text: str, fail_on: str, code: int) -> None:
    (here / "a.svc").write_text(text, encoding="utf-8")
    assert svcdsl("check", "--fail-on", fail_on).code == code


def test_errors_fail_where_nothing_is_said(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text(WRONG)
    assert svcdsl("check").code == 1
    (here / "a.svc").write_text(WARNED, encoding="utf-8")
    assert svcdsl("check").code == 0


def test_settings_may_say_it_and_the_command_line_goes_before(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text(WRONG)
    (here / "svcdsl.toml").write_text("[check]\nfail-on = 'never'\n")
    assert svcdsl("check").code == 0
    assert svcdsl("check", "--fail-on", "error").code == 1


def test_a_build_fails_as_a_check_does_and_writes_all_the_same(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text(WRONG)
    assert svcdsl("build", "-t", "model").code == 1
    assert svcdsl("build", "-t", "model", "--fail-on", "never").code == 0
    assert any((here / "build" / "model").iterdir())


@pytest.mark.parametrize(("language", "told"), [("en", "svcdsl itself has a defect"), ("zh", "这是 svcdsl 自身的缺陷")])
def test_a_defect_of_ours_is_told_as_ours(
    svcdsl, here: Path, monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    def defective(*_: object) -> None:
        raise RuntimeError("never to happen")

    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    monkeypatch.setattr(pipeline, "read", defective)
    ran = svcdsl("check", "--language", language)
    assert ran.code == 3
    assert told in ran.err
    assert "RuntimeError: never to happen" in ran.err


def test_naming_a_file_narrows_what_is_reported_not_what_is_read(svcdsl, here: Path) -> None:
    (here / "svcdsl.toml").touch()
    (here / "a.svc").write_text("svcdsl 1\nrole a reports-to b\nrole c reports-to a\n")
    (here / "b.svc").write_text("svcdsl 1\nrole b reports-to gone\n")
    assert svcdsl("check", "a.svc", "--format", "json").found == [("H04", "a.svc", 3, 6)]
    assert [one[:2] for one in svcdsl("check", "--format", "json").found] == [("H04", "a.svc"), ("N06", "b.svc")]


def test_files_are_shown_from_where_the_user_stands(svcdsl, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "specs" / "deep").mkdir(parents=True)
    (here / "specs" / "svcdsl.toml").touch()
    (here / "specs" / "a.svc").write_text(WRONG)
    assert {file for _, file, *_ in svcdsl("check", "--format", "json").found} == {"specs/a.svc"}
    monkeypatch.chdir(here / "specs" / "deep")
    assert {file for _, file, *_ in svcdsl("check", "..", "--format", "json").found} == {"../a.svc"}


def test_a_reader_that_goes_away_is_no_defect(outside, here: Path) -> None:
    (here / "a.svc").write_text("svcdsl 1\n" + "}\n" * 3000)
    ran = outside("check", "--limit", "0", before=("sh", "-c", '"$@" | head -1', "sh"))
    assert (ran.code, ran.err) == (0, "")
