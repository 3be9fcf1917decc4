"""The index of the site's own search: a script with one row a thing, which works from a folder too.

A browser lets a page that was opened from a folder fetch nothing, so that an index in JSON could not be read.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from svcdsl.model import Localized, Thing, in_language, inside
from svcdsl.targets.base import Emission

from .escaping import one_line, title_of
from .places import ANCHORED, SHARED, Places
from .words import words

if TYPE_CHECKING:
    from svcdsl.model.base import Item
    from svcdsl.model.service import Service

_MOST = 600  # signs of text kept for one thing


def search_index(emission: Emission, language: str, names: Mapping[Service, str]) -> str:
    """A script that sets `svcdslSearch`: rows of title, kind, where it belongs, address, text."""
    rows = list(_rows(emission, language, names))
    lines = ",\n".join(json.dumps(row, ensure_ascii=False).replace("<", "\\u003c") for row in rows)
    return f"window.svcdslSearch = [\n{lines}\n];\n"


def _rows(emission: Emission, language: str, names: Mapping[Service, str]) -> Iterator[list[str]]:
    w = words(language)
    places = Places(names, "here")  # a page at the top: addresses as seen from there
    for thing in emission.project.things():
        if not isinstance(thing, Thing) or (thing.KIND not in ANCHORED and thing.KIND != "service"):
            continue
        address = places.link(thing)
        if address is None:
            continue
        service = thing.service
        home = "" if service is thing else w[SHARED] if service is None else title_of(service, language)
        kind = "feedback_one" if thing.KIND == "feedback" else thing.KIND
        yield [title_of(thing, language), w[kind], home, address, _text(thing, language)]


def _text(thing: Thing, language: str) -> str:
    """The texts of a thing and of the items in it, not those of the things that have a row of their own."""
    return one_line(" ".join([thing.id, *_texts(thing, language)]))[:_MOST]


def _texts(item: Item, language: str) -> Iterator[str]:
    for attribute in item.FIELDS:
        value = getattr(item, attribute)
        for text in value if isinstance(value, tuple) else (value,):
            if type(text) in (str, Localized):
                yield in_language(text, language)
    for inner in inside(item):
        if inner.KIND not in ANCHORED:
            yield from _texts(inner, language)
