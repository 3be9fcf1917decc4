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
    ("[rules.D99]\nx = 1\n", "svcdsl.toml:1: no rule is called “D99”.", "svcdsl.toml:1：没有名为“D99”的规则。"),
    ("[rules.K]\nx = 1\n", "svcdsl.toml:1: no rule is called “K”.", "svcdsl.toml:1：没有名为“K”的规则。"),
    (
        "[check]\nselect = [\n  'K',\n  'D99',\n]\n",
        "svcdsl.toml:4: no rule is called “D99”.",
        "svcdsl.toml:4：没有名为“D99”的规则。",
    ),
    (
        "[check.severity]\nK01 = 'info'\nno-ownr = 'info'\n",
        "svcdsl.toml:3: no rule is called “no-ownr”. Did you mean “no-owner”?",
        "svcdsl.toml:3：没有名为“no-ownr”的规则。您是不是想写 “no-owner”？",
    ),
    (
        "[[check.files]]\npaths = ['a.svc']\nignore = ['K99']\n",
        "svcdsl.toml:3: no rule is called “K99”.",
        "svcdsl.toml:3：没有名为“K99”的规则。",
    ),
    (
        "[check.severity]\nK04 = 'info'\nstale-evidence = 'error'\n",
        "svcdsl.toml:3: “stale-evidence” in [check.severity] is set already, by “K04”, which names the same rule.",
        "svcdsl.toml:3：[check.severity] 中的“stale-evidence”重复：“K04”指的是同一条规则，已经设置过。",
    ),
    (
        "[rules.K04]\nmax-age = '1d'\n[rules.stale-evidence]\nmax-age = '2d'\n",
        "svcdsl.toml:4: “max-age” in [rules.stale-evidence] is set already, by “rules.K04”",
        "svcdsl.toml:4：[rules.stale-evidence] 中的“max-age”重复：“rules.K04”指的是同一条规则",
    ),
    (
        "[rules.K04]\nmax-age = 'long'\n",
        "svcdsl.toml:2: “rules.K04.max-age” must be a length of time (such as 90s, 10m, 4h); left out, it is 365d.",
        "svcdsl.toml:2：“rules.K04.max-age”应为一段时间（如 10分钟、4小时、2个工作日）；不写则为 365d。",
    ),
    (
        "[rules.L05]\nmax = -3\n",
        "svcdsl.toml:2: “rules.L05.max” must be a number from 0 to 100; left out, it is 10.",
        "svcdsl.toml:2：“rules.L05.max”应为0 到 100 之间的数字；不写则为 10。",
    ),
    ("[rules.L05]\nmax = 101\n", "must be a number from 0 to 100", "应为0 到 100 之间的数字"),
    (
        "[rules.M01]\nwords = 'soon'\n",
        'svcdsl.toml:2: “rules.M01.words” must be a list of texts in square brackets, such as ["soon", "if possible"].',
        "svcdsl.toml:2：“rules.M01.words”应为方括号中的文字列表",
    ),
    (
        "[rules.M01]\nwrods = []\n",
        "svcdsl.toml:2: the key “wrods” is not known in [rules.M01]. Did you mean “words”?",
        "svcdsl.toml:2：[rules.M01] 中没有“wrods”这个键。您是不是想写 “words”？",
    ),
    (
        "extends = ['shared']\n",
        "svcdsl.toml:1: the key “extends” is not known. It belongs in [project].",
        "svcdsl.toml:1：没有“extends”这个键。应写在 [project] 中。",
    ),
    (
        "[targets.prometheus]\ninterval = 'soon'\n",
        "svcdsl.toml:2: “targets.prometheus.interval” must be",
        "svcdsl.toml:2：“targets.prometheus.interval”应为",
    ),
    ("[check.severity]\nD99 = 'info'\n", "svcdsl.toml:2: no rule is called “D99”.", "没有名为“D99”的规则。"),
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
