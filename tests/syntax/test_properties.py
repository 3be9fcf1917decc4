"""Whatever is typed: both readers and the linker answer it with findings that point into it, never with an exception.

Texts are random, put together from what the notations are made of, or specs of the examples spoiled at random.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from svcdsl.diagnostics import Finding, Nearest
from svcdsl.link import Linker
from svcdsl.model import Project, walk
from svcdsl.pipeline import read
from svcdsl.report.telling import tell
from svcdsl.rules import catalogue
from svcdsl.syntax import Document, Limits, Mapping, Node, Scalar, Sequence
from svcdsl.text import Source
from svcdsl.values import normalise

ROOT = Path(__file__).resolve().parent.parent.parent
SPECS = {
    path.name: path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "specs" / "examples").rglob("*"))
    if path.name.endswith((".svc", ".svc.yaml"))
}
NOTATIONS = ("x.svc", "x.svc.yaml")

SIGNS = [' ', '\n', '\r\n', '\r', '\t', '    ', '\u3000', '{', '}', '｛', '｝', '[', ']', '(', ')', ',', '，', '、', ';', '；', ':', ': ', '：', '=', '->', '→', '=>', '⇒', '-->', '==>', '- ', '-', '.', '..', '~', '"', '""', '"""', '“', '”', "'", '‘', '’', '`', '「', '」', '\\', '\\n', '#', '# ', '//', '/*', '*/', '%', '@', '!', '!x ', '&a ', '*a', '<<', '<<: ', '? ', '>', '>-\n', '---\n', '...\n', '%YAML 2.0\n', '\x00', '\x07', '\x85', '\u2028', '\ufeff', '\u200b', '\u202e', 'é', '😀', '１', '％', '≥']  # fmt: skip
WORDS = ["svcdsl 1", "svcdsl: 1", "service", "service: a", "services", "服务", "role", "roles", "岗位", "a", "b", "甲", "end", "结束", "customer", "24x7", "title", "名称", "owner", "for", "面向", "process", "流程", "steps", "step", "步骤", "then", "choose", "判断", "when", "若", "otherwise", "share", "5%", "repeat", "3", "timeout", "after", "2h", "to", "fork", "join", "all", "measure", "objective", "95% within 10m over 30d", "近30天 95% 在10分钟内", "escalate", "checks", "critical", "except", "asks", "feedback", "classes", "labels", "job", "evidence", "on", "2026-05-01", "moment-of-truth", "true", "false", "是", "no", "null", "every", "1mo", "worth", "200", "CNY", "open", "Mon-Fri", "09:00-18:00", "zh", "en", "policy", "where", "channel.kind", "in", "and", "not", "require", "severity", "svcdsl: allow D01 until 2027-01-31: x", "if", "goto", "import"]  # fmt: skip

pieces = st.sampled_from(SIGNS) | st.sampled_from(WORDS)
soups = st.lists(pieces, max_size=30).map("".join) | st.lists(pieces, max_size=20).map(" ".join)
random_texts = st.text(max_size=60) | soups


@st.composite
def spoiled_specs(draw: st.DrawFn) -> tuple[str, str]:
    """Some lines of an example with a few places changed, named for its notation or, rarely, for the other one."""
    name = draw(st.sampled_from(sorted(SPECS)))
    lines = SPECS[name].splitlines(keepends=True)
    first = draw(st.integers(0, len(lines) - 1))
    text = "".join(lines[first : first + draw(st.integers(1, 30))])
    for _ in range(draw(st.integers(0, 5))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 5)))
        text = text[:start] + draw(st.just("") | pieces | st.text(max_size=3)) + text[end:]
    return draw(st.sampled_from((name, name, name, *NOTATIONS))), text


specs = spoiled_specs() | st.tuples(st.sampled_from(NOTATIONS), random_texts)


def linked(document: Document) -> tuple[Project, list[Finding]]:
    """The project of one document, and what is said of it."""
    linker = Linker()
    linker.add(document)
    return linker.link("project", "en")


def nodes_of(document: Document) -> Iterator[Node]:
    """All nodes of a document's trees, keys too."""
    todo: list[Node] = list(document.roots)
    while todo:
        node = todo.pop()
        yield node
        if isinstance(node, Mapping):
            todo += [part for pair in node.pairs for part in pair]
        elif isinstance(node, Sequence):
            todo += node.items


def has_aliases(document: Document) -> bool:
    """Whether some node stands at two places of the tree: its place is that of its anchor, further up."""
    return document.notation == "yaml" and "*" in document.source.text


def shown(node: Node) -> object:
    """A tree as plain data with every place."""
    place = (node.start, node.end)
    if isinstance(node, Mapping):
        return ("map", place, [(shown(key), shown(value)) for key, value in node.pairs])
    if isinstance(node, Sequence):
        return ("list", place, [shown(item) for item in node.items])
    return (getattr(node, "text", None), place, getattr(node, "quoted", None))


@given(specs)
@example(("x.svc", "role a -> b"))
@example(("x.svc", "--> b"))
@example(("x.svc", "："))
@example(("x.svc", "="))
@example(("x.svc.yaml", "a: &x {b: c}\nd: {e: *x}\nf: [*x]"))
@example(("x.svc.yaml", "roles: &x {a: *x}"))
@example(("x.svc.yaml", "名称名称名称: \x07"))
@example(("x.svc.yaml", "&a svcdsl: &b !c 1"))
def test_no_text_raises_and_every_finding_points_into_it(spec: tuple[str, str]) -> None:
    name, text = spec
    source = Source(name, text)
    project, findings = linked(read(source, Limits()))
    outside = [
        (finding, span)
        for finding in findings
        for span in (finding.span, *(related.span for related in finding.related))
        if not (span.source is source and 0 <= span.start <= span.end <= len(source.text))
    ]
    assert outside == []
    items = [item for things in project.contents.values() for thing in things for item in walk(thing)]
    assert [place for item in items for *_, place in item.places() if place.end > len(source.text)] == []


@given(specs)
def test_every_finding_can_be_told_in_both_languages(spec: tuple[str, str]) -> None:
    _, findings = linked(read(Source(*spec), Limits()))
    for finding in findings:
        rule = catalogue()[finding.code]
        for language in ("en", "zh"):
            told = tell(finding, rule, language, rule.severity)
            assert told.message
            assert told.help


@given(specs)
def test_every_node_has_a_place_in_the_text(spec: tuple[str, str]) -> None:
    document = read(Source(*spec), Limits())
    length = len(document.source.text)
    assert [node for node in nodes_of(document) if not 0 <= node.start <= node.end <= length] == []


@given(specs)
def test_places_never_go_back(spec: tuple[str, str]) -> None:
    document = read(Source(*spec), Limits())
    if has_aliases(document):
        return
    for node in nodes_of(document):
        if isinstance(node, Mapping):
            starts = [key.start for key, _ in node.pairs]
            assert starts == sorted(starts)
            assert [key.text for key, value in node.pairs if value.end < key.start] == []
        elif isinstance(node, Sequence):
            starts = [item.start for item in node.items]
            assert starts == sorted(starts)


@given(spoiled_specs() | st.tuples(st.just("x.svc.yaml"), random_texts))
def test_a_plain_scalar_of_yaml_is_what_stands_at_its_place(spec: tuple[str, str]) -> None:
    document = read(Source("x.svc.yaml", spec[1]), Limits())
    for node in nodes_of(document):
        if isinstance(node, Scalar) and not node.quoted:
            written = document.source.text[node.start : node.end]
            assert node.text.split() == written.split()


@given(spoiled_specs() | st.tuples(st.just("x.svc"), random_texts))
def test_a_value_of_svc_is_what_stands_at_its_place(spec: tuple[str, str]) -> None:
    document = read(Source("x.svc", spec[1]), Limits())
    if any(finding.code == "N01" for finding in document.findings):
        return  # a mended mistake is read as it was meant
    for node in nodes_of(document):
        if not isinstance(node, Mapping):
            continue
        for _, value in node.pairs:
            for one in value.items if isinstance(value, Sequence) else [value]:
                if isinstance(one, Scalar) and not one.quoted and one.text != "true":
                    assert normalise(document.source.text[one.start : one.end]) == normalise(one.text)


@given(specs)
def test_reading_again_gives_the_same(spec: tuple[str, str]) -> None:
    first, second = (read(Source(*spec), Limits()) for _ in range(2))
    assert [shown(root) for root in first.roots] == [shown(root) for root in second.roots]
    told = [
        [(one.code, one.variant, one.span, facts_of(one)) for one in linked(document)[1]]
        for document in (first, second)
    ]
    assert told[0] == told[1]


def facts_of(finding: Finding) -> dict[str, object]:
    """The facts of a finding, the words nearest to a mistyped one looked up."""
    return {name: fact.words() if isinstance(fact, Nearest) else fact for name, fact in finding.facts.items()}


@pytest.mark.parametrize("name", sorted(SPECS))
def test_an_example_cut_off_anywhere_is_read_as_far_as_it_goes(name: str) -> None:
    text = SPECS[name]
    for cut in range(0, len(text), max(1, len(text) // 12)):
        linked(read(Source(name, text[:cut]), Limits()))
