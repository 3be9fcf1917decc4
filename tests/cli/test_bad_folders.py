"""Folders that cannot be read or written, links that lead out, and ids that would: told, and nothing is lost."""

import errno
import os
import shutil
import subprocess
from pathlib import Path

import pytest

GOOD = "svcdsl 1\nterm voucher “Voucher”\nservice s owner o\nrole o\n"
NEXT = GOOD + "term meal “Meal”\n"

WITHOUT_RIGHTS = () if os.name == "nt" or os.geteuid() else ("setpriv", "--bounding-set=-all", "--inh-caps=-all")
needs_rights = pytest.mark.skipif(
    bool(WITHOUT_RIGHTS) and shutil.which("setpriv") is None, reason="the system's master may read everything"
)


def held(folder: Path) -> dict[str, bytes]:
    """Everything in a folder but what svcdsl keeps for itself."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file() and ".svcdsl" not in path.parts]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def built(svcdsl, here: Path) -> dict[str, bytes]:
    """A spec that has been built, and has changed since."""
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    svcdsl("build", "-t", "model", "-o", "out")
    (here / "a.svc").write_text(NEXT, encoding="utf-8")
    return held(here / "out")


# Reading


@needs_rights
@pytest.mark.parametrize(("language", "told"), [("en", "may not be read"), ("zh", "没有读取")])
def test_a_folder_without_permission_is_told_and_the_rest_is_read(
    outside, here: Path, language: str, told: str
) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    (here / "shut").mkdir()
    (here / "shut" / "b.svc").write_text(GOOD, encoding="utf-8")
    (here / "shut").chmod(0)
    ran = outside("check", "--format", "json", before=WITHOUT_RIGHTS, language=language)
    (here / "shut").chmod(0o700)
    assert ran.code == 1
    assert [one[:2] for one in ran.found if one[0] == "N10"] == [("N10", "shut")]
    assert told in next(one["message"] for one in ran.report["findings"] if one["code"] == "N10")
    assert ran.report["summary"]["services"] == 1


@needs_rights
@pytest.mark.parametrize("name", ["shut", "shut.svc"])
@pytest.mark.parametrize(
    ("language", "told"), [("en", "cannot be read: you do not have the right to."), ("zh", "无法读取：没有权限。")]
)
def test_one_that_is_named_is_wrong_use(outside, here: Path, name: str, language: str, told: str) -> None:
    (here / name).mkdir() if name == "shut" else (here / name).touch()
    (here / name).chmod(0)
    ran = outside("check", name, before=WITHOUT_RIGHTS, language=language)
    (here / name).chmod(0o700)
    assert (ran.code, ran.out) == (2, "")
    assert f"“{name}”" in ran.err
    assert told in ran.err


def test_links_that_go_round_are_followed_once(svcdsl, here: Path) -> None:
    (here / "a").mkdir()
    (here / "a" / "x.svc").write_text(GOOD, encoding="utf-8")
    (here / "a" / "round").symlink_to("..", target_is_directory=True)
    (here / "again").symlink_to("a", target_is_directory=True)
    ran = svcdsl("check", "--format", "json")
    assert (ran.report["summary"]["files"], [one for one in ran.found if one[0] == "N05"]) == (1, [])


# Writing


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", "“out” is a file, not a folder to write to."), ("zh", "“out”是文件，不是可写入的文件夹。")],
)
def test_an_output_folder_that_is_a_file(svcdsl, here: Path, language: str, told: str) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    (here / "out").write_text("mine")
    ran = svcdsl("build", "-t", "model", "-o", "out", "--language", language)
    assert (ran.code, told in ran.err, (here / "out").read_text()) == (2, True, "mine")


@pytest.mark.parametrize(
    ("language", "told"), [("en", "would lead out of the output folder."), ("zh", "会写到输出文件夹之外。")]
)
def test_a_link_that_leads_out_of_it(svcdsl, here: Path, language: str, told: str) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    (here / "out").mkdir()
    (here / "elsewhere").mkdir()
    (here / "out" / "model").symlink_to(here / "elsewhere", target_is_directory=True)
    ran = svcdsl("build", "-t", "model", "-o", "out", "--language", language)
    assert (ran.code, told in ran.err, list((here / "elsewhere").iterdir())) == (2, True, [])


@pytest.mark.parametrize(
    ("language", "told"), [("en", "could not be written: the disk is full."), ("zh", "无法写入：磁盘已满。")]
)
def test_a_full_disk(
    svcdsl, here: Path, built: dict[str, bytes], monkeypatch: pytest.MonkeyPatch, language: str, told: str
) -> None:
    def full(self: Path, *_: object, **__: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))

    monkeypatch.setattr(Path, "write_text", full)
    monkeypatch.setattr(Path, "write_bytes", full)
    ran = svcdsl("build", "-t", "model", "-o", "out", "--language", language)
    monkeypatch.undo()
    assert (ran.code, told in ran.err) == (2, True)
    assert held(here / "out") == built


SMALL_DISK = """
mount -t tmpfs -o size=300k tmpfs disk || exit 77
mkdir disk/out && cp -r out/. disk/out/
dd if=/dev/zero of=disk/filler bs=1k count=300 2>/dev/null
"$@" build -t model -o disk/out --language en; code=$?
diff -r -x .svcdsl out disk/out && exit $code
"""


def test_a_disk_that_is_really_full(outside, here: Path, built: dict[str, bytes]) -> None:
    (here / "disk").mkdir()
    may_mount = (
        shutil.which("unshare")
        and not subprocess.run(["unshare", "-rm", "true"], capture_output=True, check=False).returncode
    )
    if not may_mount:
        pytest.skip("a small disk cannot be made here")
    ran = outside(before=("unshare", "-rm", "sh", "-c", SMALL_DISK.replace('"$@"', '"$0" -m svcdsl')))
    if ran.code == 77:
        pytest.skip("a small disk cannot be mounted here")
    assert (ran.code, "the disk is full" in ran.err) == (2, True)


@needs_rights
@pytest.mark.parametrize(("language", "told"), [("en", "you do not have the right to"), ("zh", "没有权限")])
def test_a_folder_that_may_not_be_written(
    outside, here: Path, built: dict[str, bytes], language: str, told: str
) -> None:
    (here / "out" / ".svcdsl").chmod(0o500)
    ran = outside("build", "-t", "model", "-o", "out", before=WITHOUT_RIGHTS, language=language)
    (here / "out" / ".svcdsl").chmod(0o700)
    assert (ran.code, told in ran.err) == (2, True)
    assert held(here / "out") == built


def test_a_second_build_touches_nothing(svcdsl, here: Path, built: dict[str, bytes]) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    times = {path: path.stat().st_mtime_ns for path in (here / "out").rglob("*")}
    assert "0 written" in svcdsl("build", "-t", "model", "-o", "out").out
    assert {
        path: path.stat().st_mtime_ns for path in (here / "out").rglob("*") if path.is_file()
    }.items() <= times.items()


def test_a_file_that_is_in_no_list_stays(svcdsl, here: Path, built: dict[str, bytes]) -> None:
    (here / "out" / "model" / "mine.json").write_text("mine")
    svcdsl("build", "-t", "checklist", "-o", "out")
    assert (here / "out" / "model" / "mine.json").read_text() == "mine"
    assert [name for name in held(here / "out") if name.startswith("model/")] == ["model/mine.json"]


# Ids


IDS = [
    "../up",
    "..",
    "../../../../etc/cron.d/x",
    "/abs",
    "a/b",
    "a\\b",
    ".svcdsl",
    "a\x07b",
    "a\u202egpj.exe",
    "a\u200bb",
    "\u2066a\u2069",
    "аdmin",  # Cyrillic а
    "CON.",
]


@pytest.mark.parametrize("id_", IDS)
@pytest.mark.parametrize("form", ["service", "roles"])
def test_an_id_never_leads_out_of_the_folder(svcdsl, here: Path, id_: str, form: str) -> None:
    quoted = id_.replace("\\", "\\\\").replace("\x07", "\\a")
    things = "{" + f'"{quoted}": {{title: x}}' + "}"
    text = (
        f'svcdsl: 1\nservice: "{quoted}"\n'
        if form == "service"
        else f"svcdsl: 1\nroles: {things}\nservices: {{s: {{roles: {things}}}}}\n"
    )
    (here / "specs").mkdir()
    (here / "specs" / "a.svc.yaml").write_text(text, encoding="utf-8")
    ran = svcdsl("build", "specs", "-o", "out", "-t", "model", "-t", "checklist")
    assert ran.code == 1
    assert "N03" in ran.out
    assert sorted(path.name for path in here.iterdir()) == ["out", "specs"]


@pytest.mark.parametrize(("language", "told"), [("en", "cannot be seen"), ("zh", "看不见")])
def test_a_character_that_cannot_be_seen_is_told(svcdsl, here: Path, language: str, told: str) -> None:
    (here / "a.svc").write_text("svcdsl 1\nrole a\u202eb\n", encoding="utf-8")
    ran = svcdsl("check", "--language", language)
    assert (ran.code, told in ran.out, "\u202e" in ran.out) == (1, True, False)


@pytest.mark.parametrize(("language", "told"), [("en", "look"), ("zh", "字母")])
def test_letters_of_two_scripts_that_look_alike_are_told(svcdsl, here: Path, language: str, told: str) -> None:
    (here / "a.svc").write_text("svcdsl 1\nrole \u0430gent\n", encoding="utf-8")
    ran = svcdsl("check", "--language", language, "--format", "json")
    assert told in ran.report["findings"][0]["message"]
