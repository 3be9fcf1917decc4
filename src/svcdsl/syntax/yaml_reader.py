"""YAML text -> document tree, over the composed nodes of libyaml: every scalar stays the text it is."""

from __future__ import annotations

import operator
import re
from typing import Any

from svcdsl.diagnostics import Finding
from svcdsl.syntax.limits import Limits, may_nest_too_deep
from svcdsl.syntax.tree import Absent, Document, Entry, Mapping, Node, Scalar, Sequence, entry_of
from svcdsl.syntax.yaml_mistakes import CONTROL, DOCUMENT_START, explain, not_fields
from svcdsl.text import Source, Span
from svcdsl.values.value import compiled

try:
    import yaml
    from yaml.cyaml import CParser  # type: ignore[attr-defined]
except ImportError as error:  # pragma: no cover - the message is tested by hiding the module
    raise ImportError(
        "svcdsl needs PyYAML with its libyaml reader, which this installation lacks: pip install --force-reinstall pyyaml\n"
        "svcdsl 需要带 libyaml 的 PyYAML，当前环境没有：pip install --force-reinstall pyyaml"
    ) from error

_OPENING_EVENTS = (yaml.events.MappingStartEvent, yaml.events.SequenceStartEvent)
_CLOSING_EVENTS = (yaml.events.MappingEndEvent, yaml.events.SequenceEndEvent)
_NULLS = frozenset(("", "~", "null"))
_TAG = re.compile(r"!\S*")
_MARKS = re.compile(r"(?:(?<![^\s\[{,])[&!]\S*\s+)+")


class _Composer(CParser):
    """The C composer, with no tags resolved: an explicit tag is all that shows in a node's `tag`."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> None:
        return None

    # Called at every node, for nothing: functions in C that do nothing cost least.
    descend_resolver = operator.is_
    ascend_resolver = tuple


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
        text = source.text
        if ("&" in text or "!" in text) and _MARKS.search(text):  # the signs are found in no time, the pattern is not
            _step_over_marks(document)
    except _TooMuch as excess:
        facts = {"most": limits.depth if excess.what == "depth" else limits.nodes}
        place = Span(source, excess.offset, excess.offset)
        document.roots.clear()
        document.findings.append(Finding("N10", place, facts, variant=f"too-{excess.what}"))
    return document


def compose(source: Source, limits: Limits | None = None) -> list[Any]:
    """The composed nodes of a YAML text, one a `---` document, as they stand in it; none where it cannot be read.

    Unlike the document tree they tell flow from block style, and where a flow collection is closed.
    """
    try:
        if may_nest_too_deep(source.text, (limits or Limits()).depth):
            return []
        parser = _Composer(source.text)
        nodes = []
        while parser.check_node():
            nodes.append(parser.get_node())
    except yaml.YAMLError:
        return []
    return nodes


def _read_from(document: Document, base: int, limits: Limits) -> None:
    """Read the documents from offset `base` on; after an error go on with the next `---`, one by one."""
    text = document.source.text
    converter = _Converter(document, base, limits)
    end = len(text)
    while base < len(text):
        before = len(document.roots), len(document.findings), converter.left
        offset = end - 1
        try:
            converter.base = base
            parser = _Composer(text[base:end])
            while parser.check_node():
                converter.add_root(parser.get_node())
        except yaml.reader.ReaderError:
            converter.forget_after(*before)
            offset = compiled(CONTROL).search(text, base).start()  # type: ignore[union-attr]
            first = DOCUMENT_START.search(text, base + 1, offset)
            if first is not None:
                end = first.start()
                continue
            document.findings.append(
                Finding("N01", Span(document.source, offset, offset + 1), variant="control-character")
            )
        except yaml.YAMLError as error:
            finding, offset = explain(document.source, error, base)
            if not document.findings or finding.span != document.findings[-1].span:
                document.findings.append(finding)
        starts = DOCUMENT_START.finditer(text, max(offset, base + 1))
        base, end = (next((start.start() for start in starts), len(text)) for _ in range(2))


def _step_over_marks(document: Document) -> None:
    """Put scalars where their text begins: for libyaml an anchor and a tag before it belong to its place."""
    todo: list[Node] = list(document.roots)

    def behind(start: int, end: int) -> int:
        marks = _MARKS.match(document.source.text, start, end)
        return marks.end() if marks else start

    while todo:
        node = todo.pop()
        if type(node) is Mapping:
            todo += [entry[6] for entry in node.entries if entry[6] is not None]
            node.entries = [
                (key, behind(start, end), end, text, behind(first, last), last, value)
                for key, start, end, text, first, last, value in node.entries
            ]
        elif type(node) is Sequence:
            todo += node.items
        else:
            node.start = behind(node.start, node.end)


def _measure_depth(text: str, most: int) -> None:
    """Raise _TooMuch where the text nests deeper than `most`; events are read one by one, without recursion."""
    depth = 0
    parser = _Composer(text)
    try:
        while parser.check_event():
            event: Any = parser.get_event()
            if type(event) in _OPENING_EVENTS:
                depth += 1
                if depth > most:
                    raise _TooMuch("depth", event.start_mark.index)
            elif type(event) in _CLOSING_EVENTS:
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

    def forget_after(self, roots: int, findings: int, left: int) -> None:
        """Undo what was read after a moment at which there were so many roots and findings."""
        del self.document.roots[roots:], self.document.findings[findings:]
        self.left = left

    def add_root(self, composed: Any) -> None:
        """Take one `---` document; one without content adds nothing."""
        node = self.convert(composed)
        if type(node) is Mapping:
            self.document.roots.append(node)
        elif type(node) is not Absent:
            self.document.findings.append(not_fields(self.source, node.start, node.end))

    def convert(self, composed: Any) -> Node:
        """The tree node of a composed node. Raises _TooMuch past the limits."""
        value = composed.value
        if type(value) is str:
            return self.convert_scalar(composed, value)
        start = composed.start_mark.index + self.base
        if composed.tag is not None:
            self.refuse_tag(composed, start)
        self.left -= len(value) + 1
        self.depth += 1
        if self.left < 0 or self.depth > self.limits.depth:
            raise _TooMuch("nodes" if self.left < 0 else "depth", start)
        node: Node
        if type(composed) is yaml.MappingNode:
            node = self.convert_mapping(value, start)
        elif value:  # from the first item to the last: brackets and dashes are not the value
            items = [self.convert(item) for item in value]
            node = Sequence(items, items[0].start, items[-1].end)
            if items[0].start < start or items[-1].end < start:  # an alias is placed where its anchor is
                own = [item for item in items if item.start >= start]
                node.start = own[0].start if own else start
                node.end = own[-1].end if own else start + 1
        else:
            node = Sequence([], start, composed.end_mark.index + self.base)
        self.depth -= 1
        return node

    def convert_scalar(self, composed: Any, value: str) -> Scalar | Absent:
        """A scalar; libyaml's style is "" for a plain one."""
        start = composed.start_mark.index + self.base
        end = composed.end_mark.index + self.base
        if composed.tag is not None:
            self.refuse_tag(composed, start)
        if value in _NULLS and not composed.style:
            return Absent(start, end)
        return Scalar(value, start, end, composed.style != "")

    def convert_mapping(self, pairs: Any, start: int) -> Mapping:
        """A mapping; its end is its last value's, since libyaml's runs into the next line."""
        entries: list[Entry] = []
        base = self.base
        key_end = end = start
        self.left -= len(pairs)
        for key, value in pairs:
            word, text = key.value, value.value
            if type(word) is str and key.tag is None and word != "<<":
                key_start, key_end = key.start_mark.index + base, key.end_mark.index + base
            else:
                odd = self.convert_odd_key(key)
                if odd is None:
                    continue
                word, key_start, key_end = odd.text, odd.start, odd.end
            if type(text) is str and value.tag is None and not value.style and text not in _NULLS:
                first, end = value.start_mark.index + base, value.end_mark.index + base
                entries.append((word, key_start, key_end, text, first, end, None))
            else:
                node = self.convert(value)
                end = node.end
                entries.append(entry_of(word, key_start, key_end, node))
        # The place of an alias is that of what it stands for, further up.
        return Mapping(entries, start, max(key_end, end))

    def convert_odd_key(self, key: Any) -> Scalar | None:
        """A key that is no plain text: with a tag, a merge key, a list; None, and said, where it cannot be one."""
        node = self.convert(key)
        if type(node) is not Scalar:
            if type(node) is Absent:
                return Scalar(self.source.text[node.start : node.end], node.start, node.end)
            self.document.findings.append(self.finding("N01", node.start, node.end, "key-is-no-text"))
            return None
        if node.text == "<<" and not node.quoted:
            self.document.findings.append(self.finding("N01", node.start, node.end, "merge-key"))
            return None
        return node

    def refuse_tag(self, composed: Any, start: int) -> None:
        """Tags are not part of the language; the value is read as if it had none."""
        written = _TAG.match(self.source.text, start)
        end = written.end() if written else start
        tag = written.group() if written else composed.tag
        self.document.findings.append(self.finding("N01", start, end, "tag", tag=tag))

    def finding(self, code: str, start: int, end: int, variant: str, **facts: str) -> Finding:
        """A finding of this file at these offsets."""
        return Finding(code, Span(self.source, start, end), facts, variant=variant)
