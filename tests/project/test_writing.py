"""Outputs are written whole or not at all, unchanged files are not touched, and nothing else is ever removed."""

import errno
import json
import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.project import OutputError, writing
from svcdsl.project.writing import Part, Written, write_parts
from svcdsl.targets.base import Output, file_name


def write(root: Path, files: dict[str, str | bytes], folder: str = "out", finish: object = None) -> Written:
    """Write files of one target."""
    outputs = [Output(path, content) for path, content in files.items()]
    return write_parts(str(root), [Part(folder, outputs, finish)])  # type: ignore[arg-type]


def held(root: Path) -> dict[str, bytes]:
    """Everything in a folder but what svcdsl keeps for itself."""
    paths = [path for path in sorted(root.rglob("*")) if path.is_file() and ".svcdsl" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in paths}


def whole(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file with its number, time and content: equal only where nothing was touched."""
    paths = [path for path in sorted(root.rglob("*")) if path.is_file()]
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns, path.read_bytes()) for path in paths}


FIRST = {"a.md": "first", "deep/b.md": "b", "c.bin": b"\0\xff"}
SECOND = {"a.md": "second", "deep/b.md": "b", "new/d.md": "d"}


def test_everything_is_written(tmp_path: Path) -> None:
    written = write(tmp_path / "to" / "here", FIRST)
    assert held(tmp_path / "to" / "here") == {"out/a.md": b"first", "out/c.bin": b"\0\xff", "out/deep/b.md": b"b"}
    assert written == (["out/a.md", "out/c.bin", "out/deep/b.md"], [], [])


def test_the_same_again_touches_nothing(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    before = whole(tmp_path)
    assert write(tmp_path, FIRST) == ([], ["out/a.md", "out/c.bin", "out/deep/b.md"], [])
    assert whole(tmp_path) == before


def test_only_what_changed_is_touched(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    before = whole(tmp_path)
    assert write(tmp_path, SECOND) == (["out/a.md", "out/new/d.md"], ["out/deep/b.md"], ["out/c.bin"])
    assert whole(tmp_path)[str(tmp_path / "out/deep/b.md")] == before[str(tmp_path / "out/deep/b.md")]
    assert held(tmp_path) == {"out/a.md": b"second", "out/deep/b.md": b"b", "out/new/d.md": b"d"}


def test_texts_have_the_same_bytes_everywhere(tmp_path: Path) -> None:
    write(tmp_path, {"a.md": "航班\nnext\r\n"})
    assert held(tmp_path)["out/a.md"] == "航班\nnext\r\n".encode()


def test_what_only_a_former_build_wrote_is_removed_with_its_empty_folders(tmp_path: Path) -> None:
    write(tmp_path, {"a/b/c.md": "x", "a/d.md": "x", "e.md": "x"})
    assert write(tmp_path, {"e.md": "x"}).removed == ["out/a/b/c.md", "out/a/d.md"]
    assert not (tmp_path / "out" / "a").exists()


def test_nothing_else_is_ever_removed(tmp_path: Path) -> None:
    (tmp_path / "out" / "a").mkdir(parents=True)
    (tmp_path / "out" / "a" / "mine.md").write_text("mine")
    (tmp_path / "mine.txt").write_text("mine")
    write(tmp_path, {"a/b.md": "x"})
    write(tmp_path, {})
    assert held(tmp_path) == {"mine.txt": b"mine", "out/a/mine.md": b"mine"}


def test_a_damaged_list_of_what_was_written_removes_nothing(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    for damaged in ("", "[]", "{", '{"files": 3}', '{"files": ["../../mine"]}', '{"files": [3]}'):
        (tmp_path / ".svcdsl" / "written.json").write_text(damaged)
        assert write(tmp_path, {"e.md": "x"}).removed == []
        assert "out/a.md" in held(tmp_path)


def test_a_file_of_the_users_that_is_in_the_way_is_written_over_as_before(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "a.md").write_text("stale")
    assert write(tmp_path, {"a.md": "fresh"}).changed == ["out/a.md"]


def test_a_file_becomes_a_folder_and_back(tmp_path: Path) -> None:
    write(tmp_path, {"a": "x"})
    write(tmp_path, {"a/b": "x", "a/c/d": "x"})
    assert held(tmp_path) == {"out/a/b": b"x", "out/a/c/d": b"x"}
    write(tmp_path, {"a": "x"})
    assert held(tmp_path) == {"out/a": b"x"}


def test_a_tool_may_finish_what_was_written(tmp_path: Path) -> None:
    def finish(folder: Path) -> None:
        (folder / "made.html").write_text("".join(sorted(path.name for path in folder.iterdir())))
        (folder / "a.md").unlink()

    write(tmp_path, {"a.md": "x", "b.md": "x"}, finish=finish)
    assert held(tmp_path) == {"out/b.md": b"x", "out/made.html": b"a.mdb.md"}


# Failing


def failing(error: BaseException) -> Iterator[Output]:
    """Files of a target that fails after its first."""
    yield Output("a.md", "second")
    raise error


@pytest.mark.parametrize("error", [ValueError("a defect"), KeyboardInterrupt(), SystemExit(1)])
def test_a_target_that_fails_leaves_all_as_it_was(tmp_path: Path, error: BaseException) -> None:
    write(tmp_path, FIRST)
    before = whole(tmp_path)
    with pytest.raises(type(error)):
        write_parts(str(tmp_path), [Part("first", [Output("x", "x")], None), Part("out", failing(error), None)])
    assert whole(tmp_path) == before
    assert list((tmp_path / ".svcdsl").iterdir()) == [tmp_path / ".svcdsl" / "written.json"]


def test_a_tool_that_fails_does_too(tmp_path: Path) -> None:
    def finish(folder: Path) -> None:
        raise ValueError("a defect")

    write(tmp_path, FIRST)
    before = whole(tmp_path)
    with pytest.raises(ValueError, match="a defect"):
        write(tmp_path, SECOND, finish=finish)
    assert whole(tmp_path) == before


@pytest.mark.parametrize("which", range(5))
def test_a_disk_that_is_full_at_any_write_leaves_all_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: int
) -> None:
    write(tmp_path, FIRST)
    before = whole(tmp_path)
    calls = 0
    genuine = Path.write_text

    def full(self: Path, *rest: object, **more: object) -> int:
        nonlocal calls
        calls += 1
        if calls > which:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self))
        return genuine(self, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(OutputError) as trouble:
        write(tmp_path, SECOND)
    assert (trouble.value.reason, trouble.value.text) == ("write", os.strerror(errno.ENOSPC))
    monkeypatch.undo()
    assert whole(tmp_path) == before


def test_the_last_write_comes_before_the_first_move(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    genuine, replace = Path.write_text, os.replace
    monkeypatch.setattr(
        Path, "write_text", lambda self, *rest, **more: (done.append("write"), genuine(self, *rest, **more))[1]
    )
    monkeypatch.setattr(
        os,
        "replace",
        lambda old, new: (done.append("move") if "out" in Path(new).parts else None, replace(old, new))[1],
    )
    write(tmp_path / "here", FIRST)
    assert done == ["write"] * done.count("write") + ["move"] * 3


@pytest.mark.parametrize("at", range(1, 4))
def test_a_build_killed_while_it_moves_is_completed_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    write(tmp_path, {"a": "1", "b": "1", "c": "1", "gone": "1"})
    moves = 0
    replace, rmtree = os.replace, writing.shutil.rmtree

    def killed(old: str, new: str) -> None:
        nonlocal moves
        moves += "out" in Path(new).parts
        if moves == at and "out" in Path(new).parts:
            raise SystemExit("killed")
        replace(old, new)

    monkeypatch.setattr(os, "replace", killed)
    monkeypatch.setattr(writing.shutil, "rmtree", lambda *_, **__: None)
    with pytest.raises(SystemExit):
        write(tmp_path, {"a": "2", "b": "2", "c": "2"})
    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(writing.shutil, "rmtree", rmtree)
    with pytest.raises(ValueError, match="a defect"):
        write_parts(str(tmp_path), [Part("out", failing(ValueError("a defect")), None)])
    assert held(tmp_path) == {"out/a": b"2", "out/b": b"2", "out/c": b"2"}


def test_one_killed_before_it_moves_is_forgotten(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    before = held(tmp_path)
    staging = tmp_path / ".svcdsl" / "next-killed"
    (staging / "out").mkdir(parents=True)
    (staging / "out" / "a.md").write_text("half")
    write(tmp_path, FIRST)
    assert held(tmp_path) == before
    assert not staging.exists()


@pytest.mark.parametrize(
    "listed", ["", "[]", '{"changed": ["../x"], "removed": []}', '{"changed": [], "removed": ["../mine"]}']
)
def test_a_damaged_list_of_moves_moves_nothing(tmp_path: Path, listed: str) -> None:
    (tmp_path / "mine").write_text("mine")
    root = tmp_path / "here"
    write(root, FIRST)
    staging = root / ".svcdsl" / "next-killed"
    staging.mkdir()
    (staging / "written.json").write_text(listed)
    write(root, FIRST)
    assert (tmp_path / "mine").read_text() == "mine"


def test_signals_wait_while_files_are_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def struck(old: str, new: str) -> None:
        signal.raise_signal(signal.SIGINT)
        replace(old, new)

    monkeypatch.setattr(os, "replace", struck)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, FIRST)
    monkeypatch.undo()


def test_a_stroke_in_the_middle_of_moving_comes_after_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    replace = os.replace

    def struck(old: str, new: str) -> None:
        if "out" in Path(new).parts:
            signal.raise_signal(signal.SIGINT)
        replace(old, new)

    monkeypatch.setattr(os, "replace", struck)
    with pytest.raises(KeyboardInterrupt):
        write(tmp_path, FIRST)
    assert len(held(tmp_path)) == 3
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


# What cannot be written to


def test_an_output_folder_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError) as trouble:
        write(tmp_path / "file", FIRST)
    assert (trouble.value.reason, (tmp_path / "file").read_text()) == ("not-a-folder", "mine")


def test_one_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    with pytest.raises(OutputError) as trouble:
        write(tmp_path / "file" / "deep", FIRST)
    assert trouble.value.reason == "write"


def test_a_folder_of_the_users_where_a_file_goes_is_refused_before_anything_moves(tmp_path: Path) -> None:
    (tmp_path / "out" / "z.md").mkdir(parents=True)
    (tmp_path / "out" / "z.md" / "mine").write_text("mine")
    before = whole(tmp_path)
    with pytest.raises(OutputError) as trouble:
        write(tmp_path, {"a.md": "x", "z.md": "x"})
    assert (trouble.value.reason, whole(tmp_path)) == ("write", before)


def test_a_file_of_the_users_where_a_folder_goes_is_too(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "z").write_text("mine")
    before = whole(tmp_path)
    with pytest.raises(OutputError):
        write(tmp_path, {"a.md": "x", "z/b.md": "x"})
    assert whole(tmp_path) == before


UNSAFE = [
    "../x",
    "a/../../x",
    "/x",
    "",
    "a//b",
    "./a",
    "a/.",
    "..",
    "a\\b",
    "a\0b",
    "a\nb",
    ".svcdsl/written.json",
    "a/.svcdsl",
    "C:\\x",
]


@pytest.mark.parametrize("path", UNSAFE)
@pytest.mark.parametrize("as_folder", [False, True])
def test_a_path_that_could_lead_out_is_refused(tmp_path: Path, path: str, as_folder: bool) -> None:
    root = tmp_path / "here"
    with pytest.raises(OutputError) as trouble:
        write(root, {"b.md": "x"}, folder=path) if as_folder else write(root, {"b.md": "x", path: "x"})
    assert trouble.value.reason == "outside"
    assert [item.name for item in tmp_path.iterdir()] == ["here"]
    assert held(root) == {}


@pytest.mark.parametrize("name", ["out", "out/deep"])
def test_a_link_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    root, outside = tmp_path / "here", tmp_path / "outside"
    outside.mkdir()
    (root / name).parent.mkdir(parents=True)
    (root / name).symlink_to(outside, target_is_directory=True)
    with pytest.raises(OutputError) as trouble:
        write(root, {"deep/b.md": "x"})
    assert (trouble.value.reason, list(outside.iterdir())) == ("outside", [])


def test_a_link_in_the_place_of_a_file_is_replaced_and_not_followed(tmp_path: Path) -> None:
    root, mine = tmp_path / "here", tmp_path / "mine"
    mine.write_text("x")
    (root / "out").mkdir(parents=True)
    (root / "out" / "b.md").symlink_to(mine)
    write(root, {"b.md": "x"})
    assert not (root / "out" / "b.md").is_symlink()
    assert mine.read_text() == "x"


def test_the_output_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real", target_is_directory=True)
    write(tmp_path / "link", FIRST)
    assert "out/a.md" in held(tmp_path / "real")


# Names


@given(st.text(st.characters(categories=["L", "N"]) | st.sampled_from("-_"), min_size=1, max_size=300))
def test_an_id_gives_a_file_name_that_any_system_takes(id_: str) -> None:
    name = file_name(id_)
    assert len(name.encode()) <= 130
    assert writing._safe(f"{name}.md")


def test_long_ids_that_begin_alike_have_different_files() -> None:
    assert file_name("a" * 300 + "b") != file_name("a" * 300 + "c")


def test_the_list_of_what_was_written_names_all_of_it(tmp_path: Path) -> None:
    write(tmp_path, FIRST)
    listed = json.loads((tmp_path / ".svcdsl" / "written.json").read_text(encoding="utf-8"))
    assert listed["files"] == sorted(held(tmp_path))
