"""What people write, made harmless for each of the notations that a page is made of.

HTML inside the pages is escaped by Jinja2 itself (autoescape); here are the rest: Markdown, and what no XML may
hold. Signs of Markdown become numeric entities, which no dialect of it reads as its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markupsafe import Markup

from svcdsl.model import in_language

if TYPE_CHECKING:
    from svcdsl.model import Thing

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]")
_SIGNS = re.compile(r"[\\`*_{}\[\]()#+\-!|<>&~^=:$@\"'./%]")
_SPACE = re.compile(r"\s+")


def clean(text: str) -> str:
    """The text without characters that XML forbids and those that turn the direction of what follows."""
    return _CONTROL.sub("", text)


def one_line(text: str) -> str:
    """The text on one line, for headings, titles and labels."""
    return _SPACE.sub(" ", clean(text)).strip()


def title_of(thing: Thing, language: str) -> str:
    """What a thing is called in a language, on one line: its title, or its id where that says nothing."""
    return one_line(in_language(thing.label, language)) or one_line(thing.id)


def markdown(text: str) -> Markup:
    """The text for a place in Markdown where it must be nothing but text, on one line."""
    return Markup(_SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", one_line(text)))
