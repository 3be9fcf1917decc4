"""YAML text -> document tree, over the composed nodes of libyaml: every scalar stays the text it is."""

from __future__ import annotations

import re
from typing import Any

from svcdsl.diagnostics import Finding
from svcdsl.syntax.limits import Limits, may_nest_too_deep
from svcdsl.syntax.tree import Absent, Document, Mapping, Node, Scalar, Sequence
from svcdsl.syntax.yaml_mistakes import explain
from svcdsl.text import Source, Span

try:
    import yaml
    from yaml.cyaml import CParser
except ImportError as error:  # pragma: no cover - the message is tested by hiding the module
    raise ImportError(
        "svcdsl needs PyYAML with its libyaml reader, which this installation lacks: pip install --force-reinstall pyyaml\n"
        "svcdsl 需要带 libyaml 的 PyYAML，当前环境没有：pip install --force-reinstall pyyaml"
    ) from error

_NULLS = frozenset(("", "~", "null"))
_DOCUMENT_START = re.compile(r"^---(?=\s|$)", re.MULTILINE)


class _Composer(CParser):  # type: ignore[misc]
    """The C composer, with no tags resolved: an explicit tag is all that shows in a node's `tag`."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
        return None

    def descend_resolver(self, current: Any, index: Any) -> None:
        return None

    def ascend_resolver(self) -> None:
        return None


class _TooMuch(Exception):
    """The text asks for more than the limits allow; `what` is `depth` or `nodes`."""

    def __init__(self, what: str, offset: int) -> None:
        super().__init__(what)
        self.what = what
        self.offset = offset


def read_yaml(source: Source, limits: Limits | None = None) -> Document:
    """Read every `---` document of a YAML text. Never raises: what is wrong stands in `findings`."""
    limits = limits or Limits()
    document = Document(source, "yaml")
    try:
        if may_nest_too_deep(source.text, limits.depth):
            _measure_depth(source.text, limits.depth)
        _read_from(document, 0, limits)
    except _TooMuch as excess:
        facts = {"most": limits.depth if excess.what == "depth" else limits.nodes}
        place = Span(source, excess.offset, excess.offset)
        document.roots.clear()
        document.findings.append(Finding("N10", place, facts, variant=f"too-{excess.what}"))
    return document


def _read_from(document: Document, base: int, limits: Limits) -> None:
    """Read the documents from offset `base` on; after an error go on behind the next `---`."""
    source = document.source
    while base <= len(source.text):
        converter = _Converter(document, base, limits)
        try:
            parser = _Composer(source.text[base:] if base else source.text)
            while parser.check_node():
                converter.add_root(parser.get_node())
            return
        except yaml.YAMLError as error:
            finding, offset = explain(source, error, base)
            document.findings.append(finding)
            following = _DOCUMENT_START.search(source.text, max(offset, base + 1))
            if following is None:
                return
            base = following.start()


def _measure_depth(text: str, most: int) -> None:
    """Raise _TooMuch where the text nests deeper than `most`; events are read one by one, without recursion."""
    depth = 0
    parser = _Composer(text)
    try:
        while parser.check_event():
            event = parser.get_event()
            if isinstance(event, yaml.events.CollectionStartEvent):
                depth += 1
                if depth > most:
                    raise _TooMuch("depth", event.start_mark.index)
            elif isinstance(event, yaml.events.CollectionEndEvent):
                depth -= 1
    except yaml.YAMLError:
        return  # composing says what is wrong, and stops at the same place


class _Converter:
    """Turns composed nodes into tree nodes, and says which of YAML's features are not to be used."""

    def __init__(self, document: Document, base: int, limits: Limits) -> None:
        self.document = document
        self.source = document.source
        self.base = base
        self.limits = limits
        self.left = limits.nodes
        self.depth = 0

    def add_root(self, composed: Any) -> None:
        """Take one `---` document; one without content adds nothing."""
        node = self.convert(composed)
        if type(node) is Mapping:
            self.document.roots.append(node)
        elif type(node) is not Absent:
            text = node.text if type(node) is Scalar else ""
            variant = "full-width-colon" if "：" in text else "not-a-mapping"
            self.document.findings.append(self.finding("N01", node.start, node.end, variant))

    def convert(self, composed: Any) -> Node:
        """The tree node of a composed node. Raises _TooMuch past the limits."""
        start = composed.start_mark.index + self.base
        self.left -= 1
        if self.left < 0:
            raise _TooMuch("nodes", start)
        if composed.tag is not None:
            self.refuse_tag(composed, start)
        value = composed.value
        if type(value) is str:
            end = composed.end_mark.index + self.base
            if not composed.style and value in _NULLS:  # libyaml says "" for a plain scalar
                return Absent(start, end)
            return Scalar(value, start, end, bool(composed.style))
        self.depth += 1
        if self.depth > self.limits.depth:
            raise _TooMuch("depth", start)
        node: Node
        if type(composed) is yaml.MappingNode:
            node = self.convert_mapping(value, start)
        else:
            items = [self.convert(item) for item in value]
            if items:  # from the first item to the last: brackets and dashes are not the value
                node = Sequence(items, items[0].start, items[-1].end)
            else:
                node = Sequence(items, start, composed.end_mark.index + self.base)
        self.depth -= 1
        return node

    def convert_mapping(self, pairs: Any, start: int) -> Mapping:
        """A mapping; its end is its last value's, since libyaml's runs into the next line."""
        converted = []
        for key, value in pairs:
            name = self.convert(key)
            if type(name) is Absent:
                name = Scalar(self.source.text[name.start : name.end], name.start, name.end)
            if type(name) is not Scalar:
                self.document.findings.append(self.finding("N01", name.start, name.end, "key-is-no-text"))
                continue
            if name.text == "<<" and not name.quoted:
                self.document.findings.append(self.finding("N01", name.start, name.end, "merge-key"))
                continue
            converted.append((name, self.convert(value)))
        return Mapping(converted, start, converted[-1][1].end if converted else start)

    def refuse_tag(self, composed: Any, start: int) -> None:
        """Tags are not part of the language; the value is read as if it had none."""
        end = start + len(composed.tag) if self.source.text.startswith(composed.tag, start) else start
        self.document.findings.append(self.finding("N01", start, end, "tag", tag=composed.tag))

    def finding(self, code: str, start: int, end: int, variant: str, **facts: str) -> Finding:
        """A finding of this file at these offsets."""
        return Finding(code, Span(self.source, start, end), facts, variant=variant)
