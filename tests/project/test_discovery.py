"""Which projects the paths of a user mean, and which files are theirs."""

from pathlib import Path

import pytest

from svcdsl.project import Located, NothingToRead, locate, sources_of

TREE = {
    "shop/svcdsl.toml": "",
    "shop/a.svc": "",
    "shop/deep/er/b.svc.yaml": "",
    "shop/deep/c.svc.yml": "",
    "shop/notes.txt": "",
    "shop/plain.yaml": "",
    "shop/.git/hidden.svc": "",
    "shop/node_modules/x.svc": "",
    "shop/inner/svcdsl.toml": "",
    "shop/inner/d.svc": "",
    "desk/svcdsl.toml": "",
    "desk/e.svc": "",
    "loose/f.svc": "",
    "loose/g/h.svc": "",
    "empty/": "",
}


def shown(located: list[Located]) -> dict[str, list[str]]:
    """Files by the name of their project's folder."""
    return {Path(project.root).name: project.files for project in located}


def test_a_project_is_the_folder_of_its_settings_with_all_below(lay_out) -> None:
    lay_out(TREE)
    assert shown(locate(["shop"])) == {"shop": ["a.svc", "deep/c.svc.yml", "deep/er/b.svc.yaml"]}


@pytest.mark.parametrize("path", ["shop/a.svc", "shop/deep", "shop/deep/er/b.svc.yaml", "./shop/../shop/deep/er"])
def test_all_of_it_is_read_also_when_a_part_is_named(lay_out, path: str) -> None:
    lay_out(TREE)
    assert shown(locate([path])) == shown(locate(["shop"]))


@pytest.mark.parametrize(
    ("paths", "reported"),
    [
        (["shop/a.svc"], ["a.svc"]),
        (["shop/deep"], ["deep/c.svc.yml", "deep/er/b.svc.yaml"]),
        (["shop/deep/er", "shop/a.svc"], ["a.svc", "deep/er/b.svc.yaml"]),
        (["shop"], ["a.svc", "deep/c.svc.yml", "deep/er/b.svc.yaml"]),
        (["shop", "shop/a.svc"], ["a.svc", "deep/c.svc.yml", "deep/er/b.svc.yaml"]),
    ],
)
def test_but_only_the_part_is_reported(lay_out, paths: list[str], reported: list[str]) -> None:
    lay_out(TREE)
    [project] = locate(paths)
    assert [name for name in project.files if project.reports(name)] == reported


def test_a_name_that_only_begins_alike_is_not_reported(lay_out) -> None:
    lay_out({"svcdsl.toml": "", "a/x.svc": "", "ab/y.svc": ""})
    [project] = locate(["a"])
    assert [name for name in project.files if project.reports(name)] == ["a/x.svc"]


def test_a_project_inside_another_is_one_of_its_own(lay_out) -> None:
    lay_out(TREE)
    assert shown(locate(["shop/inner"])) == {"inner": ["d.svc"]}
    assert "inner/d.svc" not in shown(locate(["shop"]))["shop"]


def test_a_folder_without_settings_gives_every_project_below_and_what_is_left(lay_out) -> None:
    root = lay_out(TREE)
    found = shown(locate([]))
    assert set(found) == {root.name, "shop", "inner", "desk"}
    assert found[root.name] == ["loose/f.svc", "loose/g/h.svc"]


def test_without_settings_the_paths_named_are_one_project(lay_out) -> None:
    lay_out(TREE)
    assert shown(locate(["loose/f.svc", "loose/g"])) == {"loose": ["f.svc", "g/h.svc"]}


def test_a_path_named_twice_is_read_once(lay_out) -> None:
    lay_out(TREE)
    assert shown(locate(["loose/f.svc", "loose", "./loose/f.svc"])) == {"loose": ["f.svc", "g/h.svc"]}


def test_several_projects_come_in_the_order_of_their_folders(lay_out) -> None:
    lay_out(TREE)
    assert list(shown(locate(["shop", "desk"]))) == list(shown(locate(["desk", "shop"]))) == ["desk", "shop"]


def test_a_project_is_called_as_it_says_else_as_its_folder(lay_out) -> None:
    lay_out({"a/svcdsl.toml": '[project]\nname = "The shop"\n', "a/x.svc": "", "b/svcdsl.toml": "", "b/x.svc": ""})
    assert [project.name for project in locate(["a", "b"])] == ["The shop", "b"]


@pytest.mark.parametrize("path", ["empty", "shop/notes.txt", "shop/plain.yaml", "shop/.git", "loose/notes.txt"])
def test_nothing_to_read_is_said(lay_out, path: str) -> None:
    lay_out({**TREE, "loose/notes.txt": ""})
    with pytest.raises(NothingToRead) as trouble:
        locate([path])
    assert (trouble.value.reason, trouble.value.path) == ("empty", path)


def test_a_part_of_a_project_without_specs_is_nothing_to_read(lay_out) -> None:
    lay_out({**TREE, "shop/bare/": ""})
    with pytest.raises(NothingToRead) as trouble:
        locate(["shop/bare", "shop/a.svc"])
    assert trouble.value.path == "shop/bare"


def test_a_path_that_is_not_there_is_said(lay_out) -> None:
    lay_out(TREE)
    with pytest.raises(NothingToRead) as trouble:
        locate(["shop", "shpo"])
    assert (trouble.value.reason, trouble.value.path) == ("missing", "shpo")


# Include and exclude


FILES = {"a.svc": "", "old/b.svc": "", "old/deep/c.svc": "", "new/d.svc": "", "new/old/e.svc": "", "draft-1.svc": ""}


@pytest.mark.parametrize(
    ("settings", "kept"),
    [
        ("", ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc", "old/b.svc", "old/deep/c.svc"]),
        ('exclude = ["old"]', ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc"]),
        ('exclude = ["old/"]', ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc"]),
        ('exclude = ["./old/**"]', ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc"]),
        ('exclude = ["**/old"]', ["a.svc", "draft-1.svc", "new/d.svc"]),
        ('exclude = ["old/*.svc"]', ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc", "old/deep/c.svc"]),
        ('exclude = ["draft-?.svc", "new"]', ["a.svc", "old/b.svc", "old/deep/c.svc"]),
        ('include = ["new", "a.svc"]', ["a.svc", "new/d.svc", "new/old/e.svc"]),
        ('include = ["*.svc"]', ["a.svc", "draft-1.svc"]),
        (
            'include = ["**/*.svc"]',
            ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc", "old/b.svc", "old/deep/c.svc"],
        ),
        ('include = ["new"]\nexclude = ["new/old"]', ["new/d.svc"]),
        (
            'exclude = ["[a-z].svc", "a+svc", "(a|b).svc"]',
            ["a.svc", "draft-1.svc", "new/d.svc", "new/old/e.svc", "old/b.svc", "old/deep/c.svc"],
        ),
    ],
)
def test_globs_choose_the_files(lay_out, settings: str, kept: list[str]) -> None:
    lay_out({**FILES, "svcdsl.toml": f"[project]\n{settings}\n"})
    [project] = locate([])
    assert project.files == kept


def test_a_project_whose_every_file_is_excluded_has_nothing_to_read(lay_out) -> None:
    lay_out({**FILES, "svcdsl.toml": '[project]\nexclude = ["**"]\n'})
    with pytest.raises(NothingToRead):
        locate([])


# Folders that are odd


def test_a_link_to_a_folder_is_followed_once(lay_out) -> None:
    root = lay_out({"a/x.svc": "", "b/": ""})
    (root / "b" / "again").symlink_to(root / "a")
    (root / "a" / "me").symlink_to(".")
    (root / "a" / "up").symlink_to("..")
    [project] = locate([])
    assert [Path(name).name for name in project.files] == ["x.svc"]


def test_a_folder_that_cannot_be_read_is_a_trouble_and_the_rest_is_read(
    lay_out, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os

    lay_out({"svcdsl.toml": "", "a.svc": "", "shut/b.svc": ""})
    scandir = os.scandir

    def refused(path: str):
        if path.endswith("shut"):
            raise PermissionError(13, os.strerror(13), path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refused)
    [project] = locate([])
    assert project.files == ["a.svc"]
    [(source, trouble), _] = sources_of(project)
    assert trouble is not None
    assert (source.name, trouble.code, trouble.variant) == ("shut", "N10", "no-permission")


# Reading


@pytest.mark.parametrize("stand", ["", "shop", "shop/deep", "loose"])
def test_files_are_named_from_their_project_and_shown_from_where_the_user_stands(
    lay_out, monkeypatch: pytest.MonkeyPatch, stand: str
) -> None:
    root = lay_out(TREE)
    monkeypatch.chdir(root / stand)
    [project] = locate([str(root / "shop")])
    names = [(source.name, source.shown) for source, _ in sources_of(project)]
    up = {"": "shop/", "shop": "", "shop/deep": "../", "loose": "../shop/"}[stand]
    assert names == [(name, up + name) for name in project.files]
