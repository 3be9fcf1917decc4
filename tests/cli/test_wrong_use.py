"""Wrong use and wrong settings: exit code 2, nothing on standard output, and a sentence in the user's language."""

from pathlib import Path

import pytest

GOOD = "svcdsl 1\nterm voucher “Voucher”\n"
MISUSE = [
    (["check", "nowhere"], "There is no file or folder “nowhere”.", "没有文件或文件夹“nowhere”。"),
    (["check", "empty"], "No spec to read under “empty”", "“empty”下没有服务规范"),
    (["check", "notes.txt"], "No spec to read under “notes.txt”", "“notes.txt”下没有服务规范"),
    (["check", "--select", "D99"], "No rule is called “D99”.", "没有名为“D99”的规则。"),
    (["check", "--ignore", "no-ownr"], "Did you mean “no-owner”?", "您是不是想写 “no-owner”？"),
    (["check", "--today", "tomorrow"], "“tomorrow” is no date", "“tomorrow”不是日期"),
    (["check", "--today", "2026-02-30"], "“2026-02-30” is no date", "“2026-02-30”不是日期"),
    (["check", "--fail-on", "errors"], "“errors” is not a value of --fail-on", "--fail-on 不接受“errors”"),
    (["check", "--frmat", "json"], "There is no option --frmat. Did you mean --format?", "没有选项 --frmat。"),
    (["check", "--format"], "--format needs a value.", "--format 后面要有值。"),
    (["explain"], "CODE is missing.", "缺少 CODE。"),
    (["explain", "D99"], "No rule is called “D99”.", "没有名为“D99”的规则。"),
    (["build", "-t", "modle"], "No output is called “modle”.", "没有名为“modle”的输出。"),
]


@pytest.mark.parametrize(("arguments", "english", "chinese"), MISUSE)
def test_wrong_use_is_told_in_both_languages(
    svcdsl, here: Path, arguments: list[str], english: str, chinese: str
) -> None:
    (here / "empty").mkdir()
    (here / "notes.txt").touch()
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    for language, told in (("en", english), ("zh", chinese)):
        ran = svcdsl(arguments[0], "--language", language, *arguments[1:])
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err


@pytest.mark.parametrize(
    ("locale", "told"), [("C", "There is no command “chekc”."), ("zh_CN.UTF-8", "没有命令“chekc”。")]
)
def test_an_unknown_command_is_told_in_the_systems_language(
    svcdsl, monkeypatch: pytest.MonkeyPatch, locale: str, told: str
) -> None:
    monkeypatch.setenv("LC_ALL", locale)
    ran = svcdsl("chekc")
    assert (ran.code, told in ran.err) == (2, True)


SETTINGS = [
    (
        "[project]\nlangauge = 'en'\n",
        "svcdsl.toml:2: the key “langauge” is not known in [project]. Did you mean “language” or “languages”?",
        "svcdsl.toml:2：[project] 中没有“langauge”这个键。您是不是想写 “language” 或 “languages”？",
    ),
    (
        "[check]\nfail-on = 'errors'\n",
        "svcdsl.toml:2: “check.fail-on” must be error or warning or info or never.",
        "svcdsl.toml:2：“check.fail-on”应为 error 或 warning 或 info 或 never。",
    ),
    (
        "[check]\ntoday = 'soon'\n",
        "“check.today” must be a date such as 2026-12-31.",
        "“check.today”应为 日期，如 2026-12-31。",
    ),
    ("[project]\nexclude = 'old'\n", "“project.exclude” must be a list in square brackets.", "应为 方括号中的列表。"),
    ("[project]\nname = 3\n", "“project.name” must be a text in quotes.", "应为 带引号的文字。"),
    ("[check.limits]\ndepth = 0\n", "“check.limits.depth” must be 1..200.", "“check.limits.depth”应为 1..200。"),
    (
        "[targets.modle]\n",
        "the key “modle” is not known in [targets]. Did you mean “model”?",
        "[targets] 中没有“modle”这个键。",
    ),
    (
        "[targets.site]\nfindngs = false\n",
        "svcdsl.toml:2: the key “findngs” is not known in [targets.site]. Did you mean “findings”?",
        "svcdsl.toml:2：[targets.site] 中没有“findngs”这个键。",
    ),
    ("x = \n", "svcdsl.toml:1: this is not TOML", "svcdsl.toml:1：不符合 TOML 格式"),
    ("[rules.D99]\nx = 1\n", "No rule is called “D99”.", "没有名为“D99”的规则。"),
    ("[check]\nselect = ['D99']\n", "No rule is called “D99”.", "没有名为“D99”的规则。"),
    ("[check.severity]\nD99 = 'info'\n", "No rule is called “D99”.", "没有名为“D99”的规则。"),
]


@pytest.mark.parametrize(("settings", "english", "chinese"), SETTINGS)
def test_wrong_settings_are_told_in_both_languages(
    svcdsl, here: Path, settings: str, english: str, chinese: str
) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    (here / "svcdsl.toml").write_text(settings)
    for language, told in (("en", english), ("zh", chinese)):
        ran = svcdsl("check", "--language", language)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err


@pytest.mark.parametrize("content", [b"\xff\xfe[\0", "[project]\nname = '航班'\n".encode("gbk")])
@pytest.mark.parametrize(("language", "told"), [("en", "the file is not UTF-8 text"), ("zh", "文件不是 UTF-8 编码")])
def test_settings_that_are_no_text_are_told(svcdsl, here: Path, content: bytes, language: str, told: str) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    (here / "svcdsl.toml").write_bytes(content)
    ran = svcdsl("check", "--language", language)
    assert (ran.code, told in ran.err) == (2, True)


@pytest.mark.parametrize(
    ("language", "told"), [("en", "svcdsl.toml: this is not a file."), ("zh", "svcdsl.toml：这不是文件。")]
)
def test_settings_that_are_no_file_are_told(svcdsl, here: Path, language: str, told: str) -> None:
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    (here / "svcdsl.toml").mkdir()
    ran = svcdsl("check", "--language", language)
    assert (ran.code, ran.err) == (2, told + "\n")
