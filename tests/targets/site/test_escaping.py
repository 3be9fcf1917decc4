"""What people write comes out as text, whatever signs it has, and wherever it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from xml.etree import ElementTree

import markdown as python_markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st

from svcdsl.targets.site.escaping import clean, markdown, one_line
from svcdsl.targets.site.prose import prose

from .conftest import Page, Site

HOSTILE = [
    "<script>alert(1)</script>",
    "{{ 7 * 7 }} {% raw %}",
    "a | b",
    "`code` and ``more``",
    "[x](javascript:alert(1))",
    "![x](http://example.org/x.png)",
    "**bold** _it_ ~~no~~ ==mark==",
    "# heading",
    "1. one",
    "- item",
    "</td></tr></table>",
    "]]> --> <!-- ?>",
    "{: #own .own onclick=x }",
    "&lt; &amp; &#42;",
    "\\* \\\\ \\`",
    '" onmouseover="x',
    "' x='",
    "<svg onload=x>",
    "{0} {name} %s",
    "[ref]: http://example.org",
    "*[abbr]: x",
    "$math$ ^sup^",
    "\u202eright to left",
]

# The text stands in every field that takes one; ids are the language's own business.
SPEC = """
svcdsl: 1
roles: {{host: {{title: {t}, description: {t}, may: [{{what: {t}}}]}}}}
channels: {{desk: {{kind: counter, title: {t}}}}}
calendars: {{office: {{title: {t}, timezone: Asia/Shanghai, open: "Mon 09:00-18:00"}}}}
customers: {{guest: {{title: {t}, profile: {t}, differs: [{t}]}}}}
sources: {{log: {{kind: events, title: {t}, table: t}}}}
norms: {{rule: {{title: {t}, source: {t}, about: {t}}}}}
terms: {{word: {{title: {t}, description: {t}}}}}
---
service: stay
title: {t}
description: {t}
owner: host
tags: [{t}]
version: {t}
goals: {{g: {{title: {t}}}}}
needs: {{n: {{title: {t}, kind: basic, evidence: [{{method: survey, note: {t}}}]}}}}
stages: {{s: {{title: {t}, feeling: 1/5, pains: [{t}]}}}}
touchpoints:
  t:
    title: {t}
    stage: s
    channel: desk
    shows: [{t}]
    standards:
      st: {{title: {t}, checks: [{{title: {t}}}], script: [{t}], forbid: [{t}], except: [{{for: [guest], why: {t}}}]}}
processes:
  p:
    title: {t}
    start: a
    steps:
      a: {{title: {t}, by: host, touchpoint: t, lane: frontstage, checks: [{t}], asks-for: [{t}],
           choose: [{{when: {t}, then: b}}, {{otherwise: true, then: end}}], fails: [{{when: {t}, recover: b}}]}}
      b: {{title: {t}, lane: customer, then: end}}
measures: {{m: {{title: {t}, kind: duration, from: a.started, to: b.done, source: log}}}}
slas: {{l: {{title: {t}, measure: m, objective: 95% within 10m over 30d, remedy: {t}}}}}
promises: {{pr: {{title: {{en: {t}, zh: {t}}}, backed-by: l, remedy: {t}}}}}
feedback: {{f: {{title: {t}, kind: survey, asks: {{q: {{title: {t}}}}}, classes: {{c: {{title: {t}}}}}}}}}
improvements: {{i: {{title: {t}, problem: {t}, cause: [{t}], options: {{o: {{title: {t}, cost: {t}, risk: {t}}}}}}}}}
resources: {{r: {{title: {t}}}, tool: {{kind: tool, title: {t}}}}}
trainings: {{tr: {{title: {t}}}}}
risks: {{ri: {{title: {t}, response: {t}}}}}
rollouts: {{ro: {{title: {t}, where: {t}}}}}
reviews: {{re: {{title: {t}}}}}
"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Site]:
    """The site of a spec in which one text stands everywhere, built once a text."""
    import json

    from .conftest import build, emission_of, linked

    sites: dict[str, Site] = {}

    def site(text: str) -> Site:
        if text not in sites:
            project = linked({"a.svc.yaml": SPEC.format(t=json.dumps(text))})
            assert not project.broken
            sites[text] = build(emission_of(project), tmp_path_factory.mktemp("hostile"))
        return sites[text]

    return site


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(hostile: Callable[[str], Site], text: str) -> None:
    page = hostile(text).pages()["services/stay.html"]
    shown = one_line(text)
    assert page.text.count(shown) > 40
    assert page.faults == []
    for tag, given_ in page.tags:
        assert tag not in ("script", "img", "iframe") or str(given_.get("src")).startswith("../assets/")
        assert not [name for name in given_ if name.startswith("on")]
    assert not [link for link in page.links if link.startswith(("javascript", "http"))]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_diagram_keeps_text_text(hostile: Callable[[str], Site], text: str) -> None:
    (drawing,) = (hostile(text).folder / "html" / "services").glob("*.svg")
    root = ElementTree.parse(drawing).getroot()
    tags = {element.tag.rpartition("}")[2] for element in root.iter()}
    assert tags <= {"svg", "g", "a", "rect", "path", "polygon", "circle", "line", "text", "title", "desc"}
    assert one_line(text) in "".join(root.itertext())


@pytest.mark.parametrize("text", HOSTILE)
def test_headings_and_menu_keep_text_text(hostile: Callable[[str], Site], text: str) -> None:
    overview = hostile(text).pages()["index.html"]
    assert overview.faults == []
    assert overview.text.count(one_line(text)) >= 3  # in the menu, in the table, in what is shared


@given(st.text(max_size=60))
def test_markdown_reads_an_escaped_text_as_text(text: str) -> None:
    made = python_markdown.markdown(f"# {markdown(text)}", extensions=["attr_list", "tables", "toc"])
    assert re.sub("<[^<>]*>", "", made).strip() == re.sub("<[^<>]*>", "", made)
    assert unescape(re.sub(r"</?h1[^<>]*>", "", made)) == one_line(text)


@given(st.text())
def test_a_clean_text_is_xml(text: str) -> None:
    element = ElementTree.Element("text")
    element.text = clean(text)
    assert ElementTree.fromstring(ElementTree.tostring(element)).text in (clean(text), None)


@given(st.text(alphabet="<>&\"'()[]!#*_`{}|:/\\ \n\tabjscript=.-123", max_size=80))
def test_prose_does_no_harm(text: str) -> None:
    page = Page(str(prose(text)))
    allowed = {
        "p", "a", "span", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "hr", "br", "h4", "h5", "h6",
        "table", "thead", "tbody", "tr", "th", "td",
    }  # fmt: skip
    assert {tag for tag, _ in page.tags} <= allowed
    assert page.faults == []
    assert all(re.match("https?://|mailto:", link, re.IGNORECASE) for link in page.links)
    assert {name for _, given_ in page.tags for name in given_} <= {"href", "rel", "start", "style", "title"}


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**bold**", "<p><strong>bold</strong></p>"),
        ("# Top", "<h4>Top</h4>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        (
            "[page](https://example.org/a?b=1)",
            '<p><a href="https://example.org/a?b=1" rel="noopener noreferrer">page</a></p>',
        ),
        ("[run](javascript:x)", "<p><span>run</span></p>"),
        ("[file](../secret.html)", "<p><span>file</span></p>"),
        ("![sign](https://example.org/s.png)", "<p><span>sign</span></p>"),
        ("<b>raw</b>", "<p>&lt;b&gt;raw&lt;/b&gt;</p>"),
        ("<javascript:x>", "<p>&lt;javascript:x&gt;</p>"),
    ],
)
def test_descriptions_keep_their_markdown(text: str, html: str) -> None:
    assert prose(text) == html
