"""One sign or word, thousands of times: the readers answer without recursion, and say each mistake at its place.

What the command line makes of files that are not what they should be stands in tests/cli.
"""

import pytest

from svcdsl.diagnostics import Finding
from svcdsl.link import Linker
from svcdsl.pipeline import read
from svcdsl.syntax import Limits
from svcdsl.text import Source

MANY = 3_000


def said(name: str, text: str) -> list[Finding]:
    """What is said of a text."""
    linker = Linker()
    linker.add(read(Source(name, text), Limits()))
    return linker.link("project", "en")[1]


SVC = {
    "commas": "," * MANY,
    "commas on lines": ",\n" * MANY,
    "semicolons": ";" * MANY,
    "colons": "role a " + ": " * MANY,
    "lone colons": ":\n" * MANY,
    "equals signs": "role a tags " + "= " * MANY,
    "brackets": "role a tags " + "[ " * MANY,
    "brackets around": "role a " + "[b] " * MANY,
    "opening braces": "{" * 50,
    "closing braces": "}" * MANY,
    "arrows": "role a " + "-> " * MANY,
    "long arrows": "role a " + "--> " * MANY,
    "dashes": "role a tags\n" + '- "x"\n' * MANY,
    "dashes alone": "- x\n" * MANY,
    "quotes": '"' * MANY,
    "three quotes": '"""' * MANY,
    "open quotes": 'role a title "x\n' * MANY,
    "curly quotes": "“" * MANY,
    "single quotes": "'" * MANY,
    "backslashes": 'role a title "' + "\\" * MANY,
    "remarks": "/* " * MANY,
    "words": "nonsense x\n" * MANY,
    "words on a line": "role a " + "x " * MANY,
    "ids in words": "role " + "a " * MANY,
    "and": 'role a tags "x" ' + "and " * MANY,
    "objectives": "service s { promise p says " + "95% within " * MANY + "}",
    "conditions": "policy p for role require " + "not " * MANY,
    "days": "calendar c open " + "Mon," * MANY + " 09:00-18:00",
    "one long word": "role " + "a" * 100 * MANY,
    "choices": "service s { process p { step a " + 'choose when "x" ' * MANY + "} }",
    "waivers": "# svcdsl: allow\n" * MANY,
    "line ends": "\r\n\n\r" * MANY,
    "spaces": " \t　" * MANY,
    "NULs": "\0" * MANY,
    "marks of order": "\ufeff" * MANY,
    "combining marks": "role a" + "\u0301" * MANY,
}

YAML = {
    "documents": "---\n" * MANY,
    "wrong documents": "--- @\n" * MANY,
    "sentences": "---\nx\n" * MANY,
    "tabs": "---\n\ta: b\n" * MANY,
    "tags": "roles: [" + "!a b, " * MANY + "]",
    "anchors": "roles: [" + "&a b, " * MANY + "]",
    "aliases": "a: &a x\nroles: [" + "*a, " * MANY + "]",
    "merge keys": "roles: {" + "<<: x, " * MANY + "}",
    "keys": "\n".join(f"k{number}: x" for number in range(MANY)),
    "one key": "a: b\n" * MANY,
    "colons": ":" * MANY,
    "colons in keys": "a：\n" * MANY,
    "quotes": "'" * MANY,
    "percent signs": "%" * MANY,
    "control characters": "---\na: \x07\n" * MANY,
    "waivers": "# svcdsl: allow\n" * MANY,
    "one long word": "roles: {" + "a" * 100 * MANY + ": x}",
    "folded": "title: >\n" + "  x\n\n" * MANY,
}


@pytest.mark.parametrize("name", SVC)
def test_svc_of_one_thing_thousands_of_times(name: str) -> None:
    text = "svcdsl 1\n" + SVC[name]
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in said("x.svc", text))


@pytest.mark.parametrize("name", YAML)
def test_yaml_of_one_thing_thousands_of_times(name: str) -> None:
    text = "svcdsl: 1\n" + YAML[name]
    assert all(0 <= one.span.start <= one.span.end <= len(text) for one in said("x.svc.yaml", text))


@pytest.mark.parametrize(
    ("line", "code", "count"),
    [
        ("}\n", "N01", MANY),
        ("nonsense\n", "N02", MANY),
        ("role a\n", "N05", MANY - 1),
        ("role {number} external soon\n", "N02", MANY),
        ("role r{number} owner gone\n", "N06", MANY),
    ],
)
def test_each_mistake_of_many_is_said(line: str, code: str, count: int) -> None:
    text = "svcdsl 1\n" + "".join(line.replace("{number}", str(number)) for number in range(MANY))
    assert [one.code for one in said("x.svc", text)] == [code] * count


def test_a_list_of_more_ids_than_two_bytes_can_count_keeps_every_place() -> None:
    ids = ", ".join(f"r{number}" for number in range(66_000))
    findings = said("x.svc", f"svcdsl 1\nservice s {{\n need a for {ids} kind basic\n}}\n")
    assert len(findings) == 66_000
    assert all(one.span.text == f"r{number}" for number, one in enumerate(findings))


def test_brackets_in_texts_do_not_hide_how_deep_a_file_nests() -> None:
    document = read(Source("a.svc.yaml", "svcdsl: 1\nneeds: " + '["]",\n' * 20_000), Limits())
    assert [(one.code, one.variant) for one in document.findings] == [("N10", "too-depth")]
