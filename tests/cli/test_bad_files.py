"""Files that are not what they should be: each gets a clear finding at its place, and the rest is read."""

import builtins
import os
from pathlib import Path
from typing import Any

import pytest

WORDS = {
    "not-utf-8": ("The file is not saved as UTF-8", "文件没有存为 UTF-8 编码"),
    "too-large": ("The file is larger than 5,000,000 bytes", "这个文件超过了 5,000,000 字节"),
    "too-depth": ("nested", "层"),
    "too-nodes": ("more than 100,000 entries", "100,000"),
    "loop": ("lead round in a circle", "绕成了圈"),
    "not-a-file": ("not a file that can be read", "不是可以读取的文件"),
}
GOOD = "svcdsl 1\nterm voucher “Voucher”\n"


def refused(svcdsl: Any, here: Path, name: str, variant: str) -> None:
    """The file `name` gets N10 of that variant, told in both languages, exit code 1; the good one is read."""
    (here / "good.svc").write_text(GOOD, encoding="utf-8")
    for language, told in zip(("en", "zh"), WORDS[variant], strict=True):
        ran = svcdsl("check", "--format", "json", "--language", language)
        assert ran.code == 1
        [finding] = ran.report["findings"]
        assert (finding["code"], finding["file"]) == ("N10", name)
        assert told in finding["message"]
        assert finding["help"]
        assert ran.report["summary"]["files"] == 2
        assert ran.report["summary"]["things"] == 1


@pytest.mark.parametrize("name", ["a.svc", "a.svc.yaml"])
@pytest.mark.parametrize(
    "content",
    [
        "svcdsl 1\n岗位 站长\n".encode("gbk"),
        "svcdsl 1\nrole a\n".encode("utf-16"),
        "svcdsl 1\nrole a\n".encode("utf-16-be"),
        b"svcdsl 1\nrole caf\xe9\n",
        b"\xff",
        b"svcdsl 1\n\xed\xa0\x80",  # half of a character of two
        b"svcdsl 1\n\xc0\xaf",  # a slash in too many bytes
    ],
    ids=["gbk", "utf-16", "utf-16-be", "latin-1", "ff", "surrogate", "overlong"],
)
def test_bytes_that_are_no_utf_8(svcdsl, here: Path, name: str, content: bytes) -> None:
    (here / name).write_bytes(content)
    refused(svcdsl, here, name, "not-utf-8")


def test_the_line_and_the_byte_are_told(svcdsl, here: Path) -> None:
    (here / "a.svc").write_bytes(b"svcdsl 1\nrole caf\xe9\n")
    [finding] = svcdsl("check", "--format", "json").report["findings"]
    assert "on line 2 is the byte 0xE9" in finding["message"]


@pytest.mark.parametrize("name", ["a.svc", "a.svc.yaml"])
def test_a_file_of_a_hundred_megabytes_is_refused_without_being_read(
    svcdsl, here: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    with open(here / name, "wb") as file:
        file.truncate(100_000_000)  # a hole, which takes no room
    genuine = builtins.open

    def watched(path: Any, *rest: Any, **more: Any) -> Any:
        assert not str(path).endswith(name), "it was opened"
        return genuine(path, *rest, **more)

    monkeypatch.setattr(builtins, "open", watched)
    refused(svcdsl, here, name, "too-large")


def test_settings_may_allow_more_or_less(svcdsl, here: Path) -> None:
    (here / "svcdsl.toml").write_text("[check.limits]\nsize = 10\n")
    (here / "a.svc").write_text(GOOD, encoding="utf-8")
    assert "larger than 10 bytes" in svcdsl("check").out


DEEP = 10_000
DEEPLY_NESTED = {
    "flow.svc.yaml": "svcdsl: 1\nroles: " + "[" * DEEP + "]" * DEEP,
    "maps.svc.yaml": "svcdsl: 1\nroles: " + "{a: " * DEEP + "}" * DEEP,
    "open.svc.yaml": "svcdsl: 1\nroles: " + "[" * DEEP,
    "block.svc.yaml": "svcdsl: 1\nroles:\n  " + "- " * DEEP + "x",
    "keys.svc.yaml": "svcdsl: 1\nroles:\n  " + "? " * DEEP + "x",
    "lines.svc.yaml": "svcdsl: 1\n" + "\n".join(" " * depth + "a:" for depth in range(2_000)),
    "braces.svc": "svcdsl 1\n" + "service a {\n" * DEEP + "}\n" * DEEP,
    "unclosed.svc": "svcdsl 1\n" + "\n".join(" " * depth + "service a {" for depth in range(2_000)),
}


@pytest.mark.parametrize("name", DEEPLY_NESTED)
def test_ten_thousand_levels(svcdsl, here: Path, name: str) -> None:
    (here / name).write_text(DEEPLY_NESTED[name])
    refused(svcdsl, here, name, "too-depth")


BOMB = "svcdsl: 1\nroles:\n  a: {tags: &a [x, x, x, x, x, x, x, x, x]}\n" + "".join(
    f"  {chr(98 + n)}: {{tags: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]}}\n" for n in range(9)
)


def test_an_alias_bomb(svcdsl, here: Path) -> None:
    (here / "bomb.svc.yaml").write_text(BOMB)
    refused(svcdsl, here, "bomb.svc.yaml", "too-nodes")


@pytest.mark.parametrize("text", ["svcdsl: 1\nroles: &a {b: *a}\n", "svcdsl: 1\nroles: {b: {tags: &a [x, *a]}}\n"])
def test_an_alias_of_itself(svcdsl, here: Path, text: str) -> None:
    (here / "a.svc.yaml").write_text(text)
    refused(svcdsl, here, "a.svc.yaml", "too-depth")


def test_a_link_to_itself(svcdsl, here: Path) -> None:
    (here / "a.svc").symlink_to("a.svc")
    refused(svcdsl, here, "a.svc", "loop")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes of that kind")
def test_a_pipe(svcdsl, here: Path) -> None:
    os.mkfifo(here / "a.svc")
    refused(svcdsl, here, "a.svc", "not-a-file")


@pytest.mark.skipif(not os.path.exists("/dev/zero"), reason="the system has no such device")
def test_a_link_to_a_device(svcdsl, here: Path) -> None:
    (here / "a.svc").symlink_to("/dev/zero")
    refused(svcdsl, here, "a.svc", "not-a-file")


@pytest.mark.parametrize(("name", "kind"), [("a.svc", "pipe"), ("/dev/zero", "device")])
def test_one_that_is_named_is_wrong_use(svcdsl, here: Path, name: str, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(here / name)
    for language, told in (
        ("en", f"“{name}” is neither a file nor a folder."),
        ("zh", f"“{name}”既不是文件，也不是文件夹。"),
    ):
        ran = svcdsl("check", name, "--language", language)
        assert (ran.code, ran.out, ran.err) == (2, "", told + "\n")


# Files that are unusual and right


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.svc", "\ufeffsvcdsl 1\nterm voucher\n"),
        ("a.svc.yaml", "\ufeffsvcdsl: 1\nterms: {voucher: }\n"),
        ("a.svc", 'svcdsl 1\r\nterm voucher {\r\n\tdescription "x"\r\n}\r\n'),
        ("a.svc.yaml", "svcdsl: 1\r\nterms:\r\n  voucher:\r\n    title: x\r\n"),
        ("a.svc", "svcdsl 1\rterm voucher\r"),
        ("a.svc", 'svcdsl\t1\nterm\tvoucher\t"Voucher"\n\t\n'),
        ("a.svc.yaml", 'svcdsl: 1\nterms: {voucher:\t"Voucher"}\n'),
    ],
    ids=["bom", "bom-yaml", "crlf", "crlf-yaml", "cr", "tabs", "tabs-yaml"],
)
def test_marks_line_ends_and_tabs_are_read(svcdsl, here: Path, name: str, content: str) -> None:
    (here / name).write_bytes(content.encode())
    ran = svcdsl("check", "--format", "json")
    assert (ran.code, ran.report["findings"], ran.report["summary"]["things"]) == (0, [], 1)


def test_a_tab_that_indents_yaml_is_told(svcdsl, here: Path) -> None:
    (here / "a.svc.yaml").write_text("svcdsl: 1\nroles:\n\ta: x\n")
    ran = svcdsl("check", "--format", "json")
    assert ran.found == [("N01", "a.svc.yaml", 3, 1)]
    assert "tab" in ran.report["findings"][0]["message"].lower()


@pytest.mark.parametrize("name", ["a.svc", "a.svc.yaml"])
@pytest.mark.parametrize("content", ["", "\n", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_told_that_it_lacks_even_its_version(svcdsl, here: Path, name: str, content: str) -> None:
    (here / name).write_text(content, encoding="utf-8")
    ran = svcdsl("check", "--format", "json")
    assert (ran.code, ran.found, ran.report["summary"]["warnings"]) == (0, [("N08", name, 1, 1)], 1)


def test_a_name_that_is_no_text_is_shown_all_the_same(svcdsl, here: Path) -> None:
    try:
        (here / os.fsdecode(b"\xff.svc")).write_text("svcdsl 1\nrole a owner b\n")
    except OSError:
        pytest.skip("the system has no such names")
    for _ in range(2):  # the second time what was found comes from the cache
        ran = svcdsl("check")
        assert (ran.code, ran.err) == (1, "")
        assert ".svc:2:14" in ran.out


# Very many mistakes


MANY = {
    "a.svc": "svcdsl 1\n" + "}\n" * 100_000,
    "a.svc.yaml": "svcdsl: 1\n" + "---\nx\n" * 100_000,
}


@pytest.mark.parametrize("name", MANY)
def test_a_hundred_thousand_mistakes_are_counted_and_a_part_is_shown(svcdsl, here: Path, name: str) -> None:
    (here / name).write_text(MANY[name])
    ran = svcdsl("check", "--no-cache")
    assert ran.code == 1
    assert "99,800 more, shown with --limit 0" in ran.out
    assert "100,000 errors in 1 file" in ran.out
    assert ran.out.count("N01") == 200


def test_the_limit_is_the_users(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text("svcdsl 1\n" + "}\n" * 300)
    shown = {limit: svcdsl("check", "--limit", limit, "--language", "zh").out for limit in ("0", "3", "300")}
    assert [out.count("N01") for out in shown.values()] == [300, 3, 300]
    assert "……另有 297 条未显示，加 --limit 0 可全部显示" in shown["3"]
    assert all("共 1 个文件：300 个错误" in out for out in shown.values())


def test_a_report_for_machines_has_them_all(svcdsl, here: Path) -> None:
    (here / "a.svc").write_text("svcdsl 1\n" + "}\n" * 300)
    report = svcdsl("check", "--limit", "3", "--format", "json").report
    assert (len(report["findings"]), report["summary"]["errors"]) == (300, 300)
