"""The project around the current folder says in which language commands answer that read no spec."""

from pathlib import Path

import pytest

CHINESE = '[project]\nlanguage = "zh"\n'


@pytest.fixture
def chinese(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in a folder of a project whose language is Chinese."""
    (here / "svcdsl.toml").write_text(CHINESE)
    (here / "desk").mkdir()
    monkeypatch.chdir(here / "desk")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [(["explain", "D01"], "为什么重要"), (["rules"], "编码"), (["targets"], "检查清单"), (["chekc"], "没有命令")],
)
def test_it_is_the_projects(svcdsl, chinese: None, arguments: list[str], told: str) -> None:
    ran = svcdsl(*arguments)
    assert told in ran.out + ran.err


def test_what_is_asked_for_goes_first(svcdsl, chinese: None) -> None:
    assert "Why it matters" in svcdsl("explain", "D01", "--language", "en").out


@pytest.mark.parametrize("settings", ["", "language =", "project = 1", '[project]\nlanguage = "fr"\n'])
def test_where_the_project_does_not_say_it_is_the_systems(svcdsl, here: Path, settings: str) -> None:
    (here / "svcdsl.toml").write_text(settings)
    assert "Why it matters" in svcdsl("explain", "D01").out


def test_settings_that_change_are_read_again(svcdsl, here: Path) -> None:
    assert "There is no command" in svcdsl("chekc").err
    (here / "svcdsl.toml").write_text(CHINESE)
    assert "没有命令" in svcdsl("chekc").err


def test_help_has_chinese_headings_and_signs(outside, here: Path) -> None:
    (here / "svcdsl.toml").write_text(CHINESE)
    page = outside("--help").out
    assert page.startswith("用法：svcdsl [选项] 命令 [参数]...\n")
    assert "\n选项：\n" in page and "\n命令：\n" in page
    assert outside("check", "--help").out.startswith("用法：svcdsl check [选项] [路径]...\n")


def test_phases_have_chinese_words(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text("svcdsl 1\nservice stay phase strategy\n", encoding="utf-8")
    assert svcdsl("check", "--as-phase", "运营").out == svcdsl("check", "--as-phase", "operation").out
    assert svcdsl("check", "--as-phase", "运行").code == 2


def test_build_names_the_command_that_shows_all(svcdsl, here: Path) -> None:
    touchpoints = "".join(f"  touchpoint t{number}\n" for number in range(40))
    (here / "a.svc").write_text(f"svcdsl 1\nservice stay {{\n{touchpoints}}}\n", encoding="utf-8")
    assert " more: svcdsl check --limit 0\n" in svcdsl("build").out
