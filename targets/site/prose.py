"""Descriptions: people's own Markdown as HTML that can do no harm.

Raw HTML comes out as text, a link that is not to the web, to a mail address or within the page loses its
address, a picture becomes its words (it would have to be fetched), headings stand below those of the page.
"""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree

from markupsafe import Markup

from .escaping import clean

_SAFE = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]*", re.IGNORECASE)
_TOP_HEADING = 4
_WRITER: list[Any] = []


def prose(text: str) -> Markup:
    """A text in Markdown as HTML blocks; each table and list on its own."""
    if not _WRITER:
        _WRITER.append(_writer())
    writer = _WRITER[0]
    writer.reset()
    return Markup(writer.convert(clean(text)))


def _writer() -> Any:
    from markdown import Markdown
    from markdown.treeprocessors import Treeprocessor

    class Harmless(Treeprocessor):
        """Takes the addresses out of links, pictures out of the text, and headings down."""

        def run(self, root: ElementTree.Element) -> None:
            for element in root.iter():
                _make_harmless(element)

    writer = Markdown(extensions=["tables", "sane_lists"], output_format="xhtml")
    # Without these two, a `<` is text wherever it stands.
    writer.preprocessors.deregister("html_block")
    writer.inlinePatterns.deregister("html")
    # Behind all others, so that every link is there already.
    writer.treeprocessors.register(Harmless(writer), "harmless", -1)
    return writer


def _make_harmless(element: ElementTree.Element) -> None:
    if element.tag == "img":
        element.tag = "span"
        element.text = element.get("alt") or ""
        element.attrib.clear()
    elif element.tag == "a":
        address = element.get("href", "")
        element.attrib.clear()
        if _SAFE.fullmatch(address):
            element.set("href", address)
            element.set("rel", "noopener noreferrer")
        else:
            element.tag = "span"
    elif re.fullmatch("h[1-6]", element.tag):
        element.tag = f"h{min(6, int(element.tag[1]) + _TOP_HEADING - 1)}"
