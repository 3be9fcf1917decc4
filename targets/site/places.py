"""Where each thing stands on the site: its page, its anchor, and the link to it from another page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from posixpath import dirname, relpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from svcdsl.model import ALWAYS
from svcdsl.targets.base import file_name

if TYPE_CHECKING:
    from svcdsl.model.base import Item
    from svcdsl.model.service import Service

OVERVIEW, SHARED, COVERAGE, PROOFS = "index", "shared", "coverage", "proofs"

ANCHORED = frozenset(
    (
        "role", "channel", "calendar", "customer", "source", "norm", "term", "policy", "goal", "need", "stage",
        "touchpoint", "standard", "process", "step", "measure", "sla", "promise", "feedback", "improvement",
        "resource", "training", "risk", "rollout", "review",
    )
)  # fmt: skip
"""The kinds of things that have an anchor of their own."""

_TAKEN = ("index", "readme")  # names that MkDocs reads in a way of its own


def page_names(services: Sequence[Service]) -> Mapping[Service, str]:
    """The page of every service, without suffix: one name each, also where letters differ only in case."""
    names: dict[Service, str] = {}
    used: set[str] = set(_TAKEN)
    for service in services:
        name = base = file_name(service.id, 100)
        count = 1
        while name.casefold() in used:
            count += 1
            name = f"{base}-{count}"
        used.add(name.casefold())
        names[service] = f"services/{name}"
    return names


def anchor(thing: Any) -> str:
    """The anchor of a thing on its page."""
    return f"{thing.KIND}-{thing.id}"


class Places:
    """Links from one page. `page` is its path without suffix."""

    __slots__ = ("names", "page")

    def __init__(self, names: Mapping[Service, str], page: str) -> None:
        self.names = names
        self.page = page

    def link(self, thing: Item) -> str | None:
        """The address of a thing from this page; None for what has no place: 24x7, parts of a service left out."""
        if thing is ALWAYS:
            return None
        while thing.KIND not in ANCHORED and thing.KIND != "service":
            if thing.parent is None:
                return None
            thing = thing.parent
        service = thing.service
        page = SHARED if service is None else self.names.get(service)
        if page is None:
            return None
        if thing is service:
            return self.to(page)
        return ("" if page == self.page else self.to(page)) + "#" + anchor(thing)

    def to(self, page: str, suffix: str = ".html") -> str:
        """The address of a page, or of another file by its suffix, from this page."""
        return quote(relpath(page + suffix, dirname(self.page) or "."))
