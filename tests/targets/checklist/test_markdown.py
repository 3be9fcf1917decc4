"""What people type is what is shown, whichever Markdown reads the page."""

import re
import xml.etree.ElementTree as ET
from html.entities import html5

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.targets.checklist.markdown import Marked, joined, marked

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "codehilite", "def_list", "fenced_code", "footnotes", "legacy_em"),
    *("md_in_html", "sane_lists", "tables", "toc"),
]
HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "--> <b>out</b> <!--",
    "[click](javascript:alert(1))",
    "![x](http://example.com/x.png)",
    "[ref]: http://example.com",
    "[^1]: foot",
    "a | b | c",
    "`code` and ``more``",
    "*em* **strong** _em_ __strong__ snake_case_word",
    "~~gone~~ ==marked== ^^up^^ H~2~O",
    "- [ ] not a task",
    "[x] done",
    "+ plus",
    "1. first",
    "2) second",
    "# heading #",
    "C#",
    "> quote",
    "    code",
    "!!! danger",
    "--- ",
    "{: onclick=alert(1) }",
    "{{ config }} {% raw %}",
    "&lt;b&gt; &amp; R&D &copy;",
    "\\*not em\\*",
    "a\\",
    "$x$ 5 $ and 6 $",
    ":smile: 10:30:00",
    "*[HTML]: abbreviation",
    "line\nbreak\r\nand\ttab",
    "中文｜全角〈括号〉",
    "=1+1",
    "[TOC]",
    "term\n: definition",
    "https://example.com/a_b_c",
    "wzxhzdk:0 klzzwxh:0001",
]


def shown(text: str) -> str:
    """What a reader should see: the text on one line, without signs that cannot be seen."""
    return " ".join(text.split())


def rendered(page: str) -> ET.Element:
    """The page as a browser would take it."""
    html = markdown.markdown(page, extensions=EXTENSIONS)
    known = {name.rstrip(";"): text for name, text in html5.items()}
    html = re.sub(r"&(?!lt;|gt;|amp;|quot;)(\w+);", lambda found: known[found[1]], html)
    return ET.fromstring(f"<body>{html}</body>")


def text_of(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


FRAMES = {
    "heading": ("# {}", "h1"),
    "task": ("- [ ] **A1** {} <!-- a/b#c -->", "li"),
    "bold": ("- [ ] **A1 {}** · at the gate", "strong"),
    "emphasis": ("- [ ] a\n    - *{}* — at least 95%", "em"),
    "quoted": ("- a\n    - Say: “{}”", "li/ul/li"),
    "cell": ("| a | b |\n| --- | --- |\n| {} | second |", ".//tbody//td"),
    "paragraph": ("Source: {}", "p"),
    "bullet": ("- {}", "li"),
}


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_shown_as_typed(frame: str, text: str) -> None:
    around, _ = FRAMES[frame]
    page = rendered(around.format(marked(text)))
    plain = rendered(around.format("PLAIN"))
    assert [element.tag for element in page.iter()] == [element.tag for element in plain.iter()]
    assert text_of(page) == text_of(plain).replace("PLAIN", shown(text))
    attributes = [element.attrib for element in page.iter() if element.tag != "h1"]
    assert attributes == [element.attrib for element in plain.iter() if element.tag != "h1"]


TEXTS = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]()#+-.!<>&|~^$=:;\"'/ \n 1a"), st.characters(exclude_categories=["C", "Z"])),
    min_size=1,
).filter(lambda text: text.strip())


@given(TEXTS)
def test_any_text_stays_one_line_of_plain_text(text: str) -> None:
    page = rendered(f"- [ ] **A1** {marked(text)} <!-- a -->")
    assert text_of(page) == shown(f"[ ] A1 {shown(text)}")
    assert [element.tag for element in page.iter()] == ["body", "ul", "li", "strong"]


@given(TEXTS)
def test_any_text_may_stand_at_the_beginning_of_a_line(text: str) -> None:
    page = rendered(f"- {marked(text)}")
    assert text_of(page) == shown(text)
    assert [element.tag for element in page.iter()] == ["body", "ul", "li"]


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\x00", "\x02", "\x1b", "\ud800"])
def test_signs_that_deceive_are_dropped(sign: str) -> None:
    assert marked(f"a{sign}b") == "ab"


def test_markdown_of_our_own_is_left_alone() -> None:
    assert marked(Marked("**bold**")) == "**bold**"
    assert joined(", ", [Marked("*a*"), Marked(""), Marked("b")]) == "*a*, b"


def test_what_needs_no_escape_gets_none() -> None:
    text = "Say why (both languages), at 9:30 – 3.2 km & back, -5 °C!"
    assert marked(text) == text
